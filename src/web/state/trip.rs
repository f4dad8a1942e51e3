//! The planner's screen: the request from the address, the plan for it from the planner's thread, and
//! the ways a visitor can change it. The last trip looked at is kept on the device, so that a page
//! can add to it.

use super::guide::{Guide, use_guide};
use super::navigation::History;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{Asked, Opened, PlaceRef, Plan, Shared, TripRequest};
use crate::route::Route;
use crate::web::platform::{Refusal, dom, fetch, worker};
use crate::web::reactive::{derived, memo, memo_after};
use leptos::prelude::*;

/// What the planner's screen reads.
#[derive(Clone, Copy)]
pub struct TripState {
    /// The letters of the link that was followed, if one was.
    pub kept: Memo<Option<String>>,
    /// The letters of the link that was read last, and what came of it.
    pub opened: RwSignal<Option<Arrival>>,
    /// The plan on the screen as a link, once there is one.
    pub shared: RwSignal<Option<Result<Shared, Refusal>>>,
    /// The request in the address, or in the link, if there is one.
    pub asked: Memo<Option<TripRequest>>,
    /// The same; without one, what the form begins with.
    pub request: Memo<TripRequest>,
    /// Whether the plan for the request in the address is on its way.
    pub is_coming: Memo<bool>,
    /// The place whose address is held out to a driver, by its name in requests; empty for none.
    pub shown_to_driver: RwSignal<String>,
    /// What the screen shares with all others.
    pub guide: &'static Guide,
    /// Counts the answers of the planner.
    told: RwSignal<u32>,
    /// Counts how often the visitor tried again.
    attempt: RwSignal<u32>,
}

/// The letters of a link and what came of it; nothing came where no link was followed.
pub type Arrival = Option<(String, Result<Opened, Refusal>)>;

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
        let kept = memo(move || {
            navigation.address.with(|address| match &address.route {
                Route::Kept(letters) => Some(letters.clone()),
                _ => None,
            })
        });
        let opened = fetch::follow(kept.into(), move |letters| opened(guide, letters));
        let asked = memo_after(move |before: Option<&Option<TripRequest>>| {
            navigation.address.with(|address| match &address.route {
                Route::Plan(request) => request.clone(),
                Route::Kept(letters) => opened.with(|opened| held(opened, letters)),
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
        let shown_to_driver = RwSignal::new(String::new());
        let made = derived(move || {
            // Every better plan has a link of its own.
            let answers = told.get();
            let request = wanted()?;
            matches!(worker::answer(&request), Some(Ok(_))).then_some((answers, request))
        });
        let shared = fetch::follow(made, move |made| shared(guide, made));
        Self {
            kept,
            opened,
            shared,
            asked,
            request,
            is_coming,
            shown_to_driver,
            guide,
            told,
            attempt,
        }
    }

    /// Returns what came of the request in the address. It is read anew with each answer; while one
    /// is on its way, what was read before may stand.
    pub fn planning(&self) -> Planning {
        self.told.track();
        let asked = self.asked.with_untracked(|asked| asked.as_ref().map(TripRequest::to_bytes));
        match asked.and_then(|request| worker::answer(&request)) {
            None => Planning::Coming,
            Some(plan) => plan
                .ok()
                .and_then(|plan| Plan::from_bytes(&plan, self.guide.catalogue()))
                .map_or(Planning::Failed, Planning::Done),
        }
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
        self.change(|request| request.insist_on(place));
    }

    /// Asks for a place to be left out.
    pub fn leave_out(&self, place: PlaceRef) {
        self.change(|request| request.leave_out(place));
    }
}

/// Returns the request that a link holds, if the link was read.
fn held(opened: &Option<Arrival>, letters: &str) -> Option<TripRequest> {
    let (read, opened) = opened.as_ref()?.as_ref()?;
    let reopened = opened.as_ref().ok()?.reopened.as_ref().ok()?;
    (read == letters).then(|| reopened.request.clone())
}

async fn opened(guide: &'static Guide, letters: Option<String>) -> Arrival {
    let letters = letters?;
    let mine = guide.preferences.trip(guide.today);
    let asked = Asked::Plan { text: &letters, today: guide.today, mine }.to_bytes();
    let answer = worker::link(guide.loaded.file, &asked).await;
    let read =
        |bytes: Vec<u8>| Opened::from_bytes(&bytes, guide.catalogue()).ok_or(Refusal::Unavailable);
    Some((letters, answer.and_then(read)))
}

/// Returns the plan for a request as a link, if it is the one that was made last.
async fn shared(guide: &'static Guide, made: Option<(u32, Vec<u8>)>) -> Result<Shared, Refusal> {
    let (_, request) = made.ok_or(Refusal::Unavailable)?;
    let plan = worker::answer(&request).ok_or(Refusal::Unavailable)??;
    let request = TripRequest::from_bytes(&request).ok_or(Refusal::Unavailable)?;
    let address = link_of(guide, "");
    let asked = Asked::Link { address: &address, request, plan: &plan }.to_bytes();
    let answer = worker::link(guide.loaded.file, &asked).await?;
    Shared::from_bytes(&answer).ok_or(Refusal::Unavailable)
}

/// Returns the link of a plan with these letters, from the scheme on.
pub fn link_of(guide: &Guide, letters: &str) -> String {
    let (site, _) = dom::site_and_page();
    site + &Route::Kept(letters.to_owned()).href(guide.locale())
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
