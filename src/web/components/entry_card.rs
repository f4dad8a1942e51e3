//! An entry in a list: print, name, where, how it is rated or when it is open, and a save button.

use super::evidence_mark::{EvidenceMark, UnknownLevel};
use super::facet_words::place_kind_name;
use super::hours_line::HoursNow;
use super::marked::marked;
use super::save_button::SaveButton;
use super::star_mark::StarMark;
use super::tile::tile;
use super::where_line::where_line;
use crate::domain::catalogue::Entry;
use crate::domain::search::{PlaceKind, Results};
use crate::drawing::Drawing;
use crate::i18n::format;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// The card; `km` is how far the entry is from where the list is sorted.
#[component]
pub fn EntryCard(
    entry: Entry,
    drawing: Drawing,
    km: Option<f64>,
    /// What it was found by is marked in its name and in where it is.
    found: Option<Memo<Results>>,
) -> impl IntoView {
    let guide = use_guide();
    let name = guide.catalogue().name(entry);
    let vietnamese = guide
        .also_in_vietnamese(name)
        .map(|name| view! { <p class="card__vi" lang="vi">{marked(name, found)}</p> });
    let distance = km.map(|km| format!("{} · ", format::km(km, guide.locale())));
    view! {
        <article class="card">
            {tile(drawing)}
            <div>
                <h3><a href=guide.entry_href(entry)>{marked(guide.say(name), found)}</a></h3>
                {vietnamese}
                <p class="card__where">{distance}{marked(where_line(guide, entry), found)}</p>
                {marks(guide, entry)}
            </div>
            <SaveButton entry class="card__save"/>
        </article>
    }
}

fn marks(guide: &Guide, entry: Entry) -> AnyView {
    let catalogue = guide.catalogue();
    match entry {
        Entry::Product(id) => {
            let rating = catalogue.product(id).rating;
            let level = match rating.stars {
                Some(stars) => view! { <StarMark stars/> }.into_any(),
                None => view! { <UnknownLevel/> }.into_any(),
            };
            let n_places = catalogue.sold_at(id).len();
            let sold = (n_places > 0).then(|| guide.sold_in().count(n_places, guide.locale()));
            view! {
                <p class="card__marks">{level}<EvidenceMark rating/></p>
                {sold.map(|words| view! { <p class="card__where">{words}</p> })}
            }
            .into_any()
        }
        Entry::Village(id) => {
            let village = catalogue.village(id);
            let n = catalogue.products_of_village(id).len();
            let made = (n > 0).then(|| guide.n_products().count(n, guide.locale()));
            let line = [Some(guide.say(&village.makes)), made];
            let line = line.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! { <p class="card__where">{line}</p> }.into_any()
        }
        Entry::SalesPoint(id) => {
            let point = catalogue.sales_point(id);
            view! {
                <p class="card__where">{place_kind_name(guide, PlaceKind::of_sales_point(point))}</p>
                <HoursNow hours=point.hours.clone()/>
            }
            .into_any()
        }
        Entry::Sight(id) => {
            view! { <HoursNow hours=catalogue.sight(id).hours.clone()/> }.into_any()
        }
        Entry::Eatery(id) => {
            view! { <HoursNow hours=catalogue.eatery(id).hours.clone()/> }.into_any()
        }
    }
}
