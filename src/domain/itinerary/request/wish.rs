//! Wishes that hold for one day, one place or one kind of place. Each is written as parts between
//! tildes, what is missing at the end left out: `village:bat-trang~2~09:30~45`. In addresses days
//! count from 1, here from 0.

use super::{MOST_DAYS, MOST_PLACES, small_number};
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::{Catalogue, Entry, Slug};
use crate::domain::itinerary::anchor::{Anchor, PlaceRef};
use std::fmt::{Display, Formatter, Result as Written};

/// What a day has of its own; the rest is as on every day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayWish {
    /// Which day, from 0.
    pub day: u8,
    /// Where it begins.
    pub start: Option<Anchor>,
    /// Where it ends.
    pub end: Option<Anchor>,
    /// When to leave, at the earliest.
    pub leave: Option<TimeOfDay>,
    /// When to be back, at the latest.
    pub back: Option<TimeOfDay>,
}

/// What the traveller laid down for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The place.
    pub place: PlaceRef,
    /// On which day it is visited, from 0.
    pub day: Option<u8>,
    /// When the visit begins.
    pub at: Option<TimeOfDay>,
    /// How long it takes, whatever the pace.
    pub minutes: Option<u16>,
}

/// A locked order: these places on this day, one after the other; others may come between. What is
/// laid down for a place by itself goes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOrder {
    /// Which day, from 0.
    pub day: u8,
    /// The places, first to last, each once.
    pub places: Vec<PlaceRef>,
}

/// At most so many places of a kind in the whole trip. Those asked for count, but none of them is
/// kept out by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindLimit {
    /// The slug of a craft, or [`super::SIGHTS`] or [`super::SHOPPING`].
    pub kind: Slug,
    /// How many, 0 to 40.
    pub most: u8,
}

/// How long a visit may be wished to take, in minutes.
pub(super) const VISIT_MINUTES: std::ops::RangeInclusive<u16> = 5..=720;

impl DayWish {
    /// Returns whether the day has nothing of its own.
    pub fn is_empty(&self) -> bool {
        *self == Self { day: self.day, ..Self::default() }
    }

    /// Returns what `text`, such as `09:00~16:00~sight:van-mieu`, says of a day: when to leave and
    /// be back, where it begins and ends. What is broken is as on every day.
    pub(super) fn parse(day: u8, text: &str) -> Self {
        let mut parts = text.split('~');
        let mut time = || parts.next().and_then(TimeOfDay::parse);
        let (leave, back) = (time(), time());
        let mut anchor = || parts.next().and_then(Anchor::parse);
        Self { day, leave, back, start: anchor(), end: anchor() }
    }
}

impl Display for DayWish {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        write(f, [part(&self.leave), part(&self.back), part(&self.start), part(&self.end)])
    }
}

impl Fixed {
    /// Returns a place of which nothing is laid down.
    pub fn new(place: PlaceRef) -> Self {
        Self { place, day: None, at: None, minutes: None }
    }

    /// Returns whether the place must be in the plan: on its day, at its time.
    pub fn is_must(&self) -> bool {
        self.day.is_some() || self.at.is_some()
    }

    /// Returns whether nothing is laid down.
    pub fn is_empty(&self) -> bool {
        !self.is_must() && self.minutes.is_none()
    }

    /// Returns what `text`, such as `village:bat-trang~2~09:30~45`, lays down, or `None` if that is
    /// nothing.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('~');
        let mut fixed = Self::new(PlaceRef::parse(parts.next()?)?);
        let day = parts.next().and_then(small_number);
        let day = day.filter(|day| (1..=u16::from(MOST_DAYS)).contains(day));
        fixed.day = day.map(|day| day as u8 - 1);
        fixed.at = parts.next().and_then(TimeOfDay::parse);
        let minutes = parts.next().and_then(small_number);
        fixed.minutes = minutes.filter(|minutes| VISIT_MINUTES.contains(minutes));
        (!fixed.is_empty()).then_some(fixed)
    }
}

impl Display for Fixed {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        let day = self.day.map(|day| day + 1);
        write(f, [Some(&self.place), part(&day), part(&self.at), part(&self.minutes)])
    }
}

impl KindLimit {
    /// Returns whether a place counts as one of the kind: a village by its craft, a sales point as
    /// shopping, a sight as a sight.
    pub fn counts(&self, catalogue: &Catalogue, entry: Entry) -> bool {
        let kind = self.kind.as_str();
        match entry {
            Entry::Village(id) => catalogue.craft(catalogue.village(id).craft).slug == self.kind,
            Entry::SalesPoint(_) => kind == super::SHOPPING,
            Entry::Sight(_) => kind == super::SIGHTS,
            Entry::Eatery(_) | Entry::Product(_) => false,
        }
    }

    /// Returns the limit written as `ceramics~1`, or `None`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (kind, most) = text.split_once('~')?;
        let most = small_number(most).filter(|most| usize::from(*most) <= MOST_PLACES)?;
        Some(Self { kind: Slug::new(kind)?, most: most as u8 })
    }
}

impl Display for KindLimit {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        write(f, [Some(&self.kind.as_str()), Some(&self.most), None, None])
    }
}

fn part<T: Display>(value: &Option<T>) -> Option<&dyn Display> {
    value.as_ref().map(|value| value as &dyn Display)
}

fn write(f: &mut Formatter<'_>, parts: [Option<&dyn Display>; 4]) -> Written {
    let n_parts = parts.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    for (at, part) in parts.into_iter().take(n_parts).enumerate() {
        if at > 0 {
            f.write_str("~")?;
        }
        part.map_or(Ok(()), |part| part.fmt(f))?;
    }
    Ok(())
}
