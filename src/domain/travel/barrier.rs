//! What no straight way may cross: rivers, a lake, a mountain. A line that touches one crosses it.

use crate::domain::geo::LatLng;

/// A line that can be passed on bridges only.
#[derive(Clone, Debug, PartialEq)]
pub struct Barrier {
    /// Its name, in Vietnamese.
    pub name: Box<str>,
    line: Vec<LatLng>,
    south_west: LatLng,
    north_east: LatLng,
}

impl Barrier {
    /// Returns the barrier along a line.
    pub fn new(name: Box<str>, line: Vec<LatLng>) -> Self {
        let edge = |pick: fn(f64, f64) -> f64, start| {
            line.iter().fold(LatLng { lat: start, lng: start }, |edge, point| LatLng {
                lat: pick(edge.lat, point.lat),
                lng: pick(edge.lng, point.lng),
            })
        };
        let (south_west, north_east) = (edge(f64::min, 1_000.0), edge(f64::max, -1_000.0));
        Self { name, line, south_west, north_east }
    }

    /// Returns how many times the straight line from `a` to `b` meets this barrier.
    pub fn crossings(&self, a: LatLng, b: LatLng) -> usize {
        if !overlap(a, b, self.south_west, self.north_east) {
            return 0;
        }
        let ends = self.line.iter().zip(self.line.iter().skip(1));
        ends.filter(|(c, d)| meet(a, b, **c, **d)).count()
    }

    /// Returns whether the straight line from `a` to `b` meets this barrier.
    pub fn is_crossed(&self, a: LatLng, b: LatLng) -> bool {
        self.crossings(a, b) > 0
    }
}

/// Returns whether the boxes around two pairs of points overlap.
fn overlap(a: LatLng, b: LatLng, c: LatLng, d: LatLng) -> bool {
    let apart = |a: f64, b: f64, c: f64, d: f64| a.max(b) < c.min(d) || c.max(d) < a.min(b);
    !apart(a.lat, b.lat, c.lat, d.lat) && !apart(a.lng, b.lng, c.lng, d.lng)
}

fn meet(a: LatLng, b: LatLng, c: LatLng, d: LatLng) -> bool {
    // Positive on one side of the line from p to q, negative on the other.
    let side = |p: LatLng, q: LatLng, at: LatLng| {
        (q.lng - p.lng) * (at.lat - p.lat) - (q.lat - p.lat) * (at.lng - p.lng)
    };
    overlap(a, b, c, d)
        && side(a, b, c) * side(a, b, d) <= 0.0
        && side(c, d, a) * side(c, d, b) <= 0.0
}
