//! The changes of a request that may let a place in, and in which order they are tried.

use super::WayIn;
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::Catalogue;
use crate::domain::itinerary::anchor::PlaceRef;
use crate::domain::itinerary::opening::Opening;
use crate::domain::itinerary::plan::{Reason, Unvisited};
use crate::domain::itinerary::problem::hours_of;
use crate::domain::itinerary::request::{MOST_DAYS, MOST_PLACES, Mode, TripRequest};
use crate::domain::itinerary::timetable::time_of_day;
use std::collections::VecDeque;

/// A change of a request. With each the place becomes a must, and is no longer to be avoided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing else.
    Insist,
    /// Leave at this time.
    Leave(TimeOfDay),
    /// Be back at this time.
    Back(TimeOfDay),
    /// Give up the midday break.
    NoLunch,
    /// Give up the afternoon's rest.
    NoRest,
    /// Give up the limits that count the place.
    NoLimit,
    /// Give up the day and time laid down for the place.
    Unpin,
    /// Give up the locked orders.
    Unlock,
    /// Give up the most minutes on foot.
    NoWalkingLimit,
    /// Stay for so many days.
    Days(u8),
    /// Go on this day.
    On(Date),
    /// Get about by this mode.
    By(Mode),
    /// Leave out this place, which stands in its way.
    Instead(PlaceRef),
}

/// The earliest and the latest hour at which anyone is told to leave or be back.
const HOURS: (i32, i32) = (5 * 60, 22 * 60);

/// How far a time is moved at most, and in which steps.
const MOST_MOVED: i32 = 180;
const STEP: i32 = 30;

/// How many other musts are tried to be left out.
const MOST_INSTEAD: usize = 8;

/// How many days ahead another day is looked for.
const DAYS_AHEAD: i32 = 14;

impl Change {
    /// Changes a request so that a place may be let in.
    pub fn apply(&self, catalogue: &Catalogue, request: &mut TripRequest, place: &PlaceRef) {
        request.avoid.retain(|avoided| avoided != place);
        if !request.must.contains(place) {
            request.must.push(place.clone());
        }
        match self {
            Self::Insist => {}
            Self::Leave(time) => request.leave = *time,
            Self::Back(time) => request.back = *time,
            Self::NoLunch => request.lunch = None,
            Self::NoRest => request.rest = None,
            Self::NoLimit => {
                let Some(entry) = place.entry(catalogue) else { return };
                request.limits.retain(|limit| !limit.counts(catalogue, entry));
            }
            Self::Unpin => request.fix(place, |fixed| (fixed.day, fixed.at) = (None, None)),
            Self::Unlock => request.order.clear(),
            Self::NoWalkingLimit => request.walking = None,
            Self::Days(days) => request.days = *days,
            Self::On(date) => request.date = *date,
            Self::By(mode) => request.mode = *mode,
            Self::Instead(other) => {
                request.must.retain(|must| must != other);
                if !request.avoid.contains(other) {
                    request.avoid.push(other.clone());
                }
            }
        }
    }

    /// Returns the must that it gives up.
    pub(super) fn given_up(&self) -> Option<&PlaceRef> {
        match self {
            Self::Instead(other) => Some(other),
            _ => None,
        }
    }

    /// Returns whether it asks for nothing but time.
    pub(super) fn gives_time(&self) -> bool {
        matches!(self, Self::Leave(_) | Self::Back(_) | Self::NoLunch | Self::NoRest)
    }
}

/// Changes of one kind, the cheapest first, of which the first that works is told.
pub(super) struct Ladder {
    changes: VecDeque<Change>,
    /// Of times, the furthest is tried first: if even that is too little, the others are, too.
    is_probe: bool,
    furthest: Option<WayIn>,
}

impl Ladder {
    fn new(changes: impl IntoIterator<Item = Change>) -> Self {
        Self { changes: changes.into_iter().collect(), is_probe: false, furthest: None }
    }

    fn of_times(changes: impl IntoIterator<Item = Change>) -> Self {
        Self { is_probe: true, ..Self::new(changes) }
    }

    /// Takes out what is to be tried next.
    pub(super) fn change(&mut self) -> Option<Change> {
        if self.is_probe { self.changes.pop_back() } else { self.changes.pop_front() }
    }

    /// Takes what came of the last try, and adds a way in to those found; returns whether the ladder
    /// is over.
    pub(super) fn take(&mut self, way: Option<WayIn>, found: &mut Vec<WayIn>) -> bool {
        let is_probe = std::mem::take(&mut self.is_probe);
        if is_probe {
            self.furthest = way;
            let is_over = self.furthest.is_none() || self.changes.is_empty();
            found.extend(self.furthest.take_if(|_| is_over));
            return is_over;
        }
        let works = way.is_some();
        let is_over = works || self.changes.is_empty();
        found.extend(way.or(self.furthest.take_if(|_| is_over)));
        is_over
    }
}

