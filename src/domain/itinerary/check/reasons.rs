//! Whether what a plan leaves out is explained, and truly.

use super::{Checker, Violation, is_unknown, minutes};
use crate::domain::catalogue::Entry;
use crate::domain::catalogue::hours::OpenHours;
use crate::domain::itinerary::Anchor;
use crate::domain::itinerary::plan::{DayPlan, Obstacle, Reason, Unvisited};

/// How a day would go that holds one place alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alone {
    Fits,
    /// Minutes past the latest return, and whether waiting for the place to open is to blame.
    Late(i32, bool),
    /// Minutes after the time that was laid down, and past the latest return because of it.
    NotThereBy(i32),
    NotBackAfter(i32),
    ShutThen,
    NeverInTime,
    Closed,
}

impl Checker<'_> {
    pub(super) fn reasons(&mut self) {
        self.obstacles();
        for place in self.request.musts() {
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
            let is_asked = left.entry.is_none_or(|entry| self.is_must(entry) == left.mandatory);
            self.require(!is_visited && is_asked, Violation::Explained(left.entry));
            self.require(self.is_true(left), Violation::FalseReason(left.entry));
        }
    }

    fn obstacles(&mut self) {
        let request = self.request;
        let days = || 0..self.plan.days.len();
        let is_unknown = |anchor: &Anchor| anchor.point(self.catalogue).is_none();
        let is_reversed = days().any(|day| request.back_on(day) <= request.leave_on(day));
        let is_start_unknown = days().any(|day| is_unknown(request.start_of(day)));
        let is_end_unknown = days().any(|day| is_unknown(request.end_of(day)));
        let stands = |obstacle: &Obstacle| match obstacle {
            Obstacle::BackBeforeLeaving => is_reversed,
            Obstacle::StartUnknown => is_start_unknown,
            Obstacle::EndUnknown => is_end_unknown,
            Obstacle::CalendarEnds => self.plan.days.len() < usize::from(request.days),
            Obstacle::EndOutOfReach { extra_minutes } => self
                .plan
                .days
                .iter()
                .enumerate()
                .any(|(at, day)| self.way_is_late(at, day) == i32::from(*extra_minutes)),
            Obstacle::NothingToVisit | Obstacle::NothingFits => self.plan.stops().next().is_none(),
        };
        let named = &self.plan.obstacles;
        let must_be_named = [
            (is_reversed, Obstacle::BackBeforeLeaving),
            (is_start_unknown, Obstacle::StartUnknown),
        ];
        let is_complete =
            must_be_named.iter().all(|(stands, what)| !stands || named.contains(what));
        let is_told = !named.is_empty() || self.plan.stops().next().is_some();
        let holds = named.iter().all(stands) && is_complete && is_told;
        self.require(holds, Violation::Obstacles);
    }

    /// Returns by how many minutes the way from a day's start to its end alone is too long.
    fn way_is_late(&self, at: usize, day: &DayPlan) -> i32 {
        let (Some(from), Some(to)) = (day.start.point, day.end.point) else {
            return 0;
        };
        let leave = self.request.leave_on(at);
        let way = self.times.between(from, to, leave);
        minutes(leave) + i32::from(way.minutes) - minutes(self.request.back_on(at))
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
            Reason::NoDay => {
                let is_beyond = self.day_of(entry).is_some_and(|day| day >= self.plan.days.len());
                is_beyond || !self.plan.obstacles.is_empty() && self.plan.stops().next().is_none()
            }
            Reason::PartOf(other) => self.is_part(entry, *other) || self.is_part(*other, entry),
            Reason::ClosedThatDay => alone() == Alone::Closed,
            Reason::ClosesTooEarly => alone() == Alone::NeverInTime,
            Reason::OpensTooLate => matches!(alone(), Alone::Late(_, true)),
            Reason::ShutThen => alone() == Alone::ShutThen,
            Reason::NotThereBy { late } => alone() == Alone::NotThereBy(i32::from(*late)),
            Reason::NotBackAfter { late } => alone() == Alone::NotBackAfter(i32::from(*late)),
            Reason::Clashes(other) => alone() == Alone::Fits && self.clash(entry, *other),
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

    /// Returns how a day for one place would go, on the day of the trip that suits it best; on the
    /// day that was laid down for it, if one was.
    fn alone_at_best(&self, entry: Entry) -> Alone {
        let rank = |alone: &Alone| match alone {
            Alone::Fits => (0, 0),
            Alone::Late(late, false) => (1, *late),
            Alone::NotThereBy(late) => (2, *late),
            Alone::NotBackAfter(late) => (3, *late),
            Alone::Late(late, true) => (4, *late),
            Alone::NeverInTime | Alone::ShutThen => (5, 0),
            Alone::Closed => (6, 0),
        };
        let wanted = self.day_of(entry);
        let days = self.plan.days.iter().enumerate();
        let days = days.filter(|(at, _)| wanted.is_none_or(|wanted| wanted == *at));
        days.map(|(at, day)| self.alone(entry, at, day)).min_by_key(rank).unwrap_or(Alone::Closed)
    }

    fn time_of(&self, entry: Entry) -> Option<i32> {
        self.fixed(entry).and_then(|fixed| fixed.at).map(minutes)
    }

    /// Returns whether nobody could keep the times laid down for a place and for a stop of the plan.
    fn clash(&self, entry: Entry, stop: Entry) -> bool {
        let (Some(own), Some(other)) = (self.time_of(entry), self.time_of(stop)) else {
            return false;
        };
        let order =
            if own < other { [(entry, own), (stop, other)] } else { [(stop, other), (entry, own)] };
        let [(first, begins), (second, until)] = order;
        let points = (self.catalogue.point(first), self.catalogue.point(second));
        let (Some(from), Some(to)) = points else { return false };
        let there = self.times.hop(from, to).arrival(begins + self.stay(first));
        self.plan.visits(stop) && there > until
    }

    fn alone(&self, entry: Entry, number: usize, day: &DayPlan) -> Alone {
        let open = self.open(entry, day.date);
        if open == OpenHours::Closed {
            return Alone::Closed;
        }
        let points = (day.start.point, self.catalogue.point(entry), day.end.point);
        let (Some(from), Some(at), Some(to)) = points else {
            return Alone::NeverInTime;
        };
        let stay = self.stay(entry);
        let leave = self.request.leave_on(number);
        let arrival = minutes(leave) + i32::from(self.times.between(from, at, leave).minutes);
        let home = self.times.hop(at, to);
        let late_after =
            |start: i32| home.arrival(start + stay) - minutes(self.request.back_on(number));
        let windows = self.windows(&open);
        if let Some(time) = self.time_of(entry) {
            let holds = |(opens, closes): &(i32, i32)| *opens <= time && time + stay <= *closes;
            let is_open = windows.iter().any(holds) || is_unknown(&open);
            return match late_after(time) {
                _ if !is_open => Alone::ShutThen,
                _ if arrival > time => Alone::NotThereBy(arrival - time),
                ..=0 => Alone::Fits,
                late if late_after(arrival) <= 0 => Alone::NotBackAfter(late),
                late => Alone::Late(late, false),
            };
        }
        let starts = windows.iter().map(|(opens, closes)| (arrival.max(*opens), *closes));
        let start = starts.filter(|(start, closes)| start + stay <= *closes).min();
        match start.map(|(start, _)| (start, late_after(start))) {
            None => Alone::NeverInTime,
            Some((_, ..=0)) => Alone::Fits,
            Some((_, late)) => Alone::Late(late, late_after(arrival) <= 0),
        }
    }
}
