//! The planner's screen: the request from the address, the plan for it from the planner's thread, and
//! the ways a visitor can change it. The last trip looked at is kept on the device, so that a page
//! can add to it.

use super::guide::{Guide, use_guide};
use super::navigation::History;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{
    Changes, Comparison, PlaceRef, Plan, Showing, Sketch, TripRequest, changes,
};
use crate::route::Route;
use crate::web::platform::{clock, dom, worker};
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
    /// The plan on the screen; while the next one is on its way, the one before.
    pub showing: Memo<Option<Showing>>,
    /// What is open over the plan.
    pub sheet: RwSignal<Option<Sheet>>,
    /// The change that was made last, until it is seen.
    changed: RwSignal<Option<Changed>>,
    /// Counts how often a better plan was taken.
    taken: RwSignal<u32>,
    guide: &'static Guide,
    /// Counts the answers of the planner.
    told: RwSignal<u32>,
    /// Counts how often the visitor tried again.
    attempt: RwSignal<u32>,
}

/// What can be open over a plan.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// What can be changed at a stop.
    Stop(Entry),
    /// Running late, on a day of the plan.
    Late(usize),
    /// A further place, on a day of the plan.
    Add(usize),
    /// Other ways to spend the trip.
    Compare,
}

/// A change of the trip by the visitor.
#[derive(Clone, PartialEq)]
pub struct Changed {
    /// The request it led to.
    to: TripRequest,
    /// It was one to look at first: all that is different is told.
    pub is_trial: bool,
}

/// How far a plan is.
#[derive(Clone, PartialEq)]
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
        let (told, attempt, taken) = (RwSignal::new(0), RwSignal::new(0), RwSignal::new(0));
        let sheet = RwSignal::new(None);
        let wanted = move || asked.with(|asked| asked.as_ref().map(TripRequest::to_bytes));
        let asking = move || {
            attempt.track();
            let compares = sheet.get() == Some(Sheet::Compare);
            let comparison = request.with(|request| Comparison(request.clone())).to_bytes();
            // Once that is answered, the work on the plan goes on.
            told.track();
            let is_open = compares && worker::answer(&comparison).is_none();
            if is_open { Some(comparison) } else { wanted() }
        };
        let asking = memo(asking);
        worker::follow(
            guide.loaded.file,
            Box::new(move || {
                attempt.track();
                asking.get()
            }),
            told,
        );
        let is_coming = memo(move || {
            told.track();
            wanted().is_some_and(|request| worker::answer(&request).is_none())
        });
        let showing = memo_after(move |shown: Option<&(Option<Showing>, u32)>| {
            let (shown, before) = shown.cloned().unwrap_or_default();
            let n_taken = taken.get();
            let shown = match planning(guide, told, asked) {
                Planning::Coming => shown,
                Planning::Failed => None,
                Planning::Done(plan) => {
                    let request = request.get_untracked();
                    Some(Showing::after(shown, request, plan, clock::milliseconds()))
                }
            };
            let wants_better = n_taken != before;
            (shown.map(|s| if wants_better { s.with_better() } else { s }), n_taken)
        });
        let showing = memo(move || showing.with(|(shown, _)| shown.clone()));
        let changed = RwSignal::new(None);
        Self { asked, request, is_coming, showing, sheet, changed, taken, guide, told, attempt }
    }

    /// Returns what came of the request in the address. It is read anew with each answer; while one
    /// is on its way, what was read before may stand.
    pub fn planning(&self) -> Planning {
        planning(self.guide, self.told, self.asked)
    }

    /// Shows the better plan that has come.
    pub fn take_better(&self) {
        self.taken.update(|n| *n += 1);
    }

    /// Returns what the change that was made last did to the plan, and whether it was a trial.
    pub fn changes(&self) -> Option<(Changes, bool)> {
        let changed = self.changed.get()?;
        let showing = self.showing.get().filter(|showing| showing.request == changed.to)?;
        let (_, before) = *showing.before?;
        let catalogue = self.guide.catalogue();
        let seen = changed.to.done.iter().filter_map(|place| place.entry(catalogue));
        let seen: Vec<Entry> = seen.collect();
        Some((changes(&before, &showing.plan, &seen), changed.is_trial))
    }

    /// The change that was made last is seen, and stays.
    pub fn keep_change(&self) {
        self.changed.set(None);
    }

    /// Takes the change that was made last back, as the browser's Back does.
    pub fn undo(&self) {
        self.changed.set(None);
        dom::go_back();
    }

    /// Returns the figures of the alternatives to the trip, once they are there.
    pub fn sketches(&self) -> Option<[Sketch; 3]> {
        self.told.track();
        let comparison = self.request.with(|request| Comparison(request.clone())).to_bytes();
        Comparison::read(&worker::answer(&comparison)?.ok()?)
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
        self.change_to(request, false);
    }

    /// Asks for a trip instead of the one that is shown, which Back and an undo lead back to.
    pub fn change_to(&self, to: TripRequest, is_trial: bool) {
        if to != self.request.get_untracked() {
            self.changed.set(Some(Changed { to: to.clone(), is_trial }));
            self.ask(to, History::Push);
        }
    }

    /// Asks for a place to be visited whatever it costs.
    pub fn insist_on(&self, place: PlaceRef) {
        self.change(|request| request.insist_on(&place, None));
    }
}

/// Returns what came of the request in the address.
fn planning(
    guide: &Guide,
    told: RwSignal<u32>,
    asked: Memo<Option<TripRequest>>,
) -> Planning {
    told.track();
    let asked = asked.with_untracked(|asked| asked.as_ref().map(TripRequest::to_bytes));
    match asked.and_then(|request| worker::answer(&request)) {
        None => Planning::Coming,
        Some(plan) => plan
            .ok()
            .and_then(|plan| Plan::from_bytes(&plan, guide.catalogue()))
            .map_or(Planning::Failed, Planning::Done),
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
