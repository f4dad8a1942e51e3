//! Saves an entry on the device, or forgets it.

use super::glyph::glyph;
use crate::domain::catalogue::Entry;
use crate::web::reactive::memo;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// A round button that saves `entry`.
#[component]
pub fn SaveButton(entry: Entry, #[prop(into)] class: String) -> impl IntoView {
    let guide = use_guide();
    // What is kept in a frame does not come to the guide itself.
    if guide.embed.is_some() {
        return ().into_any();
    }
    let preferences = guide.preferences;
    let saved = memo(move || preferences.is_saved(guide.catalogue(), entry));
    let name = guide.say(guide.catalogue().name(entry));
    let label = guide.save_named().fill(&[("name", &name)]);
    let on_click = move |_| preferences.toggle_saved(guide.catalogue(), entry);
    view! {
        <button
            type="button"
            class=format!("iconbtn {class}")
            aria-pressed=move || saved.get().to_string()
            aria-label=label
            on:click=on_click
        >
            {glyph("saved")}
        </button>
    }
    .into_any()
}
