//! A sales point, a sight or an eatery: what it is, where, when it is open, what it has, what is
//! near.

use crate::domain::catalogue::hours::Hours;
use crate::domain::catalogue::{EateryId, Entry, SalesPointId, SightId, VillageId};
use crate::domain::search::PlaceKind;
use crate::i18n::format;
use crate::route::Route;
use crate::web::components::banner::banner;
use crate::web::components::coming_points::coming_points;
use crate::web::components::facet_words::place_kind_name;
use crate::web::components::fact_strip::FactStrip;
use crate::web::components::getting_there;
use crate::web::components::glyph::glyph;
use crate::web::components::hours_line::{HoursNow, HoursTable, holiday_sources};
use crate::web::components::map_canvas::SmallMap;
use crate::web::components::near_tiles::NearTiles;
use crate::web::components::page_actions::{Actions, PageBar, SheetLink};
use crate::web::components::relation_list::RelationList;
use crate::web::components::source_list::SourceList;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// What the page shows of a place, gathered from the row of its kind.
struct Place {
    sort: PlaceKind,
    lead: String,
    hours: Hours,
    /// A name and what stands under it.
    rows: Vec<(String, AnyView)>,
    facts: Vec<(String, String)>,
    notes: Vec<String>,
    products: Vec<Entry>,
    village: Option<VillageId>,
    /// Can be put in a plan.
    visitable: bool,
}

/// The page of a place.
#[component]
pub fn PlacePage(entry: Entry) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let place = match entry {
        Entry::SalesPoint(id) => sales_point(guide, id),
        Entry::Sight(id) => sight(guide, id),
        Entry::Eatery(id) => eatery(guide, id),
        Entry::Village(_) | Entry::Product(_) => {
            return view! { <super::missing::Missing/> }.into_any();
        }
    };
    let name = guide.say(catalogue.name(entry));
    let vietnamese = guide.also_in_vietnamese(catalogue.name(entry));
    let location = catalogue.location(entry);
    let rows = place.rows.into_iter().map(|(name, value)| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
    });
    let notes = place.notes.into_iter().map(|note| {
        view! { <li>{glyph("info")}<div><p>{note}</p></div></li> }
    });
    let near = near(guide, entry);
    let coming = coming_points(guide, entry);
    let mut sources = catalogue.sources_of(entry).to_vec();
    if !place.hours.is_unknown() {
        sources.extend(holiday_sources(guide, guide.today));
    }
    let village: Vec<Entry> = place.village.map(Entry::Village).into_iter().collect();
    let visited = place.visitable.then_some(entry);
    view! {
        <div class="banner">
            {banner(guide.drawing(entry))}
            <PageBar title=name.clone() entry=Some(entry)/>
        </div>
        <main id="main" class="wrap page">
            <article class="page__main">
                <header class="title">
                    <p class="over">{place_kind_name(guide, place.sort)}</p>
                    <h1>{name.clone()}</h1>
                    {vietnamese.map(|name| view! { <p class="soft" lang="vi">{name}</p> })}
                    <p class="soft">{super::area::links(guide, location)}</p>
                </header>
                {(!place.lead.is_empty()).then(|| view! { <p class="lead page__text">{place.lead}</p> })}
                <div class="deskhide"><Actions title=name.clone() entry place=visited/></div>
                <FactStrip facts=place.facts/>
                <dl class="kv">{rows.collect_view()}</dl>
                <ul class="todo page__text">{notes.collect_view()}</ul>
                {(!coming.is_empty()).then(|| view! { <h2>{guide.when_to_go().text()}</h2><ul class="todo page__text">{coming}</ul> })}
                <h2>{guide.opening_hours().text()}</h2>
                <OpeningHours hours=place.hours/>
                {getting_there::to_entry(guide, entry, String::new())}
                <RelationList title=guide.known_here().text() entries=place.products/>
                <RelationList
                    title=guide.its_village().text()
                    entries=village
                />
                {(!near.is_empty()).then(|| view! { <h2>{guide.near_here().text()}</h2><NearTiles entries=near/> })}
                <div class="deskhide"><SmallMap entries=super::map::around(guide, entry)/></div>
                <SourceList
                    sources
                    remarks=vec![guide.remark_approximate().to_string()]
                />
                <SheetLink entry/>
            </article>
            <aside class="aside phonehide"><Actions title=name entry place=visited/><SmallMap entries=super::map::around(guide, entry)/></aside>
        </main>
    }
    .into_any()
}

fn near(guide: &Guide, entry: Entry) -> Vec<(Entry, String)> {
    let wanted = |other: Entry| {
        matches!(other, Entry::Village(_) | Entry::Sight(_)) && guide.keeps_to(other)
    };
    let near = guide.catalogue().near(entry, 6, wanted);
    near.into_iter().map(|near| (near.entry, format::km(near.km, guide.locale()))).collect()
}

