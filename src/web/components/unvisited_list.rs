//! What a plan left out, and why; each can be insisted on.

use super::tile::tile;
use crate::domain::itinerary::{PlaceRef, Unvisited};
use crate::i18n::explain::left_out;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use view_macro::view;

/// The list; nothing at all when nothing was left out.
#[component]
pub fn UnvisitedList(trip: TripState, unvisited: Vec<Unvisited>) -> impl IntoView {
    let guide = use_guide();
    if unvisited.is_empty() {
        return ().into_any();
    }
    let rows = unvisited.into_iter().map(|left| row(guide, trip, left)).collect_view();
    view! {
        <section class="sec">
            <div class="sec__head"><h2>{guide.left_out_title().text()}</h2></div>
            <ul class="whynot">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(guide: &Guide, trip: TripState, left: Unvisited) -> AnyView {
    let catalogue = guide.catalogue();
    let name_of = |entry| guide.say(catalogue.name(entry));
    let why = left_out(&left.reason, guide.words, name_of);
    let name = match (left.entry, &left.reason) {
        (Some(entry), _) => {
            let href = guide.entry_href(entry);
            view! { <a href=href>{name_of(entry)}</a> }.into_any()
        }
        (None, crate::domain::itinerary::Reason::UnknownPlace(place)) => {
            place.slug.as_str().to_owned().into_any()
        }
        (None, _) => guide.not_known().text().into_any(),
    };
    let print = left.entry.map(|entry| tile(guide.drawing(entry)));
    let place = left.entry.and_then(|entry| PlaceRef::of(catalogue, entry));
    let add = place.filter(|_| !left.mandatory).map(|place| {
        let insist = move |_| trip.insist_on(place.clone());
        view! { <button type="button" class="add" on:click=insist>{guide.add_anyway().text()}</button> }
    });
    view! {
        <li>
            {print}
            <div><h3>{name}</h3><p>{why}</p></div>
            {add}
        </li>
    }
    .into_any()
}
