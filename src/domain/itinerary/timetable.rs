//! The solver's answer written out as a plan: times of day, legs, breaks, and what speaks for each
//! stop.

use super::plan::{DayPlan, Leg, LunchBreak, Obstacle, Plan, Stop};
use super::problem::{Candidate, DayFrame, Problem};
use super::score::WhyHere;
use super::solver::{Progress, Solver};
use super::unvisited::unvisited;
use super::why_now::why_now;
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::Entry;
use crate::domain::catalogue::hours::{OpenHours, TimeWindow};
use crate::domain::geo::{LatLng, distance_km};
use crate::domain::orienteering::{Route, Step, What};

/// Returns the first plan that is good, the same every time.
pub fn plan(problem: &Problem) -> Plan {
    let mut solver = Solver::new(problem, Vec::new());
    while solver.turn() == Progress::Working {}
    written(problem, &solver)
}

/// Returns the plan that the solver has come to.
pub fn written(problem: &Problem, solver: &Solver) -> Plan {
    let days = solver.days();
    let write = |(frame, day): (&DayFrame, &Option<Route>)| match day {
        Some(route) if problem.has_day() => Writer::new(problem, frame).day(route),
        _ => Writer::new(problem, frame).finish(frame.leave),
    };
    let score = solver.worth().max(0) as u32;
    let mut obstacles = problem.obstacles.clone();
    obstacles.extend(end_out_of_reach(problem));
    if obstacles.is_empty() && days.iter().flatten().flat_map(Route::visits).next().is_none() {
        obstacles.push(Obstacle::NothingFits);
    }
    Plan {
        score,
        bound: solver.bound().map(|bound| bound.max(0) as u32),
        basis: problem.basis,
        unvisited: unvisited(problem, &days),
        days: problem.days.iter().zip(&days).map(write).collect(),
        obstacles,
    }
}

/// Returns the time of day `minutes` after midnight, or the nearest one.
pub fn time_of_day(minutes: i32) -> TimeOfDay {
    TimeOfDay::from_minutes(minutes.clamp(0, 1_440)).unwrap_or(TimeOfDay::MIDNIGHT)
}

fn end_out_of_reach(problem: &Problem) -> Option<Obstacle> {
    let frame = problem.days.last().filter(|_| problem.has_day())?;
    let late = problem.hop(frame.start_node, frame.end_node).arrival(frame.leave) - frame.back;
    (late > 0).then_some(Obstacle::EndOutOfReach { extra_minutes: late as u16 })
}

/// A place less than this away is near the one before it.
const NEAR_MINUTES: i32 = 10;

/// A place open for at most this long a day is said to be.
const SHORT_HOURS: i32 = 4 * 60;

/// How far from the last stop an eatery may be to be named for the break.
const EATERY_KM: f64 = 3.0;

/// Writes one day, step by step.
struct Writer<'a> {
    problem: &'a Problem,
    frame: &'a DayFrame,
    stops: Vec<Stop>,
    legs: Vec<Leg>,
    lunch: Option<LunchBreak>,
    rest: Option<LunchBreak>,
    /// The candidate visited last.
    last: Option<&'a Candidate>,
}

impl<'a> Writer<'a> {
    fn new(problem: &'a Problem, frame: &'a DayFrame) -> Self {
        Self {
            problem,
            frame,
            stops: Vec::new(),
            legs: Vec::new(),
            lunch: None,
            rest: None,
            last: None,
        }
    }

    fn day(mut self, route: &Route) -> DayPlan {
        let (mut node, mut now) = (self.frame.start_node, self.frame.leave);
        let end = self.frame.end_node;
        if route.visits().next().is_some() {
            for (at, step) in route.steps().iter().enumerate() {
                match step.what {
                    What::Break(at) => self.pause(at, step),
                    What::Visit(candidate) => {
                        self.visit(step, candidate, node, now);
                        self.leave_by(route.leave_by(&self.problem.instance, at));
                    }
                    What::Start | What::End => continue,
                }
                (node, now) = (step.node, step.leave);
            }
        }
        if node != end {
            now = self.go(node, end, now);
        }
        self.why_now(route);
        self.finish(now)
    }

    fn why_now(&mut self, route: &Route) {
        let dates = self.problem.days.iter().position(|frame| frame.date == self.frame.date);
        let reasons = dates.map(|day| why_now(self.problem, day, route)).unwrap_or_default();
        for (stop, why) in self.stops.iter_mut().zip(reasons) {
            stop.why_now = why;
        }
    }

