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
use crate::route::{Address, Route};
use crate::web::platform::map::{Doing, MapHandle, Mark};
use crate::web::reactive::memo;
use leptos::prelude::*;

/// How near the map first looks at a whole region.
const FIRST_ZOOM: f64 = 10.0;

/// How near the map comes, at least, to a place that was chosen in the list.
const PICKED_ZOOM: f64 = 14.0;

/// A mark in view and what it stands for.
#[derive(Clone, PartialEq)]
struct Placed {
    mark: Mark,
    places: Vec<Entry>,
    bounds: Bounds,
    can_split: bool,
}

/// What the map's screen reads.
#[derive(Clone, Copy)]
pub struct MapState {
    /// What is found, in the order of the list, where it lies.
    pub spots: Memo<Vec<Spot>>,
    /// The places that are chosen: one, or several that no zoom tells apart.
    pub chosen: RwSignal<Vec<Entry>>,
    /// The places that are pointed at.
    pub pointed: RwSignal<Vec<Entry>>,
    /// The entry of the list that is chosen, if any: the one that was picked there, or else the first
    /// that lies in the chosen place.
    pub current: RwSignal<Vec<Entry>>,
    /// What was that last, before the choice was let go.
    pub last: RwSignal<Vec<Entry>>,
    /// The map on the page.
    pub handle: MapHandle,
    placed: Memo<Vec<Placed>>,
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
        let in_view = RwSignal::new(None::<(Bounds, f64)>);
        let placed = memo(move || {
            let Some((bounds, zoom)) = in_view.get() else { return Vec::new() };
            spots.with(|spots| place(guide, spots, bounds, zoom))
        });
        let none = || RwSignal::new(Vec::new());
        let (chosen, pointed, current, last) = (none(), none(), none(), none());
        let handle = MapHandle::default();
        Self { spots, chosen, pointed, current, last, handle, placed, in_view, guide }
    }

    /// Returns what the map looks at first: what the address says, or the whole region.
    pub fn first_view(&self) -> View {
        let asked = self.guide.navigation.address.with_untracked(|address| match &address.route {
            Route::Map(_, view) => *view,
            _ => None,
        });
        asked.unwrap_or_else(|| View::new(self.guide.catalogue().region.centre, FIRST_ZOOM))
    }

    /// Returns what the map of an embedded guide shows first where the address does not say: all that
    /// is found in its part of the region.
    pub fn first_bounds(&self) -> Option<Bounds> {
        self.guide.embed.as_ref()?.scope.as_ref()?;
        let has_view = |here: &Address| matches!(&here.route, Route::Map(_, Some(_)));
        if self.guide.navigation.address.with_untracked(has_view) {
            return None;
        }
        let points = |spots: &Vec<Spot>| spots.iter().map(|spot| spot.at).collect::<Vec<_>>();
        Bounds::around(&self.spots.with_untracked(points))
    }

    /// Returns the marks in view, in the order of the list.
    pub fn marks(&self) -> Vec<Mark> {
        self.placed.with(|placed| placed.iter().map(|placed| placed.mark.clone()).collect())
    }

    /// Returns the key of the mark in view that stands for the first of `places`, alone or with
    /// others; empty if there is none.
    pub fn key(&self, places: RwSignal<Vec<Entry>>) -> String {
        let Some(place) = places.with(|places| places.first().copied()) else {
            return String::new();
        };
        self.placed.with(|placed| {
            let found = placed.iter().find(|placed| placed.places.contains(&place));
            found.map_or_else(String::new, |placed| placed.mark.key.clone())
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
            Doing::Hovered(key) => {
                self.point_at(self.placed(&key).map_or_else(Vec::new, |placed| placed.places));
            }
            Doing::Left => self.drop_choice(),
            Doing::Picked(_) => {}
        }
    }

    /// Chooses no place.
    pub fn drop_choice(&self) {
        self.last.set(self.current.get_untracked());
        self.choose(Vec::new(), None);
    }

    fn choose(&self, places: Vec<Entry>, current: Option<Entry>) {
        self.chosen.set(places);
        self.current.set(current.into_iter().collect());
    }

    /// Points at these places, and at no others.
    pub fn point_at(&self, places: Vec<Entry>) {
        if self.pointed.with_untracked(|before| *before != places) {
            self.pointed.set(places);
        }
    }

    /// Chooses where an entry of the list lies, to which the map comes, or lets go of it.
    pub fn pick(&self, entry: Entry) {
        if self.current.with_untracked(|current| current.contains(&entry)) {
            return self.drop_choice();
        }
        let place = place_of(self.guide.catalogue(), entry);
        self.choose(vec![place], Some(entry));
        let zoom = self.in_view.with_untracked(|view| view.map_or(FIRST_ZOOM, |view| view.1));
        if let Some(at) = self.guide.catalogue().point(place) {
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
        let Some(Placed { places, bounds, can_split, .. }) = self.placed(key) else { return };
        if places.len() > 1 && can_split {
            return self.handle.fit(bounds);
        }
        let first = self.spots.with_untracked(|spots| {
            let spot = spots.iter().find(|spot| places.first() == Some(&spot.place))?;
            spot.entries.first().copied()
        });
        self.choose(places, first);
    }

    fn placed(&self, key: &str) -> Option<Placed> {
        let found = |placed: &Vec<Placed>| placed.iter().find(|p| p.mark.key == key).cloned();
        self.placed.with_untracked(found)
    }

    /// Looks at a point from nearby.
    pub fn look_at(&self, centre: LatLng, zoom: f64) {
        self.handle.look_at(View::new(centre, zoom.min(MAX_ZOOM)));
    }
}

/// Returns the marks of what is in view, in the order of the list.
fn place(guide: &Guide, spots: &[Spot], bounds: Bounds, zoom: f64) -> Vec<Placed> {
    let points: Vec<LatLng> = spots.iter().map(|spot| spot.at).collect();
    let placed = |cluster: Cluster| {
        let places = cluster.members.iter().filter_map(|at| spots.get(*at));
        let places = places.map(|spot| spot.place).collect();
        let mark = mark(guide, spots, &cluster)?;
        Some(Placed { mark, places, bounds: cluster.bounds, can_split: cluster.can_split })
    };
    clusters(&points, bounds, zoom).into_iter().filter_map(placed).collect()
}

fn entries(hits: &[crate::domain::search::Hit]) -> impl Iterator<Item = Entry> {
    hits.iter().map(|hit| hit.entry)
}

fn n_entries(spots: &[Spot], cluster: &Cluster) -> usize {
    let here = cluster.members.iter().filter_map(|at| spots.get(*at));
    here.map(|spot| spot.entries.len()).sum()
}

fn mark(guide: &Guide, spots: &[Spot], cluster: &Cluster) -> Option<Mark> {
    let spot = spots.get(*cluster.members.first()?)?;
    let name = guide.say(guide.catalogue().name(spot.place));
    let (n, n_places) = (n_entries(spots, cluster), cluster.members.len());
    // What tells a mark from others: its first place, how many there are, and of what.
    let key =
        [&*guide.entry_href(spot.place), " ", &n_places.to_string(), " ", &n.to_string()].concat();
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
