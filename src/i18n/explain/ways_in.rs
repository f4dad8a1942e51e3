//! What would let a place into a plan, what that costs, and why a stop comes when it does, in words.

use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{Concession, Mode, PlaceRef, WayIn, WhyNow};
use crate::i18n::{Messages, format};

/// How many of the places that a change drops are named.
const MOST_NAMED: usize = 2;

/// Returns what to do, as a button says it; `name_of` names places and modes of getting about.
pub fn way_in(
    change: &Concession,
    m: &Messages,
    name_of: impl Fn(&PlaceRef) -> String,
    mode_name: impl Fn(Mode) -> String,
) -> String {
    match change {
        Concession::Insist => m.add_anyway().to_string(),
        Concession::Leave(time) => m.way_leave().fill(&[("time", &format::time(*time))]),
        Concession::Back(time) => m.way_back().fill(&[("time", &format::time(*time))]),
        Concession::NoLunch => m.way_no_lunch().to_string(),
        Concession::NoRest => m.way_no_rest().to_string(),
        Concession::NoLimit => m.way_no_limit().to_string(),
        Concession::Unpin => m.way_unpin().to_string(),
        Concession::Unlock => m.way_unlock().to_string(),
        Concession::NoWalkingLimit => m.way_no_walking_limit().to_string(),
        Concession::Days(days) => m.way_days().count(usize::from(*days), m.locale),
        Concession::On(date) => m.way_on().fill(&[("day", &format::day(*date, m))]),
        Concession::By(mode) => m.way_by().fill(&[("mode", &mode_name(*mode))]),
        Concession::Instead(place) => m.way_instead().fill(&[("name", &name_of(place))]),
    }
}

/// Returns what a change costs beside itself, nothing if that is nothing.
pub fn cost(way: &WayIn, m: &Messages, name_of: impl Fn(Entry) -> String) -> String {
    let mut costs = Vec::new();
    if way.change == Concession::Insist && way.longer > 0 {
        let time = format::duration(way.longer.into(), m);
        costs.push(m.way_longer().fill(&[("time", &time)]));
    }
    if !way.drops.is_empty() {
        let named: Vec<String> =
            way.drops.iter().take(MOST_NAMED).map(|entry| name_of(*entry)).collect();
        let more = way.drops.len().saturating_sub(MOST_NAMED);
        let mut names = named.join(", ");
        if more > 0 {
            names = m.way_and_more().fill(&[("names", &names), ("n", &more.to_string())]);
        }
        costs.push(m.way_drops().fill(&[("names", &names)]));
    } else if way.change == Concession::Insist {
        costs.push(m.way_free().to_string());
    }
    costs.join(", ")
}

/// Returns on which days of the week a place is always closed, or on which alone it is open if that
/// is shorter; bits from Monday's.
pub fn closed_weekdays(closed: u8, m: &Messages) -> String {
    let is_long = closed.count_ones() > 3;
    let days = m.weekdays().split(',').enumerate();
    let named = days.filter(|(at, _)| (closed >> at & 1 == 1) != is_long).map(|(_, day)| day);
    let days = named.collect::<Vec<_>>().join(", ");
    let phrase = if is_long { m.left_open_weekdays() } else { m.left_closed_weekdays() };
    phrase.fill(&[("days", &days)])
}

/// Returns why a stop comes when it does; `name_of` names entries.
pub fn why_now(why: WhyNow, m: &Messages, name_of: impl Fn(Entry) -> String) -> String {
    let time = |minutes: u16| format::duration(minutes.into(), m);
    match why {
        WhyNow::Pinned => m.now_pinned().to_string(),
        WhyNow::InOrder => m.now_in_order().to_string(),
        WhyNow::OnlyThisDay => m.now_only_this_day().to_string(),
        WhyNow::BeforeClosing(closes) => {
            m.now_before_closing().fill(&[("time", &format::time(closes))])
        }
        WhyNow::OrLate(with) => m.now_or_late().fill(&[("name", &name_of(with))]),
        WhyNow::OrLonger(swap) => {
            m.now_or_longer().fill(&[("name", &name_of(swap.with)), ("time", &time(swap.later))])
        }
        WhyNow::OnTheWay(0) => m.now_right_on_the_way().to_string(),
        WhyNow::OnTheWay(detour) => m.now_on_the_way().fill(&[("time", &time(detour))]),
    }
}
