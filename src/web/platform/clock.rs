//! What time it is in Hà Nội, whatever the phone's own zone says. Việt Nam has kept UTC+7 without
//! summer time since 1975.

use crate::domain::calendar::Date;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::{Closure, JsCast};

const MINUTES_AHEAD_OF_UTC: f64 = 7.0 * 60.0;
const MINUTES_A_DAY: f64 = 24.0 * 60.0;

/// How often the time is looked at: a minute is never shown much after it has begun.
const LOOK: Duration = Duration::from_secs(10);

/// What is shown of the time. It belongs to no view, so it outlives them all.
struct Clock {
    minute: ArcRwSignal<(Date, i32)>,
    day: ArcRwSignal<Date>,
}

thread_local! {
    static CLOCK: Clock = Clock::ticking();
}

/// Returns today's date in Hà Nội; what reads it is made anew when the day turns there, or when the
/// page is seen again on a later day.
pub fn today() -> Date {
    CLOCK.with(|clock| clock.day.get())
}

/// Returns the date and the minute of the day in Hà Nội; what reads it is made anew every minute
/// while the page is seen.
pub fn this_minute() -> (Date, i32) {
    CLOCK.with(|clock| clock.minute.get())
}

/// Returns a number that grows by one each millisecond, to tell how long something took.
pub fn milliseconds() -> f64 {
    #[cfg(target_arch = "wasm32")]
    return js_sys::Date::now();
    #[cfg(not(target_arch = "wasm32"))]
    return std::time::UNIX_EPOCH.elapsed().map_or(0.0, |since| since.as_millis() as f64);
}

/// Returns whether the time goes on while the page is read: not on one that is written as a file,
/// which says nothing of the minute it was written in.
pub fn goes_on() -> bool {
    super::dom::window().is_some()
}

fn now() -> (Date, i32) {
    let minutes = (milliseconds() / 60_000.0 + MINUTES_AHEAD_OF_UTC).floor();
    let date = Date::from_epoch_days((minutes / MINUTES_A_DAY).floor() as i32);
    (date.unwrap_or(Date::MIN), minutes.rem_euclid(MINUTES_A_DAY) as i32)
}

impl Clock {
    /// Returns the clock, which is looked at every few seconds and when the page is seen again.
    fn ticking() -> Self {
        if goes_on() {
            let again = Closure::<dyn Fn()>::new(look);
            document().set_onvisibilitychange(Some(again.into_js_value().unchecked_ref()));
            set_interval(look, LOOK);
        }
        let now = now();
        Self { minute: ArcRwSignal::new(now), day: ArcRwSignal::new(now.0) }
    }
}

fn look() {
    let now = now();
    CLOCK.with(|clock| {
        if document().hidden() || clock.minute.get_untracked() == now {
            return;
        }
        clock.minute.set(now);
        if clock.day.get_untracked() != now.0 {
            clock.day.set(now.0);
        }
    });
}
