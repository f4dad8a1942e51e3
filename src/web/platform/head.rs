//! The page's head, which follows the screen: title, description, language, theme, and the
//! canonical and alternate links.

use super::dom::document;
use super::effect::effect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What the head says of a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// One sentence.
    pub description: String,
    /// The language's tag.
    pub language: &'static str,
    /// The path of the screen's own address.
    pub canonical: String,
    /// The same screen in each language: tag and path.
    pub alternates: Vec<(&'static str, String)>,
}

/// Keeps the head in step with `head`.
pub fn follow(head: Signal<Head>) {
    effect(move || write(&head.get()));
}

fn write(head: &Head) {
    let Some(document) = document() else { return };
    document.set_title(&head.title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", head.language);
    }
    set(
        "meta[name=description]",
        "meta",
        &[("name", "description"), ("content", &head.description)],
    );
    let manifest = ["manifest.", head.language, ".webmanifest"].concat();
    set("link[rel=manifest]", "link", &[("rel", "manifest"), ("href", &manifest)]);
    let origin =
        super::dom::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    let absolute = |path: &str| format!("{origin}{}{path}", super::dom::base_path());
    let canonical = absolute(&head.canonical);
    set("link[rel=canonical]", "link", &[("rel", "canonical"), ("href", &canonical)]);
    for (language, path) in &head.alternates {
        let selector = format!("link[rel=alternate][hreflang={language}]");
        let href = absolute(path);
        set(&selector, "link", &[("rel", "alternate"), ("hreflang", language), ("href", &href)]);
    }
}

/// Sets the attributes of the element that `selector` finds in the head, making it if need be.
fn set(selector: &str, tag: &str, attributes: &[(&str, &str)]) {
    let Some(document) = document() else { return };
    let found = document.query_selector(selector).ok().flatten();
    let element = found.or_else(|| {
        let element = document.create_element(tag).ok()?;
        document.head()?.append_child(&element).ok()?;
        Some(element)
    });
    if let Some(element) = element {
        for (name, value) in attributes {
            let _ = element.set_attribute(name, value);
        }
    }
}

/// Keeps the custom properties of the page in step with `own`, lines of `name:value`.
pub fn follow_properties(own: Signal<String>) {
    let set = StoredValue::new(String::new());
    let pairs = |text: &str, act: &dyn Fn(&str, &str)| {
        text.lines()
            .filter_map(|line| line.split_once(':'))
            .for_each(|(name, value)| act(name, value));
    };
    effect(move || {
        let own = own.get();
        let root = document().and_then(|document| document.document_element());
        let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
        let style = root.style();
        pairs(&set.get_value(), &|name, _| drop(style.remove_property(name)));
        pairs(&own, &|name, value| drop(style.set_property(name, value)));
        set.set_value(own);
    });
}

/// Keeps the theme in step with the visitor's choice; `None` leaves it to the device.
pub fn follow_theme(theme: Signal<Option<&'static str>>) {
    effect(move || {
        let Some(root) = document().and_then(|document| document.document_element()) else {
            return;
        };
        let _ = match theme.get() {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    });
}
