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
pub enum Concession {
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

/// How far a time is moved at most for what nobody asked for and for a must, and in which steps.
const MOST_MOVED: [i32; 2] = [90, 180];
const STEP: i32 = 30;

/// How many other musts are tried to be left out.
const MOST_INSTEAD: usize = 8;

/// How many days ahead another day is looked for.
const DAYS_AHEAD: i32 = 14;

impl Concession {
    /// Changes a request so that a place may be let in.
    pub(super) fn apply(&self, catalogue: &Catalogue, request: &mut TripRequest, place: &PlaceRef) {
        request.insist_on(place, None);
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
                request.leave_out(other);
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
    changes: VecDeque<Concession>,
    /// Of times, the furthest is tried first: if even that is too little, the others are, too.
    is_probe: bool,
}

impl Ladder {
    fn new(changes: impl IntoIterator<Item = Concession>) -> Self {
        Self { changes: changes.into_iter().collect(), is_probe: false }
    }

    fn of_times(changes: impl IntoIterator<Item = Concession>) -> Self {
        Self { is_probe: true, ..Self::new(changes) }
    }

    /// Returns what is to be tried next, and whether that is only a probe.
    pub(super) fn change(&mut self) -> Option<(Concession, bool)> {
        match self.is_probe {
            true => self.changes.back().cloned().map(|change| (change, true)),
            false => self.changes.pop_front().map(|change| (change, false)),
        }
    }

    /// Takes what came of the last try, and adds a way in to those found; returns whether the ladder
    /// is over.
    pub(super) fn take(&mut self, way: Option<WayIn>, found: &mut Vec<WayIn>) -> bool {
        let works = way.is_some();
        if std::mem::take(&mut self.is_probe) {
            return !works;
        }
        found.extend(way);
        works || self.changes.is_empty()
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
        reason if is_full || reason.is_for_good() => return Vec::new(),
        Reason::PartOf(other) => {
            return PlaceRef::of(catalogue, *other)
                .map(Concession::Instead)
                .map(one)
                .into_iter()
                .collect();
        }
        _ => {}
    }
    let is_closed = is_closed(&left.reason);
    let insists = left.reason == Reason::Avoided || !left.mandatory;
    let mut ladders = vec![when(insists, Concession::Insist)];
    if !is_closed {
        let [most_for_others, most_for_musts] = MOST_MOVED;
        let most = if left.mandatory { most_for_musts } else { most_for_others };
        ladders.extend([
            Some(Ladder::of_times(earlier(request, most))),
            Some(Ladder::of_times(later(request, most))),
            when(request.lunch.is_some(), Concession::NoLunch),
            when(request.rest.is_some(), Concession::NoRest),
        ]);
    }
    // For what nobody asked for, nobody gives up more than time.
    if left.mandatory {
        ladders.extend(for_a_must(catalogue, request, (left, place)));
    }
    ladders.into_iter().flatten().filter(|ladder| !ladder.changes.is_empty()).collect()
}

/// Returns whether no more time would help.
fn is_closed(reason: &Reason) -> bool {
    matches!(reason, Reason::ClosedThatDay | Reason::ShutThen)
}

fn for_a_must(
    catalogue: &Catalogue,
    request: &TripRequest,
    (left, place): (&Unvisited, &PlaceRef),
) -> Vec<Option<Ladder>> {
    let when = |holds: bool, change| holds.then(|| Ladder::new([change]));
    let is_closed = is_closed(&left.reason);
    let is_about_hours =
        is_closed || matches!(left.reason, Reason::ClosesTooEarly | Reason::OpensTooLate);
    let is_pinned = request.fixed_for(place).is_some_and(|fixed| fixed.is_must());
    let counts = |entry| request.limits.iter().any(|limit| limit.counts(catalogue, entry));
    let is_on_foot = request.walking.is_some() && request.mode == Mode::Walk;
    vec![
        when(left.entry.is_some_and(counts), Concession::NoLimit),
        when(is_pinned, Concession::Unpin),
        when(!request.order.is_empty(), Concession::Unlock),
        when(is_on_foot, Concession::NoWalkingLimit),
        Some(Ladder::new(instead(request, place))),
        is_about_hours.then(|| Ladder::new(open_days(catalogue, request, left))),
        when(request.days < MOST_DAYS, Concession::Days(request.days + 1)),
        (!is_closed).then(|| Ladder::new(faster(request.mode))),
    ]
}

fn earlier(request: &TripRequest, most: i32) -> impl Iterator<Item = Concession> {
    let leave = request.leave.minutes();
    let least = HOURS.0.max(leave - most);
    let steps = (1..).map(move |n| (leave - 1).div_euclid(STEP) * STEP - (n - 1) * STEP);
    steps.take_while(move |time| *time >= least).map(|time| Concession::Leave(time_of_day(time)))
}

fn later(request: &TripRequest, most: i32) -> impl Iterator<Item = Concession> {
    let back = request.back.minutes();
    let latest = HOURS.1.min(back + most);
    let steps = (1..).map(move |n| back.div_euclid(STEP) * STEP + n * STEP);
    steps.take_while(move |time| *time <= latest).map(|time| Concession::Back(time_of_day(time)))
}

/// Returns the other places that were asked for, of which one might make room, the last first.
fn instead(request: &TripRequest, place: &PlaceRef) -> impl Iterator<Item = Concession> {
    let others = request.musts().into_iter().rev().filter(move |other| *other != place);
    others.take(MOST_INSTEAD).cloned().map(Concession::Instead)
}

/// Returns the days soon to come on which the place is not closed.
fn open_days(catalogue: &Catalogue, request: &TripRequest, left: &Unvisited) -> Vec<Concession> {
    let hours = left.entry.and_then(|entry| hours_of(catalogue, entry));
    let is_open = |date: &Date| {
        let opening = Opening::on(hours, *date, &catalogue.holidays, 0);
        !opening.windows.is_empty()
    };
    let first = request.date.epoch_days();
    let days = (1..=DAYS_AHEAD).filter_map(|day| Date::from_epoch_days(first + day));
    days.filter(is_open).map(Concession::On).collect()
}

/// Returns the modes that are faster, slowest first, but for the bus, which does not go everywhere.
fn faster(mode: Mode) -> impl Iterator<Item = Concession> {
    let faster = Mode::ALL.into_iter().skip_while(move |other| *other != mode).skip(1);
    faster.filter(|mode| *mode != Mode::Bus).map(Concession::By)
}
