//! The line between an embedded guide and the page around it: plain messages `{ veLang: 1, id, type, … }`.
//! That page speaks first (`init`); what it is told after goes to the origin it spoke from, and before
//! that nothing is said. What a message asks for is an address, so nothing it holds is trusted.

use super::dom::{app_element, document};
use super::effect::effect;
use crate::domain::decimal::parse_decimal;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlAnchorElement, HtmlDialogElement, MessageEvent, ResizeObserver};

/// The version of the messages.
const VERSION: f64 = 1.0;

/// Where `boot.js` keeps what was said before the program could hear it.
const HEARD_BEFORE: &str = "heardBefore";

/// The type of what tells of a choice that cannot be followed.
const ERROR: &str = "error";

/// What is told to the page around: a type, and named values.
type Word = (&'static str, Vec<(&'static str, String)>);

#[derive(Default)]
struct Line {
    /// The name the frame goes by, and the origin it may be told to; nothing before `init`.
    open: Option<(JsValue, String)>,
    /// What was to be told before, in its order.
    waiting: Vec<Word>,
    /// What was told, the newest of each type and every error: a page drawn anew says the same again.
    told: Vec<Word>,
    /// Sees sizes change.
    sizes: Option<ResizeObserver>,
}

thread_local! {
    static LINE: RefCell<Line> = RefCell::default();
    static HEIGHT: Cell<f64> = const { Cell::new(0.0) };
}

/// Begins to hear the page around. `on_config` gets the query string of each `setConfig`. Links that lead
/// out of the frame open beside it.
pub fn open(on_config: impl Fn(&str) + Copy + 'static) {
    let Some(window) = super::dom::window() else { return };
    let hears = Closure::<dyn Fn(MessageEvent)>::new(move |event| hear(&event, &on_config));
    let hears = hears.into_js_value();
    let _ = window.add_event_listener_with_callback("message", hears.unchecked_ref());
    let before = Reflect::get(&window, &HEARD_BEFORE.into()).unwrap_or_default();
    let _ = Reflect::delete_property(&window, &HEARD_BEFORE.into());
    for event in before.dyn_into::<Array>().unwrap_or_default().iter() {
        hear(event.unchecked_ref(), &on_config);
    }
    let leads_out = Closure::<dyn Fn(Event)>::new(|event: Event| lead_out(&event)).into_js_value();
    if let Some(document) = document() {
        let _ = document.add_event_listener_with_callback_and_bool(
            "click",
            leads_out.unchecked_ref(),
            true,
        );
    }
    watch_sizes();
}

fn hear(event: &MessageEvent, on_config: &dyn Fn(&str)) {
    let Some(window) = super::dom::window() else { return };
    let parent = window.parent().ok().flatten().map(JsValue::from).unwrap_or_default();
    let source = event.source().map(JsValue::from).unwrap_or_default();
    // In no frame, a window is its own parent.
    if source != parent || parent == JsValue::from(&window) {
        return;
    }
    let data = event.data();
    let part = |name: &str| Reflect::get(&data, &name.into()).unwrap_or_default();
    if !data.is_object() || part("veLang").as_f64() != Some(VERSION) {
        return;
    }
    let text = |name| part(name).as_string().unwrap_or_default();
    match text("type").as_str() {
        "init" => start(part("id"), event.origin()),
        "setConfig" => on_config(&text("query")),
        _ => {}
    }
}

fn start(id: JsValue, origin: String) {
    // An origin of its own, such as a sandbox's, has no name to be told by.
    let origin = if origin == "null" { "*".to_owned() } else { origin };
    let waiting = LINE.with_borrow_mut(|line| {
        if line.open.as_ref().is_some_and(|(_, first)| *first != origin) {
            return None;
        }
        line.open = Some((id, origin));
        Some(std::mem::take(&mut line.waiting))
    });
    let Some(waiting) = waiting else { return };
    tell(("ready", Vec::new()));
    waiting.into_iter().for_each(tell);
    HEIGHT.set(0.0);
    measure();
}

/// Tells the page around where the visitor is and, where `is_plan` says so, of the plan there: `place` is
/// the link to it, a line break and its name. What was told last is not told again.
pub fn follow(place: Signal<String>, is_plan: Signal<bool>) {
    effect(move || {
        let place = place.get();
        let (href, title) = place.split_once('\n').unwrap_or((&place, ""));
        let link = || ("href", href.to_owned());
        tell_once(("navigate", vec![link(), ("title", title.to_owned())]));
        if is_plan.get() {
            tell_once(("plan", vec![link()]));
        }
    });
}

