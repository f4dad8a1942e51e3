//! The planner: the wishes, the days they make, and what was left out and why.

use crate::domain::calendar::lunar::lunar;
use crate::domain::itinerary::{
    DayPlan, Mode, Plan as Trip, Reason, Showing, TripRequest, Unvisited,
};
use crate::i18n::explain::obstacle;
use crate::i18n::{format, journey};
use crate::web::components::day_map::DayMap;
use crate::web::components::driver_card::DriverCard;
use crate::web::components::glyph::glyph;
use crate::web::components::kept_bar::{BrokenLink, KeptBar};
use crate::web::components::plan_actions::{DayActions, LateBar, day_id, day_tabs};
use crate::web::components::plan_changes::{Trial, Undo};
use crate::web::components::plan_sheet::PlanSheet;
use crate::web::components::plan_status::PlanStatus;
use crate::web::components::scene::Scene;
use crate::web::components::share_sheet::qr;
use crate::web::components::timeline::Timeline;
use crate::web::components::trip_form::{TripForm, mode_words};
use crate::web::components::unvisited_list::UnvisitedList;
use crate::web::platform;
use crate::web::platform::drag::{self, Dropped};
use crate::web::reactive::{derived, memo};
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::navigation::History;
use crate::web::state::trip::{Planning, TripState};
use crate::web::state::turns::{Turns, in_turn};
use leptos::html::Div;
use leptos::prelude::*;
use view_macro::view;

/// The page.
#[component]
pub fn Plan() -> impl IntoView {
    let guide = use_guide();
    let trip = TripState::new();
    // A plan that came by a link is not the visitor's own before they make it so.
    let own = derived(move || trip.asked.get().filter(|_| trip.kept.with(Option::is_none)));
    guide.preferences.keep_trip(own);
    let is_asked = memo(move || trip.asked.with(Option::is_some));
    let is_kept = memo(move || trip.kept.with(Option::is_some));
    let content = move || match (is_asked.get(), is_kept.get()) {
        (true, _) => view! { <Made trip/> }.into_any(),
        (false, true) => view! { <Arriving trip/> }.into_any(),
        (false, false) => {
            view! { <Begin request=trip.request.get() on_ask=asking(trip)/> }.into_any()
        }
    };
    view! {
        <main id="main" class="wrap">
            <p class="visually-hidden" role="status">{move || news(guide, trip)}</p>
            <KeptBar trip/>
            {content}
        </main>
    }
}

fn asking(trip: TripState) -> Callback<TripRequest> {
    // Other wishes, another trip.
    Callback::new(move |mut request: TripRequest| {
        request.keep.clear();
        if request.date != trip.request.with_untracked(|before| before.date) {
            request.done.clear();
        }
        trip.ask(request, History::Push);
    })
}

/// Returns what is said aloud of a plan on its way, and when it is there.
fn news(guide: &Guide, trip: TripState) -> Option<String> {
    if trip.is_coming.get() {
        return Some(guide.plan_coming().text());
    }
    let Planning::Done(plan) = trip.planning() else { return None };
    let stops = guide.n_stops().count(plan.stops().count(), guide.locale());
    Some(guide.plan_done().fill(&[("stops", &stops)]))
}

/// What stands where the plan of a link will be: that it is on its way, or why there is none.
#[component]
fn Arriving(trip: TripState) -> impl IntoView {
    let is_read = memo(move || matches!(trip.opened.get(), Some(Some(_))));
    move || match is_read.get() {
        true => view! { <div role="alert"><BrokenLink trip/></div> }.into_any(),
        false => view! { <Coming/> }.into_any(),
    }
}

#[component]
fn Begin(request: TripRequest, on_ask: Callback<TripRequest>) -> impl IntoView {
    let guide = use_guide();
    view! {
        <header class="title">
            <h1>{guide.plan_title().text()}</h1>
            <p class="soft page__text">{guide.plan_lead().text()}</p>
        </header>
        <section class="sec"><TripForm request on_ask/></section>
    }
}

