//! The head of an embedded guide: which part of the region it keeps to, its three screens, the language
//! and the way to the guide itself, which carries what is on the screen.

use super::glyph::{glyph, sprite};
use crate::domain::scope::{Area, Scope};
use crate::i18n::Locale;
use crate::route::Route;
use crate::route::embed::Start;
use crate::web::components::where_line::{commune_name, district_name};
use crate::web::pages;
use crate::web::platform::embed;
use crate::web::reactive::derived;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// The bar.
#[component]
pub fn EmbedBar() -> impl IntoView {
    let guide = use_guide();
    let navigation = guide.navigation;
    let place = derived(move || [guide.link_to_page(), pages::title(guide)].join("\n"));
    let is_plan = derived(move || {
        navigation.address.with(|here| matches!(here.route, Route::Plan(Some(_)) | Route::Kept(_)))
    });
    embed::follow(place, is_plan);
    let full = derived(move || guide.full_href());
    let scope = guide.embed.as_ref().and_then(|embed| embed.scope.as_ref());
    let name = match scope {
        Some(scope) => bare_name(guide, scope),
        None => guide.say(&guide.catalogue().region.name),
    };
    let other = Locale::ALL.into_iter().find(|locale| *locale != guide.locale());
    let language = other.map(|locale| {
        let href = move || navigation.address.with(|a| navigation.href(&a.route, locale));
        view! {
            <a class="embed__lang" href=href hreflang=locale.tag() lang=locale.tag()>{locale.own_name()}</a>
        }
    });
    view! {
        <header class="embed">
            <p class="embed__name">
                <svg class="mark" viewBox="0 0 48 48" aria-hidden="true">{sprite("mark".to_owned())}</svg>
                <b>{name}</b>
            </p>
            <nav class="chips" aria-label=guide.nav_label().text()>{screens(guide)}</nav>
            {language}
            <a class="embed__full" href=move || full.get() target="_blank" rel="noopener">
                {guide.embed_full().text()}
                {glyph("out")}
                <span class="visually-hidden">{guide.embed_new_tab().text()}</span>
            </a>
        </header>
    }
}

fn screens(guide: &'static Guide) -> AnyView {
    let navigation = guide.navigation;
    let link = |start: Start, picture, words: String| {
        let href = move || {
            let query = navigation.address.with(|here| here.route.query().cloned());
            let route = match (start, query) {
                (Start::List, Some(query)) => Route::Search(query),
                (Start::Map, Some(query)) => Route::Map(query, None),
                _ => start.route(),
            };
            guide.href(&route)
        };
        let is_here = move || {
            let here = navigation.address.with(|here| here.route.screen());
            (here == start.route().screen()).then_some("page")
        };
        view! {
            <a class="chip" href=href aria-current=is_here>{glyph(picture)}{words}</a>
        }
    };
    view! {
        {link(Start::List, "list", guide.embed_list().text())}
        {link(Start::Map, "map", guide.nav_map().text())}
        {link(Start::Plan, "plan", guide.nav_plan().text())}
    }
    .into_any()
}

/// Returns the bare name of a part of the region; one that the catalogue does not have reads as its slug.
pub fn bare_name(guide: &Guide, scope: &Scope) -> String {
    scope.name(guide.catalogue()).unwrap_or(scope.slug.as_str()).to_owned()
}

/// Returns the name of a part of the region with what it is; one that the catalogue does not have reads as its slug.
pub fn area_name(guide: &Guide, scope: &Scope) -> String {
    let catalogue = guide.catalogue();
    let name = match scope.area {
        Area::District => catalogue.find_district(&scope.slug).map(|id| district_name(guide, id)),
        Area::Commune => catalogue.find_commune(&scope.slug).map(|id| {
            let commune = catalogue.commune(id);
            commune_name(guide, commune.is_ward, &commune.name)
        }),
        Area::Village => None,
    };
    name.unwrap_or_else(|| bare_name(guide, scope))
}
