//! Long lists: more rows as the end comes near, and the same place again on Back and reload.

use super::effect::effect;
use leptos::html::Div;
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

thread_local! {
    /// How many rows each address showed when it was left.
    static SHOWN: RefCell<BTreeMap<String, usize>> = const { RefCell::new(BTreeMap::new()) };
}

/// Returns how many rows the list at `address` showed when it was last left.
pub fn rows_shown(address: &str) -> Option<usize> {
    SHOWN.with_borrow(|shown| shown.get(address).copied())
}

/// Remembers how many rows the list at `address` shows.
pub fn remember_rows(address: String, rows: usize) {
    SHOWN.with_borrow_mut(|shown| shown.insert(address, rows));
}

/// Calls `on_near` whenever `end` comes within a screen of being seen.
pub fn when_near(end: NodeRef<Div>, on_near: Callback<()>) {
    effect(move || {
        let Some(element) = end.get() else { return };
        type Seen = dyn Fn(js_sys::Array, web_sys::IntersectionObserver);
        let seen = Closure::<Seen>::new(move |entries: js_sys::Array, observer| {
            let near = entries
                .iter()
                .map(|entry| entry.unchecked_into())
                .find(|entry: &web_sys::IntersectionObserverEntry| entry.is_intersecting());
            if let Some(entry) = near {
                on_near.run(());
                // An end that stays in sight is no news to the observer: it looks afresh.
                let observer: web_sys::IntersectionObserver = observer;
                observer.unobserve(&entry.target());
                observer.observe(&entry.target());
            }
        });
        let options = web_sys::IntersectionObserverInit::new();
        options.set_root_margin("800px");
        let observer = web_sys::IntersectionObserver::new_with_options(
            seen.as_ref().unchecked_ref(),
            &options,
        );
        let Ok(observer) = observer else { return };
        observer.observe(&element);
        let kept = StoredValue::new_local((observer, seen));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
}
