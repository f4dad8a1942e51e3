//! In which order the list comes: a native menu, so that every phone shows its own.

use super::glyph::glyph;
use crate::domain::search::Sort;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The names of the orders in the menu.
const ORDERS: [&str; 4] = ["relevance", "stars", "name", "distance"];

/// The menu; `on_sort` gets the order, with the region's middle for distance: where the visitor is
/// has a button of its own.
#[component]
pub fn SortMenu(#[prop(into)] sort: Signal<Sort>, on_sort: Callback<Sort>) -> impl IntoView {
    let guide = use_guide();
    let centre = guide.catalogue().region.centre;
    let centre_name = guide.say(&guide.catalogue().region.centre_name);
    let name_of = |sort: Sort| match sort {
        Sort::Relevance => "relevance",
        Sort::Stars => "stars",
        Sort::Name => "name",
        Sort::Distance(_) => "distance",
    };
    let words = guide.words;
    let label_of = move |order: &str| match order {
        "stars" => words.sort_stars().to_string(),
        "name" => words.sort_name().to_string(),
        "distance" => words.sort_distance().fill(&[("place", &centre_name)]),
        _ => words.sort_relevance().to_string(),
    };
    let on_change = move |event| {
        let sort = match event_target_value(&event).as_str() {
            "stars" => Sort::Stars,
            "name" => Sort::Name,
            "distance" => Sort::Distance(centre),
            _ => Sort::Relevance,
        };
        on_sort.run(sort);
    };
    let options = ORDERS.map(|order| {
        let selected = move || name_of(sort.get()) == order;
        view! { <option value=order selected=selected>{label_of(order)}</option> }
    });
    view! {
        <label class="sort">
            {glyph("sort")}
            <span class="visually-hidden">{guide.sort().text()}</span>
            <select on:change=on_change>{options.into_iter().collect_view()}</select>
        </label>
    }
}
