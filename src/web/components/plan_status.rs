//! How good the plan on the screen is: still being bettered, the best there is, or nearly. A better
//! one that comes later is offered, so that nothing moves under a visitor's finger.

use super::glyph::glyph;
use crate::domain::itinerary::{Plan, Quality};
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use view_macro::view;

/// The line; it keeps its height whatever it says.
#[component]
pub fn PlanStatus(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    let quality = memo(move || {
        trip.showing.with(|showing| showing.as_ref().map(|showing| showing.plan.quality()))
    });
    let better = memo(move || {
        trip.showing.with(|showing| {
            let showing = showing.as_ref()?;
            let n_stops = |plan: &Plan| plan.stops().count();
            let better = n_stops(showing.better.as_ref()?);
            Some(better.saturating_sub(n_stops(&showing.plan)))
        })
    });
    let said = move || match better.get() {
        Some(0) => Some(guide.plan_better().text()),
        Some(n) => Some(guide.plan_better_stops().count(n, guide.locale())),
        None => quality.get().map(|quality| words(guide, quality)),
    };
    let take = move || {
        better.get().map(|_| {
            view! {
                <button type="button" class="planstatus__take" on:click=move |_| trip.take_better()>
                    {guide.plan_better_show().text()}
                </button>
            }
        })
    };
    let is_working = move || better.get().is_none() && quality.get() == Some(Quality::Working);
    view! {
        <p class="planstatus" data-working=is_working>
            {move || glyph(if is_working() { "refresh" } else { "check" })}
            <span role="status">{said}</span>
            {take}
        </p>
    }
}

fn words(guide: &Guide, quality: Quality) -> String {
    match quality {
        Quality::Working => guide.plan_working().text(),
        Quality::Best => guide.plan_best().text(),
        Quality::Within(percent) => guide.plan_within().fill(&[("n", &percent.to_string())]),
    }
}
