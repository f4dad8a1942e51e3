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
use crate::web::state::turns::turn;
use leptos::html::Div;
use leptos::prelude::*;
use view_macro::view;

/// How many cards are added at a time: about three phone screens.
const STEP: usize = 24;

/// How many cards the first screen begins with: about one phone screen.
const FIRST: usize = 8;

/// An entry of the list and how far it is in kilometres, if the list is sorted by distance.
pub type Row = (Entry, Option<f64>);

/// How many rows there are of a list that grows. Another list, told by its address, begins anew.
#[derive(Clone, Copy)]
pub struct Length {
    address: Memo<String>,
    asked: RwSignal<(String, usize)>,
    n: Memo<usize>,
}

impl Length {
    /// Returns the length of the list at `address`: as it was left, or that of its beginning.
    pub fn new(address: Memo<String>) -> Self {
        let asked = RwSignal::new((String::new(), 0));
        let n = memo(move || {
            let address = address.get();
            asked.with(|(asked_at, n)| match *asked_at == address {
                true => *n,
                false => scroll::rows_shown(&address).unwrap_or(STEP),
            })
        });
        Self { address, asked, n }
    }

    /// Returns how many rows there are.
    pub fn get(self) -> usize {
        self.n.get()
    }

    /// Makes the list go on after its first `n` rows, if there are more.
    pub fn go_on_after(self, n: usize) {
        let (before, n) = (self.n.get_untracked(), n + STEP);
        if n > before {
            scroll::remember_rows(n);
            self.asked.set((self.address.get_untracked(), n));
        }
    }

    /// Makes the list of `n_rows` longer whenever its `end` comes near the screen.
    pub fn grow(self, end: NodeRef<Div>, n_rows: Box<dyn Fn() -> usize + Send + Sync>) {
        let more = move |()| {
            let n = self.n.get_untracked();
            if n < n_rows() {
                self.go_on_after(n);
            }
        };
        scroll::when_near(end, Callback::new(more));
    }
}

/// The cards of `rows`. Another address is another list, and begins anew.
#[component]
pub fn ResultList(
    #[prop(into)] rows: Signal<Vec<Row>>,
    /// What they were found by is marked in the cards.
    found: Option<Memo<Results>>,
) -> impl IntoView {
    let guide = use_guide();
    let length = Length::new(guide.navigation.path_and_query);
    let end = NodeRef::<Div>::new();
    length.grow(end, Box::new(move || rows.with_untracked(Vec::len)));
    let rest = turn();
    let n = move || match rest.is_none_or(|rest| rest.get()) {
        true => length.get(),
        false => length.get().min(FIRST),
    };
    let shown = move || rows.with(|rows| rows.iter().take(n()).copied().collect());
    let cards = cards(guide, found, Box::new(shown));
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