/// Returns what is to be tried for a place, the cheapest for the traveller first.
pub(super) fn ladders(
    catalogue: &Catalogue,
    request: &TripRequest,
    (left, place): (&Unvisited, &PlaceRef),
) -> Vec<Ladder> {
    let one = |change| Ladder::new([change]);
    let when = |holds: bool, change| holds.then(|| one(change));
    let is_full = request.must.len() >= MOST_PLACES && !request.must.contains(place);
    match &left.reason {
        Reason::NoPosition | Reason::UnknownPlace(_) | Reason::Planned | Reason::NoDay => {
            return Vec::new();
        }
        _ if is_full => return Vec::new(),
        Reason::PartOf(other) => {
            return PlaceRef::of(catalogue, *other).map(Change::Instead).map(one).into_iter().collect();
        }
        _ => {}
    }
    let is_closed = left.reason == Reason::ClosedThatDay;
    let is_about_hours =
        is_closed || matches!(left.reason, Reason::ClosesTooEarly | Reason::OpensTooLate);
    let fixed = request.fixed_for(place).is_some_and(|fixed| fixed.is_must());
    let entry = left.entry;
    let is_limited = request.limits.iter().any(|limit| entry.is_some_and(|e| limit.counts(catalogue, e)));
    let insists = left.reason == Reason::Avoided || !left.mandatory;
    let mut ladders = vec![when(insists, Change::Insist)];
    if !is_closed {
        ladders.push(Some(Ladder::of_times(earlier(request))));
        ladders.push(Some(Ladder::of_times(later(request))));
        ladders.push(when(request.lunch.is_some(), Change::NoLunch));
        ladders.push(when(request.rest.is_some(), Change::NoRest));
    }
    ladders.extend([
        when(is_limited, Change::NoLimit),
        when(fixed, Change::Unpin),
        when(!request.order.is_empty(), Change::Unlock),
        when(request.walking.is_some() && request.mode == Mode::Walk, Change::NoWalkingLimit),
        left.mandatory.then(|| Ladder::new(instead(request, place))),
        is_about_hours.then(|| Ladder::new(open_days(catalogue, request, left))),
        when(request.days < MOST_DAYS, Change::Days(request.days + 1)),
    ]);
    if !is_closed {
        ladders.push(Some(Ladder::new(faster(request.mode))));
    }
    ladders.into_iter().flatten().filter(|ladder| !ladder.changes.is_empty()).collect()
}

fn earlier(request: &TripRequest) -> impl Iterator<Item = Change> {
    let leave = request.leave.minutes();
    let least = HOURS.0.max(leave - MOST_MOVED);
    let steps = (1..).map(move |n| (leave - 1).div_euclid(STEP) * STEP - (n - 1) * STEP);
    steps.take_while(move |time| *time >= least).map(|time| Change::Leave(time_of_day(time)))
}

fn later(request: &TripRequest) -> impl Iterator<Item = Change> {
    let back = request.back.minutes();
    let most = HOURS.1.min(back + MOST_MOVED);
    let steps = (1..).map(move |n| back.div_euclid(STEP) * STEP + n * STEP);
    steps.take_while(move |time| *time <= most).map(|time| Change::Back(time_of_day(time)))
}

/// Returns the other places that were asked for, of which one might make room, the last first.
fn instead(request: &TripRequest, place: &PlaceRef) -> impl Iterator<Item = Change> {
    let others = request.must.iter().rev().filter(move |other| *other != place);
    others.take(MOST_INSTEAD).cloned().map(Change::Instead)
}

/// Returns the days soon to come on which the place is not closed.
fn open_days(catalogue: &Catalogue, request: &TripRequest, left: &Unvisited) -> Vec<Change> {
    let hours = left.entry.and_then(|entry| hours_of(catalogue, entry));
    let is_open = |date: &Date| {
        let opening = Opening::on(hours, *date, &catalogue.holidays, 0);
        !opening.windows.is_empty()
    };
    let first = request.date.epoch_days();
    let days = (1..=DAYS_AHEAD).filter_map(|day| Date::from_epoch_days(first + day));
    days.filter(is_open).map(Change::On).collect()
}

/// Returns the modes that are faster, slowest first, but for the bus, which does not go everywhere.
fn faster(mode: Mode) -> impl Iterator<Item = Change> {
    let faster = Mode::ALL.into_iter().skip_while(move |other| *other != mode).skip(1);
    faster.filter(|mode| *mode != Mode::Bus).map(Change::By)
}
