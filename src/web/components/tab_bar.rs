//! The places to go: four of them at the thumb on phones, all in the top bar on wide screens.

use super::glyph::glyph;
use crate::domain::search::Query;
use crate::route::{Route, Screen};
use crate::web::reactive::derived;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// One of the places to go.
pub struct Tab {
    href: Signal<String>,
    picture: &'static str,
    words: String,
    is_here: Signal<bool>,
    badge: Option<Signal<usize>>,
}

impl Tab {
    /// Returns the tab as a link.
    pub fn view(self) -> AnyView {
        let Self { href, picture, words, is_here, badge } = self;
        let badge = move || {
            let n = badge.map(|n| n.get()).filter(|n| *n > 0);
            n.map(|n| view! { <b>{n}</b> })
        };
        view! {
            <a href=move || href.get() aria-current=move || is_here.get().then_some("page")>
                {glyph(picture)}
                {words}
                {badge}
            </a>
        }
        .into_any()
    }
}

/// Returns the places to go.
pub fn tabs(guide: &'static Guide) -> Vec<Tab> {
    let navigation = guide.navigation;
    let preferences = guide.preferences;
    let tab = |route: Route, picture, words, belongs: fn(&Route) -> bool| Tab {
        href: Signal::stored(guide.href(&route)),
        picture,
        words,
        is_here: derived(move || navigation.address.with(|a| belongs(&a.route))),
        badge: None,
    };
    let explores = |route: &Route| {
        !matches!(
            route,
            Route::Map(..) | Route::Plan(_) | Route::Saved | Route::Programme | Route::About
        )
    };
    let mut saved = tab(Route::Saved, "saved", guide.nav_saved().text(), |r| *r == Route::Saved);
    saved.badge = Some(derived(move || preferences.n_saved()));
    let mut plan =
        tab(Route::Plan(None), "plan", guide.nav_plan().text(), |r| r.screen() == Screen::Plan);
    let linking = guide;
    plan.href = derived(move || {
        navigation.address.track();
        linking.href(&Route::Plan(preferences.trip(linking.today)))
    });
    let mut map = tab(Route::Map(Query::default(), None), "map", guide.nav_map().text(), |r| {
        matches!(r, Route::Map(..))
    });
    // What is sought in the list is sought on the map.
    map.href = derived(move || {
        let query = navigation.address.with(|a| a.route.query().cloned().unwrap_or_default());
        linking.href(&Route::Map(query, None))
    });
    vec![
        tab(Route::Home, "explore", guide.nav_explore().text(), explores),
        map,
        plan,
        saved,
        tab(Route::Programme, "chart", guide.nav_programme().text(), |r| *r == Route::Programme),
    ]
}

/// How many have room at the thumb; the front page leads to the last one.
const AT_THE_THUMB: usize = 4;

/// The bar at the thumb.
#[component]
pub fn TabBar() -> impl IntoView {
    let guide = use_guide();
    view! {
        <nav class="bar" aria-label=guide.nav_label().text()>
            {tabs(guide).into_iter().take(AT_THE_THUMB).map(Tab::view).collect_view()}
        </nav>
    }
}
