//! The address bar and its history: where the guide is hosted, how a page's address is written, and what
//! an entry of the history remembers.

use super::{document, js};
use ve_lang::web::platform::{dom, scroll};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_base_is_where_the_page_says_it_is_hosted() {
    assert_eq!(dom::base_path(), "");
    let base = document().create_element("base").unwrap();
    document().head().unwrap().append_child(&base).unwrap();
    for (href, path) in [("/", ""), ("/guide/", "/guide"), ("/a/b/", "/a/b")] {
        base.set_attribute("href", href).unwrap();
        assert_eq!(dom::base_path(), path, "{href}");
    }
    base.remove();
}

#[wasm_bindgen_test]
fn an_address_gets_the_slash_at_its_end_and_keeps_the_rest() {
    let bar = || js("return location.pathname + location.search + location.hash");
    let here = bar().as_string().unwrap();
    for (opened, settled) in [
        ("/lang/chuong", "/lang/chuong/"),
        ("/en/tim?q=a/b&at=21.0,105.9", "/en/tim/?q=a/b&at=21.0,105.9"),
        ("/k#LiFf.x", "/k/#LiFf.x"),
        ("/en", "/en/"),
        ("/", "/"),
        ("/en/", "/en/"),
        ("/tim/?q=a", "/tim/?q=a"),
        ("/e/?district=gia-lam&to=tim", "/e/?district=gia-lam&to=tim"),
        ("/e/index.html?to=tim", "/e/index.html?to=tim"),
    ] {
        js(&format!("history.replaceState(['{opened}', 24, 900], '', '{opened}')"));
        let entries = js("return history.length");
        dom::settle_address();
        assert_eq!(bar(), JsValue::from(settled), "{opened}");
        assert_eq!(js("return history.state.join()"), format!("{opened},24,900"), "{opened}");
        assert_eq!(js("return history.length"), entries, "Back leads where it led");
    }
    js(&format!("history.replaceState(null, '', '{here}')"));
}

/// Puts an address into the bar as the router does, and returns it.
fn go(address: &'static str) -> &'static str {
    js(&format!("history.pushState(null, '', '{address}')"));
    address
}

#[wasm_bindgen_test]
fn each_entry_of_the_history_remembers_its_list() {
    let here = js("return location.pathname + location.search").as_string().unwrap_or_default();
    let first = go("/tim/?q=a");
    assert_eq!(scroll::rows_shown(first), None);
    scroll::remember_rows(48);
    scroll::remember_rows(72);
    assert_eq!(scroll::rows_shown(first), Some(72));
    // The router makes the next page before it writes the address: that page has no rows yet.
    assert_eq!(scroll::rows_shown("/tim/?q=b"), None);
    let second = go("/tim/?q=b");
    assert_eq!((scroll::rows_shown(second), scroll::rows_shown(first)), (None, None));
    // What another page of the same site left in the entry is not taken for a place.
    js("history.replaceState([location.pathname + location.search, 'x'], '')");
    assert_eq!(scroll::rows_shown(second), None);
    js(&format!("history.replaceState(null, '', '{here}')"));
}
