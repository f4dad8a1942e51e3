//! A list of cards of any length: as many as are near the screen, more as the end comes near, and
//! as many again when the visitor comes back.

use super::entry_card::EntryCard;
use super::keyed_list::{KeyedRow, keyed_list};
use crate::domain::catalogue::Entry;
use crate::domain::decimal::decimal;
use crate::domain::search::Results;
use crate::drawing::Drawing;
use crate::web::platform::scroll;
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use leptos::html::Div;
use leptos::prelude::*;
use view_macro::view;

/// How many cards are added at a time: about three phone screens.
pub(super) const STEP: usize = 24;

/// An entry of the list and how far it is in kilometres, if the list is sorted by distance.
pub type Row = (Entry, Option<f64>);

/// The cards of `rows`. Another address is another list, and begins anew.
#[component]
pub fn ResultList(
    #[prop(into)] rows: Signal<Vec<Row>>,
    /// What they were found by is marked in the cards.
    found: Option<Memo<Results>>,
) -> impl IntoView {
    let guide = use_guide();
    let address = guide.navigation.path_and_query;
    let asked = RwSignal::new((String::new(), 0));
    let shown = memo(move || {
        let address = address.get();
        asked.with(|(asked_at, n)| match *asked_at == address {
            true => *n,
            false => scroll::rows_shown(&address).unwrap_or(STEP),
        })
    });
    let end = NodeRef::<Div>::new();
    let more = Callback::new(move |()| {
        let (address, n) = (address.get_untracked(), shown.get_untracked() + STEP);
        if n < rows.with_untracked(Vec::len) + STEP {
            scroll::remember_rows(n);
            asked.set((address, n));
        }
    });
    scroll::when_near(end, more);
    let cards = cards(
        guide,
        found,
        Box::new(move || rows.with(|rows| rows.iter().take(shown.get()).copied().collect())),
    );
    view! {
        <ul class="cards">{cards}</ul>
        <div node_ref=end></div>
    }
}

/// Returns the cards of `rows`, no two neighbours with like prints. A card is its entry at its
/// distance; its print may change tone without a new card.
pub fn cards(
    guide: &'static Guide,
    found: Option<Memo<Results>>,
    rows: Box<dyn Fn() -> Vec<Row> + Send + Sync>,
) -> AnyView {
    let card = move |((entry, km), drawing): (Row, Drawing)| {
        let distance = km.map(|km| decimal(km, 1)).unwrap_or_default();
        KeyedRow::new(format!("{} {distance}", guide.entry_href(entry)), move || {
            view! { <li><EntryCard entry drawing km found/></li> }
        })
    };
    keyed_list(move || {
        let rows = rows();
        let entries: Vec<Entry> = rows.iter().map(|(entry, _)| *entry).collect();
        rows.into_iter().zip(guide.drawings(&entries)).map(card).collect()
    })
}
