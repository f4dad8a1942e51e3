//! Chooses and orders the visits: places asked for first, the hardest to fit in before the others;
//! then, again and again, the place that gives most for the time it takes; then moves that shorten
//! the days, swap better places in and fill stretches anew. The number of steps is bounded by the
//! problem's size, and there is no clock and no chance in it: the same problem has the same answer
//! everywhere.

mod moves;

use super::problem::Problem;
use super::schedule::{Offer, Schedule, Step};
use std::ops::Range;
use std::rc::Rc;

/// How often the days are improved at most. Higher finds a little more, at the same cost again.
const ROUNDS: usize = 8;

/// How many places are tried in all where stretches of the days are emptied and filled anew. Higher
/// finds better plans, slower.
const SHAKEN_PLACES: usize = 12_000;

/// How places are weighed when the days are filled: score to this power, over the minutes it takes.
/// Each is tried, and the best answer is kept.
const POWERS: [u32; 3] = [2, 1, 3];

/// How many minutes later a day may end so that no visit is interrupted by the break.
const SOONER: i32 = 15;

/// Returns the days of the best answer found; a day is `None` when not even its way from start to
/// end fits.
pub(super) fn solve(problem: &Problem) -> Vec<Option<Schedule<'_>>> {
    let musts = with_musts(problem);
    let mut best = musts.clone();
    for power in POWERS {
        let mut search = Search { power, ..musts.clone() };
        search.fill();
        search.improve();
        if search.worth() > best.worth() {
            best = search;
        }
    }
    let mut shakes = SHAKEN_PLACES / best.possible.len().max(1);
    while best.shake(&mut shakes) {}
    best.improve();
    best.settle_breaks();
    best.days
}

/// What makes one answer better than another: places asked for, score, earlier returns.
type Worth = (usize, u32, i32);

#[derive(Clone)]
struct Search<'a> {
    problem: &'a Problem,
    days: Vec<Option<Schedule<'a>>>,
    /// Whether each candidate is visited.
    visited: Vec<bool>,
    /// The candidates that at least fit into an empty day.
    possible: Rc<[usize]>,
    power: u32,
}

