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
        let file = worker::write(guide.loaded.file, &qr_question(&address)).await;
        file.unwrap_or_default()
    });
    let code = move || {
        let drawn = drawn.get()?;
        let (size, path) = drawn.split_once(' ')?;
        Some(code(size.to_owned(), path.to_owned(), guide.sheet_qr().text()))
    };
    let other = fetch::follow(Signal::stored(String::new()), move |_| other_half(guide, entry));
    let halves = move || {
        let own = half(guide, entry, guide.words);
        let other = other.get().unwrap_or_default();
        let both = match guide.locale() {
            Locale::Vi => [own, other],
            Locale::En => [other, own],
        };
        let drawn = Locale::ALL.into_iter().zip(both).filter(|(_, text)| !text.is_empty());
        drawn.map(|(locale, text)| half_view(locale, &text)).collect_view()
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
                {halves}
                {code}
                <p class="sheet__address" translate="no">{shown}</p>
            </article>
        </main>
    }
}

/// Returns the sheet's words in the language that the guide is not shown in; nothing if they do not come.
async fn other_half(guide: &Guide, entry: Entry) -> String {
    let other = Locale::ALL.into_iter().find(|locale| *locale != guide.locale());
    let Some(locale) = other else { return String::new() };
    let bytes = fetch::bytes(&["i18n/", locale.tag(), ".json"].concat()).await;
    let words = bytes.ok().and_then(|bytes| Messages::decode(&bytes, locale));
    words.map_or_else(String::new, |words| half(guide, entry, &words))
}

/// Returns the sheet's words in one language, a line each: the name, what it is, what to scan for.
fn half(guide: &Guide, entry: Entry, words: &Messages) -> String {
    let catalogue = guide.catalogue();
    let tag = words.locale.tag();
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
    [catalogue.name(entry).get(tag), &what, scan].join("\n")
}

fn half_view(locale: Locale, text: &str) -> AnyView {
    let mut lines = text.lines().map(str::to_owned);
    let mut line = || lines.next().unwrap_or_default();
    let name = match locale {
        Locale::Vi => view! { <h1>{line()}</h1> },
        Locale::En => view! { <p class="sheet__name">{line()}</p> },
    };
    view! {
        <div class="sheet__half" lang=locale.tag()>
            {name}
            <p class="sheet__what">{line()}</p>
            <p class="sheet__scan">{line()}</p>
        </div>
    }
    .into_any()
}
