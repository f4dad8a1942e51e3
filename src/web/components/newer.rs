//! The offer of something newer than what is on the screen. Nothing is done without the visitor's word:
//! a plan may be half made.

use super::glyph::glyph;
use crate::web::platform::offline::Wish;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The offer; nothing while there is nothing newer.
#[component]
pub fn Newer() -> impl IntoView {
    let guide = use_guide();
    let offline = guide.offline;
    let bar = move || {
        view! {
            <div class="notice">
                <p>{guide.newer().text()}</p>
                <div class="notice__acts">
                    <button type="button" class="btn" on:click=move |_| offline.ask(Wish::Take)>
                        {guide.newer_take().text()}
                    </button>
                    <button
                        type="button"
                        class="iconbtn"
                        aria-label=guide.close().text()
                        on:click=move |_| offline.has_newer.set(false)
                    >
                        {glyph("close")}
                    </button>
                </div>
            </div>
        }
    };
    view! { <div class="wrap" role="status">{move || offline.has_newer.get().then(bar)}</div> }
}