/// Returns the days with as many of the places asked for as can be fitted in.
fn with_musts(problem: &Problem) -> Search<'_> {
    let empty = Search::new(problem);
    let musts = problem.candidates.iter().enumerate().filter(|(_, place)| place.mandatory);
    let mut order: Vec<usize> = musts.map(|(at, _)| at).collect();
    order.sort_by_key(|at| empty.freedom(*at));
    let mut best = empty.clone();
    for _ in 0..=order.len() {
        let mut search = empty.clone();
        let left_out: Vec<usize> = order.iter().copied().filter(|at| !search.take(*at)).collect();
        search.shorten();
        let left_out: Vec<usize> = left_out.into_iter().filter(|at| !search.take(*at)).collect();
        if search.worth() > best.worth() {
            best = search;
        }
        let Some(first) = left_out.first() else { break };
        // What did not fit is tried first the next time.
        order.retain(|at| at != first);
        order.insert(0, *first);
    }
    best
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem) -> Self {
        let day = |day: usize| {
            let with_lunch = Schedule::of(problem, day, &[Step::Lunch]);
            with_lunch.or_else(|| Schedule::of(problem, day, &[]))
        };
        let days: Vec<Option<Schedule<'_>>> = (0..problem.days.len()).map(day).collect();
        let fits = |at: &usize| days.iter().flatten().any(|day| day.offer(*at).is_some());
        Self {
            problem,
            visited: vec![false; problem.candidates.len()],
            possible: (0..problem.candidates.len()).filter(fits).collect(),
            days,
            power: 2,
        }
    }

    /// Returns how many minutes of all days a visit to a candidate could begin in.
    fn freedom(&self, candidate: usize) -> i32 {
        let openings =
            self.problem.candidates.get(candidate).map(|place| place.openings.as_slice());
        let starts = openings.unwrap_or_default().iter().flat_map(|opening| &opening.starts);
        starts.map(|(first, last)| last - first + 1).sum()
    }

    fn score(&self, candidate: usize) -> u32 {
        self.problem.candidates.get(candidate).map_or(0, |place| place.score)
    }

    fn is_mandatory(&self, candidate: usize) -> bool {
        self.problem.candidates.get(candidate).is_some_and(|place| place.mandatory)
    }

    fn worth(&self) -> Worth {
        let (mut musts, mut score) = (0, 0);
        for (candidate, _) in self.visited.iter().enumerate().filter(|(_, visited)| **visited) {
            musts += usize::from(self.is_mandatory(candidate));
            score += self.score(candidate);
        }
        let back: i32 = self.days.iter().flatten().map(|day| day.back).sum();
        (musts, score, -back)
    }

    fn improve(&mut self) {
        for _ in 0..ROUNDS {
            let is_better = self.shorten() | self.relocate() | self.swap();
            if !is_better {
                break;
            }
            self.fill();
        }
    }

    /// Puts a candidate where it costs least; returns whether it fitted.
    fn take(&mut self, candidate: usize) -> bool {
        let offers = self.days.iter().enumerate().filter_map(|(at, day)| {
            let offer = day.as_ref()?.offer(candidate)?;
            Some((offer.shift, at, offer.position))
        });
        offers.min().is_some_and(|(_, day, position)| self.put(candidate, day, position))
    }

    fn put(&mut self, candidate: usize, day: usize, position: usize) -> bool {
        let Some(Some(slot)) = self.days.get_mut(day) else {
            return false;
        };
        let order = slot.order_with(position, Step::Visit(candidate));
        let Some(fuller) = slot.reordered(&order) else {
            return false;
        };
        *slot = fuller;
        self.mark(candidate, true);
        true
    }

    fn mark(&mut self, candidate: usize, is_visited: bool) {
        if let Some(mark) = self.visited.get_mut(candidate) {
            *mark = is_visited;
        }
    }

    fn unvisited(&self) -> Vec<usize> {
        let is_open = |at: &usize| self.visited.get(*at) == Some(&false);
        self.possible.iter().copied().filter(is_open).collect()
    }

    /// Adds the place that gives most for its time until nothing more fits.
    fn fill(&mut self) {
        self.fill_with(self.unvisited(), 0..self.days.len());
    }

    /// Adds to some of the days, of some places, the one that gives most for its time, until nothing
    /// more fits.
    fn fill_with(&mut self, mut left: Vec<usize>, days: Range<usize>) {
        let offer = |search: &Self, day: usize, candidate: usize| {
            search.days.get(day)?.as_ref()?.offer(candidate)
        };
        let offers_of = |day| left.iter().map(|place| offer(self, day, *place)).collect();
        let mut offers: Vec<(usize, Vec<Option<Offer>>)> =
            days.map(|day| (day, offers_of(day))).collect();
        while let Some((at, day, position)) = self.best_offer(&left, &offers) {
            let candidate = left.remove(at);
            if !self.put(candidate, day, position) {
                return;
            }
            for (of_day, offers_of_day) in &mut offers {
                offers_of_day.remove(at);
                if *of_day == day {
                    // What did not fit before fits even less now.
                    for (place, old) in left.iter().zip(offers_of_day) {
                        *old = old.and_then(|_| offer(self, day, *place));
                    }
                }
            }
        }
    }

    /// Returns the best offer as (position in `left`, day, position in the day).
    fn best_offer(
        &self,
        left: &[usize],
        offers: &[(usize, Vec<Option<Offer>>)],
    ) -> Option<(usize, usize, usize)> {
        let mut best: Option<(u64, u64, (usize, usize, usize))> = None;
        for (day, of_day) in offers {
            for ((at, candidate), offer) in left.iter().enumerate().zip(of_day) {
                let Some(offer) = offer else { continue };
                let gain = u64::from(self.score(*candidate)).pow(self.power);
                let shift = u64::from(offer.shift);
                // gain / shift, compared without dividing.
                if best.is_none_or(|(g, s, _)| gain * s > g * shift) {
                    best = Some((gain, shift, (at, *day, offer.position)));
                }
            }
        }
        best.map(|(.., place)| place)
    }

    fn set(&mut self, day: usize, schedule: Schedule<'a>) {
        if let Some(slot) = self.days.get_mut(day) {
            *slot = Some(schedule);
        }
    }

    /// Moves breaks out of the midst of visits where that makes the day hardly longer, and gives days
    /// a break that had no room for it at their start.
    fn settle_breaks(&mut self) {
        for day in self.days.iter_mut().flatten() {
            let latest = if day.has_lunch() { day.back + SOONER } else { i32::MAX };
            if day.has_lunch() && !day.is_interrupted() {
                continue;
            }
            let mut order = day.order();
            order.retain(|step| *step != Step::Lunch);
            let with_break = |at: usize| {
                let mut order = order.clone();
                order.insert(at, Step::Lunch);
                day.reordered(&order)
            };
            let better = (1..=order.len()).filter_map(with_break);
            let better = better.filter(|other| other.back <= latest && !other.is_interrupted());
            if let Some(better) = better.min_by_key(|other| other.back) {
                *day = better;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Date;
    use crate::domain::catalogue::{Catalogue, decode};
    use crate::domain::itinerary::{TripRequest, problem};
    use std::fmt::Write;

    /// A catalogue of six sights around the centre, another one for each seed.
    fn six_sights(seed: &mut u32) -> Catalogue {
        let mut random = |n: u32| {
            *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (*seed >> 8) % n
        };
        let mut sights = String::new();
        for at in 0..6 {
            let (lat, lng) = (20_900 + random(250), 105_700 + random(300));
            let (opens, minutes) = (7 + random(6), 30 + 15 * random(7));
            let closes = opens + 3 + random(6);
            let comma = if at == 0 { "" } else { "," };
            let _ = write!(
                sights,
                r#"{comma}{{"id": "s{at}", "name": {{"vi": "S{at}"}}, "about": {{"vi": "S"}},
                "place": {{"point": [{}.{:03}, {}.{:03}]}}, "visit_minutes": {minutes},
                "hours": {{"osm": "{opens:02}:00-{closes:02}:00"}}, "sources": []}}"#,
                lat / 1_000,
                lat % 1_000,
                lng / 1_000,
                lng % 1_000,
            );
        }
        let file = format!(
            r#"{{"format": 1, "checked": "2026-11-23", "region": {{"name": {{"vi": "H"}},
            "centre_name": {{"vi": "H"}}, "centre": [21.0287, 105.8523],
            "bounds": [20.4, 105.1, 21.5, 106.2]}}, "sights": [{sights}]}}"#
        );
        decode(file.as_bytes(), None).unwrap().0
    }

    /// Returns the best score of all orders of all subsets that begin with `steps`.
    fn exhaustive(problem: &Problem, steps: &mut Vec<Step>) -> u32 {
        let score = |step: &Step| match step {
            Step::Visit(at) => problem.candidates[*at].score,
            Step::Lunch => 0,
        };
        let is_whole = steps.contains(&Step::Lunch) && Schedule::of(problem, 0, steps).is_some();
        let mut best = if is_whole { steps.iter().map(score).sum() } else { 0 };
        let visits = (0..problem.candidates.len()).map(Step::Visit);
        for step in visits.chain([Step::Lunch]) {
            if !steps.contains(&step) {
                steps.push(step);
                best = best.max(exhaustive(problem, steps));
                steps.pop();
            }
        }
        best
    }

    #[test]
    fn small_days_are_close_to_the_best_there_is() {
        let (mut found, mut best) = (0, 0);
        let mut seed = 1;
        for _ in 0..25 {
            let catalogue = six_sights(&mut seed);
            let pairs = [("for", "sights"), ("back", "16:00")];
            let date = Date::parse("2026-11-28").unwrap();
            let problem =
                problem(&catalogue, None, &TripRequest::from_pairs(pairs.into_iter(), date));
            let score = |day: Schedule<'_>| -> u32 {
                day.visits().map(|at| problem.candidates[at].score).sum()
            };
            let of_solver: u32 = solve(&problem).into_iter().flatten().map(score).sum();
            let of_all = exhaustive(&problem, &mut Vec::new());
            assert!(of_solver <= of_all);
            println!("{of_solver} {of_all}");
            (found, best) = (found + of_solver, best + of_all);
        }
        assert!(found * 100 >= best * 98, "{found} of {best}");
    }
}
