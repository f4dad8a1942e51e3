//! The map's screen: what is found becomes spots, what is in view of them becomes marks. What is
//! looked at is in the address; which mark is chosen is the screen's own.

use super::guide::{Guide, use_guide};
use super::navigation::History;
use super::search::SearchState;
use crate::domain::catalogue::{Entry, EntryKind};
use crate::domain::geo::{Bounds, LatLng};
use crate::domain::map::cluster::{Cluster, clusters};
use crate::domain::map::spot::{Spot, spots};
use crate::domain::map::{MAX_ZOOM, View};
use crate::domain::search::PlaceKind;
use crate::route::Route;
use crate::web::platform::map::{Doing, MapHandle, Mark};
use crate::web::reactive::memo;
use leptos::prelude::*;

/// How near the map first looks at a whole region.
const FIRST_ZOOM: f64 = 10.0;

/// What the map's screen reads.
#[derive(Clone, Copy)]
pub struct MapState {
    /// What is found, in the order of the list, where it lies.
    pub spots: Memo<Vec<Spot>>,
    /// The spots that are chosen: one, or several that no zoom tells apart.
    pub chosen: RwSignal<Vec<usize>>,
    /// The key of the mark that is chosen.
    pub key: RwSignal<String>,
    /// The map on the page.
    pub handle: MapHandle,
    in_view: RwSignal<Option<(Bounds, f64)>>,
    guide: &'static Guide,
}

impl MapState {
    /// Returns the state of the map that shows what `search` finds.
    pub fn new(search: SearchState) -> Self {
        let guide = use_guide();
        let spots = memo(move || {
            let found = |hits: &[_]| spots(guide.catalogue(), entries(hits));
            search.results.with(|results| found(&results.hits))
        });
        Self {
            spots,
            chosen: RwSignal::new(Vec::new()),
            key: RwSignal::new(String::new()),
            handle: MapHandle::default(),
            in_view: RwSignal::new(None),
            guide,
        }
    }

    /// Returns what the map looks at first: what the address says, or the whole region.
    pub fn first_view(&self) -> View {
        let asked = self.guide.navigation.address.with_untracked(|address| match &address.route {
            Route::Map(_, view) => *view,
            _ => None,
        });
        asked.unwrap_or_else(|| View::new(self.guide.catalogue().region.centre, FIRST_ZOOM))
    }

    /// Returns the marks in view, in the order of the list.
    pub fn marks(&self) -> Vec<Mark> {
        let Some((bounds, zoom)) = self.in_view.get() else { return Vec::new() };
        self.spots.with(|spots| {
            let found = in_view(spots, bounds, zoom);
            found.iter().filter_map(|cluster| mark(self.guide, spots, cluster)).collect()
        })
    }

    /// Does what a visitor's doing asks for.
    pub fn on(&self, doing: Doing) {
        match doing {
            Doing::Moved(bounds, view) => {
                self.in_view.set(Some((bounds, view.zoom)));
                self.keep(view);
            }
            Doing::Selected(key) => self.select(&key),
            Doing::Left => self.drop_choice(),
            Doing::Hovered(_) | Doing::Picked(_) => {}
        }
    }

    /// Chooses no mark.
    pub fn drop_choice(&self) {
        self.chosen.set(Vec::new());
        self.key.set(String::new());
    }

    /// Writes what the map looks at into the address.
    fn keep(&self, view: View) {
        let navigation = self.guide.navigation;
        let route = navigation.address.with_untracked(|address| match &address.route {
            Route::Map(query, before) if *before != Some(view) => {
                Some(Route::Map(query.clone(), Some(view)))
            }
            _ => None,
        });
        if let Some(route) = route {
            navigation.change(&route, History::Replace);
        }
    }

    /// Chooses a mark; one of several places that lie apart is looked at from nearer instead.
    fn select(&self, key: &str) {
        let Some((bounds, zoom)) = self.in_view.get_untracked() else { return };
        let chosen = self.spots.with_untracked(|spots| {
            let mut found = in_view(spots, bounds, zoom).into_iter();
            found.find(|cluster| key_of(self.guide, spots, cluster) == key)
        });
        let Some(cluster) = chosen else { return };
        match cluster.members.as_slice() {
            [_, _, ..] if cluster.can_split => self.handle.fit(cluster.bounds),
            _ => {
                self.chosen.set(cluster.members);
                self.key.set(key.to_owned());
            }
        }
    }

    /// Looks at a point from nearby.
    pub fn look_at(&self, centre: LatLng, zoom: f64) {
        self.handle.look_at(View::new(centre, zoom.min(MAX_ZOOM)));
    }
}

fn in_view(spots: &[Spot], bounds: Bounds, zoom: f64) -> Vec<Cluster> {
    let points: Vec<LatLng> = spots.iter().map(|spot| spot.at).collect();
    clusters(&points, bounds, zoom)
}

fn entries(hits: &[crate::domain::search::Hit]) -> impl Iterator<Item = Entry> {
    hits.iter().map(|hit| hit.entry)
}

/// Returns what tells a mark from others: its first place, how many there are, and of what.
fn key_of(guide: &Guide, spots: &[Spot], cluster: &Cluster) -> String {
    let first = cluster.members.first().and_then(|at| spots.get(*at));
    let Some(first) = first else { return String::new() };
    let n = n_entries(spots, cluster);
    guide.entry_href(first.place) + " " + &cluster.members.len().to_string() + " " + &n.to_string()
}

fn n_entries(spots: &[Spot], cluster: &Cluster) -> usize {
    let here = cluster.members.iter().filter_map(|at| spots.get(*at));
    here.map(|spot| spot.entries.len()).sum()
}

fn mark(guide: &Guide, spots: &[Spot], cluster: &Cluster) -> Option<Mark> {
    let spot = spots.get(*cluster.members.first()?)?;
    let name = guide.say(guide.catalogue().name(spot.place));
    let (n, n_places) = (n_entries(spots, cluster), cluster.members.len());
    let key = key_of(guide, spots, cluster);
    let count = |n: usize| if n > 1 { n.to_string() } else { String::new() };
    if n_places > 1 {
        let label = guide.map_cluster().count_with(n_places, guide.locale(), &[("name", &name)]);
        let (glyph, name) = (String::new(), String::new());
        return Some(Mark {
            key,
            at: cluster.at,
            label,
            shape: "cluster",
            glyph,
            count: count(n_places),
            name,
        });
    }
    let label = match n {
        1 => name.clone(),
        n => guide.map_with().count_with(n, guide.locale(), &[("name", &name)]),
    };
    let (shape, glyph) = look(guide, spot.place);
    Some(Mark { key, at: spot.at, label, shape, glyph, count: count(n), name })
}

/// Returns the outline and the glyph of a place.
pub fn look(guide: &Guide, place: Entry) -> (&'static str, String) {
    let (shape, glyph) = match place {
        Entry::Village(_) | Entry::Product(_) => {
            let shape = if place.kind() == EntryKind::Village { "village" } else { "point" };
            return (shape, guide.craft_name(place).to_owned());
        }
        Entry::Sight(_) => ("sight", "sun"),
        Entry::Eatery(_) => ("market", "lunch"),
        Entry::SalesPoint(id) => match PlaceKind::of_sales_point(guide.catalogue().sales_point(id))
        {
            PlaceKind::Market => ("market", "rattan"),
            PlaceKind::Mall => ("mall", "bag"),
            PlaceKind::DesignCentre => ("centre", "hand"),
            _ => ("point", "shop"),
        },
    };
    (shape, glyph.to_owned())
}
