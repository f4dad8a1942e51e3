//! Native dialogs: the browser keeps the focus inside, closes on Escape and dims the page.

use super::effect::effect;
use leptos::html::Dialog;
use leptos::prelude::*;

/// Opens and closes a dialog in step with `open`.
pub fn follow(dialog: NodeRef<Dialog>, open: Signal<bool>) {
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
}
