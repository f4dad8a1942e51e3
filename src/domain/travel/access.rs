//! How a point is joined to the network: to the nearest junctions that no barrier parts from it.

use super::network::Network;
use crate::domain::geo::{LatLng, distance_km};

/// With how many junctions a point is joined, and among how many nearest ones they are sought.
const JOINED: usize = 6;
const SOUGHT: usize = 24;

/// The junctions that a point is joined to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Access {
    /// Junctions and how many metres away they are by road, the nearest first.
    pub(super) near: Vec<(usize, u32)>,
    /// The zone of the point, among the first three.
    pub(super) zone: usize,
}

impl Access {
    /// Returns how a point is joined to a network.
    pub(super) fn of(network: &Network, point: LatLng) -> Self {
        let mut near: Vec<(f64, usize)> = network
            .nodes
            .iter()
            .enumerate()
            .map(|(at, node)| (distance_km(point, node.point), at))
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let is_open = |at: usize| {
            network.nodes.get(at).is_some_and(|node| !network.is_parted(point, node.point))
        };
        let near: Vec<_> = near
            .into_iter()
            .take(SOUGHT)
            .filter(|(_, at)| is_open(*at))
            .take(JOINED)
            .map(|(km, at)| (at, network.detour.metres(km)))
            .collect();
        let nearest = near.first().and_then(|(at, _)| network.nodes.get(*at));
        Self { zone: nearest.map_or(2, |node| node.zone), near }
    }
}
