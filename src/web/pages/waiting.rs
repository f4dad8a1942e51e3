//! What stands where a page will be while its details are on their way.

use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// A few quiet blocks in the shape of a page.
#[component]
pub fn Waiting() -> impl IntoView {
    let words = use_guide().page_coming().text();
    view! {
        <main id="main" class="wrap waiting" aria-busy="true">
            <div class="visually-hidden" role="status"><h1>{words}</h1></div>
            <span class="skeleton skeleton--card"></span>
            <span class="skeleton skeleton--line skeleton--short"></span>
            <span class="skeleton skeleton--line"></span>
            <span class="skeleton skeleton--line"></span>
        </main>
    }
}
