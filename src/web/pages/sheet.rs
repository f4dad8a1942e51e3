//! A sheet to be printed and put up at the place: what it is called and is, in both languages, and the
//! QR code of its page.

use crate::domain::catalogue::{Entry, EntryKind};
use crate::domain::search::PlaceKind;
use crate::domain::takeaway::qr_question;
use crate::i18n::{Locale, Messages};
use crate::route::Route;
use crate::web::components::facet_words::place_kind_name;
use crate::web::components::glyph::{glyph, sprite};
use crate::web::components::share_sheet::code;
use crate::web::platform::{dom, fetch, worker};
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// The page.
#[component]
pub fn SheetPage(entry: Entry) -> impl IntoView {
    let guide = use_guide();
    let route = Route::of_entry(entry, guide.catalogue().slug(entry));
    let address = dom::site() + &route.href(Locale::Vi);
    let shown = address.split_once("://").map_or(&*address, |(_, bare)| bare).to_owned();
    let asked = Signal::stored(address);
    let drawn = fetch::follow(asked, move |address| async move {
        let file = worker::write(guide.loaded.file, &qr_question(&address)).await.ok()?;
        let (size, path) = file.split_once(' ')?;
        Some((size.to_owned(), path.to_owned()))
    });
    let code = move || {
        let (size, path) = drawn.get()??;
        Some(code(size, path, guide.sheet_qr().text()))
    };
    let other = fetch::follow(Signal::stored(()), move |()| other_words(guide.locale()));
    let halves = move || {
        let other = other.get().flatten();
        let words = |locale| match &other {
            _ if locale == guide.locale() => Some(guide.words.clone()),
            Some(other) => Some(other.clone()),
            None => None,
        };
        Locale::ALL.map(|locale| words(locale).map(|words| half(guide, entry, &words)))
    };
    let back = guide.href(&route);
    view! {
        <main id="main" class="wrap">
            <div class="sheetacts">
                <a class="btn btn--quiet" href=back>{glyph("back")}{guide.back().text()}</a>
                <button type="button" class="btn" on:click=move |_| dom::print()>
                    {glyph("print")}
                    {guide.take_print().text()}
                </button>
            </div>
            <article class="sheet">
                <svg class="sheet__mark" viewBox="0 0 158 66" role="img" aria-label=guide.site_name().text()>
                    {sprite("wordmark".to_owned())}
                </svg>
                {move || halves().into_iter().flatten().collect_view()}
                {code}
                <p class="sheet__address" translate="no">{shown}</p>
            </article>
        </main>
    }
}

/// Returns the words of the language that the guide is not shown in.
async fn other_words(shown: Locale) -> Option<Messages> {
    let locale = Locale::ALL.into_iter().find(|locale| *locale != shown)?;
    let bytes = fetch::bytes(&["i18n/", locale.tag(), ".json"].concat()).await.ok()?;
    Messages::decode(&bytes, locale)
}

/// Returns the sheet's words in one language.
fn half(guide: &Guide, entry: Entry, words: &Messages) -> AnyView {
    let catalogue = guide.catalogue();
    let tag = words.locale.tag();
    let name = catalogue.name(entry).get(tag).to_owned();
    let what = match entry {
        Entry::Village(id) => catalogue.village(id).makes.get(tag).to_owned(),
        Entry::SalesPoint(id) => {
            place_kind_name(words, PlaceKind::of_sales_point(catalogue.sales_point(id)))
        }
        _ => String::new(),
    };
    let scan = match entry.kind() {
        EntryKind::Village => words.sheet_scan_village(),
        _ => words.sheet_scan_place(),
    };
    let name = match words.locale {
        Locale::Vi => view! { <h1>{name}</h1> },
        Locale::En => view! { <p class="sheet__name">{name}</p> },
    };
    view! {
        <div class="sheet__half" lang=tag>
            {name}
            <p class="sheet__what">{what}</p>
            <p class="sheet__scan">{scan.text()}</p>
        </div>
    }
    .into_any()
}
