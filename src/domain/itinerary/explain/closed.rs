//! On which days of the week a place is always closed, derived from its hours.

use crate::domain::calendar::{Date, Weekday};
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::hours::OpenHours;
use crate::domain::itinerary::plan::{Reason, Unvisited};
use crate::domain::itinerary::problem::hours_of;
use crate::domain::itinerary::request::TripRequest;

/// For how many weeks a place must be closed on a day of the week, so that it is a rule.
const WEEKS: i32 = 26;

/// Returns the days of the week on which a place is always closed, a bit for each, the lowest for
/// Monday; none unless that is why it is closed on every day of the trip.
pub(super) fn weekdays(catalogue: &Catalogue, request: &TripRequest, left: &Unvisited) -> u8 {
    let hours = left.entry.and_then(|entry| hours_of(catalogue, entry));
    let by_week = hours.filter(|hours| hours.lunar_days.is_empty());
    let Some(hours) = by_week.filter(|_| left.reason == Reason::ClosedThatDay) else {
        return 0;
    };
    let first = request.date.epoch_days();
    let date = |day: i32| Date::from_epoch_days(first + day);
    let is_closed = |day: i32| {
        date(day).is_none_or(|date| hours.on(date, &catalogue.holidays) == OpenHours::Closed)
    };
    let bit = |day: i32| date(day).map_or(0, |date| 1_u8 << (date.weekday() as u8));
    let is_rule = |day: &i32| (0..WEEKS).all(|week| is_closed(day + week * 7));
    let always = (0..Weekday::ALL.len() as i32).filter(is_rule).map(bit).sum::<u8>();
    let trip = (0..i32::from(request.days)).fold(0, |days, day| days | bit(day));
    let is_why = trip & !always == 0 && always.count_ones() < 7;
    if is_why { always } else { 0 }
}
