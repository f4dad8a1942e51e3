//! What became of a link in words: what has changed since, where two travellers do not agree, and why
//! a link cannot be opened.

use super::explain::left_out;
use super::{Messages, format, journey};
use crate::domain::catalogue::{Catalogue, Entry};
use crate::domain::itinerary::{Broken, Conflict, Lost, PlaceRef, SinceKept};

/// Returns what has changed since a plan was kept.
pub fn change(m: &Messages, catalogue: &Catalogue, change: &SinceKept) -> String {
    let name_of = |entry: Entry| catalogue.name(entry).get(m.locale.tag()).to_owned();
    match change {
        SinceKept::Past => m.change_past().text(),
        SinceKept::Lost(Lost::Vanished(place)) => vanished(m, catalogue, place),
        SinceKept::Lost(Lost::Place) => m.change_place().text(),
        SinceKept::Lost(Lost::Interest) => m.change_interest().text(),
        SinceKept::Lost(Lost::Area) => m.change_area().text(),
        SinceKept::Left(left) => {
            let name = left.entry.map_or_else(|| m.not_known().text(), name_of);
            let why = left_out(&left.reason, m, name_of);
            m.change_left().fill(&[("name", &name), ("why", &why)])
        }
        SinceKept::Closed(visit) => m.change_closed().fill(&[
            ("name", &name(m, catalogue, &visit.place)),
            ("day", &format::day(visit.date, m)),
        ]),
        SinceKept::Hours(visit) => {
            let hours = visit
                .windows
                .iter()
                .map(|window| [format::time(window.opens), format::time(window.closes)].join("–"));
            m.change_hours().fill(&[
                ("name", &name(m, catalogue, &visit.place)),
                ("hours", &hours.collect::<Vec<_>>().join(", ")),
                ("time", &format::time(visit.start)),
            ])
        }
    }
}

/// Returns where two travellers do not agree, and what was done about it.
pub fn conflict(m: &Messages, catalogue: &Catalogue, conflict: &Conflict) -> String {
    match conflict {
        Conflict::Dates(date) => m.conflict_dates().fill(&[("day", &format::day(*date, m))]),
        Conflict::Ends(anchor) => {
            m.conflict_ends().fill(&[("place", &journey::anchor_name(m, catalogue, anchor))])
        }
        Conflict::Modes => m.conflict_modes().text(),
        Conflict::Laid(place) => m.conflict_laid().fill(&[("name", &name(m, catalogue, place))]),
        Conflict::Orders(day) => m.conflict_orders().fill(&[("n", &(day + 1).to_string())]),
        Conflict::Unwanted(place) => {
            m.conflict_unwanted().fill(&[("name", &name(m, catalogue, place))])
        }
    }
}

/// Returns why a link cannot be opened.
pub fn broken(m: &Messages, broken: Broken) -> String {
    let phrase = match broken {
        Broken::Empty => m.broken_empty(),
        Broken::Cut => m.broken_cut(),
        Broken::Damaged => m.broken_damaged(),
        Broken::Newer => m.broken_newer(),
    };
    phrase.text()
}

fn vanished(m: &Messages, catalogue: &Catalogue, place: &PlaceRef) -> String {
    let Some(gone) = place.vanished(catalogue) else { return m.change_place().text() };
    let name = gone.name.get(m.locale.tag());
    let mut words = match &gone.since {
        Some(since) => {
            let since = format::partial_date(since, m);
            m.change_vanished_since().fill(&[("name", name), ("since", &since)])
        }
        None => m.change_vanished().fill(&[("name", name)]),
    };
    if let Some(why) = &gone.why {
        words.push(' ');
        words.push_str(why.get(m.locale.tag()));
    }
    words
}

/// Returns the name of a place, also of one that is gone.
fn name(m: &Messages, catalogue: &Catalogue, place: &PlaceRef) -> String {
    let language = m.locale.tag();
    match (place.entry(catalogue), place.vanished(catalogue)) {
        (Some(entry), _) => catalogue.name(entry).get(language).to_owned(),
        (None, Some(gone)) => gone.name.get(language).to_owned(),
        (None, None) => m.not_known().text(),
    }
}