#[component]
fn OpeningHours(hours: Hours) -> impl IntoView {
    let guide = use_guide();
    let old = hours.old.then(|| view! { <p class="small soft">{guide.hours_old().text()}</p> });
    let note =
        hours.note.as_ref().map(|note| view! { <p class="small soft">{guide.say(note)}</p> });
    let week = (!hours.is_unknown()).then(|| {
        view! { <HoursTable hours=hours.clone() first=guide.today/> }
    });
    view! {
        <div class="page__text">
            <HoursNow hours/>
            {old}
            {note}
            {week}
        </div>
    }
}

fn sales_point(guide: &Guide, id: SalesPointId) -> Place {
    let catalogue = guide.catalogue();
    let point = catalogue.sales_point(id);
    let mut rows = Vec::new();
    let mut row = |name: &crate::i18n::Phrase, value: Option<AnyView>| {
        rows.extend(value.map(|value| (name.to_string(), value)));
    };
    row(guide.address(), Some(address(guide, Entry::SalesPoint(id))));
    let maker = point.producer.map(|id| catalogue.producer(id));
    let named = point.operator.as_deref().or(maker.map(|maker| &*maker.name));
    let operator = named.map(|name| match maker {
        Some(maker) => {
            let href = guide.href(&Route::Producer(maker.slug.clone()));
            view! { <a class="link" href=href>{name.to_owned()}</a> }
        }
        None => name.to_owned().into_any(),
    });
    row(guide.run_by(), operator);
    let opened = point.opened.as_deref().map(|date| format::partial_date(date, guide.words));
    row(guide.opened_on(), opened.map(IntoAny::into_any));
    row(guide.website(), website(point.website.as_deref()));
    Place {
        sort: PlaceKind::of_sales_point(point),
        lead: point.offers.as_ref().map(|offers| guide.say(offers)).unwrap_or_default(),
        hours: point.hours.clone(),
        rows,
        facts: Vec::new(),
        notes: point.note.iter().map(|note| guide.say(note)).collect(),
        products: catalogue.sold_here(id).into_iter().map(Entry::Product).collect(),
        village: point.village,
        visitable: point.standing != crate::domain::catalogue::Standing::Planned,
    }
}

fn sight(guide: &Guide, id: SightId) -> Place {
    let sight = guide.catalogue().sight(id);
    let mut rows = Vec::new();
    if sight.location.address.is_some() {
        rows.push((guide.address().to_string(), address(guide, Entry::Sight(id))));
    }
    rows.extend(website(sight.website.as_deref()).map(|site| (guide.website().to_string(), site)));
    let visit = format::duration(sight.visit_minutes.into(), guide.words);
    let mut facts = vec![(visit, guide.fact_visit().to_string())];
    facts.extend(sight.ticket_vnd.map(|dong| match dong {
        0 => (guide.free().to_string(), guide.fact_ticket().to_string()),
        dong => (format::money(dong, guide.locale()), guide.fact_ticket().to_string()),
    }));
    let said = sight.ticket_note.iter().chain(&sight.festival).chain(&sight.notes);
    Place {
        sort: PlaceKind::Sight,
        lead: guide.say(&sight.about),
        hours: sight.hours.clone(),
        rows,
        facts,
        notes: said.map(|note| guide.say(note)).collect(),
        products: Vec::new(),
        village: None,
        visitable: true,
    }
}

fn eatery(guide: &Guide, id: EateryId) -> Place {
    let eatery = guide.catalogue().eatery(id);
    let house = eatery.house.as_deref().unwrap_or(guide.house_unknown()).to_owned();
    let rows = vec![
        (guide.house().to_string(), house.into_any()),
        (guide.address().to_string(), address(guide, Entry::Eatery(id))),
    ];
    Place {
        sort: PlaceKind::Eatery,
        lead: guide.say(&eatery.about),
        hours: eatery.hours.clone(),
        rows,
        facts: Vec::new(),
        notes: eatery.price_note.iter().map(|note| guide.say(note)).collect(),
        products: Vec::new(),
        village: eatery.village,
        visitable: true,
    }
}

fn address(guide: &Guide, entry: Entry) -> AnyView {
    match &guide.catalogue().location(entry).address {
        Some(address) => guide.say(address).into_any(),
        None => view! { <span class="soft">{guide.not_known().text()}</span> }.into_any(),
    }
}

fn website(site: Option<&str>) -> Option<AnyView> {
    let (href, words) = (site?.to_owned(), site?.to_owned());
    let view = view! { <a class="link" href=href rel="noopener external">{words}</a> };
    Some(view.into_any())
}
