//! The ways between everything a search may come to.

use super::{Endpoint, Problem};
use crate::domain::geo::LatLng;
use crate::domain::itinerary::ways::Ways;
use crate::domain::travel::{Hop, Stand, TravelTimes};

impl Problem {
    /// Returns the ways between the candidates and the ends of the days, which are the nodes after
    /// the candidates, each point once.
    pub(super) fn ways(&mut self, times: &TravelTimes<'_>, centre: LatLng) -> Ways {
        let n = self.candidates.len();
        let mut ends: Vec<LatLng> = Vec::new();
        let mut node = |end: &Endpoint| {
            let point = end.point.unwrap_or(centre);
            let known = ends.iter().position(|other| *other == point);
            n + known.unwrap_or_else(|| {
                ends.push(point);
                ends.len() - 1
            })
        };
        for day in &mut self.days {
            (day.start_node, day.end_node) = (node(&day.start), node(&day.end));
        }
        let points = self.candidates.iter().map(|place| place.point).chain(ends);
        let stands: Vec<Stand> = points.map(|point| times.stand(point)).collect();
        let mut hops = vec![Hop::default(); stands.len() * stands.len()];
        for (a, from) in stands.iter().enumerate() {
            for (b, to) in stands.iter().enumerate().take(a + 1) {
                let there = times.hop_between(from, to);
                let back = if times.is_symmetric() { there } else { times.hop_between(to, from) };
                for (at, hop) in [(a * stands.len() + b, there), (b * stands.len() + a, back)] {
                    if let Some(slot) = hops.get_mut(at) {
                        *slot = hop;
                    }
                }
            }
        }
        Ways::new(stands.len(), hops)
    }
}
