//! One day's order of visits with its times worked out: arrive, wait, visit, leave. Beside each step
//! stands the latest time at which it may begin without spoiling what follows, so that trying a
//! place between two steps looks at those two alone, however long the day is.
//!
//! The midday break is a step too. It is taken where the step before it is: after that visit or, if
//! the visit is a long one that lasts past midday, in the midst of it.

use super::opening::Opening;
use super::problem::{Break, Candidate, DayFrame, Problem, START};

/// What is done at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A candidate, by its position in the problem, is visited.
    Visit(usize),
    /// The midday break.
    Lunch,
}

/// A step with its times, in minutes after midnight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timed {
    pub(super) step: Step,
    /// Where it is done, among the problem's nodes.
    pub(super) node: usize,
    pub(super) arrival: i32,
    pub(super) start: i32,
    pub(super) leave: i32,
    /// The latest start that keeps the rest of the day feasible; any arrival up to it does too.
    latest: i32,
}

/// A feasible day.
#[derive(Clone, Debug)]
pub(super) struct Schedule<'a> {
    problem: &'a Problem,
    day: usize,
    frame: &'a DayFrame,
    pub(super) steps: Vec<Timed>,
    /// When the day's end is reached.
    pub(super) back: i32,
}

/// A place for a step in a schedule, and what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// The step before which it would be put.
    pub(super) position: usize,
    /// By how many minutes what follows would be later; at least 1.
    pub(super) shift: u32,
}

/// How a candidate would do at a position.
struct Fit {
    /// By how many minutes it is too late there for something; it fits if that is not above 0.
    late: i32,
    /// By how many minutes what follows would be later.
    shift: i32,
}

impl<'a> Schedule<'a> {
    /// Returns the day with these steps in this order, or `None` if they do not fit.
    pub(super) fn of(problem: &'a Problem, day: usize, steps: &[Step]) -> Option<Self> {
        let frame = problem.days.get(day)?;
        let steps = steps.iter().map(|step| Timed {
            step: *step,
            node: START,
            arrival: 0,
            start: 0,
            leave: 0,
            latest: 0,
        });
        let mut schedule = Self { problem, day, frame, steps: steps.collect(), back: 0 };
        schedule.go_forward()?;
        schedule.go_backward()?;
        Some(schedule)
    }

    /// Returns what is done, in order.
    pub(super) fn order(&self) -> Vec<Step> {
        self.steps.iter().map(|timed| timed.step).collect()
    }

    /// Returns the order with `step` put in at `position`.
    pub(super) fn order_with(&self, position: usize, step: Step) -> Vec<Step> {
        let mut order = self.order();
        order.insert(position.min(order.len()), step);
        order
    }

    /// Returns this day with other steps, if they fit.
    pub(super) fn reordered(&self, steps: &[Step]) -> Option<Self> {
        Self::of(self.problem, self.day, steps)
    }

    /// Returns the candidates visited, in order.
    pub(super) fn visits(&self) -> impl Iterator<Item = usize> {
        self.steps.iter().filter_map(|timed| match timed.step {
            Step::Visit(candidate) => Some(candidate),
            Step::Lunch => None,
        })
    }

    /// Returns whether the day has its midday break.
    pub(super) fn has_lunch(&self) -> bool {
        self.steps.iter().any(|timed| timed.step == Step::Lunch)
    }

    /// Returns whether the break falls into the midst of a visit.
    pub(super) fn is_interrupted(&self) -> bool {
        self.steps.iter().any(|timed| timed.step == Step::Lunch && timed.start < timed.arrival)
    }

    /// Returns the cheapest place for a candidate, the earliest of equals.
    pub(super) fn offer(&self, candidate: usize) -> Option<Offer> {
        let last_start = self.opening(candidate)?.last_start()?;
        let mut best: Option<Offer> = None;
        for position in 0..=self.steps.len() {
            if self.free_at(position) > last_start {
                break;
            }
            let fit = self.fit(position, candidate).filter(|fit| fit.late <= 0);
            let shift = fit.map_or(u32::MAX, |fit| fit.shift.max(1).unsigned_abs());
            if shift < best.map_or(u32::MAX, |best| best.shift) {
                best = Some(Offer { position, shift });
            }
        }
        best
    }

    /// Returns by how many minutes a candidate fails to fit where it nearly does, 0 if it fits.
    pub(super) fn missing(&self, candidate: usize) -> i32 {
        let fits = (0..=self.steps.len()).filter_map(|position| self.fit(position, candidate));
        fits.map(|fit| fit.late.max(0)).min().unwrap_or(0)
    }

