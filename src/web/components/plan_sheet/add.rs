//! Adds a place to a plan by its name, on a day of the visitor's choice.

use crate::domain::itinerary::TripRequest;
use crate::i18n::format;
use crate::web::components::place_field::PlaceField;
use crate::web::components::trip_form::{PLACES, number_field, places};
use crate::web::state::guide::Guide;
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use view_macro::view;

/// Returns what is in the sheet; `day` is chosen first.
pub fn content(guide: &'static Guide, trip: TripState, day: usize) -> AnyView {
    let places = places(guide);
    // Days count from 1; 0 leaves it to the planner.
    let chosen = RwSignal::new(day as u32 + 1);
    let n_days = trip.request.with_untracked(|request| request.days);
    let names = places.names.clone();
    let on_pick = move |picked: Option<usize>| {
        if let Some(place) = places.value(picked) {
            let day = chosen.get_untracked().checked_sub(1).filter(|_| n_days > 1);
            let day = day.map(|day| day as usize);
            trip.change(|request| request.insist_on(&place, day));
            trip.open(None);
        }
    };
    let field = view! {
        <PlaceField
            label=guide.trip_add_place().text()
            id="plan-add"
            list=PLACES
            value=""
            placeholder=guide.trip_add_hint().text()
            names
            on_pick=Callback::new(on_pick)
        />
    };
    let days = (n_days > 1).then(|| {
        let on_day = move |day: Option<u16>| chosen.set(day.map_or(0, |day| u32::from(day) + 1));
        number_field(
            "plan-add-day".to_owned(),
            guide.add_on_day().text(),
            day_options(guide, trip, true),
            Some(day as u16),
            Box::new(on_day),
        )
    });
    view! { {days}{field}<p class="soft small">{guide.add_stop_note().text()}</p> }
}

/// Returns the days of the trip to choose from; with `any`, it may be left to the planner.
pub fn day_options(guide: &Guide, trip: TripState, any: bool) -> Vec<(Option<u16>, String)> {
    let option = |request: &TripRequest, day: u8| {
        let date = request.date.plus_days(day.into());
        (Some(day.into()), format::day(date, guide.words))
    };
    let days = trip.request.with_untracked(|request| {
        (0..request.days).map(|day| option(request, day)).collect::<Vec<_>>()
    });
    let none = any.then(|| (None, guide.add_on_any_day().text()));
    none.into_iter().chain(days).collect()
}
