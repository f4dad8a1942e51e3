//! Where the visitor is: asked for only after a tap, never watched. The last answer is kept for as
//! long as the page is open, on no disk and in no address.

use super::Refusal;
use crate::domain::geo::LatLng;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{Position, PositionError, PositionOptions};

/// How long to wait for an answer.
const TIMEOUT_MS: u32 = 10_000;

thread_local! {
    static LAST: Cell<Option<LatLng>> = const { Cell::new(None) };
}

/// Returns where the visitor was when last asked, if that was answered.
pub fn last() -> Option<LatLng> {
    LAST.get()
}

/// Calls `on_answer` once with where the visitor is and how sure that is in metres, or with why that
/// is not known.
pub fn locate(on_answer: impl Fn(Result<(LatLng, f64), Refusal>) + Clone + 'static) {
    let geolocation = super::dom::window().and_then(|window| window.navigator().geolocation().ok());
    let Some(geolocation) = geolocation else {
        return on_answer(Err(Refusal::Unavailable));
    };
    let (found, failed) = (on_answer.clone(), on_answer.clone());
    let on_position = Closure::once_into_js(move |position: Position| {
        let at = position.coords();
        let point = LatLng { lat: at.latitude(), lng: at.longitude() };
        LAST.set(Some(point));
        found(Ok((point, at.accuracy())));
    });
    let on_error = Closure::once_into_js(move |error: PositionError| {
        let denied = error.code() == PositionError::PERMISSION_DENIED;
        failed(Err(if denied { Refusal::Denied } else { Refusal::Unavailable }));
    });
    let options = PositionOptions::new();
    options.set_timeout(TIMEOUT_MS);
    options.set_maximum_age(60_000);
    let asked = geolocation.get_current_position_with_error_callback_and_options(
        on_position.unchecked_ref(),
        Some(on_error.unchecked_ref()),
        &options,
    );
    if asked.is_err() {
        on_answer(Err(Refusal::Unavailable));
    }
}
