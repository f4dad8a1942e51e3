//! Whether the guide could be put on the home screen of this device by hand.

use js_sys::Reflect;

/// Returns whether this is a tab of a browser on an iPhone or iPad: these offer nothing, but let the
/// visitor do it.
pub fn is_tab_on_iphone() -> bool {
    let Some(window) = super::dom::window() else { return false };
    let navigator = window.navigator();
    // Other systems do not have the first property, or no fingers.
    let property = |name: &str| Reflect::get(&navigator, &name.into()).ok();
    let is_tab = property("standalone").is_some_and(|value| value.as_bool() == Some(false));
    let n_fingers = property("maxTouchPoints").and_then(|value| value.as_f64()).unwrap_or_default();
    is_tab && n_fingers > 1.0
}
