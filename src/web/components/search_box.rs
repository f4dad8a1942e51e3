//! One box to search in: an ARIA combobox over the list that drops down from it. It owns its draft:
//! Vietnamese is typed through input methods, and a box that is written to while a syllable is being
//! composed breaks words. What is typed is acted upon as soon as the browser has nothing else to do,
//! the newest alone, and never between `compositionstart` and `compositionend`.

use super::glyph::glyph;
use super::suggestion_list::{self, SuggestionList, option_id};
use crate::domain::search::Query;
use crate::route::Route;
use crate::web::markup::Event;
use crate::web::platform::dom;
use crate::web::reactive::derived;
use crate::web::state::guide::use_guide;
use crate::web::state::navigation::History;
use crate::web::state::offers::Offers;
use crate::web::state::search::SearchState;
use crate::web::state::turns::when_typed;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;
use view_macro::view;

/// How long typing must rest before it is written into the address.
const PAUSE: Duration = Duration::from_millis(300);

/// The id of the field; there is one box on a screen.
const FIELD: &str = "search-field";

/// The box. Enter leads to what is found; within a search that is on screen, typing does as well.
#[component]
pub fn SearchBox(
    /// The search on screen, of which the box holds the text.
    #[prop(optional)]
    within: Option<SearchState>,
    #[prop(optional)] small: bool,
) -> impl IntoView {
    let guide = use_guide();
    let draft = RwSignal::new(None::<String>);
    let composing = StoredValue::new(false);
    // Enter on what the list already shows moves nothing: the next search takes a step of its own.
    let is_kept = StoredValue::new(false);
    let pending = StoredValue::new_local(None::<TimeoutHandle>);
    let live = within.is_some();
    let query = move || within.map(|search| search.query.get()).unwrap_or_default();
    let shown = derived(move || draft.get().unwrap_or_else(|| query().text));
    let offers = Offers::new(shown);

    let go = move |text: String, history| {
        let query = Query { text, ..query() };
        let route = guide.navigation.address.with_untracked(|here| here.route.with_query(query));
        guide.navigation.change(&route, history);
    };
    let search = move |text: String, history| {
        draft.set(None);
        go(text, history);
    };
    let cancel = move || {
        if let Some(timer) = pending.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(cancel);
    // Writes what was typed into the address, if it is not there yet.
    let keep = move || {
        // The box may be gone when the browser says that the focus left it.
        let is_pending = pending.try_with_value(Option::is_some).unwrap_or(false);
        cancel();
        let Some(Some(draft)) = draft.try_get_untracked().filter(|_| live && is_pending) else {
            return;
        };
        let history = if is_kept.get_value() { History::Push } else { History::Replace };
        is_kept.set_value(false);
        go(draft, history);
    };
    let follow_soon = move || {
        cancel();
        let follow = move || {
            let Some(Some(draft)) = draft.try_get_untracked() else { return };
            let Some(search) = within else { return offers.ask(draft) };
            search.follow(draft);
            pending.set_value(set_timeout_with_handle(keep, PAUSE).ok());
        };
        pending.set_value(set_timeout_with_handle(follow, Duration::ZERO).ok());
    };
    when_typed(Callback::new(move |typed| {
        draft.set(Some(typed));
        follow_soon();
    }));
    let on_input = move |event| {
        draft.set(Some(event_target_value(&event)));
        offers.open();
        offers.choose_none();
        if !composing.get_value() {
            follow_soon();
        }
    };
    let on_compositionend = move |_| {
        composing.set_value(false);
        follow_soon();
    };
    let on_submit = move |event: Event| {
        event.prevent_default();
        cancel();
        offers.close();
        is_kept.set_value(true);
        let text = shown.get();
        guide.preferences.keep_search(&text);
        search(text, History::Push);
    };
    let clear = move || {
        cancel();
        match live {
            true => search(String::new(), History::Push),
            false => {
                draft.set(None);
                offers.ask(String::new());
            }
        }
        dom::focus(FIELD);
    };
    let on_focus = move |_| {
        offers.open();
        if !live {
            offers.ask(shown.get());
        }
    };
    let on_focusout = move |event: Event| {
        if dom::leaves(&event) {
            offers.close();
            keep();
            if live {
                draft.set(None);
            }
        }
    };
    let on_keydown = move |event: Event| {
        let key = dom::key(&event);
        let is_done = match key.as_str() {
            "Escape" if offers.n_options() == 0 => {
                let is_written = !shown.get().is_empty();
                if is_written {
                    clear();
                }
                is_written
            }
            key => press(offers, key),
        };
        if is_done {
            event.prevent_default();
        }
    };
    let news = move || {
        let phrase = match offers.searches().is_empty() {
            true if !offers.is_asked() => return String::new(),
            true => guide.n_offers(),
            false => guide.n_recent_searches(),
        };
        phrase.count(offers.n_offered(), guide.locale())
    };
    let chosen_id = move || Some(offers.chosen()).filter(|at| *at > 0).map(option_id);
    let is_expanded = move || offers.n_options() > 0;
    let hint = guide.search_hint().text();
    let clear_label = guide.search_clear().text();
    // Not of type "search", whose role may not be changed: the form says that it searches.
    view! {
        <form
            class="search"
            class:search--s=small
            role="search"
            toolname="fill_search_box"
            tooldescription="Fills the search box that the visitor sees; search answers without it."
            action=guide.href(&Route::Search(Query::default()))
            on:submit=on_submit
            on:focusout=on_focusout
        >
            {glyph("search")}
            <input
                id=FIELD
                type="text"
                name="q"
                toolparamdescription="What to look for"
                role="combobox"
                aria-autocomplete="list"
                aria-expanded=move || is_expanded().to_string()
                aria-controls=move || is_expanded().then_some(suggestion_list::ID)
                aria-activedescendant=chosen_id
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                placeholder=hint.clone()
                aria-label=hint
                prop:value=move || shown.get()
                on:input=on_input
                on:keydown=on_keydown
                on:focus=on_focus
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=on_compositionend
            />
            <button
                type="button"
                class="search__clear"
                aria-label=clear_label
                on:focus=move |_| offers.close()
                on:click=move |_| clear()
            >
                {glyph("close")}
            </button>
            <SuggestionList offers draft within=within.map(|search| search.query)/>
            <p class="visually-hidden" role="status">{news}</p>
        </form>
    }
}

/// Does what a key means to the offers below the box, and returns whether it meant anything.
fn press(offers: Offers, key: &str) -> bool {
    let chosen = offers.chosen();
    match (key, chosen) {
        ("Escape", _) => offers.close(),
        ("Enter", 1..) => dom::click(&option_id(chosen)),
        ("Delete", 1..) => return offers.forget(chosen),
        ("ArrowLeft" | "ArrowRight", _) => {
            offers.choose_none();
            return false;
        }
        _ => {
            if key == "ArrowDown" {
                offers.open();
            }
            let has_moved = offers.step(key);
            dom::reveal(&option_id(offers.chosen()));
            return has_moved;
        }
    }
    true
}
