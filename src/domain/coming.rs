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
    let (festivals, hours) = match entry {
        Entry::Village(id) => (Some(&catalogue.village(id).festivals), None),
        Entry::Sight(id) => {
            let sight = catalogue.sight(id);
            (Some(&sight.festivals), Some(&sight.hours))
        }
        Entry::SalesPoint(id) => (None, Some(&catalogue.sales_point(id).hours)),
        Entry::Product(_) | Entry::Eatery(_) => (None, None),
    };
    let festivals = festivals.into_iter().flatten().map(|festival| Coming {
        entry,
        festival: Some(festival),
        held: festival.days.next(today),
        hours: OpenHours::Unknown,
    });
    let market = hours.filter(|hours| !hours.lunar_days.is_empty());
    let market = market.map(|hours| market_day(catalogue, entry, hours, today));
    let mut all: Vec<_> = festivals.chain(market).collect();
    sort(&mut all);
    all
}

/// Returns what begins within `days` days or is on now, soonest first, at most `most`. A market that
/// is also a sight comes once.
pub fn soon(
    catalogue: &Catalogue,
    entries: impl Iterator<Item = Entry>,
    today: Date,
    days: i32,
    most: usize,
) -> Vec<Coming<'_>> {
    let end = today.plus_days(days);
    let is_wanted = |coming: &Coming<'_>| {
        let is_sights_market = coming.festival.is_none() && matches!(coming.entry, Entry::Sight(_));
        !is_sights_market && coming.held.is_some_and(|held| held.first <= end)
    };
    let mut all: Vec<_> =
        entries.flat_map(|entry| of(catalogue, entry, today)).filter(is_wanted).collect();
    sort(&mut all);
    all.truncate(most);
    all
}

fn market_day<'a>(
    catalogue: &'a Catalogue,
    entry: Entry,
    hours: &Hours,
    today: Date,
) -> Coming<'a> {
    let days = (0..LONGEST_WAIT).map(|after| today.plus_days(after));
    let known = days.take_while(|date| date.year() <= LAST_YEAR);
    let mut open = known.map(|date| (date, hours.on(date, &catalogue.holidays)));
    match open.find(|(_, hours)| *hours != OpenHours::Closed) {
        Some((date, hours)) => {
            let held = Some(Held { first: date, last: Some(date) });
            Coming { entry, festival: None, held, hours }
        }
        None => Coming { entry, festival: None, held: None, hours: OpenHours::Unknown },
    }
}

/// Puts the soonest first, and last what is later than the calendar is known.
fn sort(all: &mut [Coming<'_>]) {
    all.sort_by_key(|coming| (coming.held.is_none(), coming.held.map(|held| held.first)));
}
