//! Journeys where no roads are known: straight lines lengthened by a factor, through rings around
//! the centre. A place just across a river looks nearer than it is.

use super::hop::Hop;
use super::speeds::Speeds;
use crate::domain::geo::{LatLng, distance_km, trig};
use crate::domain::itinerary::Mode;

/// How far the core and the suburbs reach from the centre.
const CORE_KM: f64 = 8.0;
const SUBURBS_KM: f64 = 20.0;

/// Journeys of one mode around one centre.
pub(super) struct Flat {
    pub(super) mode: Mode,
    pub(super) centre: LatLng,
}

impl Flat {
    pub(super) fn hop(&self, a: LatLng, b: LatLng) -> Hop {
        let straight = distance_km(a, b);
        let metres = (straight * detour(straight) * 1_000.0).round() as u32;
        let (a, b) = (self.plane(a), self.plane(b));
        let within = |radius| (f64::from(metres) * share_within(radius, a, b)) as u32;
        let (core, town) = (within(CORE_KM), within(SUBURBS_KM).min(metres));
        let zones = [core, town.saturating_sub(core), metres - town, 0];
        Speeds::usual(self.mode).hop(&Speeds::usual(Mode::Walk), zones, 0)
    }

    /// Returns a point as kilometres east and north of the centre, on a plane.
    fn plane(&self, point: LatLng) -> (f64, f64) {
        const KM_A_DEGREE: f64 = 111.195;
        let east = (point.lng - self.centre.lng) * trig::cos(self.centre.lat.to_radians());
        (east * KM_A_DEGREE, (point.lat - self.centre.lat) * KM_A_DEGREE)
    }
}

/// Returns how many times longer than the straight line a road is; fitted to roads of Hà Nội on
/// one bank, where it falls from 1.5 for next door to 1.2 at ten kilometres.
fn detour(straight_km: f64) -> f64 {
    1.15 + 0.35 / (1.0 + straight_km / 1.5)
}

/// Returns which part of the line from `a` to `b` lies within `radius` of the origin.
fn share_within(radius: f64, a: (f64, f64), b: (f64, f64)) -> f64 {
    let along = (b.0 - a.0, b.1 - a.1);
    let dot = |p: (f64, f64), q: (f64, f64)| p.0 * q.0 + p.1 * q.1;
    let (length2, to_edge2) = (dot(along, along), dot(a, a) - radius * radius);
    if length2 < 1e-9 {
        return if to_edge2 <= 0.0 { 1.0 } else { 0.0 };
    }
    // The points a + t·along at distance `radius` solve a quadratic equation in t.
    let half = dot(a, along) / length2;
    let root = (half * half - to_edge2 / length2).max(0.0).sqrt();
    ((root - half).clamp(0.0, 1.0) - (-root - half).clamp(0.0, 1.0)).max(0.0)
}
