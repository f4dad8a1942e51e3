//! Requests and plans as bytes, on their way between the page and the planner's own thread. What is
//! written is read back equal; bytes of any other make are `None`.
//!
//! Rows go by their slugs, never by their ids: the two sides decode the catalogue each for itself.
//! A point that a traveller named goes as in an address, with five decimals.

use super::anchor::{Anchor, PlaceRef};
use super::link::{Broken, Lost, Opened, Reopened, SinceKept, Together, Visit};
use super::merge::Conflict;
use super::plan::{DayPlan, Leg, LunchBreak, Obstacle, Plan, Reason, Stop, Unvisited};
use super::problem::Endpoint;
use super::request::TripRequest;
use super::score::WhyHere;
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::hours::TimeWindow;
use crate::domain::catalogue::{Catalogue, CraftId, Entry, Slug};
use crate::domain::geo::LatLng;
use crate::domain::travel::Basis;
use crate::domain::varint;

impl TripRequest {
    /// Returns the request as bytes: its pairs, one a line.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (name, text) in self.to_pairs() {
            for part in [name, "=", &text, "\n"] {
                bytes.extend_from_slice(part.as_bytes());
            }
        }
        bytes
    }

    /// Returns the request that bytes hold.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let lines = std::str::from_utf8(bytes).ok()?.lines();
        let pairs: Vec<_> = lines.map(|line| line.split_once('=')).collect::<Option<_>>()?;
        let (_, date) = pairs.iter().find(|(name, _)| *name == "date")?;
        Some(Self::from_pairs(pairs.iter().copied(), Date::parse(date)?))
    }
}

impl Plan {
    /// Returns the plan as bytes.
    pub fn to_bytes(&self, catalogue: &Catalogue) -> Vec<u8> {
        written(self, catalogue)
    }

    /// Returns the plan that bytes hold, of places that the catalogue has.
    pub fn from_bytes(bytes: &[u8], catalogue: &Catalogue) -> Option<Self> {
        read(bytes, catalogue)
    }
}

impl Opened {
    /// Returns what came of a link as bytes.
    pub fn to_bytes(&self, catalogue: &Catalogue) -> Vec<u8> {
        written(self, catalogue)
    }

    /// Returns what came of a link, of places that the catalogue has.
    pub fn from_bytes(bytes: &[u8], catalogue: &Catalogue) -> Option<Self> {
        read(bytes, catalogue)
    }
}

fn written(part: &impl Part, catalogue: &Catalogue) -> Vec<u8> {
    let mut out = Writer { bytes: Vec::new(), catalogue };
    part.put(&mut out);
    out.bytes
}

fn read<T: Part>(bytes: &[u8], catalogue: &Catalogue) -> Option<T> {
    let mut from = Reader { rest: bytes, catalogue };
    let part = T::take(&mut from)?;
    from.rest.is_empty().then_some(part)
}

struct Writer<'a> {
    bytes: Vec<u8>,
    catalogue: &'a Catalogue,
}

struct Reader<'a> {
    rest: &'a [u8],
    catalogue: &'a Catalogue,
}

impl Writer<'_> {
    fn number(&mut self, number: u32) {
        varint::put(&mut self.bytes, number);
    }

    fn text(&mut self, text: &str) {
        varint::put_text(&mut self.bytes, text);
    }
}

impl<'a> Reader<'a> {
    fn bytes(&mut self, n: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(n)?;
        self.rest = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<u32> {
        varint::take(&mut self.rest)
    }

    fn text(&mut self) -> Option<&'a str> {
        varint::take_text(&mut self.rest)
    }
}

