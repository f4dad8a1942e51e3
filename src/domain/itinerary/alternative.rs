//! Other ways to spend a trip, side by side: home early, much seen, at leisure. Each is a request, and
//! is sketched by its first good plan, which is quick to find and the same every time.

use super::plan::{DayPlan, Plan};
use super::problem::problem;
use super::request::{Pace, TripRequest};
use super::timetable::{plan, time_of_day};
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
        let mut other = request.clone();
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
    /// Returns the figures of a plan.
    pub fn of(plan: &Plan) -> Self {
        let days = || plan.days.iter().filter(|day| !day.stops.is_empty());
        let away = |day: &DayPlan| (day.back_at.minutes() - day.leaves_at.minutes()).max(0) as u32;
        Self {
            stops: plan.stops().count() as u32,
            minutes: days().map(away).sum(),
            metres: days().map(DayPlan::metres).sum(),
            score: plan.score,
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

    /// Returns the answer as bytes: a sketch of each alternative.
    pub fn answer(&self, catalogue: &Catalogue, roads: Option<&Network>) -> Vec<u8> {
        let mut out = Vec::new();
        for other in Alternative::ALL {
            let made = plan(&problem(catalogue, roads, &other.of(&self.0)));
            for number in Sketch::of(&made).numbers() {
                varint::put(&mut out, *number);
            }
        }
        out
    }

    /// Returns the sketches that an answer holds.
    pub fn read(mut answer: &[u8]) -> Option<[Sketch; 3]> {
        let mut sketches = [Sketch::default(); 3];
        for number in sketches.iter_mut().flat_map(Sketch::numbers) {
            *number = varint::take(&mut answer)?;
        }
        answer.is_empty().then_some(sketches)
    }
}
