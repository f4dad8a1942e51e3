//! How to get to a place by each way of travelling, and how long that takes. The planner's thread
//! works it out, and is not asked before a visitor sees the section.

use super::glyph::glyph;
use super::trip_form::mode_words;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{Anchor, Mode, PlaceRef};
use crate::domain::travel::{Basis, Journey, JourneyRequest, Journeys};
use crate::i18n::format;
use crate::i18n::journey::over;
use crate::web::platform::{geolocation, scroll, worker};
use crate::web::state::guide::Guide;
use leptos::html::Div;
use leptos::prelude::*;
use view_macro::view;

/// From how many minutes on the way on foot or by bicycle is only said to be long.
const LONG: u16 = 180;

/// Returns how to get to an entry, to which these buses go; nothing for one that lies nobody knows
/// where.
pub fn to_entry(guide: &'static Guide, entry: Entry, buses: String) -> Option<AnyView> {
    guide.catalogue().point(entry)?;
    let place = PlaceRef::of(guide.catalogue(), entry)?;
    let (from, words) = start(guide);
    Some(section(guide, from, Anchor::Place(place), words, buses))
}

/// Returns how to get to the middle of an area of that name.
pub fn to_area(guide: &'static Guide, to: Anchor, name: &str) -> AnyView {
    let (from, words) = start(guide);
    let words = guide.ways_to_middle().fill(&[("from", &words), ("area", name)]);
    section(guide, from, to, words, String::new())
}

/// Returns where one sets out from, and what that is called: where the visitor was found to be, or
/// else the centre.
fn start(guide: &Guide) -> (Anchor, String) {
    let region = &guide.catalogue().region;
    match geolocation::last().filter(|point| region.bounds.contains(*point)) {
        Some(point) => (Anchor::Point(point), guide.ways_from_you().text()),
        None => {
            let centre = guide.say(&region.centre_name);
            (Anchor::Centre, guide.ways_from().fill(&[("place", &centre)]))
        }
    }
}

fn section(
    guide: &'static Guide,
    from: Anchor,
    to: Anchor,
    words: String,
    buses: String,
) -> AnyView {
    let seen = RwSignal::new(false);
    let end = NodeRef::<Div>::new();
    scroll::when_seen(end, Callback::new(move |()| seen.set(true)));
    let request = JourneyRequest { from, to, on: guide.today }.to_bytes();
    let ways = move || match seen.get() {
        true => ways(guide, request.clone(), buses.clone()),
        // What was waited for is gone once it has come, so that nobody waits on.
        false => view! { <div node_ref=end class="ways__wait"></div> }.into_any(),
    };
    view! {
        <section class="ways">
            <h2>{guide.ways_title().text()}</h2>
            <p class="small soft">{words}</p>
            {ways}
        </section>
    }
    .into_any()
}

/// Asks for the ways, and shows what comes of it.
fn ways(guide: &'static Guide, request: Vec<u8>, buses: String) -> AnyView {
    let (told, attempt) = (RwSignal::new(0), RwSignal::new(0));
    let asked = request.clone();
    let asking = move || {
        attempt.track();
        Some(asked.clone())
    };
    worker::follow(guide.loaded.file, Box::new(asking), told);
    let shown = move || {
        told.track();
        match worker::answer(&request) {
            None => {
                let label = guide.ways_coming().text();
                view! { <div class="ways__wait skeleton" role="status" aria-label=label></div> }
                    .into_any()
            }
            Some(answer) => match answer.ok().and_then(|answer| Journeys::from_bytes(&answer)) {
                Some(ways) => list(guide, &ways, &buses),
                None => failed(guide, attempt),
            },
        }
    };
    shown.into_any()
}

fn failed(guide: &Guide, attempt: RwSignal<u32>) -> AnyView {
    let again = move |_| attempt.update(|attempt| *attempt += 1);
    view! {
        <p class="notice" role="status">{guide.ways_failed().text()}</p>
        <button type="button" class="btn btn--quiet" on:click=again>{guide.try_again().text()}</button>
    }
    .into_any()
}

fn list(guide: &Guide, ways: &Journeys, buses: &str) -> AnyView {
    let mut rows = Vec::new();
    for (mode, way) in Mode::ALL.into_iter().zip(&ways.by_mode) {
        rows.push(row(guide, mode, way.as_ref(), buses));
    }
    view! {
        <ul class="ways__list">{rows}</ul>
        <p class="small soft page__text">{note(guide, ways)}</p>
    }
    .into_any()
}

fn row(guide: &Guide, mode: Mode, way: Option<&Journey>, buses: &str) -> AnyView {
    let (picture, name) = mode_words(guide, mode);
    let is_bus = mode == Mode::Bus;
    let (class, time, rest) = match way {
        None => ("soft", guide.ways_unknown().text(), String::new()),
        Some(_) if is_bus && buses.is_empty() => {
            ("soft", guide.ways_bus_unknown().text(), String::new())
        }
        Some(way) => {
            let buses = if is_bus { buses } else { "" };
            ("num", time(guide, mode, way), rest(guide, way, buses))
        }
    };
    view! {
        <li>{glyph(picture)}<span>{name}</span><b class=class>{time}</b><small class="num">{rest}</small></li>
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

/// Returns what stands below the time: the buses, how far, over which bridges, how long in rush hours.
fn rest(guide: &Guide, way: &Journey, buses: &str) -> String {
    let mut words = buses.to_owned();
    let mut add = |part: &str| {
        if !words.is_empty() {
            words.push_str(" · ");
        }
        words.push_str(part);
    };
    add(&format::km(f64::from(way.metres) / 1_000.0, guide.locale()));
    if let Some(bridges) = over(guide.words, &way.over) {
        add(&bridges);
    }
    if way.rush != way.usual {
        add(&guide.ways_rush().fill(&[("time", &range(guide, way.rush))]));
    }
    words
}

/// Returns a range of minutes: 35–55 phút, 50 phút đến 1 giờ 20. It stays on one line.
fn range(guide: &Guide, [low, high]: [u16; 2]) -> String {
    let words = if high < 60 {
        let (low, high) = (low.to_string(), high.to_string());
        guide.ways_minutes().fill(&[("low", &low), ("high", &high)])
    } else {
        let time = |minutes: u16| format::duration(minutes.into(), guide.words);
        guide.ways_between().fill(&[("low", &time(low)), ("high", &time(high))])
    };
    words.replace(' ', "\u{a0}")
}

fn note(guide: &Guide, ways: &Journeys) -> String {
    match ways.basis {
        Basis::Roads => guide.ways_note().text(),
        Basis::Straight => guide.ways_note_straight().text(),
        Basis::Matrix => guide.ways_note_matrix().fill(&[("credit", &ways.credit)]),
    }
}
