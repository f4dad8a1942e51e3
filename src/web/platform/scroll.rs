//! Where a page is scrolled to. The place and the length of its list are kept in the browser's own
//! history entry, so Back, Forward and a reload find both again, and a new page starts at its top.
//! In a list the place is a card's, for the same number of pixels is another place in other letters
//! or on a screen that was turned.

use super::dom::document;
use super::effect::effect;
use leptos::html::Div;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{
    FontFaceSetLoadStatus, IntersectionObserver, IntersectionObserverEntry, ResizeObserver,
};

/// What a history entry holds: the address it is of, the rows of its list, the pixels it is
/// scrolled down, and in a list the first card on the screen. The address tells an entry's own
/// place from that of the page before, which stands until the router has written the new entry.
#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    address: String,
    rows: usize,
    down: f64,
    card: Option<Card>,
}

/// A card of a list, by its number, and where its top is, in pixels from the screen's.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Card {
    at: u32,
    top: f64,
}

impl Card {
    /// Returns the first card that can be seen of a page that is scrolled down.
    fn first() -> Option<Self> {
        let cards = cards()?;
        let boxes = (0..cards.length()).map(|at| (at, top_and_bottom(&cards, at)));
        let (at, (top, _)) = boxes
            .filter_map(|(at, sides)| Some((at, sides?)))
            .find(|(_, (_, bottom))| *bottom > 0.0)?;
        Some(Self { at, top })
    }

    /// Returns how far the page is from having this card where it was, in pixels.
    fn off(self) -> Option<f64> {
        Some(top_and_bottom(&cards()?, self.at)?.0 - self.top)
    }
}

fn cards() -> Option<web_sys::NodeList> {
    document()?.query_selector_all("#app .cards > li").ok()
}

/// Returns nothing for a card that is not shown, as before the guide stands in its page's place.
fn top_and_bottom(cards: &web_sys::NodeList, at: u32) -> Option<(f64, f64)> {
    let sides = cards.get(at)?.dyn_into::<web_sys::Element>().ok()?.get_bounding_client_rect();
    (sides.height() > 0.0).then(|| (sides.top(), sides.bottom()))
}

impl Place {
    fn read() -> Option<Self> {
        let state = history()?.state().ok()?.dyn_into::<js_sys::Array>().ok()?;
        let number = |at| state.get(at).as_f64();
        Some(Self {
            address: state.get(0).as_string()?,
            rows: number(1)? as usize,
            down: number(2)?,
            card: number(3).zip(number(4)).map(|(at, top)| Card { at: at as u32, top }),
        })
        .filter(|place| address().is_some_and(|here| here == place.address))
    }

    fn write(&self) {
        let state = js_sys::Array::of3(
            &self.address.as_str().into(),
            &(self.rows as f64).into(),
            &self.down.into(),
        );
        if let Some(Card { at, top }) = self.card {
            state.push(&at.into());
            state.push(&top.into());
        }
        if let Some(history) = history() {
            let _ = history.replace_state(&state, "");
        }
    }
}

/// On the way back to a place: looks again whenever the page's height changes.
struct Returning {
    observer: ResizeObserver,
    looks: Closure<dyn Fn()>,
}

thread_local! {
    static RETURNING: RefCell<Option<Returning>> = const { RefCell::new(None) };
}

fn history() -> Option<web_sys::History> {
    super::dom::window()?.history().ok()
}

/// Returns the path and query in the address bar.
fn address() -> Option<String> {
    let location = super::dom::window()?.location();
    Some(location.pathname().ok()? + &location.search().ok()?)
}

/// Returns how many rows the list at `address`, a path and query, had when its page was left.
pub fn rows_shown(address: &str) -> Option<usize> {
    Place::read().filter(|place| place.address == address && place.rows > 0).map(|place| place.rows)
}

/// Remembers how many rows the list of this page shows.
pub fn remember_rows(rows: usize) {
    note(|place| place.rows = rows);
}

fn note(change: impl FnOnce(&mut Place)) {
    let Some(address) = address() else { return };
    let mut place = Place::read().unwrap_or(Place { address, ..Place::default() });
    let before = place.clone();
    change(&mut place);
    if place != before {
        place.write();
    }
}

