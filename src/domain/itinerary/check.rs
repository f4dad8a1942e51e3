//! Proves a plan: works everything out again from the catalogue and the request, knows nothing of
//! how the plan was made, and names whatever does not hold. Tests and the guide share it.

mod breaks;
mod reasons;
mod wishes;

use super::anchor::{Anchor, PlaceRef};
use super::plan::{DayPlan, Leg, Plan, Stop};
use super::request::TripRequest;
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::hours::{Hours, OpenHours, TimeWindow};
use crate::domain::catalogue::{Catalogue, Entry, SalesForm, Slug, Standing};
use crate::domain::geo::LatLng;
use crate::domain::travel::{Bridges, Network, TravelTimes};

/// Something in a plan that does not hold. Days, stops and legs are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// The travel times are said to rest on something else than they do.
    Basis,
    /// The days are not those of the request.
    Days,
    /// Something stands in the plan's way, and it does not say so; or it says so without cause.
    Obstacles,
    /// A day begins or ends elsewhere than was asked.
    Endpoints(usize),
    /// A day's legs do not join its stops.
    Legs(usize),
    /// A day begins before the earliest departure.
    LeavesTooEarly(usize),
    /// A day ends after the latest return.
    BackTooLate(usize),
    /// A day's first and last times or its slack disagree with its legs.
    Clock(usize),
    /// A leg begins before what comes before it is over (day, leg).
    LegBeginsTooEarly(usize, usize),
    /// A leg takes less time than the estimate (day, leg).
    LegTooShort(usize, usize),
    /// A leg's distance, range or mark of being estimated is wrong (day, leg).
    LegFigures(usize, usize),
    /// A leg names other bridges than those it crosses (day, leg).
    LegBridges(usize, usize),
    /// A stop is reached at another time than its leg ends (day, stop).
    Arrival(usize, usize),
    /// A visit begins before one is there (day, stop).
    BeginsBeforeArrival(usize, usize),
    /// A visit is shorter than the pace, or the traveller, asks for (day, stop).
    TooShort(usize, usize),
    /// A visit begins at another time than was laid down for it (day, stop).
    NotOnTime(usize, usize),
    /// A place is visited on another day than was laid down for it.
    WrongDay(Entry),
    /// The places of a day's locked order are visited in another one.
    Order(usize),
    /// There are more places of a kind than there may be.
    TooMany(Slug),
    /// A day has more minutes on foot than there may be.
    WalksTooFar(usize),
    /// The place is closed that day (day, stop).
    Closed(usize, usize),
    /// The visit is not within one opening window (day, stop).
    OutsideHours(usize, usize),
    /// Unknown hours are shown as known, or known ones as unknown (day, stop).
    HoursFlag(usize, usize),
    /// A place is visited that was to be avoided, is only planned, or lies nobody knows where.
    NotAllowed(Entry),
    /// A place that nobody asked for lies outside what the trip keeps to.
    Outside(Entry),
    /// A place is visited twice.
    Twice(Entry),
    /// A village and a part of it are both visited.
    WholeAndPart(Entry, Entry),
    /// A day that has room for the midday break has none, or one that nobody asked for.
    LunchMissing(usize),
    /// The break is too short, or not within its window.
    LunchTimes(usize),
    /// The break overlaps a visit or a leg.
    LunchOverlaps(usize),
    /// A day that has room for the afternoon's rest has none, or one that nobody asked for.
    RestMissing(usize),
    /// The rest is too short, or not within the afternoon.
    RestTimes(usize),
    /// The rest overlaps a visit, a leg or the midday break.
    RestOverlaps(usize),
    /// A place that was asked for is neither visited nor explained.
    MustMissing(PlaceRef),
    /// A place is both visited and explained, or was not asked for and is said to be.
    Explained(Option<Entry>),
    /// The reason given for leaving a place out is not true.
    FalseReason(Option<Entry>),
}

/// Returns everything that does not hold in a plan; nothing if it is sound.
///
/// The plan must rest on the same roads, or on the same lack of them.
pub fn check(
    catalogue: &Catalogue,
    roads: Option<&Network>,
    request: &TripRequest,
    plan: &Plan,
) -> Vec<Violation> {
    let times = TravelTimes::new(roads, request.mode, request.date, catalogue.region.centre);
    let bridges = times.bridges();
    let mut checker = Checker { catalogue, request, plan, times, bridges, found: Vec::new() };
    checker.require(plan.basis == checker.times.basis(), Violation::Basis);
    checker.days();
    checker.choice();
    checker.wishes();
    checker.reasons();
    checker.found
}