/// The days that were asked for, then the wishes, which stay as the days come and go.
#[component]
fn Made(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    let failed = memo(move || matches!(trip.planning(), Planning::Failed));
    let is_drawn = RwSignal::new(false);
    // How good a plan is changes more often than the plan.
    let days = move || {
        platform::dom::stay();
        trip.drawn.track();
        let showing = trip.showing.get_untracked();
        let is_final = showing.as_ref().is_some_and(Showing::is_final);
        match showing {
            _ if failed.get() => Some(view! { <Failed trip/> }.into_any()),
            Some(Showing { request, plan, .. }) => {
                draw_in_turns(trip, is_drawn, is_final);
                Some(view! { <Days trip request plan/> }.into_any())
            }
            None => None,
        }
    };
    let waits = memo(move || !failed.get() && (!is_drawn.get() || trip.drawn.get() == 0));
    let is_there = memo(move || !failed.get() && !waits.get());
    let list = NodeRef::<Div>::new();
    drag::follow(list, ".stop", ".rail__grip", Callback::new(move |dropped| put(trip, dropped)));
    let coming = move || waits.get().then(|| view! { <div><Coming/></div> });
    let status = move || is_there.get().then(|| view! { <PlanStatus trip/><Trial trip/> });
    let busy = move || trip.is_coming.get().then_some("true");
    let is_empty =
        memo(move || matches!(trip.planning(), Planning::Done(plan) if plan.stops().count() == 0));
    let wishes = move || {
        let form = view! { <TripForm request=trip.request.get() on_ask=asking(trip)/> };
        view! {
            <details class="panel planform" open=move || is_empty.get()>
                <summary>{glyph("filter")}{guide.change_wishes().text()}</summary>
                <div class="panel__in">{form}</div>
            </details>
        }
    };
    view! {
        <div class="planpage">
            {status}
            {coming}
            <div node_ref=list aria-busy=busy hidden=move || waits.get()>{days}</div>
            {wishes}
        </div>
        <Undo trip/>
        <PlanSheet trip/>
    }
}

/// Puts a stop where it was dragged to; the rows are all stops of the trip, in order.
fn put(trip: TripState, Dropped { row, at, after }: Dropped) {
    let Some(plan) = trip.plan_on_screen() else { return };
    let spots = plan.nth(row).zip(plan.nth(at));
    let moved = spots.and_then(|(from, beside)| Some((from, plan.moved(from, beside, after)?)));
    if let Some((from, to)) = moved {
        trip.change(|request| request.put(trip.guide.catalogue(), &plan, from, to));
    }
}

/// How long the first plan waits for a better one, in milliseconds: most come so soon, and would take its
/// place just when one begins to read.
const SETTLING: i32 = 200;

/// Has the days that are built next drawn in turns, out of sight, if they are the first.
fn draw_in_turns(trip: TripState, is_drawn: RwSignal<bool>, is_final: bool) {
    if is_drawn.get_untracked() {
        return;
    }
    let version = trip.drawn.get_untracked();
    let show = move || {
        // A better plan that came meanwhile is drawn in its own turns; or the page is gone.
        if trip.drawn.try_get_untracked() == Some(version) {
            platform::dom::stay();
            is_drawn.set(true);
        }
        None
    };
    Turns::begin().draw(if is_final { 0 } else { SETTLING }, Box::new(show));
}

/// What stands where the first plan will be.
#[component]
fn Coming() -> impl IntoView {
    let blocks = (0..5).map(|_| view! { <span class="skeleton skeleton--card"></span> });
    view! {
        <header class="planhead">
            <p class="over"><span class="skeleton skeleton--line skeleton--short"></span></p>
            <h1>{use_guide().plan_coming().text()}</h1>
        </header>
        <div class="waiting">{blocks.collect_view()}</div>
    }
}

#[component]
fn Failed(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    let on_retry = move |_| trip.retry();
    view! {
        <div role="alert">
            <Scene name="error" title=guide.plan_failed().text() text=guide.plan_failed_text().text()>
                <button type="button" class="btn" on:click=on_retry>{guide.try_again().text()}</button>
            </Scene>
        </div>
    }
}

#[component]
fn Days(trip: TripState, request: TripRequest, plan: Trip) -> impl IntoView {
    let guide = use_guide();
    let mut unvisited = plan.unvisited.clone();
    unvisited.extend(left_out_by_choice(guide, &request, &unvisited));
    let obstacles = plan.obstacles.iter().map(|o| obstacle(o, guide.words)).collect::<Vec<_>>();
    let n_stops = plan.stops().count();
    let note = guide.basis_note(plan.basis);
    let (asked, made) = (request.clone(), plan.clone());
    let list = move || {
        view! { <UnvisitedList trip request=asked.clone() plan=made.clone() unvisited=unvisited.clone()/> }.into_any()
    };
    let past = (request.date < guide.today)
        .then(|| view! { <p class="notice" role="status">{guide.trip_date_past().text()}</p> });
    let mut whole = Some(plan.clone());
    let tabs = day_tabs(guide, &plan.days);
    let bar = (n_stops > 0).then(|| view! { <LateBar trip days=&plan.days/> });
    let days = plan.days.into_iter().enumerate().filter(|(_, day)| !day.stops.is_empty());
    let days = days.map(|(at, day)| {
        view! { <Day trip request=request.clone() day at whole=whole.take()/> }
    });
    let days = days.collect_view();
    let nothing = (n_stops == 0).then(|| {
        let text =
            obstacles.first().cloned().unwrap_or_else(|| guide.plan_empty_text().to_string());
        view! { <Scene name="nothing" title=guide.plan_empty().text() text=text/> }
    });
    let printed_qr =
        move || trip.shared.get()?.ok().and_then(|shared| qr(&shared, guide.share_qr().text()));
    view! {
        {past}
        {nothing}
        {tabs}
        {seen_already(guide, &request)}
        {days}
        {in_turn(list)}
        <p class="small soft page__text">{note}</p>
        <div class="planqr">{printed_qr}</div>
        <DriverCard shown=trip.shown_to_driver mode=Some(request.mode)/>
        {bar}
    }
}

