//! Moves that turn one answer into a better one. None of them ever gives up a place asked for.

use super::Search;
use crate::domain::itinerary::schedule::{Offer, Schedule, Step};

/// The longest stretch of visits that is emptied at once.
const LONGEST_STRETCH: usize = 3;

impl<'a> Search<'a> {
    /// Reorders each day by moving one step or turning a stretch round, as long as one gets back
    /// earlier; returns whether any day changed.
    pub(super) fn shorten(&mut self) -> bool {
        let days = 0..self.days.len();
        days.fold(false, |is_changed, day| self.shorten_day(day) | is_changed)
    }

    fn shorten_day(&mut self, day: usize) -> bool {
        let mut is_changed = false;
        if let Some(Some(day)) = self.days.get_mut(day) {
            while let Some(shorter) = shorter(day) {
                *day = shorter;
                is_changed = true;
            }
        }
        is_changed
    }

    /// Moves visits to other days where that saves time; returns whether any moved.
    pub(super) fn relocate(&mut self) -> bool {
        let mut is_changed = false;
        for (from, candidate) in self.all_visits() {
            let Some((saved, without)) = self.without(from, candidate) else {
                continue;
            };
            let others = self.days.iter().enumerate().filter(|(day, _)| *day != from);
            let cheaper = others.filter_map(|(to, day)| {
                let offer = day.as_ref()?.offer(candidate)?;
                ((offer.shift as i32) < saved).then_some((offer.shift, to, offer.position))
            });
            if let Some((_, to, position)) = cheaper.min()
                && self.put(candidate, to, position)
            {
                self.set(from, without);
                is_changed = true;
            }
        }
        is_changed
    }

    /// Replaces visits by places that score more; returns whether any was replaced.
    pub(super) fn swap(&mut self) -> bool {
        let mut is_changed = false;
        for (day, out) in self.all_visits() {
            if self.is_mandatory(out) {
                continue;
            }
            let Some((_, without)) = self.without(day, out) else {
                continue;
            };
            let old = self.score(out);
            let better = self.unvisited().into_iter().filter(|place| self.score(*place) > old);
            let offers = better.filter_map(|place| Some((place, without.offer(place)?)));
            let key = |(place, offer): &(usize, Offer)| {
                (std::cmp::Reverse(self.score(*place)), offer.shift, *place)
            };
            if let Some((place, offer)) = offers.min_by_key(key) {
                self.set(day, without);
                self.mark(out, false);
                is_changed |= self.put(place, day, offer.position);
            }
        }
        is_changed
    }

    /// Returns every visit with its day.
    fn all_visits(&self) -> Vec<(usize, usize)> {
        let days = self.days.iter().enumerate().filter_map(|(at, day)| Some((at, day.as_ref()?)));
        days.flat_map(|(at, day)| day.visits().map(move |candidate| (at, candidate))).collect()
    }

    /// Returns a day without one of its visits, and by how many minutes it then ends earlier.
    fn without(&self, day: usize, candidate: usize) -> Option<(i32, Schedule<'a>)> {
        let full = self.days.get(day)?.as_ref()?;
        let mut order = full.order();
        order.retain(|step| *step != Step::Visit(candidate));
        let without = full.reordered(&order)?;
        Some((full.back - without.back, without))
    }

    /// Empties one stretch of a day after the other and fills the day anew, first without what stood
    /// there; takes the first that makes the answer better, and returns whether there was one.
    pub(super) fn shake(&mut self, tries: &mut usize) -> bool {
        let worth = self.worth();
        for day in 0..self.days.len() {
            let Some(visits) = self.visits_of(day) else { continue };
            for length in 1..=LONGEST_STRETCH {
                for stretch in visits.windows(length) {
                    let Some(left) = tries.checked_sub(1) else { return false };
                    *tries = left;
                    let other = self.refilled(day, stretch);
                    if let Some(other) = other.filter(|other| other.worth() > worth) {
                        *self = other;
                        return true;
                    }
                }
            }
        }
        false
    }

    fn visits_of(&self, day: usize) -> Option<Vec<usize>> {
        Some(self.days.get(day)?.as_ref()?.visits().collect())
    }

    /// Returns the answer with a stretch of a day given up and the room filled with other places
    /// first, then with what is left.
    fn refilled(&self, day: usize, stretch: &[usize]) -> Option<Self> {
        let full = self.days.get(day)?.as_ref()?;
        let mut order = full.order();
        order.retain(|step| !matches!(step, Step::Visit(at) if stretch.contains(at)));
        let mut other = self.clone();
        let others = other.unvisited();
        other.set(day, full.reordered(&order)?);
        stretch.iter().for_each(|candidate| other.mark(*candidate, false));
        other.fill_with(others, day..day + 1);
        for candidate in other.unvisited().into_iter().filter(|at| self.is_mandatory(*at)) {
            other.take(candidate);
        }
        let given_up: Vec<_> =
            other.unvisited().into_iter().filter(|at| stretch.contains(at)).collect();
        other.fill_with(given_up, 0..self.days.len());
        other.shorten_day(day);
        other.fill_with(other.unvisited(), day..day + 1);
        Some(other)
    }
}

/// Returns the day with one step moved or one stretch turned round, if that ends it earlier.
fn shorter<'a>(day: &Schedule<'a>) -> Option<Schedule<'a>> {
    let order = day.order();
    let n = order.len();
    let pairs = (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|(a, b)| a != b);
    pairs
        .flat_map(|(a, b)| {
            let mut moved = order.clone();
            let step = moved.remove(a);
            moved.insert(b, step);
            let mut turned = order.clone();
            if let Some(stretch) = turned.get_mut(a..=b) {
                stretch.reverse();
            }
            [moved, turned]
        })
        .filter_map(|order| day.reordered(&order))
        .find(|other| other.back < day.back)
}
