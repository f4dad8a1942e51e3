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

/// Shares the address of a page under `title`.
pub async fn share_page(title: &str, url: &str) -> Result<Handed, Refusal> {
    if can_send() {
        send_link(title, url).await;
        return Ok(Handed::Shared);
    }
    copy_link(url).await.map(|()| Handed::Copied)
}

/// Returns whether the device has a share sheet.
pub fn can_send() -> bool {
    super::dom::window().is_some_and(|window| has(&window.navigator(), "share"))
}

/// Gives a link to the device's share sheet. A person who closes it has not been refused anything.
pub async fn send_link(title: &str, url: &str) {
    let Some(window) = super::dom::window() else { return };
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(url);
    let _ = JsFuture::from(window.navigator().share_with_data(&data)).await;
}

/// Puts a link on the clipboard.
pub async fn copy_link(url: &str) -> Result<(), Refusal> {
    let navigator = super::dom::window().ok_or(Refusal::Unavailable)?.navigator();
    if !has(&navigator, "clipboard") {
        return Err(Refusal::Unavailable);
    }
    let copied = JsFuture::from(navigator.clipboard().write_text(url)).await;
    copied.map(drop).map_err(|_| Refusal::Denied)
}

/// Returns whether the browser has a power.
pub(super) fn has(navigator: &web_sys::Navigator, power: &str) -> bool {
    let navigator: &JsValue = navigator.unchecked_ref();
    js_sys::Reflect::get(navigator, &power.into()).is_ok_and(|value| !value.is_undefined())
}
