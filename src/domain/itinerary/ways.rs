//! The ways between a problem's places, ready for the solver, which asks for them millions of times.

use crate::domain::orienteering::Travel;
use crate::domain::travel::Hop;
use std::rc::Rc;

/// The ways between nodes, in minutes after midnight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ways {
    nodes: usize,
    hops: Rc<[Hop]>,
    /// How long each takes outside and inside rush hours, rounded up.
    minutes: Rc<[(i32, i32)]>,
}

impl Ways {
    /// Returns the ways between `nodes` nodes, given row by row.
    pub(super) fn new(nodes: usize, hops: Vec<Hop>) -> Self {
        let minutes = hops.iter().map(Hop::whole_minutes).collect();
        Self { nodes, hops: hops.into(), minutes }
    }

    /// Returns the journey between two nodes.
    pub(super) fn hop(&self, from: usize, to: usize) -> Hop {
        self.hops.get(from * self.nodes + to).copied().unwrap_or_default()
    }
}

impl Travel for Ways {
    #[inline]
    fn arrival(&self, from: usize, to: usize, departure: i32) -> i32 {
        let way = self.minutes.get(from * self.nodes + to).copied().unwrap_or_default();
        let hop = || self.hop(from, to).arrival(departure);
        Hop::within_phase(way, departure).map_or_else(hop, |minutes| departure + minutes)
    }

    fn latest_departure(&self, from: usize, to: usize, arrival: i32) -> i32 {
        self.hop(from, to).latest_departure(arrival)
    }

    /// The shorter of both: no way takes less, and on foot none takes more.
    fn length(&self, from: usize, to: usize) -> i32 {
        let (free, rush) = self.minutes.get(from * self.nodes + to).copied().unwrap_or_default();
        free.min(rush)
    }
}
