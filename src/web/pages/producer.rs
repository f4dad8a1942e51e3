//! A producer: what it makes, where it is, where it sells.

use crate::domain::catalogue::{Entry, ProducerId};
use crate::drawing::Drawing;
use crate::web::components::banner::banner;
use crate::web::components::page_actions::PageBar;
use crate::web::components::relation_list::RelationList;
use crate::web::components::share_button::ShareButton;
use crate::web::components::source_list::SourceList;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The page of a producer.
#[component]
pub fn ProducerPage(id: ProducerId) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let producer = catalogue.producer(id);
    let products = catalogue.products_of_producer(id);
    let mut sources: Vec<_> =
        products.iter().flat_map(|id| catalogue.product(*id).sources.clone()).collect();
    sources.sort();
    sources.dedup();
    let craft = products.first().map(|id| guide.craft_name(Entry::Product(*id)));
    let print = Drawing::new(craft.unwrap_or_default(), producer.slug.as_str());
    let points = catalogue.sales_points_of_producer(id);
    let sells_unknown = points.is_empty().then(|| {
        view! { <p class="soft page__text">{guide.maker_sells_unknown().text()}</p> }
    });
    let products: Vec<Entry> = products.into_iter().map(Entry::Product).collect();
    let points: Vec<Entry> = points.into_iter().map(Entry::SalesPoint).collect();
    let village: Vec<Entry> = producer.village.map(Entry::Village).into_iter().collect();
    let name = producer.name.to_string();
    view! {
        <div class="banner">
            {banner(print)}
            <PageBar title=name.clone() entry=None/>
        </div>
        <main id="main" class="wrap page">
            <article class="page__main">
                <header class="title">
                    <p class="over">{guide.ocop_maker().text()}</p>
                    <h1 lang="vi">{name.clone()}</h1>
                    <p class="soft">{super::area::links(guide, &producer.location)}</p>
                </header>
                {sells_unknown}
                <RelationList title=guide.products_best_first().text() entries=products/>
                <RelationList title=guide.where_to_buy().text() entries=points/>
                <RelationList title=guide.its_village().text() entries=village/>
                <SourceList sources/>
            </article>
            <aside class="aside phonehide">
                <ShareButton title=name class="btn btn--quiet" wide=true/>
            </aside>
        </main>
    }
}