/// From now on every page is found again where it was left.
pub fn keep_places() {
    let Some(window) = super::dom::window() else { return };
    if let Some(history) = history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    // A click is seen before the router acts on it; scrolling itself is noted once it has ended,
    // since browsers limit how often an entry may be written.
    for event in ["scrollend", "pagehide", "click"] {
        listen(&window, event, note_down);
    }
    for event in ["wheel", "touchmove", "keydown", "pointerdown"] {
        listen(&window, event, stop_returning);
    }
    listen(&window, "popstate", return_to_place);
    // Who came anew may have scrolled what stood here before the guide.
    if Place::read().is_some() {
        return_to_place();
    }
}

fn listen(window: &web_sys::Window, event: &str, act: fn()) {
    let act = Closure::<dyn Fn()>::new(act).into_js_value();
    let _ = window.add_event_listener_with_callback_and_bool(event, act.unchecked_ref(), true);
}

fn note_down() {
    let is_returning = RETURNING.with_borrow(Option::is_some);
    let down = super::dom::window().and_then(|window| window.scroll_y().ok());
    if let (Some(down), false) = (down, is_returning) {
        let card = if down > 0.0 { Card::first() } else { None };
        note(|place| (place.down, place.card) = (down.round(), card));
    }
}

fn stop_returning() {
    if let Some(returning) = RETURNING.take() {
        returning.observer.disconnect();
    }
}

/// Scrolls to where this entry was left, as soon as the page is long enough and its fonts are there:
/// in another font the same number of pixels is another place.
fn return_to_place() {
    stop_returning();
    let Place { down, card, .. } = Place::read().unwrap_or_default();
    let looks = Closure::<dyn Fn()>::new(move || {
        let (Some(window), Some(document)) = (super::dom::window(), document()) else { return };
        let here = window.scroll_y().unwrap_or_default();
        let down = card.and_then(Card::off).map_or(down, |off| here + off);
        window.scroll_to_with_x_and_y(0.0, down);
        // Less than a pixel off: zoomed pages scroll by fractions.
        let is_there = window.scroll_y().is_ok_and(|reached| (reached - down).abs() < 1.0);
        match document.fonts().status() {
            FontFaceSetLoadStatus::Loading => look_again_with_fonts(&document),
            _ if is_there => stop_returning(),
            _ => {}
        }
    });
    let observer = ResizeObserver::new(looks.as_ref().unchecked_ref());
    let body = document().and_then(|document| document.body());
    if let (Ok(observer), Some(body)) = (observer, body) {
        observer.observe(&body);
        RETURNING.set(Some(Returning { observer, looks }));
    }
}

fn look_again_with_fonts(document: &web_sys::Document) {
    let ready = document.fonts().ready();
    // Not Leptos' own, which there is none of before the guide is mounted.
    wasm_bindgen_futures::spawn_local(async move {
        let Ok(ready) = ready else { return };
        let _ = wasm_bindgen_futures::JsFuture::from(ready).await;
        let looks = RETURNING.with_borrow(|returning| {
            returning.as_ref().map(|returning| returning.looks.as_ref().clone())
        });
        if let Some(looks) = looks {
            let _ = looks.unchecked_into::<js_sys::Function>().call0(&JsValue::NULL);
        }
    });
}

/// Calls `on_near` whenever `end` comes within a screen of being seen.
pub fn when_near(end: NodeRef<Div>, on_near: Callback<()>) {
    when_within(end, "800px", on_near);
}

/// Calls `on_seen` whenever `end` is seen.
pub fn when_seen(end: NodeRef<Div>, on_seen: Callback<()>) {
    when_within(end, "0px", on_seen);
}

fn when_within(end: NodeRef<Div>, margin: &'static str, on_near: Callback<()>) {
    effect(move || {
        let Some(element) = end.get() else { return };
        type Seen = dyn Fn(js_sys::Array, IntersectionObserver);
        let seen = Closure::<Seen>::new(move |entries: js_sys::Array, observer| {
            let near = entries
                .iter()
                .map(|entry| entry.unchecked_into())
                .find(|entry: &IntersectionObserverEntry| entry.is_intersecting());
            if let Some(entry) = near {
                on_near.run(());
                // An end that stays in sight is no news to the observer: it looks afresh.
                let observer: IntersectionObserver = observer;
                observer.unobserve(&entry.target());
                observer.observe(&entry.target());
            }
        });
        let options = web_sys::IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let observer =
            IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options);
        let Ok(observer) = observer else { return };
        observer.observe(&element);
        let kept = StoredValue::new_local((observer, seen));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
}
