//! A native dialog with whatever is inside. One function for all of them: typed elements are compiled
//! anew for everything they hold.

use crate::web::platform::dialog;
use leptos::html::Dialog;
use leptos::prelude::*;
use view_macro::view;

/// Returns a dialog that is there while `open`; `on_close` hears of every way to close it.
pub fn dialog_box(
    class: &'static str,
    label: String,
    open: Signal<bool>,
    on_close: Callback<()>,
    inside: AnyView,
) -> AnyView {
    let node = NodeRef::<Dialog>::new();
    dialog::follow(node, open);
    view! {
        <dialog class=class node_ref=node aria-label=label on:close=move |_| on_close.run(())>{inside}</dialog>
    }
}
