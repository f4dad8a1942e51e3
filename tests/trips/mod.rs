//! What tests of trips share: the small catalogue, requests in the words of an address, and any
//! request at all.
#![allow(dead_code, reason = "no test uses everything")]
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use std::sync::OnceLock;
use ve_lang::command::decode_source as decode;
use ve_lang::domain::calendar::{Date, TimeOfDay};
use ve_lang::domain::catalogue::{Catalogue, Entry, EntryKind, Slug};
use ve_lang::domain::itinerary::{
    Mode, Pace, PlaceRef, Plan, Problem, Progress, Solver, TripRequest, written,
};

/// The small catalogue as a file.
pub const SMALL: &str = include_str!("../data/trip.json");

/// The small catalogue.
pub fn small() -> &'static Catalogue {
    static READ: OnceLock<Catalogue> = OnceLock::new();
    READ.get_or_init(|| decode(SMALL.as_bytes(), None).unwrap().0)
}

pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn clock(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

pub fn place(text: &str) -> PlaceRef {
    PlaceRef::parse(text).unwrap()
}

pub fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

/// Returns a place of the small catalogue.
pub fn entry(text: &str) -> Entry {
    place(text).entry(small()).unwrap()
}

/// The request in the words of an address, on Saturday 28 November 2026, the 20th of the 10th lunar
/// month, unless it says otherwise.
pub fn request(address: &str) -> TripRequest {
    let pairs = address.split('&').filter_map(|pair| pair.split_once('='));
    TripRequest::from_pairs(pairs, date("2026-11-28"))
}

/// Returns the best plan that is found.
pub fn best(problem: &Problem) -> Plan {
    let mut solver = Solver::new(problem, Vec::new());
    while solver.turn() != Progress::Done {}
    written(problem, &solver)
}

/// Any time of these hours, in steps of so many minutes.
pub fn any_time(hours: std::ops::Range<i32>, step: i32) -> impl Strategy<Value = TimeOfDay> {
    (hours.start * 60 / step..hours.end * 60 / step)
        .prop_map(move |n| TimeOfDay::from_minutes(n * step).unwrap())
}

/// Any place of a catalogue that one can visit, and one that it does not have.
pub fn any_place(catalogue: &Catalogue) -> impl Strategy<Value = PlaceRef> + use<> {
    let is_place = |entry: &Entry| entry.kind() != EntryKind::Product;
    let names = catalogue.entries().filter(is_place);
    let mut names: Vec<_> = names.filter_map(|entry| PlaceRef::of(catalogue, entry)).collect();
    names.extend(PlaceRef::parse("village:atlantis"));
    proptest::sample::select(names)
}

/// Any interests: crafts of a catalogue, sights and shopping.
pub fn any_interests(catalogue: &Catalogue) -> impl Strategy<Value = Vec<Slug>> + use<> {
    let words = catalogue.crafts.iter().map(|craft| craft.slug.as_str());
    let words: Vec<_> = words.chain(["sights", "shopping"]).filter_map(Slug::new).collect();
    proptest::collection::btree_set(proptest::sample::select(words), 0..4)
        .prop_map(|words| words.into_iter().collect())
}

/// Any way to get about and any pace.
pub fn any_style() -> impl Strategy<Value = (Mode, Pace)> {
    (proptest::sample::select(Mode::ALL.to_vec()), proptest::sample::select(Pace::ALL.to_vec()))
}
