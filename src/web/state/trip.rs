//! The planner's screen: the request from the address, the plan from the request, and the ways a
//! visitor can change it. The last trip looked at is kept on the device, so that a page can add to
//! it.

use super::guide::{Guide, use_guide};
use super::navigation::{History, Navigation};
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{PlaceRef, Plan, TripRequest, plan, problem};
use crate::route::Route;
use crate::web::reactive::{memo, memo_after};
use leptos::prelude::*;

/// What the planner's screen reads.
#[derive(Clone, Copy)]
pub struct TripState {
    /// The request in the address; without one, what the form begins with.
    pub request: Memo<TripRequest>,
    /// The plan for it, once the address holds a request.
    pub plan: Memo<Option<Plan>>,
    navigation: Navigation,
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
        let plan = memo(move || {
            asked.with(|asked| Some(plan(&problem(guide.catalogue(), asked.as_ref()?))))
        });
        Self { request, plan, navigation }
    }

    /// Asks for another trip.
    pub fn ask(&self, request: TripRequest, history: History) {
        self.navigation.change(&Route::Plan(Some(request)), history);
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
