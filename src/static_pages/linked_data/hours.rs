//! The opening hours of an ordinary week. A place whose weeks differ (seasons, markets of the moon) says
//! nothing here: the guide's own page tells each day.

use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::hours::{Hours, OpenHours, TimeWindow};
use crate::domain::catalogue::Catalogue;
use serde_json::{Value, json};

/// The days of a week, Monday first, as schema.org names them.
const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// How many weeks must agree, from the day the facts were last read.
const WEEKS: i32 = 52;

/// Returns the windows of each day of the week, if they are known and every week of a year has the
/// same; public holidays are left aside.
pub fn weekly(hours: &Hours, catalogue: &Catalogue) -> Option<Value> {
    if hours.is_unknown() || !hours.lunar_days.is_empty() {
        return None;
    }
    let mut specifications = Vec::new();
    let first = catalogue.checked;
    for day in 0..7 {
        let dates = (0..WEEKS).map(|week| first.plus_days(7 * week + day));
        let mut ordinary = dates.filter(|date| catalogue.holidays.on(*date).is_none());
        let date = ordinary.next()?;
        let windows = windows(hours, catalogue, date)?;
        if !ordinary.all(|other| self::windows(hours, catalogue, other).as_ref() == Some(&windows)) {
            return None;
        }
        let name = DAYS.get(date.weekday() as usize)?;
        specifications.extend(windows.into_iter().map(|window| {
            json!({
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": name,
                "opens": clock(window.opens),
                "closes": clock(window.closes),
            })
        }));
    }
    Some(Value::Array(specifications))
}

fn windows(hours: &Hours, catalogue: &Catalogue, date: Date) -> Option<Vec<TimeWindow>> {
    match hours.on(date, &catalogue.holidays) {
        OpenHours::Open(windows) => Some(windows),
        OpenHours::Closed => Some(Vec::new()),
        OpenHours::Unknown | OpenHours::ByAppointment => None,
    }
}

/// Returns a time as ISO 8601 writes it: 08:00.
fn clock(time: TimeOfDay) -> String {
    format!("{:02}:{:02}", time.minutes() / 60, time.minutes() % 60)
}
