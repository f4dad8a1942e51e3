//! The map: the same search as the list's, from the same address, and what it looks at.

use crate::domain::catalogue::Entry;
use crate::domain::geo::LatLng;
use crate::domain::search::Sort;
use crate::i18n::format;
use crate::route::{Route, coarse};
use crate::web::components::facet_panel::ChosenChips;
use crate::web::components::facet_sheet::FacetSheet;
use crate::web::components::glyph::glyph;
use crate::web::components::map_canvas::MapCanvas;
use crate::web::components::map_card::MapCard;
use crate::web::components::notice::Refused;
use crate::web::components::search_box::SearchBox;
use crate::web::platform::map::{Doing, Shown};
use crate::web::platform::{Refusal, dom, geolocation};
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
    let shown = Shown {
        marks: derived(move || marks.get()),
        selected: derived(move || map.key.get()),
        route: Signal::stored(Vec::<LatLng>::new()),
        me: derived(move || near.me.get()),
    };
    let on_doing = Callback::new(move |doing| match doing {
        Doing::Picked(point) if near.picks.get_untracked() => {
            near.take(guide, search, map, point, 0.0)
        }
        Doing::Left if map.key.with_untracked(String::is_empty) => dom::focus("map-list"),
        doing => map.on(doing),
    });
    let n = move || guide.map_n().count(map.spots.with(Vec::len), guide.locale());
    let list = move || guide.href(&Route::Search(search.query.get()));
    let n_set = move || {
        let n = search.query.with(|query| query.selection.iter().count());
        (n > 0).then(|| view! { <b>{n}</b> })
    };
    view! {
        <main id="main" class="mapview">
            <h1 class="visually-hidden">{guide.map_title().text()}</h1>
            <div class="mapview__top">
                <SearchBox within=search small=true/>
                <div class="chips chips--run">
                    <button type="button" class="chip chip--tool" on:click=move |_| open.set(true)>
                        {glyph("filter")}{guide.filters().text()}{n_set}
                    </button>
                    <ChosenChips search/>
                </div>
                <p class="mapview__n num" role="status">{n}</p>
                <Refused text=near.said/>
            </div>
            <MapCanvas handle=map.handle first=map.first_view() shown on_doing/>
            <div class="mapview__tools">
                <a id="map-list" class="iconbtn iconbtn--raised" href=list aria-label=guide.map_list().text()>{glyph("list")}</a>
                <button
                    type="button"
                    class="iconbtn iconbtn--raised"
                    title=guide.near_me_reason().text()
                    aria-label=guide.near_me().text()
                    on:click=move |_| near.ask(guide, search, map)
                >
                    {glyph("locate")}
                </button>
            </div>
            <Legend/>
            <MapCard search map/>
            <FacetSheet search open/>
        </main>
    }
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
        self.said.set(Some(guide.near_me_reason().text()));
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

/// What the outlines stand for.
#[component]
fn Legend() -> impl IntoView {
    let guide = use_guide();
    let kinds = [
        ("village", guide.kind_villages()),
        ("point", guide.kind_sales_points()),
        ("market", guide.kind_eateries()),
        ("sight", guide.kind_sights()),
    ];
    let row = |(shape, words): (&'static str, &crate::i18n::Phrase)| {
        view! { <li class=format!("legend--{shape}")>{words.text()}</li> }
    };
    let rows = kinds.map(row).into_iter().collect_view();
    view! { <ul class="legend" aria-label=guide.map_legend().text()>{rows}</ul> }
}

/// Returns the entries a small map shows: the page's own and what is near it.
pub fn around(guide: &Guide, entry: Entry) -> Vec<Entry> {
    let is_place = |other: Entry| !matches!(other, Entry::Product(_));
    let near = guide.catalogue().near(entry, 6, is_place);
    std::iter::once(entry).chain(near.into_iter().map(|near| near.entry)).collect()
}
