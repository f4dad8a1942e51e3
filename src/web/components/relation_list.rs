//! A list of related entries on a page: print or pin, name, one line, and where it leads.

use super::facet_words::place_kind_name;
use super::glyph::glyph;
use super::hours_line::HoursNow;
use super::star_mark::StarMark;
use super::tile::tile;
use crate::domain::catalogue::{Entry, SalesPointId};
use crate::domain::search::PlaceKind;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// How many rows are shown before the visitor asks for more.
const FIRST: usize = 8;

/// Related entries under a heading; nothing at all when there are none.
#[component]
pub fn RelationList(
    #[prop(into)] title: String,
    entries: Vec<Entry>,
    /// Where the whole list can be searched, when it is long.
    #[prop(optional)]
    all: Option<String>,
    #[prop(optional, into)] note: String,
) -> impl IntoView {
    let guide = use_guide();
    let entries = guide.within(entries);
    if entries.is_empty() {
        return ().into_any();
    }
    let n = entries.len();
    let shown: Vec<Entry> =
        if all.is_some() { entries.into_iter().take(FIRST).collect() } else { entries };
    let drawings = guide.drawings(&shown);
    let rows = shown.iter().zip(drawings).map(|(entry, drawing)| row(guide, *entry, drawing));
    let more = all.filter(|_| n > FIRST).map(|href| {
        view! { <a href=href>{guide.see_all().count(n, guide.locale())}</a> }
    });
    view! {
        <section>
            <div class="sec__head"><h2>{title}</h2>{more}</div>
            {(!note.is_empty()).then(|| view! { <p class="small soft page__text">{note}</p> })}
            <ul class="plist plist--2">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn row(guide: &Guide, entry: Entry, drawing: crate::drawing::Drawing) -> AnyView {
    let name = guide.catalogue().name(entry);
    view! {
        <li>
            {tile(drawing)}
            <div>
                <h3><a href=guide.entry_href(entry)>{guide.say(name)}</a></h3>
                {line(guide, entry)}
            </div>
            {glyph("next")}
        </li>
    }
    .into_any()
}

fn line(guide: &Guide, entry: Entry) -> AnyView {
    match entry {
        Entry::Product(id) => match guide.catalogue().product(id).rating.stars {
            Some(stars) => view! { <p><StarMark stars/></p> }.into_any(),
            None => view! { <p>{guide.stars_unknown().text()}</p> }.into_any(),
        },
        Entry::SalesPoint(id) => sales_point_line(guide, id),
        _ => view! { <p>{super::where_line::where_line(guide, entry)}</p> }.into_any(),
    }
}

fn sales_point_line(guide: &Guide, id: SalesPointId) -> AnyView {
    let point = guide.catalogue().sales_point(id);
    let standing = place_kind_name(guide, PlaceKind::of_sales_point(point));
    let address = point.location.address.as_ref().map(|address| guide.say(address));
    let words = match address {
        Some(address) => format!("{standing} · {address}"),
        None => standing,
    };
    view! { <p>{words}</p> <HoursNow hours=point.hours.clone()/> }.into_any()
}
