//! An address that leads nowhere, or to what the catalogue no longer has.

use crate::route::Route;
use crate::web::components::scene::Scene;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The page, with a way back into the guide.
#[component]
pub fn Missing() -> impl IntoView {
    let guide = use_guide();
    let search = guide.href(&Route::Search(Default::default()));
    view! {
        <main id="main" class="wrap">
            <Scene name="nothing" title=guide.missing_title().text() text=guide.missing_text().text()>
                <a class="btn" href=search>{guide.search_everything().text()}</a>
            </Scene>
        </main>
    }
}
