//! Native dialogs: the browser keeps the focus inside, closes on Escape and dims the page.
//! One that fills the screen looks like a page, so Back closes it too.

use super::dom::document;
use super::effect::effect;
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Opens and closes a dialog in step with `open`.
pub fn follow(dialog: NodeRef<Dialog>, open: Signal<bool>) {
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                let opener = document().and_then(|document| document.active_element());
                let _ = dialog.show_modal();
                super::embed::place(&dialog, opener);
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
}

/// Calls `on_back` when the visitor goes back while `open`. The dialog has an entry of its own in the
/// history for that, of the same address, which is gone again once it is closed.
pub fn close_on_back(open: Signal<bool>, on_back: Callback<()>) {
    let Some(window) = super::dom::window() else { return };
    let Ok(history) = window.history() else { return };
    let entered = StoredValue::new(false);
    effect(move || match (open.get(), entered.get_value()) {
        (true, false) => {
            let state = history.state().unwrap_or(JsValue::NULL);
            entered.set_value(history.push_state(&state, "").is_ok());
        }
        (false, true) => {
            entered.set_value(false);
            let _ = history.back();
        }
        _ => {}
    });
    let went = Closure::<dyn Fn()>::new(move || {
        if entered.try_get_value() == Some(true) {
            entered.set_value(false);
            on_back.run(());
        }
    });
    let _ = window.add_event_listener_with_callback("popstate", went.as_ref().unchecked_ref());
    let kept = StoredValue::new_local(went);
    on_cleanup(move || {
        kept.try_with_value(|went| {
            let went = went.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback("popstate", went);
        });
    });
}
