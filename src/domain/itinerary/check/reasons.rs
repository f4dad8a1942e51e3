//! Whether what a plan leaves out is explained, and truly.

use super::{Checker, Violation, minutes};
use crate::domain::catalogue::Entry;
use crate::domain::catalogue::hours::OpenHours;
use crate::domain::itinerary::plan::{DayPlan, Obstacle, Reason, Unvisited};

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
            let is_visited = entry.is_some_and(|entry| self.plan.visits(entry));
            let is_explained = self.plan.unvisited.iter().any(|left| match &left.reason {
                Reason::UnknownPlace(named) => left.mandatory && named == place,
                _ => left.mandatory && left.entry == entry && entry.is_some(),
            });
            self.require(is_visited || is_explained, Violation::MustMissing(place.clone()));
        }
        for left in &self.plan.unvisited {
            let is_visited = left.entry.is_some_and(|entry| self.plan.visits(entry));
            let is_must =
                |entry| self.request.must.iter().any(|p| p.entry(self.catalogue) == entry);
            let is_asked = left.entry.is_none() || is_must(left.entry) == left.mandatory;
            self.require(!is_visited && is_asked, Violation::Explained(left.entry));
            self.require(self.is_true(left), Violation::FalseReason(left.entry));
        }
    }

    fn obstacles(&mut self) {
        let request = self.request;
        let is_unknown =
            |anchor: &crate::domain::itinerary::Anchor| anchor.point(self.catalogue).is_none();
        let stands = |obstacle: &Obstacle| match obstacle {
            Obstacle::BackBeforeLeaving => request.back <= request.leave,
            Obstacle::StartUnknown => is_unknown(&request.start),
            Obstacle::EndUnknown => {
                request.end.as_ref().is_some_and(is_unknown) || is_unknown(&request.start)
            }
            Obstacle::CalendarEnds => self.plan.days.len() < usize::from(request.days),
            Obstacle::EndOutOfReach { extra_minutes } => self
                .plan
                .days
                .last()
                .is_some_and(|day| self.way_is_late(day) == i32::from(*extra_minutes)),
            Obstacle::NothingToVisit | Obstacle::NothingFits => self.plan.stops().next().is_none(),
        };
        let named = &self.plan.obstacles;
        let must_be_named = [
            (request.back <= request.leave, Obstacle::BackBeforeLeaving),
            (is_unknown(&request.start), Obstacle::StartUnknown),
        ];
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
        let way = self.times.between(from, to, self.request.leave);
        minutes(self.request.leave) + i32::from(way.minutes) - minutes(self.request.back)
    }

    fn is_true(&self, left: &Unvisited) -> bool {
        let Some(entry) = left.entry else {
            return matches!(&left.reason, Reason::UnknownPlace(place)
                if place.entry(self.catalogue).is_none());
        };
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
            Reason::OverLimit => self.request.limits.iter().any(|limit| {
                let counted = |entry| limit.counts(self.catalogue, entry);
                let n = self.plan.stops().filter(|stop| counted(stop.entry)).count();
                counted(entry) && n >= usize::from(limit.most)
            }),
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
        let days = self.plan.days.iter().map(|day| self.alone(entry, day));
        days.min_by_key(rank).unwrap_or(Alone::Closed)
    }

    fn alone(&self, entry: Entry, day: &DayPlan) -> Alone {
        let open = self.open(entry, day.date);
        if open == OpenHours::Closed {
            return Alone::Closed;
        }
        let points = (day.start.point, self.catalogue.point(entry), day.end.point);
        let (Some(from), Some(at), Some(to)) = points else {
            return Alone::NeverInTime;
        };
        let stay = self.request.pace.service_time(self.usual_minutes(entry));
        let leave = self.request.leave;
        let arrival = minutes(leave) + i32::from(self.times.between(from, at, leave).minutes);
        let home = self.times.hop(at, to);
        let late_after = |start: i32| home.arrival(start + stay) - minutes(self.request.back);
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
