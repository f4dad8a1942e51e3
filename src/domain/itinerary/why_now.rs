//! Why a stop comes when it does: a fact of the plan, proved by turning it over, which is by changing
//! the stop's place with the one after it, or before it if it is the last.

use super::problem::{Candidate, Problem};
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::Entry;
use crate::domain::orienteering::{Item, Order, Route, Step, What};

/// Why a stop comes when it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNow {
    /// The traveller laid down its day or its time.
    Pinned,
    /// It has a place in a locked order.
    InOrder,
    /// It is closed on the other days of the trip.
    OnlyThisDay,
    /// After the next stop it would be too late for a visit that ends by this closing time.
    BeforeClosing(TimeOfDay),
    /// The other way round with this stop, the day could not be kept.
    OrLate(Entry),
    /// The other way round with a stop, one would be back later.
    OrLonger(Swap),
    /// It lies on the way between the stops before and after it, but for so many minutes.
    OnTheWay(u16),
}

/// What changing places with a stop costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swap {
    /// The stop.
    pub with: Entry,
    /// By how many minutes one would be back later.
    pub later: u16,
}

/// Less than this is not worth telling, in minutes.
const NOTABLE: i32 = 5;

/// The longest detour that is still on the way, in minutes.
const DETOUR: i32 = 10;

/// Returns for each visit of the day from 0 why it comes when it does.
pub(super) fn why_now(problem: &Problem, day: usize, route: &Route) -> Vec<Option<WhyNow>> {
    let steps = route.steps();
    let mut visits = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if let What::Visit(visit) = step.what {
            visits.push((at, visit));
        }
    }
    let why = |(n, (at, visit)): (usize, &(usize, usize))| {
        let place = problem.candidates.get(*visit)?;
        let next = visits.get(n + 1).map(|(_, next)| *next);
        let previous = n.checked_sub(1).and_then(|n| visits.get(n)).map(|(_, before)| *before);
        laid_down(place)
            .or_else(|| is_open_on_alone(place, day).then_some(WhyNow::OnlyThisDay))
            .or_else(|| before_closing(problem, day, (steps.get(at - 1)?, *visit, next?)))
            .or_else(|| turned_over(problem, (day, route), (*visit, next.or(previous)?)))
            .or_else(|| {
                on_the_way(problem, (steps.get(at - 1)?, steps.get(*at)?, steps.get(at + 1)?))
            })
    };
    visits.iter().enumerate().map(why).collect()
}

fn laid_down(place: &Candidate) -> Option<WhyNow> {
    let is_in_order = place.rank.is_some().then_some(WhyNow::InOrder);
    place.is_pinned.then_some(WhyNow::Pinned).or(is_in_order)
}

fn is_open_on_alone(place: &Candidate, day: usize) -> bool {
    let mut others = place.openings.iter().enumerate().filter(|(at, _)| *at != day).peekable();
    others.peek().is_some() && others.all(|(_, opening)| opening.windows.is_empty())
}

/// Returns that a visit would come too late after the next one. No break is reckoned with, which
/// could only make it later.
fn before_closing(
    problem: &Problem,
    day: usize,
    (before, visit, next): (&Step, usize, usize),
) -> Option<WhyNow> {
    let (place, other) = (problem.candidates.get(visit)?, problem.candidates.get(next)?);
    let opening = place.openings.get(day).filter(|opening| !opening.estimated)?;
    let there = problem.hop(before.node, next).arrival(before.leave);
    let leave = other.openings.get(day)?.start_from(there)? + other.service_time;
    let arrival = problem.hop(next, visit).arrival(leave);
    let is_late = opening.start_from(arrival).is_none();
    let closes = opening.windows.last()?.closes;
    is_late.then_some(WhyNow::BeforeClosing(closes))
}

/// Returns what changing places with another visit would do to the day.
fn turned_over(
    problem: &Problem,
    (day, route): (usize, &Route),
    (visit, other): (usize, usize),
) -> Option<WhyNow> {
    let with = problem.candidates.get(other)?.entry;
    let swap = |item| match item {
        Item::Visit(at) if at == visit => Item::Visit(other),
        Item::Visit(at) if at == other => Item::Visit(visit),
        _ => item,
    };
    let order: Order = route.order().into_iter().map(swap).collect();
    let Some(back) = soonest(problem, day, &order) else {
        return Some(WhyNow::OrLate(with));
    };
    let later = back - route.back();
    (later >= NOTABLE).then_some(WhyNow::OrLonger(Swap { with, later: later as u16 }))
}

/// Returns when a day with these visits in this order is over, its breaks wherever they fit best.
fn soonest(problem: &Problem, day: usize, order: &[Item]) -> Option<i32> {
    let is_visit = |item: &&Item| matches!(item, Item::Visit(_));
    let mut orders: Vec<Order> = vec![order.iter().filter(is_visit).copied().collect()];
    for pause in order.iter().filter(|item| !is_visit(item)) {
        let with_pause = |order: &Order| {
            // Breaks keep their order among themselves.
            let first = order.iter().rposition(|item| !is_visit(&item)).map_or(0, |at| at + 1);
            let insert = |at| {
                let mut longer = order.clone();
                longer.insert(at, *pause);
                longer
            };
            (first..=order.len()).map(insert).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(with_pause).collect();
    }
    let routes = orders.iter().filter_map(|order| Route::of(&problem.instance, day, order));
    routes.map(|route| route.back()).min()
}

fn on_the_way(problem: &Problem, (before, step, after): (&Step, &Step, &Step)) -> Option<WhyNow> {
    let minutes =
        |from: usize, to: usize| problem.hop(from, to).arrival(before.leave) - before.leave;
    let there = minutes(before.node, step.node) + minutes(step.node, after.node);
    let detour = (there - minutes(before.node, after.node)).max(0);
    let is_between = before.node != after.node && !matches!(after.what, What::Break(_));
    (is_between && detour <= DETOUR).then_some(WhyNow::OnTheWay(detour as u16))
}
