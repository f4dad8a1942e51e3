//! A list that drops down from a field, kept in what the screen has left below it. The keyboard of a
//! phone covers half of the screen, and no style sheet is told so.

use super::dom::element;
use super::effect::effect;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// With less room than this under the field, the page is scrolled, at most until the field is at the
/// top of the screen.
const WANTED_ROOM: f64 = 360.0;
/// What stays free above the field, and below the list.
const MARGIN: f64 = 8.0;

/// Keeps the list `id` in view while it is shown: `--room` is how tall it may be, in pixels.
pub fn keep_in_view(id: &'static str, is_shown: Signal<bool>) {
    effect(move || {
        if is_shown.get() {
            request_animation_frame(move || fit(id));
        }
    });
    if let Some(screen) = super::dom::window().and_then(|window| window.visual_viewport()) {
        let fits = Closure::<dyn Fn()>::new(move || fit(id)).into_js_value();
        screen.set_onresize(Some(fits.unchecked_ref()));
    }
}

fn fit(id: &str) {
    let Some(list) = element(id) else { return };
    let Some(window) = super::dom::window() else { return };
    let Some(screen) = window.visual_viewport() else { return };
    let top =
        |element: &web_sys::Element| element.get_bounding_client_rect().top() - screen.offset_top();
    let room = || screen.height() - top(&list) - MARGIN;
    let lack = WANTED_ROOM - room();
    if lack > 0.0
        && let Some(field) = list.parent_element()
    {
        window.scroll_by_with_x_and_y(0.0, lack.min(top(&field) - MARGIN));
    }
    let _ = list.style().set_property("--room", &format!("{}px", room().max(0.0) as u32));
}
