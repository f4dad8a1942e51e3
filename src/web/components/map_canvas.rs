//! The element in which a map is opened, and what stands there when its engine cannot be had. A small
//! map waits until it is near the screen.

use super::map_card::place_marks;
use crate::domain::catalogue::Entry;
use crate::domain::geo::Bounds;
use crate::domain::map::View;
use crate::domain::map::spot::spots;
use crate::domain::search::Query;
use crate::route::Route;
use crate::web::platform::map::{Doing, MapHandle, Shown, follow};
use crate::web::platform::scroll;
use crate::web::state::guide::use_guide;
use leptos::html::Div;
use leptos::prelude::*;
use view_macro::view;

/// How near a small map looks.
const NEARBY: f64 = 13.0;

/// The map; `label` is what it is called aloud.
#[component]
pub fn MapCanvas(
    handle: MapHandle,
    label: String,
    first: View,
    shown: Shown,
    on_doing: Callback<Doing>,
) -> impl IntoView {
    let guide = use_guide();
    let place = NodeRef::<Div>::new();
    let communes = guide.catalogue().communes.iter();
    let communes = communes.map(|commune| (commune.name.to_string(), commune.point)).collect();
    let words = [
        guide.map_credit().text(),
        guide.map_zoom_in().text(),
        guide.map_zoom_out().text(),
        guide.map_two_fingers().text(),
        guide.map_refused().text(),
        guide.map_gone().text(),
        guide.map_me().text(),
    ];
    follow(place, handle, first, words, communes, shown, on_doing);
    let failed = move || {
        handle.has_failed.get().then(|| {
            let list = move || {
                let query = guide.navigation.address.with(|a| a.route.query().cloned());
                guide.href(&Route::Search(query.unwrap_or_default()))
            };
            view! {
                <div class="notice notice--refused mapfailed" role="alert">
                    <p>{guide.map_failed().text()}</p>
                    <a class="btn" href=list>{guide.map_list().text()}</a>
                </div>
            }
        })
    };
    view! {
        <div class="map" node_ref=place role="application" tabindex="0" aria-label=label></div>
        {failed}
    }
}

/// A small map of a few entries around `first`, with the way to the full map.
#[component]
pub fn SmallMap(entries: Vec<Entry>) -> impl IntoView {
    let guide = use_guide();
    let found = spots(guide.catalogue(), entries.into_iter());
    let Some(centre) = found.first().map(|spot| spot.at) else { return ().into_any() };
    let first = View::new(centre, NEARBY);
    let marks = place_marks(guide, &found);
    let full = guide.href(&Route::Map(Query::default(), Some(first)));
    let shown = Shown {
        selected: Signal::stored(marks.first().map(|m| m.key.clone()).unwrap_or_default()),
        marks: Signal::stored(marks),
        pointed: Signal::stored(String::new()),
        route: Signal::stored(Vec::new()),
        me: Signal::stored(None),
    };
    let on_doing = Callback::new(|_| ());
    let label = guide.map_label().text();
    view! {
        <div class="panel smallmap">
            <LateMap label first around=None shown on_doing/>
            <a class="link" href=full>{guide.map_full().text()}</a>
        </div>
    }
    .into_any()
}

/// A map that is fetched when it comes near the screen; it shows the whole of `around`, if there is
/// any, or else what lies around `first`.
#[component]
pub fn LateMap(
    label: String,
    first: View,
    around: Option<Bounds>,
    shown: Shown,
    on_doing: Callback<Doing>,
) -> impl IntoView {
    let near = RwSignal::new(false);
    let end = NodeRef::<Div>::new();
    scroll::when_near(
        end,
        Callback::new(move |()| {
            if !near.get_untracked() {
                near.set(true);
            }
        }),
    );
    let map = move || {
        // What was waited for is gone once it has come, so that nobody waits on.
        if !near.get() {
            return view! { <div node_ref=end></div> }.into_any();
        }
        let handle = MapHandle::default();
        if let Some(bounds) = around {
            handle.fit_when_open(bounds);
        }
        let label = label.clone();
        view! { <MapCanvas handle label first shown on_doing/> }.into_any()
    };
    view! { <div class="smallmap__map">{map}</div> }
}
