//! What a map says of the mark that is chosen: its card, or the list of all that lies in one spot.

use super::entry_card::EntryCard;
use super::glyph::glyph;
use super::result_list::cards;
use crate::domain::catalogue::Entry;
use crate::domain::geo::distance_km;
use crate::domain::map::spot::Spot;
use crate::domain::search::Sort;
use crate::web::platform::map::Mark;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::map::{MapState, look};
use crate::web::state::search::SearchState;
use crate::web::state::trip::plan_with;
use leptos::prelude::*;
use view_macro::view;

/// Returns the marks of a few spots, none of them together.
pub fn place_marks(guide: &Guide, spots: &[Spot]) -> Vec<Mark> {
    let mark = |spot: &Spot| {
        let name = guide.say(guide.catalogue().name(spot.place));
        let (shape, glyph) = look(guide, spot.place);
        let (key, label) = (guide.entry_href(spot.place), name.clone());
        Mark { key, at: spot.at, label, shape, glyph, count: String::new(), name }
    };
    spots.iter().map(mark).collect()
}

/// The card of what is chosen on the map.
#[component]
pub fn MapCard(search: SearchState, map: MapState) -> impl IntoView {
    let guide = use_guide();
    let card = move || {
        let chosen = map.chosen.get();
        let found: Vec<Spot> = map.spots.with(|spots| {
            spots.iter().filter(|spot| chosen.contains(&spot.place)).cloned().collect()
        });
        let (first, rest) = found.split_first()?;
        Some(match rest {
            [] => one(guide, search, first.place, &first.entries),
            _ => {
                several(guide, search, found.iter().flat_map(|spot| spot.entries.clone()).collect())
            }
        })
    };
    let on_close = move |_| map.drop_choice();
    let whole = move || {
        card().map(|card| {
            view! {
                <section class="mapcard">
                    <button type="button" class="iconbtn mapcard__close" aria-label=guide.close().text() on:click=on_close>
                        {glyph("close")}
                    </button>
                    {card}
                </section>
            }
        })
    };
    view! { <div role="status">{whole}</div> }
}

/// Returns how far an entry is from where the list is sorted, if it is sorted by distance.
pub(super) fn km(guide: &Guide, search: SearchState, entry: Entry) -> Option<f64> {
    match search.query.with_untracked(|query| query.sort) {
        Sort::Distance(from) => Some(distance_km(from, guide.catalogue().point(entry)?)),
        _ => None,
    }
}

fn one(guide: &'static Guide, search: SearchState, place: Entry, entries: &[Entry]) -> AnyView {
    let drawing = guide.drawing(place);
    let km = km(guide, search, place);
    let others: Vec<Entry> = entries.iter().copied().filter(|entry| *entry != place).collect();
    let list = (!others.is_empty()).then(|| several(guide, search, others));
    let can_visit = !matches!(place, Entry::Product(_));
    let add = can_visit.then(|| {
        view! {
            <a class="btn" href=move || plan_with(guide, place)>{glyph("plus")}{guide.add_to_plan().text()}</a>
        }
    });
    view! {
        <h2 class="visually-hidden">{guide.map_here().count(entries.len(), guide.locale())}</h2>
        <EntryCard entry=place drawing km found=None/>
        <p class="mapcard__act">{add}<a class="btn btn--quiet" href=guide.entry_href(place)>{guide.map_open().text()}</a></p>
        {list}
    }
    .into_any()
}

fn several(guide: &'static Guide, search: SearchState, entries: Vec<Entry>) -> AnyView {
    let n = entries.len();
    let rows: Vec<_> = entries.into_iter().map(|entry| (entry, km(guide, search, entry))).collect();
    let cards = cards(guide, None, Box::new(move || rows.clone()));
    view! {
        <h2>{guide.map_here().count(n, guide.locale())}</h2>
        <ul class="cards mapcard__list">{cards}</ul>
    }
    .into_any()
}
