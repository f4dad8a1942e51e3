//! What a plan left out, and why; each can be insisted on. What would let it in is tried by the
//! planner's thread, once the list is seen and the plan is as good as it gets, and offered as it is
//! found: one tap changes the wishes, the way back is the browser's.

use super::glyph::glyph;
use super::tile::tile;
use super::trip_form::mode_words;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{
    Explanation, Explanations, PlaceRef, Reason, Showing, Unvisited, WayIn, WishChange,
    explain_request,
};
use crate::i18n::explain::{closed_weekdays, cost, left_out, way_in};
use crate::web::platform::{scroll, worker};
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::TripState;
use leptos::html::Div;
use leptos::prelude::*;
use view_macro::view;

/// The list; nothing at all when nothing was left out.
#[component]
pub fn UnvisitedList(trip: TripState, unvisited: Vec<Unvisited>) -> impl IntoView {
    let guide = use_guide();
    if unvisited.is_empty() {
        return ().into_any();
    }
    let seen = RwSignal::new(false);
    let end = NodeRef::<Div>::new();
    scroll::when_seen(end, Callback::new(move |()| seen.set(true)));
    let found = explanations(guide, trip, seen);
    let rows = unvisited.into_iter().map(|left| row(guide, trip, left, found)).collect_view();
    view! {
        <section class="sec">
            <div class="sec__head"><h2>{guide.left_out_title().text()}</h2></div>
            <div node_ref=end class="small soft" role="status">{move || told(guide, seen, found)}</div>
            <ul class="whynot">{rows}</ul>
        </section>
    }
    .into_any()
}

/// Asks for explanations of the plan that is shown, once they are wanted; returns what has come.
fn explanations(
    guide: &'static Guide,
    trip: TripState,
    seen: RwSignal<bool>,
) -> Memo<Option<Explanations>> {
    // Once the search is over: until then the thread is at work on the plan.
    let is_final = memo(move || {
        trip.showing.with(|shown| shown.as_ref().is_some_and(|shown| shown.plan.bound.is_some()))
    });
    let wanted = memo(move || {
        (seen.get() && is_final.get()).then(|| {
            trip.showing.with_untracked(|shown| {
                let Showing { request, plan, .. } = shown.as_ref()?;
                Some(explain_request(&request.to_bytes(), &plan.to_bytes(guide.catalogue())))
            })
        })?
    });
    let told = RwSignal::new(0);
    worker::follow(guide.loaded.file, Box::new(move || wanted.get()), told);
    memo(move || {
        told.track();
        let answer = wanted.with(|wanted| wanted.as_deref().and_then(worker::answer))?;
        Explanations::from_bytes(&answer.ok()?, guide.catalogue())
    })
}

/// Returns what is said aloud while explanations come, and when all are there.
fn told(guide: &Guide, seen: RwSignal<bool>, found: Memo<Option<Explanations>>) -> Option<String> {
    if !seen.get() {
        return None;
    }
    found.with(|found| match found.as_ref().filter(|found| found.is_complete) {
        None => Some(guide.ways_in_coming().text()),
        Some(found) => {
            let n = found.found.iter().filter(|found| !found.ways.is_empty()).count();
            Some(guide.ways_in_done().count(n, guide.locale()))
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
            WishChange::Insist => insisting = guide.way_insist_drops().fill(&[("cost", &cost)]),
            _ => buttons.push(button(guide, trip, (way.clone(), cost), place.clone())),
        }
    }
    let none = explained.ways.is_empty().then(|| guide.ways_in_none().text());
    let lead = explained.ways.iter().rfind(|way| way.change != WishChange::Insist).map(|way| {
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
