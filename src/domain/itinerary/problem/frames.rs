//! The days of a trip: where and when they begin and end, and their breaks.

use super::{Break, DayFrame, Endpoint};
use crate::domain::calendar::Date;
use crate::domain::catalogue::Catalogue;
use crate::domain::itinerary::anchor::Anchor;
use crate::domain::itinerary::plan::Obstacle;
use crate::domain::itinerary::request::TripRequest;

/// A rest begins and ends within 14:00 to 17:00.
const AFTERNOON: (i32, i32) = (14 * 60, 17 * 60);

/// A visit shorter than this is not interrupted by the midday break.
const LONG_VISIT: i32 = 90;

/// Returns the days of a request and what stands in their way.
pub(super) fn frames(
    catalogue: &Catalogue,
    request: &TripRequest,
) -> (Vec<DayFrame>, Vec<Obstacle>) {
    let endpoint =
        |anchor: &Anchor| Endpoint { anchor: anchor.clone(), point: anchor.point(catalogue) };
    let first = request.date.epoch_days();
    let frame = |day: usize| {
        let (leave, back) = (request.leave_on(day).minutes(), request.back_on(day).minutes());
        Some(DayFrame {
            date: Date::from_epoch_days(first + day as i32)?,
            start: endpoint(request.start_of(day)),
            end: endpoint(request.end_of(day)),
            leave,
            back,
            lunch: lunch(request, leave, back),
            rest: request
                .rest
                .and_then(|minutes| pause(AFTERNOON, i32::from(minutes), (leave, back))),
            start_node: 0,
            end_node: 0,
        })
    };
    let days: Vec<_> = (0..usize::from(request.days)).filter_map(frame).collect();
    let obstacles = [
        (days.len() < usize::from(request.days), Obstacle::CalendarEnds),
        (days.iter().any(|day| day.back <= day.leave), Obstacle::BackBeforeLeaving),
        (days.iter().any(|day| day.start.point.is_none()), Obstacle::StartUnknown),
        (days.iter().any(|day| day.end.point.is_none()), Obstacle::EndUnknown),
    ];
    (days, obstacles.into_iter().filter(|(stands, _)| *stands).map(|(_, what)| what).collect())
}

fn lunch(request: &TripRequest, leave: i32, back: i32) -> Option<Break> {
    let lunch = request.lunch?;
    let window = (lunch.window.opens.minutes(), lunch.window.closes.minutes());
    let pause = pause(window, i32::from(lunch.minutes), (leave, back))?;
    Some(Break { interrupts: LONG_VISIT, ..pause })
}

/// Returns a break of so many minutes within a span of the day, if it has room.
fn pause((from, to): (i32, i32), minutes: i32, (leave, back): (i32, i32)) -> Option<Break> {
    let (earliest, latest) = (from.max(leave), to.min(back) - minutes);
    (earliest <= latest).then_some(Break { earliest, latest, minutes, interrupts: i32::MAX })
}
