//! Two travellers' wishes made one: what either wishes for is wished for, and where both cannot have
//! their way, one way is chosen by the wishes alone, so that both get the same answer whoever asks.
//! The answer for one and the same request is that request, its lists sorted; and, but for locked
//! orders that contradict each other, three requests give the same answer in whatever order.

use super::anchor::{Anchor, PlaceRef};
use super::request::{DayOrder, DayWish, Fixed, KindLimit, Lunch, MOST_PLACES, TripRequest};
use crate::domain::calendar::Date;

/// Where two requests do not agree, and what was done about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// They begin on different days; the later one stands.
    Dates(Date),
    /// They begin or end in different places.
    Ends(Anchor),
    /// They get about in different ways; the quicker one stands.
    Modes,
    /// They lay down different things for a place.
    Laid(PlaceRef),
    /// They lock different orders on a day, from 0.
    Orders(u8),
    /// One wishes to see what the other wishes not to see; it is left out until they agree.
    Unwanted(PlaceRef),
}

/// Returns what both ask for together, and where they do not agree.
pub fn merge(a: &TripRequest, b: &TripRequest) -> (TripRequest, Vec<Conflict>) {
    let mut both = TripRequest {
        date: a.date.max(b.date),
        days: a.days.max(b.days),
        start: anchor(&a.start, &b.start),
        end: chosen(&a.end, &b.end, anchor),
        leave: a.leave.max(b.leave),
        back: a.back.min(b.back),
        days_apart: by_key(&a.days_apart, &b.days_apart, |wish| wish.day, day),
        mode: a.mode.max(b.mode),
        interests: union(&a.interests, &b.interests),
        must: union(&with_ordered(a), &with_ordered(b)),
        avoid: union(&a.avoid, &b.avoid),
        done: union(&a.done, &b.done),
        keep: union(&a.keep, &b.keep),
        fixed: by_key(&a.fixed, &b.fixed, |fixed| fixed.place.clone(), laid),
        order: by_key(&a.order, &b.order, |order| order.day, order),
        limits: by_key(&a.limits, &b.limits, |limit| limit.kind.clone(), limit),
        shopping: union(&a.shopping, &b.shopping),
        lunch: chosen(&a.lunch, &b.lunch, lunch),
        rest: a.rest.max(b.rest),
        pace: a.pace.min(b.pace),
        walking: chosen(&a.walking, &b.walking, |a, b| *a.min(b)),
        rain: a.rain || b.rain,
        variety: a.variety || b.variety,
        only: a.only && b.only,
        within: a.within.clone().filter(|_| a.within == b.within),
    };
    keep_once(&mut both.order);
    let conflicts = conflicts(a, b, &both);
    (both, conflicts)
}

fn conflicts(a: &TripRequest, b: &TripRequest, both: &TripRequest) -> Vec<Conflict> {
    let mut found = Vec::new();
    let mut tell = |differ: bool, conflict: Conflict| found.extend(differ.then_some(conflict));
    tell(a.date != b.date, Conflict::Dates(both.date));
    tell(a.start != b.start, Conflict::Ends(both.start.clone()));
    if let (Some(one), Some(other), Some(end)) = (&a.end, &b.end, &both.end) {
        tell(one != other, Conflict::Ends(end.clone()));
    }
    tell(a.mode != b.mode, Conflict::Modes);
    for fixed in &both.fixed {
        let differ = |request: &TripRequest| {
            request.fixed_for(&fixed.place).is_some_and(|own| {
                own.day.is_some_and(|day| Some(day) != fixed.day)
                    || own.at.is_some_and(|at| Some(at) != fixed.at)
            })
        };
        tell(differ(a) || differ(b), Conflict::Laid(fixed.place.clone()));
    }
    for day in 0..both.days {
        let of = |request: &TripRequest| request.order.iter().find(|o| o.day == day).cloned();
        let lost = |own: Option<DayOrder>| own.is_some() && own != of(both);
        tell(lost(of(a)) || lost(of(b)), Conflict::Orders(day));
    }
    for place in both.musts() {
        tell(both.avoid.contains(place), Conflict::Unwanted(place.clone()));
    }
    found
}

