//! How long it takes to get from one point to another: an estimate, good for choosing between plans
//! and for a cautious timetable, never for navigation.
//!
//! With a [`Network`], a skeleton of the region's roads, journeys cross rivers only over bridges
//! that are open that day to that mode; a [`Matrix`] beside it, made by a routing engine, goes before
//! it for the pairs of places it knows. Without a network, distance is the straight line lengthened as
//! roads lengthen it, and rivers are not known. [`Basis`] says which it was. The model and how far
//! it can be trusted: `docs/decisions/road-model.md`.

mod access;
pub mod barrier;
mod flat;
mod hop;
mod journey;
pub mod matrix;
pub mod network;
mod route;
mod speeds;

pub use hop::{Hop, Travel};
pub use journey::{Journey, JourneyRequest, Journeys};
pub use matrix::Matrix;
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
    /// What a routing engine found, and the road network for the rest.
    Matrix,
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
    /// Its position in the network's matrix.
    listed: Option<usize>,
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
            Model::Roads(routes) if routes.matrix().is_some() => Basis::Matrix,
            Model::Roads(_) => Basis::Roads,
        }
    }

    /// Returns a point made ready for [`Self::hop_between`].
    pub fn stand(&self, point: LatLng) -> Stand {
        let (access, listed) = match &self.0 {
            Model::Flat(_) => (Access::default(), None),
            Model::Roads(routes) => {
                let listed = routes.matrix().and_then(|matrix| matrix.find(point));
                (Access::of(routes.network(), point), listed)
            }
        };
        Stand { point, access, listed }
    }

    /// Returns the journey between two points; without a matrix, the same in both directions.
    pub fn hop(&self, from: LatLng, to: LatLng) -> Hop {
        self.hop_between(&self.stand(from), &self.stand(to))
    }

    /// Returns the journey between two points made ready; without a matrix, the same in both
    /// directions.
    pub fn hop_between(&self, from: &Stand, to: &Stand) -> Hop {
        // One order for both directions, so that neither rounding nor ties can tell them apart.
        let key = |stand: &Stand| (stand.point.lat, stand.point.lng);
        let (a, b) = if key(from) <= key(to) { (from, to) } else { (to, from) };
        match &self.0 {
            Model::Flat(flat) => flat.hop(a.point, b.point),
            Model::Roads(routes) => {
                let measured = from.listed.zip(to.listed);
                routes.hop((a.point, &a.access), (b.point, &b.access), measured)
            }
        }
    }

    /// Returns whether journeys take as long there as back.
    pub fn is_symmetric(&self) -> bool {
        self.basis() != Basis::Matrix
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
