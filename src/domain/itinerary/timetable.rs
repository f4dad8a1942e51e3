//! The solver's answer written out as a plan: times of day, legs, breaks, and what speaks for each
//! stop.

use super::plan::{DayPlan, Leg, LunchBreak, Obstacle, Plan, Stop};
use super::problem::{Candidate, DayFrame, Problem, START};
use super::schedule::{Schedule, Step, Timed};
use super::score::WhyHere;
use super::solver::solve;
use super::unvisited::unvisited;
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::Entry;
use crate::domain::catalogue::hours::{OpenHours, TimeWindow};
use crate::domain::geo::{LatLng, distance_km};

/// Returns a plan: good, not proven best, and the same every time.
pub fn plan(problem: &Problem) -> Plan {
    let days = solve(problem);
    let visits = days.iter().flatten().flat_map(Schedule::visits);
    let scores = visits.filter_map(|at| problem.candidates.get(at)).map(|place| place.score);
    let write = |(frame, day): (&DayFrame, &Option<Schedule<'_>>)| match day {
        Some(schedule) if problem.has_day() => Writer::new(problem, frame).day(schedule),
        _ => Writer::new(problem, frame).finish(frame.leave),
    };
    let score = scores.sum();
    let mut obstacles = problem.obstacles.clone();
    obstacles.extend(end_out_of_reach(problem));
    if obstacles.is_empty() && days.iter().flatten().flat_map(Schedule::visits).next().is_none() {
        obstacles.push(Obstacle::NothingFits);
    }
    Plan {
        score,
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
    let late = problem.hop(START, frame.end_node).arrival(frame.leave) - frame.back;
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
    /// The candidate visited last.
    last: Option<&'a Candidate>,
}

impl<'a> Writer<'a> {
    fn new(problem: &'a Problem, frame: &'a DayFrame) -> Self {
        Self { problem, frame, stops: Vec::new(), legs: Vec::new(), lunch: None, last: None }
    }

    fn day(mut self, schedule: &Schedule<'a>) -> DayPlan {
        let (mut node, mut now) = (START, self.frame.leave);
        let end = self.frame.end_node;
        if schedule.visits().next().is_some() {
            for timed in &schedule.steps {
                match timed.step {
                    Step::Lunch => self.pause(timed),
                    Step::Visit(candidate) => self.visit(timed, candidate, node, now),
                }
                (node, now) = (timed.node, timed.leave);
            }
        }
        if node != end {
            now = self.go(node, end, now);
        }
        self.finish(now)
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

    fn visit(&mut self, timed: &Timed, candidate: usize, from: usize, now: i32) {
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
            hours_estimated: opening.is_none_or(|opening| opening.estimated),
            reasons,
        });
    }

    fn pause(&mut self, timed: &Timed) {
        let (from, until) = (time_of_day(timed.start), time_of_day(timed.leave));
        let minutes = self.frame.lunch.map_or(0, |lunch| lunch.minutes);
        let interrupted = self.stops.last_mut().filter(|stop| from < stop.departure);
        let amidst = interrupted.is_some();
        if let Some(stop) = interrupted {
            stop.departure = until;
        }
        self.lunch = Some(LunchBreak {
            from,
            to: time_of_day(timed.start + minutes),
            after_stop: self.stops.len(),
            amidst,
            near: self.eatery(timed).or(self.last.map(|place| place.around)),
        });
    }

    /// Returns the nearest eatery that is not known to be closed during a break.
    fn eatery(&self, timed: &Timed) -> Option<Entry> {
        let here = self.here()?;
        let day = self.problem.days.iter().position(|frame| frame.date == self.frame.date)?;
        let serves = |open: &OpenHours| match open {
            OpenHours::Unknown => true,
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

fn holds(window: &TimeWindow, pause: &Timed) -> bool {
    window.opens.minutes() <= pause.start && pause.leave <= window.closes.minutes()
}
