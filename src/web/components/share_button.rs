//! Hands the page's address on, and says what became of it.

use super::glyph::glyph;
use crate::web::platform::share::{Handed, share_page};
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use leptos::task::spawn_local;
use view_macro::view;

/// A button that shares this page under `title`; with `wide` it carries the word as well.
#[component]
pub fn ShareButton(
    #[prop(into)] title: String,
    #[prop(into)] class: String,
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let guide = use_guide();
    let outcome = RwSignal::new(None);
    let words = guide.words;
    let said = move || {
        outcome.get().map(|outcome| match outcome {
            Ok(Handed::Shared) => String::new(),
            Ok(Handed::Copied) => words.link_copied().to_string(),
            Err(_) => words.link_not_copied().to_string(),
        })
    };
    let on_click = move |_| {
        let title = title.clone();
        let url = guide.link_to_page();
        spawn_local(async move { outcome.set(Some(share_page(&title, &url).await)) });
    };
    view! {
        <button type="button" class=class aria-label=(!wide).then(|| guide.share().text()) on:click=on_click>
            {glyph("share")}
            {wide.then(|| guide.share().text())}
        </button>
        <span class="toast" role="status">{said}</span>
    }
}
