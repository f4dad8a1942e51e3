//! The facets: groups of chips or rows with live counts. A value keeps its place when counts
//! change, so that nothing moves under a finger.

use super::day_group::{DayChip, DayGroup};
use super::facet_words::{facet_name, value_name};
use super::glyph::craft_glyph;
use super::keyed_list::{KeyedRow, keyed_list};
use super::set_chip::set_chip;
use super::weave::Weave;
use crate::domain::catalogue::Slug;
use crate::domain::scope::Area;
use crate::domain::search::Facet;
use crate::web::reactive::{derived, memo};
use crate::web::state::guide::use_guide;
use crate::web::state::search::SearchState;
use leptos::prelude::*;
use view_macro::view;

/// How many rows a group shows before the visitor asks for all.
const FIRST: usize = 8;

/// Every facet of the search.
#[component]
pub fn FacetPanel(search: SearchState) -> impl IntoView {
    // Within one area of a sort there is nothing to choose among those.
    let scope = use_guide().embed.as_ref().and_then(|embed| embed.scope.as_ref());
    let area = scope.map(|scope| scope.area);
    let is_open = |other: Area| area.is_none_or(|area| (area as u8) < other as u8);
    view! {
        <ChipGroup search facet=Facet::Kind/>
        <DayGroup search/>
        <ChipGroup search facet=Facet::Craft/>
        <ChipGroup search facet=Facet::Stars/>
        {is_open(Area::District).then(|| view! { <DistrictGroup search/> })}
        {is_open(Area::Village).then(|| view! { <RowGroup search facet=Facet::Village/> })}
        {is_open(Area::Commune).then(|| view! { <RowGroup search facet=Facet::Commune/> })}
        <ChipGroup search facet=Facet::Group/>
        <RowGroup search facet=Facet::Evidence/>
        <RowGroup search facet=Facet::Place/>
    }
}

/// A value of a facet with its count and whether it is chosen.
#[derive(Clone, Copy)]
struct Value {
    count: Memo<u32>,
    chosen: Memo<bool>,
}

fn value(search: SearchState, facet: Facet, slug: &Slug) -> Value {
    let (counted, chosen) = (slug.clone(), slug.clone());
    Value {
        count: memo(move || search.count_of(facet, &counted)),
        chosen: memo(move || search.query.with(|q| q.selection.contains(facet, &chosen))),
    }
}

/// Returns the values of a facet worth showing, with hits or chosen, in an order that does not
/// depend on their counts.
fn values(search: SearchState, facet: Facet) -> Memo<Vec<Slug>> {
    let guide = use_guide();
    memo(move || {
        let counts = search.counts_of(facet);
        let mut shown: Vec<Slug> = counts.into_iter().map(|(slug, _)| slug).collect();
        let catalogue = guide.catalogue();
        match facet {
            Facet::Craft => shown.sort_by_key(|slug| catalogue.find_craft(slug)),
            Facet::Group => shown.sort_by_key(|slug| catalogue.find_group(slug)),
            // A slug is the folded name, near enough to the alphabet for a list to be read down.
            Facet::Village | Facet::Commune | Facet::District => shown.sort(),
            Facet::Kind | Facet::Stars | Facet::Evidence | Facet::Place => {}
        }
        shown
    })
}

/// Returns a row for each value, keyed by its slug.
fn rows_of(
    slugs: Vec<Slug>,
    draw: impl Fn(Slug) -> AnyView + Copy + Send + Sync + 'static,
) -> Vec<KeyedRow> {
    let row = |slug: Slug| KeyedRow::new(slug.as_str().to_owned(), move || draw(slug.clone()));
    slugs.into_iter().map(row).collect()
}

