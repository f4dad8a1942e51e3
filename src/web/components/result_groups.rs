//! The answer to a text by kind: a heading, a few of each, and a link to all of them, which chooses
//! the kind.

use super::facet_words::entry_kind_name;
use super::keyed_list::{KeyedRow, keyed_list};
use super::result_list::{Row, cards};
use crate::domain::catalogue::{EntryKind, Slug};
use crate::domain::search::{Facet, FacetValue};
use crate::domain::shortlist::Group;
use crate::i18n::format::number;
use crate::route::Route;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::search::{A_FEW, SearchState};
use leptos::prelude::*;
use view_macro::view;

/// How many of a kind a phone shows; the sheet hides the rest.
const FEWER: usize = 4;

/// The groups.
#[component]
pub fn ResultGroups(search: SearchState) -> impl IntoView {
    let guide = use_guide();
    keyed_list(move || {
        let row = |group: &Group| {
            let kind = group.kind;
            KeyedRow::new(entry_kind_name(guide, kind), move || group_view(guide, search, kind))
        };
        search.groups().iter().map(row).collect()
    })
}

fn group_view(guide: &'static Guide, search: SearchState, kind: EntryKind) -> AnyView {
    let group = move || search.groups().into_iter().find(|group| group.kind == kind);
    let n = move || group().map_or(0, |group| group.n);
    let all = move || {
        let (n, kind_slug) = (n(), slug_of(guide, search, kind)?);
        let mut query = search.query.get();
        query.selection = query.selection.with(Facet::Kind, &kind_slug);
        let href = guide.href(&Route::Search(query));
        let words = match kind {
            EntryKind::Village => guide.all_villages(),
            EntryKind::Product => guide.all_products(),
            EntryKind::SalesPoint => guide.all_sales_points(),
            EntryKind::Sight => guide.all_sights(),
            EntryKind::Eatery => guide.all_eateries(),
        };
        let words = words.count(n, guide.locale());
        let shown_whole_when_wide = n <= A_FEW;
        (n > FEWER).then(|| {
            view! { <a href=href class:deskhide=shown_whole_when_wide>{words}</a> }
        })
    };
    let rows = move || -> Vec<Row> {
        let entries = group().map(|group| group.entries).unwrap_or_default();
        entries.into_iter().map(|entry| (entry, None)).collect()
    };
    let cards = cards(guide, Some(search.results), Box::new(rows));
    let count = move || number(n() as u64, guide.locale());
    view! {
        <section class="sec kindgroup">
            <div class="sec__head">
                <h2>{entry_kind_name(guide, kind)} " " <small class="num">{count}</small></h2>
                {all}
            </div>
            <ul class="cards">{cards}</ul>
        </section>
    }
}

/// Returns the value of the facet that stands for a kind.
fn slug_of(guide: &Guide, search: SearchState, kind: EntryKind) -> Option<Slug> {
    let values = search.counts_of(Facet::Kind).into_iter().map(|(slug, _)| slug);
    values.into_iter().find(|slug| {
        let value = FacetValue::find(guide.catalogue(), Facet::Kind, slug);
        matches!(value, Some(FacetValue::Kind(found)) if found == kind)
    })
}
