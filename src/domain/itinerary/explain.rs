//! What would let a place into a plan that left it out: changes of the request, those cheapest for
//! the traveller first. Nothing is guessed: each is tried by planning anew, just as the guide will once
//! it is asked for the changed trip, and only those are told of which that plan holds the place.

mod change;
mod closed;

pub use change::Change;
use change::Ladder;

use super::anchor::PlaceRef;
use super::plan::{DayPlan, Plan, Unvisited};
use super::problem::problem;
use super::request::TripRequest;
use super::solver::Progress;
use super::timetable::plan;
use crate::domain::catalogue::{Catalogue, Entry};
use crate::domain::travel::Network;

/// What would let a place in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The place.
    pub entry: Entry,
    /// On which days of the week it is always closed, if that is what kept it out: a bit for each,
    /// the lowest for Monday.
    pub closed: u8,
    /// The ways in, cheapest for the traveller first; none if none was found.
    pub ways: Vec<WayIn>,
}

/// A change that lets a place in, and what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayIn {
    /// The change.
    pub change: Change,
    /// What was in the plan and then is no more.
    pub drops: Vec<Entry>,
    /// By how many minutes the days become longer together.
    pub longer: u16,
}

/// What is known of the places that a plan left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanations {
    /// Those explained so far, in the order of the plan's list.
    pub found: Vec<Explanation>,
    /// Nothing more will come.
    pub is_complete: bool,
}

/// How many ways in are told of a place, beside that of insisting on it.
const MOST_WAYS: usize = 3;

/// A search for explanations that goes on and on, one try at a time.
pub struct Explainer {
    request: TripRequest,
    before: Plan,
    /// The musts that the plan holds.
    musts: Vec<Entry>,
    /// What is still to be explained, the first last.
    left: Vec<Unvisited>,
    tries: Option<Tries>,
    /// What was found so far.
    pub explanations: Explanations,
}

/// The place that is being explained.
struct Tries {
    place: PlaceRef,
    mandatory: bool,
    explanation: Explanation,
    /// What is still to be tried, the first last.
    ladders: Vec<Ladder>,
}

impl Explainer {
    /// Returns an explainer of what a plan for the request left out.
    pub fn new(catalogue: &Catalogue, request: TripRequest, before: Plan) -> Self {
        let musts = request.musts().into_iter().filter_map(|place| place.entry(catalogue));
        let musts = musts.filter(|must| before.visits(*must)).collect();
        let left = before.unvisited.iter().rev().cloned().collect();
        let explanations = Explanations::default();
        Self { request, before, musts, left, tries: None, explanations }
    }

    /// Tries one more change, or goes on to the next place.
    pub fn turn(&mut self, catalogue: &Catalogue, roads: Option<&Network>) -> Progress {
        let Some(mut tries) = self.tries.take() else {
            return self.begin(catalogue);
        };
        if let Some(ladder) = tries.ladders.last_mut() {
            let change = ladder.change();
            let way = change.and_then(|change| self.attempt((catalogue, roads), &tries, change));
            let Some(ladder) = tries.ladders.last_mut() else { return Progress::Working };
            let is_over = ladder.take(way, &mut tries.explanation.ways);
            if is_over {
                tries.ladders.pop();
            }
            let insisting = |way: &&WayIn| way.change == Change::Insist;
            let ways = tries.explanation.ways.iter().filter(|way| !insisting(way)).count();
            if ways < MOST_WAYS && !tries.ladders.is_empty() {
                self.tries = Some(tries);
                return Progress::Working;
            }
        }
        self.explanations.found.push(tries.explanation);
        Progress::Better
    }

    fn begin(&mut self, catalogue: &Catalogue) -> Progress {
        let Some(left) = self.left.pop() else {
            let is_news = !self.explanations.is_complete;
            self.explanations.is_complete = true;
            return if is_news { Progress::Better } else { Progress::Done };
        };
        let named = left.entry.and_then(|entry| Some((entry, PlaceRef::of(catalogue, entry)?)));
        if let Some((entry, place)) = named {
            let closed = closed::weekdays(catalogue, &self.request, &left);
            let explanation = Explanation { entry, closed, ways: Vec::new() };
            let mut ladders = change::ladders(catalogue, &self.request, (&left, &place));
            ladders.reverse();
            self.tries = Some(Tries { place, mandatory: left.mandatory, explanation, ladders });
        }
        Progress::Working
    }

    /// Returns what a change costs if it lets the place in and keeps every must that was met.
    fn attempt(
        &self,
        (catalogue, roads): (&Catalogue, Option<&Network>),
        tries: &Tries,
        change: Change,
    ) -> Option<WayIn> {
        let mut request = self.request.clone();
        change.apply(catalogue, &mut request, &tries.place);
        let after = plan(&problem(catalogue, roads, &request));
        let given_up = change.given_up().and_then(|place| place.entry(catalogue));
        let mut musts = self.musts.iter().filter(|must| Some(**must) != given_up);
        if !after.visits(tries.explanation.entry) || !musts.all(|must| after.visits(*must)) {
            return None;
        }
        let before = self.before.stops().map(|stop| stop.entry);
        let drops: Vec<Entry> = before.filter(|entry| !after.visits(*entry)).collect();
        // Who gives time for a place that was not even asked for wants to keep the others.
        let is_worth_it = tries.mandatory || !change.gives_time() || drops.is_empty();
        let longer = (away(&after) - away(&self.before)).clamp(0, 1_440) as u16;
        is_worth_it.then_some(WayIn { change, drops, longer })
    }
}

/// Returns how many minutes one is away on all days.
fn away(plan: &Plan) -> i32 {
    let day = |day: &DayPlan| day.back_at.minutes() - day.leaves_at.minutes();
    plan.days.iter().filter(|day| !day.stops.is_empty()).map(day).sum()
}
