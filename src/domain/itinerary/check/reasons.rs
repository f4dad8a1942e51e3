//! Whether what a plan leaves out is explained, and truly.

use super::{Checker, Violation, minutes};
use crate::domain::catalogue::Entry;
use crate::domain::catalogue::hours::OpenHours;
use crate::domain::itinerary::plan::{DayPlan, Obstacle, Reason, Unvisited};
use crate::domain::itinerary::request::Fixed;

/// How a day would go that holds one place alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alone {
    Fits,
    /// Minutes past the latest return, and whether waiting for the place to open is to blame.
    Late(i32, bool),
    NeverInTime,
    Closed,
}

impl Checker<'_> {
    pub(super) fn reasons(&mut self) {
        self.obstacles();
        for place in self.request.must.iter() {
            let entry = place.entry(self.catalogue);
            let is_visited = entry.is_some_and(|entry| self.visits(entry));
            let is_explained = self.plan.unvisited.iter().any(|left| match &left.reason {
                Reason::UnknownPlace(named) => left.mandatory && named == place,
                _ => left.mandatory && left.entry == entry && entry.is_some(),
            });
            self.require(is_visited || is_explained, Violation::MustMissing(place.clone()));
        }
        for left in &self.plan.unvisited {
            let is_visited = left.entry.is_some_and(|entry| self.visits(entry));
            let is_must =
                |entry| self.request.musts().iter().any(|p| p.entry(self.catalogue) == entry);
            let is_asked = left.entry.is_none() || is_must(left.entry) == left.mandatory;
            self.require(!is_visited && is_asked, Violation::Explained(left.entry));
            self.require(self.is_true(left), Violation::FalseReason(left.entry));
        }
    }

    fn visits(&self, entry: Entry) -> bool {
        self.plan.stops().any(|stop| stop.entry == entry)
    }

    fn obstacles(&mut self) {
        let request = self.request;
        let is_unknown =
            |anchor: &crate::domain::itinerary::Anchor| anchor.point(self.catalogue).is_none();
        let days = 0..self.plan.days.len();
        let never = days.clone().any(|day| request.back_on(day) <= request.leave_on(day));
        let starts_nowhere = days.clone().any(|day| is_unknown(request.start_of(day)));
        let ends_nowhere = days.clone().any(|day| is_unknown(request.end_of(day)));
        let stands = |obstacle: &Obstacle| match obstacle {
            Obstacle::BackBeforeLeaving => never,
            Obstacle::StartUnknown => starts_nowhere,
            Obstacle::EndUnknown => ends_nowhere,
            Obstacle::CalendarEnds => self.plan.days.len() < usize::from(request.days),
            Obstacle::EndOutOfReach { extra_minutes } => self
                .plan
                .days
                .last()
                .is_some_and(|day| self.way_is_late(day) == i32::from(*extra_minutes)),
            Obstacle::NothingToVisit | Obstacle::NothingFits => self.plan.stops().next().is_none(),
        };
        let named = &self.plan.obstacles;
        let must_be_named =
            [(never, Obstacle::BackBeforeLeaving), (starts_nowhere, Obstacle::StartUnknown)];
        let is_complete =
            must_be_named.iter().all(|(stands, what)| !stands || named.contains(what));
        let is_told = !named.is_empty() || self.plan.stops().next().is_some();
        let holds = named.iter().all(stands) && is_complete && is_told;
        self.require(holds, Violation::Obstacles);
    }

    /// Returns by how many minutes the way from a day's start to its end alone is too long.
    fn way_is_late(&self, day: &DayPlan) -> i32 {
        let (Some(from), Some(to)) = (day.start.point, day.end.point) else {
            return 0;
        };
        let last = self.plan.days.len().saturating_sub(1);
        let (leave, back) = (self.request.leave_on(last), self.request.back_on(last));
        minutes(leave) + i32::from(self.times.between(from, to, leave).minutes) - minutes(back)
    }

    fn is_true(&self, left: &Unvisited) -> bool {
        let Some(entry) = left.entry else {
            return matches!(&left.reason, Reason::UnknownPlace(place)
                if place.entry(self.catalogue).is_none());
        };
        // What is laid down for a place narrows its hours, of which the reason then tells.
        let is_hours = matches!(
            left.reason,
            Reason::ClosedThatDay | Reason::ClosesTooEarly | Reason::OpensTooLate
        );
        if is_hours && self.is_laid_down(entry) {
            return true;
        }
        let alone = || self.alone_at_best(entry);
        match &left.reason {
            Reason::UnknownPlace(_) => false,
            Reason::Avoided => self.is_avoided(entry),
            Reason::Planned => self.is_planned(entry),
            Reason::NoPosition => self.catalogue.point(entry).is_none(),
            Reason::NoDay => !self.plan.obstacles.is_empty() && self.plan.stops().next().is_none(),
            Reason::PartOf(other) => self.is_part(entry, *other) || self.is_part(*other, entry),
            Reason::ClosedThatDay => alone() == Alone::Closed,
            Reason::ClosesTooEarly => alone() == Alone::NeverInTime,
            Reason::OpensTooLate => matches!(alone(), Alone::Late(_, true)),
            Reason::TooFar { extra_minutes } => {
                alone() == Alone::Late(i32::from(*extra_minutes), false)
            }
            Reason::NoTime { short_by } => *short_by > 0 && alone() == Alone::Fits,
            Reason::FitsWithoutLunch => self.request.lunch.is_some() && alone() == Alone::Fits,
        }
    }

    /// Returns how a day for one place would go, on the day of the trip that suits it best.
    fn alone_at_best(&self, entry: Entry) -> Alone {
        let rank = |alone: &Alone| match alone {
            Alone::Fits => (0, 0),
            Alone::Late(late, false) => (1, *late),
            Alone::Late(late, true) => (2, *late),
            Alone::NeverInTime => (3, 0),
            Alone::Closed => (4, 0),
        };
        let days = self.plan.days.iter().enumerate();
        days.map(|(at, day)| self.alone(entry, at, day)).min_by_key(rank).unwrap_or(Alone::Closed)
    }

    /// Returns whether a day, a time or a locked order is laid down for a place.
    fn is_laid_down(&self, entry: Entry) -> bool {
        let orders = self.request.order.iter().flat_map(|order| &order.places);
        self.fixed(entry).is_some_and(Fixed::is_must)
            || orders.into_iter().any(|place| place.entry(self.catalogue) == Some(entry))
    }

    fn alone(&self, entry: Entry, at_day: usize, day: &DayPlan) -> Alone {
        let open = self.open(entry, day.date);
        if open == OpenHours::Closed {
            return Alone::Closed;
        }
        let points = (day.start.point, self.catalogue.point(entry), day.end.point);
        let (Some(from), Some(at), Some(to)) = points else {
            return Alone::NeverInTime;
        };
        let stay = self.stay(entry);
        let (leave, back) = (self.request.leave_on(at_day), self.request.back_on(at_day));
        let arrival = minutes(leave) + i32::from(self.times.between(from, at, leave).minutes);
        let home = self.times.hop(at, to);
        let late_after = |start: i32| home.arrival(start + stay) - minutes(back);
        let windows = self.windows(&open);
        let starts = windows.iter().map(|(opens, closes)| (arrival.max(*opens), *closes));
        let start = starts.filter(|(start, closes)| start + stay <= *closes).min();
        match start.map(|(start, _)| (start, late_after(start))) {
            None => Alone::NeverInTime,
            Some((_, ..=0)) => Alone::Fits,
            Some((_, late)) => Alone::Late(late, late_after(arrival) <= 0),
        }
    }
}