#[component]
fn ChipGroup(search: SearchState, facet: Facet) -> impl IntoView {
    let guide = use_guide();
    let name = facet_name(guide, facet);
    let slugs = values(search, facet);
    let chip = move |slug: Slug| {
        let Value { count, chosen } = value(search, facet, &slug);
        let words = value_name(guide, facet, &slug);
        let picture = (facet == Facet::Craft).then(|| craft_glyph(slug.as_str()));
        let number = guide.words;
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || chosen.get().to_string()
                on:click=move |_| search.toggle(facet, &slug)
            >
                {picture}
                {words}
                " "
                <small>{move || crate::i18n::format::number(count.get().into(), number.locale)}</small>
            </button>
        }
    };
    view! {
        <fieldset class="fgroup">
            <legend>{name}</legend>
            <div class="chips">
                {keyed_list(move || rows_of(slugs.get(), chip))}
            </div>
        </fieldset>
    }
}

#[component]
fn RowGroup(search: SearchState, facet: Facet) -> impl IntoView {
    let guide = use_guide();
    let name = facet_name(guide, facet);
    let all = RwSignal::new(false);
    let slugs = values(search, facet);
    let shown = move || {
        let slugs = slugs.get();
        let most = if all.get() { slugs.len() } else { FIRST };
        let selection = search.query.with(|query| query.selection.clone());
        let chosen = |slug: &Slug| selection.contains(facet, slug);
        let (mut first, rest): (Vec<Slug>, Vec<Slug>) = slugs.into_iter().partition(chosen);
        let room = most.saturating_sub(first.len());
        first.extend(rest.into_iter().take(room));
        first
    };
    let more_words = guide.words;
    let more = move || {
        let n = slugs.with(Vec::len);
        (n > FIRST && !all.get()).then(|| {
            let label = more_words.show_all().count(n, more_words.locale);
            view! {
                <button type="button" class="more" on:click=move |_| all.set(true)>{label}</button>
            }
        })
    };
    let row = move |slug: Slug| {
        let Value { count, chosen } = value(search, facet, &slug);
        let words = value_name(guide, facet, &slug);
        let number = guide.words;
        view! {
            <label class="frow">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.get()
                    on:change=move |_| search.toggle(facet, &slug)
                />
                {words}
                <small>{move || crate::i18n::format::number(count.get().into(), number.locale)}</small>
            </label>
        }
    };
    view! {
        <fieldset class="fgroup">
            <legend>{name}</legend>
            {keyed_list(move || rows_of(shown(), row))}
            {more}
        </fieldset>
    }
}

#[component]
fn DistrictGroup(search: SearchState) -> impl IntoView {
    let guide = use_guide();
    let facet = Facet::District;
    let counts = derived(move || search.counts_of(facet));
    let chosen = derived(move || {
        search.query.with(|query| query.selection.values(facet).cloned().collect::<Vec<_>>())
    });
    let linking = guide;
    let href = Callback::new(move |districts: Vec<Slug>| {
        let mut query = search.query.get();
        let all_chosen = districts.iter().all(|slug| query.selection.contains(facet, slug));
        for slug in &districts {
            query.selection = match all_chosen {
                true => query.selection.without(facet, slug),
                false => query.selection.with(facet, slug),
            };
        }
        linking.here_with(query)
    });
    view! {
        <div class="fgroup">
            <Weave counts chosen href/>
            <RowGroup search facet/>
        </div>
    }
}

/// The chips over a list: the day, and what is set, each to be dropped with a tap.
#[component]
pub fn ChosenChips(search: SearchState) -> impl IntoView {
    let guide = use_guide();
    let chosen = move || {
        search.query.with(|query| {
            query.selection.iter().map(|(facet, slug)| (facet, slug.clone())).collect::<Vec<_>>()
        })
    };
    let chip = move |(facet, slug): (Facet, Slug)| {
        let words = value_name(guide, facet, &slug);
        set_chip(words, Callback::new(move |()| search.toggle(facet, &slug)))
    };
    view! {
        <DayChip search/>
        {move || chosen().into_iter().map(chip).collect_view()}
    }
}