struct Checker<'a> {
    catalogue: &'a Catalogue,
    request: &'a TripRequest,
    plan: &'a Plan,
    times: TravelTimes<'a>,
    bridges: Bridges,
    found: Vec<Violation>,
}

impl Checker<'_> {
    fn require(&mut self, holds: bool, otherwise: Violation) {
        if !holds {
            self.found.push(otherwise);
        }
    }

    fn days(&mut self) {
        let first = self.request.date.epoch_days();
        let dates =
            (0..i32::from(self.request.days)).map_while(|day| Date::from_epoch_days(first + day));
        let planned: Vec<_> = self.plan.days.iter().map(|day| day.date).collect();
        self.require(dates.eq(planned), Violation::Days);
        for (at, day) in self.plan.days.iter().enumerate() {
            self.frame(at, day);
            self.legs(at, day);
            self.breaks(at, day);
            for (number, stop) in day.stops.iter().enumerate() {
                self.stop(day, stop, at, number);
            }
        }
    }

    fn frame(&mut self, at: usize, day: &DayPlan) {
        let (start, end) = (self.request.start_of(at), self.request.end_of(at));
        let (leave, back) = (self.request.leave_on(at), self.request.back_on(at));
        let is_there = |anchor: &Anchor, point| anchor.point(self.catalogue) == point;
        let joins = day.start.anchor == *start
            && day.end.anchor == *end
            && is_there(start, day.start.point)
            && is_there(end, day.end.point);
        self.require(joins, Violation::Endpoints(at));
        let moves = !day.stops.is_empty() || start != end;
        let can_stay = day.stops.is_empty() && day.legs.is_empty();
        let n_legs = day.legs.len();
        self.require(can_stay || (moves && n_legs == day.stops.len() + 1), Violation::Legs(at));
        let begins = day.lunch.filter(|lunch| lunch.after_stop == 0).map(|lunch| lunch.from);
        let begins = begins.or_else(|| day.legs.first().map(|leg| leg.departs));
        let ends = day.legs.last().map(|leg| leg.arrives);
        self.require(begins.is_none_or(|time| time >= leave), Violation::LeavesTooEarly(at));
        self.require(ends.is_none_or(|time| time <= back), Violation::BackTooLate(at));
        let slack = (minutes(back) - minutes(day.back_at)).max(0);
        let agrees = begins.is_none_or(|time| time == day.leaves_at)
            && ends.is_none_or(|time| time == day.back_at)
            && slack == i32::from(day.slack);
        self.require(agrees, Violation::Clock(at));
    }

    fn legs(&mut self, at: usize, day: &DayPlan) {
        let mut free = self.request.leave_on(at);
        let mut here = day.start.point;
        for (number, leg) in day.legs.iter().enumerate() {
            let breaks = day.lunch.iter().chain(&day.rest);
            let breaks = breaks.filter(|pause| pause.after_stop == number);
            let ready = breaks.fold(free, |free, pause| pause.to.max(free));
            self.require(leg.departs >= ready, Violation::LegBeginsTooEarly(at, number));
            let stop = day.stops.get(number);
            let there = match stop {
                Some(stop) => self.catalogue.point(stop.entry),
                None => day.end.point,
            };
            if let (Some(from), Some(to)) = (here, there) {
                self.leg(leg, from, to, at, number);
            }
            if let Some(stop) = stop {
                self.require(stop.arrival == leg.arrives, Violation::Arrival(at, number));
                free = stop.departure;
            }
            here = there;
        }
    }

    fn leg(&mut self, leg: &Leg, from: LatLng, to: LatLng, at: usize, number: usize) {
        let hop = self.times.hop(from, to);
        let departs = minutes(leg.departs);
        let estimate = hop.travel(hop.arrival(departs) - departs);
        let over = self.bridges.crossed(&hop, from);
        self.require(leg.over == over, Violation::LegBridges(at, number));
        let is_long_enough = leg.minutes() >= i32::from(estimate.minutes);
        self.require(is_long_enough, Violation::LegTooShort(at, number));
        let is_in_range =
            i32::from(leg.low) <= leg.minutes() && leg.minutes() <= i32::from(leg.high);
        let is_true = leg.estimated && leg.metres >= estimate.metres && is_in_range;
        self.require(is_true, Violation::LegFigures(at, number));
    }

    fn stop(&mut self, day: &DayPlan, stop: &Stop, at: usize, number: usize) {
        self.require(stop.start >= stop.arrival, Violation::BeginsBeforeArrival(at, number));
        let amidst = day.lunch.filter(|lunch| lunch.amidst && lunch.after_stop == number + 1);
        let eaten = amidst.map_or(0, |lunch| minutes(lunch.to) - minutes(lunch.from));
        let least = eaten + self.stay(stop.entry);
        self.require(stop.service_time() >= least, Violation::TooShort(at, number));
        let open = self.open(stop.entry, day.date);
        self.require(stop.hours_estimated == is_unknown(&open), Violation::HoursFlag(at, number));
        self.require(open != OpenHours::Closed, Violation::Closed(at, number));
        let is_within = self.windows(&open).iter().any(|(opens, closes)| {
            (*opens..=*closes).contains(&minutes(stop.start)) && minutes(stop.departure) <= *closes
        });
        // Hours that are not known stand in the way of no time that was laid down.
        let is_own =
            is_unknown(&open) && self.fixed(stop.entry).is_some_and(|own| own.at.is_some());
        let is_told = is_own || open == OpenHours::Closed;
        self.require(is_within || is_told, Violation::OutsideHours(at, number));
    }

    /// Which places are visited, each on its own and together.
    fn choice(&mut self) {
        let visited: Vec<Entry> = self.plan.stops().map(|stop| stop.entry).collect();
        for (number, entry) in visited.iter().enumerate() {
            let is_allowed = !self.is_avoided(*entry)
                && !self.is_planned(*entry)
                && self.catalogue.point(*entry).is_some();
            self.require(is_allowed, Violation::NotAllowed(*entry));
            for earlier in visited.iter().take(number) {
                self.require(earlier != entry, Violation::Twice(*entry));
                let clash = self.is_part(*earlier, *entry) || self.is_part(*entry, *earlier);
                self.require(!clash, Violation::WholeAndPart(*earlier, *entry));
            }
        }
    }

    fn is_avoided(&self, entry: Entry) -> bool {
        let is_entry = |place: &PlaceRef| place.entry(self.catalogue) == Some(entry);
        entry.kind() == crate::domain::catalogue::EntryKind::Product
            || self.request.avoid.iter().any(is_entry)
    }

    fn is_planned(&self, entry: Entry) -> bool {
        matches!(entry, Entry::SalesPoint(id)
            if self.catalogue.sales_point(id).standing == Standing::Planned)
    }

    fn is_part(&self, part: Entry, whole: Entry) -> bool {
        let (Entry::Village(part), Entry::Village(whole)) = (part, whole) else {
            return false;
        };
        let mut above = self.catalogue.village(part).within;
        for _ in 0..4 {
            if above == Some(whole) {
                return true;
            }
            above = above.and_then(|village| self.catalogue.village(village).within);
        }
        false
    }

    fn usual_minutes(&self, entry: Entry) -> i32 {
        match entry {
            Entry::Village(id) => i32::from(self.catalogue.village(id).visit_minutes),
            Entry::Sight(id) => i32::from(self.catalogue.sight(id).visit_minutes),
            Entry::SalesPoint(id) => match self.catalogue.sales_point(id).form {
                SalesForm::Market | SalesForm::Mall | SalesForm::Centre => 45,
                _ => 30,
            },
            Entry::Eatery(_) | Entry::Product(_) => 45,
        }
    }

    fn open(&self, entry: Entry, date: Date) -> OpenHours {
        let hours: Option<&Hours> = match entry {
            Entry::SalesPoint(id) => Some(&self.catalogue.sales_point(id).hours),
            Entry::Sight(id) => Some(&self.catalogue.sight(id).hours),
            Entry::Eatery(id) => Some(&self.catalogue.eatery(id).hours),
            Entry::Village(_) | Entry::Product(_) => None,
        };
        hours.map_or(OpenHours::Unknown, |hours| hours.on(date, &self.catalogue.holidays))
    }

    /// Returns when one may be there; unknown hours are taken as 08:00 to 17:00.
    fn windows(&self, open: &OpenHours) -> Vec<(i32, i32)> {
        let span = |window: &TimeWindow| (minutes(window.opens), minutes(window.closes));
        match open {
            OpenHours::Unknown | OpenHours::ByAppointment => vec![(480, 1_020)],
            OpenHours::Closed => Vec::new(),
            OpenHours::Open(windows) => windows.iter().map(span).collect(),
        }
    }
}

fn is_unknown(open: &OpenHours) -> bool {
    matches!(open, OpenHours::Unknown | OpenHours::ByAppointment)
}

fn minutes(time: TimeOfDay) -> i32 {
    time.minutes()
}
