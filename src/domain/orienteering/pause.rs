//! When a break is taken: after what one is at, or in the midst of a long visit.

use super::instance::{Break, Starts, Visit};

/// Returns when a break begins and when one goes on after it. It follows what is over at `now`; if
/// that is too late, it is put into the midst of the visit before it, given with its start.
pub(super) fn pause(
    pause: Break,
    visited: Option<(&Visit, &Starts, i32)>,
    now: i32,
) -> Option<(i32, i32)> {
    if now <= pause.latest {
        let from = now.max(pause.earliest);
        return Some((from, from + pause.minutes));
    }
    let (visit, starts, start) = visited?;
    let fits = visit.service >= pause.interrupts
        && start <= pause.latest
        && starts.until(start, pause.minutes) == Some(start);
    let middle = start + visit.service / 2;
    fits.then(|| (middle.clamp(start.max(pause.earliest), pause.latest), now + pause.minutes))
}

/// Returns the latest start of a long visit with a break in its midst that is over by `over`.
pub(super) fn latest_amidst(
    pause: Break,
    visit: &Visit,
    starts: &Starts,
    over: i32,
) -> Option<i32> {
    let limit = pause.latest.min(over - pause.minutes - visit.service);
    (visit.service >= pause.interrupts).then(|| starts.until(limit, pause.minutes)).flatten()
}
