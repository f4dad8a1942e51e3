//! The page that the guide is mounted in.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, FocusEvent, HtmlElement, HtmlInputElement, KeyboardEvent, Node,
    ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

/// Returns the browser's window; none where pages are written as files. Every way to the browser
/// begins here, so that a page can be made without one.
pub(super) fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// Returns the element that the guide is mounted in, or the page's body where it is missing.
pub fn app_element() -> Option<HtmlElement> {
    let document = document()?;
    let element = document.get_element_by_id("app").and_then(|element| element.dyn_into().ok());
    element.or_else(|| document.body())
}

/// Returns the path the guide is hosted under, without a slash at its end: empty at the root.
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let path = base.and_then(|base| web_sys::Url::new(&base).ok()).map(|url| url.pathname());
    let has_base_element =
        document().is_some_and(|document| matches!(document.query_selector("base"), Ok(Some(_))));
    match path {
        Some(path) if has_base_element => path.trim_end_matches('/').to_owned(),
        _ => String::new(),
    }
}

/// Gives the address the slash at its end that every page's has, where a host answered one without.
/// Others lead there themselves, at the cost of a round trip and of what the history entry holds.
pub fn settle_address() {
    let Some((location, history)) = window().and_then(|w| Some((w.location(), w.history().ok()?)))
    else {
        return;
    };
    let part = |part: Result<String, _>| part.unwrap_or_default();
    let path = part(location.pathname());
    // A name with a dot is a file's, such as a folder's own `index.html`.
    let is_page =
        path.rsplit('/').next().is_some_and(|name| !name.is_empty() && !name.contains('.'));
    if !is_page {
        return;
    }
    let address = [&*path, "/", &part(location.search()), &part(location.hash())].concat();
    let state = history.state().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(&address));
}

/// Returns what the visitor typed into the static search box before the guide was there, and puts the
/// guide in the place of the static page. Where one types goes on.
pub fn take_over_from_boot() -> Option<String> {
    let boot = document()?.get_element_by_id("boot")?;
    let focused = document()?.active_element().filter(|element| boot.contains(Some(element)));
    let typed = boot
        .query_selector("[name=q]")
        .ok()
        .flatten()
        .and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        .map(|input| input.value());
    boot.remove();
    if let Some(id) = focused.map(|element| element.id()).filter(|id| !id.is_empty()) {
        focus(&id);
    }
    typed.filter(|text| !text.is_empty())
}

/// Once the new page is drawn, moves the focus to its heading, as a page load would, without
/// scrolling.
pub fn arrive() {
    leptos::prelude::request_animation_frame(|| {
        let heading = document().and_then(|document| document.query_selector("h1").ok().flatten());
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            heading.set_tab_index(-1);
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = heading.focus_with_options(&options);
        }
    });
}

pub(super) fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Where the focus is on something with an id, or on the page's heading, and that is about to be drawn
/// anew, it comes to the new one, or to the heading if there is none.
pub fn stay() {
    let Some(focused) = document().and_then(|document| document.active_element()) else { return };
    let id = focused.id();
    if focused.tag_name() == "H1" {
        arrive();
    } else if !id.is_empty() {
        leptos::prelude::request_animation_frame(move || {
            if !focused.is_connected() {
                focus_or_heading(&id);
            }
        });
    }
}

/// Moves the focus to the page's content, past the bar.
pub fn focus_main() {
    if let Some(main) = element("main") {
        main.set_tab_index(-1);
        let _ = main.focus();
    }
}

/// Moves the focus to the element `id`.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Moves the focus to the element `id`, or to the page's heading if there is no such element.
fn focus_or_heading(id: &str) {
    match element(id) {
        Some(element) => drop(element.focus()),
        None => arrive(),
    }
}

/// Moves the focus to the element `id`, or to the page's heading, once what is under way is drawn: an
/// open dialog would not let it go.
pub fn focus_soon(id: String) {
    leptos::prelude::request_animation_frame(move || focus_or_heading(&id));
}

/// Returns whether a dialog is open within what a selector names.
pub fn has_open_dialog(within: &str) -> bool {
    let selector = &[within, " dialog[open]"].concat();
    document().and_then(|document| document.query_selector(selector).ok().flatten()).is_some()
}

/// Does what a click on the element `id` does.
pub fn click(id: &str) {
    if let Some(element) = element(id) {
        element.click();
    }
}

/// Scrolls as far as it takes to see the element `id`.
pub fn reveal(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Once the page is drawn anew, scrolls as far as it takes to see the element `id`.
pub fn reveal_once_drawn(id: String) {
    leptos::prelude::request_animation_frame(move || reveal(&id));
}

/// Returns the key that was pressed, as browsers name it; empty when an input method took it.
pub fn key(event: &Event) -> String {
    // The key that ends a composition says so by its code alone in some browsers.
    const TAKEN: u32 = 229;
    match event.dyn_ref::<KeyboardEvent>() {
        Some(event) if !event.is_composing() && event.key_code() != TAKEN => event.key(),
        _ => String::new(),
    }
}

/// Returns whether the focus leaves the element that is listening, not only a part of it.
pub fn leaves(event: &Event) -> bool {
    let within = event.current_target().and_then(|target| target.dyn_into::<Node>().ok());
    let next = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
    let next = next.and_then(|next| next.dyn_into::<Node>().ok());
    !within.is_some_and(|within| next.is_some_and(|next| within.contains(Some(&next))))
}

/// Returns whether an event happened on a link.
pub fn is_on_link(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest("a"), Ok(Some(_))))
}

/// Returns the languages the browser asks for, most wanted first.
pub fn wanted_languages() -> Vec<String> {
    let languages = window().map(|window| window.navigator().languages());
    languages.map_or_else(Vec::new, |list| list.iter().filter_map(|tag| tag.as_string()).collect())
}

/// Goes back to the page before this one.
pub fn go_back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Prints the page, once what was just closed is gone from it.
pub fn print() {
    leptos::prelude::request_animation_frame(|| {
        if let Some(window) = window() {
            let _ = window.print();
        }
    });
}

/// Returns the origin of the page, and the page's address.
pub fn origin_and_page() -> (String, String) {
    let location = window().map(|window| window.location());
    let origin = location.as_ref().and_then(|location| location.origin().ok());
    let page = location.and_then(|location| location.href().ok());
    (origin.unwrap_or_default(), page.unwrap_or_default())
}

/// Returns the host of the page with the path the guide is hosted under.
pub fn site() -> String {
    origin_and_page().0 + &base_path()
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}
