//! How to get to a place by each way of travelling, and how long that takes. The planner's thread
//! works it out, and is not asked before a visitor sees the section.

use super::glyph::glyph;
use super::trip_form::mode_words;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{Anchor, Mode, PlaceRef};
use crate::domain::travel::{Basis, Journey, JourneyRequest, Journeys};
use crate::i18n::format;
use crate::web::platform::{geolocation, scroll, worker};
use crate::web::state::guide::{Guide, use_guide};
use leptos::html::Div;
use leptos::prelude::*;
use view_macro::view;

/// From how many minutes on the way on foot or by bicycle is only said to be long.
const LONG: u16 = 180;

/// Returns an entry as a place to get to; without one, the page of its kind has no such section.
pub fn way_to(guide: &Guide, entry: Entry) -> Option<Anchor> {
    PlaceRef::of(guide.catalogue(), entry).map(Anchor::Place)
}

/// The section; nothing at all for a place that lies nobody knows where.
#[component]
pub fn GettingThere(
    to: Option<Anchor>,
    /// What is called by the name of its middle.
    #[prop(optional)]
    area: Option<String>,
    /// The buses that go there.
    #[prop(optional)]
    buses: String,
) -> impl IntoView {
    let guide = use_guide();
    let to = to.filter(|to| to.point(guide.catalogue()).is_some())?;
    let seen = RwSignal::new(false);
    let end = NodeRef::<Div>::new();
    scroll::when_seen(end, Callback::new(move |()| seen.set(true)));
    let region = &guide.catalogue().region;
    let me = geolocation::last().filter(|point| region.bounds.contains(*point));
    let words = match me {
        Some(_) => guide.ways_from_you().text(),
        None => guide.ways_from().fill(&[("place", &guide.say(&region.centre_name))]),
    };
    let words = match area {
        Some(area) => guide.ways_to_middle().fill(&[("from", &words), ("area", &area)]),
        None => words,
    };
    let request =
        JourneyRequest { from: me.map_or(Anchor::Centre, Anchor::Point), to, on: guide.today };
    let ways = move || match seen.get() {
        true => view! { <Ways request=request.to_bytes() buses=buses.clone()/> }.into_any(),
        // What was waited for is gone once it has come, so that nobody waits on.
        false => view! { <div node_ref=end>{coming()}</div> }.into_any(),
    };
    Some(view! {
        <section class="ways">
            <h2>{guide.ways_title().text()}</h2>
            <p class="small soft">{words}</p>
            {ways}
        </section>
    })
}

/// Room for what is on its way, so that nothing below it jumps.
fn coming() -> AnyView {
    let line = |_| view! { <li><span class="skeleton skeleton--line"></span></li> };
    view! { <ul class="ways__list" aria-hidden="true">{Mode::ALL.map(line).into_iter().collect_view()}</ul> }.into_any()
}

#[component]
fn Ways(request: Vec<u8>, buses: String) -> impl IntoView {
    let guide = use_guide();
    let (told, attempt) = (RwSignal::new(0), RwSignal::new(0));
    let asked = request.clone();
    let asking = move || {
        attempt.track();
        Some(asked.clone())
    };
    worker::follow(guide.loaded.file, Box::new(asking), told);
    move || {
        told.track();
        let answer = worker::answer(&request);
        match answer.map(|answer| Journeys::from_bytes(&answer.ok()?)) {
            None => view! { <div role="status" aria-label=guide.ways_coming().text()>{coming()}</div> }.into_any(),
            Some(None) => view! {
                <p class="notice" role="status">{guide.ways_failed().text()}</p>
                <button type="button" class="btn btn--quiet" on:click=move |_| attempt.update(|n| *n += 1)>
                    {guide.try_again().text()}
                </button>
            }
            .into_any(),
            Some(Some(ways)) => {
                let row = |(mode, way): (Mode, &Option<Journey>)| row(guide, mode, way.as_ref(), &buses);
                let rows = Mode::ALL.into_iter().zip(&ways.by_mode).map(row).collect_view();
                view! {
                    <ul class="ways__list">{rows}</ul>
                    <p class="small soft page__text">{note(guide, &ways)}</p>
                }
                .into_any()
            }
        }
    }
}

fn row(guide: &Guide, mode: Mode, way: Option<&Journey>, buses: &str) -> AnyView {
    let (picture, name) = mode_words(guide, mode);
    let is_bus = mode == Mode::Bus;
    let (time, rest) = match way {
        None => (guide.ways_unknown().text(), String::new()),
        Some(_) if is_bus && buses.is_empty() => (guide.ways_bus_unknown().text(), String::new()),
        Some(way) => (time(guide, mode, way), rest(guide, way, if is_bus { buses } else { "" })),
    };
    view! {
        <li>
            {glyph(picture)}
            <span>{name}</span>
            <b class="num">{time}</b>
            <small class="num">{rest}</small>
        </li>
    }
    .into_any()
}

fn time(guide: &Guide, mode: Mode, way: &Journey) -> String {
    let [low, _] = way.usual;
    match mode {
        Mode::Walk | Mode::Bicycle if low >= LONG => guide.ways_long().text(),
        _ => range(guide, way.usual),
    }
}

/// Returns what stands below the time: how far, over which bridges, how long in rush hours.
fn rest(guide: &Guide, way: &Journey, buses: &str) -> String {
    let km = format::km(f64::from(way.metres) / 1_000.0, guide.locale());
    let mut parts = vec![km];
    if !buses.is_empty() {
        parts.insert(0, buses.to_owned());
    }
    let named = |name: &str| guide.bridge_named().fill(&[("name", name)]);
    let bridges = way.over.iter().map(|name| named(name)).collect::<Vec<_>>().join(", ");
    if !bridges.is_empty() {
        parts.push(guide.leg_over().fill(&[("bridges", &bridges)]));
    }
    if way.rush != way.usual {
        parts.push(guide.ways_rush().fill(&[("time", &range(guide, way.rush))]));
    }
    parts.join(" · ")
}

/// Returns a range of minutes: 35–55 phút, 50 phút đến 1 giờ 20.
fn range(guide: &Guide, [low, high]: [u16; 2]) -> String {
    let (phrase, words): (_, fn(u16, &Guide) -> String) = match high {
        ..60 => (guide.ways_minutes(), |minutes, _| minutes.to_string()),
        _ => (guide.ways_between(), |minutes, guide| format::duration(minutes.into(), guide.words)),
    };
    phrase.fill(&[("low", &words(low, guide)), ("high", &words(high, guide))])
}

fn note(guide: &Guide, ways: &Journeys) -> String {
    match ways.basis {
        Basis::Roads => guide.ways_note().text(),
        Basis::Straight => guide.ways_note_straight().text(),
        Basis::Matrix => guide.ways_note_matrix().fill(&[("credit", &ways.credit)]),
    }
}
