//! The map: the same search as the list's, from the same address, and what it looks at.

use crate::domain::catalogue::Entry;
use crate::domain::geo::LatLng;
use crate::domain::search::Sort;
use crate::i18n::format;
use crate::route::{Route, coarse};
use crate::web::components::day_group::unknown_hours;
use crate::web::components::facet_panel::{ChosenChips, FacetPanel};
use crate::web::components::facet_sheet::FacetSheet;
use crate::web::components::glyph::glyph;
use crate::web::components::map_canvas::MapCanvas;
use crate::web::components::map_card::MapCard;
use crate::web::components::map_legend::map_legend;
use crate::web::components::map_list::{map_list, reveal, row_id};
use crate::web::components::notice::Refused;
use crate::web::components::result_list::Length;
use crate::web::components::search_box::SearchBox;
use crate::web::platform::map::{Doing, Shown};
use crate::web::platform::{Refusal, dom, geolocation, media};
use crate::web::reactive::{derived, memo};
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::map::MapState;
use crate::web::state::search::SearchState;
use leptos::prelude::*;
use view_macro::view;

/// Less sure than this, a position is said to be rough.
const ROUGH_METRES: f64 = 1_000.0;

/// The zoom at which a visitor sees what is around them.
const AROUND: f64 = 13.0;

/// The id of the sentence that says why a position is asked for.
const WHY: &str = "near-why";

/// The page.
#[component]
pub fn MapPage() -> impl IntoView {
    let guide = use_guide();
    let search = SearchState::new();
    let map = MapState::new(search);
    let open = RwSignal::new(false);
    let near =
        Near { me: RwSignal::new(None), said: RwSignal::new(None), picks: RwSignal::new(false) };
    let marks = memo(move || map.marks());
    let (selected, pointed) =
        (memo(move || map.key(map.chosen)), memo(move || map.key(map.pointed)));
    let shown = Shown {
        marks: derived(move || marks.get()),
        selected: derived(move || selected.get()),
        pointed: derived(move || pointed.get()),
        route: Signal::stored(Vec::<LatLng>::new()),
        me: derived(move || near.me.get()),
    };
    if let Some(bounds) = map.first_bounds() {
        map.handle.fit_when_open(bounds);
    }
    // What is looked at is in the map's address and not in its list's.
    let list = memo(move || guide.href(&Route::Search(search.query.get())));
    let length = Length::new(list);
    let on_doing = Callback::new(move |doing| match doing {
        Doing::Picked(point) if near.picks.get_untracked() => {
            near.take(guide, search, map, point, 0.0)
        }
        Doing::Left if map.chosen.with_untracked(Vec::is_empty) => leave(guide, map),
        doing => {
            let selects = matches!(doing, Doing::Selected(_));
            map.on(doing);
            if selects {
                reveal(guide, search, map, length);
            }
        }
    });
    let label = guide.map_label().text();
    view! {
        <main id="main" class="mapview">
            <h1 class="visually-hidden">{guide.map_title().text()}</h1>
            <aside class="facets mapview__facets" aria-label=guide.filters().text()>
                <h2>{guide.filters().text()}</h2>
                {move || media::is_wide().then(|| view! { <FacetPanel search/> })}
            </aside>
            <div class="mapview__side">
                {top(guide, search, map, near, open)}
                {move || media::is_wide().then(|| map_list(guide, search, map, length))}
            </div>
            <div class="mapview__map" id="map" tabindex="-1">
                <MapCanvas handle=map.handle label first=map.first_view() shown on_doing/>
                <div class="mapview__foot">
                    {tools(guide, search, map, near, list)}
                    {map_legend(guide)}
                </div>
                <MapCard search map/>
            </div>
            <FacetSheet search open/>
        </main>
    }
}

/// From the map back to the list: to what was chosen last, where the list stands beside the map.
fn leave(guide: &Guide, map: MapState) {
    let last = map.last.with_untracked(|last| last.first().copied());
    match last {
        Some(entry) if untrack(media::is_wide) => dom::focus(&row_id(guide, entry)),
        _ => dom::focus("map-list"),
    }
}

