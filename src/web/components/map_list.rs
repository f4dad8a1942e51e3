//! The list beside the map on a wide screen: the same cards as the search's, of one mind with the marks.
//! What is pointed at or chosen in either is marked in both.

use super::entry_card::EntryCard;
use super::glyph::glyph;
use super::keyed_list::{KeyedRow, keyed_list};
use super::map_card::km;
use super::result_list::Length;
use crate::domain::catalogue::Entry;
use crate::domain::decimal::decimal;
use crate::domain::map::spot::place_of;
use crate::web::platform::dom;
use crate::web::reactive::memo;
use crate::web::state::guide::Guide;
use crate::web::state::map::MapState;
use crate::web::state::search::SearchState;
use leptos::html::Div;
use leptos::prelude::*;
use view_macro::view;

/// Returns the id of an entry's row.
pub fn row_id(guide: &Guide, entry: Entry) -> String {
    ["row:", &*guide.entry_href(entry)].concat()
}

/// Makes the list as long as it takes to show the entry that is chosen, and scrolls to it.
pub fn reveal(guide: &Guide, search: SearchState, map: MapState, length: Length) {
    let entry = map.current.with_untracked(|current| current.first().copied());
    let rank = search
        .results
        .with_untracked(|results| results.hits.iter().position(|hit| Some(hit.entry) == entry));
    if let (Some(entry), Some(rank)) = (entry, rank) {
        length.go_on_after(rank);
        dom::reveal_once_drawn(row_id(guide, entry));
    }
}

/// Returns the list.
pub fn map_list(
    guide: &'static Guide,
    search: SearchState,
    map: MapState,
    length: Length,
) -> AnyView {
    let end = NodeRef::<Div>::new();
    length.grow(end, Box::new(move || search.results.with_untracked(|found| found.hits.len())));
    let list = keyed_list(move || {
        let n = length.get();
        let entries: Vec<Entry> = search
            .results
            .with(|results| results.hits.iter().take(n).map(|hit| hit.entry).collect());
        let drawings = guide.drawings(&entries);
        let card = |(entry, drawing)| {
            let km = km(guide, search, entry);
            let distance = km.map(|km| decimal(km, 1)).unwrap_or_default();
            let key = [&*guide.entry_href(entry), " ", &*distance].concat();
            KeyedRow::new(key, move || {
                let found = Some(search.results);
                let card = view! { <EntryCard entry drawing km found/> };
                row(guide, map, entry, card)
            })
        };
        entries.into_iter().zip(drawings).map(card).collect()
    });
    view! {
        <div class="mapview__list">
            <ul class="cards">{list}</ul>
            <div node_ref=end></div>
        </div>
    }
    .into_any()
}

/// Returns a card, and the button that chooses its place on the map.
fn row(guide: &'static Guide, map: MapState, entry: Entry, card: AnyView) -> AnyView {
    let place = place_of(guide.catalogue(), entry);
    let is_here = memo(move || {
        let holds = |places: &Vec<Entry>| places.contains(&place);
        map.chosen.with(holds) || map.pointed.with(holds)
    });
    let is_current = memo(move || map.current.with(|current| current.contains(&entry)));
    let class = move || if is_here.get() { "maprow is-here" } else { "maprow" };
    let point = move |_| map.point_at(vec![place]);
    let leave = move |_| map.point_at(Vec::new());
    let pick = guide.catalogue().point(place).map(|_| {
        let name = guide.say(guide.catalogue().name(entry));
        view! {
            <button
                type="button"
                class="iconbtn maprow__pick"
                aria-label=guide.map_pick().fill(&[("name", &name)])
                aria-pressed=move || is_current.get().to_string()
                on:click=move |_| map.pick(entry)
            >
                {glyph("pin")}
            </button>
        }
    });
    view! {
        <li
            id=row_id(guide, entry)
            class=class
            tabindex="-1"
            aria-current=move || is_current.get().to_string()
            on:mouseenter=point
            on:mouseleave=leave
            on:focusin=point
            on:focusout=leave
        >
            {card}
            {pick}
        </li>
    }
    .into_any()
}
