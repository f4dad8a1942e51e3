//! What a plan left out, and why; each can be insisted on. What would let it in is tried by the
//! planner's thread, once the list is seen and the plan is as good as it gets, and offered as it is
//! found: one tap changes the wishes, the way back is the browser's.

use super::glyph::glyph;
use super::tile::tile;
use super::trip_form::mode_words;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{
    Concession, Explanation, Explanations, PlaceRef, Plan, Reason, Showing, TripRequest, Unvisited,
    WayIn, explain_request,
};
use crate::i18n::explain::{closed_weekdays, cost, left_out, way_in};
use crate::web::platform::{scroll, worker};
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::{Sheet, TripState};
use leptos::html::Div;
use leptos::prelude::*;
use view_macro::view;

/// The list; nothing at all when nothing was left out.
#[component]
pub fn UnvisitedList(
    trip: TripState,
    /// What was asked for.
    request: TripRequest,
    /// The plan on the screen.
    plan: Plan,
    unvisited: Vec<Unvisited>,
) -> impl IntoView {
    let guide = use_guide();
    if unvisited.is_empty() {
        return ().into_any();
    }
    let seen = RwSignal::new(false);
    let end = NodeRef::<Div>::new();
    scroll::when_seen(end, Callback::new(move |()| seen.set(true)));
    let (is_asked, found) = explanations(guide, trip, seen, (request, plan));
    let rows = unvisited.into_iter().map(|left| row(guide, trip, left, found)).collect_view();
    let told = move || is_asked.get().then(|| told(guide, found));
    view! {
        <section class="sec">
            <div class="sec__head"><h2>{guide.left_out_title().text()}</h2></div>
            <div node_ref=end class="small soft" role="status">{told}</div>
            <ul class="whynot">{rows}</ul>
        </section>
    }
    .into_any()
}

/// Asks for explanations of a plan, once they are wanted; returns whether they are, and what has come.
fn explanations(
    guide: &'static Guide,
    trip: TripState,
    seen: RwSignal<bool>,
    (request, plan): (TripRequest, Plan),
) -> (Memo<bool>, Memo<Option<Explanations>>) {
    // The planner's thread does one thing at a time: first the plan, and what is compared with it.
    let is_asked = memo(move || {
        let is_final = trip.showing.with(|shown| shown.as_ref().is_some_and(Showing::is_final));
        seen.get() && is_final && trip.sheet() != Some(Sheet::Compare)
    });
    let wanted = explain_request(&request.to_bytes(), &plan.to_bytes(guide.catalogue()));
    let (told, asked) = (RwSignal::new(0), wanted.clone());
    let asking = move || is_asked.get().then(|| asked.clone());
    worker::follow(guide.loaded.file, Box::new(asking), told);
    let found = memo(move || {
        told.track();
        Explanations::from_bytes(&worker::answer(&wanted)?.ok()?, guide.catalogue())
    });
    (is_asked, found)
}

/// Returns what is said aloud while explanations come, and when all are there.
fn told(guide: &Guide, found: Memo<Option<Explanations>>) -> String {
    found.with(|found| match found.as_ref().filter(|found| found.is_complete) {
        None => guide.ways_in_coming().text(),
        Some(found) => {
            let n = found.found.iter().filter(|found| !found.ways.is_empty()).count();
            guide.ways_in_done().count(n, guide.locale())
        }
    })
}

fn row(
    guide: &'static Guide,
    trip: TripState,
    left: Unvisited,
    found: Memo<Option<Explanations>>,
) -> AnyView {
    let catalogue = guide.catalogue();
    let name = match (left.entry, &left.reason) {
        (Some(entry), _) => {
            let href = guide.entry_href(entry);
            view! { <a href=href>{name_of(guide, entry)}</a> }.into_any()
        }
        (None, Reason::UnknownPlace(place)) => place.slug.as_str().to_owned().into_any(),
        (None, _) => guide.not_known().text().into_any(),
    };
    let print = left.entry.map(|entry| tile(guide.drawing(entry)));
    let place = left.entry.and_then(|entry| PlaceRef::of(catalogue, entry));
    let add = place.clone().filter(|_| !left.mandatory).map(|place| {
        let insist = move |_| trip.insist_on(place.clone());
        view! { <button type="button" class="add" on:click=insist>{guide.add_anyway().text()}</button> }
    });
    let (entry, is_for_good) = (left.entry, left.reason.is_for_good());
    let explained = memo(move || {
        let found = found.get()?;
        found.found.into_iter().find(|explanation| Some(explanation.entry) == entry)
    });
    let why = move || match explained.get().filter(|explained| explained.closed != 0) {
        Some(explained) => closed_weekdays(explained.closed, guide.words),
        None => left_out(&left.reason, guide.words, |entry| name_of(guide, entry)),
    };
    let ways = move || {
        let explained = explained.get().filter(|_| !is_for_good)?;
        Some(ways(guide, trip, &explained, place.as_ref()?))
    };
    view! {
        <li>
            {print}
            <div><h3>{name}</h3><p>{why}</p></div>
            {add}
            {ways}
        </li>
    }
    .into_any()
}

fn name_of(guide: &Guide, entry: Entry) -> String {
    guide.say(guide.catalogue().name(entry))
}

/// What would let a place in: what insisting on it costs, and the changes that make room.
fn ways(
    guide: &'static Guide,
    trip: TripState,
    explained: &Explanation,
    place: &PlaceRef,
) -> AnyView {
    let cost = |way: &WayIn| cost(way, guide.words, |entry| name_of(guide, entry));
    let mut insisting = String::new();
    let mut buttons = Vec::new();
    for way in &explained.ways {
        let cost = cost(way);
        match way.change {
            Concession::Insist => insisting = guide.way_insist_drops().fill(&[("cost", &cost)]),
            _ => buttons.push(button(guide, trip, (way.clone(), cost), place.clone())),
        }
    }
    let none = explained.ways.is_empty().then(|| guide.ways_in_none().text());
    let lead = explained.ways.iter().rfind(|way| way.change != Concession::Insist).map(|way| {
        if way.keeps.is_empty() { guide.ways_in() } else { guide.ways_in_keeping() }.text()
    });
    view! {
        <div class="whynot__ways">
            <p>{insisting}{none}</p>
            <p>{lead}</p>
            <div class="chips">{buttons}</div>
        </div>
    }
    .into_any()
}

fn button(
    guide: &'static Guide,
    trip: TripState,
    (way, cost): (WayIn, String),
    place: PlaceRef,
) -> AnyView {
    let catalogue = guide.catalogue();
    let named = |place: &PlaceRef| {
        place.entry(catalogue).map_or_else(String::new, |entry| name_of(guide, entry))
    };
    let mut words = way_in(&way.change, guide.words, named, |mode| mode_words(guide, mode).1);
    if !cost.is_empty() {
        words = guide.way_with_cost().fill(&[("way", &words), ("cost", &cost)]);
    }
    let apply = move |_| trip.change(|request| way.apply(catalogue, request, &place));
    view! {
        <button type="button" class="chip chip--set" on:click=apply>{glyph("plus")}{words}</button>
    }
    .into_any()
}
