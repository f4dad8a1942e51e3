//! A plan changed by hand: each change is one of the request, so the times follow and Back undoes it.
//! A stop is moved by locking the order its day then has. What was not touched is kept where it can be:
//! one edit shall not make another trip.

use super::anchor::PlaceRef;
use super::plan::{DayPlan, Plan, Stop};
use super::request::{MOST_PLACES, TripRequest};
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::{Catalogue, Entry};

/// The steps in which a visit is made longer or shorter, and the shortest and longest one, in minutes.
const STEP: i32 = 15;
const SHORTEST: i32 = 15;
const LONGEST: i32 = 720;

/// What keeping a place of an earlier plan is worth. Above what all other visits of a day are worth
/// together, so that first as much as can be is kept and then the best is made of the rest.
pub(super) const KEPT: u32 = 2_000;

/// Where a stop stands in a plan: its day and its number on that day, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The day.
    pub day: usize,
    /// The stop.
    pub stop: usize,
}

impl Plan {
    /// Returns where an entry is visited.
    pub fn spot(&self, entry: Entry) -> Option<Spot> {
        self.days.iter().enumerate().find_map(|(day, plan)| {
            let stop = plan.stops.iter().position(|stop| stop.entry == entry)?;
            Some(Spot { day, stop })
        })
    }

    /// Returns the stop that is somewhere.
    pub fn stop(&self, at: Spot) -> Option<&Stop> {
        self.days.get(at.day)?.stops.get(at.stop)
    }

    /// Returns where a stop goes that is moved one place earlier or later: past the end of its day, to
    /// the day before or after.
    pub fn beside(&self, at: Spot, later: bool) -> Option<Spot> {
        let n_stops = |day: usize| self.days.get(day).map(|day| day.stops.len());
        match later {
            true if at.stop + 1 < n_stops(at.day)? => Some(Spot { stop: at.stop + 1, ..at }),
            true => n_stops(at.day + 1).map(|_| Spot { day: at.day + 1, stop: 0 }),
            false if at.stop > 0 => Some(Spot { stop: at.stop - 1, ..at }),
            false => {
                let day = at.day.checked_sub(1)?;
                n_stops(day).map(|stop| Spot { day, stop })
            }
        }
    }

    /// Returns where the stop is that is the `n`th of the trip, from 0.
    pub fn nth(&self, n: usize) -> Option<Spot> {
        self.spot(self.stops().nth(n)?.entry)
    }

    /// Returns where a stop goes that is taken out of its place and put before or after another one.
    pub fn moved(&self, from: Spot, beside: Spot, after: bool) -> Option<Spot> {
        let is_later = beside.day == from.day && beside.stop > from.stop;
        let stop = (beside.stop + usize::from(after)).checked_sub(is_later.into())?;
        Some(Spot { day: beside.day, stop }).filter(|to| *to != from && beside != from)
    }
}

impl DayPlan {
    /// Returns its places in order.
    pub fn places(&self, catalogue: &Catalogue) -> Vec<PlaceRef> {
        self.stops.iter().filter_map(|stop| PlaceRef::of(catalogue, stop.entry)).collect()
    }

    /// Returns how long one stays at a stop, without the break that falls into the visit.
    pub fn stay(&self, stop: usize) -> i32 {
        let pauses = self.lunch.iter().chain(&self.rest);
        let amidst = pauses.filter(|pause| pause.amidst && pause.after_stop == stop + 1);
        let paused: i32 = amidst.map(|pause| pause.to.minutes() - pause.from.minutes()).sum();
        self.stops.get(stop).map_or(0, |stop| stop.service_time() - paused)
    }
}

impl TripRequest {
    /// Keeps what a plan has, as much of it as can be; nothing with `None`.
    pub fn keep_of(&mut self, catalogue: &Catalogue, plan: Option<&Plan>) {
        let stops = plan.into_iter().flat_map(Plan::stops);
        let places = stops.filter_map(|stop| PlaceRef::of(catalogue, stop.entry));
        self.keep = places.take(MOST_PLACES).collect();
    }

    /// Returns what keeping an earlier plan's places adds to what a plan for this request is worth.
    pub fn worth_of_keeping(&self, catalogue: &Catalogue, plan: &Plan) -> u32 {
        let kept = self.keep.iter().filter_map(|place| place.entry(catalogue));
        kept.filter(|entry| plan.spot(*entry).is_some()).count() as u32 * KEPT
    }

    /// Moves a stop of a plan one place earlier or later; at either end of the trip it stays.
    pub fn shift(&mut self, catalogue: &Catalogue, plan: &Plan, at: Spot, later: bool) {
        if let Some(to) = plan.beside(at, later) {
            self.put(catalogue, plan, at, to);
        }
    }

    /// Moves a stop of a plan to where it then is and locks the order this makes. It loses the time it
    /// was pinned to.
    pub fn put(&mut self, catalogue: &Catalogue, plan: &Plan, at: Spot, to: Spot) {
        let Some(stop) = plan.stop(at) else { return };
        let Some(place) = PlaceRef::of(catalogue, stop.entry) else { return };
        let order = |day: usize| plan.days.get(day).map(|day| day.places(catalogue));
        let mut places = order(to.day).unwrap_or_default();
        places.retain(|other| *other != place);
        places.insert(to.stop.min(places.len()), place.clone());
        self.fix(&place, |fixed| {
            fixed.at = None;
            fixed.day = fixed.day.map(|_| to.day as u8);
        });
        self.lock(to.day as u8, places);
    }

    /// Pins a stop to a time of its day, or takes the pin away.
    pub fn pin(&mut self, place: &PlaceRef, day: usize, at: Option<TimeOfDay>) {
        let day = (self.days > 1 && at.is_some()).then_some(day as u8);
        self.fix(place, |fixed| (fixed.at, fixed.day) = (at, day));
    }

    /// Makes a visit of `stay` minutes longer or shorter by a quarter of an hour.
    pub fn stretch(&mut self, place: &PlaceRef, stay: i32, longer: bool) {
        let minutes = if longer { stay + STEP } else { stay - STEP };
        self.fix(place, |fixed| fixed.minutes = Some(minutes.clamp(SHORTEST, LONGEST) as u16));
    }

    /// Asks for a place to be visited whatever it costs, on a day if one is given.
    pub fn insist_on(&mut self, place: &PlaceRef, day: Option<usize>) {
        self.avoid.retain(|avoided| avoided != place);
        self.done.retain(|seen| seen != place);
        if !self.must.contains(place) {
            self.must.push(place.clone());
        }
        if let Some(day) = day {
            self.fix(place, |fixed| fixed.day = Some(day as u8));
        }
    }

    /// Asks for a place to be left out, whatever was laid down for it.
    pub fn leave_out(&mut self, place: &PlaceRef) {
        for list in [&mut self.must, &mut self.keep] {
            list.retain(|wanted| wanted != place);
        }
        self.fixed.retain(|fixed| fixed.place != *place);
        for order in &mut self.order {
            order.places.retain(|other| other != place);
        }
        self.order.retain(|order| !order.places.is_empty());
        if !self.avoid.contains(place) {
            self.avoid.push(place.clone());
        }
    }
}
