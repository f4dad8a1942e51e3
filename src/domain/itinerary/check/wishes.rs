//! Whether a plan keeps what was laid down for places, days and kinds. What is not in the plan is no
//! breach here: that it is explained is another rule.

use super::{Checker, Violation};
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::anchor::PlaceRef;
use crate::domain::itinerary::plan::Leg;
use crate::domain::itinerary::request::{Appeal, Fixed, Mode};

impl Checker<'_> {
    pub(super) fn wishes(&mut self) {
        self.times_of_visits();
        self.order();
        self.limits();
        self.walking();
        self.outside();
    }

    fn outside(&mut self) {
        let asked: Vec<_> = self.request.musts();
        let asked: Vec<_> = asked.iter().filter_map(|place| place.entry(self.catalogue)).collect();
        let lunches = self.plan.days.iter().filter_map(|day| day.lunch.as_ref()?.near);
        let visited = self.plan.stops().map(|stop| stop.entry);
        let outside = visited.filter(|entry| !asked.contains(entry)).chain(lunches);
        let outside = outside.filter(|entry| !self.request.keeps_to(self.catalogue, *entry));
        self.found.extend(outside.map(Violation::Outside).collect::<Vec<_>>());
    }

    /// Returns what is laid down for a place.
    pub(super) fn fixed(&self, entry: Entry) -> Option<&Fixed> {
        let is_it = |fixed: &&Fixed| fixed.place.entry(self.catalogue) == Some(entry);
        self.request.fixed.iter().find(is_it)
    }

    /// Returns the day that a place was laid down for, by itself or in a locked order.
    pub(super) fn day_of(&self, entry: Entry) -> Option<usize> {
        let is_it = |place: &PlaceRef| place.entry(self.catalogue) == Some(entry);
        let ordered = self.request.order.iter().find(|order| order.places.iter().any(is_it));
        let own = self.fixed(entry).and_then(|fixed| fixed.day);
        own.or(ordered.map(|order| order.day)).map(usize::from)
    }

    /// Returns how many minutes a visit takes: as was laid down, else as the pace has it.
    pub(super) fn stay(&self, entry: Entry) -> i32 {
        let own = self.fixed(entry).and_then(|fixed| fixed.minutes);
        let appeal = || Appeal::of(self.catalogue, self.request, entry);
        let usual = || self.request.pace.stay(self.usual_minutes(entry), appeal());
        own.map_or_else(usual, i32::from)
    }

    fn times_of_visits(&mut self) {
        for (at, day) in self.plan.days.iter().enumerate() {
            for (number, stop) in day.stops.iter().enumerate() {
                let (wanted, time) = match self.fixed(stop.entry) {
                    Some(fixed) => (fixed.day, fixed.at),
                    None => (None, None),
                };
                let is_its_day = wanted.is_none_or(|day| usize::from(day) == at);
                self.require(is_its_day, Violation::WrongDay(stop.entry));
                let is_on_time = time.is_none_or(|time| time == stop.start);
                self.require(is_on_time, Violation::NotOnTime(at, number));
            }
        }
    }

    fn order(&mut self) {
        for order in &self.request.order {
            let places = order.places.iter().filter_map(|place| place.entry(self.catalogue));
            let day = usize::from(order.day);
            let bound: Vec<Entry> =
                places.filter(|entry| self.day_of(*entry) == Some(day)).collect();
            let mut before = None;
            for entry in bound {
                for (at, planned) in self.plan.days.iter().enumerate() {
                    let visit = planned.stops.iter().position(|stop| stop.entry == entry);
                    if visit.is_some() && at != day {
                        self.found.push(Violation::WrongDay(entry));
                    } else if visit.is_some() && visit < before {
                        self.found.push(Violation::Order(at));
                    }
                    before = visit.filter(|_| at == day).or(before);
                }
            }
        }
    }

    fn limits(&mut self) {
        for limit in &self.request.limits {
            let of_kind: Vec<Entry> = self
                .plan
                .stops()
                .map(|stop| stop.entry)
                .filter(|entry| limit.counts(self.catalogue, *entry))
                .collect();
            let n_asked = of_kind.iter().filter(|entry| self.is_must(**entry)).count();
            let is_within = of_kind.len() <= n_asked.max(limit.most.into());
            self.require(is_within, Violation::TooMany(limit.kind.clone()));
        }
    }

    fn walking(&mut self) {
        let most = self.request.walking.filter(|_| self.request.mode == Mode::Walk);
        for (at, day) in self.plan.days.iter().enumerate() {
            let on_foot: i32 = day.legs.iter().map(Leg::minutes).sum();
            let is_within = most.is_none_or(|most| on_foot <= i32::from(most));
            self.require(is_within, Violation::WalksTooFar(at));
        }
    }

    /// Returns whether a place was asked for.
    pub(super) fn is_must(&self, entry: Entry) -> bool {
        self.request.musts().iter().any(|place| place.entry(self.catalogue) == Some(entry))
    }
}