/// Returns what was seen before the plan begins, on a trip that was planned anew on its way.
fn seen_already(guide: &Guide, request: &TripRequest) -> Option<AnyView> {
    let entries = request.done.iter().filter_map(|place| place.entry(guide.catalogue()));
    let names: Vec<_> = entries.map(|entry| guide.say(guide.catalogue().name(entry))).collect();
    (!names.is_empty()).then(|| {
        let words = guide.days_done().fill(&[("names", &names.join(", "))]);
        view! { <p class="plandone">{glyph("check")}<span>{words}</span></p> }
    })
}

/// The places the visitor left out, which the plan has no reason to name.
fn left_out_by_choice(guide: &Guide, request: &TripRequest, named: &[Unvisited]) -> Vec<Unvisited> {
    let avoided = request.avoid.iter().filter_map(|place| place.entry(guide.catalogue()));
    let unnamed = avoided.filter(|entry| named.iter().all(|left| left.entry != Some(*entry)));
    unnamed
        .map(|entry| Unvisited { entry: Some(entry), mandatory: false, reason: Reason::Avoided })
        .collect()
}

#[component]
fn Day(
    trip: TripState,
    request: TripRequest,
    day: DayPlan,
    /// Which day of the trip, from 0.
    at: usize,
    /// With the first day stands what is done with the whole plan.
    whole: Option<Trip>,
) -> impl IntoView {
    let guide = use_guide();
    let (mode, rain, is_first) = (request.mode, request.rain, whole.is_some());
    let on_map = day.clone();
    let over = format!(
        "{} · {}",
        format::day(day.date, guide.words),
        format::lunar_day(lunar(day.date), guide.words)
    );
    let title = journey::day_title(guide.words, guide.catalogue(), &day);
    let facts = sums(guide, &day, mode).into_iter().map(|(strong, rest)| {
        view! { <span><b>{strong}</b>" "{rest}</span> }
    });
    view! {
        <section class="planday">
            <header class="planhead">
                <p class="over">{over}</p>
                {heading(&title, at, is_first)}
                <p class="planhead__sum num">{facts.collect_view()}</p>
                {in_turn(move || view! { <DayActions trip at whole=whole.clone() rain/> }.into_any())}
            </header>
            {in_turn(move || view! { <DayMap day=on_map.clone()/> }.into_any())}
            {is_first.then(|| view! { <h2 class="visually-hidden">{guide.timeline_title().text()}</h2> })}
            {in_turn(move || view! { <Timeline trip request=request.clone() day=day.clone() at/> }.into_any())}
        </section>
    }
}

/// The first day's name is the page's; the others are below it.
fn heading(title: &str, at: usize, is_first: bool) -> AnyView {
    let (title, id) = (title.to_owned(), day_id(at));
    if is_first {
        view! { <h1 id=id tabindex="-1">{title}</h1> }
    } else {
        view! { <h2 id=id tabindex="-1">{title}</h2> }
    }
}

/// Returns words as they stand within a line; a first letter with a mark stays as it is.
fn within_line(words: &str) -> String {
    let mut line = words.to_owned();
    if let Some(first) = line.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    line
}

fn sums(guide: &Guide, day: &DayPlan, mode: Mode) -> Vec<(String, String)> {
    let stops = guide.n_stops().count(day.stops.len(), guide.locale());
    let hours = format!("{}–{}", format::time(day.leaves_at), format::time(day.back_at));
    let km = format::km(f64::from(day.metres()) / 1_000.0, guide.locale());
    let travel = format::duration(day.travel_minutes().max(0) as u32, guide.words);
    vec![
        (stops, String::new()),
        (hours, String::new()),
        (km, within_line(&mode_words(guide, mode).1)),
        (travel, guide.on_the_way().to_string()),
    ]
}
