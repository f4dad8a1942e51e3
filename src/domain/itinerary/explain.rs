//! What would let a place into a plan that left it out: changes of the request, those cheapest for
//! the traveller first. Nothing is guessed: each is tried by planning anew, just as the guide will once
//! it is asked for the changed trip, and only those are told of which that plan holds the place.

mod closed;
mod concession;

pub use concession::Concession;
use concession::Ladder;

use super::anchor::PlaceRef;
use super::plan::{DayPlan, Plan, Unvisited};
use super::problem::{Problem, problem};
use super::request::{MOST_PLACES, TripRequest};
use super::solver::{Progress, Solver};
use super::timetable::written;
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
    pub change: Concession,
    /// The stops that become musts, so that room for a place that nobody asked for takes nothing from
    /// the plan.
    pub keeps: Vec<Entry>,
    /// What was in the plan and is no more in the best that is found then.
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

/// After how many stages of the search what must be visited and is not will not be.
const STAGES: usize = 2;

impl WayIn {
    /// Changes a request so that it lets a place in.
    pub fn apply(&self, catalogue: &Catalogue, request: &mut TripRequest, place: &PlaceRef) {
        self.change.apply(catalogue, request, place);
        keep(catalogue, request, &self.keeps);
    }
}

fn keep(catalogue: &Catalogue, request: &mut TripRequest, stops: &[Entry]) {
    for place in stops.iter().filter_map(|stop| PlaceRef::of(catalogue, *stop)) {
        request.insist_on(&place, None);
    }
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
    attempt: Option<Attempt>,
}

/// A change that is being tried.
struct Attempt {
    change: Concession,
    keeps: Vec<Entry>,
    /// The must that it gives up.
    given_up: Option<Entry>,
    /// Only whether there is anything in it is asked.
    is_probe: bool,
    problem: Problem,
    solver: Solver,
}

/// What is known of a try.
enum Verdict {
    /// Not enough.
    Open,
    /// It does not let the place in.
    No,
    /// It does.
    Yes(WayIn),
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

    /// Goes on for a slice of work: on a try, or to the next change or the next place.
    pub fn turn(&mut self, catalogue: &Catalogue, roads: Option<&Network>) -> Progress {
        let Some(mut tries) = self.tries.take() else {
            return self.begin(catalogue);
        };
        let way = match &mut tries.attempt {
            Some(attempt) => match self.go_on(attempt, &tries.explanation) {
                Verdict::Open => {
                    self.tries = Some(tries);
                    return Progress::Working;
                }
                Verdict::No => None,
                Verdict::Yes(way) => Some(way),
            },
            None => {
                if let Some((change, is_probe)) = tries.ladders.last_mut().and_then(Ladder::change)
                {
                    let attempt = self.attempt((catalogue, roads), &tries, (change, is_probe));
                    tries.attempt = Some(attempt);
                    self.tries = Some(tries);
                    return Progress::Working;
                }
                None
            }
        };
        tries.attempt = None;
        let ways = &mut tries.explanation.ways;
        if tries.ladders.last_mut().is_some_and(|ladder| ladder.take(way, ways)) {
            tries.ladders.pop();
        }
        let others = ways.iter().filter(|way| way.change != Concession::Insist).count();
        if others < MOST_WAYS && !tries.ladders.is_empty() {
            self.tries = Some(tries);
            return Progress::Working;
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
            let mut ladders = concession::ladders(catalogue, &self.request, (&left, &place));
            ladders.reverse();
            self.tries = Some(Tries {
                place,
                mandatory: left.mandatory,
                explanation,
                ladders,
                attempt: None,
            });
        }
        Progress::Working
    }

    /// Returns a try of a change.
    fn attempt(
        &self,
        (catalogue, roads): (&Catalogue, Option<&Network>),
        tries: &Tries,
        (change, is_probe): (Concession, bool),
    ) -> Attempt {
        let mut request = self.request.clone();
        change.apply(catalogue, &mut request, &tries.place);
        let stops = self.before.stops().map(|stop| stop.entry);
        let has_room = request.must.len() + self.before.stops().count() <= MOST_PLACES;
        let keeps: Vec<Entry> = match change.gives_time() && !tries.mandatory && has_room {
            true => stops.collect(),
            false => Vec::new(),
        };
        keep(catalogue, &mut request, &keeps);
        let problem = problem(catalogue, roads, &request);
        let solver = Solver::new(&problem, Vec::new());
        let given_up = change.given_up().and_then(|place| place.entry(catalogue));
        Attempt { change, keeps, given_up, is_probe, problem, solver }
    }

    /// Goes on with a try. A change lets a place in if its plan holds the place, what is to be kept and
    /// every must that was met.
    fn go_on(&self, attempt: &mut Attempt, of: &Explanation) -> Verdict {
        let Attempt { change, keeps, given_up, is_probe, problem, solver } = attempt;
        if solver.turn() == Progress::Working {
            return Verdict::Open;
        }
        let after = written(problem, solver);
        let musts = self.musts.iter().filter(|must| Some(**must) != *given_up);
        let mut wanted = musts.chain(keeps.iter()).chain([&of.entry]);
        if !wanted.all(|entry| after.visits(*entry)) {
            let is_late = keeps.is_empty() || solver.is_searched(STAGES);
            return if is_late { Verdict::No } else { Verdict::Open };
        }
        // A better plan never holds fewer musts; with all of them, it always does.
        let is_met = |left: &Unvisited| !left.mandatory || !problem.holds(left);
        let is_settled = !keeps.is_empty() && after.unvisited.iter().all(is_met);
        if !*is_probe && !is_settled && !solver.is_searched(usize::MAX) {
            return Verdict::Open;
        }
        let before = self.before.stops().map(|stop| stop.entry);
        let drops = before.filter(|entry| !after.visits(*entry)).collect();
        let longer = (away(&after) - away(&self.before)).clamp(0, 1_440) as u16;
        Verdict::Yes(WayIn { change: change.clone(), keeps: keeps.clone(), drops, longer })
    }
}

/// Returns how many minutes one is away on all days.
fn away(plan: &Plan) -> i32 {
    let day = |day: &DayPlan| day.back_at.minutes() - day.leaves_at.minutes();
    plan.days.iter().filter(|day| !day.stops.is_empty()).map(day).sum()
}
