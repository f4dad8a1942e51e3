//! The whole guide: the router, and one root that every address leads to. Which screen is shown is
//! decided by `route.rs`, not by the router, so that addresses have one home in both directions.

use super::gate::Gate;
use super::platform;
use leptos::prelude::*;
use leptos_router::WildcardSegment;
use leptos_router::components::{FlatRoutes, Route, Router};

/// The guide.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router base=platform::dom::base_path()>
            <FlatRoutes fallback=Gate>
                <Route path=WildcardSegment("path") view=Gate/>
            </FlatRoutes>
        </Router>
    }
}
