//! Search: one box, facets, chips for what is set, and the list; everything of it in the address.

use crate::domain::catalogue::Entry;
use crate::domain::geo::{LatLng, distance_km};
use crate::domain::search::{Loosen, Query, Sort};
use crate::route::Route;
use crate::web::components::day_group::{day_text, unknown_hours};
use crate::web::components::facet_panel::{ChosenChips, FacetPanel};
use crate::web::components::facet_sheet::FacetSheet;
use crate::web::components::facet_words::value_name;
use crate::web::components::glyph::glyph;
use crate::web::components::result_groups::ResultGroups;
use crate::web::components::result_list::{ResultList, Row};
use crate::web::components::scene::Scene;
use crate::web::components::search_box::SearchBox;
use crate::web::components::sort_menu::SortMenu;
use crate::web::markup::Event;
use crate::web::platform::{dom, media};
use crate::web::reactive::{derived, memo};
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::navigation::History;
use crate::web::state::search::SearchState;
use crate::web::state::turns::in_turn;
use leptos::prelude::*;
use view_macro::view;

/// The page.
#[component]
pub fn Explore() -> impl IntoView {
    let guide = use_guide();
    let search = SearchState::new();
    let open = RwSignal::new(false);
    let more =
        move || unknown_hours(guide, search).map(|more| view! { <p class="small soft">{more}</p> });
    let facets = move || media::is_wide().then(|| view! { <FacetPanel search/> });
    view! {
        <main id="main" class="three three--2">
            <h1 class="visually-hidden">{guide.search_title().text()}</h1>
            <aside class="facets" aria-label=guide.filters().text()>
                <h2>{guide.filters().text()}</h2>
                {in_turn(move || facets.into_any())}
            </aside>
            <div class="wrap listcol">
                <ListHead search open/>
                <h2 class="visually-hidden">{guide.results_title().text()}</h2>
                <Count search/>
                {more}
                <Reading search/>
                {in_turn(move || view! { <Answer search/> })}
            </div>
            <FacetSheet search open/>
        </main>
    }
}

#[component]
fn ListHead(search: SearchState, open: RwSignal<bool>) -> impl IntoView {
    let guide = use_guide();
    let n_set = move || {
        let n = search.n_set();
        (n > 0).then(|| view! { <b>{n}</b> })
    };
    view! {
        <div class="listhead">
            <div class="listhead__row">
                <a class="iconbtn deskhide" href=guide.href(&Route::Home) aria-label=guide.home_label().text()>
                    {glyph("back")}
                </a>
                <SearchBox within=search small=true/>
            </div>
            <div class="chips chips--run">
                <button type="button" class="chip chip--tool" on:click=move |_| open.set(true)>
                    {glyph("filter")}
                    {guide.filters().text()}
                    {n_set}
                </button>
                <ChosenChips search/>
            </div>
        </div>
    }
}

#[component]
fn Count(search: SearchState) -> impl IntoView {
    let guide = use_guide();
    let words = guide.words;
    let count = move || {
        let (n, relaxed) = search.results.with(|results| (results.hits.len(), results.relaxed));
        let phrase = if relaxed { words.n_close_results() } else { words.n_results() };
        phrase.count(n, words.locale)
    };
    let map = move || guide.href(&Route::Map(search.query.get(), None));
    let sort = derived(move || search.query.with(|query| query.sort));
    let on_sort = Callback::new(move |sort| search.sort_by(sort));
    view! {
        <div class="count">
            <span class="num" role="status">{count}</span>
            <a class="link" href=map>{guide.map_show().text()}</a>
            <SortMenu sort on_sort/>
        </div>
    }
}

#[component]
fn Answer(search: SearchState) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let rows = memo(move || {
        let from = search.query.with(|query| match query.sort {
            Sort::Distance(from) => Some(from),
            _ => None,
        });
        let km = |entry: Entry, from: LatLng| Some(distance_km(from, catalogue.point(entry)?));
        search.results.with(|results| {
            let row = |entry| (entry, from.and_then(|from| km(entry, from)));
            results.hits.iter().map(|hit| row(hit.entry)).collect::<Vec<Row>>()
        })
    });
    let is_empty = memo(move || search.results.with(|results| results.hits.is_empty()));
    let is_one_list = memo(move || search.groups().is_empty());
    let found_by = Some(search.results);
    let found = move || match (is_empty.get(), is_one_list.get()) {
        (true, _) => view! { <Nothing search/> },
        (false, true) => view! { <ResultList rows found=found_by/> },
        (false, false) => view! { <ResultGroups search/> },
    };
    // Who opens what a search found has meant the search.
    let on_click = move |event: Event| {
        if dom::is_on_link(&event) {
            search.query.with_untracked(|query| guide.preferences.keep_search(&query.text));
        }
    };
    view! { <div on:click=on_click>{found}</div> }
}

/// Says that the text was read as another one, and leads to that.
#[component]
fn Reading(search: SearchState) -> impl IntoView {
    let guide = use_guide();
    let words = move || {
        search.results.with(|results| results.read_as.clone()).map(|read| {
            let text = search.query.with(|query| query.text.clone());
            let said = guide.read_as().fill(&[("read", &read), ("text", &text)]);
            let link = guide.search_title_for().fill(&[("text", &read)]);
            let href = guide.href(&Route::Search(Query { text: read, ..search.query.get() }));
            view! { {said} " " <a href=href>{link}</a> }
        })
    };
    view! { <p class="small" role="status">{words}</p> }
}

/// Nothing found: what was asked, and what to drop to find something.
#[component]
fn Nothing(search: SearchState) -> impl IntoView {
    let guide = use_guide();
    let scene = move || {
        let text = search.query.with(|query| query.text.clone());
        let title = match text.as_str() {
            "" => guide.nothing_matches().to_string(),
            text => guide.nothing_found().fill(&[("text", text)]),
        };
        let ways = search.results.with(|results| results.loosen.clone());
        let advice = if ways.is_empty() { guide.nothing_advice() } else { guide.loosen_advice() };
        let buttons = ways.into_iter().take(3).map(|(way, n)| loosen_button(guide, search, way, n));
        let buttons = buttons.collect_view();
        let clear = guide.clear_all().text();
        view! {
            <Scene name="nothing" title=title text=advice.text()>
                {buttons}
                <button type="button" class="btn btn--quiet" on:click=move |_| search.clear()>
                    {clear}
                </button>
            </Scene>
        }
    };
    view! { {scene} }
}

fn loosen_button(guide: &Guide, search: SearchState, way: Loosen, n: u32) -> AnyView {
    let what = match &way {
        Loosen::Text => search.query.with_untracked(|query| query.text.clone()),
        Loosen::Value(facet, slug) => value_name(guide, *facet, slug),
        Loosen::Day => search
            .query
            .with_untracked(|query| query.open_on)
            .map_or_else(String::new, |date| day_text(guide, date)),
    };
    let label = guide.loosen_by().count_with(n as usize, guide.locale(), &[("name", &what)]);
    let on_click = move |_| match &way {
        Loosen::Text => search.set_text(String::new(), History::Push),
        Loosen::Value(facet, slug) => search.toggle(*facet, slug),
        Loosen::Day => search.open_on(None),
    };
    view! { <button type="button" class="btn" on:click=on_click>{label}</button> }.into_any()
}
