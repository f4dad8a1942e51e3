//! The head of every page: the brand, on wide screens a search box and the places to go, the theme
//! and the language.

use super::glyph::{glyph, sprite};
use super::search_box::SearchBox;
use super::tab_bar::{Tab, tabs};
use crate::i18n::Locale;
use crate::route::Route;
use crate::route::dress::Theme;
use crate::web::reactive::memo;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The bar.
#[component]
pub fn TopBar() -> impl IntoView {
    let guide = use_guide();
    let navigation = guide.navigation;
    let has_own_box = memo(move || {
        navigation
            .address
            .with(|a| matches!(a.route, Route::Home | Route::Search(_) | Route::Map(..)))
    });
    let search = move || {
        (!has_own_box.get()).then(|| {
            view! { <div class="phonehide top__search"><SearchBox small=true/></div> }
        })
    };
    let home = guide.href(&Route::Home);
    view! {
        <header class="top">
            <a class="brand" href=home aria-label=guide.home_label().text()>
                <svg class="mark" viewBox="0 0 48 48" aria-hidden="true">{sprite("mark".to_owned())}</svg>
                <svg class="wordmark" viewBox="0 0 158 66" aria-hidden="true">{sprite("wordmark".to_owned())}</svg>
            </a>
            {search}
            <nav class="top__nav" aria-label=guide.nav_label().text()>
                {tabs(guide).into_iter().map(Tab::view).collect_view()}
            </nav>
            <ThemeButton/>
            <Languages/>
        </header>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let guide = use_guide();
    let preferences = guide.preferences;
    let next = move || match preferences.theme() {
        None => Some(Theme::Dark),
        Some(Theme::Dark) => Some(Theme::Light),
        Some(Theme::Light) => None,
    };
    let words = guide.words;
    let label = move || match preferences.theme() {
        None => words.theme_device().text(),
        Some(Theme::Dark) => words.theme_dark().text(),
        Some(Theme::Light) => words.theme_light().text(),
    };
    let picture = move || match preferences.theme() {
        Some(Theme::Light) => glyph("sun"),
        _ => glyph("moon"),
    };
    view! {
        <button
            type="button"
            class="iconbtn theme"
            aria-label=label
            on:click=move |_| preferences.choose_theme(next())
        >
            {picture}
        </button>
    }
}

#[component]
fn Languages() -> impl IntoView {
    let guide = use_guide();
    let navigation = guide.navigation;
    let current = guide.locale();
    let link = move |locale: Locale| {
        let href = move || navigation.address.with(|a| navigation.href(&a.route, locale));
        view! {
            <a
                href=href
                hreflang=locale.tag()
                lang=locale.tag()
                aria-label=locale.own_name()
                aria-current=(locale == current).then_some("true")
            >
                {locale.tag().to_ascii_uppercase()}
            </a>
        }
    };
    view! { <div class="lang">{Locale::ALL.map(link).into_iter().collect_view()}</div> }
}
