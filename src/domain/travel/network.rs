//! The roads that journeys go by: junctions, the roads between them, bridges, and what cannot be
//! crossed elsewhere. Read from `roads.json`; what cannot be used is left out and named.

mod decode;

pub use decode::decode;

use super::barrier::Barrier;
use super::matrix::Matrix;
use super::speeds::Speeds;
use crate::domain::calendar::Date;
use crate::domain::geo::LatLng;
use crate::domain::itinerary::Mode;

/// A skeleton of a region's roads.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Junctions.
    pub nodes: Vec<Node>,
    /// The roads between them.
    pub edges: Vec<Edge>,
    /// Bridges, 64 at most.
    pub bridges: Vec<Bridge>,
    /// What can be crossed on bridges only.
    pub barriers: Vec<Barrier>,
    /// How much longer than a straight line roads are.
    pub detour: Detour,
    /// The ways that a routing engine found, which go before the roads; `None` until whoever read the
    /// roads brings the file that they name.
    pub matrix: Option<Matrix>,
    /// The speeds that the file states.
    speeds: Vec<(Mode, Speeds)>,
}

/// A junction.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its name in the file.
    pub id: Box<str>,
    /// Where it is.
    pub point: LatLng,
    /// 0 in the core, 1 in the suburbs, 2 beyond.
    pub zone: usize,
}

/// A road between two junctions.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// A junction, by its position.
    pub a: usize,
    /// The other one.
    pub b: usize,
    /// Where it runs, from `a` to `b`.
    pub shape: Vec<LatLng>,
    /// How long it is.
    pub metres: u32,
    /// For cars alone, and fast.
    pub is_motorway: bool,
    /// The bridge it leads over, by its position.
    pub bridge: Option<usize>,
}

/// A bridge.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// Its name, without the word for bridge.
    pub name: Box<str>,
    /// The junctions at its ends.
    pub ends: [usize; 2],
    /// Who may use it.
    pub modes: Vec<Mode>,
    /// The first day one may, for one that is being built.
    pub open_from: Option<Date>,
}

/// How much longer than the straight line roads on one bank are: `far`, and for short ways up to
/// `near`, half of the difference being gone after `half_km`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detour {
    /// The factor for the shortest ways.
    pub near: f64,
    /// The factor that long ways tend to.
    pub far: f64,
    /// Where the factor is halfway between.
    pub half_km: f64,
    /// Up to which straight line a way need not follow the network's roads.
    pub direct_km: f64,
}

impl Detour {
    /// Returns how many metres a road is likely to have for a straight line.
    pub fn metres(&self, straight_km: f64) -> u32 {
        let factor = self.far + (self.near - self.far) / (1.0 + straight_km / self.half_km);
        (straight_km * factor * 1_000.0).round() as u32
    }
}

impl Network {
    /// Returns whether a barrier lies between two points.
    pub fn is_parted(&self, a: LatLng, b: LatLng) -> bool {
        self.barriers.iter().any(|barrier| barrier.is_crossed(a, b))
    }

    /// Returns how many times an edge, as it is drawn, meets a barrier.
    pub fn crossings(&self, edge: &Edge) -> usize {
        let parts = edge.shape.iter().zip(edge.shape.iter().skip(1));
        let meets = |(a, b): (&LatLng, &LatLng)| -> usize {
            self.barriers.iter().map(|barrier| barrier.crossings(*a, *b)).sum()
        };
        parts.map(meets).sum()
    }

    /// Returns whether a mode may use an edge on a day.
    pub fn is_open(&self, edge: &Edge, mode: Mode, date: Date) -> bool {
        let bridge = edge.bridge.and_then(|bridge| self.bridges.get(bridge));
        let may_cross = bridge.is_none_or(|bridge| {
            bridge.modes.contains(&mode) && bridge.open_from.is_none_or(|opens| opens <= date)
        });
        may_cross && (mode == Mode::Car || !edge.is_motorway)
    }

    /// Returns the speeds of a mode.
    pub fn speeds_of(&self, mode: Mode) -> Speeds {
        let stated = self.speeds.iter().find(|(of, _)| *of == mode);
        stated.map_or(Speeds::usual(mode), |(_, speeds)| *speeds)
    }

    /// Returns each bridge's name and where its middle is, in order.
    pub(super) fn named_bridges(&self) -> Vec<(Box<str>, LatLng)> {
        let point = |node: usize| self.nodes.get(node).map(|node| node.point);
        let middle = |[a, b]: [usize; 2]| {
            let (a, b) = (point(a)?, point(b)?);
            Some(LatLng { lat: f64::midpoint(a.lat, b.lat), lng: f64::midpoint(a.lng, b.lng) })
        };
        let nowhere = LatLng { lat: 0.0, lng: 0.0 };
        let named = |bridge: &Bridge| (bridge.name.clone(), middle(bridge.ends).unwrap_or(nowhere));
        self.bridges.iter().map(named).collect()
    }
}
