//! Running late: what time it is, what has been seen and from where one goes on. The rest of the trip
//! is then asked for anew, to be looked at first.

use crate::domain::calendar::TimeOfDay;
use crate::domain::itinerary::{Anchor, DayPlan, Whereabouts, late, time_of_day};
use crate::i18n::format;
use crate::route::coarse;
use crate::web::components::glyph::glyph;
use crate::web::components::trip_form::{number_field, time_field};
use crate::web::platform::geolocation::locate;
use crate::web::platform::{Refusal, clock};
use crate::web::state::guide::Guide;
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use view_macro::view;

/// Returns what is in the sheet, for a day of the plan.
pub fn content(guide: &'static Guide, trip: TripState, day: usize) -> AnyView {
    let plan = trip.showing.with_untracked(|showing| showing.as_ref().map(|s| s.plan.clone()));
    let Some(today) = plan.as_ref().and_then(|plan| plan.days.get(day)).cloned() else {
        return ().into_any();
    };
    let (date, minute) = untrack(clock::this_minute);
    let is_today = date == today.date;
    let begin = if is_today { time_of_day(minute) } else { middle(&today) };
    let now = RwSignal::new(begin.minutes() as u32);
    let seen = RwSignal::new(today.over_by(begin) as u32);
    // Where the visitor is, as in an address, or why that is not known.
    let found = RwSignal::new(String::new());
    let on_go = move |_| {
        let here = found.with_untracked(|found| match Anchor::parse(found) {
            Some(Anchor::Point(point)) => Some(point),
            _ => None,
        });
        let seen = seen.get_untracked() as usize;
        let at = Whereabouts { day, now: time_of_day(now.get_untracked() as i32), seen, here };
        let request = trip.request.get_untracked();
        if let Some(plan) = &plan {
            trip.open(None);
            trip.change_to(late(guide.catalogue(), &request, plan, &at), true);
        }
    };
    let other_day = (!is_today).then(|| {
        let words = guide.late_other_day().fill(&[("day", &format::day(today.date, guide.words))]);
        view! { <p class="soft">{words}</p> }
    });
    let time = time_field(
        "late-now".to_owned(),
        guide.late_now().text(),
        Box::new(move || time_of_day(now.get() as i32)),
        true,
        None,
        Box::new(move |time| {
            if let Some(time) = time {
                now.set(time.minutes() as u32);
            }
        }),
    );
    view! {
        {other_day}
        <div class="plansheet__pair">{time}{seen_field(guide, &today, seen)}</div>
        {position(guide, found)}
        <p class="soft small">{guide.late_note().text()}</p>
        <button type="button" class="btn btn--block" on:click=on_go>
            {glyph("late")}{guide.late_go().text()}
        </button>
    }
}

/// For trying it out on another day: when the middle stop is over.
fn middle(day: &DayPlan) -> TimeOfDay {
    let stop = day.stops.get(day.stops.len().saturating_sub(1) / 2);
    stop.map_or(day.leaves_at, |stop| stop.departure)
}

/// Returns the field that says which stops have been seen.
fn seen_field(guide: &'static Guide, day: &DayPlan, seen: RwSignal<u32>) -> AnyView {
    let none = (Some(0), guide.late_seen_none().text());
    let names = day.stops.iter().map(|stop| guide.say(guide.catalogue().name(stop.entry)));
    let options = names.zip(1..).map(|(name, n)| (Some(n), name));
    number_field(
        "late-seen".to_owned(),
        guide.late_seen().text(),
        std::iter::once(none).chain(options).collect(),
        Some(seen.get_untracked() as u16),
        Box::new(move |n| seen.set(n.unwrap_or_default().into())),
    )
}

/// What stands where a position would, when there is none.
const DENIED: &str = "denied";
const UNAVAILABLE: &str = "unavailable";

/// Returns the button that asks where the visitor is, and what came of it.
fn position(guide: &'static Guide, found: RwSignal<String>) -> AnyView {
    let is_there = move || found.with(|found| found.contains(','));
    let ask = move |_| {
        if untrack(is_there) {
            return found.set(String::new());
        }
        locate(move |answer| {
            found.set(match answer {
                Ok((point, _)) => Anchor::Point(coarse(point)).to_string(),
                Err(Refusal::Denied) => DENIED.to_owned(),
                Err(_) => UNAVAILABLE.to_owned(),
            });
        });
    };
    let said = move || {
        found
            .with(|found| match found.as_str() {
                "" => guide.late_from_last(),
                DENIED => guide.near_denied(),
                UNAVAILABLE => guide.near_unavailable(),
                _ => guide.late_from_here(),
            })
            .text()
    };
    view! {
        <button type="button" class="btn btn--quiet btn--block"
            aria-pressed=move || is_there().to_string() on:click=ask>
            {glyph("locate")}{guide.late_here().text()}
        </button>
        <p class="soft small" role="status">{said}</p>
    }
}
