//! The parts of a planned day in words, for the screen and for what leaves it.

use super::{Messages, format};
use crate::domain::catalogue::{Catalogue, DistrictId, DistrictKind};
use crate::domain::itinerary::{Anchor, DayPlan, Leg, LunchBreak};

/// Returns a commune's name with its kind.
pub fn commune_name(m: &Messages, is_ward: bool, name: &str) -> String {
    let phrase = if is_ward { m.ward_named() } else { m.commune_named() };
    phrase.fill(&[("name", name)])
}

/// Returns a district's name with what it was: huyện Gia Lâm.
pub fn district_name(m: &Messages, catalogue: &Catalogue, id: DistrictId) -> String {
    let district = catalogue.district(id);
    let phrase = match district.kind {
        DistrictKind::Urban => m.district_urban(),
        DistrictKind::Rural => m.district_rural(),
        DistrictKind::Town => m.district_town(),
    };
    phrase.fill(&[("name", &district.name)])
}

/// Returns the name of where a day begins or ends.
pub fn anchor_name(m: &Messages, catalogue: &Catalogue, anchor: &Anchor) -> String {
    let language = m.locale.tag();
    let named = match anchor {
        Anchor::Centre => Some(catalogue.region.centre_name.get(language).to_owned()),
        Anchor::Place(place) => {
            place.entry(catalogue).map(|entry| catalogue.name(entry).get(language).to_owned())
        }
        Anchor::Commune(slug) => catalogue.find_commune(slug).map(|id| {
            let commune = catalogue.commune(id);
            commune_name(m, commune.is_ward, &commune.name)
        }),
        Anchor::District(slug) => {
            catalogue.find_district(slug).map(|id| district_name(m, catalogue, id))
        }
        Anchor::Point(_) => Some(m.your_point().to_string()),
    };
    named.unwrap_or_else(|| m.not_known().to_string())
}

/// Returns how long a way takes, how far it is and over which bridges it leads.
pub fn way(m: &Messages, leg: &Leg) -> String {
    let mut words = m.leg().fill(&[
        ("time", &format::duration(leg.minutes().max(0) as u32, m)),
        ("low", &leg.low.to_string()),
        ("high", &leg.high.to_string()),
        ("km", &format::km(f64::from(leg.metres) / 1_000.0, m.locale)),
    ]);
    if let Some(bridges) = over(m, &leg.over) {
        words.push_str(" · ");
        words.push_str(&bridges);
    }
    words
}

/// Returns which bridges a way crosses.
pub fn over(m: &Messages, bridges: &[Box<str>]) -> Option<String> {
    let named = |name: &str| m.bridge_named().fill(&[("name", name)]);
    let bridges = bridges.iter().map(|name| named(name)).collect::<Vec<_>>().join(", ");
    (!bridges.is_empty()).then(|| m.leg_over().fill(&[("bridges", &bridges)]))
}

/// Returns how many minutes a midday break takes.
pub fn lunch_minutes(lunch: &LunchBreak) -> i32 {
    (lunch.to.minutes() - lunch.from.minutes()).max(0)
}

/// Returns how long a midday break is, and what it is near.
pub fn lunch(m: &Messages, catalogue: &Catalogue, lunch: &LunchBreak) -> String {
    let time = format::duration(lunch_minutes(lunch) as u32, m);
    match lunch.near.map(|entry| catalogue.name(entry).get(m.locale.tag())) {
        Some(near) => m.lunch_near().fill(&[("time", &time), ("place", near)]),
        None => m.lunch_here().fill(&[("time", &time)]),
    }
}

/// Returns what a day is called: by its first and last stop.
pub fn day_title(m: &Messages, catalogue: &Catalogue, day: &DayPlan) -> String {
    let name = |entry| match catalogue.village_of(entry) {
        Some(village) => &*catalogue.village(village).short_name,
        None => catalogue.name(entry).get(m.locale.tag()),
    };
    match day.stops.as_slice() {
        [] => m.day_free().to_string(),
        [only] => m.day_of_one().fill(&[("a", name(only.entry))]),
        [first, .., last] => {
            m.day_of_many().fill(&[("a", name(first.entry)), ("b", name(last.entry))])
        }
    }
}
