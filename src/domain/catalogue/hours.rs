//! When a place is open: a table that the native tool compiles from OpenStreetMap `opening_hours`,
//! and the days of the lunar month that markets keep. What the sources do not fix stays unknown; an
//! hour is never guessed here, and all of it is in Hà Nội's time.

use super::model::Wording;
use crate::domain::calendar::holidays::Holidays;
use crate::domain::calendar::lunar::lunar;
use crate::domain::calendar::{Date, TimeOfDay};

mod table;

pub use table::{Kind, Span, Table};

/// When a place is open, as far as known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    table: Option<Table>,
    /// Days of the lunar month on which alone it is open, ascending; empty when it keeps none.
    pub lunar_days: Vec<u8>,
    /// The source is old or unofficial: ask before going.
    pub old: bool,
    /// What else is known of the hours.
    pub note: Option<Wording>,
}

/// The end of the day in minutes.
const DAY: i32 = 1_440;
/// How many days are looked through for the next opening: a year, for a place of one season.
const FAR: i32 = 370;
/// A place that does not close for so many days has no closing time to tell.
const NEVER_CLOSES: i32 = 7;

impl Hours {
    /// Returns the hours of a place of which none are known.
    pub fn unknown() -> Self {
        Self::default()
    }

    /// Returns the hours of a compiled table, kept on `lunar_days` alone if there are any.
    pub fn new(
        table: Option<Table>,
        mut lunar_days: Vec<u8>,
        old: bool,
        note: Option<Wording>,
    ) -> Self {
        lunar_days.sort_unstable();
        lunar_days.dedup();
        Self { table, lunar_days, old, note }
    }

    /// Returns whether nothing is known: no times and no days.
    pub fn is_unknown(&self) -> bool {
        self.table.is_none() && self.lunar_days.is_empty()
    }

    /// Returns the spans of a day in which the place is not closed, ascending; what began the day
    /// before is among them.
    pub fn spans(&self, date: Date, holidays: &Holidays) -> Vec<Span> {
        let keeps = |date| self.lunar_days.is_empty() || self.lunar_days.contains(&lunar(date).day);
        match &self.table {
            Some(table) => table.on(date, holidays, &keeps),
            None if keeps(date) => vec![Span { from: 0, to: DAY, kind: Kind::Unknown }],
            None => Vec::new(),
        }
    }

    /// Returns when the place is open on `date`.
    pub fn on(&self, date: Date, holidays: &Holidays) -> OpenHours {
        let spans = self.spans(date, holidays);
        let has = |kind| spans.iter().any(|span| span.kind == kind);
        let mut windows: Vec<TimeWindow> = Vec::new();
        for span in spans.iter().filter(|span| span.kind.is_open()) {
            let (Some(opens), Some(closes)) =
                (TimeOfDay::from_minutes(span.from), TimeOfDay::from_minutes(span.to))
            else {
                continue;
            };
            // A visit may go on across the seam of two windows.
            match windows.last_mut() {
                Some(before) if before.closes == opens => before.closes = closes,
                _ => windows.extend(TimeWindow::new(opens, closes)),
            }
        }
        match windows.is_empty() {
            false => OpenHours::Open(windows),
            true if has(Kind::ByAppointment) => OpenHours::ByAppointment,
            true if has(Kind::Unknown) => OpenHours::Unknown,
            true => OpenHours::Closed,
        }
    }

    /// Returns whether the place is open at some time of `date`, as far as known. On its days a
    /// market of the moon is, at whatever hours; who must be asked first is not simply open.
    pub fn is_open_on(&self, date: Date, holidays: &Holidays) -> Option<bool> {
        match self.on(date, holidays) {
            OpenHours::Open(_) => Some(true),
            OpenHours::Unknown => (!self.lunar_days.is_empty()).then_some(true),
            OpenHours::ByAppointment | OpenHours::Closed => Some(false),
        }
    }

