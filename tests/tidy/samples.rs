//! A text that breaks each rule, and its neighbour that does not: a rule that cannot fail is none.

use super::*;

/// Checks which lines of a sample break a rule.
#[track_caller]
fn check(breaches: Vec<Breach>, expected: &[usize]) {
    let found: Vec<usize> = breaches.iter().map(|(line, _)| *line).collect();
    assert_eq!(found, expected, "{breaches:?}");
}

#[test]
fn walls_stop_browser_words_in_the_domain() {
    let named = "//! Geo.\n\nuse web_sys::Window;\nfn f() { leptos::logging::log!(\"\") }";
    check(walls("src/domain/geo.rs", named), &[3, 4, 3]);
    check(walls("src/route.rs", "//! R.\nuse gloo_net::http;"), &[2, 2]);
    check(walls("src/i18n/format.rs", "//! F.\nlet x = js_sys::Date::now();"), &[2, 2]);
    check(walls("src/domain.rs", "//! No web_sys here.\n// leptos\nlet s = \"leptos\";"), &[]);
    check(walls("src/domain/geo.rs", "let my_web_sys = leptospirosis;"), &[]);
}

#[test]
fn walls_keep_the_direction_of_layers() {
    check(walls("src/domain/search.rs", "//! S.\nuse crate::i18n::Locale;"), &[2]);
    check(walls("src/domain/search.rs", "//! S.\nuse crate::{domain::text, i18n};"), &[2]);
    check(walls("src/domain/search.rs", "//! S.\nuse crate::domain::text;"), &[]);
    check(walls("src/i18n/vi.rs", "//! V.\nuse crate::web::app;"), &[2]);
    check(walls("src/i18n/vi.rs", "//! V.\nuse crate::website;"), &[]);
    check(walls("src/web/platform/dom.rs", "//! D.\nuse crate::web::state::trip;"), &[2]);
    check(walls("src/planner/main.rs", "//! P.\nuse ve_lang::route::Route;"), &[2]);
    check(walls("src/planner/main.rs", "//! P.\nuse ve_lang::domain::catalogue;"), &[]);
}

#[test]
fn browser_interfaces_and_effects_stay_in_the_platform() {
    let source = "//! M.\nlet w = web_sys::window();\nEffect::new(move |_| ());";
    check(walls("src/web/pages/map.rs", source), &[2, 3]);
    check(walls("src/web/platform/map.rs", source), &[]);
    check(walls("src/web/platform.rs", source), &[]);
    check(walls("src/web/components/card.rs", "view! { <p inner_html=x/> }"), &[1]);
}

#[test]
fn attributes_keep_to_the_policy() {
    check(attributes("view! {\n<p style=\"color:red\"/> }"), &[2]);
    check(attributes("view! { <p style=move || x/> }"), &[1]);
    check(attributes("view! { <p style:--share=x data-style=\"y\"/> } // style=\"\""), &[]);
    check(attributes("view! { <p style=(\"--share\", x)/> }"), &[]);
    check(attributes("let style = x;\nif a.style==b {}"), &[]);
    check(attributes("<button\non:click=move |_| navigate(\"/x\")>"), &[2]);
    check(attributes("<button on:click=move |_| {\nif a > b { navigate(\"/x\") }\n}>"), &[1]);
    check(attributes("<button on:click=move |_| save()>{navigate}</button>"), &[]);
}

#[test]
fn a_file_opens_with_its_story() {
    check(opening("use std::fs;\n//! Late."), &[1]);
    check(opening("//! What it is.\nuse std::fs;"), &[]);
}

#[test]
fn files_and_views_stay_short() {
    check(length("src/a.rs", &"x\n".repeat(MAX_LINES)), &[]);
    check(length("src/a.rs", &"x\n".repeat(MAX_LINES + 1)), &[MAX_LINES + 1]);
    let view = |n: usize| format!("fn f() {{\nview! {{{}}}\n}}", "\n".repeat(n));
    check(length("src/a.rs", &view(MAX_VIEW_LINES - 1)), &[]);
    check(length("src/a.rs", &view(MAX_VIEW_LINES)), &[2]);
    check(length("src/a.rs", &format!("view! {{ \"}}{}\" }}", "\n".repeat(60))), &[1]);
}

#[test]
fn words_for_people_are_not_in_the_shell() {
    check(foreign_letters("//! Về Làng.\nview! {\n<h1>\"Làng\"</h1> }"), &[3]);
    check(foreign_letters("// làng\n/* nghề /* nón */ */ \"·–₫\" 'a 'b'"), &[]);
    check(foreign_letters("r#\"a \" làng\"#"), &[1]);
}

#[test]
fn empty_names_are_refused() {
    check(empty_names("src/web/utils.rs", "//! U."), &[1]);
    check(empty_names("src/web/helpers/dom.rs", "//! D."), &[1]);
    check(empty_names("src/web.rs", "//! W.\npub mod common;\nmod misc {"), &[2, 3]);
    check(empty_names("src/web/dom.rs", "//! D.\nmod typesetting;\nlet types = 1;"), &[]);
}

#[test]
fn pages_hold_nothing_inline() {
    check(inline_html("<p>\n<script>f()</script>"), &[2]);
    check(inline_html("<p onclick=\"f()\">"), &[1]);
    check(inline_html("<p style=\"color:red\">\n<style>"), &[1, 2]);
    check(inline_html("<script type=\"module\" src=\"boot.js\"></script>\n<noscript>on a"), &[]);
}

#[test]
fn sheets_and_links_match() {
    let page = |sheets: &[&str]| -> String {
        sheets.iter().map(|s| format!("<link data-trunk rel=\"css\" href=\"{s}\">\n")).collect()
    };
    let sheets =
        ["style/base.css", "style/components/card.css", "style/layers.css", "style/print.css"];
    let have = sheets.map(str::to_owned);
    let right =
        ["style/layers.css", "style/base.css", "style/components/card.css", "style/print.css"];
    check(sheet_links(&page(&right), &have), &[]);
    check(sheet_links(&page(&sheets), &have), &[1]);
    check(sheet_links(&page(&right[..3]), &have), &[0]);
    check(sheet_links(&page(&right), &have[..3]), &[4]);
    check(sheet_links(&page(&[right[0], right[0], right[1]]), &have), &[2]);
}

#[test]
fn a_sheet_belongs_to_a_component() {
    let sources = ["src/web/components/card.rs", "src/web/pages/map.rs", "src/domain/list.rs"];
    let sources = sources.map(str::to_owned);
    check(owner("style/base.css", &sources), &[]);
    check(owner("style/components/card.css", &sources), &[]);
    check(owner("style/components/button.css", &sources), &[]);
    check(owner("style/components/map.css", &sources), &[]);
    check(owner("style/components/list.css", &sources), &[1]);
}

#[test]
fn registries_are_not_named() {
    check(registries("registry=https://packages.example/"), &[1]);
    check(registries("{\n\"resolved\": \"https://packages.example/a.tgz\""), &[2]);
    check(registries("[source.crates-io]\nreplace-with = \"mirror\""), &[2]);
    check(registries("source = \"sparse+https://packages.example/\""), &[1]);
    let crates = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    check(registries(crates), &[]);
}
