//! The front page's opening: a question, the search, the first steps, and on wide screens a printed
//! sheet of twelve crafts.

use super::glyph::glyph;
use super::search_box::SearchBox;
use super::tile::tile;
use crate::domain::search::{Query, Sort};
use crate::drawing::Drawing;
use crate::i18n::format::number;
use crate::route::{Route, coarse};
use crate::web::components::notice::Refused;
use crate::web::platform::{Refusal, geolocation};
use crate::web::state::guide::use_guide;
use crate::web::state::navigation::History;
use leptos::prelude::*;
use view_macro::view;

/// The crafts of the printed sheet.
const SHEET: [(&str, &str); 12] = [
    ("ceramics", "h1"),
    ("hat", "h2"),
    ("lacquer", "h3"),
    ("paper", "h4"),
    ("tea", "h5"),
    ("flowers", "h6"),
    ("rattan", "h7"),
    ("metal", "h8"),
    ("silk", "h9"),
    ("pearl", "h10"),
    ("visit", "h11"),
    ("toys", "h12"),
];

/// The opening.
#[component]
pub fn Hero() -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let count = |n: usize| number(n as u64, guide.locale());
    let own = catalogue.products.iter().filter(|product| product.province.is_none()).count();
    let lead = guide.hero_lead().fill(&[
        ("villages", &count(catalogue.villages.len())),
        ("products", &count(own)),
        ("places", &count(catalogue.sales_points.len())),
        ("region", &guide.say(&catalogue.region.name)),
    ]);
    let today = Query { open_on: Some(guide.today), ..Query::default() };
    let today = guide.href(&Route::Search(today));
    view! {
        <section class="hero">
            <div>
                <h1>{guide.hero_title().text()}</h1>
                <p class="hero__lead">{lead}</p>
                <SearchBox small=false/>
                <div class="hero__quick">
                    <NearMe/>
                    <a class="btn btn--quiet" href=today>{glyph("clock")}{guide.open_today().text()}</a>
                    <a class="btn" href=guide.href(&Route::Plan(None))>{glyph("plan")}{guide.plan_a_day().text()}</a>
                </div>
            </div>
            <div class="hero__sheet">
                {SHEET.map(|(craft, seed)| tile(Drawing::new(craft, seed))).into_iter().collect_view()}
            </div>
        </section>
    }
}

/// Asks where the visitor is, on a tap, and sorts by distance from there.
#[component]
fn NearMe() -> impl IntoView {
    let guide = use_guide();
    let navigation = guide.navigation;
    let bounds = guide.catalogue().region.bounds;
    let region = guide.say(&guide.catalogue().region.name);
    let refused = RwSignal::new(None);
    let words = guide.words;
    let on_answer = move |answer| match answer {
        Ok((point, _)) if bounds.contains(point) => {
            let sort = Sort::Distance(coarse(point));
            navigation.change(&Route::Search(Query { sort, ..Query::default() }), History::Push);
        }
        Ok(_) => refused.set(Some(words.near_outside().fill(&[("region", &region)]))),
        Err(Refusal::Denied) => refused.set(Some(words.near_denied().to_string())),
        Err(Refusal::Unavailable) => refused.set(Some(words.near_unavailable().to_string())),
    };
    view! {
        <button
            type="button"
            class="btn btn--quiet"
            title=guide.near_me_reason().text()
            on:click=move |_| geolocation::locate(on_answer.clone())
        >
            {glyph("near")}
            {guide.near_me().text()}
        </button>
        <Refused text=refused/>
    }
}