    /// Returns the spans that begin on a day, as minutes of that day; one that goes on past midnight
    /// ends after 1440.
    pub fn beginning_on(&self, date: Date, holidays: &Holidays) -> Vec<Span> {
        let is_carried = |next: &Span, last: Option<&Span>| {
            next.from == 0
                && next.to < DAY
                && last.is_some_and(|l| l.to == DAY && l.kind == next.kind)
        };
        let before = self.spans(date.plus_days(-1), holidays);
        let mut spans = self.spans(date, holidays);
        if spans.first().is_some_and(|first| is_carried(first, before.last())) {
            spans.remove(0);
        }
        let after = self.spans(date.plus_days(1), holidays);
        if let (Some(last), Some(next)) = (spans.last_mut(), after.first())
            && is_carried(next, Some(last))
        {
            last.to += next.to;
        }
        spans
    }

    /// Returns what the place is at `minute` of `date`, and when that changes.
    pub fn at(&self, date: Date, minute: i32, holidays: &Holidays) -> Status {
        let spans = self.spans(date, holidays);
        let now = spans.iter().find(|span| span.from <= minute && minute < span.to);
        match now.map(|span| span.kind) {
            Some(Kind::Unknown) => Status::Unknown,
            Some(Kind::ByAppointment) => Status::ByAppointment,
            Some(_) => Status::Open { closes: self.closing(date, minute, holidays) },
            None => Status::Closed { opens: self.opening(date, minute, holidays) },
        }
    }

    fn closing(&self, date: Date, minute: i32, holidays: &Holidays) -> Option<Moment> {
        let mut end = minute;
        for date in (0..NEVER_CLOSES).map(|n| date.plus_days(n)) {
            for span in self.spans(date, holidays) {
                if span.from <= end && end < span.to && span.kind.is_open() {
                    end = span.to;
                    if span.kind == Kind::OpenEnd {
                        return None;
                    }
                }
            }
            if end < DAY {
                return Some(Moment { date, time: TimeOfDay::from_minutes(end) });
            }
            // Closing at midnight is told as 24:00 of the day it ends.
            let next = self.spans(date.plus_days(1), holidays);
            if !next.first().is_some_and(|span| span.from == 0 && span.kind.is_open()) {
                return Some(Moment { date, time: TimeOfDay::from_minutes(DAY) });
            }
            end = 0;
        }
        None
    }

    fn opening(&self, date: Date, minute: i32, holidays: &Holidays) -> Option<Moment> {
        (0..FAR).find_map(|n| {
            let date = date.plus_days(n);
            let spans = self.spans(date, holidays);
            let next = spans.iter().find(|span| n > 0 || span.from > minute)?;
            let time = TimeOfDay::from_minutes(next.from).filter(|_| next.kind.is_open());
            Some(Moment { date, time })
        })
    }
}

/// What a place is at some minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Whether it is open is not known.
    Unknown,
    /// Who wants to come must arrange it.
    ByAppointment,
    /// Open.
    Open {
        /// When it closes, if it does and that is known.
        closes: Option<Moment>,
    },
    /// Closed.
    Closed {
        /// When it opens next, within a year.
        opens: Option<Moment>,
    },
}

/// A day, and a time on it as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time.
    pub time: Option<TimeOfDay>,
}

/// When a place is open on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenHours {
    /// The times are not known.
    Unknown,
    /// It must be arranged.
    ByAppointment,
    /// It is known to be closed.
    Closed,
    /// It is open in these windows: at least one, ascending, apart from one another, within the day.
    Open(Vec<TimeWindow>),
}

/// A span of time within one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeWindow {
    /// When it begins.
    pub opens: TimeOfDay,
    /// When it is over; later than `opens`.
    pub closes: TimeOfDay,
}

impl TimeWindow {
    /// Returns the window, or `None` unless it ends after it begins.
    pub fn new(opens: TimeOfDay, closes: TimeOfDay) -> Option<Self> {
        (opens < closes).then_some(Self { opens, closes })
    }

    /// Returns its length in minutes.
    pub fn minutes(self) -> i32 {
        self.closes.minutes() - self.opens.minutes()
    }
}
