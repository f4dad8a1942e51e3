//! The facets on a phone: a sheet that rises from below, with the number of hits on its button.

use super::dialog_box::dialog_box;
use super::facet_panel::FacetPanel;
use super::glyph::glyph;
use crate::web::state::guide::use_guide;
use crate::web::state::search::SearchState;
use leptos::prelude::*;
use view_macro::view;

/// The sheet, shown while `open`.
#[component]
pub fn FacetSheet(search: SearchState, open: RwSignal<bool>) -> impl IntoView {
    let guide = use_guide();
    let on_close = Callback::new(move |()| open.set(false));
    let words = guide.words;
    let see = move || {
        let n = search.results.with(|results| results.hits.len());
        words.see_results().count(n, words.locale)
    };
    let (title, close, clear) =
        (guide.filters().text(), guide.close().text(), guide.clear_all().text());
    let label = title.clone();
    let inside = view! {
        <div class="sheetbox__head">
            <h2>{title}</h2>
            <button type="button" class="iconbtn" aria-label=close on:click=move |_| open.set(false)>
                {glyph("close")}
            </button>
        </div>
        <div class="sheetbox__body">
            {move || open.get().then(|| view! { <FacetPanel search/> })}
        </div>
        <div class="sheetbox__foot">
            <button type="button" class="btn btn--quiet" on:click=move |_| search.clear_selection()>
                {clear}
            </button>
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                {see}
            </button>
        </div>
    };
    dialog_box("sheetbox", label, open.into(), on_close, inside)
}
