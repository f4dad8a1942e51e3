//! A product: what it is, how it is rated and how sure that is, who makes it, where it is made and
//! where it is sold.

use crate::domain::catalogue::{Entry, Product, ProductId};
use crate::domain::search::Facet;
use crate::drawing::Layout;
use crate::i18n::format;
use crate::route::Route;
use crate::web::components::award::Award;
use crate::web::components::glyph::craft_glyph;
use crate::web::components::near_tiles::NearTiles;
use crate::web::components::page_actions::{Actions, PageBar};
use crate::web::components::relation_list::RelationList;
use crate::web::components::source_list::SourceList;
use crate::web::components::tile::tile;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::turns::in_turn;
use leptos::prelude::*;
use view_macro::view;

/// The page of a product.
#[component]
pub fn ProductPage(id: ProductId) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let product = catalogue.product(id);
    let entry = Entry::Product(id);
    let name = guide.say(&product.name);
    let print = crate::drawing::Drawing { layout: Layout::Field, ..guide.drawing(entry) };
    let sold_at = catalogue.sold_at(id);
    let place = product
        .village
        .map(Entry::Village)
        .or_else(|| sold_at.first().copied().map(Entry::SalesPoint));
    let craft = catalogue.craft(catalogue.product_kind(product.kind).craft);
    let over = [
        Some(guide.say(&craft.name)),
        product.village.map(|id| catalogue.village(id).short_name.to_string()),
        product.province.as_deref().map(str::to_owned),
    ];
    let over = over.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <main id="main" class="wrap">
            <div class="prod">
                <div class="plate">
                    {tile(print)}
                    <PageBar title=name.clone() entry=Some(entry)/>
                </div>
                <div>
                    <header class="title">
                        <p class="over">{craft_glyph(craft.slug.as_str())}{over}</p>
                        <h1>{name.clone()}</h1>
                        {vietnamese_name(guide, product)}
                    </header>
                    <p class="lead">{guide.say(&product.about)}</p>
                    <Award rating=product.rating/>
                    <Actions title=name entry place/>
                    <Facts id/>
                </div>
            </div>
            <div class="prodmore">
                <div>{in_turn(move || view! { <WhereToBuy id/> })}</div>
                <div>
                    {in_turn(move || view! { <Siblings id/> })}
                    <SourceList sources=product.sources.clone() remarks=remarks(guide, product)/>
                </div>
            </div>
        </main>
    }
}

fn vietnamese_name(guide: &Guide, product: &Product) -> Option<AnyView> {
    let name = guide.also_in_vietnamese(&product.name)?;
    Some(view! { <p class="soft" lang="vi">{name}</p> }.into_any())
}

fn remarks(guide: &Guide, product: &Product) -> Vec<String> {
    product.note.iter().map(|note| guide.say(note)).collect()
}

#[component]
fn Facts(id: ProductId) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let product = catalogue.product(id);
    let link = |route: Route, words: String| {
        view! { <a class="link" href=guide.href(&route)>{words}</a> }.into_any()
    };
    let unknown = || view! { <span class="soft">{guide.not_known().text()}</span> }.into_any();
    let producer = product.producer.map(|id| {
        let producer = catalogue.producer(id);
        link(Route::Producer(producer.slug.clone()), producer.name.to_string())
    });
    let village = product.village.map(|id| {
        let village = catalogue.village(id);
        link(Route::of_entry(Entry::Village(id), &village.slug), village.short_name.to_string())
    });
    let named = product.place_name.as_deref().map(|name| name.to_owned().into_any());
    let group = catalogue.group(product.group);
    let mut rows = vec![
        (guide.maker().text(), producer.unwrap_or_else(unknown)),
        (guide.made_in().text(), village.or(named).unwrap_or_else(unknown)),
        (guide.area().text(), area_links(guide, product)),
        (
            guide.group().text(),
            link(Route::with_facet(Facet::Group, &group.slug), guide.say(&group.name)),
        ),
        (guide.price().text(), price(guide, product)),
    ];
    if let Some(address) = &product.location.address {
        rows.push((guide.address().text(), guide.say(address).into_any()));
    }
    if let Some(website) = &product.website {
        let site = view! { <a class="link" href=website.to_string() rel="noopener external">{website.to_string()}</a> };
        rows.push((guide.website().text(), site.into_any()));
    }
    let rows = rows.into_iter().map(|(name, value)| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
    });
    view! { <dl class="kv">{rows.collect_view()}</dl> }
}

/// Links to the commune of today and the former district.
fn area_links(guide: &Guide, product: &Product) -> AnyView {
    if let Some(province) = &product.province {
        return guide.of_province().fill(&[("name", province)]).into_any();
    }
    super::area::links(guide, &product.location)
}

fn price(guide: &Guide, product: &Product) -> AnyView {
    let Some(price) = &product.price else {
        return view! { <span class="soft">{guide.price_unknown().text()}</span> }.into_any();
    };
    let amount = match price.max {
        Some(max) => format!(
            "{}–{}",
            format::number(price.min.into(), guide.locale()),
            format::money(max, guide.locale())
        ),
        None => format::money(price.min, guide.locale()),
    };
    format!("{amount} / {}", guide.say(&price.unit)).into_any()
}

#[component]
fn WhereToBuy(id: ProductId) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let sold_at = catalogue.sold_at(id);
    let village = catalogue.product(id).village;
    let around: Vec<Entry> = village
        .map(|village| catalogue.sales_points_of_village(village))
        .unwrap_or_default()
        .into_iter()
        .filter(|point| !sold_at.contains(point))
        .map(Entry::SalesPoint)
        .collect();
    let nowhere = (sold_at.is_empty() && around.is_empty()).then(|| {
        view! {
            <section>
                <div class="sec__head"><h2>{guide.where_to_buy().text()}</h2></div>
                <p class="soft">{guide.where_to_buy_unknown().text()}</p>
            </section>
        }
    });
    let sold_at = sold_at.into_iter().map(Entry::SalesPoint).collect();
    view! {
        <RelationList title=guide.where_to_buy().text() entries=sold_at/>
        <RelationList
            title=guide.sold_in_its_village().text()
            entries=around
            note=guide.sold_in_its_village_note().text()
        />
        {nowhere}
    }
}

#[component]
fn Siblings(id: ProductId) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let product = catalogue.product(id);
    let by_maker = product.producer.map(|maker| catalogue.products_of_producer(maker));
    let by_village = product.village.map(|village| catalogue.products_of_village(village));
    let others = |ids: Vec<ProductId>| -> Vec<(Entry, String)> {
        let line = |id: ProductId| match catalogue.product(id).rating.stars {
            Some(stars) => guide.n_stars().count(stars.get().into(), guide.locale()),
            None => guide.stars_unknown_short().to_string(),
        };
        let is_other = |other: &ProductId| *other != id && guide.keeps_to(Entry::Product(*other));
        let others = ids.into_iter().filter(is_other).take(6);
        others.map(|id| (Entry::Product(id), line(id))).collect()
    };
    let (of_maker, of_village) =
        (others(by_maker.unwrap_or_default()), others(by_village.unwrap_or_default()));
    let (title, entries) = match of_maker.is_empty() {
        false => (guide.same_maker().text(), of_maker),
        true => (guide.same_village().text(), of_village),
    };
    (!entries.is_empty()).then(|| {
        view! {
            <section>
                <div class="sec__head"><h2>{title}</h2></div>
                <NearTiles entries/>
            </section>
        }
    })
}
