//! The frame around every screen, and which page an address shows. A page is made anew when the
//! screen changes, and stays when only its state does.

use super::embed_bar::EmbedBar;
use super::newer::Newer;
use super::notice::Offer;
use super::tab_bar::TabBar;
use super::top_bar::TopBar;
use crate::i18n::Locale;
use crate::route::embed::Embed;
use crate::route::{Route, Screen};
use crate::web::markup::Event;
use crate::web::pages;
use crate::web::platform;
use crate::web::reactive::memo;
use crate::web::state::guide::use_guide;
use crate::web::state::turns::in_turn;
use leptos::prelude::*;
use view_macro::view;

/// The whole page.
#[component]
pub fn Frame() -> impl IntoView {
    let guide = use_guide();
    let navigation = guide.navigation;
    let screen = memo(move || navigation.address.with(|a| a.route.screen()));
    platform::head::follow(pages::head());
    let page = move || {
        let screen = screen.get();
        if navigation.is_arrival(&screen, pages::is_there(&screen) && guide.shows(&screen)) {
            platform::dom::arrive();
            if guide.embed.is_some() {
                platform::embed::arrive();
            }
        }
        in_turn(move || pages::view(&screen))
    };
    let skip_href = move || {
        navigation.address.with(|a| {
            let href = navigation.href(&a.route, a.locale);
            // A link to a plan has its letters behind the same sign.
            let page = href.split_once('#').map_or(&*href, |(page, _)| page);
            [page, "#main"].concat()
        })
    };
    let on_skip = move |event: Event| {
        event.prevent_default();
        platform::dom::focus_main();
    };
    if let Some(embed) = &guide.embed {
        let catalogue = guide.catalogue();
        let query = navigation.path_and_query.get_untracked();
        let query = query.split_once('?').map_or("", |(_, query)| query);
        platform::embed::refuse(&Embed::refused(query, catalogue));
        let is_known = embed.scope.as_ref().is_none_or(|scope| scope.name(catalogue).is_some());
        let page = move || if is_known { page() } else { pages::view(&Screen::NotFound) };
        return view! {
            <div class="app">
                <EmbedBar/>
                {page}
            </div>
        }
        .into_any();
    }
    view! {
        <a class="skip-link" href=skip_href on:click=on_skip>{guide.skip_to_content().text()}</a>
        <div class="app">
            <TopBar/>
            <LanguageOffer/>
            <Newer/>
            {page}
            <TabBar/>
        </div>
    }
    .into_any()
}

/// Offers the guide in a language the browser asks for, when it is shown in another.
#[component]
fn LanguageOffer() -> impl IntoView {
    let guide = use_guide();
    let (navigation, preferences) = (guide.navigation, guide.preferences);
    let wanted = platform::dom::wanted_languages();
    let asks_for = |locale: Locale| wanted.iter().any(|tag| tag.starts_with(locale.tag()));
    let wants_other = guide.locale() == Locale::Vi && !wanted.is_empty() && !asks_for(Locale::Vi);
    let shown = move || {
        let on_front = navigation.address.with(|a| a.route == Route::Home);
        let offered = wants_other && on_front && !preferences.language_offer_declined.get();
        offered.then(|| {
            let href = navigation.href(&Route::Home, Locale::En);
            let on_decline = Callback::new(move |()| preferences.decline_language_offer());
            view! {
                <Offer
                    text="Read this guide in English?"
                    accept="English"
                    decline="No, thank you"
                    href
                    language="en"
                    on_decline
                />
            }
        })
    };
    view! { {shown} }
}
