//! The front page: search, crafts, districts to tap, ready-made days, what is coming.

use crate::domain::catalogue::{Entry, Slug};
use crate::domain::itinerary::{PlaceRef, TripRequest};
use crate::domain::search::{Facet, Query, Selection, search};
use crate::drawing::Drawing;
use crate::i18n::format;
use crate::route::Route;
use crate::web::components::day_card::DayCard;
use crate::web::components::hero::Hero;
use crate::web::components::season_list::SeasonList;
use crate::web::components::tile::tile;
use crate::web::components::weave::Weave;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::turns::in_turn;
use leptos::prelude::*;
use view_macro::view;

/// How many crafts the front page shows: two rows on a phone, one on a wide screen.
const CRAFTS: [&str; 9] =
    ["ceramics", "silk", "rattan", "lacquer", "embroidery", "hat", "wood", "food", "tea"];

/// How far the front page looks ahead, in days, and how much of it is shown.
const AHEAD: (i32, usize) = (60, 5);

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let coming = || {
        let all = use_guide().catalogue().entries().collect();
        view! { <SeasonList entries=all days=AHEAD.0 most=AHEAD.1/> }
    };
    view! {
        <main id="main" class="wrap">
            <Hero/>
            {in_turn(|| view! { <Crafts/> })}
            <div class="front2">
                {in_turn(|| view! { <Districts/> })}
                <div>
                    {in_turn(|| view! { <Days/> })}
                    {in_turn(coming)}
                </div>
            </div>
            <Foot/>
        </main>
    }
}

#[component]
fn Crafts() -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let link = |(at, craft): (usize, &str)| {
        let slug = Slug::new(craft)?;
        let craft = catalogue.craft(catalogue.find_craft(&slug)?);
        let print = Drawing { negative: at % 2 == 0, ..Drawing::new(slug.as_str(), "front") };
        let is_extra = at >= 8;
        Some(view! {
            <a href=guide.href(&Route::with_facet(Facet::Craft, &slug)) class:phonehide=is_extra>
                {tile(print)}
                {guide.say(&craft.name)}
            </a>
        })
    };
    let all = guide.href(&Route::Search(Query::default()));
    let n = catalogue.crafts.len();
    view! {
        <section class="sec">
            <div class="sec__head">
                <h2>{guide.by_craft().text()}</h2>
                <a href=all>{guide.all_crafts().count(n, guide.locale())}</a>
            </div>
            <div class="crafts">{CRAFTS.into_iter().enumerate().filter_map(link).collect_view()}</div>
        </section>
    }
}

#[component]
fn Districts() -> impl IntoView {
    let guide = use_guide();
    let counts = entries_by_district(guide);
    let linking = guide;
    let href = Callback::new(move |districts: Vec<Slug>| {
        let selection = districts
            .iter()
            .fold(Selection::default(), |selection, slug| selection.with(Facet::District, slug));
        linking.href(&Route::Search(Query { selection, ..Query::default() }))
    });
    let key =
        [guide.weave_step_1(), guide.weave_step_2(), guide.weave_step_3(), guide.weave_step_4()];
    view! {
        <section class="sec">
            <div class="sec__head"><h2>{guide.by_district().text()}</h2></div>
            <div class="weavebox">
                <Weave counts=Signal::stored(counts) chosen=Signal::stored(Vec::new()) href/>
                <div class="weavekey">
                    {key.map(|step| view! { <span><i></i>{step.text()}</span> }).into_iter().collect_view()}
                </div>
                <p class="small soft">{guide.by_district_note().text()}</p>
            </div>
        </section>
    }
}

/// Returns how many entries of any kind each district has: as many as its patch leads to.
fn entries_by_district(guide: &Guide) -> Vec<(Slug, u32)> {
    let everything = search(guide.loaded.index, guide.catalogue(), &Query::default());
    let counted = everything.facets.into_iter().find(|counted| counted.facet == Facet::District);
    counted.map(|counted| counted.values).unwrap_or_default()
}

/// A ready-made day: its villages, and the keys of its title and text.
struct ReadyDay {
    villages: &'static [&'static str],
    title: fn(&Guide) -> String,
}

const READY_DAYS: [ReadyDay; 3] = [
    ReadyDay {
        villages: &["lang-chuong", "quang-phu-cau", "xuan-la", "ha-thai"],
        title: |guide| guide.day_south().to_string(),
    },
    ReadyDay {
        villages: &["bat-trang", "kieu-ky", "phu-dong"],
        title: |guide| guide.day_east().to_string(),
    },
    ReadyDay {
        villages: &["van-phuc", "phu-vinh", "chang-son-quat"],
        title: |guide| guide.day_west().to_string(),
    },
];

#[component]
fn Days() -> impl IntoView {
    let guide = use_guide();
    let cards = READY_DAYS.iter().filter_map(|day| ready_day(guide, day));
    view! {
        <section class="sec">
            <div class="sec__head">
                <h2>{guide.ready_days().text()}</h2>
                <a href=guide.href(&Route::Plan(None))>{guide.make_your_own().text()}</a>
            </div>
            <div class="days">{cards.collect_view()}</div>
        </section>
    }
}

fn ready_day(guide: &Guide, day: &ReadyDay) -> Option<AnyView> {
    let catalogue = guide.catalogue();
    let find = |slug: &&str| catalogue.find_village(&Slug::new(slug)?).map(Entry::Village);
    let entries: Vec<Entry> = day.villages.iter().filter_map(find).collect();
    let must = entries.iter().filter_map(|entry| PlaceRef::of(catalogue, *entry)).collect();
    let request = TripRequest { must, ..TripRequest::default_on(guide.today.plus_days(1)) };
    let names = entries.iter().filter_map(|entry| catalogue.village_of(*entry));
    let names: Vec<_> = names.map(|id| &*catalogue.village(id).short_name).collect();
    let text = guide.n_villages().count(entries.len(), guide.locale());
    let text = format!("{text}: {}", names.join(", "));
    (!entries.is_empty()).then(|| {
        let href = guide.href(&Route::Plan(Some(request)));
        view! { <DayCard entries title=(day.title)(guide) text href/> }.into_any()
    })
}

#[component]
fn Foot() -> impl IntoView {
    let guide = use_guide();
    let checked = format::short_date(guide.catalogue().checked, guide.words);
    let embedding = guide.href(&Route::Embedding(Box::default(), guide.locale()));
    view! {
        <footer class="foot">
            <span>{guide.foot_sources().text()}</span>
            <span>
                {guide.data_of().fill(&[("date", &checked)])}
                " · "
                <a href=guide.href(&Route::Programme)>{guide.programme_title().text()}</a>
                " · "
                <a href=guide.href(&Route::About)>{guide.about_title().text()}</a>
                " · "
                <a href=embedding>{guide.embedding_title().text()}</a>
            </span>
        </footer>
    }
}