/// What a plan is made of.
trait Part: Sized {
    /// Writes it.
    fn put(&self, out: &mut Writer<'_>);
    /// Reads it.
    fn take(from: &mut Reader<'_>) -> Option<Self>;
}

/// Parts that go one after the other.
macro_rules! records {
    ($($record:ident { $($field:ident)* })*) => {$(
        impl Part for $record {
            fn put(&self, out: &mut Writer<'_>) {
                $(self.$field.put(out);)*
            }
            fn take(from: &mut Reader<'_>) -> Option<Self> {
                Some(Self { $($field: Part::take(from)?),* })
            }
        }
    )*};
}
records! {
    Plan { days unvisited obstacles score bound basis }
    DayPlan { date start end leaves_at stops legs lunch rest back_at slack }
    Endpoint { anchor point }
    LatLng { lat lng }
    Stop { entry arrival start departure leave_by hours_estimated reasons why_now }
    Leg { departs arrives metres low high over estimated }
    LunchBreak { from to after_stop amidst near }
    Unvisited { entry mandatory reason }
    Opened { reopened together }
    Reopened { request changes }
    Together { request conflicts }
    Visit { place date start windows }
}

/// Parts of which one is there, told by its number.
macro_rules! choices {
    ($($choice:ident {
        $($number:literal $variant:ident $({ $field:ident })? $(($inner:ident))?)*
    })*) => {$(
        impl Part for $choice {
            fn put(&self, out: &mut Writer<'_>) {
                match self {$(
                    Self::$variant $({ $field })? $(($inner))? => {
                        out.number($number);
                        $($field.put(out);)?
                        $($inner.put(out);)?
                    }
                )*}
            }
            fn take(from: &mut Reader<'_>) -> Option<Self> {
                Some(match from.number()? {
                    $($number => {
                        $(let $field = Part::take(from)?;)?
                        $(let $inner = Part::take(from)?;)?
                        Self::$variant $({ $field })? $(($inner))?
                    })*
                    _ => return None,
                })
            }
        }
    )*};
}
choices! {
    Basis { 0 Straight 1 Roads 2 Matrix }
    Broken { 0 Empty 1 Cut 2 Damaged 3 Newer }
    SinceKept { 0 Past 1 Lost(lost) 2 Left(left) 3 Closed(visit) 4 Hours(visit) }
    Lost { 0 Vanished(place) 1 Place 2 Interest 3 Area }
    Conflict { 0 Dates(date) 1 Ends(anchor) 2 Modes 3 Laid(place) 4 Orders(day) 5 Unwanted(place) }
    WhyHere {
        0 MustSee 1 Matches(craft) 2 MarketDay 3 OnlyOpen(window) 4 Workshop 5 OfficialPoint
        6 Recognised 7 NearPrevious
    }
    Reason {
        0 ClosedThatDay 1 ClosesTooEarly 2 OpensTooLate 3 TooFar { extra_minutes }
        4 NoTime { short_by } 5 FitsWithoutLunch 6 NoPosition 7 UnknownPlace(place) 8 Planned
        9 PartOf(whole) 10 Avoided 11 NoDay 12 OverLimit 13 ShutThen 14 NotThereBy { late }
        15 NotBackAfter { late } 16 Clashes(other)
    }
    Obstacle {
        0 BackBeforeLeaving 1 StartUnknown 2 EndUnknown 3 EndOutOfReach { extra_minutes }
        4 CalendarEnds 5 NothingToVisit 6 NothingFits
    }
}

/// Whole numbers, which must fit what they are read as.
macro_rules! numbers {
    ($($number:ident)*) => {$(
        impl Part for $number {
            fn put(&self, out: &mut Writer<'_>) {
                out.number(*self as u32);
            }
            fn take(from: &mut Reader<'_>) -> Option<Self> {
                from.number()?.try_into().ok()
            }
        }
    )*};
}
numbers! { u8 u16 u32 usize }

/// What has a text of its own that says all of it.
macro_rules! texts {
    ($($kind:ident)*) => {$(
        impl Part for $kind {
            fn put(&self, out: &mut Writer<'_>) {
                out.text(&self.to_string());
            }
            fn take(from: &mut Reader<'_>) -> Option<Self> {
                Self::parse(from.text()?)
            }
        }
    )*};
}
texts! { Anchor Date PlaceRef }

// After the macros, which it writes its own parts with.
mod explained;
pub use explained::explain_request;

impl Part for Box<str> {
    fn put(&self, out: &mut Writer<'_>) {
        out.text(self);
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(Self::from)
    }
}

impl Part for bool {
    fn put(&self, out: &mut Writer<'_>) {
        out.number((*self).into());
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        match from.number()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Part for f64 {
    fn put(&self, out: &mut Writer<'_>) {
        out.bytes.extend_from_slice(&self.to_le_bytes());
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self::from_le_bytes(from.bytes(8)?.try_into().ok()?))
    }
}

impl Part for TimeOfDay {
    fn put(&self, out: &mut Writer<'_>) {
        out.number(self.minutes() as u32);
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Self::from_minutes(from.number()?.try_into().ok()?)
    }
}

impl Part for TimeWindow {
    fn put(&self, out: &mut Writer<'_>) {
        self.opens.put(out);
        self.closes.put(out);
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Self::new(Part::take(from)?, Part::take(from)?)
    }
}

impl Part for CraftId {
    fn put(&self, out: &mut Writer<'_>) {
        out.text(out.catalogue.craft(*self).slug.as_str());
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.catalogue.find_craft(&Slug::new(from.text()?)?)
    }
}

/// Products, which no plan visits, go as nothing.
impl Part for Entry {
    fn put(&self, out: &mut Writer<'_>) {
        match PlaceRef::of(out.catalogue, *self) {
            Some(place) => place.put(out),
            None => out.text(""),
        }
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        PlaceRef::take(from)?.entry(from.catalogue)
    }
}

impl<T: Part> Part for Option<T> {
    fn put(&self, out: &mut Writer<'_>) {
        self.is_some().put(out);
        if let Some(part) = self {
            part.put(out);
        }
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(if bool::take(from)? { Some(T::take(from)?) } else { None })
    }
}

impl<T: Part, E: Part> Part for Result<T, E> {
    fn put(&self, out: &mut Writer<'_>) {
        self.is_ok().put(out);
        match self {
            Ok(part) => part.put(out),
            Err(part) => part.put(out),
        }
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(if bool::take(from)? { Ok(T::take(from)?) } else { Err(E::take(from)?) })
    }
}

impl Part for TripRequest {
    fn put(&self, out: &mut Writer<'_>) {
        let bytes = self.to_bytes();
        out.number(bytes.len() as u32);
        out.bytes.extend_from_slice(&bytes);
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Self::from_bytes(from.text()?.as_bytes())
    }
}

impl<T: Part> Part for Vec<T> {
    fn put(&self, out: &mut Writer<'_>) {
        self.len().put(out);
        for part in self {
            part.put(out);
        }
    }
    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let n = usize::take(from)?;
        // Every part takes a byte at least, so a broken length ends with the bytes.
        let mut parts = Self::new();
        for _ in 0..n {
            parts.push(T::take(from)?);
        }
        Some(parts)
    }
}
