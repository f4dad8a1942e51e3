//! The doors to the browser, in a browser: storage, clock, head, dialogs, sharing, scrolling, the
//! planner's thread, the map. Run by `./dev web-test`; what a visitor does with them is told in `tests/e2e`.

#![cfg(test)]
#![cfg(target_arch = "wasm32")]

#[path = "web/address.rs"]
mod address;
#[path = "web/map.rs"]
mod map;

use js_sys::{Function, Promise};
use leptos::html::{Dialog, Div, dialog, div};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use ve_lang::web::platform::share::{Handed, share_page};
use ve_lang::web::platform::storage::{self, Key};
use ve_lang::web::platform::{
    Refusal, clock, dialog as dialogs, dom, fetch, head, popup, scroll, worker,
};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Appends an element to the page's body.
fn appended(tag: &str) -> HtmlElement {
    let element = document().create_element(tag).unwrap();
    document().body().unwrap().append_child(&element).unwrap();
    element.dyn_into().unwrap()
}

fn found(selector: &str) -> Element {
    document().query_selector(selector).unwrap().unwrap()
}

/// Runs a line of JavaScript and returns what it gives.
fn js(line: &str) -> JsValue {
    Function::new_no_args(line).call0(&JsValue::NULL).unwrap()
}

/// Waits for the next frame, by which all that was under way has happened.
async fn frame() {
    let wait = |resolve: Function, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    };
    JsFuture::from(Promise::new(&mut { wait })).await.unwrap();
}

async fn frames(n: usize) {
    for _ in 0..n {
        frame().await;
    }
}

/// Mounts what `view` makes into an element of its own.
fn mounted<F, V>(view: F) -> UnmountHandle<impl Mountable + use<F, V>>
where
    F: FnOnce() -> V + 'static,
    V: IntoView + 'static,
{
    mount_to(appended("div"), view)
}

#[wasm_bindgen_test]
fn what_is_kept_comes_back() {
    storage::save(Key::Saved, "/lang/bat-trang\n/lang/chuong").unwrap();
    assert_eq!(storage::load(Key::Saved).as_deref(), Some("/lang/bat-trang\n/lang/chuong"));
    js("localStorage.clear()");
    assert_eq!(storage::load(Key::Saved), None);
}

#[wasm_bindgen_test]
async fn what_is_followed_is_kept_while_there_is_something() {
    js("localStorage.clear()");
    let trip = RwSignal::new(None::<String>);
    let _page = mounted(move || storage::follow(Key::Trip, trip.into()));
    frame().await;
    assert_eq!(storage::load(Key::Trip), None);
    trip.set(Some("/lich-trinh?date=2026-12-05".to_owned()));
    frame().await;
    trip.set(None);
    frame().await;
    assert_eq!(storage::load(Key::Trip).as_deref(), Some("/lich-trinh?date=2026-12-05"));
}

#[wasm_bindgen_test]
fn a_browser_that_refuses_storage_fails_nothing() {
    js("window.kept = Object.getOwnPropertyDescriptor(window, 'localStorage'); \
        const get = () => { throw new DOMException('no', 'SecurityError'); }; \
        Object.defineProperty(window, 'localStorage', { ...window.kept, get })");
    assert_eq!(storage::load(Key::Theme), None);
    assert_eq!(storage::save(Key::Theme, "dark"), Err(Refusal::Unavailable));
    js("Object.defineProperty(window, 'localStorage', window.kept)");
    assert_eq!(storage::save(Key::Theme, "dark"), Ok(()));
}

#[wasm_bindgen_test]
fn today_is_what_the_calendar_of_ha_noi_says() {
    let there = || {
        let day = "new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })";
        js(&format!("return {day}.format(new Date())")).as_string().unwrap()
    };
    // Midnight may pass between the two; it does not pass twice.
    let (before, today, after) = (there(), clock::today().to_string(), there());
    assert!([before, after].contains(&today), "{today}");
}

