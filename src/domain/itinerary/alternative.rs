//! Other ways to spend a trip, side by side: home early, much seen, at leisure. Each is a request, and
//! is sketched by its first good plan, which is quick to find, and again by better ones, up to the plan
//! that whoever chooses it gets.

use super::plan::{DayPlan, Plan};
use super::problem::{Problem, problem};
use super::request::{Pace, TripRequest};
use super::solver::{Progress, Solver};
use super::timetable::{time_of_day, written};
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::Catalogue;
use crate::domain::travel::Network;
use crate::domain::varint;

/// How long a day away is at most for whoever would be home early, in minutes.
const SHORT_DAY: i32 = 6 * 60;

/// A way to spend the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// Home early.
    Fast,
    /// As much as there is time for, with short visits.
    Full,
    /// Longer visits, fewer of them.
    Relaxed,
}

impl Alternative {
    /// Every alternative, as they are shown.
    pub const ALL: [Self; 3] = [Self::Fast, Self::Full, Self::Relaxed];

    /// Returns the request for a trip of this kind.
    pub fn of(self, request: &TripRequest) -> TripRequest {
        // Another pace is another trip.
        let mut other = TripRequest { keep: Vec::new(), ..request.clone() };
        other.pace = match self {
            Self::Fast => {
                let early = |leave: TimeOfDay, back: TimeOfDay| {
                    back.min(time_of_day(leave.minutes() + SHORT_DAY))
                };
                other.back = early(request.leave, request.back);
                for wish in &mut other.days_apart {
                    let leave = wish.leave.unwrap_or(request.leave);
                    let back = early(leave, wish.back.unwrap_or(request.back));
                    wish.back = Some(back).filter(|back| *back != other.back);
                }
                Pace::Normal
            }
            Self::Full => Pace::Full,
            Self::Relaxed => Pace::Relaxed,
        };
        other
    }
}

/// A trip in a few figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// How many stops.
    pub stops: u32,
    /// How long one is away on all days together, in minutes.
    pub minutes: u32,
    /// How far one travels, in metres.
    pub metres: u32,
    /// What the visits are worth together; compares the alternatives with one another.
    pub score: u32,
}

impl Sketch {
    /// Returns the figures of a plan; its worth without what is `kept`, see [`Plan::quality`].
    pub fn of(plan: &Plan, kept: u32) -> Self {
        let days = || plan.days.iter().filter(|day| !day.stops.is_empty());
        let away = |day: &DayPlan| (day.back_at.minutes() - day.leaves_at.minutes()).max(0) as u32;
        Self {
            stops: plan.stops().count() as u32,
            minutes: days().map(away).sum(),
            metres: days().map(DayPlan::metres).sum(),
            score: plan.score.saturating_sub(kept),
        }
    }

    fn numbers(&mut self) -> [&mut u32; 4] {
        [&mut self.stops, &mut self.minutes, &mut self.metres, &mut self.score]
    }
}

/// The question how the alternatives to a trip compare.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison(pub TripRequest);

const HEAD: &str = "compare\n";

impl Comparison {
    /// Returns the question as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        [HEAD.as_bytes(), &self.0.to_bytes()].concat()
    }

    /// Returns the question that bytes hold.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        TripRequest::from_bytes(bytes.strip_prefix(HEAD.as_bytes())?).map(Self)
    }

    /// Returns what makes the sketches, nothing of them being made yet.
    pub fn begin(&self, catalogue: &Catalogue, roads: Option<&Network>) -> Comparing {
        let trip = |other: Alternative| {
            let problem = problem(catalogue, roads, &other.of(&self.0));
            let solver = Solver::new(&problem, Vec::new());
            (problem, solver)
        };
        Comparing { trips: Alternative::ALL.map(trip), is_told: false }
    }

    /// Returns the sketches that an answer holds and whether they are the last.
    pub fn read(mut answer: &[u8]) -> Option<([Sketch; 3], bool)> {
        let is_last = varint::take(&mut answer)? == 1;
        let mut sketches = [Sketch::default(); 3];
        for number in sketches.iter_mut().flat_map(Sketch::numbers) {
            *number = varint::take(&mut answer)?;
        }
        answer.is_empty().then_some((sketches, is_last))
    }
}

/// Sketches of the alternatives under way.
pub struct Comparing {
    trips: [(Problem, Solver); 3],
    /// The first figures were told.
    is_told: bool,
}

impl Comparing {
    /// Goes on for a slice of work: first a good plan for each, then the best for one after the other.
    pub fn turn(&mut self) -> Progress {
        let is_first = |(_, solver): &&mut (Problem, Solver)| !solver.is_searched(1);
        if let Some((_, solver)) = self.trips.iter_mut().find(is_first) {
            solver.turn();
            return Progress::Working;
        }
        if !std::mem::replace(&mut self.is_told, true) {
            return Progress::Better;
        }
        let is_open = |(_, solver): &&mut (Problem, Solver)| !solver.is_settled();
        let Some((_, solver)) = self.trips.iter_mut().find(is_open) else {
            return Progress::Done;
        };
        solver.turn();
        if solver.is_settled() { Progress::Better } else { Progress::Working }
    }

    /// Returns the answer as bytes: whether it is the last, and a sketch of each alternative.
    pub fn answer(&self) -> Vec<u8> {
        let is_last = self.trips.iter().all(|(_, solver)| solver.is_settled());
        let mut out = Vec::new();
        varint::put(&mut out, is_last.into());
        for (problem, solver) in &self.trips {
            for number in Sketch::of(&written(problem, solver), 0).numbers() {
                varint::put(&mut out, *number);
            }
        }
        out
    }
}
