//! Whether the midday break and the afternoon's rest are taken where there is room for them, and at a
//! time when nothing else is done.

use super::{Checker, Violation, minutes};
use crate::domain::calendar::TimeOfDay;
use crate::domain::itinerary::plan::{DayPlan, LunchBreak};

/// A break as it was asked for, in minutes after midnight.
#[derive(Clone, Copy)]
struct Asked {
    opens: i32,
    closes: i32,
    minutes: i32,
    may_interrupt: bool,
}

/// What is wrong with a break that is missing, at a wrong time, or in the way of something.
type Wrongs = [fn(usize) -> Violation; 3];

const LUNCH: Wrongs = [Violation::LunchMissing, Violation::LunchTimes, Violation::LunchOverlaps];
const REST: Wrongs = [Violation::RestMissing, Violation::RestTimes, Violation::RestOverlaps];

impl Checker<'_> {
    pub(super) fn breaks(&mut self, at: usize, day: &DayPlan) {
        let lunch = self.request.lunch.map(|lunch| Asked {
            opens: minutes(lunch.window.opens),
            closes: minutes(lunch.window.closes),
            minutes: lunch.minutes.into(),
            may_interrupt: true,
        });
        let rest = self.request.rest.map(|rest| Asked {
            opens: 14 * 60,
            closes: 17 * 60,
            minutes: rest.into(),
            may_interrupt: false,
        });
        let leave = minutes(self.request.leave_on(at));
        let eaten = lunch.and_then(|asked| self.over(asked, leave, at, day));
        self.one((lunch, day.lunch), (at, day), (eaten.is_some(), LUNCH));
        let rested = rest.and_then(|asked| self.over(asked, eaten.unwrap_or(leave), at, day));
        self.one((rest, day.rest), (at, day), (rested.is_some(), REST));
        if let (Some(lunch), Some(rest)) = (day.lunch, day.rest) {
            let follows = lunch.to <= rest.from && lunch.after_stop <= rest.after_stop;
            self.require(follows, Violation::RestOverlaps(at));
        }
    }

    /// Returns when a break would be over on a day without a stop; nothing if it has no room.
    fn over(&self, asked: Asked, from: i32, at: usize, day: &DayPlan) -> Option<i32> {
        let over = from.max(asked.opens) + asked.minutes;
        let time = TimeOfDay::from_minutes(over).filter(|_| over <= asked.closes)?;
        let way = self.times.between(day.start.point?, day.end.point?, time);
        let home = over + i32::from(way.minutes);
        (home <= minutes(self.request.back_on(at))).then_some(over)
    }

    fn one(
        &mut self,
        (asked, taken): (Option<Asked>, Option<LunchBreak>),
        (at, day): (usize, &DayPlan),
        (has_room, [missing, times, overlaps]): (bool, Wrongs),
    ) {
        let Some(asked) = asked else { return self.require(taken.is_none(), missing(at)) };
        let Some(taken) = taken else {
            return self.require(day.stops.is_empty() || !has_room, missing(at));
        };
        let (from, to) = (minutes(taken.from), minutes(taken.to));
        let is_timely = asked.opens <= from && to <= asked.closes && to - from >= asked.minutes;
        self.require(is_timely, times(at));
        let before = taken.after_stop.checked_sub(1).map(|last| day.stops.get(last));
        let is_free = match before {
            None => !taken.amidst && taken.from >= self.request.leave_on(at),
            Some(stop) => stop.is_some_and(|stop| match taken.amidst {
                true => {
                    asked.may_interrupt && stop.start <= taken.from && taken.to <= stop.departure
                }
                false => taken.from >= stop.departure,
            }),
        };
        let leaves = day.legs.get(taken.after_stop).map(|leg| leg.departs);
        let is_over = leaves.is_some_and(|time| taken.to <= time);
        self.require(is_free && is_over, overlaps(at));
    }
}
