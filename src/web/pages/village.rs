//! A craft village: what it makes, what a visitor can do, when and how to go, its products, where to
//! buy, what is near.

use crate::domain::catalogue::{CraftVillage, Entry, VillageId};
use crate::domain::geo::distance_km;
use crate::domain::search::Facet;
use crate::i18n::format;
use crate::route::Route;
use crate::web::components::banner::banner;
use crate::web::components::coming_points::coming_points;
use crate::web::components::fact_strip::FactStrip;
use crate::web::components::getting_there;
use crate::web::components::glyph::craft_glyph;
use crate::web::components::map_canvas::SmallMap;
use crate::web::components::near_tiles::NearTiles;
use crate::web::components::page_actions::{Actions, PageBar, SheetLink};
use crate::web::components::point::point;
use crate::web::components::relation_list::RelationList;
use crate::web::components::source_list::SourceList;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::turns::in_turn;
use leptos::prelude::*;
use view_macro::view;

/// How many neighbours are shown: two rows on a phone.
const NEIGHBOURS: usize = 6;

/// The page of a craft village.
#[component]
pub fn VillagePage(id: VillageId) -> impl IntoView {
    let guide = use_guide();
    let village = guide.catalogue().village(id);
    let craft = guide.catalogue().craft(village.craft);
    let entry = Entry::Village(id);
    let name = guide.say(&village.name);
    view! {
        <div class="banner">
            {banner(guide.drawing(entry))}
            <PageBar title=name.clone() entry=Some(entry)/>
        </div>
        <main id="main" class="wrap page">
            <article class="page__main">
                <header class="title">
                    <p class="over">{craft_glyph(craft.slug.as_str())}{guide.say(&village.makes)}</p>
                    <h1>{name.clone()}</h1>
                    {guide.also_in_vietnamese(&village.name).map(|name| view! { <p class="soft" lang="vi">{name}</p> })}
                    <p class="soft">{super::area::links(guide, &village.location)}</p>
                </header>
                <p class="lead page__text">{guide.say(&village.about)}</p>
                <div class="deskhide"><Actions title=name.clone() entry place=Some(entry)/></div>
                <FactStrip facts=facts(guide, village)/>
                {in_turn(move || view! { <WhatToDo id/><WhenToGo id/> })}
                {getting_there::to_entry(guide, entry, village.bus_routes.join(", "))}
                {in_turn(move || view! { <Related id/> })}
                <div class="deskhide"><SmallMap entries=super::map::around(guide, entry)/></div>
                <SourceList sources=village.sources.clone() remarks=remarks(guide, village)/>
                <SheetLink entry/>
            </article>
            <aside class="aside phonehide">
                <Actions title=name entry place=Some(entry)/>
                <SmallMap entries=super::map::around(guide, entry)/>
                <Gate id/>
            </aside>
        </main>
    }
}

fn facts(guide: &Guide, village: &CraftVillage) -> Vec<(String, String)> {
    let visit = format::duration(village.visit_minutes.into(), guide.words);
    let mut facts = vec![(visit, guide.fact_visit().to_string())];
    if let Some(point) = village.location.point {
        let region = &guide.catalogue().region;
        let km = format::km(distance_km(region.centre, point), guide.locale());
        let place = guide.say(&region.centre_name);
        facts.push((km, guide.fact_distance().fill(&[("place", &place)])));
    }
    if !village.bus_routes.is_empty() {
        facts.push((village.bus_routes.join(", "), guide.fact_bus().to_string()));
    }
    facts
}

fn remarks(guide: &Guide, village: &CraftVillage) -> Vec<String> {
    let mut remarks = vec![guide.remark_approximate().to_string()];
    if village.from_general_knowledge {
        remarks.push(guide.remark_general_knowledge().to_string());
    }
    remarks
}

