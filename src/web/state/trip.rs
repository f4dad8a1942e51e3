//! The planner's screen: the request from the address, the plan for it from the planner's thread, and
//! the ways a visitor can change it. The last trip looked at is kept on the device, so that a page
//! can add to it.

use super::guide::{Guide, use_guide};
use super::navigation::History;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{PlaceRef, Plan, TripRequest};
use crate::route::Route;
use crate::web::platform::worker;
use crate::web::reactive::{memo, memo_after};
use leptos::prelude::*;

/// What the planner's screen reads.
#[derive(Clone, Copy)]
pub struct TripState {
    /// The request in the address, if there is one.
    pub asked: Memo<Option<TripRequest>>,
    /// The same; without one, what the form begins with.
    pub request: Memo<TripRequest>,
    /// Whether the plan for the request in the address is on its way.
    pub is_coming: Memo<bool>,
    guide: &'static Guide,
    /// Counts the answers of the planner.
    told: RwSignal<u32>,
    /// Counts how often the visitor tried again.
    attempt: RwSignal<u32>,
}

/// How far a plan is.
pub enum Planning {
    /// It is on its way.
    Coming,
    /// It is there.
    Done(Plan),
    /// It could not be made.
    Failed,
}

impl TripState {
    /// Returns the state of the planner's screen the visitor is on.
    pub fn new() -> Self {
        let guide = use_guide();
        let (navigation, today) = (guide.navigation, guide.today);
        let asked = memo_after(move |before: Option<&Option<TripRequest>>| {
            navigation.address.with(|address| match &address.route {
                Route::Plan(request) => request.clone(),
                _ => before.cloned().flatten(),
            })
        });
        let request = memo(move || {
            asked.get().unwrap_or_else(|| TripRequest::default_on(today.plus_days(1)))
        });
        let (told, attempt) = (RwSignal::new(0), RwSignal::new(0));
        let wanted = move || asked.with(|asked| asked.as_ref().map(TripRequest::to_bytes));
        let asking = move || {
            attempt.track();
            wanted()
        };
        worker::follow(guide.loaded.file, Box::new(asking), told);
        let is_coming = memo(move || {
            told.track();
            wanted().is_some_and(|request| worker::answer(&request).is_none())
        });
        Self { asked, request, is_coming, guide, told, attempt }
    }

    /// Returns what came of the request in the address. It is read anew with each answer; while one
    /// is on its way, what was read before may stand.
    pub fn planning(&self) -> Planning {
        self.told.track();
        match self.asked_bytes().and_then(|request| worker::answer(&request)) {
            None => Planning::Coming,
            Some(plan) => plan
                .ok()
                .and_then(|plan| Plan::from_bytes(&plan, self.guide.catalogue()))
                .map_or(Planning::Failed, Planning::Done),
        }
    }

    /// Returns the request in the address as the planner was asked it.
    pub fn asked_bytes(&self) -> Option<Vec<u8>> {
        self.asked.with_untracked(|asked| asked.as_ref().map(TripRequest::to_bytes))
    }

    /// Tries again to make the plan.
    pub fn retry(&self) {
        self.attempt.update(|attempt| *attempt += 1);
    }

    /// Asks for another trip.
    pub fn ask(&self, request: TripRequest, history: History) {
        self.guide.navigation.change(&Route::Plan(Some(request)), history);
    }

    /// Changes the trip that is asked for.
    pub fn change(&self, change: impl FnOnce(&mut TripRequest)) {
        let mut request = self.request.get_untracked();
        change(&mut request);
        self.ask(request, History::Push);
    }

    /// Asks for a place to be visited whatever it costs.
    pub fn insist_on(&self, place: PlaceRef) {
        self.change(|request| {
            request.avoid.retain(|avoided| *avoided != place);
            if !request.must.contains(&place) {
                request.must.push(place);
            }
        });
    }

    /// Asks for a place to be left out.
    pub fn leave_out(&self, place: PlaceRef) {
        self.change(|request| {
            request.must.retain(|wanted| *wanted != place);
            if !request.avoid.contains(&place) {
                request.avoid.push(place);
            }
        });
    }
}

/// Returns the address of the visitor's trip with one more place to see: the trip they looked at
/// last if it still lies ahead, else one for tomorrow.
pub fn plan_with(guide: &Guide, place: Entry) -> String {
    let mut request = guide
        .preferences
        .trip(guide.today)
        .unwrap_or_else(|| TripRequest::default_on(guide.today.plus_days(1)));
    if let Some(place) = PlaceRef::of(guide.catalogue(), place)
        && !request.must.contains(&place)
    {
        request.must.push(place);
    }
    guide.href(&Route::Plan(Some(request)))
}
