//! A former district or a commune of today: its villages, where to buy, its products, its sights,
//! and how the two divisions meet.

use crate::domain::catalogue::{Commune, CommuneId, DistrictId, Entry, Location};
use crate::domain::itinerary::Anchor;
use crate::domain::search::Facet;
use crate::route::Route;
use crate::web::components::getting_there::to_area;
use crate::web::components::map_canvas::SmallMap;
use crate::web::components::relation_list::RelationList;
use crate::web::components::season_list::SeasonList;
use crate::web::components::share_button::ShareButton;
use crate::web::components::where_line::{commune_name, district_name, together};
use crate::web::markup::words;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// How far a page looks ahead, in days: to the next of each festival, in the year of a leap month too.
const YEAR: i32 = 384;

/// How much of what is coming is shown.
const MOST_COMING: usize = 5;

/// Returns links to the commune of today and the former district of a place.
pub fn links(guide: &Guide, location: &Location) -> AnyView {
    let catalogue = guide.catalogue();
    let communes = location.commune.iter().chain(&location.or_communes);
    let communes: Vec<AnyView> = communes.map(|id| commune_link(guide, *id)).collect();
    let district = location.district.map(|id| {
        let district = catalogue.district(id);
        let words = guide.formerly_district().fill(&[("name", &district_name(guide, id))]);
        let href = guide.href(&Route::District(district.slug.clone()));
        view! { <a class="link" href=href>{words}</a> }.into_any()
    });
    let uncertain = (communes.len() > 1).then(|| guide.one_of_communes().text());
    if communes.is_empty() && district.is_none() {
        return view! { <span class="soft">{guide.not_known().text()}</span> }.into_any();
    }
    view! {
        <span class="areas">
            {uncertain.map(|words| view! { <span class="soft">{words}" "</span> })}
            {apart(communes.into_iter().chain(district).collect())}
        </span>
    }
    .into_any()
}

/// Returns links with dots between them.
fn apart(links: Vec<AnyView>) -> Vec<AnyView> {
    let dotted = |(at, link)| match at {
        0 => vec![link],
        _ => vec![words(" · "), link],
    };
    links.into_iter().enumerate().flat_map(dotted).collect()
}

fn commune_link(guide: &Guide, id: CommuneId) -> AnyView {
    let commune = guide.catalogue().commune(id);
    let name = commune_name(guide, commune.is_ward, &commune.name);
    let href = guide.href(&Route::Commune(commune.slug.clone()));
    view! { <a class="link" href=href>{together(&name)}</a> }.into_any()
}

/// The page of a former district.
#[component]
pub fn DistrictPage(id: DistrictId) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let district = catalogue.district(id);
    let of = |commune: &&Commune| commune.formerly.iter().any(|former| former.district == id);
    let communes: Vec<AnyView> = catalogue
        .communes
        .iter()
        .filter(of)
        .filter_map(|commune| catalogue.find_commune(&commune.slug))
        .map(|id| view! { <li>{commune_link(guide, id)}</li> }.into_any())
        .collect();
    let n = communes.len();
    let lies_here = move |location: &Location| location.district == Some(id);
    view! {
        <main id="main" class="wrap page--wide">
            <header class="title">
                <p class="over">{guide.former_district().text()}</p>
                <h1>{district_name(guide, id)}</h1>
                <p class="soft page__text">{guide.former_district_note().text()}</p>
                <ShareButton title=district.name.to_string() class="btn btn--quiet" wide=true/>
            </header>
            {lists(guide, lies_here, Facet::District, &district.slug)}
            {to_area(guide, Anchor::District(district.slug.clone()), &district_name(guide, id))}
            <section>
                <div class="sec__head"><h2>{guide.communes_today().count(n, guide.locale())}</h2></div>
                <ul class="areas">{communes}</ul>
            </section>
        </main>
    }
}

/// The page of a commune or ward of today.
#[component]
pub fn CommunePage(id: CommuneId) -> impl IntoView {
    let guide = use_guide();
    let commune = guide.catalogue().commune(id);
    let name = commune_name(guide, commune.is_ward, &commune.name);
    let former: Vec<AnyView> = commune.formerly.iter().map(|former| {
        let district = guide.catalogue().district(former.district);
        let part = former.in_part.then(|| guide.in_part().text());
        let href = guide.href(&Route::District(district.slug.clone()));
        view! {
            <li>
                {former.name.to_string()} " (" <a class="link" href=href>{district_name(guide, former.district)}</a> ") "
                <span class="soft">{part}</span>
            </li>
        }
        .into_any()
    }).collect();
    let lies_here = move |location: &Location| {
        location.commune == Some(id) || location.or_communes.contains(&id)
    };
    view! {
        <main id="main" class="wrap page--wide">
            <header class="title">
                <p class="over">{guide.commune_of_today().text()}</p>
                <h1>{name.clone()}</h1>
                <p class="soft page__text">{guide.commune_since().text()}</p>
                <ShareButton title=name.clone() class="btn btn--quiet" wide=true/>
            </header>
            {lists(guide, lies_here, Facet::Commune, &commune.slug)}
            {to_area(guide, Anchor::Commune(commune.slug.clone()), &name)}
            <section>
                <div class="sec__head"><h2>{guide.made_from().text()}</h2></div>
                <ul class="srcs">{former}</ul>
            </section>
        </main>
    }
}

fn lists(
    guide: &Guide,
    lies_here: impl Fn(&Location) -> bool,
    facet: Facet,
    slug: &crate::domain::catalogue::Slug,
) -> AnyView {
    let catalogue = guide.catalogue();
    let all = guide.href(&Route::with_facet(facet, slug));
    let here: Vec<Entry> =
        catalogue.entries().filter(|entry| lies_here(catalogue.location(*entry))).collect();
    let products = catalogue.best_first(|product| lies_here(&product.location));
    let products: Vec<Entry> = products.into_iter().map(Entry::Product).collect();
    let of = |kind: fn(&Entry) -> bool| here.iter().copied().filter(kind).collect::<Vec<_>>();
    let villages = of(|entry| matches!(entry, Entry::Village(_)));
    let points = of(|entry| matches!(entry, Entry::SalesPoint(_)));
    let sights = of(|entry| matches!(entry, Entry::Sight(_)));
    let eateries = of(|entry| matches!(entry, Entry::Eatery(_)));
    let nothing =
        here.is_empty().then(|| view! { <p class="soft">{guide.area_empty().text()}</p> });
    let placed = here.iter().copied().filter(|entry| !matches!(entry, Entry::Product(_)));
    let placed: Vec<Entry> = placed.collect();
    view! {
        {nothing}
        <SmallMap entries=placed/>
        <SeasonList entries=here days=YEAR most=MOST_COMING/>
        <RelationList title=guide.kind_villages().text() entries=villages all=all.clone()/>
        <RelationList title=guide.products_best_first().text() entries=products all=all.clone()/>
        <RelationList title=guide.where_to_buy().text() entries=points all=all.clone()/>
        <RelationList title=guide.kind_sights().text() entries=sights all=all.clone()/>
        <RelationList title=guide.kind_eateries().text() entries=eateries all=all/>
    }
    .into_any()
}
