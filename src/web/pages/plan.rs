//! The planner: the wishes, the days they make, and what was left out and why.

use crate::domain::calendar::lunar::lunar;
use crate::domain::itinerary::{DayPlan, Mode, Plan as Trip, Reason, TripRequest, Unvisited};
use crate::domain::travel::Basis;
use crate::i18n::explain::obstacle;
use crate::i18n::format;
use crate::web::components::day_map::DayMap;
use crate::web::components::glyph::glyph;
use crate::web::components::scene::Scene;
use crate::web::components::share_button::ShareButton;
use crate::web::components::timeline::Timeline;
use crate::web::components::trip_form::{TripForm, mode_words};
use crate::web::components::unvisited_list::UnvisitedList;
use crate::web::platform;
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::navigation::History;
use crate::web::state::trip::{Planning, TripState};
use leptos::prelude::*;
use view_macro::view;

/// The page.
#[component]
pub fn Plan() -> impl IntoView {
    let guide = use_guide();
    let trip = TripState::new();
    guide.preferences.keep_trip(trip.asked.into());
    let is_asked = memo(move || trip.asked.with(Option::is_some));
    let content = move || match is_asked.get() {
        false => view! { <Begin request=trip.request.get() on_ask=asking(trip)/> }.into_any(),
        true => view! { <Made trip/> }.into_any(),
    };
    view! {
        <main id="main" class="wrap">
            <p class="visually-hidden" role="status">{move || news(guide, trip)}</p>
            {content}
        </main>
    }
}

fn asking(trip: TripState) -> Callback<TripRequest> {
    Callback::new(move |request: TripRequest| trip.ask(request, History::Push))
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

/// The days that were asked for, beside the wishes, which stay as the days come and go.
#[component]
fn Made(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    let days = move || {
        platform::dom::stay_at_heading();
        match trip.planning() {
            Planning::Coming => view! { <Coming/> }.into_any(),
            Planning::Done(plan) => view! { <Days trip plan/> }.into_any(),
            Planning::Failed => view! { <Failed trip/> }.into_any(),
        }
    };
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
            <div aria-busy=busy>{days}</div>
            <aside class="planside">{wishes}</aside>
        </div>
    }
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
fn Days(trip: TripState, plan: Trip) -> impl IntoView {
    let guide = use_guide();
    let request = trip.request.get_untracked();
    let mode = request.mode;
    let mut unvisited = plan.unvisited.clone();
    unvisited.extend(left_out_by_choice(guide, &request, &unvisited));
    let obstacles = plan.obstacles.iter().map(|o| obstacle(o, guide.words)).collect::<Vec<_>>();
    let n_stops = plan.stops().count();
    let is_final = plan.bound.is_some();
    let days = plan.days.into_iter().filter(|day| n_stops == 0 || !day.stops.is_empty());
    let days = days.enumerate().map(|(at, day)| view! { <Day trip day mode is_first=at == 0/> });
    let days = days.collect_view();
    let note = match plan.basis {
        Basis::Roads => guide.travel_note(),
        Basis::Matrix => guide.travel_note_matrix(),
        Basis::Straight => guide.travel_note_straight(),
    };
    let nothing = (n_stops == 0).then(|| {
        let text =
            obstacles.first().cloned().unwrap_or_else(|| guide.plan_empty_text().to_string());
        view! { <Scene name="nothing" title=guide.plan_empty().text() text=text/> }
    });
    let past = (request.date < guide.today)
        .then(|| view! { <p class="notice" role="status">{guide.trip_date_past().text()}</p> });
    view! {
        {past}
        {nothing}
        {(n_stops > 0).then_some(days)}
        <UnvisitedList trip unvisited=unvisited is_final/>
        <p class="small soft page__text">{note.text()}</p>
    }
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
fn Day(trip: TripState, day: DayPlan, mode: Mode, is_first: bool) -> impl IntoView {
    let guide = use_guide();
    let over = format!(
        "{} · {}",
        format::day(day.date, guide.words),
        format::lunar_day(lunar(day.date), guide.words)
    );
    let title = title(guide, &day);
    let facts = sums(guide, &day, mode).into_iter().map(|(strong, rest)| {
        view! { <span><b>{strong}</b>" "{rest}</span> }
    });
    view! {
        <section class="planday">
            <header class="planhead">
                <p class="over">{over}</p>
                {heading(&title, is_first)}
                <p class="planhead__sum num">{facts.collect_view()}</p>
                <p class="planacts"><ShareButton title class="btn btn--quiet" wide=true/></p>
            </header>
            <DayMap day=day.clone()/>
            {is_first.then(|| view! { <h2 class="visually-hidden">{guide.timeline_title().text()}</h2> })}
            <Timeline trip day mode/>
        </section>
    }
}

/// The first day's name is the page's; the others are below it.
fn heading(title: &str, is_first: bool) -> AnyView {
    let title = title.to_owned();
    if is_first {
        view! { <h1>{title}</h1> }
    } else {
        view! { <h2>{title}</h2> }
    }
}

/// A day is called by its first and last stop.
fn title(guide: &Guide, day: &DayPlan) -> String {
    let catalogue = guide.catalogue();
    let name = |entry| match catalogue.village_of(entry) {
        Some(village) => catalogue.village(village).short_name.to_string(),
        None => guide.say(catalogue.name(entry)),
    };
    match day.stops.as_slice() {
        [] => guide.day_free().to_string(),
        [only] => guide.day_of_one().fill(&[("a", &name(only.entry))]),
        [first, .., last] => {
            guide.day_of_many().fill(&[("a", &name(first.entry)), ("b", &name(last.entry))])
        }
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
