//! How good the plan on the screen is: still being bettered, the best there is, or nearly. A better
//! one that comes later is offered, so that nothing moves under a visitor's finger.

use super::glyph::glyph;
use crate::domain::itinerary::{Plan, Quality, Showing};
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use view_macro::view;

/// The line; it keeps its height whatever it says.
#[component]
pub fn PlanStatus(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    let read = move |read: fn(&Guide, &Showing) -> String| {
        trip.showing
            .with(|shown| shown.as_ref().map(|shown| read(guide, shown)).unwrap_or_default())
    };
    let said = memo(move || read(words));
    let has_better = memo(move || !read(better).is_empty());
    let is_working = memo(move || {
        let works = |shown: &Showing| shown.plan.quality() == Quality::Working;
        !has_better.get() && trip.showing.with(|shown| shown.as_ref().is_some_and(works))
    });
    let take = move || {
        has_better.get().then(|| {
            view! {
                <button type="button" class="planstatus__take" on:click=move |_| trip.take_better()>
                    {guide.plan_better_show().text()}
                </button>
            }
        })
    };
    view! {
        <p class="planstatus" data-working=move || is_working.get().to_string()>
            {move || glyph(if is_working.get() { "refresh" } else { "check" })}
            <span role="status">{move || said.get()}</span>
            {take}
        </p>
    }
}

/// Returns the offer of a better plan; empty if there is none.
fn better(guide: &Guide, shown: &Showing) -> String {
    let n_stops = |plan: &Plan| plan.stops().count();
    match &shown.better {
        None => String::new(),
        Some(better) => match n_stops(better).saturating_sub(n_stops(&shown.plan)) {
            0 => guide.plan_better().text(),
            more => guide.plan_better_stops().count(more, guide.locale()),
        },
    }
}

fn words(guide: &Guide, shown: &Showing) -> String {
    match shown.plan.quality() {
        _ if shown.better.is_some() => better(guide, shown),
        Quality::Working => guide.plan_working().text(),
        Quality::Best => guide.plan_best().text(),
        // What is known of a hard trip may be so little that it says nothing.
        Quality::Within(WORTH_TELLING..) => guide.plan_searched().text(),
        Quality::Within(percent) => guide.plan_within().fill(&[("n", &percent.to_string())]),
    }
}

/// From so many per cent on, how far a plan may be from the best is not told.
const WORTH_TELLING: u32 = 26;
