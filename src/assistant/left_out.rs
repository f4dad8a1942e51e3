//! What a plan left out and why, and what would let in what was asked for: each change was tried by
//! planning anew, and comes as an address of the changed trip.

use super::{Assistant, facts, id};
use crate::domain::itinerary::{
    Explainer, Explanation, Explanations, Mode, PlaceRef, Plan, Progress, TripRequest, Unvisited,
    WayIn,
};
use crate::i18n::explain;
use crate::route::Route;
use serde_json::{Value, json};

/// Returns every place that is not in a plan, with the reason.
pub fn told(guide: &Assistant, request: &TripRequest, plan: &Plan) -> Value {
    let explained = explained(guide, request, plan);
    plan.unvisited
        .iter()
        .map(|left| {
            let known = explained.found.iter().find(|found| Some(found.entry) == left.entry);
            one(guide, request, left, known.filter(|_| left.mandatory))
        })
        .collect()
}

/// Returns what would let in what was asked for; what nobody asked for needs no trying.
fn explained(guide: &Assistant, request: &TripRequest, plan: &Plan) -> Explanations {
    let mut asked = plan.clone();
    asked.unvisited.retain(|left| left.mandatory);
    let mut explainer = Explainer::new(&guide.catalogue, request.clone(), asked);
    while explainer.turn(&guide.catalogue, guide.roads.as_ref()) != Progress::Done {}
    explainer.explanations
}

fn one(
    guide: &Assistant,
    request: &TripRequest,
    left: &Unvisited,
    known: Option<&Explanation>,
) -> Value {
    let (words, name) = (&guide.words, |entry| guide.name(entry).to_owned());
    let closed = known.map(|known| known.closed).filter(|closed| *closed > 0);
    let why = match closed {
        Some(closed) => explain::closed_weekdays(closed, words),
        None => explain::left_out(&left.reason, words, name),
    };
    let mut told = json!({ "asked_for": left.mandatory, "why": why });
    let place = left.entry.and_then(|entry| PlaceRef::of(&guide.catalogue, entry));
    let ways = known.zip(place.as_ref()).map(|(known, place)| {
        known.ways.iter().map(|way| way_in(guide, request, way, place)).collect()
    });
    facts::add(
        &mut told,
        [
            ("id", left.entry.map(|entry| id(&guide.catalogue, entry).into())),
            ("name", left.entry.map(|entry| guide.name(entry).into())),
            ("page", left.entry.map(|entry| guide.page_of(entry))),
            ("fits_if", ways),
        ],
    );
    told
}

fn way_in(guide: &Assistant, request: &TripRequest, way: &WayIn, place: &PlaceRef) -> Value {
    let (words, catalogue) = (&guide.words, &guide.catalogue);
    let name = |entry| guide.name(entry).to_owned();
    let named = |place: &PlaceRef| place.entry(catalogue).map(name).unwrap_or_default();
    let mode = |mode| {
        let name = match mode {
            Mode::Walk => words.mode_walk(),
            Mode::Bicycle => words.mode_bicycle(),
            Mode::Motorbike => words.mode_motorbike(),
            Mode::Car => words.mode_car(),
            Mode::Bus => words.mode_bus(),
        };
        name.text()
    };
    let mut changed = request.clone();
    way.apply(catalogue, &mut changed, place);
    json!({
        "change": explain::way_in(&way.change, words, named, mode),
        "cost": explain::cost(way, words, name),
        "page": guide.page(&Route::Plan(Some(changed))),
    })
}
