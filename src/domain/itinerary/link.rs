//! A plan as a link: the request, the stops of each day in order and when each begins, packed into
//! so few letters that the whole plan is the address, with no server to keep it. Places go by short
//! names that outlive a catalogue; what a later one no longer has is told, and nothing else is lost.
//!
//! A link is version, body and checksum: 3 bits, as many as it takes, 24 bits. The checksum finds
//! every change within four neighbouring letters and of all others all but one in 16 million. Times
//! of visits are kept to five minutes.

mod bits;
mod checksum;
mod codec;
mod exchange;
mod extras;
mod letters;
mod reopen;
mod short_id;

pub use exchange::{Asked, Shared};
pub use reopen::{Opened, Reopened, SinceKept, Together, Visit, open, reopen};
pub use short_id::alike;

use super::anchor::PlaceRef;
use super::plan::{DayPlan, Plan};
use super::request::TripRequest;
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::Catalogue;
use bits::{Reader, Writer};

/// What this version writes.
const VERSION: u32 = 1;
const VERSION_BITS: u8 = 3;

/// A plan to be kept or sent.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptPlan {
    /// What was asked; musts and laid down places in the order of the visits, then the others.
    pub request: TripRequest,
    /// The visits of each day, in order.
    pub days: Vec<Vec<KeptStop>>,
}

/// A visit of a kept plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptStop {
    /// The place.
    pub place: PlaceRef,
    /// When the visit begins, to five minutes, rounded down.
    pub start: TimeOfDay,
}

/// Why a text is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// There is none.
    Empty,
    /// It stops in the middle.
    Cut,
    /// It is not as it was sent.
    Damaged,
    /// A later version of the guide made it.
    Newer,
}

/// What a link named that the catalogue does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// A place that the catalogue remembers.
    Vanished(PlaceRef),
    /// A place, nobody knows which.
    Place,
    /// An interest, nobody knows in what.
    Interest,
    /// Where a day begins or ends, nobody knows where.
    Area,
}

impl KeptPlan {
    /// Returns what is kept of a plan that was made for a request.
    pub fn new(catalogue: &Catalogue, request: &TripRequest, plan: &Plan) -> Self {
        let stops = |day: &DayPlan| {
            let kept = day.stops.iter().filter_map(|stop| {
                let place = PlaceRef::of(catalogue, stop.entry)?;
                Some(KeptStop { place, start: to_five_minutes(stop.start) })
            });
            kept.collect()
        };
        Self { request: request.clone(), days: plan.days.iter().map(stops).collect() }.in_order()
    }

    /// Returns the same with its lists in the order of the visits, as a link keeps them, and as many
    /// days as were asked for.
    pub fn in_order(mut self) -> Self {
        let visits: Vec<PlaceRef> = self.stops().map(|stop| stop.place.clone()).collect();
        let at = |place: &PlaceRef| visits.iter().position(|visit| visit == place);
        let rank = |place: &PlaceRef| at(place).unwrap_or(visits.len());
        self.request.must.sort_by_key(rank);
        self.request.fixed.sort_by_key(|fixed| rank(&fixed.place));
        self.days.resize(usize::from(self.request.days), Vec::new());
        self
    }

    /// Returns the visits of all days, in order.
    pub fn stops(&self) -> impl Iterator<Item = &KeptStop> {
        self.days.iter().flatten()
    }

    /// Returns the plan as letters for an address.
    pub fn to_letters(&self) -> String {
        letters::to_letters(&self.to_bytes())
    }

    /// Returns the plan as digits, for an address that a QR code holds.
    pub fn to_digits(&self) -> String {
        letters::to_digits(&self.to_bytes())
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.bits(VERSION, VERSION_BITS);
        codec::put(&mut out, self);
        with_checksum(out.into_bytes())
    }

    /// Returns any bytes as a link whose checksum is right: what a fuzzer needs to get past it.
    pub fn sealed(body: &[u8]) -> String {
        letters::to_letters(&with_checksum(body.to_vec()))
    }

    /// Returns the plan that letters or digits hold, as far as the catalogue knows what they name,
    /// and what it does not know. What an address cannot hold, at either end, is overlooked: the
    /// sign before it, or a full stop behind it.
    pub fn read(catalogue: &Catalogue, text: &str) -> Result<(Self, Vec<Lost>), Broken> {
        let text = text.trim_matches(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
        if text.is_empty() {
            return Err(Broken::Empty);
        }
        let bytes = match text.bytes().all(|byte| byte.is_ascii_digit()) {
            true => letters::from_digits(text).ok_or(Broken::Cut)?,
            false => letters::from_letters(text).ok_or(Broken::Damaged)?,
        };
        let (body, sum) = bytes.split_last_chunk().ok_or(Broken::Cut)?;
        let is_whole = *sum == checksum::of(body);
        let mut from = Reader::new(body);
        let version = from.bits(VERSION_BITS).ok_or(Broken::Cut)?;
        if is_whole && version > VERSION {
            return Err(Broken::Newer);
        }
        let read = codec::take(&mut from, catalogue).ok_or(Broken::Cut)?;
        if is_whole && version == VERSION && from.ends_here() {
            Ok(read)
        } else {
            Err(Broken::Damaged)
        }
    }
}

fn with_checksum(mut body: Vec<u8>) -> Vec<u8> {
    let sum = checksum::of(&body);
    body.extend(sum);
    body
}

fn to_five_minutes(time: TimeOfDay) -> TimeOfDay {
    TimeOfDay::from_minutes(time.minutes() / 5 * 5).unwrap_or(time)
}
