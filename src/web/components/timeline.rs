//! A day drawn to the scale of time: stops, the ways between them, the midday break, what is left.
//! What rests on an estimate says so.

use super::driver_card::DriverButton;
use super::glyph::glyph;
use super::plan_sheet::menu_id;
use super::tile::tile;
use super::trip_form::{drop_chip, mode_words};
use super::where_line::where_line;
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{
    Anchor, DayPlan, Endpoint, Leg, LunchBreak, Mode, PlaceRef, Stop, TripRequest,
};
use crate::i18n::explain::{why_here, why_now};
use crate::i18n::{format, journey, vietnamese};
use crate::web::platform::dom;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::{Sheet, TripState};
use leptos::prelude::*;
use view_macro::view;

/// The timeline of a day.
#[component]
pub fn Timeline(
    trip: TripState,
    request: TripRequest,
    day: DayPlan,
    /// Which day of the trip, from 0.
    at: usize,
) -> impl IntoView {
    let guide = use_guide();
    let (mode, day_number) = (request.mode, at);
    let entries: Vec<Entry> = day.stops.iter().map(|stop| stop.entry).collect();
    let drawings = guide.drawings(&entries);
    let mut rows = vec![endpoint(guide, &day.start, day.leaves_at)];
    for (at, (stop, drawing)) in day.stops.iter().zip(drawings).enumerate() {
        rows.extend(pauses(guide, &day, at));
        rows.extend(day.legs.get(at).map(|leg| way(guide, leg, mode)));
        rows.extend(wait(guide, stop));
        let number = at + 1;
        let stop = stop.clone();
        let amidst = amidst(guide, &day, number);
        let pins = pins(guide, trip, &request, (day_number, stop.entry));
        let chips = view! { {amidst}{pins} };
        rows.push(view! { <StopRow trip stop number chips drawing/> }.into_any());
    }
    rows.extend(pauses(guide, &day, day.stops.len()));
    rows.extend(day.legs.get(day.stops.len()).map(|leg| way(guide, leg, mode)));
    rows.push(endpoint(guide, &day.end, day.back_at));
    rows.extend(slack(guide, &day));
    view! { <div class="tl-list">{rows}</div> }
}

/// Returns the name of where a day begins or ends.
pub fn anchor_name(guide: &Guide, anchor: &Anchor) -> String {
    journey::anchor_name(guide.words, guide.catalogue(), anchor)
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
    let words = journey::way(guide.words, leg);
    view! {
        <div class="leg" style=("--min", leg.minutes().to_string())>
            <span></span>
            <span class="rail"></span>
            <p>{glyph(picture)}{words}</p>
        </div>
    }
    .into_any()
}

fn wait(guide: &Guide, stop: &Stop) -> Option<AnyView> {
    let waiting = stop.waiting();
    (waiting > 0).then(|| {
        let time = format::duration(waiting as u32, guide.words);
        rest(waiting, Some(stop.arrival), "clock", guide.waiting().fill(&[("time", &time)]))
    })
}

/// Returns the breaks that come before a stop and amid none.
fn pauses(guide: &Guide, day: &DayPlan, stops_before: usize) -> Vec<AnyView> {
    let between = |pause: &LunchBreak| !pause.amidst && pause.after_stop == stops_before;
    let row = |pause: LunchBreak, picture, words| {
        rest(journey::lunch_minutes(&pause), Some(pause.from), picture, words)
    };
    let lunch = day.lunch.filter(between);
    let lunch = lunch.map(|lunch| row(lunch, "lunch", lunch_words(guide, &lunch)));
    let rest = day.rest.filter(between);
    let rest = rest.map(|pause| row(pause, "leaf", rest_words(guide, &pause)));
    lunch.into_iter().chain(rest).collect()
}

/// Returns the breaks that fall into a visit.
fn amidst(guide: &Guide, day: &DayPlan, number: usize) -> AnyView {
    let within = |pause: &LunchBreak| pause.amidst && pause.after_stop == number;
    let chip = |pause: LunchBreak, picture: &'static str, words: String| {
        let words = [&*format::time(pause.from), " · ", &*words].concat();
        view! { <span class="why">{glyph(picture)}{words}</span> }
    };
    let lunch = day.lunch.filter(within);
    let lunch = lunch.map(|lunch| chip(lunch, "lunch", lunch_words(guide, &lunch)));
    let rest = day.rest.filter(within);
    let rest = rest.map(|pause| chip(pause, "leaf", rest_words(guide, &pause)));
    view! { {lunch}{rest} }
}

