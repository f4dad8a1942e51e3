//! When the guide itself breaks: the page says so in both languages and offers to load again,
//! instead of standing still.

use wasm_bindgen::JsCast;

const NOTICE_ID: &str = "broken";

/// Arranges for a panic to show the notice that waits, hidden, in the page's own HTML.
pub fn show_notice_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        let notice = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id(NOTICE_ID))
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(notice) = notice {
            notice.set_hidden(false);
        }
    }));
}