#[wasm_bindgen_test]
fn what_was_typed_before_the_start_is_taken_over() {
    assert_eq!(dom::take_over_from_boot(), None);
    let field = |within: &Element, name: &str, value: &str| {
        let field: HtmlInputElement =
            document().create_element("input").unwrap().dyn_into().unwrap();
        field.set_id("search-field");
        field.set_name(name);
        field.set_value(value);
        within.append_child(&field).unwrap();
        field
    };
    for (typed, taken) in [("gốm", Some("gốm")), ("", None)] {
        let boot = appended("div");
        boot.set_id("boot");
        field(&boot, "kind", "product");
        field(&boot, "q", typed).focus().unwrap();
        let guide = appended("div");
        let own = field(&guide, "q", "");
        assert_eq!(dom::take_over_from_boot().as_deref(), taken);
        assert!(document().get_element_by_id("boot").is_none());
        assert!(document().active_element().is_some_and(|active| active == **own), "one types on");
        guide.remove();
    }
}

#[wasm_bindgen_test]
async fn a_new_screen_takes_the_focus_to_its_heading() {
    let heading = appended("h1");
    dom::arrive();
    frames(2).await;
    assert!(document().active_element().is_some_and(|active| active == *heading));
    heading.remove();
}

#[wasm_bindgen_test]
async fn the_head_follows_the_screen() {
    let screen = |title: &str, language, path: &str| head::Head {
        title: title.to_owned(),
        description: format!("{title}."),
        language,
        canonical: path.to_owned(),
        alternates: vec![("vi", "/lang/chuong/".to_owned()), ("en", "/en/lang/chuong/".to_owned())],
    };
    let shown = RwSignal::new(screen("Làng nón Chuông", "vi", "/lang/chuong/"));
    let _page = mounted(move || head::follow(shown.into()));
    frame().await;
    assert_eq!(document().title(), "Làng nón Chuông");
    shown.set(screen("Chuông hat village", "en", "/en/lang/chuong/"));
    frame().await;
    assert_eq!(document().title(), "Chuông hat village");
    assert_eq!(found("html").get_attribute("lang").as_deref(), Some("en"));
    let origin = web_sys::window().unwrap().location().origin().unwrap();
    let href = |selector| found(selector).get_attribute("href").unwrap();
    assert_eq!(href("link[rel=canonical]"), format!("{origin}/en/lang/chuong/"));
    assert_eq!(href("link[rel=alternate][hreflang=vi]"), format!("{origin}/lang/chuong/"));
    assert_eq!(document().query_selector_all("link[rel=canonical]").unwrap().length(), 1);
    let description = found("meta[name=description]").get_attribute("content");
    assert_eq!(description.as_deref(), Some("Chuông hat village."));
}

#[wasm_bindgen_test]
async fn the_theme_follows_the_choice_and_leaves_no_trace_without_one() {
    let theme = RwSignal::new(Some("dark"));
    let _page = mounted(move || head::follow_theme(theme.into()));
    frame().await;
    assert_eq!(found("html").get_attribute("data-theme").as_deref(), Some("dark"));
    theme.set(None);
    frame().await;
    assert_eq!(found("html").get_attribute("data-theme"), None);
}

#[wasm_bindgen_test]
async fn a_dialog_opens_over_the_page_and_closes() {
    let open = RwSignal::new(false);
    let _page = mounted(move || {
        let node = NodeRef::<Dialog>::new();
        dialogs::follow(node, open.into());
        dialog().node_ref(node)
    });
    frame().await;
    let is_modal = || found("dialog").matches(":modal").unwrap();
    assert!(!is_modal());
    open.set(true);
    frame().await;
    assert!(is_modal());
    open.set(false);
    frame().await;
    assert!(!is_modal());
}