fn rest_words(guide: &Guide, pause: &LunchBreak) -> String {
    guide
        .rest_for()
        .fill(&[("time", &format::duration(journey::lunch_minutes(pause) as u32, guide.words))])
}

/// Returns what is laid down for a stop, each to be dropped with a tap: its time, its length, its place
/// in a locked order.
fn pins(
    guide: &'static Guide,
    trip: TripState,
    request: &TripRequest,
    (day, entry): (usize, Entry),
) -> AnyView {
    let Some(place) = PlaceRef::of(guide.catalogue(), entry) else { return ().into_any() };
    let fixed = request.fixed_for(&place);
    let chip = |words: String, change: Box<dyn Fn(&mut TripRequest)>| {
        let free = move || {
            // The chip goes; the focus stays at its stop.
            dom::focus(&menu_id(guide, entry));
            trip.change(&change);
        };
        drop_chip(guide, words, Box::new(free))
    };
    let at = fixed.and_then(|fixed| fixed.at).map(|at| {
        let (place, words) =
            (place.clone(), guide.pinned_at().fill(&[("time", &format::time(at))]));
        chip(words, Box::new(move |request| request.pin(&place, day, None)))
    });
    let length = fixed.and_then(|fixed| fixed.minutes).map(|minutes| {
        let (place, length) = (place.clone(), format::duration(minutes.into(), guide.words));
        let words = guide.stays_for().fill(&[("time", &length)]);
        chip(words, Box::new(move |request| request.fix(&place, |fixed| fixed.minutes = None)))
    });
    let is_here = |order: &&crate::domain::itinerary::DayOrder| {
        usize::from(order.day) == day && order.places.first() == Some(&place)
    };
    let order = request.order.iter().find(is_here).map(|_| {
        let free = move |request: &mut TripRequest| request.lock(day as u8, Vec::new());
        chip(guide.order_locked().text(), Box::new(free))
    });
    view! { {at}{length}{order} }
}

fn lunch_words(guide: &Guide, lunch: &LunchBreak) -> String {
    journey::lunch(guide.words, guide.catalogue(), lunch)
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
    /// What is said of the visit beside why it is there.
    chips: AnyView,
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
    let name = guide.say(catalogue.name(stop.entry));
    let label = guide.stop_edit_named().fill(&[("name", &name)]);
    let edit = move |_| trip.open(Some(Sheet::Stop(stop.entry)));
    let leave_by = guide.leave_by().fill(&[("time", &format::time(stop.leave_by))]);
    // The link is found by its address: the map of the day leads to it.
    let href = guide.entry_href(stop.entry);
    // On the screen the line below the name is enough; paper has no page to turn to.
    let on_paper = move || vietnamese::address(guide.fullest_catalogue(), stop.entry).join(" · ");
    let stay = format::duration(stop.service_time().max(0) as u32, guide.words);
    view! {
        <div class="stop" style=("--min", stop.service_time().to_string())>
            <span class="time">{format::time(stop.start)}<small>{stay}</small></span>
            <span class="rail">
                <span class="rail__grip" title=guide.stop_drag().text()><b>{number}</b>{glyph("grip")}</span>
            </span>
            <article class="stop__card">
                <h3><a id=href.clone() href=href>{name}</a></h3>
                <p>{where_line(guide, stop.entry)}</p>
                <p class="stop__address" lang="vi">{on_paper}</p>
                {tile(drawing)}
                <div class="chips">{reasons.collect_view()}{now}{ask}{chips}</div>
                <div class="stop__foot">
                    <span class="num">{leave_by}</span>
                    <DriverButton entry=stop.entry shown=trip.shown_to_driver class="stop__driver"/>
                    <button type="button" class="iconbtn" id=menu_id(guide, stop.entry) aria-label=label
                        aria-haspopup="dialog" on:click=edit>
                        {glyph("more")}
                    </button>
                </div>
            </article>
        </div>
    }
}
