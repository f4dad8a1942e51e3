//! The map's screen: what is found becomes spots, what is in view of them becomes marks. What is
//! looked at is in the address; which places are chosen or pointed at, on the map or in the list
//! beside it, is the screen's own and one for both.

use super::guide::{Guide, use_guide};
use super::navigation::History;
use super::search::SearchState;
use crate::domain::catalogue::{Entry, EntryKind};
use crate::domain::geo::{Bounds, LatLng};
use crate::domain::map::cluster::{Cluster, clusters};
use crate::domain::map::spot::{Spot, place_of, spots};
use crate::domain::map::{MAX_ZOOM, View};
use crate::domain::search::PlaceKind;
use crate::route::Route;
use crate::web::platform::map::{Doing, MapHandle, Mark};
use crate::web::reactive::memo;
use leptos::prelude::*;

/// How near the map first looks at a whole region.
const FIRST_ZOOM: f64 = 10.0;

/// How near the map comes, at least, to a place that was chosen in the list.
const PICKED_ZOOM: f64 = 14.0;

/// What the map's screen reads.
#[derive(Clone, Copy)]
pub struct MapState {
    /// What is found, in the order of the list, where it lies.
    pub spots: Memo<Vec<Spot>>,
    /// The places that are chosen: one, or several that no zoom tells apart.
    pub chosen: RwSignal<Vec<Entry>>,
    /// The places that are pointed at.
    pub pointed: RwSignal<Vec<Entry>>,
    /// The entry of the list that is chosen: the one that was picked there, or else the first that lies
    /// in the chosen place.
    pub current: Memo<Option<Entry>>,
    /// What was the current entry last, before the choice was let go.
    pub last: RwSignal<Option<Entry>>,
    /// The map on the page.
    pub handle: MapHandle,
    picked: RwSignal<Option<Entry>>,
    clusters: Memo<Vec<Cluster>>,
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
        let chosen = RwSignal::new(Vec::<Entry>::new());
        let picked = RwSignal::new(None);
        let current = memo(move || {
            let place = chosen.with(|chosen| chosen.first().copied())?;
            let is_there = |entry: &Entry| place_of(guide.catalogue(), *entry) == place;
            let picked = picked.get().filter(is_there);
            if picked.is_some() {
                return picked;
            }
            spots.with(|spots| spot_of(spots, place)?.entries.first().copied())
        });
        let in_view = RwSignal::new(None::<(Bounds, f64)>);
        let clusters = memo(move || {
            let Some((bounds, zoom)) = in_view.get() else { return Vec::new() };
            let points: Vec<LatLng> = spots.with(|spots| spots.iter().map(|s| s.at).collect());
            clusters(&points, bounds, zoom)
        });
        Self {
            spots,
            chosen,
            pointed: RwSignal::new(Vec::new()),
            current,
            last: RwSignal::new(None),
            handle: MapHandle::default(),
            picked,
            clusters,
            in_view,
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
        self.in_clusters(|spots, clusters| {
            clusters.iter().filter_map(|cluster| mark(self.guide, spots, cluster)).collect()
        })
    }

    /// Returns the key of the mark in view that stands for the first of `places`, alone or with
    /// others; empty if there is none.
    pub fn key(&self, places: RwSignal<Vec<Entry>>) -> String {
        let Some(place) = places.with(|places| places.first().copied()) else {
            return String::new();
        };
        self.in_clusters(|spots, clusters| {
            let at = spots.iter().position(|spot| spot.place == place);
            let holds = |cluster: &&Cluster| at.is_some_and(|at| cluster.members.contains(&at));
            let found = clusters.iter().find(holds);
            found.map_or_else(String::new, |cluster| key_of(self.guide, spots, cluster))
        })
    }

    fn in_clusters<T>(&self, read: impl FnOnce(&[Spot], &[Cluster]) -> T) -> T {
        self.spots.with(|spots| self.clusters.with(|clusters| read(spots, clusters)))
    }

    /// Does what a visitor's doing asks for.
    pub fn on(&self, doing: Doing) {
        match doing {
            Doing::Moved(bounds, view) => {
                self.in_view.set(Some((bounds, view.zoom)));
                self.keep(view);
            }
            Doing::Selected(key) => self.select(&key),
            Doing::Hovered(key) => {
                let places = self.cluster(&key).map_or_else(Vec::new, |cluster| cluster.1);
                self.point_at(places);
            }
            Doing::Left => self.drop_choice(),
            Doing::Picked(_) => {}
        }
    }

    /// Chooses no place.
    pub fn drop_choice(&self) {
        self.last.set(self.current.get_untracked());
        self.chosen.set(Vec::new());
    }

    /// Points at these places, and at no others.
    pub fn point_at(&self, places: Vec<Entry>) {
        if self.pointed.with_untracked(|before| *before != places) {
            self.pointed.set(places);
        }
    }

    /// Chooses where an entry of the list lies, to which the map comes, or lets go of it.
    pub fn pick(&self, entry: Entry) {
        if self.current.get_untracked() == Some(entry) {
            return self.drop_choice();
        }
        let place = place_of(self.guide.catalogue(), entry);
        self.picked.set(Some(entry));
        self.chosen.set(vec![place]);
        let at = self.spots.with_untracked(|spots| spot_of(spots, place).map(|spot| spot.at));
        let zoom = self.in_view.with_untracked(|view| view.map_or(FIRST_ZOOM, |view| view.1));
        if let Some(at) = at {
            self.look_at(at, zoom.max(PICKED_ZOOM));
        }
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
        match self.cluster(key) {
            Some((cluster, places)) if places.len() > 1 && cluster.can_split => {
                self.handle.fit(cluster.bounds);
            }
            Some((_, places)) => {
                self.picked.set(None);
                self.chosen.set(places);
            }
            None => {}
        }
    }

    /// Returns the mark in view that has this key, and the places it stands for.
    fn cluster(&self, key: &str) -> Option<(Cluster, Vec<Entry>)> {
        if key.is_empty() {
            return None;
        }
        untrack(|| {
            self.in_clusters(|spots, clusters| {
                let mut found = clusters.iter();
                let cluster = found.find(|cluster| key_of(self.guide, spots, cluster) == key)?;
                let places = cluster.members.iter().filter_map(|at| spots.get(*at));
                Some((cluster.clone(), places.map(|spot| spot.place).collect()))
            })
        })
    }

    /// Looks at a point from nearby.
    pub fn look_at(&self, centre: LatLng, zoom: f64) {
        self.handle.look_at(View::new(centre, zoom.min(MAX_ZOOM)));
    }
}

fn spot_of(spots: &[Spot], place: Entry) -> Option<&Spot> {
    spots.iter().find(|spot| spot.place == place)
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
            let shape = if place.kind() == EntryKind::Village { "village" } else { "product" };
            return (shape, guide.craft_name(place).to_owned());
        }
        Entry::Sight(_) => ("sight", "sun"),
        Entry::Eatery(_) => ("eatery", "lunch"),
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
