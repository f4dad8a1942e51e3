//! How long it takes to get from one point to another: an estimate, good for choosing between plans
//! and for a cautious timetable, never for navigation.
//!
//! With a [`Network`], a skeleton of the region's roads, journeys cross rivers only over bridges
//! that are open that day to that mode. Without one, distance is the straight line lengthened as
//! roads lengthen it, and rivers are not known. [`Basis`] says which it was. The model and how far
//! it can be trusted: `docs/decisions/road-model.md`.

mod access;
pub mod barrier;
mod flat;
mod hop;
pub mod network;
mod route;
mod speeds;

pub use hop::{Hop, Travel};
pub use network::Network;
pub use speeds::Speeds;

use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::geo::LatLng;
use crate::domain::itinerary::Mode;
use access::Access;
use flat::Flat;
use route::Routes;

/// What an estimate rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Straight lines lengthened; rivers are not known.
    Straight,
    /// The road network and its bridges.
    Roads,
}

/// How many metres of a way lie in the core, in the suburbs, beyond, and on motorways.
pub type Zones = [u32; 4];

/// Estimates journeys of one mode on one day.
pub struct TravelTimes<'a>(Model<'a>);

enum Model<'a> {
    Flat(Flat),
    Roads(Routes<'a>),
}

/// A point that journeys begin and end at, made ready once for all of them.
pub struct Stand {
    point: LatLng,
    access: Access,
}

impl<'a> TravelTimes<'a> {
    /// Returns the estimates for a mode on a day, by the roads; without roads, around the region's
    /// centre.
    pub fn new(roads: Option<&'a Network>, mode: Mode, date: Date, centre: LatLng) -> Self {
        Self(match roads {
            Some(network) => Model::Roads(Routes::new(network, mode, date)),
            None => Model::Flat(Flat { mode, centre }),
        })
    }

    /// Returns what the estimates rest on.
    pub fn basis(&self) -> Basis {
        match &self.0 {
            Model::Flat(_) => Basis::Straight,
            Model::Roads(_) => Basis::Roads,
        }
    }

    /// Returns a point made ready for [`Self::hop_between`].
    pub fn stand(&self, point: LatLng) -> Stand {
        let access = match &self.0 {
            Model::Flat(_) => Access::default(),
            Model::Roads(routes) => Access::of(routes.network(), point),
        };
        Stand { point, access }
    }

    /// Returns the journey between two points, the same in both directions.
    pub fn hop(&self, a: LatLng, b: LatLng) -> Hop {
        self.hop_between(&self.stand(a), &self.stand(b))
    }

    /// Returns the journey between two points made ready, the same in both directions.
    pub fn hop_between(&self, a: &Stand, b: &Stand) -> Hop {
        // One order for both directions, so that neither rounding nor ties can tell them apart.
        let key = |stand: &Stand| (stand.point.lat, stand.point.lng);
        let (a, b) = if key(a) <= key(b) { (a, b) } else { (b, a) };
        match &self.0 {
            Model::Flat(flat) => flat.hop(a.point, b.point),
            Model::Roads(routes) => routes.hop((a.point, &a.access), (b.point, &b.access)),
        }
    }

    /// Returns the estimate of a journey that begins at `departure`.
    pub fn between(&self, from: LatLng, to: LatLng, departure: TimeOfDay) -> Travel {
        let departs = departure.minutes();
        let hop = self.hop(from, to);
        hop.travel(hop.arrival(departs) - departs)
    }

    /// Returns the bridges of the network.
    pub fn bridges(&self) -> Bridges {
        Bridges(match &self.0 {
            Model::Flat(_) => Vec::new(),
            Model::Roads(routes) => routes.network().named_bridges(),
        })
    }
}

/// The names of bridges and where they stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bridges(Vec<(Box<str>, LatLng)>);

impl Bridges {
    /// Returns the names of the bridges that a journey from `from` crosses, in that order.
    pub fn crossed(&self, hop: &Hop, from: LatLng) -> Vec<Box<str>> {
        let is_crossed = |bit: &usize| hop.bridges >> bit & 1 == 1;
        let mut crossed: Vec<_> = (0..self.0.len())
            .filter(is_crossed)
            .filter_map(|bit| self.0.get(bit))
            .map(|(name, at)| (crate::domain::geo::distance_km(from, *at), name))
            .collect();
        crossed.sort_by(|a, b| a.0.total_cmp(&b.0));
        crossed.into_iter().map(|(_, name)| name.clone()).collect()
    }
}
