//! The planner's screen: the request from the address, the plan for it from the planner's thread, and
//! the ways a visitor can change it. The last trip looked at is kept on the device, so that a page
//! can add to it.

use super::guide::{Guide, use_guide};
use super::navigation::History;
use crate::domain::catalogue::{Catalogue, Entry};
use crate::domain::itinerary::{
    Asked, Changes, Comparison, Opened, PlaceRef, Plan, Shared, Showing, Sketch, TripRequest,
    changes,
};
use crate::route::Route;
use crate::web::platform::{Refusal, clock, dom, fetch, worker};
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
    /// The plan on the screen; while the next one is on its way, the one before.
    pub showing: Memo<Option<Showing>>,
    /// Counts the plans that were drawn.
    pub drawn: Memo<u32>,
    /// What is open over the plan, by name; see [`Sheet`].
    sheet: RwSignal<String>,
    /// What the last change of the visitor led to, until it is seen: the request as text, after
    /// [`TRIAL`] or [`BY_HAND`].
    changed: RwSignal<String>,
    /// Counts how often a better plan was taken.
    taken: RwSignal<u32>,
    /// What the screen shares with all others.
    pub guide: &'static Guide,
    /// What came of the request in the address, read once for each answer of the planner.
    planned: Memo<Planning>,
    /// Counts the answers of the planner.
    told: RwSignal<u32>,
    /// Counts how often the visitor tried again.
    attempt: RwSignal<u32>,
}

/// The letters of a link and what came of it; nothing came where no link was followed.
pub type Arrival = Option<(String, Result<Opened, Refusal>)>;

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

impl Sheet {
    fn name(self, catalogue: &Catalogue) -> String {
        match self {
            Self::Stop(entry) => {
                PlaceRef::of(catalogue, entry).map(|place| place.to_string()).unwrap_or_default()
            }
            Self::Late(day) => ["late ", &day.to_string()].concat(),
            Self::Add(day) => ["add ", &day.to_string()].concat(),
            Self::Compare => COMPARE.to_owned(),
        }
    }

    fn named(catalogue: &Catalogue, name: &str) -> Option<Self> {
        Some(match name.split_once(' ') {
            Some(("late", day)) => Self::Late(day.parse().ok()?),
            Some((_, day)) => Self::Add(day.parse().ok()?),
            None if name == COMPARE => Self::Compare,
            None => Self::Stop(PlaceRef::parse(name)?.entry(catalogue)?),
        })
    }
}

const COMPARE: &str = "compare";

