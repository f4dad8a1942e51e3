//! Running late: the rest of a trip asked for anew from where the traveller is and what time it is.
//! What was seen is not planned again, pins and wishes for the rest stand, and as much of the rest as
//! can be is kept. The result is a request like any other, so it stands in an address.

use super::anchor::{Anchor, PlaceRef};
use super::plan::{DayPlan, Plan, Stop};
use super::request::{DayWish, MOST_PLACES, TripRequest, sells};
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::{Catalogue, Entry};
use crate::domain::geo::LatLng;

/// How far a traveller has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whereabouts {
    /// On which day of the plan, from 0.
    pub day: usize,
    /// What time it is.
    pub now: TimeOfDay,
    /// How many stops of that day have been seen; those of the days before it have.
    pub seen: usize,
    /// Where, if that is known and is not at the last stop seen.
    pub here: Option<LatLng>,
}

impl DayPlan {
    /// Returns how many stops one would have left by `now`, were one on time.
    pub fn over_by(&self, now: TimeOfDay) -> usize {
        self.stops.iter().take_while(|stop| stop.departure <= now).count()
    }
}

/// Returns the request for what is left of a trip: from today on, so that the first of its days is
/// the one that is late. A day that the plan does not have leaves the request as it was.
pub fn late(
    catalogue: &Catalogue,
    request: &TripRequest,
    plan: &Plan,
    at: &Whereabouts,
) -> TripRequest {
    let Some(today) = plan.days.get(at.day) else { return request.clone() };
    let (seen, ahead) = today.stops.split_at(at.seen.min(today.stops.len()));
    let before = plan.days.iter().take(at.day).flat_map(|day| &day.stops);
    let gone: Vec<Entry> = before.chain(seen).map(|stop| stop.entry).collect();
    let after = plan.days.iter().skip(at.day + 1).flat_map(|day| &day.stops);
    let place = |stop: &Stop| PlaceRef::of(catalogue, stop.entry);

    let mut rest = request.clone();
    rest.keep = ahead.iter().chain(after).filter_map(place).take(MOST_PLACES).collect();
    rest.date = today.date;
    rest.days = request.days.saturating_sub(at.day as u8).max(1);
    let start = at.here.map(Anchor::Point);
    let start = start.or_else(|| seen.last().and_then(place).map(Anchor::Place));
    let start = start.unwrap_or_else(|| request.start_of(at.day).clone());
    let end = request.end_of(at.day).clone();
    forget_days(&mut rest, at.day as u8);
    rest.set_apart(0, |wish| {
        let back = wish.back;
        *wish = DayWish { day: 0, start: Some(start), end: Some(end), leave: Some(at.now), back };
    });
    forget_seen(catalogue, &mut rest, &gone);
    if rest.days == 1 {
        forget_breaks(&mut rest, today, at);
    }
    rest
}

/// Takes the days before `today` out of what is laid down for single days.
fn forget_days(rest: &mut TripRequest, today: u8) {
    rest.days_apart.retain(|wish| wish.day >= today);
    rest.order.retain(|order| order.day >= today);
    rest.fixed.retain(|fixed| fixed.day.is_none_or(|day| day >= today));
    let days = rest.days_apart.iter_mut().map(|wish| &mut wish.day);
    let days = days.chain(rest.order.iter_mut().map(|order| &mut order.day));
    for day in days.chain(rest.fixed.iter_mut().filter_map(|fixed| fixed.day.as_mut())) {
        *day -= today;
    }
}

/// What was seen needs no wish any more: it counts among those of its kind, and what is sold there is
/// bought.
fn forget_seen(catalogue: &Catalogue, rest: &mut TripRequest, gone: &[Entry]) {
    for limit in &mut rest.limits {
        let n_seen = gone.iter().filter(|entry| limit.counts(catalogue, **entry)).count();
        limit.most = limit.most.saturating_sub(n_seen as u8);
    }
    rest.shopping.retain(|line| !gone.iter().any(|entry| sells(catalogue, *entry, line)));
    for place in gone.iter().filter_map(|entry| PlaceRef::of(catalogue, *entry)) {
        rest.must.retain(|other| *other != place);
        rest.fixed.retain(|fixed| fixed.place != place);
        for order in &mut rest.order {
            order.places.retain(|other| *other != place);
        }
        if rest.done.len() < MOST_PLACES && !rest.done.contains(&place) {
            rest.done.push(place);
        }
    }
    rest.order.retain(|order| !order.places.is_empty());
}

/// A break that was had is not had again. Breaks are wished for all days at once, so this holds on the
/// last day alone.
fn forget_breaks(rest: &mut TripRequest, today: &DayPlan, at: &Whereabouts) {
    let is_over = |pause: &super::plan::LunchBreak| {
        pause.to <= at.now && (pause.after_stop, pause.amidst) <= (at.seen, true)
    };
    if today.lunch.as_ref().is_some_and(is_over) {
        rest.lunch = None;
    }
    if today.rest.as_ref().is_some_and(is_over) {
        rest.rest = None;
    }
}
