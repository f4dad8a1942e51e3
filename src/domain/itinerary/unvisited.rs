//! Why places are not in a plan: for everything asked for, and for a few others that nearly fit.

use super::plan::{Reason, Unvisited};
use super::problem::{Candidate, Problem, START};
use super::schedule::{Schedule, Step};

/// How many places that were not asked for are listed, and by how little they may fail to fit.
const MOST_OTHERS: usize = 5;
const NEARLY: u16 = 90;

/// Returns what is not in the days, each with its reason: what was asked for, then what nearly fits.
pub(super) fn unvisited(problem: &Problem, days: &[Option<Schedule<'_>>]) -> Vec<Unvisited> {
    let mut is_visited = vec![false; problem.candidates.len()];
    for candidate in days.iter().flatten().flat_map(Schedule::visits) {
        if let Some(mark) = is_visited.get_mut(candidate) {
            *mark = true;
        }
    }
    let left_out = problem.candidates.iter().enumerate().zip(is_visited);
    let left_out = left_out.filter(|(_, is_visited)| !is_visited).map(|(place, _)| place);
    let mut others = 0;
    let mut found = problem.unvisited.clone();
    for (at, place) in left_out {
        if !place.mandatory && others == MOST_OTHERS {
            break;
        }
        let reason = reason(problem, days, at, place);
        let is_near = match reason {
            Reason::NoTime { short_by } => short_by <= NEARLY,
            Reason::TooFar { extra_minutes } => extra_minutes <= NEARLY,
            Reason::FitsWithoutLunch => true,
            _ => false,
        };
        if place.mandatory || is_near {
            others += usize::from(!place.mandatory);
            found.push(Unvisited { entry: Some(place.entry), mandatory: place.mandatory, reason });
        }
    }
    found
}

fn reason(
    problem: &Problem,
    days: &[Option<Schedule<'_>>],
    at: usize,
    place: &Candidate,
) -> Reason {
    let alone = (0..problem.days.len()).map(|day| alone(problem, day, at, place));
    match alone.min() {
        None | Some(Alone::Closed) => Reason::ClosedThatDay,
        Some(Alone::ClosesTooEarly) => Reason::ClosesTooEarly,
        Some(Alone::OpensTooLate) => Reason::OpensTooLate,
        Some(Alone::Late(minutes)) => Reason::TooFar { extra_minutes: minutes as u16 },
        Some(Alone::Fits) if place.mandatory => {
            // What was not asked for would have made room.
            let bare: Vec<_> = days.iter().map(|day| with_musts_alone(problem, day)).collect();
            beside(&bare, at)
        }
        Some(Alone::Fits) => beside(days, at),
    }
}

/// Returns why a place that fits into an empty day does not fit into these.
fn beside(days: &[Option<Schedule<'_>>], at: usize) -> Reason {
    if fits_without_lunch(days, at) {
        return Reason::FitsWithoutLunch;
    }
    let missing = days.iter().flatten().map(|day| day.missing(at)).min();
    Reason::NoTime { short_by: missing.unwrap_or(1).clamp(1, 1_440) as u16 }
}

fn with_musts_alone<'a>(problem: &Problem, day: &Option<Schedule<'a>>) -> Option<Schedule<'a>> {
    let day = day.as_ref()?;
    let is_must = |at: &usize| problem.candidates.get(*at).is_some_and(|place| place.mandatory);
    let mut order = day.order();
    order.retain(|step| !matches!(step, Step::Visit(at) if !is_must(at)));
    day.reordered(&order).or_else(|| Some(day.clone()))
}

/// How a day would go that holds one place and nothing else, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Alone {
    Fits,
    Late(i32),
    OpensTooLate,
    ClosesTooEarly,
    Closed,
}

fn alone(problem: &Problem, day: usize, at: usize, place: &Candidate) -> Alone {
    let (Some(frame), Some(opening)) = (problem.days.get(day), place.openings.get(day)) else {
        return Alone::Closed;
    };
    if opening.windows.is_empty() {
        return Alone::Closed;
    }
    let node = Problem::node(at);
    let arrival = problem.hop(START, node).arrival(frame.leave);
    let Some(start) = opening.start_from(arrival) else {
        return Alone::ClosesTooEarly;
    };
    let back_from =
        |start: i32| problem.hop(node, frame.end_node).arrival(start + place.service_time);
    let late = back_from(start) - frame.back;
    match late {
        ..=0 => Alone::Fits,
        _ if back_from(arrival) <= frame.back => Alone::OpensTooLate,
        _ => Alone::Late(late),
    }
}

fn fits_without_lunch(days: &[Option<Schedule<'_>>], at: usize) -> bool {
    days.iter().flatten().filter(|day| day.has_lunch()).any(|day| {
        let mut order = day.order();
        order.retain(|step| *step != Step::Lunch);
        day.reordered(&order).is_some_and(|free| free.offer(at).is_some())
    })
}
