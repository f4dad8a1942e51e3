//! `plan_a_day`: the plan that the guide itself shows for the same wishes in the end, with its address,
//! its times, the reasons for each stop and for what was left out.

use super::arguments::Arguments;
use super::{Assistant, facts, id, left_out};
use crate::domain::calendar::Date;
use crate::domain::itinerary::{
    DayPlan, Leg, LunchBreak, Plan, Progress, Solver, Stop, TripRequest, problem, written,
};
use crate::domain::travel::Basis;
use crate::i18n::{explain, format, journey};
use crate::route::Route;
use serde_json::{Value, json};

/// How many sources of a stop are named.
const SOURCES: usize = 3;

/// Returns the plan for what the arguments wish, or what is wrong with them.
pub fn answer(guide: &Assistant, given: &Arguments, today: Date) -> Result<Value, String> {
    let pairs = given.pairs();
    let pairs = pairs.iter().map(|(name, value)| (*name, value.as_str()));
    let request = TripRequest::from_pairs(pairs, today);
    if request.date < today {
        return Err(format!("`date`: {} is past; today in Hà Nội is {today}.", request.date));
    }
    let plan = made(guide, &request);
    let basis = match plan.basis {
        Basis::Roads => guide.words.travel_note(),
        Basis::Matrix => guide.words.travel_note_matrix(),
        Basis::Straight => guide.words.travel_note_straight(),
    };
    let words = &guide.words;
    let obstacles = plan.obstacles.iter().map(|what| Value::from(explain::obstacle(what, words)));
    Ok(json!({
        "page": guide.page(&Route::Plan(Some(request.clone()))),
        "days": plan.days.iter().map(|day| told(guide, day)).collect::<Value>(),
        "left_out": left_out::told(guide, &request, &plan),
        "obstacles": obstacles.collect::<Value>(),
        "times_rest_on": basis.text(),
        "checked": guide.catalogue.checked.to_string(),
    }))
}

/// Returns the plan that is found when all is done, as the planner's thread does it.
fn made(guide: &Assistant, request: &TripRequest) -> Plan {
    let problem = problem(&guide.catalogue, guide.roads.as_ref(), request);
    let mut solver = Solver::new(&problem, Vec::new());
    while solver.turn() != Progress::Done {}
    written(&problem, &solver)
}

fn told(guide: &Assistant, day: &DayPlan) -> Value {
    let (words, catalogue) = (&guide.words, &guide.catalogue);
    let stops =
        day.stops.iter().enumerate().map(|(at, visit)| stop(guide, visit, day.legs.get(at)));
    let mut told = json!({
        "date": day.date.to_string(),
        "day": format::day(day.date, words),
        "title": journey::day_title(words, catalogue, day),
        "from": journey::anchor_name(words, catalogue, &day.start.anchor),
        "leave": day.leaves_at.to_string(),
        "stops": stops.collect::<Value>(),
        "to": journey::anchor_name(words, catalogue, &day.end.anchor),
        "back": day.back_at.to_string(),
        "minutes_to_spare": day.slack,
        "minutes_on_the_way": day.travel_minutes(),
        "km": km(day.metres()),
    });
    let way_back = day.legs.get(day.stops.len()).map(|leg| way(guide, leg));
    facts::add(
        &mut told,
        [
            ("way_back", way_back),
            ("lunch", day.lunch.map(|lunch| pause(guide, &lunch))),
            ("rest", day.rest.map(|rest| pause(guide, &rest))),
        ],
    );
    told
}

fn stop(guide: &Assistant, stop: &Stop, leg: Option<&Leg>) -> Value {
    let (words, catalogue) = (&guide.words, &guide.catalogue);
    let craft = |id| catalogue.craft(id).name.get(guide.tag()).to_owned();
    let name = |entry| guide.name(entry).to_owned();
    let why = stop.reasons.iter().map(|why| Value::from(explain::why_here(why, words, craft)));
    let hours = match stop.hours_estimated {
        true => words.hours_unknown_call().text().into(),
        false => Value::from("known"),
    };
    let sources = catalogue.sources_of(stop.entry);
    let sources = sources.get(..SOURCES.min(sources.len())).unwrap_or_default();
    let mut told = json!({
        "id": id(catalogue, stop.entry),
        "name": guide.name(stop.entry),
        "page": guide.page_of(stop.entry),
        "arrive": stop.arrival.to_string(),
        "visit": format!("{}-{}", stop.start, stop.departure),
        "leave_by": stop.leave_by.to_string(),
        "opening_hours": hours,
        "why": why.collect::<Value>(),
        "sources": facts::sources(guide, sources),
    });
    let why_now = stop.why_now.map(|why| explain::why_now(why, words, name).into());
    facts::add(
        &mut told,
        [
            ("way_here", leg.map(|leg| way(guide, leg))),
            ("why_now", why_now),
            ("wait_minutes", (stop.waiting() > 0).then(|| stop.waiting().into())),
        ],
    );
    told
}

fn way(guide: &Assistant, leg: &Leg) -> Value {
    let mut told = json!({
        "depart": leg.departs.to_string(),
        "minutes": leg.minutes(),
        "minutes_if_all_goes_well": leg.low,
        "minutes_on_a_bad_day": leg.high,
        "km": km(leg.metres),
    });
    facts::add(&mut told, [("bridges", journey::over(&guide.words, &leg.over).map(Value::from))]);
    told
}

fn pause(guide: &Assistant, pause: &LunchBreak) -> Value {
    let mut told = json!({ "from": pause.from.to_string(), "to": pause.to.to_string() });
    let near = pause
        .near
        .map(|entry| json!({ "id": id(&guide.catalogue, entry), "name": guide.name(entry) }));
    facts::add(&mut told, [("near", near)]);
    told
}

/// Returns kilometres with one decimal.
fn km(metres: u32) -> Value {
    (f64::from((metres + 50) / 100) / 10.0).into()
}
