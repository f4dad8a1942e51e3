//! Shortest ways through the network. Those from one junction to all others are worked out when
//! first needed and kept (Dijkstra 1959, with a heap).

use super::access::Access;
use super::hop::Hop;
use super::matrix::Matrix;
use super::network::{Edge, Network};
use super::{Speeds, Zones};
use crate::domain::calendar::Date;
use crate::domain::geo::{LatLng, distance_km};
use crate::domain::itinerary::Mode;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The way from one junction to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) metres: u32,
    pub(super) zones: Zones,
    /// The bridges on it: bit `n` for the n-th of the network.
    pub(super) bridges: u64,
}

/// The ways of one mode on one day.
pub(super) struct Routes<'a> {
    network: &'a Network,
    mode: Mode,
    speeds: Speeds,
    walking: Speeds,
    /// The open edges at each junction, with the junction at their other end.
    at_node: Vec<Vec<(usize, &'a Edge)>>,
    /// The ways from each junction to every other, as far as they were needed.
    from: Vec<OnceCell<Vec<Option<Way>>>>,
}

impl<'a> Routes<'a> {
    pub(super) fn new(network: &'a Network, mode: Mode, date: Date) -> Self {
        let mut at_node = vec![Vec::new(); network.nodes.len()];
        for edge in network.edges.iter().filter(|edge| network.is_open(edge, mode, date)) {
            for (here, there) in [(edge.a, edge.b), (edge.b, edge.a)] {
                if let Some(edges) = at_node.get_mut(here) {
                    edges.push((there, edge));
                }
            }
        }
        let from = network.nodes.iter().map(|_| OnceCell::new()).collect();
        let (speeds, walking) = (network.speeds_of(mode), network.speeds_of(Mode::Walk));
        Self { network, mode, speeds, walking, at_node, from }
    }

    pub(super) fn network(&self) -> &'a Network {
        self.network
    }

    /// Returns the matrix that goes before the roads, if there is one for this mode.
    pub(super) fn matrix(&self) -> Option<&'a Matrix> {
        self.network.matrix.as_ref().filter(|matrix| matrix.modes().any(|mode| mode == self.mode))
    }

    /// Returns the journey between two points; `listed` is where it begins and ends in the matrix.
    pub(super) fn hop(
        &self,
        a: (LatLng, &Access),
        b: (LatLng, &Access),
        listed: Option<(usize, usize)>,
    ) -> Hop {
        let direct = self.direct(a, b);
        let along = self.along(a.1, b.1);
        let way = match (direct, along) {
            (Some(direct), Some(along)) if along.metres < direct.metres => Some(along),
            (Some(way), _) | (None, Some(way)) => Some(way),
            (None, None) => None,
        };
        let is_known = way.is_some();
        // No road leads there: better a guess than a plan without it.
        let guess = || self.spread(self.network.detour.metres(distance_km(a.0, b.0)), a.1, b.1);
        let way = way.unwrap_or_else(guess);
        let measured = self.matrix().zip(listed);
        match measured.and_then(|(matrix, (from, to))| matrix.way(self.mode, from, to)) {
            Some(measured) => self.speeds.measured(&self.walking, measured, &way),
            None => Hop { is_known, ..self.speeds.hop(&self.walking, way.zones, way.bridges) },
        }
    }

    /// Returns the way that follows no road of the network, if the points are near and no barrier
    /// parts them.
    fn direct(&self, a: (LatLng, &Access), b: (LatLng, &Access)) -> Option<Way> {
        let straight = distance_km(a.0, b.0);
        let is_near = straight < self.network.detour.direct_km;
        (is_near && !self.network.is_parted(a.0, b.0))
            .then(|| self.spread(self.network.detour.metres(straight), a.1, b.1))
    }

    /// Returns a way of that length, half of it in the zone of each end.
    fn spread(&self, metres: u32, a: &Access, b: &Access) -> Way {
        let mut way = Way { metres, ..Way::default() };
        add(&mut way.zones, a.zone, metres / 2);
        add(&mut way.zones, b.zone, metres - metres / 2);
        way
    }

    /// Returns the shortest way that enters the network near one point and leaves it near the other.
    fn along(&self, a: &Access, b: &Access) -> Option<Way> {
        let mut best: Option<(u32, Way, u32, u32)> = None;
        for (enters, there) in &a.near {
            let ways = self.ways(*enters);
            for (leaves, back) in &b.near {
                let Some(Some(way)) = ways.get(*leaves) else { continue };
                let metres = there + way.metres + back;
                if best.is_none_or(|(least, ..)| metres < least) {
                    best = Some((metres, *way, *there, *back));
                }
            }
        }
        let (metres, mut way, there, back) = best?;
        way.metres = metres;
        add(&mut way.zones, a.zone, there);
        add(&mut way.zones, b.zone, back);
        Some(way)
    }

    fn ways(&self, from: usize) -> &[Option<Way>] {
        self.from.get(from).map_or(&[], |ways| ways.get_or_init(|| self.dijkstra(from)))
    }

    /// Returns the shortest way from one junction to each; `None` where no road leads.
    fn dijkstra(&self, from: usize) -> Vec<Option<Way>> {
        let mut found: Vec<Option<Way>> = vec![None; self.network.nodes.len()];
        let mut open = BinaryHeap::new();
        let mut least = vec![u32::MAX; self.network.nodes.len()];
        let mut ways = vec![Way::default(); self.network.nodes.len()];
        open.push(Reverse((0, from)));
        while let Some(Reverse((metres, here))) = open.pop() {
            let (Some(slot), Some(way)) = (found.get_mut(here), ways.get(here).copied()) else {
                continue;
            };
            if slot.is_some() {
                continue;
            }
            *slot = Some(way);
            for (there, edge) in self.at_node.get(here).into_iter().flatten() {
                let metres = metres + edge.metres;
                let Some(least) = least.get_mut(*there) else { continue };
                if metres < *least {
                    *least = metres;
                    if let Some(slot) = ways.get_mut(*there) {
                        *slot = self.longer(way, edge);
                    }
                    open.push(Reverse((metres, *there)));
                }
            }
        }
        found
    }

    /// Returns a way with one more edge at its end.
    fn longer(&self, mut way: Way, edge: &Edge) -> Way {
        way.metres += edge.metres;
        let zone = |node: usize| self.network.nodes.get(node).map_or(2, |node| node.zone);
        let (first, second) = match edge.is_motorway {
            true => (3, 3),
            false => (zone(edge.a), zone(edge.b)),
        };
        add(&mut way.zones, first, edge.metres / 2);
        add(&mut way.zones, second, edge.metres - edge.metres / 2);
        if let Some(bridge) = edge.bridge {
            way.bridges |= 1 << bridge;
        }
        way
    }
}

fn add(zones: &mut Zones, zone: usize, metres: u32) {
    if let Some(slot) = zones.get_mut(zone) {
        *slot += metres;
    }
}
