//! What time it is in Hà Nội, whatever the phone's own zone says. Việt Nam has kept UTC+7 without
//! summer time since 1975.

use crate::domain::calendar::Date;

const MINUTES_AHEAD_OF_UTC: f64 = 7.0 * 60.0;
const MINUTES_A_DAY: f64 = 24.0 * 60.0;

/// Returns today's date in Hà Nội.
pub fn today() -> Date {
    let minutes = js_sys::Date::now() / 60_000.0 + MINUTES_AHEAD_OF_UTC;
    Date::from_epoch_days((minutes / MINUTES_A_DAY).floor() as i32).unwrap_or(Date::MIN)
}
