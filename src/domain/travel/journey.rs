//! How to get from one place to another by each mode, as a page asks the planner's thread and as it
//! is answered, both as bytes. What is written is read back equal; bytes of any other make are `None`.

use super::{Basis, Network, TravelTimes};
use crate::domain::calendar::Date;
use crate::domain::catalogue::Catalogue;
use crate::domain::itinerary::{Anchor, Mode};
use crate::domain::varint;

/// From where to where, on which day.
#[derive(Clone, Debug, PartialEq)]
pub struct JourneyRequest {
    /// Where one starts.
    pub from: Anchor,
    /// Where one wants to be.
    pub to: Anchor,
    /// The day, of which the bridges hang.
    pub on: Date,
}

/// The ways there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journeys {
    /// What they rest on.
    pub basis: Basis,
    /// Whom to name as the maker of the data; empty for the guide itself.
    pub credit: Box<str>,
    /// One for each of [`Mode::ALL`], in that order; `None` where no way is known.
    pub by_mode: Vec<Option<Journey>>,
}

/// The way there by one mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// How far, by road.
    pub metres: u32,
    /// From how many minutes to how many at an hour without rush, in steps of five.
    pub usual: [u16; 2],
    /// The same in the morning's rush hour.
    pub rush: [u16; 2],
    /// The bridges on the way, in order.
    pub over: Vec<Box<str>>,
}

/// What tells such a request from one for a trip.
const HEAD: &str = "journey";

/// The hours that stand for those without rush and those with, in minutes after midnight.
const HOURS: [i32; 2] = [10 * 60, 7 * 60 + 30];

impl JourneyRequest {
    /// Returns the request as bytes: a line for each of its parts.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = HEAD.as_bytes().to_vec();
        for part in [self.from.to_string(), self.to.to_string(), self.on.to_string()] {
            bytes.push(b'\n');
            bytes.extend_from_slice(part.as_bytes());
        }
        bytes
    }

    /// Returns the request that bytes hold.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut lines = std::str::from_utf8(bytes).ok()?.strip_prefix(HEAD)?.lines().skip(1);
        let (from, to) = (Anchor::parse(lines.next()?)?, Anchor::parse(lines.next()?)?);
        Some(Self { from, to, on: Date::parse(lines.next()?)? })
    }

    /// Returns the ways there, by the roads or without; `None` if the catalogue knows an end's place
    /// not.
    pub fn answer(&self, catalogue: &Catalogue, roads: Option<&Network>) -> Option<Journeys> {
        let (from, to) = (self.from.point(catalogue)?, self.to.point(catalogue)?);
        let centre = catalogue.region.centre;
        let mut basis = Basis::Straight;
        let journey = |mode| {
            let times = TravelTimes::new(roads, mode, self.on, centre);
            if basis != Basis::Matrix {
                basis = times.basis();
            }
            let hop = times.hop(from, to);
            let [usual, rush] = HOURS.map(|departs| {
                let travel = hop.travel(hop.arrival(departs) - departs);
                // Whole fives, but for next door.
                let over = if travel.low > 5 { travel.low % 5 } else { 0 };
                [travel.low - over, travel.high]
            });
            let over = times.bridges().crossed(&hop, from);
            hop.is_known.then_some(Journey { metres: hop.metres, usual, rush, over })
        };
        let by_mode = Mode::ALL.into_iter().map(journey).collect();
        let matrix = roads.and_then(|roads| roads.matrix.as_ref());
        let credit = matrix.map_or("".into(), |matrix| matrix.credit.clone());
        Some(Journeys { basis, credit, by_mode })
    }
}

const BASES: [Basis; 3] = [Basis::Straight, Basis::Roads, Basis::Matrix];

impl Journeys {
    /// Returns the ways as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend(BASES.iter().position(|basis| *basis == self.basis).map(|at| at as u8));
        varint::put_text(&mut out, &self.credit);
        for journey in &self.by_mode {
            let Some(journey) = journey else {
                varint::put(&mut out, 0);
                continue;
            };
            varint::put(&mut out, journey.over.len() as u32 + 1);
            journey.over.iter().for_each(|name| varint::put_text(&mut out, name));
            varint::put(&mut out, journey.metres);
            for minutes in journey.usual.iter().chain(&journey.rush) {
                varint::put(&mut out, (*minutes).into());
            }
        }
        out
    }

    /// Returns the ways that bytes hold.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let from = &mut bytes;
        let basis = *BASES.get(varint::take(from)? as usize)?;
        let credit = varint::take_text(from)?.into();
        let mut by_mode = Vec::new();
        for _ in Mode::ALL {
            let Some(n_bridges) = varint::take(from)?.checked_sub(1) else {
                by_mode.push(None);
                continue;
            };
            let mut over = Vec::new();
            for _ in 0..n_bridges {
                over.push(varint::take_text(from)?.into());
            }
            let metres = varint::take(from)?;
            let mut range = || Some([varint::take(from)? as u16, varint::take(from)? as u16]);
            let (usual, rush) = (range()?, range()?);
            by_mode.push(Some(Journey { metres, usual, rush, over }));
        }
        from.is_empty().then_some(Self { basis, credit, by_mode })
    }
}
