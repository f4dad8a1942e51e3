//! A filter that is set, as a chip over a list: a tap drops it.

use super::glyph::glyph;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// Returns the chip of a filter that reads `words`.
pub fn set_chip(words: String, on_drop: Callback<()>) -> AnyView {
    let label = use_guide().drop_filter().fill(&[("name", &words)]);
    view! {
        <button
            type="button"
            class="chip chip--set"
            aria-label=label
            on:click=move |_| on_drop.run(())
        >
            {words}
            {glyph("close")}
        </button>
    }
    .into_any()
}