/// Returns the musts with the places of locked orders, which stay musts when an order yields.
fn with_ordered(request: &TripRequest) -> Vec<PlaceRef> {
    let ordered = request.order.iter().flat_map(|order| &order.places);
    request.must.iter().chain(ordered).cloned().collect()
}

/// Returns what is in either list, sorted, at most as much as a request holds.
fn union<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    let mut all: Vec<T> = a.iter().chain(b).cloned().collect();
    all.sort();
    all.dedup();
    all.truncate(MOST_PLACES);
    all
}

/// Returns the entries of both lists, sorted by key; two with one key are made one.
fn by_key<T: Clone, K: Ord>(a: &[T], b: &[T], key: fn(&T) -> K, join: fn(&T, &T) -> T) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for entry in a.iter().chain(b) {
        match all.iter_mut().find(|known| key(known) == key(entry)) {
            Some(known) => *known = join(known, entry),
            None => all.push(entry.clone()),
        }
    }
    all.sort_by_key(key);
    all.truncate(MOST_PLACES);
    all
}

/// Returns the one there is, or of two the one that `choose` takes.
fn chosen<T: Clone>(a: &Option<T>, b: &Option<T>, choose: fn(&T, &T) -> T) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(choose(a, b)),
        (one, other) => one.as_ref().or(other.as_ref()).cloned(),
    }
}

/// A place that was chosen goes before the centre, which is where nobody chose one; of two, the one
/// that comes first in the alphabet.
fn anchor(a: &Anchor, b: &Anchor) -> Anchor {
    let rank = |anchor: &Anchor| (*anchor == Anchor::Centre, anchor.to_string());
    if rank(b) < rank(a) { b.clone() } else { a.clone() }
}

/// The earlier break, and the shorter of two that begin together.
fn lunch(a: &Lunch, b: &Lunch) -> Lunch {
    let rank = |lunch: &Lunch| (lunch.window.opens, lunch.window.closes, lunch.minutes);
    if rank(b) < rank(a) { *b } else { *a }
}

fn day(a: &DayWish, b: &DayWish) -> DayWish {
    DayWish {
        day: a.day,
        start: chosen(&a.start, &b.start, anchor),
        end: chosen(&a.end, &b.end, anchor),
        leave: a.leave.max(b.leave),
        back: chosen(&a.back, &b.back, |a, b| *a.min(b)),
    }
}

/// The earlier day, the earlier time, the longer visit.
fn laid(a: &Fixed, b: &Fixed) -> Fixed {
    Fixed {
        place: a.place.clone(),
        day: chosen(&a.day, &b.day, |a, b| *a.min(b)),
        at: chosen(&a.at, &b.at, |a, b| *a.min(b)),
        minutes: a.minutes.max(b.minutes),
    }
}

/// The longer order; of two as long, the one that comes first in the alphabet.
fn order(a: &DayOrder, b: &DayOrder) -> DayOrder {
    let rank = |order: &DayOrder| (std::cmp::Reverse(order.places.len()), order.places.clone());
    if rank(b) < rank(a) { b.clone() } else { a.clone() }
}

fn limit(a: &KindLimit, b: &KindLimit) -> KindLimit {
    KindLimit { kind: a.kind.clone(), most: a.most.min(b.most) }
}

/// Keeps each place in the first order that has it.
fn keep_once(orders: &mut Vec<DayOrder>) {
    let mut seen: Vec<PlaceRef> = Vec::new();
    for order in orders.iter_mut() {
        order.places.retain(|place| !seen.contains(place));
        seen.extend(order.places.iter().cloned());
    }
    orders.retain(|order| !order.places.is_empty());
}
