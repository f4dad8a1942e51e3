//! Keeping the screen lit, where the browser can: an address that is held out to someone must not go
//! dark. The browser lets it go by itself when the page is hidden.

use super::effect::effect;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// What keeps the screen lit.
    static HELD: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Keeps the screen lit while `wanted`.
pub fn follow(wanted: Signal<bool>) {
    effect(move || match wanted.get() {
        true => leptos::task::spawn_local(async move {
            let held = hold().await;
            // It may not be wanted any more by the time it is there.
            match wanted.try_get_untracked() {
                Some(true) => HELD.set(held),
                _ => drop(held.and_then(|held| call(&held, "release", &JsValue::UNDEFINED))),
            }
        }),
        false => let_go(),
    });
    on_cleanup(let_go);
}

async fn hold() -> Option<JsValue> {
    let navigator: JsValue = super::dom::window()?.navigator().into();
    let power = Reflect::get(&navigator, &"wakeLock".into()).ok()?;
    let promise: Promise = call(&power, "request", &"screen".into())?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn let_go() {
    if let Some(held) = HELD.take() {
        call(&held, "release", &JsValue::UNDEFINED);
    }
}

/// Calls a function of an interface that the bindings hold for unstable.
fn call(on: &JsValue, name: &str, with: &JsValue) -> Option<JsValue> {
    let function: Function = Reflect::get(on, &name.into()).ok()?.dyn_into().ok()?;
    function.call1(on, with).ok()
}
