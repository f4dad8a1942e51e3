//! Two or three facts at a glance: a strong word and what it means.

use leptos::prelude::*;
use view_macro::view;

/// The strip; nothing at all when there are no facts.
#[component]
pub fn FactStrip(facts: Vec<(String, String)>) -> impl IntoView {
    let fact = |(strong, meaning): (String, String)| {
        view! { <li><b class="num">{strong}</b><span>{meaning}</span></li> }
    };
    (!facts.is_empty())
        .then(|| view! { <ul class="facts">{facts.into_iter().map(fact).collect_view()}</ul> })
}
