//! A day drawn to the scale of time: stops, the ways between them, the midday break, what is left.
//! What rests on an estimate says so.

use super::glyph::glyph;
use super::tile::tile;
use super::trip_form::mode_words;
use super::where_line::where_line;
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{Anchor, DayPlan, Endpoint, Leg, LunchBreak, Mode, Stop};
use crate::i18n::explain::{why_here, why_now};
use crate::i18n::format;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use view_macro::view;

/// The timeline of a day.
#[component]
pub fn Timeline(trip: TripState, day: DayPlan, mode: Mode) -> impl IntoView {
    let guide = use_guide();
    let entries: Vec<Entry> = day.stops.iter().map(|stop| stop.entry).collect();
    let drawings = guide.drawings(&entries);
    let mut rows = vec![endpoint(guide, &day.start, day.leaves_at)];
    for (at, (stop, drawing)) in day.stops.iter().zip(drawings).enumerate() {
        rows.extend(lunch(guide, day.lunch, at));
        rows.extend(day.legs.get(at).map(|leg| way(guide, leg, mode)));
        rows.extend(wait(guide, stop));
        let number = at + 1;
        let lunch = day.lunch.filter(|lunch| lunch.amidst && lunch.after_stop == number);
        rows.push(view! { <StopRow trip stop=stop.clone() number lunch drawing/> }.into_any());
    }
    rows.extend(lunch(guide, day.lunch, day.stops.len()));
    rows.extend(day.legs.get(day.stops.len()).map(|leg| way(guide, leg, mode)));
    rows.push(endpoint(guide, &day.end, day.back_at));
    rows.extend(slack(guide, &day));
    view! { <div class="tl-list">{rows}</div> }
}

/// Returns the name of where a day begins or ends.
pub fn anchor_name(guide: &Guide, anchor: &Anchor) -> String {
    let catalogue = guide.catalogue();
    let named = match anchor {
        Anchor::Centre => Some(guide.say(&catalogue.region.centre_name)),
        Anchor::Place(place) => {
            place.entry(catalogue).map(|entry| guide.say(catalogue.name(entry)))
        }
        Anchor::Commune(slug) => catalogue.find_commune(slug).map(|id| {
            let commune = catalogue.commune(id);
            super::where_line::commune_name(guide, commune.is_ward, &commune.name)
        }),
        Anchor::District(slug) => {
            catalogue.find_district(slug).map(|id| super::where_line::district_name(guide, id))
        }
        Anchor::Point(_) => Some(guide.your_point().to_string()),
    };
    named.unwrap_or_else(|| guide.not_known().to_string())
}

fn endpoint(guide: &Guide, end: &Endpoint, time: TimeOfDay) -> AnyView {
    view! {
        <div class="endpt">
            <span class="time">{format::time(time)}</span>
            <span class="rail"><i></i></span>
            <p>{anchor_name(guide, &end.anchor)}</p>
        </div>
    }
    .into_any()
}

fn way(guide: &Guide, leg: &Leg, mode: Mode) -> AnyView {
    let (picture, _) = mode_words(guide, mode);
    let low_high = [("low", leg.low.to_string()), ("high", leg.high.to_string())];
    let [(_, low), (_, high)] = &low_high;
    let words = guide.leg().fill(&[
        ("time", &format::duration(leg.minutes().max(0) as u32, guide.words)),
        ("low", low),
        ("high", high),
        ("km", &format::km(f64::from(leg.metres) / 1_000.0, guide.locale())),
    ]);
    let over = over(guide, &leg.over).map(|bridges| format!(" · {bridges}"));
    view! {
        <div class="leg" style=("--min", leg.minutes().to_string())>
            <span></span>
            <span class="rail"></span>
            <p>{glyph(picture)}{words}{over}</p>
        </div>
    }
    .into_any()
}

/// Returns which bridges a way crosses.
pub fn over(guide: &Guide, bridges: &[Box<str>]) -> Option<String> {
    let named = |name: &str| guide.bridge_named().fill(&[("name", name)]);
    let bridges = bridges.iter().map(|name| named(name)).collect::<Vec<_>>().join(", ");
    (!bridges.is_empty()).then(|| guide.leg_over().fill(&[("bridges", &bridges)]))
}

