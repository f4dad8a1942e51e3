//! What a visitor can do with a page: add it to the plan, save it, share it, go back.

use super::driver_card::{DriverButton, DriverCard};
use super::glyph::glyph;
use super::save_button::SaveButton;
use super::share_button::ShareButton;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::PlaceRef;
use crate::domain::takeaway::link;
use crate::i18n::vietnamese;
use crate::route::Route;
use crate::web::platform::dom;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::plan_with;
use leptos::prelude::*;
use view_macro::view;

/// The round buttons over a page's picture, on phones: back, share, save.
#[component]
pub fn PageBar(#[prop(into)] title: String, entry: Option<Entry>) -> impl IntoView {
    let guide = use_guide();
    view! {
        <div class="page__bar">
            <button
                type="button"
                class="iconbtn iconbtn--raised"
                aria-label=guide.back().text()
                on:click=move |_| dom::go_back()
            >
                {glyph("back")}
            </button>
            <span class="sp"></span>
            <ShareButton title class="iconbtn iconbtn--raised"/>
            {entry.map(|entry| view! { <SaveButton entry class="iconbtn--raised"/> })}
        </div>
    }
}

/// The one solid button of a page, which adds a place to the plan, with save and share beside it.
#[component]
pub fn Actions(#[prop(into)] title: String, entry: Entry, place: Option<Entry>) -> impl IntoView {
    let guide = use_guide();
    let add = place.map(|place| {
        view! {
            <a class="btn" href=move || plan_with(guide, place)>
                {glyph("plus")}
                {guide.add_to_plan().text()}
            </a>
        }
    });
    let maps = guide.catalogue().point(entry).map(|at| {
        let href = link::geo(at, &vietnamese::local_name(guide.catalogue(), entry));
        view! {
            <a class="iconbtn" href=href aria-label=guide.open_in_maps().text()>{glyph("near")}</a>
        }
    });
    let sheet = sheet_of(guide, entry).map(|href| {
        view! {
            <a class="iconbtn phonehide" href=href aria-label=guide.sheet_open().text()>{glyph("print")}</a>
        }
    });
    // Products are no place to be driven to.
    let driver = PlaceRef::of(guide.catalogue(), entry).map(|_| {
        let shown = RwSignal::new(String::new());
        view! {
            <DriverButton entry shown class="iconbtn"/>
            <DriverCard shown mode=None/>
        }
    });
    view! {
        <div class="acts">
            {add}
            {maps}
            {driver}
            {sheet}
            <SaveButton entry class="phonehide"/>
            <ShareButton title class="iconbtn phonehide"/>
        </div>
    }
}

/// The way to the sheet that is put up at the place, on phones, where it is no button among the others.
#[component]
pub fn SheetLink(entry: Entry) -> impl IntoView {
    let guide = use_guide();
    sheet_of(guide, entry).map(|href| {
        view! {
            <p class="small deskhide"><a href=href>{guide.sheet_open().text()}</a></p>
        }
    })
}

/// Returns the address of the sheet that leads to a village's or a sales point's page.
fn sheet_of(guide: &Guide, entry: Entry) -> Option<String> {
    let is_put_up = matches!(entry, Entry::Village(_) | Entry::SalesPoint(_));
    (is_put_up && guide.embed.is_none())
        .then(|| guide.href(&Route::Sheet(entry.kind(), guide.catalogue().slug(entry).clone())))
}
