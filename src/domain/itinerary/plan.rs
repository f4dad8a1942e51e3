//! The answer: days with stops and legs, every time of day worked out, and what was left out with
//! the reason why. It holds data only; sentences are made elsewhere.

use super::anchor::PlaceRef;
use super::problem::Endpoint;
use super::score::WhyHere;
use super::why_now::WhyNow;
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::Entry;
use crate::domain::travel::Basis;

/// A plan for all days of a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The days, in order; one without stops holds why in `obstacles` or `unvisited`.
    pub days: Vec<DayPlan>,
    /// What is not in the plan: every place asked for, then up to five others that nearly fit, best
    /// first.
    pub unvisited: Vec<Unvisited>,
    /// What stands in the way of a plan, or of part of it.
    pub obstacles: Vec<Obstacle>,
    /// What the visits are worth together; compares plans of one request.
    pub score: u32,
    /// What no plan for the request is worth more than, once that is known; equal to `score` for the
    /// best there is.
    pub bound: Option<u32>,
    /// What its travel times rest on.
    pub basis: Basis,
}

/// One day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayPlan {
    /// The day.
    pub date: Date,
    /// Where it begins.
    pub start: Endpoint,
    /// Where it ends.
    pub end: Endpoint,
    /// When it begins: the first departure, or the midday break if that comes first.
    pub leaves_at: TimeOfDay,
    /// The visits, in order.
    pub stops: Vec<Stop>,
    /// The ways: one to each stop and one to the end; none on a day spent at its start.
    pub legs: Vec<Leg>,
    /// The midday break.
    pub lunch: Option<LunchBreak>,
    /// The afternoon rest.
    pub rest: Option<LunchBreak>,
    /// When it ends.
    pub back_at: TimeOfDay,
    /// How many minutes are left before the latest return.
    pub slack: u16,
}

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The place.
    pub entry: Entry,
    /// When one gets there.
    pub arrival: TimeOfDay,
    /// When the visit begins, after any waiting.
    pub start: TimeOfDay,
    /// When it ends.
    pub departure: TimeOfDay,
    /// When one must go on at the latest, or what follows cannot be kept.
    pub leave_by: TimeOfDay,
    /// The opening hours are not known: call ahead.
    pub hours_estimated: bool,
    /// Why it is in the plan, the weightiest first.
    pub reasons: Vec<WhyHere>,
    /// Why it comes when it does, if there is anything to say.
    pub why_now: Option<WhyNow>,
}

impl Stop {
    /// Returns how many minutes one waits for it to open.
    pub fn waiting(&self) -> i32 {
        self.start.minutes() - self.arrival.minutes()
    }

    /// Returns how many minutes the visit takes, with a break in its midst if there is one.
    pub fn service_time(&self) -> i32 {
        self.departure.minutes() - self.start.minutes()
    }
}

/// A way from one place to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// When it begins.
    pub departs: TimeOfDay,
    /// When it ends.
    pub arrives: TimeOfDay,
    /// How far.
    pub metres: u32,
    /// How many minutes if all goes well, in steps of five.
    pub low: u16,
    /// How many minutes on a bad day, in steps of five.
    pub high: u16,
    /// The names of the bridges it crosses, in order, without the word for bridge.
    pub over: Vec<Box<str>>,
    /// Worked out from distances, not measured on roads.
    pub estimated: bool,
}

impl Leg {
    /// Returns how many minutes it takes.
    pub fn minutes(&self) -> i32 {
        self.arrives.minutes() - self.departs.minutes()
    }
}

/// A break at midday or in the afternoon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LunchBreak {
    /// When it begins.
    pub from: TimeOfDay,
    /// When it ends.
    pub to: TimeOfDay,
    /// How many stops come before it. It is taken where the last of them is; without one, at the
    /// start.
    pub after_stop: usize,
    /// It does not follow that last stop but falls into the midst of it: the stop's time includes it.
    pub amidst: bool,
    /// An eatery within reach, or else the village or place one is at.
    pub near: Option<Entry>,
}

/// A place that is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unvisited {
    /// The place, if the catalogue has it.
    pub entry: Option<Entry>,
    /// The traveller asked for it.
    pub mandatory: bool,
    /// Why it is not there.
    pub reason: Reason,
}

/// Why a place is not in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is closed on every day of the trip.
    ClosedThatDay,
    /// It closes before one could get there and see it.
    ClosesTooEarly,
    /// It opens so late that one would not be back in time.
    OpensTooLate,
    /// It is closed at the time that was laid down for it.
    ShutThen,
    /// Nobody can be there at the time that was laid down for it.
    NotThereBy {
        /// Minutes after that time.
        late: u16,
    },
    /// The time that was laid down for it is too late to be back.
    NotBackAfter {
        /// Minutes past the latest return.
        late: u16,
    },
    /// Nobody can keep both its time and that of another stop.
    Clashes(Entry),
    /// Even alone in a day it makes the return this much too late.
    TooFar {
        /// Minutes past the latest return.
        extra_minutes: u16,
    },
    /// It fits alone, but not beside the rest.
    NoTime {
        /// The minutes missing at the best place for it.
        short_by: u16,
    },
    /// It would fit if the midday break were given up.
    FitsWithoutLunch,
    /// There are as many of its kind as were wished for at most.
    OverLimit,
    /// Where it lies is not known.
    NoPosition,
    /// The catalogue does not have it (any more).
    UnknownPlace(PlaceRef),
    /// A plan names it, but nobody saw it open.
    Planned,
    /// It is part of a place already asked for, or the other way round.
    PartOf(Entry),
    /// The traveller asked to leave it out.
    Avoided,
    /// There is no day to plan: see the obstacles.
    NoDay,
}

impl Reason {
    /// Returns whether no change of the wishes would help.
    pub fn is_for_good(&self) -> bool {
        matches!(self, Self::NoPosition | Self::UnknownPlace(_) | Self::Planned | Self::NoDay)
    }
}

/// What stands in the way of any plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The latest return is not after the earliest departure.
    BackBeforeLeaving,
    /// The catalogue does not know where the start is.
    StartUnknown,
    /// The catalogue does not know where the end is.
    EndUnknown,
    /// Getting from the start to the end takes longer than the last day.
    EndOutOfReach {
        /// Minutes past the latest return.
        extra_minutes: u16,
    },
    /// Some of the days are beyond the calendar.
    CalendarEnds,
    /// No place meets the request.
    NothingToVisit,
    /// Places meet the request, but none can be visited within the day.
    NothingFits,
}

impl Plan {
    /// Returns the stops of all days, in order.
    pub fn stops(&self) -> impl Iterator<Item = &Stop> {
        self.days.iter().flat_map(|day| &day.stops)
    }

    /// Returns whether a place is in it.
    pub fn visits(&self, entry: Entry) -> bool {
        self.stops().any(|stop| stop.entry == entry)
    }
}

impl DayPlan {
    /// Returns how many minutes are spent on the way.
    pub fn travel_minutes(&self) -> i32 {
        self.legs.iter().map(Leg::minutes).sum()
    }

    /// Returns how far the day's ways are together, in metres.
    pub fn metres(&self) -> u32 {
        self.legs.iter().map(|leg| leg.metres).sum()
    }
}
