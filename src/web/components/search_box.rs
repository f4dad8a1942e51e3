//! One box to search in. It owns its draft: Vietnamese is typed through input methods, and a box
//! that is written to while a syllable is being composed breaks words. The draft goes to the
//! address after a short pause, and never between `compositionstart` and `compositionend`.

use super::glyph::glyph;
use crate::web::markup::Event;
use crate::web::state::guide::use_guide;
use crate::web::state::navigation::History;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;
use view_macro::view;

/// How long typing must rest before the list follows: long enough for a syllable with its marks.
const PAUSE: Duration = Duration::from_millis(120);

/// The box; `on_search` gets the text, pushed on Enter and replaced while typing.
#[component]
pub fn SearchBox(
    /// The text in the address.
    #[prop(into)]
    text: Signal<String>,
    /// Search while typing, not only on Enter.
    #[prop(optional)]
    live: bool,
    #[prop(optional)] small: bool,
    /// What was typed before the guide was there.
    #[prop(optional)]
    typed: Option<String>,
    on_search: Callback<(String, History)>,
) -> impl IntoView {
    let guide = use_guide();
    let draft = RwSignal::new(typed);
    let composing = StoredValue::new(false);
    // Enter on what the list already shows moves nothing: the next search takes a step of its own.
    let is_kept = StoredValue::new(false);
    let pending = StoredValue::new_local(None::<TimeoutHandle>);
    let shown = move || draft.get().unwrap_or_else(|| text.get());

    let search = move |text: String, history| {
        draft.set(None);
        on_search.run((text, history));
    };
    let cancel = move || {
        if let Some(timer) = pending.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(cancel);
    let commit_soon = move || {
        cancel();
        let commit = move || {
            if let Some(Some(draft)) = draft.try_get_untracked() {
                let history = match is_kept.get_value() {
                    true => History::Push,
                    false => History::Replace,
                };
                is_kept.set_value(false);
                on_search.run((draft, history));
            }
        };
        pending.set_value(set_timeout_with_handle(commit, PAUSE).ok());
    };
    let on_input = move |event| {
        draft.set(Some(event_target_value(&event)));
        if live && !composing.get_value() {
            commit_soon();
        }
    };
    let on_compositionend = move |_| {
        composing.set_value(false);
        if live {
            commit_soon();
        }
    };
    let on_submit = move |event: Event| {
        event.prevent_default();
        cancel();
        is_kept.set_value(true);
        search(shown(), History::Push);
    };
    let on_clear = move |_| {
        cancel();
        search(String::new(), History::Push);
    };
    let hint = guide.search_hint().text();
    let clear_label = guide.search_clear().text();
    view! {
        <form class="search" class:search--s=small role="search" on:submit=on_submit>
            {glyph("search")}
            <input
                type="search"
                name="q"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                placeholder=hint.clone()
                aria-label=hint
                prop:value=shown
                on:input=on_input
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=on_compositionend
                on:blur=move |_| if live { draft.set(None) }
            />
            <button type="button" class="search__clear" aria-label=clear_label on:click=on_clear>
                {glyph("close")}
            </button>
        </form>
    }
}