fn wait(guide: &Guide, stop: &Stop) -> Option<AnyView> {
    let waiting = stop.waiting();
    (waiting > 0).then(|| {
        let time = format::duration(waiting as u32, guide.words);
        rest(waiting, Some(stop.arrival), "clock", guide.waiting().fill(&[("time", &time)]))
    })
}

fn lunch(guide: &Guide, lunch: Option<LunchBreak>, stops_before: usize) -> Option<AnyView> {
    let lunch = lunch.filter(|lunch| !lunch.amidst && lunch.after_stop == stops_before)?;
    Some(rest(lunch_minutes(&lunch), Some(lunch.from), "lunch", lunch_words(guide, &lunch)))
}

fn lunch_minutes(lunch: &LunchBreak) -> i32 {
    (lunch.to.minutes() - lunch.from.minutes()).max(0)
}

fn lunch_words(guide: &Guide, lunch: &LunchBreak) -> String {
    let time = format::duration(lunch_minutes(lunch) as u32, guide.words);
    match lunch.near.map(|entry| guide.say(guide.catalogue().name(entry))) {
        Some(near) => guide.lunch_near().fill(&[("time", &time), ("place", &near)]),
        None => guide.lunch_here().fill(&[("time", &time)]),
    }
}

fn rest(length: i32, from: Option<TimeOfDay>, picture: &str, words: String) -> AnyView {
    view! {
        <div class="leg leg--rest" style=("--min", length.to_string())>
            <span class="time">{from.map(format::time)}</span>
            <span class="rail"></span>
            <p>{glyph(picture)}{words}</p>
        </div>
    }
    .into_any()
}

fn slack(guide: &Guide, day: &DayPlan) -> Option<AnyView> {
    (day.slack >= 15).then(|| {
        let time = format::duration(day.slack.into(), guide.words);
        let words = guide.slack().fill(&[("time", &time)]);
        // A long free afternoon needs no long line.
        let drawn = i32::from(day.slack).min(60);
        view! {
            <div class="leg leg--slack" style=("--min", drawn.to_string())>
                <span></span>
                <span class="rail"></span>
                <p>{glyph("late")}{words}</p>
            </div>
        }
        .into_any()
    })
}

#[component]
fn StopRow(
    trip: TripState,
    stop: Stop,
    number: usize,
    /// The midday break, when it falls within the visit.
    lunch: Option<LunchBreak>,
    drawing: crate::drawing::Drawing,
) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let reasons = stop.reasons.iter().take(3).map(|why| {
        let words = why_here(why, guide.words, |craft| guide.say(&catalogue.craft(craft).name));
        view! { <span class="why">{glyph("check")}{words}</span> }
    });
    let now = stop.why_now.map(|why| {
        let words = why_now(why, guide.words, |entry| guide.say(catalogue.name(entry)));
        view! { <span class="why">{glyph("clock")}{words}</span> }
    });
    let ask = stop.hours_estimated.then(|| {
        view! { <span class="why why--ask">{glyph("alert")}{guide.hours_unknown_call().text()}</span> }
    });
    let lunch = lunch.map(|lunch| {
        let words = format!("{} · {}", format::time(lunch.from), lunch_words(guide, &lunch));
        view! { <span class="why">{glyph("lunch")}{words}</span> }
    });
    let name = guide.say(catalogue.name(stop.entry));
    let place = crate::domain::itinerary::PlaceRef::of(catalogue, stop.entry);
    let remove_label = guide.leave_out_named().fill(&[("name", &name)]);
    let remove = place.map(|place| {
        let leave_out = move |_| trip.leave_out(place.clone());
        view! {
            <button type="button" class="iconbtn stop__drop" aria-label=remove_label on:click=leave_out>
                {glyph("close")}
            </button>
        }
    });
    // The link is found by its address: the map of the day leads to it.
    let href = guide.entry_href(stop.entry);
    let stay = format::duration(stop.service_time().max(0) as u32, guide.words);
    view! {
        <div class="stop" style=("--min", stop.service_time().to_string())>
            <span class="time">{format::time(stop.start)}<small>{stay}</small></span>
            <span class="rail"><b>{number}</b></span>
            <article class="stop__card">
                <h3><a id=href.clone() href=href>{name}</a></h3>
                <p>{where_line(guide, stop.entry)}</p>
                {tile(drawing)}
                <div class="chips">{reasons.collect_view()}{now}{lunch}{ask}{remove}</div>
            </article>
        </div>
    }
}
