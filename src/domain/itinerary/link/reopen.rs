//! A kept plan, asked again of the catalogue of today: the request that makes it, and what has
//! changed since. A request that makes the same plan by itself stays as it was asked. Otherwise its
//! visits are laid down, each on its day and in its order, and what would now come between them is
//! left out; both can be taken back one by one.

use super::{Broken, KeptPlan, Lost};
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::hours::TimeWindow;
use crate::domain::itinerary::anchor::PlaceRef;
use crate::domain::itinerary::merge::{Conflict, merge};
use crate::domain::itinerary::plan::{Plan, Reason, Unvisited};
use crate::domain::itinerary::problem::{Problem, open_on, problem};
use crate::domain::itinerary::request::TripRequest;
use crate::domain::itinerary::solver::{Progress, Solver};
use crate::domain::itinerary::timetable::written;
use crate::domain::travel::Network;

/// A kept plan as it can be had today.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopened {
    /// What to ask for.
    pub request: TripRequest,
    /// What has changed, in the order of the visits.
    pub changes: Vec<SinceKept>,
}

/// What has changed since a plan was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SinceKept {
    /// Its days are over.
    Past,
    /// Something that it named is not there any more.
    Lost(Lost),
    /// A place cannot be visited any more.
    Left(Unvisited),
    /// A place is closed on its day.
    Closed(Visit),
    /// A place cannot be visited when it was to be, but at other hours of the day.
    Hours(Visit),
}

/// A visit that cannot be as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The place.
    pub place: PlaceRef,
    /// The day.
    pub date: Date,
    /// When it was to begin.
    pub start: TimeOfDay,
    /// When the place is open that day now.
    pub windows: Vec<TimeWindow>,
}

/// A kept plan as it can be had today, and together with the reader's own wishes.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The plan, or why there is none.
    pub reopened: Result<Reopened, Broken>,
    /// What the reader and the sender ask for together, if the reader has a plan.
    pub together: Option<Together>,
}

/// Two requests made one.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// What both ask for.
    pub request: TripRequest,
    /// Where they do not agree.
    pub conflicts: Vec<Conflict>,
}

/// Returns what a link holds for a reader who asks for `mine`.
pub fn open(
    catalogue: &Catalogue,
    roads: Option<&Network>,
    text: &str,
    today: Date,
    mine: Option<&TripRequest>,
) -> Opened {
    let reopened = reopen(catalogue, roads, text, today);
    let together = reopened.as_ref().ok().zip(mine).map(|(theirs, mine)| {
        let (request, conflicts) = merge(mine, &theirs.request);
        Together { request, conflicts }
    });
    Opened { reopened, together }
}

/// Returns what a link holds, asked again on the day `today`.
pub fn reopen(
    catalogue: &Catalogue,
    roads: Option<&Network>,
    text: &str,
    today: Date,
) -> Result<Reopened, Broken> {
    let (kept, lost) = KeptPlan::read(catalogue, text)?;
    let mut changes = Vec::new();
    let last = kept.request.date.plus_days(i32::from(kept.request.days) - 1);
    changes.extend((last < today).then_some(SinceKept::Past));
    changes.extend(lost.into_iter().map(SinceKept::Lost));
    let mut request = kept.request.clone();
    if !kept.comes_out(catalogue, &problem(catalogue, roads, &request)) {
        request = kept.laid_down();
        changes.extend(kept.hindered(catalogue, &problem(catalogue, roads, &request)));
    }
    Ok(Reopened { request, changes })
}

impl KeptPlan {
    /// Returns whether the search for the best plan comes by this one.
    fn comes_out(&self, catalogue: &Catalogue, problem: &Problem) -> bool {
        let mut solver = Solver::new(problem, Vec::new());
        loop {
            let progress = solver.turn();
            if progress != Progress::Working && self.is_made(catalogue, &written(problem, &solver))
            {
                return true;
            }
            if solver.is_settled() {
                return false;
            }
        }
    }

    /// Returns whether a plan has the same visits on the same days in the same order.
    fn is_made(&self, catalogue: &Catalogue, plan: &Plan) -> bool {
        let made = Self::new(catalogue, &self.request, plan);
        let places = |day: &Vec<super::KeptStop>| -> Vec<PlaceRef> {
            day.iter().map(|stop| stop.place.clone()).collect()
        };
        self.days.iter().map(places).eq(made.days.iter().map(places))
    }

    /// Returns the request with every visit laid down on its day and in its order.
    fn laid_down(&self) -> TripRequest {
        let mut request = TripRequest { only: true, ..self.request.clone() };
        for (day, stops) in (0..).zip(&self.days) {
            let places: Vec<PlaceRef> = stops.iter().map(|stop| stop.place.clone()).collect();
            for place in &places {
                request.fix(place, |fixed| fixed.day = Some(day));
            }
            request.avoid.retain(|avoided| !places.contains(avoided));
            if places.len() > 1 {
                request.lock(day, places);
            }
        }
        request
    }

    /// Returns which visits cannot be as they were kept.
    fn hindered(&self, catalogue: &Catalogue, problem: &Problem) -> Vec<SinceKept> {
        let mut changes = Vec::new();
        for (at, stops) in self.days.iter().enumerate() {
            for stop in stops {
                let entry = stop.place.entry(catalogue);
                let left = problem.unvisited.iter().find(|left| left.entry == entry);
                let is_about_hours = |left: &&Unvisited| {
                    matches!(left.reason, Reason::ClosesTooEarly | Reason::ShutThen)
                };
                if let (Some(_), Some(day)) = (left.filter(is_about_hours), problem.days.get(at)) {
                    let windows = entry.map(|entry| open_on(catalogue, entry, day.date));
                    let (place, start) = (stop.place.clone(), stop.start);
                    let windows = windows.unwrap_or_default();
                    changes.push(SinceKept::Hours(Visit { place, date: day.date, start, windows }));
                    continue;
                }
                let candidate = problem.candidates.iter().find(|place| Some(place.entry) == entry);
                let place = stop.place.clone();
                if let Some(left) = left {
                    changes.push(SinceKept::Left(left.clone()));
                } else if let Some(candidate) = candidate
                    && let (Some(opening), Some(day)) =
                        (candidate.openings.get(at), problem.days.get(at))
                {
                    let start = stop.start.minutes();
                    let fits = |(first, last): &(i32, i32)| *first < start + 5 && start <= *last;
                    let windows = opening.windows.clone();
                    let visit = Visit { place, date: day.date, start: stop.start, windows };
                    if opening.windows.is_empty() {
                        changes.push(SinceKept::Closed(visit));
                    } else if !opening.starts.iter().any(fits) {
                        changes.push(SinceKept::Hours(visit));
                    }
                }
            }
        }
        changes
    }
}