#[component]
fn WhatToDo(id: VillageId) -> impl IntoView {
    let guide = use_guide();
    let village = guide.catalogue().village(id);
    let mut points = Vec::new();
    points.extend(village.workshop.as_ref().map(|words| point("hand", guide.say(words), "")));
    points.extend(
        village
            .recognition
            .as_ref()
            .map(|words| point("check", guide.say(words), guide.recognition_note().text())),
    );
    points.extend(village.notes.iter().map(|words| point("info", guide.say(words), "")));
    let parts = guide.catalogue().parts_of_village(id);
    let whole = village.within.map(|whole| {
        let whole_village = guide.catalogue().village(whole);
        let href = guide.entry_href(Entry::Village(whole));
        view! { <p class="small">{guide.part_of().text()} " " <a class="link" href=href>{guide.say(&whole_village.name)}</a></p> }
    });
    let parts = parts.into_iter().map(Entry::Village).collect();
    view! {
        {(!points.is_empty()).then(|| view! {
            <h2>{guide.what_to_do().text()}</h2>
            <ul class="todo page__text">{points}</ul>
        })}
        {whole}
        <RelationList title=guide.parts().text() entries=parts/>
    }
}

#[component]
fn WhenToGo(id: VillageId) -> impl IntoView {
    let guide = use_guide();
    let village = guide.catalogue().village(id);
    let mut points = coming_points(guide, Entry::Village(id));
    points.extend(village.festival.as_ref().map(|words| point("festival", guide.say(words), "")));
    points.push(point(
        "clock",
        guide.village_hours_unknown().text(),
        guide.village_hours_note().text(),
    ));
    points.extend(village.bus_note.as_ref().map(|words| {
        point(
            "bus",
            guide.bus().fill(&[("routes", &village.bus_routes.join(", "))]),
            guide.say(words),
        )
    }));
    view! {
        <h2>{guide.when_to_go().text()}</h2>
        <ul class="todo page__text">{points}</ul>
    }
}

#[component]
fn Related(id: VillageId) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let village = catalogue.village(id);
    let products = catalogue.products_of_village(id);
    let products: Vec<Entry> = products.into_iter().map(Entry::Product).collect();
    let points = catalogue.sales_points_of_village(id);
    let points: Vec<Entry> = points.into_iter().map(Entry::SalesPoint).collect();
    let eateries: Vec<Entry> =
        catalogue.eateries_of_village(id).into_iter().map(Entry::Eatery).collect();
    let all = guide.href(&Route::with_facet(Facet::Village, &village.slug));
    let near = catalogue.near(Entry::Village(id), NEIGHBOURS, |entry| {
        matches!(entry, Entry::Village(_) | Entry::Sight(_)) && guide.keeps_to(entry)
    });
    let near: Vec<(Entry, String)> = near
        .into_iter()
        .map(|nearby| (nearby.entry, format::km(nearby.km, guide.locale())))
        .collect();
    let no_products = products.is_empty().then(|| {
        view! {
            <h2>{guide.products_best_first().text()}</h2>
            <p class="soft page__text">{guide.no_products_known().text()}</p>
        }
    });
    view! {
        {no_products}
        <RelationList title=guide.products_best_first().text() entries=products all=all.clone()/>
        <RelationList title=guide.where_to_buy().text() entries=points all/>
        <RelationList title=guide.where_to_eat().text() entries=eateries/>
        {(!near.is_empty()).then(|| view! { <h2>{guide.near_here().text()}</h2><NearTiles entries=near/> })}
    }
}

/// What a wide screen keeps in view: where to go and whom to ask.
#[component]
fn Gate(id: VillageId) -> impl IntoView {
    let guide = use_guide();
    let village = guide.catalogue().village(id);
    let website = village.website.as_deref().map(|site| {
        let href = site.to_owned();
        view! { <p class="small"><a class="link" href=href rel="noopener external">{site.to_owned()}</a></p> }
    });
    view! {
        <div class="panel">
            <div class="panel__in">
                <p class="hours hours--unknown">{guide.village_hours_unknown().text()}</p>
                <p class="small soft">{guide.village_hours_note().text()}</p>
                {village.bus_note.as_ref().map(|words| view! { <p class="small soft">{guide.say(words)}</p> })}
                {website}
            </div>
        </div>
    }
}