#[wasm_bindgen_test]
async fn sharing_takes_the_sheet_then_the_clipboard_then_gives_up() {
    let give = |power: &str, value: &str| {
        let property = format!("{{ configurable: true, value: {value} }}");
        js(&format!("Object.defineProperty(navigator, '{power}', {property})"));
    };
    give("share", "undefined");
    give("clipboard", "{ writeText: async (text) => { window.copied = text; } }");
    assert_eq!(share_page("Làng", "https://x.vn/lang/a/").await, Ok(Handed::Copied));
    assert_eq!(js("return window.copied === 'https://x.vn/lang/a/'"), JsValue::TRUE);
    give("clipboard", "{ writeText: () => Promise.reject(new Error('no')) }");
    assert_eq!(share_page("Làng", "https://x.vn/lang/a/").await, Err(Refusal::Denied));
    give("clipboard", "undefined");
    assert_eq!(share_page("Làng", "https://x.vn/lang/a/").await, Err(Refusal::Unavailable));
    // Whoever closes the sheet has not been refused anything.
    give("share", "() => Promise.reject(new DOMException('closed', 'AbortError'))");
    assert_eq!(share_page("Làng", "https://x.vn/lang/a/").await, Ok(Handed::Shared));
}

#[wasm_bindgen_test]
async fn an_end_that_stays_near_is_told_until_it_is_far() {
    let rows = Rc::new(Cell::new(0));
    let counted = StoredValue::new_local(rows.clone());
    let _page = mounted(move || {
        let end = NodeRef::<Div>::new();
        scroll::when_near(end, Callback::new(move |()| counted.with_value(|n| n.set(n.get() + 1))));
        div().node_ref(end)
    });
    frames(30).await;
    assert!(rows.get() > 2, "told {} times", rows.get());
}

/// Returns the event that a line of JavaScript makes.
fn event(line: &str) -> Event {
    js(&format!("return {line}")).unchecked_into()
}

#[wasm_bindgen_test]
fn a_key_is_named_unless_an_input_method_took_it() {
    let key = |init: &str| dom::key(&event(&format!("new KeyboardEvent('keydown', {init})")));
    assert_eq!(key("{ key: 'Enter' }"), "Enter");
    assert_eq!(key("{ key: 'Enter', isComposing: true }"), "");
    assert_eq!(key("{ key: 'Enter', keyCode: 229 }"), "");
    assert_eq!(dom::key(&event("new Event('keydown')")), "");
}

#[wasm_bindgen_test]
fn the_focus_leaves_a_whole_and_not_its_parts() {
    let whole = appended("div");
    let part = || document().create_element("input").unwrap();
    let (first, second) = (part(), part());
    whole.append_child(&first).unwrap();
    whole.append_child(&second).unwrap();
    js("window.parts = [...document.querySelectorAll('input')].slice(-2)");
    let left = Rc::new(Cell::new(None));
    let told = left.clone();
    let listen = Closure::<dyn Fn(Event)>::new(move |event| told.set(Some(dom::leaves(&event))));
    whole.add_event_listener_with_callback("focusout", listen.as_ref().unchecked_ref()).unwrap();
    for (next, leaves) in [("window.parts[1]", false), ("document.body", true), ("null", true)] {
        let init = format!("{{ bubbles: true, relatedTarget: {next} }}");
        first.dispatch_event(&event(&format!("new FocusEvent('focusout', {init})"))).unwrap();
        assert_eq!(left.take(), Some(leaves), "{next}");
    }
    whole.remove();
}

#[wasm_bindgen_test]
async fn a_list_that_drops_down_learns_how_much_room_there_is() {
    let field = appended("div");
    let list = document().create_element("div").unwrap();
    list.set_id("dropped");
    field.append_child(&list).unwrap();
    let is_shown = RwSignal::new(false);
    let _page = mounted(move || popup::keep_in_view("dropped", is_shown.into()));
    frames(2).await;
    assert_eq!(list.get_attribute("style"), None);
    is_shown.set(true);
    frames(2).await;
    let room = js("return parseInt(dropped.style.getPropertyValue('--room'))").as_f64().unwrap();
    let height = js("return visualViewport.height").as_f64().unwrap();
    assert!(0.0 < room && room < height, "{room} of {height}");
    field.remove();
}

