//! A day that visits craft villages: the traveller's [`TripRequest`] becomes a [`Problem`], the
//! solver's words, and that a [`Plan`]. A wish that cannot be met is not an error: the plan says
//! what was left out and why, and [`check`] proves a plan against catalogue and request alone.

mod alternative;
mod anchor;
mod by_hand;
mod change;
mod check;
mod explain;
mod late;
mod link;
mod merge;
mod opening;
mod plan;
mod problem;
mod request;
mod score;
mod showing;
mod solver;
mod timetable;
mod unvisited;
mod ways;
mod why_now;
mod wire;

pub use alternative::{Alternative, Comparing, Comparison, Sketch};
pub use anchor::{Anchor, PlaceKind, PlaceRef};
pub use by_hand::Spot;
pub use change::{Change, Changes, changes};
pub use check::{Violation, check};
pub use explain::{Concession, Explainer, Explanation, Explanations, WayIn};
pub use late::{Whereabouts, late};
pub use link::{
    Asked, Broken, KeptPlan, KeptStop, Lost, Opened, Reopened, Shared, SinceKept, Together, Visit,
    alike, open, reopen,
};
pub use merge::{Conflict, merge};
pub use opening::Opening;
pub use plan::{DayPlan, Leg, LunchBreak, Obstacle, Plan, Reason, Stop, Unvisited};
pub use problem::{Break, Candidate, DayFrame, Endpoint, Problem, problem};
pub use request::{
    Appeal, DayOrder, DayWish, Fixed, KindLimit, Lunch, MOST_DAYS, MOST_PLACES, Mode, Pace, REST,
    SHOPPING, SIGHTS, TripRequest, WALKING, Ware, sells,
};
pub use score::WhyHere;
pub use showing::{Quality, Showing};
pub use solver::{Progress, Solver};
pub use timetable::{plan, time_of_day, written};
pub use ways::Ways;
pub use why_now::{Swap, WhyNow};
pub use wire::explain_request;
