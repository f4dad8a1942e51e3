//! What the calendar brings: the next festival days of villages and sights, and the next days of
//! markets that the moon sets.

use super::calendar::Date;
use super::calendar::festival::Held;
use super::calendar::lunar::LAST_YEAR;
use super::catalogue::hours::{Hours, OpenHours};
use super::catalogue::{Catalogue, Entry, Festival};

/// Something that comes back with the moon.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming<'a> {
    /// The village, sight or market.
    pub entry: Entry,
    /// The festival; `None` for a market day.
    pub festival: Option<&'a Festival>,
    /// When it is next, which may be now; `None` if that is later than the calendar is known.
    pub held: Option<Held>,
    /// When the market is open that day; not known of a festival.
    pub hours: OpenHours,
}

/// No market of the moon waits longer for its next day, though it may keep the 30th alone.
const LONGEST_WAIT: i32 = 120;

/// Returns an entry's festivals and its next market day, soonest first.
pub fn of(catalogue: &Catalogue, entry: Entry, today: Date) -> Vec<Coming<'_>> {
    let mut all = Vec::new();
    add(&mut all, catalogue, entry, today, &|_| true);
    all
}

/// Returns what begins within `days` days or is on now, soonest first, at most `most`. A market that
/// is also a sight comes once.
pub fn soon<'a>(
    catalogue: &'a Catalogue,
    entries: &[Entry],
    today: Date,
    days: i32,
    most: usize,
) -> Vec<Coming<'a>> {
    let end = today.plus_days(days);
    let is_wanted = |coming: &Coming<'_>| {
        let is_sights_market = coming.festival.is_none() && matches!(coming.entry, Entry::Sight(_));
        !is_sights_market && coming.held.is_some_and(|held| held.first <= end)
    };
    let mut all = Vec::new();
    for entry in entries {
        add(&mut all, catalogue, *entry, today, &is_wanted);
    }
    all.truncate(most);
    all
}

/// Adds what comes to an entry and is wanted, each before what comes later.
fn add<'a>(
    all: &mut Vec<Coming<'a>>,
    catalogue: &'a Catalogue,
    entry: Entry,
    today: Date,
    is_wanted: &dyn Fn(&Coming<'_>) -> bool,
) {
    let mut put = |festival, held, hours| {
        let coming = Coming { entry, festival, held, hours };
        if is_wanted(&coming) {
            let later = all.iter().position(|other| begins(other) > begins(&coming));
            all.insert(later.unwrap_or(all.len()), coming);
        }
    };
    let (festivals, hours) = match entry {
        Entry::Village(id) => (&catalogue.village(id).festivals[..], None),
        Entry::Sight(id) => {
            let sight = catalogue.sight(id);
            (&sight.festivals[..], Some(&sight.hours))
        }
        Entry::SalesPoint(id) => (&[][..], Some(&catalogue.sales_point(id).hours)),
        Entry::Product(_) | Entry::Eatery(_) => return,
    };
    for festival in festivals {
        put(Some(festival), festival.days.next(today), OpenHours::Unknown);
    }
    if let Some(hours) = hours.filter(|hours| !hours.lunar_days.is_empty()) {
        let (held, hours) = market_day(catalogue, hours, today);
        put(None, held, hours);
    }
}

/// Returns a market's next day, if the calendar is known that far, and when it is open then.
fn market_day(catalogue: &Catalogue, hours: &Hours, today: Date) -> (Option<Held>, OpenHours) {
    let mut date = today;
    while date.year() <= LAST_YEAR && date < today.plus_days(LONGEST_WAIT) {
        let open = hours.on(date, &catalogue.holidays);
        if open != OpenHours::Closed {
            return (Some(Held { first: date, last: Some(date) }), open);
        }
        date = date.plus_days(1);
    }
    (None, OpenHours::Unknown)
}

/// Returns the day on which something begins; what is later than the calendar is known comes last.
fn begins(coming: &Coming<'_>) -> i32 {
    coming.held.map_or(i32::MAX, |held| held.first.epoch_days())
}
