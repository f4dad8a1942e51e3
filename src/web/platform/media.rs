//! How wide the screen is. What a narrow one does not show need not be made for it.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// From here on the facets stand beside the list; the sheets say the same.
const WIDE: &str = "(min-width: 60rem)";

thread_local! {
    /// It belongs to no view, so it outlives them all.
    static IS_WIDE: ArcRwSignal<bool> = watched();
}

/// Returns whether there is room for the facets beside a list; what reads it is made anew when that
/// changes.
pub fn is_wide() -> bool {
    IS_WIDE.with(|is_wide| is_wide.get())
}

fn watched() -> ArcRwSignal<bool> {
    let list = super::dom::window().and_then(|window| window.match_media(WIDE).ok().flatten());
    let Some(list) = list else { return ArcRwSignal::new(true) };
    let is_wide = ArcRwSignal::new(list.matches());
    let (seen, watched) = (is_wide.clone(), list.clone());
    let look = Closure::<dyn Fn()>::new(move || seen.set(watched.matches()));
    list.set_onchange(Some(look.into_js_value().unchecked_ref()));
    is_wide
}
