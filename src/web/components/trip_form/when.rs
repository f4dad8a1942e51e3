//! When: the date, how many days, and the times of every day or of one alone.

use super::Draft;
use super::fields::{number_field, time_field};
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::itinerary::{MOST_DAYS, TripRequest};
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// The date, the number of days and the times of each.
#[component]
pub fn When(draft: Draft) -> impl IntoView {
    let guide = use_guide();
    let on_date = move |event| {
        if let Some(date) = Date::parse(&event_target_value(&event)) {
            draft.update(|draft| draft.date = date);
        }
    };
    let days = (1..=MOST_DAYS)
        .map(|n| (Some(u16::from(n)), guide.n_days().count(n.into(), guide.locale())));
    let days = number_field(
        "trip-days".to_owned(),
        guide.trip_days().text(),
        days.collect(),
        Some(draft.with_untracked(|draft| draft.days.into())),
        Box::new(move |days| {
            draft.update(|draft| draft.days = days.map_or(draft.days, |days| days as u8));
        }),
    );
    let is_past = memo(move || draft.with(|draft| draft.date < guide.today));
    let past = move || is_past.get().then(|| error(PAST, guide.trip_date_past().text()));
    view! {
        <fieldset>
            <legend>{guide.trip_when().text()}</legend>
            <div class="trip__row">
                <div class="field">
                    <label for="trip-date">{guide.trip_date().text()}</label>
                    <input
                        id="trip-date"
                        type="date"
                        required
                        min=guide.today.to_string()
                        value=draft.with_untracked(|draft| draft.date.to_string())
                        aria-invalid=move || is_past.get().then_some("true")
                        aria-describedby=move || is_past.get().then_some(PAST)
                        on:change=on_date
                    />
                </div>
                {days}
            </div>
            {past}
            {times(guide, draft, None)}
        </fieldset>
    }
}

/// The id of what is said of a day that has passed.
const PAST: &str = "trip-date-error";

fn error(id: &str, words: String) -> AnyView {
    view! { <p class="field__error" id=id role="status">{words}</p> }
}

/// Returns when to leave and to be back, on every day or on `day` alone, and what is wrong with it.
pub fn times(guide: &'static Guide, draft: Draft, day: Option<u8>) -> AnyView {
    let at = usize::from(day.unwrap_or_default());
    let leave = move |draft: &TripRequest| day.map_or(draft.leave, |_| draft.leave_on(at));
    let back = move |draft: &TripRequest| day.map_or(draft.back, |_| draft.back_on(at));
    let is_wrong = memo(move || draft.with(|draft| back(draft) <= leave(draft)));
    let id = |name: &str| day.map_or(name.to_owned(), |day| format!("{name}-{}", day + 1));
    let error_id = id("trip-times-error");
    let describes = error_id.clone();
    let wrong = move || {
        let words = guide.obstacle_back_before_leaving().text();
        is_wrong.get().then(|| error(&error_id, words))
    };
    view! {
        <div class="trip__row">
            {time_field(
                id("trip-leave"),
                guide.trip_leave().text(),
                Box::new(move || draft.with(leave)),
                day.is_none(),
                None,
                Box::new(move |time| draft.update(|draft| set(draft, day, time, false))),
            )}
            {time_field(
                id("trip-back"),
                guide.trip_back().text(),
                Box::new(move || draft.with(back)),
                day.is_none(),
                Some((describes, is_wrong)),
                Box::new(move |time| draft.update(|draft| set(draft, day, time, true))),
            )}
        </div>
        {wrong}
    }
}

/// Sets a time of every day, or of one, which goes by the others when it is emptied or set as they
/// are.
fn set(draft: &mut TripRequest, day: Option<u8>, time: Option<TimeOfDay>, is_back: bool) {
    let usual = if is_back { &mut draft.back } else { &mut draft.leave };
    let Some(day) = day else {
        *usual = time.unwrap_or(*usual);
        return;
    };
    let own = time.filter(|time| time != usual);
    draft.set_apart(day, |wish| *if is_back { &mut wish.back } else { &mut wish.leave } = own);
}