fn tell_once(word: Word) {
    let is_new = LINE.with_borrow_mut(|line| {
        let is_new = !line.told.contains(&word);
        if is_new {
            line.told.retain(|(kind, _)| *kind != word.0 || word.0 == ERROR);
            line.told.push(word.clone());
        }
        is_new
    });
    if is_new {
        tell(word);
    }
}

/// Says in the console, and to the page around, which choices of the site cannot be followed.
pub fn refuse(refused: &[(&'static str, &'static str)]) {
    for (name, reason) in refused {
        let word = (ERROR, vec![("name", (*name).to_owned()), ("reason", (*reason).to_owned())]);
        if LINE.with_borrow(|line| !line.told.contains(&word)) {
            warn(&["ve-lang: ", name, " is not taken (", reason, ")"].concat());
        }
        tell_once(word);
    }
}

/// Asks the page around to show the top of the frame, as a new page would.
pub fn arrive() {
    tell(("scrollTo", vec![("top", "0".to_owned())]));
}

fn tell(word: Word) {
    let open = LINE.with_borrow_mut(|line| {
        if line.open.is_none() {
            line.waiting.push(word.clone());
        }
        line.open.clone()
    });
    let (Some((id, origin)), Some(window)) = (open, super::dom::window()) else { return };
    let message = Object::new();
    let set = |name: &str, value: &JsValue| drop(Reflect::set(&message, &name.into(), value));
    set("veLang", &VERSION.into());
    set("id", &id);
    set("type", &word.0.into());
    for (name, value) in &word.1 {
        match *name {
            "height" | "top" => set(name, &parse_decimal(value).unwrap_or_default().into()),
            _ => set(name, &value.as_str().into()),
        }
    }
    if let Ok(Some(parent)) = window.parent() {
        let _ = parent.post_message(&message, &origin);
    }
}

/// Tells the height of what is drawn whenever it has changed by more than a pixel. What is measured
/// grows with its content alone, never with the frame.
fn watch_sizes() {
    let measures = Closure::<dyn Fn()>::new(measure).into_js_value();
    let Ok(sizes) = ResizeObserver::new(measures.unchecked_ref()) else { return };
    if let Some(app) = app_element() {
        sizes.observe(&app);
    }
    LINE.with_borrow_mut(|line| line.sizes = Some(sizes));
}

fn measure() {
    let height = bottoms().fold(0.0, f64::max).ceil();
    if (height - HEIGHT.get()).abs() > 1.0 && height > 0.0 {
        HEIGHT.set(height);
        tell(("height", vec![("height", (height as i32).to_string())]));
    }
}

/// Returns where the page and what is open over it end, from the top of the document.
fn bottoms() -> impl Iterator<Item = f64> {
    let down = super::dom::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    let open = document().and_then(|document| document.query_selector_all("dialog[open]").ok());
    let dialogs = open.into_iter().flat_map(|list| (0..list.length()).map(move |at| list.item(at)));
    let dialogs = dialogs.filter_map(|node| node?.dyn_into::<Element>().ok());
    let app = app_element().map(Element::from);
    app.into_iter().chain(dialogs).map(move |part| part.get_bounding_client_rect().bottom() + down)
}

/// Where the guide is embedded, opens a dialog at what opened it: the middle of a frame, which is as tall
/// as its page, need not be on the screen.
pub(super) fn place(dialog: &HtmlDialogElement, opener: Option<Element>) {
    let observed = LINE.with_borrow(|line| {
        let sizes = line.sizes.as_ref()?;
        sizes.observe(dialog);
        Some(())
    });
    if observed.is_none() {
        return;
    }
    let down = super::dom::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    let from = opener.map_or(0.0, |opener| opener.get_bounding_client_rect().top() + down);
    let page = app_element().map_or(0.0, |app| app.get_bounding_client_rect().height());
    let room = page - dialog.get_bounding_client_rect().height();
    let top = from.min(room).max(0.0);
    let own: &web_sys::HtmlElement = dialog;
    let _ =
        web_sys::HtmlElement::style(own).set_property("--opened-at", &format!("{}px", top as u32));
}

/// Opens beside the frame what is no screen within it.
fn lead_out(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
        return;
    };
    let location = super::dom::window().map(|window| window.location());
    let here =
        location.and_then(|location| Some((location.origin().ok()?, location.pathname().ok()?)));
    if here != Some((link.origin(), link.pathname())) && link.download().is_empty() {
        link.set_target("_blank");
        link.set_rel("noopener");
    }
}

/// Loads another address in the place of this one: what it keeps to is loaded anew.
pub fn start_anew(href: &str) {
    if let Some(window) = super::dom::window() {
        let _ = window.location().replace(href);
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn warn(text: &str);
}
