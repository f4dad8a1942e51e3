//! The list beside the map on a wide screen: the same cards as the search's, of one mind with the marks.
//! What is pointed at or chosen in either is marked in both.

use super::entry_card::EntryCard;
use super::glyph::glyph;
use super::keyed_list::{KeyedRow, keyed_list};
use super::map_card::km;
use super::result_list::STEP;
use crate::domain::catalogue::Entry;
use crate::domain::decimal::decimal;
use crate::domain::map::spot::place_of;
use crate::domain::search::Query;
use crate::drawing::Drawing;
use crate::web::platform::{dom, scroll};
use crate::web::reactive::memo;
use crate::web::state::guide::use_guide;
use crate::web::state::map::MapState;
use crate::web::state::search::SearchState;
use leptos::html::Div;
use leptos::prelude::*;
use view_macro::view;

/// How much of the list there is: as many rows as were asked for of this query.
#[derive(Clone, Copy)]
pub struct MapRows {
    search: SearchState,
    asked: RwSignal<(Query, usize)>,
}

impl MapRows {
    /// Returns the beginning of the list.
    pub fn new(search: SearchState) -> Self {
        Self { search, asked: RwSignal::new((Query::default(), STEP)) }
    }

    fn n(self) -> usize {
        let query = self.search.query.get();
        self.asked.with(|(of, n)| if *of == query { *n } else { STEP })
    }

    fn ask_for(self, n: usize) {
        if n > untrack(|| self.n()) {
            self.asked.set((self.search.query.get_untracked(), n));
        }
    }

    /// Makes the list as long as it takes to show an entry, and scrolls to it.
    pub fn reveal(self, entry: Entry) {
        let rank = self
            .search
            .results
            .with_untracked(|results| results.hits.iter().position(|hit| hit.entry == entry));
        if let Some(rank) = rank {
            self.ask_for(rank + STEP);
            dom::reveal_once_drawn(row_id(entry));
        }
    }
}

/// Returns the id of an entry's row.
pub fn row_id(entry: Entry) -> String {
    ["row ", &use_guide().entry_href(entry)].concat().replace(' ', ":")
}

/// The list.
#[component]
pub fn MapList(search: SearchState, map: MapState, rows: MapRows) -> impl IntoView {
    let guide = use_guide();
    let end = NodeRef::<Div>::new();
    let more = move |()| {
        let n = untrack(|| rows.n());
        if n < search.results.with_untracked(|results| results.hits.len()) {
            rows.ask_for(n + STEP);
        }
    };
    scroll::when_near(end, Callback::new(more));
    let shown = memo(move || {
        let n = rows.n();
        let entry = |results: &crate::domain::search::Results| {
            results.hits.iter().take(n).map(|hit| hit.entry).collect::<Vec<Entry>>()
        };
        search.results.with(entry)
    });
    let list = keyed_list(move || {
        let entries = shown.get();
        let drawings = guide.drawings(&entries);
        let card = |(entry, drawing)| {
            let km = km(guide, search, entry);
            let distance = km.map(|km| decimal(km, 1)).unwrap_or_default();
            KeyedRow::new([&*guide.entry_href(entry), " ", &*distance].concat(), move || {
                view! { <MapRow search map entry drawing km/> }
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
}

/// A card, and the button that chooses its place on the map.
#[component]
fn MapRow(
    search: SearchState,
    map: MapState,
    entry: Entry,
    drawing: Drawing,
    km: Option<f64>,
) -> impl IntoView {
    let guide = use_guide();
    let place = place_of(guide.catalogue(), entry);
    let is_chosen = memo(move || map.chosen.with(|places| places.contains(&place)));
    let is_pointed = memo(move || map.pointed.with(|places| places.contains(&place)));
    let is_current = memo(move || map.current.get() == Some(entry));
    let class = move || match is_chosen.get() || is_pointed.get() {
        true => "maprow is-here",
        false => "maprow",
    };
    let point = move |_| map.point_at(vec![place]);
    let leave = move |_| map.point_at(Vec::new());
    let is_placed = guide.catalogue().point(place).is_some();
    let pick = is_placed.then(|| {
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
            id=row_id(entry)
            class=class
            tabindex="-1"
            aria-current=move || is_current.get().to_string()
            on:mouseenter=point
            on:mouseleave=leave
            on:focusin=point
            on:focusout=leave
        >
            <EntryCard entry drawing km found=Some(search.results)/>
            {pick}
        </li>
    }
}