/// Answers 1 late and everything else at once.
async fn answer(wanted: u32) -> u32 {
    if wanted == 1 {
        frames(3).await;
    }
    wanted
}

#[wasm_bindgen_test]
async fn an_answer_that_comes_too_late_is_dropped() {
    let wanted = RwSignal::new(1);
    let came = StoredValue::new(None);
    let _page = mounted(move || came.set_value(Some(fetch::follow(wanted.into(), answer))));
    frame().await;
    let came = || came.get_value().and_then(|answer| answer.get_untracked());
    assert_eq!(came(), None);
    wanted.set(2);
    frame().await;
    assert_eq!(came(), Some(2));
    frames(5).await;
    assert_eq!(came(), Some(2));
}

/// Puts a planner's script into the page: its first message is the catalogue, then it sends every
/// request back after its number, `b` and `c` once it is told to go on, and texts as they are; `?` it
/// fails.
fn echoing_planner() -> HtmlElement {
    let script = appended("script");
    let address = js("const script = `let n = 0; onmessage = () => { onmessage = ({ data }) => { \
        if (typeof data === 'string') return postMessage(data); \
        n += 1; \
        const answer = Uint8Array.of(n, 0, 0, 0, ...data); \
        const late = () => { const channel = new BroadcastChannel('go on'); \
            channel.onmessage = () => { channel.close(); postMessage(answer); }; }; \
        const answers = { '?': () => postMessage(undefined), b: late, c: late }; \
        (answers[String.fromCharCode(...data)] ?? (() => postMessage(answer)))(); }; }`; \
        return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))");
    script.set_attribute("data-planner", &address.as_string().unwrap()).unwrap();
    script
}

#[wasm_bindgen_test]
async fn the_planner_answers_the_newest_request_and_starts_anew_after_a_failure() {
    let (wanted, told) = (RwSignal::new(Some("a")), RwSignal::new(0));
    let asking = move || wanted.get().map(|text| text.as_bytes().to_vec());
    let _page = mounted(move || worker::follow(b"catalogue", Box::new(asking), told));
    let answer = |request: &str| worker::answer(request.as_bytes());
    let plan = |text: &str| Some(Ok(text.as_bytes().to_vec()));
    let answered = async |n| {
        while told.get_untracked() < n {
            js("new BroadcastChannel('go on').postMessage('')");
            frame().await;
        }
        assert_eq!(told.get_untracked(), n);
    };
    answered(1).await;
    assert_eq!(answer("a"), Some(Err(Refusal::Unavailable)), "there is no script");
    assert_eq!(
        worker::write(b"catalogue", "file").await,
        Err(Refusal::Unavailable),
        "nor a thread"
    );
    let script = echoing_planner();
    // The refusal is forgotten, which counts; the answers to `b` and `c` come too late to count.
    wanted.set(Some("b"));
    frame().await;
    wanted.set(Some("c"));
    frame().await;
    wanted.set(Some("d"));
    answered(3).await;
    assert_eq!((answer("a"), answer("b"), answer("c"), answer("d")), (None, None, None, plan("d")));
    wanted.set(Some("?"));
    answered(4).await;
    assert_eq!(answer("?"), Some(Err(Refusal::Unavailable)), "the thread failed");
    wanted.set(Some("e"));
    answered(6).await;
    assert_eq!(answer("e"), plan("e"));
    assert_eq!(
        worker::write(b"catalogue", "file").await,
        Ok("file".to_owned()),
        "a text is answered with one"
    );
    assert_eq!(answer("e"), plan("e"), "and is no plan");
    assert_eq!(answer("d"), plan("d"), "the way back need not wait");
    script.remove();
}
