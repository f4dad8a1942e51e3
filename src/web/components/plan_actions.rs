//! What can be done with a day of a plan, over it and at the thumb, and the way from day to day.

use super::glyph::glyph;
use super::share_sheet::ShareSheet;
use super::take_along::TakeAlong;
use crate::domain::itinerary::{DayPlan, Plan};
use crate::i18n::{format, journey};
use crate::web::platform::dom;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::{Sheet, TripState};
use leptos::prelude::*;
use view_macro::view;

/// The buttons over a day; those that change the whole trip stand over its first day.
#[component]
pub fn DayActions(
    trip: TripState,
    at: usize,
    /// The plan, over its first day.
    whole: Option<Plan>,
    rain: bool,
) -> impl IntoView {
    let guide = use_guide();
    let open = |class: &'static str, picture: &'static str, words: String, sheet: Sheet| {
        opener(trip, (format!("act-{picture}-{at}"), class), picture, words, sheet)
    };
    let try_rain = move |_| {
        let mut request = trip.request.get_untracked();
        request.rain = !rain;
        trip.change_to(request, true);
    };
    let whole = whole.map(|plan| {
        let names = plan.days.iter().filter(|day| !day.stops.is_empty());
        let names = names.map(|day| journey::day_title(guide.words, guide.catalogue(), day));
        let title = names.collect::<Vec<_>>().join(" · ");
        view! {
            {open("btn btn--quiet", "sort", guide.other_ways().text(), Sheet::Compare)}
            <button type="button" class="btn btn--quiet" id="plan-rain" aria-pressed=rain.to_string()
                on:click=try_rain>
                {glyph("rain")}{guide.if_rain().text()}
            </button>
            <ShareSheet trip title plan/>
            <TakeAlong trip/>
        }
    });
    view! {
        <div class="planacts">
            {open("btn btn--late phonehide", "late", guide.late().text(), Sheet::Late(at))}
            {open("btn btn--quiet phonehide", "plus", guide.add_stop().text(), Sheet::Add(at))}
            {whole}
        </div>
    }
}

/// The bar at the thumb: running late, on the first day that is not over.
#[component]
pub fn LateBar<'a>(trip: TripState, days: &'a [DayPlan]) -> impl IntoView + use<> {
    let guide = use_guide();
    let at = days.iter().position(|day| day.date >= guide.today && !day.stops.is_empty());
    let at = at.unwrap_or_default();
    view! {
        <div class="latebar deskhide">
            {opener(trip, ("bar-late".to_owned(), "btn btn--late"), "late", guide.late().text(), Sheet::Late(at))}
            {opener(trip, ("bar-add".to_owned(), "btn btn--quiet"), "plus", guide.add_stop().text(), Sheet::Add(at))}
        </div>
    }
}

fn opener(
    trip: TripState,
    (id, class): (String, &'static str),
    picture: &'static str,
    words: String,
    sheet: Sheet,
) -> AnyView {
    let open = move |_| trip.open(Some(sheet));
    view! {
        <button type="button" class=class id=id aria-haspopup="dialog" on:click=open>
            {glyph(picture)}{words}
        </button>
    }
}

/// Returns the id of a day's heading.
pub fn day_id(at: usize) -> String {
    format!("day-{}", at + 1)
}

/// Returns the way from day to day; nothing for a single one.
pub fn day_tabs(guide: &Guide, days: &[DayPlan]) -> Option<AnyView> {
    let full = days.iter().enumerate().filter(|(_, day)| !day.stops.is_empty());
    let tab = |(at, day): (usize, &DayPlan)| {
        let go = move |_| dom::focus(&day_id(at));
        view! {
            <button type="button" class="chip" on:click=go>{format::day(day.date, guide.words)}</button>
        }
    };
    let tabs: Vec<AnyView> = full.map(tab).collect();
    (tabs.len() > 1).then(|| {
        view! { <nav class="daytabs" aria-label=guide.days_nav().text()>{tabs}</nav> }
    })
}
