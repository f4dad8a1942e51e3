//! Why places are not in a plan: for everything asked for, and for a few others that nearly fit.

use super::plan::{Reason, Unvisited};
use super::problem::{Candidate, Problem};
use super::solver::Days;
use crate::domain::catalogue::Entry;
use crate::domain::orienteering::{Item, Order, Route};

/// How many places that were not asked for are listed, and by how little they may fail to fit.
const MOST_OTHERS: usize = 5;
const NEARLY: u16 = 90;

/// Returns what is not in the days, each with its reason: what was asked for, then what nearly fits.
pub(super) fn unvisited(problem: &Problem, days: &[Option<Route>]) -> Vec<Unvisited> {
    let mut is_visited = vec![false; problem.candidates.len()];
    for candidate in days.iter().flatten().flat_map(Route::visits) {
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
        let reason = match reason(problem, days, at, place) {
            Reason::NoTime { short_by: 0 } if place.mandatory => Reason::NoTime { short_by: 1 },
            reason => reason,
        };
        let is_near = match reason {
            // What would fit was not wanted.
            Reason::NoTime { short_by } => (1..=NEARLY).contains(&short_by),
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

fn reason(problem: &Problem, days: &[Option<Route>], at: usize, place: &Candidate) -> Reason {
    let alone = (0..problem.days.len()).map(|day| alone(problem, day, at, place));
    match alone.min() {
        None | Some(Alone::Closed) => Reason::ClosedThatDay,
        Some(Alone::ClosesTooEarly) => Reason::ClosesTooEarly,
        Some(Alone::NotThereBy(late)) => Reason::NotThereBy { late: late as u16 },
        Some(Alone::NotBackAfter(late)) => Reason::NotBackAfter { late: late as u16 },
        Some(Alone::OpensTooLate) => Reason::OpensTooLate,
        Some(Alone::Late(minutes)) => Reason::TooFar { extra_minutes: minutes as u16 },
        Some(Alone::Fits) if place.mandatory => {
            // What was not asked for would have made room.
            let bare: Days =
                days.iter().enumerate().map(|day| with_musts_alone(problem, day)).collect();
            match clash(problem, &bare, at, place) {
                Some(other) => Reason::Clashes(other),
                None => beside(problem, &bare, at),
            }
        }
        Some(Alone::Fits) => beside(problem, days, at),
    }
}

/// Returns why a place that fits into an empty day does not fit into these.
fn beside(problem: &Problem, days: &[Option<Route>], at: usize) -> Reason {
    if is_over_limit(problem, days, at) {
        return Reason::OverLimit;
    }
    if fits_without_lunch(problem, days, at) {
        return Reason::FitsWithoutLunch;
    }
    let missing = days.iter().flatten().filter_map(|day| day.missing(&problem.instance, at)).min();
    Reason::NoTime { short_by: missing.unwrap_or(1).clamp(0, 1_440) as u16 }
}

/// Returns the stop whose laid down time cannot be kept beside that of this place, if there is one on
/// every day that the place may be visited on.
fn clash(problem: &Problem, days: &[Option<Route>], at: usize, place: &Candidate) -> Option<Entry> {
    let time = place.at?;
    let leaves_late = |from: usize, to: usize, (begins, until): (i32, i32)| {
        let stay = problem.candidates.get(from).map_or(0, |place| place.service_time);
        problem.hop(from, to).arrival(begins + stay) > until
    };
    let on = |day: usize| {
        days.get(day)?.iter().flat_map(Route::visits).find_map(|visit| {
            let other = problem.candidates.get(visit)?;
            let fixed = other.at?;
            let clashes = match fixed <= time {
                true => leaves_late(visit, at, (fixed, time)),
                false => leaves_late(at, visit, (time, fixed)),
            };
            clashes.then_some(other.entry)
        })
    };
    let is_open = |day: &usize| place.openings.get(*day).is_some_and(|day| !day.starts.is_empty());
    let others: Option<Vec<Entry>> = (0..days.len()).filter(is_open).map(on).collect();
    others?.first().copied()
}

/// Returns whether there are as many of its kind as may be.
fn is_over_limit(problem: &Problem, days: &[Option<Route>], at: usize) -> bool {
    let instance = &problem.instance;
    let groups_of = |at: usize| instance.visits.get(at).map_or(&[][..], |visit| &visit.groups);
    let is_full = |at: &usize| {
        let visits = days.iter().flatten().flat_map(Route::visits);
        let n = visits.filter(|visit| groups_of(*visit).contains(at)).count();
        instance.groups.get(*at).is_some_and(|group| n >= group.most)
    };
    groups_of(at).iter().any(is_full)
}

fn with_musts_alone(problem: &Problem, (day, route): (usize, &Option<Route>)) -> Option<Route> {
    let route = route.as_ref()?;
    let is_must = |at: &usize| problem.candidates.get(*at).is_some_and(|place| place.mandatory);
    let order = only(&route.order(), |item| !matches!(item, Item::Visit(at) if !is_must(at)));
    Route::of(&problem.instance, day, &order).or_else(|| Some(route.clone()))
}

fn only(order: &[Item], stays: impl Fn(&Item) -> bool) -> Order {
    order.iter().copied().filter(stays).collect()
}

/// How a day would go that holds one place and nothing else, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Alone {
    Fits,
    Late(i32),
    NotThereBy(i32),
    NotBackAfter(i32),
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
    let node = at;
    let arrival = problem.hop(frame.start_node, node).arrival(frame.leave);
    let Some(start) = opening.start_from(arrival) else {
        let time = place.at.filter(|_| !opening.starts.is_empty());
        return time.map_or(Alone::ClosesTooEarly, |time| Alone::NotThereBy(arrival - time));
    };
    let back_from =
        |start: i32| problem.hop(node, frame.end_node).arrival(start + place.service_time);
    let late = back_from(start) - frame.back;
    match late {
        ..=0 => Alone::Fits,
        _ if back_from(arrival) <= frame.back => {
            if place.at.is_some() {
                Alone::NotBackAfter(late)
            } else {
                Alone::OpensTooLate
            }
        }
        _ => Alone::Late(late),
    }
}

fn fits_without_lunch(problem: &Problem, days: &[Option<Route>], at: usize) -> bool {
    let fits = |(day, route): (usize, &Option<Route>)| {
        let order = route.as_ref()?.order();
        let free = only(&order, |item| *item != Item::Break(0));
        let has_lunch = problem.days.get(day)?.lunch.is_some() && free.len() < order.len();
        let free = Route::of(&problem.instance, day, &free).filter(|_| has_lunch)?;
        (free.missing(&problem.instance, at)? == 0).then_some(())
    };
    days.iter().enumerate().any(|day| fits(day).is_some())
}
