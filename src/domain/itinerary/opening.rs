//! When a visit may begin on a day. A visit must end before closing, so a window of opening hours
//! becomes a shorter window of starts.

use super::request::Fixed;
use crate::domain::calendar::holidays::Holidays;
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::hours::{Hours, OpenHours, TimeWindow};

/// When a visit to one place may begin on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// First and last start of each window that is long enough, ascending, in minutes.
    pub starts: Vec<(i32, i32)>,
    /// When the place is open; nothing if it is closed.
    pub windows: Vec<TimeWindow>,
    /// The hours are not known, or must be arranged: daylight hours are assumed.
    pub estimated: bool,
}

/// What is assumed where hours are not known: 08:00 to 17:00.
const DAYLIGHT: (i32, i32) = (8 * 60, 17 * 60);

impl Opening {
    /// Returns when a visit of `service_time` minutes may begin; no hours at all are unknown ones.
    pub(super) fn on(
        hours: Option<&Hours>,
        date: Date,
        holidays: &Holidays,
        service_time: i32,
    ) -> Self {
        let open = hours.map_or(OpenHours::Unknown, |hours| hours.on(date, holidays));
        let estimated = matches!(open, OpenHours::Unknown | OpenHours::ByAppointment);
        let windows = match open {
            OpenHours::Unknown | OpenHours::ByAppointment => daylight().into_iter().collect(),
            OpenHours::Closed => Vec::new(),
            OpenHours::Open(windows) => windows,
        };
        let start = |window: &TimeWindow| {
            let span = (window.opens.minutes(), window.closes.minutes() - service_time);
            (span.0 <= span.1).then_some(span)
        };
        Self { starts: windows.iter().filter_map(start).collect(), windows, estimated }
    }

    /// Returns this opening of the day from 0 with what the traveller laid down: on no other day, at
    /// no other time. Hours that are not known stand in no one's way.
    pub(super) fn fixed(mut self, day: usize, fixed: Option<&Fixed>) -> Self {
        let Some(fixed) = fixed else { return self };
        if fixed.day.is_some_and(|own| usize::from(own) != day) {
            self.starts.clear();
        }
        if let Some(at) = fixed.at.map(TimeOfDay::minutes) {
            let is_open =
                |(first, last): &(i32, i32)| self.estimated || (*first..=*last).contains(&at);
            self.starts.retain(is_open);
            self.starts.truncate(1);
            self.starts.iter_mut().for_each(|start| *start = (at, at));
        }
        self
    }

    /// Returns the first start at or after `arrival`.
    pub(super) fn start_from(&self, arrival: i32) -> Option<i32> {
        let (first, _) = self.starts.iter().find(|(_, last)| arrival <= *last)?;
        Some(arrival.max(*first))
    }

    /// Returns the window that a visit beginning at `start` lies in, if the hours are known.
    pub(super) fn known_window(&self, start: i32) -> Option<TimeWindow> {
        let holds = |w: &&TimeWindow| (w.opens.minutes()..w.closes.minutes()).contains(&start);
        self.windows.iter().find(holds).copied().filter(|_| !self.estimated)
    }
}

fn daylight() -> Option<TimeWindow> {
    let (opens, closes) = DAYLIGHT;
    TimeWindow::new(TimeOfDay::from_minutes(opens)?, TimeOfDay::from_minutes(closes)?)
}
