//! Handing an address on: the device's own share sheet where there is one, else the clipboard.

use super::Refusal;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// How an address was handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// Through the share sheet.
    Shared,
    /// To the clipboard.
    Copied,
}

/// Shares the address of this page under `title`.
pub async fn share_page(title: &str) -> Result<Handed, Refusal> {
    let window = web_sys::window().ok_or(Refusal::Unavailable)?;
    let url = window.location().href().map_err(|_| Refusal::Unavailable)?;
    let navigator = window.navigator();
    if has(&navigator, "share") {
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_url(&url);
        // A person who closes the sheet has not been refused anything.
        let _ = JsFuture::from(navigator.share_with_data(&data)).await;
        return Ok(Handed::Shared);
    }
    if !has(&navigator, "clipboard") {
        return Err(Refusal::Unavailable);
    }
    let copied = JsFuture::from(navigator.clipboard().write_text(&url)).await;
    copied.map(|_| Handed::Copied).map_err(|_| Refusal::Denied)
}

/// Returns whether the browser has a power.
pub(super) fn has(navigator: &web_sys::Navigator, power: &str) -> bool {
    let navigator: &JsValue = navigator.unchecked_ref();
    js_sys::Reflect::get(navigator, &power.into()).is_ok_and(|value| !value.is_undefined())
}