    fn finish(self, back: i32) -> DayPlan {
        let first_leg = self.legs.first().map(|leg| leg.departs);
        let first_break = self.lunch.filter(|lunch| lunch.after_stop == 0).map(|lunch| lunch.from);
        DayPlan {
            date: self.frame.date,
            start: self.frame.start.clone(),
            end: self.frame.end.clone(),
            leaves_at: first_break.or(first_leg).unwrap_or(time_of_day(self.frame.leave)),
            stops: self.stops,
            legs: self.legs,
            lunch: self.lunch,
            rest: self.rest,
            back_at: time_of_day(back),
            slack: (self.frame.back - back).max(0) as u16,
        }
    }

    /// Adds a leg; returns when it ends.
    fn go(&mut self, from: usize, to: usize, departs: i32) -> i32 {
        let problem = self.problem;
        let hop = problem.hop(from, to);
        let arrives = hop.arrival(departs);
        let travel = hop.travel(arrives - departs);
        self.legs.push(Leg {
            departs: time_of_day(departs),
            arrives: time_of_day(arrives),
            metres: travel.metres,
            low: travel.low,
            high: travel.high,
            over: self.here().map_or_else(Vec::new, |here| problem.bridges.crossed(&hop, here)),
            estimated: true,
        });
        arrives
    }

    /// Returns where the day has come to.
    fn here(&self) -> Option<LatLng> {
        self.last.map(|place| place.point).or(self.frame.start.point)
    }

    fn visit(&mut self, timed: &Step, candidate: usize, from: usize, now: i32) {
        let Some(place) = self.problem.candidates.get(candidate) else {
            return;
        };
        let hop = self.problem.hop(from, timed.node);
        let is_first = self.stops.is_empty();
        // Better to set out late than to wait at the first door.
        let departs = if is_first { now.max(hop.latest_departure(timed.start)) } else { now };
        let arrival = self.go(from, timed.node, departs);
        let opening = self.problem.opening(candidate, self.frame);
        let mut reasons = place.why.clone();
        if let Some(window) = opening.and_then(|opening| opening.known_window(timed.start))
            && window.minutes() <= SHORT_HOURS
        {
            let before = |why: &&WhyHere| matches!(why, WhyHere::MustSee | WhyHere::MarketDay);
            reasons.insert(reasons.iter().take_while(before).count(), WhyHere::OnlyOpen(window));
        }
        if !is_first && arrival - departs <= NEAR_MINUTES {
            reasons.push(WhyHere::NearPrevious);
        }
        self.last = Some(place);
        self.stops.push(Stop {
            entry: place.entry,
            arrival: time_of_day(arrival),
            start: time_of_day(timed.start),
            departure: time_of_day(timed.leave),
            leave_by: time_of_day(timed.leave),
            hours_estimated: opening.is_none_or(|opening| opening.estimated),
            reasons,
            why_now: None,
        });
    }

    fn leave_by(&mut self, latest: Option<i32>) {
        if let (Some(stop), Some(latest)) = (self.stops.last_mut(), latest) {
            stop.leave_by = time_of_day(latest).max(stop.departure);
        }
    }

    fn pause(&mut self, at: usize, timed: &Step) {
        let (from, until) = (time_of_day(timed.start), time_of_day(timed.leave));
        let mut breaks = self.frame.lunch.into_iter().chain(self.frame.rest);
        let is_lunch = at == 0 && self.frame.lunch.is_some();
        let minutes = breaks.nth(at).map_or(0, |pause| pause.minutes);
        let interrupted = self.stops.last_mut().filter(|stop| from < stop.departure);
        let amidst = interrupted.is_some();
        if let Some(stop) = interrupted {
            stop.departure = until;
        }
        let pause = Some(LunchBreak {
            from,
            to: time_of_day(timed.start + minutes),
            after_stop: self.stops.len(),
            amidst,
            near: self.eatery(timed).or(self.last.map(|place| place.around)),
        });
        *(if is_lunch { &mut self.lunch } else { &mut self.rest }) = pause;
    }

    /// Returns the nearest eatery that is not known to be closed during a break.
    fn eatery(&self, timed: &Step) -> Option<Entry> {
        let here = self.here()?;
        let day = self.problem.days.iter().position(|frame| frame.date == self.frame.date)?;
        let serves = |open: &OpenHours| match open {
            OpenHours::Unknown | OpenHours::ByAppointment => true,
            OpenHours::Closed => false,
            OpenHours::Open(windows) => windows.iter().any(|window| holds(window, timed)),
        };
        let places = self.problem.eating_places.iter();
        places
            .filter(|place| place.hours.get(day).is_some_and(serves))
            .map(|place| (place.entry, km(here, place.point)))
            .filter(|(_, km)| *km <= EATERY_KM)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(entry, _)| entry)
    }
}

fn km(a: LatLng, b: LatLng) -> f64 {
    distance_km(a, b)
}

fn holds(window: &TimeWindow, pause: &Step) -> bool {
    window.opens.minutes() <= pause.start && pause.leave <= window.closes.minutes()
}
