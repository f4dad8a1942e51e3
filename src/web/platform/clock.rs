//! What time it is in Hà Nội, whatever the phone's own zone says. Việt Nam has kept UTC+7 without
//! summer time since 1975.

use crate::domain::calendar::Date;
use leptos::prelude::*;
use std::time::Duration;

const MINUTES_AHEAD_OF_UTC: f64 = 7.0 * 60.0;
const MINUTES_A_DAY: f64 = 24.0 * 60.0;

/// How often the time is looked at: a minute is never shown much after it has begun.
const LOOK: Duration = Duration::from_secs(10);

thread_local! {
    /// The minute that is shown. It belongs to no view, so it outlives them all.
    static MINUTE: ArcRwSignal<(Date, i32)> = ticking();
}

/// Returns today's date in Hà Nội.
pub fn today() -> Date {
    now().0
}

/// Returns the date and the minute of the day in Hà Nội; what reads it is made anew every minute
/// while the page is seen.
pub fn this_minute() -> (Date, i32) {
    MINUTE.with(|minute| minute.get())
}

fn now() -> (Date, i32) {
    let minutes = (js_sys::Date::now() / 60_000.0 + MINUTES_AHEAD_OF_UTC).floor();
    let date = Date::from_epoch_days((minutes / MINUTES_A_DAY).floor() as i32);
    (date.unwrap_or(Date::MIN), minutes.rem_euclid(MINUTES_A_DAY) as i32)
}

fn ticking() -> ArcRwSignal<(Date, i32)> {
    let minute = ArcRwSignal::new(now());
    let shown = minute.clone();
    let look = move || {
        let now = now();
        if !document().hidden() && shown.get_untracked() != now {
            shown.set(now);
        }
    };
    set_interval(look, LOOK);
    minute
}