    fn fit(&self, position: usize, candidate: usize) -> Option<Fit> {
        let (opening, place) = (self.opening(candidate)?, self.candidate(candidate)?);
        let node = Problem::node(candidate);
        let way = self.problem.hop(self.node_before(position), node);
        let arrival = way.arrival(self.free_at(position));
        let mut late = arrival - opening.last_start()?;
        let start = opening.start_from(arrival).unwrap_or(arrival);
        let mut leave = start + place.service_time;
        let mut next = position;
        // A break that comes next would be taken here instead.
        if let (Some(Step::Lunch), Some(lunch)) = (self.step_at(next), self.frame.lunch) {
            match pause(lunch, Some((place, opening, start)), leave) {
                Some((_, end)) => leave = end,
                None => {
                    late = late.max(leave - lunch.latest);
                    leave += lunch.minutes;
                }
            }
            next += 1;
        }
        let (then_node, latest, before) = self
            .steps
            .get(next)
            .map_or((self.frame.end_node, self.frame.back, self.back), |timed| {
                (timed.node, timed.latest, timed.arrival)
            });
        let then = self.problem.hop(node, then_node).arrival(leave);
        Some(Fit { late: late.max(then - latest), shift: then - before })
    }

    fn opening(&self, candidate: usize) -> Option<&'a Opening> {
        self.candidate(candidate)?.openings.get(self.day)
    }

    fn candidate(&self, candidate: usize) -> Option<&'a Candidate> {
        self.problem.candidates.get(candidate)
    }

    fn step_at(&self, position: usize) -> Option<Step> {
        self.steps.get(position).map(|timed| timed.step)
    }

    fn before(&self, position: usize) -> Option<&Timed> {
        self.steps.get(position.checked_sub(1)?)
    }

    fn node_before(&self, position: usize) -> usize {
        self.before(position).map_or(START, |timed| timed.node)
    }

    fn free_at(&self, position: usize) -> i32 {
        self.before(position).map_or(self.frame.leave, |timed| timed.leave)
    }

    /// Works out the times from the day's start on; `None` when a step comes too late.
    fn go_forward(&mut self) -> Option<()> {
        let (mut node, mut now) = (START, self.frame.leave);
        let (problem, day, lunch) = (self.problem, self.day, self.frame.lunch);
        let mut visit = None;
        for timed in &mut self.steps {
            match timed.step {
                Step::Visit(candidate) => {
                    let place = problem.candidates.get(candidate)?;
                    let opening = place.openings.get(day)?;
                    timed.node = Problem::node(candidate);
                    timed.arrival = problem.hop(node, timed.node).arrival(now);
                    timed.start = opening.start_from(timed.arrival)?;
                    timed.leave = timed.start + place.service_time;
                    visit = Some((place, opening, timed.start));
                }
                Step::Lunch => {
                    timed.node = node;
                    timed.arrival = now;
                    (timed.start, timed.leave) = pause(lunch?, visit, now)?;
                }
            }
            (node, now) = (timed.node, timed.leave);
        }
        self.back = problem.hop(node, self.frame.end_node).arrival(now);
        (self.back <= self.frame.back).then_some(())
    }

    /// Works out the latest starts from the day's end back.
    fn go_backward(&mut self) -> Option<()> {
        let (problem, day, lunch) = (self.problem, self.day, self.frame.lunch);
        let (mut after, mut by) = (self.frame.end_node, self.frame.back);
        // When the break that comes next must be over.
        let mut lunch_by = None;
        for timed in self.steps.iter_mut().rev() {
            match timed.step {
                Step::Visit(candidate) => {
                    let place = problem.candidates.get(candidate)?;
                    let opening = place.openings.get(day)?;
                    let leave = match lunch_by {
                        Some(_) => by,
                        None => problem.hop(timed.node, after).latest_departure(by),
                    };
                    let after_it = opening.start_until(leave - place.service_time, 0);
                    let amidst = lunch_by.take().zip(lunch).and_then(|(lunch_by, lunch)| {
                        latest_amidst(lunch, place, opening, lunch_by)
                    });
                    timed.latest = after_it.max(amidst)?;
                }
                Step::Lunch => {
                    let leave = problem.hop(timed.node, after).latest_departure(by);
                    timed.latest = lunch?.latest.min(leave - lunch?.minutes);
                    lunch_by = Some(leave);
                }
            }
            (after, by) = (timed.node, timed.latest);
        }
        Some(())
    }
}

/// A visit shorter than this is not interrupted by the break.
const LONG_VISIT: i32 = 90;

/// Returns when a break begins and when one goes on after it. It follows what is over at `now`; if
/// that is too late, it is put into the midst of the visit before it, given with its start.
fn pause(lunch: Break, visit: Option<(&Candidate, &Opening, i32)>, now: i32) -> Option<(i32, i32)> {
    if now <= lunch.latest {
        let from = now.max(lunch.earliest);
        return Some((from, from + lunch.minutes));
    }
    let (place, opening, start) = visit?;
    let fits = place.service_time >= LONG_VISIT
        && start <= lunch.latest
        && opening.start_until(start, lunch.minutes) == Some(start);
    let middle = start + place.service_time / 2;
    fits.then(|| (middle.clamp(start.max(lunch.earliest), lunch.latest), now + lunch.minutes))
}

/// Returns the latest start of a long visit with a break in its midst that is over by `leave`.
fn latest_amidst(lunch: Break, place: &Candidate, opening: &Opening, leave: i32) -> Option<i32> {
    let limit = lunch.latest.min(leave - lunch.minutes - place.service_time);
    let start = opening.start_until(limit, lunch.minutes)?;
    (place.service_time >= LONG_VISIT).then_some(start)
}