/// Returns what is searched for and how much of it there is.
fn top(
    guide: &'static Guide,
    search: SearchState,
    map: MapState,
    near: Near,
    open: RwSignal<bool>,
) -> AnyView {
    let n = move || guide.map_n().count(map.spots.with(Vec::len), guide.locale());
    let more = move || unknown_hours(guide, search).map(|more| format!(" · {more}"));
    let n_set = move || {
        let n = search.n_set();
        (n > 0).then(|| view! { <b>{n}</b> })
    };
    let to_map = move |_| dom::focus("map");
    view! {
        <div class="mapview__top">
            <SearchBox within=search small=true/>
            <div class="chips chips--run">
                <button type="button" class="chip chip--tool" on:click=move |_| open.set(true)>
                    {glyph("filter")}{guide.filters().text()}{n_set}
                </button>
                <ChosenChips search/>
            </div>
            <p class="mapview__n num" role="status">{n}{more}</p>
            <Refused text=near.said/>
            <button type="button" class="btn mapview__skip" on:click=to_map>{guide.map_show().text()}</button>
        </div>
    }
    .into_any()
}

/// Returns the ways to the list and to what is near. Why a position is asked for is said before the tap.
fn tools(
    guide: &'static Guide,
    search: SearchState,
    map: MapState,
    near: Near,
    list: Memo<String>,
) -> AnyView {
    let why = move || {
        let is_known = near.me.with(Option::is_some);
        (!is_known).then(|| {
            view! { <p class="mapview__why" id=WHY>{guide.near_me_reason().text()}</p> }
        })
    };
    view! {
        <div class="mapview__tools">
            <a id="map-list" class="iconbtn iconbtn--raised" href=move || list.get() aria-label=guide.map_list().text()>{glyph("list")}</a>
            <button
                type="button"
                class="iconbtn iconbtn--raised"
                aria-label=guide.near_me().text()
                aria-describedby=WHY
                on:click=move |_| near.ask(guide, search, map)
            >
                {glyph("locate")}
            </button>
            {why}
        </div>
    }
    .into_any()
}

/// Where the visitor is, as far as they and their device said.
#[derive(Clone, Copy)]
struct Near {
    me: RwSignal<Option<(LatLng, f64)>>,
    said: RwSignal<Option<String>>,
    /// Whether a tap on the map says where to sort from: the device did not.
    picks: RwSignal<bool>,
}

impl Near {
    fn ask(self, guide: &'static Guide, search: SearchState, map: MapState) {
        let region = &guide.catalogue().region;
        geolocation::locate(move |answer| match answer {
            Ok((point, metres)) if region.bounds.contains(point) => {
                self.take(guide, search, map, point, metres);
            }
            Ok(_) => {
                let name = guide.say(&region.name);
                self.refuse(guide.map_near_outside().fill(&[("region", &name)]));
            }
            Err(Refusal::Denied) => self.refuse(guide.map_near_denied().text()),
            Err(Refusal::Unavailable) => self.refuse(guide.map_near_unavailable().text()),
        });
    }

    fn refuse(self, words: String) {
        self.said.set(Some(words));
        self.picks.set(true);
    }

    fn take(self, guide: &Guide, search: SearchState, map: MapState, at: LatLng, metres: f64) {
        let km = || format::km(metres / 1_000.0, guide.locale());
        let rough = (metres > ROUGH_METRES).then(|| guide.map_inexact().fill(&[("km", &km())]));
        self.said.set(rough);
        self.picks.set(false);
        self.me.set(Some((at, metres)));
        map.look_at(coarse(at), AROUND);
        search.sort_by(Sort::Distance(coarse(at)));
    }
}

/// Returns the entries a small map shows: the page's own and what is near it.
pub fn around(guide: &Guide, entry: Entry) -> Vec<Entry> {
    let is_place = |other: Entry| !matches!(other, Entry::Product(_)) && guide.keeps_to(other);
    let near = guide.catalogue().near(entry, 6, is_place);
    std::iter::once(entry).chain(near.into_iter().map(|near| near.entry)).collect()
}
