//! What the visitor saved on this device, and a day made of it.

use crate::domain::catalogue::{Entry, EntryKind};
use crate::domain::itinerary::{PlaceRef, TripRequest};
use crate::domain::search::Query;
use crate::route::Route;
use crate::web::components::glyph::glyph;
use crate::web::components::install_card::InstallCard;
use crate::web::components::kept_plans::KeptPlans;
use crate::web::components::result_list::{ResultList, Row};
use crate::web::components::scene::Scene;
use crate::web::reactive::memo;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The page.
#[component]
pub fn Saved() -> impl IntoView {
    let guide = use_guide();
    let saved = memo(move || guide.preferences.saved(guide.catalogue()));
    let has_entries = memo(move || saved.with(|(entries, _)| !entries.is_empty()));
    let has_plans = memo(move || guide.plans.n() > 0);
    let content = move || match (has_entries.get(), has_plans.get()) {
        (true, _) => view! { <List saved/> }.into_any(),
        (false, true) => view! { <Head/> }.into_any(),
        (false, false) => view! { <NothingSaved/> }.into_any(),
    };
    view! {
        <main id="main" class="wrap">
            {content}
            <KeptPlans/>
            <InstallCard can_go=true/>
        </main>
    }
}

#[component]
fn Head() -> impl IntoView {
    let guide = use_guide();
    view! {
        <header class="title">
            <h1>{guide.nav_saved().text()}</h1>
            <p class="soft page__text">{guide.saved_where().text()}</p>
        </header>
    }
}

#[component]
fn NothingSaved() -> impl IntoView {
    let guide = use_guide();
    let href = guide.href(&Route::Search(Query::default()));
    view! {
        <Scene name="empty" title=guide.saved_empty().text() text=guide.saved_empty_text().text()>
            <a class="btn btn--quiet" href=href>{guide.search_everything().text()}</a>
        </Scene>
    }
}

#[component]
fn List(saved: Memo<(Vec<Entry>, usize)>) -> impl IntoView {
    let guide = use_guide();
    let linking = guide;
    let plan = move || {
        let catalogue = linking.catalogue();
        let places = saved.with(|(entries, _)| {
            let mut places: Vec<PlaceRef> = entries
                .iter()
                .filter_map(|entry| match entry.kind() {
                    EntryKind::Product => catalogue.village_of(*entry).map(Entry::Village),
                    _ => Some(*entry),
                })
                .filter_map(|entry| PlaceRef::of(catalogue, entry))
                .collect();
            places.sort();
            places.dedup();
            places
        });
        let tomorrow = TripRequest::default_on(linking.today.plus_days(1));
        linking.href(&Route::Plan(Some(TripRequest { must: places, ..tomorrow })))
    };
    let words = guide.words;
    let gone = move || {
        let n = saved.with(|(_, gone)| *gone);
        (n > 0).then(
            || view! { <p class="small soft">{words.saved_gone().count(n, words.locale)}</p> },
        )
    };
    let rows = memo(move || {
        saved.with(|(entries, _)| entries.iter().map(|entry| (*entry, None)).collect::<Vec<Row>>())
    });
    view! {
        <Head/>
        <p class="acts"><a class="btn" href=plan>{glyph("plan")}{guide.plan_saved().text()}</a></p>
        {gone}
        <ResultList rows found=None/>
    }
}