/// A change to look at first, of which all is told, and one of a single thing.
const TRIAL: &str = "trial ";
const BY_HAND: &str = "by hand ";

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
        let (told, attempt, taken) = (RwSignal::new(0), RwSignal::new(0), RwSignal::new(0_u32));
        let (sheet, changed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let wanted = move || asked.with(|asked| asked.as_ref().map(TripRequest::to_bytes));
        let comparison = move || request.with(|request| Comparison(request.clone()).to_bytes());
        // While it is open, there is a plan and the last figures are not there; then the work on the plan
        // goes on.
        let compares = memo(move || {
            told.track();
            sheet.with(|sheet| sheet == COMPARE)
                && wanted().is_none_or(|request| worker::answer(&request).is_some())
                && match worker::answer(&comparison()) {
                    Some(Ok(answer)) => Comparison::read(&answer).is_some_and(|(_, last)| !last),
                    answer => answer.is_none(),
                }
        });
        let asking = move || {
            attempt.track();
            if compares.get() { Some(comparison()) } else { wanted() }
        };
        worker::follow(guide.loaded.file, Box::new(asking), told);
        let is_coming = memo(move || {
            told.track();
            wanted().is_some_and(|request| worker::answer(&request).is_none())
        });
        let shown_to_driver = RwSignal::new(String::new());
        let planned = memo(move || planning(guide, told, asked));
        let showing = memo_after(move |shown: Option<&Option<Showing>>| {
            // Another request may lead to the same plan.
            told.track();
            // Nothing is taken away from under what is open over the page.
            let now = if dom::has_open_dialog(".planday") {
                f64::INFINITY
            } else {
                clock::milliseconds()
            };
            let wanted = (now, taken.get());
            match planned.get() {
                Planning::Coming => shown.cloned().flatten(),
                Planning::Failed => None,
                Planning::Done(plan) => {
                    let shown = shown.cloned().flatten();
                    Some(Showing::after(shown, request.get_untracked(), plan, wanted))
                }
            }
        });
        let drawn =
            memo(move || showing.with(|shown| shown.as_ref().map_or(0, |shown| shown.version)));
        let made = derived(move || {
            let drawn = drawn.get();
            let shown = showing.with_untracked(|shown| shown.clone())?;
            Some((drawn, shown))
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
            showing,
            drawn,
            sheet,
            changed,
            taken,
            guide,
            planned,
            told,
            attempt,
        }
    }

    /// Returns what came of the request in the address. It is read anew with each answer; while one
    /// is on its way, what was read before may stand.
    pub fn planning(&self) -> Planning {
        self.planned.get()
    }

    /// Returns the plan on the screen, which need not be the best that has come.
    pub fn plan_on_screen(&self) -> Option<Plan> {
        self.showing.with_untracked(|shown| shown.as_ref().map(|shown| shown.plan.clone()))
    }

    /// Shows the better plan that has come.
    pub fn take_better(&self) {
        self.taken.update(|n| *n += 1);
    }

    /// Returns what is open over the plan.
    pub fn sheet(&self) -> Option<Sheet> {
        self.sheet.with(|name| Sheet::named(self.guide.catalogue(), name))
    }

    /// Opens something over the plan, or closes what is open.
    pub fn open(&self, sheet: Option<Sheet>) {
        let name = sheet.map(|sheet| sheet.name(self.guide.catalogue()));
        self.sheet.set(name.unwrap_or_default());
    }

    /// Returns what is told of the change that was made last: which plan shows it, a trial's or one by
    /// hand; 0 for nothing.
    pub fn told_of_change(&self, is_trial: bool) -> u32 {
        let drawn = self.drawn.get();
        let is_it = self.changed.with(|changed| {
            let to = changed.strip_prefix(if is_trial { TRIAL } else { BY_HAND });
            to.is_some_and(|to| {
                self.showing.with_untracked(|shown| {
                    shown.as_ref().is_some_and(|shown| shown.request.to_bytes() == to.as_bytes())
                })
            })
        });
        if is_it { drawn } else { 0 }
    }

    /// Returns what the change that was made last did to the plan.
    pub fn changes(&self) -> Option<Changes> {
        let catalogue = self.guide.catalogue();
        self.showing.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            let (_, before) = shown.before.as_deref()?;
            let seen = shown.request.done.iter().filter_map(|place| place.entry(catalogue));
            Some(changes(before, &shown.plan, &seen.collect::<Vec<Entry>>()))
        })
    }

    /// The change that was made last is seen, and stays.
    pub fn keep_change(&self) {
        self.changed.set(String::new());
    }

    /// Takes the change that was made last back, as the browser's Back does.
    pub fn undo(&self) {
        self.changed.set(String::new());
        dom::go_back();
    }

    /// Returns the figures of the alternatives to the trip as far as they are known.
    pub fn sketches(&self) -> Option<[Sketch; 3]> {
        self.told.track();
        let comparison = self.request.with(|request| Comparison(request.clone())).to_bytes();
        Comparison::read(&worker::answer(&comparison)?.ok()?).map(|(sketches, _)| sketches)
    }

    /// Tries again to make the plan.
    pub fn retry(&self) {
        self.attempt.update(|attempt| *attempt += 1);
    }

    /// Asks for another trip.
    pub fn ask(&self, request: TripRequest, history: History) {
        self.guide.navigation.change(&Route::Plan(Some(request)), history);
    }

    /// Changes the trip that is asked for by hand: what is on the screen is kept where it can be.
    pub fn change(&self, change: impl FnOnce(&mut TripRequest)) {
        let mut request = self.request.get_untracked();
        self.showing.with_untracked(|shown| {
            let plan = shown.as_ref().map(|shown| &shown.plan);
            request.keep_of(self.guide.catalogue(), plan);
        });
        change(&mut request);
        self.change_to(request, false);
    }

    /// Asks for a trip instead of the one that is shown, which Back and an undo lead back to.
    pub fn change_to(&self, to: TripRequest, is_trial: bool) {
        if to != self.request.get_untracked() {
            let text = String::from_utf8(to.to_bytes()).unwrap_or_default();
            self.changed.set([if is_trial { TRIAL } else { BY_HAND }, &text].concat());
            self.ask(to, History::Push);
        }
    }

    /// Asks for a place to be visited whatever it costs.
    pub fn insist_on(&self, place: PlaceRef) {
        self.change(|request| request.insist_on(&place, None));
    }
}

/// Returns what came of the request in the address.
fn planning(guide: &Guide, told: RwSignal<u32>, asked: Memo<Option<TripRequest>>) -> Planning {
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
async fn shared(guide: &'static Guide, made: Option<(u32, Showing)>) -> Result<Shared, Refusal> {
    let (_, Showing { request, plan, .. }) = made.ok_or(Refusal::Unavailable)?;
    let plan = plan.to_bytes(guide.catalogue());
    let address = link_of(guide, "");
    let asked = Asked::Link { address: &address, request, plan: &plan }.to_bytes();
    let answer = worker::link(guide.loaded.file, &asked).await?;
    Shared::from_bytes(&answer).ok_or(Refusal::Unavailable)
}

/// Returns the link of a plan with these letters, from the scheme on.
pub fn link_of(guide: &Guide, letters: &str) -> String {
    dom::site() + &Route::Kept(letters.to_owned()).href(guide.locale())
}

/// Returns the address of the visitor's trip with one more place to see: the trip they looked at
/// last if it still lies ahead, else one for tomorrow.
pub fn plan_with(guide: &Guide, place: Entry) -> String {
    let mut request = guide
        .preferences
        .trip(guide.today)
        .unwrap_or_else(|| TripRequest::default_on(guide.today.plus_days(1)));
    if let Some(place) = PlaceRef::of(guide.catalogue(), place) {
        request.insist_on(&place, None);
    }
    guide.href(&Route::Plan(Some(request)))
}
