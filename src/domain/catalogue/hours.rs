//! When a place is open: a small part of the OpenStreetMap `opening_hours` language, and the days
//! of the lunar month that markets keep. What the sources do not fix stays unknown; an hour is
//! never guessed here.

use super::model::Wording;
use crate::domain::calendar::lunar::lunar;
use crate::domain::calendar::{Date, TimeOfDay, Weekday};

mod parse;

pub use parse::{HoursError, HoursFault};

/// When a place is open, as far as known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    rules: Vec<Rule>,
    /// Days of the lunar month on which alone it is open, ascending; empty when it keeps none.
    pub lunar_days: Vec<u8>,
    /// The source is old or unofficial: ask before going.
    pub old: bool,
    /// What else is known of the hours.
    pub note: Option<Wording>,
}

impl Hours {
    /// Returns the hours of a place of which none are known.
    pub fn unknown() -> Self {
        Self::default()
    }

    /// Returns the hours written in `osm` (rules joined by `; `, each with optional months, optional
    /// weekdays and then times or `off`; or `24/7`), kept on `lunar_days` alone if there are any; or
    /// where the text goes wrong.
    pub fn parse(
        osm: Option<&str>,
        lunar_days: &[u8],
        old: bool,
        note: Option<Wording>,
    ) -> Result<Self, HoursError> {
        let lunar_days = parse::lunar_days(lunar_days)?;
        let rules = osm.map_or(Ok(Vec::new()), parse::rules)?;
        Ok(Self { rules, lunar_days, old, note })
    }

    /// Returns the rules; a later one replaces the earlier ones on the days it names.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Returns whether nothing is known: no times and no days.
    pub fn is_unknown(&self) -> bool {
        self.rules.is_empty() && self.lunar_days.is_empty()
    }

    /// Returns when the place is open on `date`.
    pub fn on(&self, date: Date) -> OpenHours {
        if !self.lunar_days.is_empty() && !self.lunar_days.contains(&lunar(date).day) {
            return OpenHours::Closed;
        }
        if self.rules.is_empty() {
            return OpenHours::Unknown;
        }
        match self.rules.iter().rev().find(|rule| rule.names(date)) {
            Some(rule) if !rule.windows.is_empty() => OpenHours::Open(rule.windows.clone()),
            _ => OpenHours::Closed,
        }
    }
}

/// When a place is open on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenHours {
    /// The times are not known.
    Unknown,
    /// It is known to be closed.
    Closed,
    /// It is open in these windows: at least one, ascending, apart from one another.
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

/// The times of some days of some months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The months it is for.
    pub months: Months,
    /// The days of the week it is for.
    pub weekdays: Weekdays,
    /// The times, ascending and apart from one another; none means closed.
    pub windows: Vec<TimeWindow>,
}

impl Rule {
    fn names(&self, date: Date) -> bool {
        self.months.contains(date.month()) && self.weekdays.contains(date.weekday())
    }
}

/// A set of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months(u16);

impl Months {
    /// Every month.
    pub const ALL: Self = Self((1 << 12) - 1);

    /// Returns whether `month`, 1 to 12, is one of them.
    pub fn contains(self, month: u32) -> bool {
        (1..=12).contains(&month) && self.0 & (1 << (month - 1)) != 0
    }

    /// Returns the runs of neighbouring months as (first, last), 1 to 12; one may go over the year's
    /// end, such as (11, 3). All twelve are (1, 12).
    pub fn runs(self) -> Vec<(u32, u32)> {
        runs(u32::from(self.0), 12).into_iter().map(|(first, last)| (first + 1, last + 1)).collect()
    }
}

/// A set of days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self((1 << 7) - 1);

    /// Returns whether `day` is one of them.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day as u8) != 0
    }

    /// Returns the runs of neighbouring days as (first, last); one may go over Sunday, such as
    /// (Saturday, Monday). All seven are (Monday, Sunday).
    pub fn runs(self) -> Vec<(Weekday, Weekday)> {
        let day = |n: u32| Weekday::ALL.get(n as usize).copied().unwrap_or(Weekday::Monday);
        runs(u32::from(self.0), 7)
            .into_iter()
            .map(|(first, last)| (day(first), day(last)))
            .collect()
    }
}

/// Returns the runs of ones among the lowest `n` bits taken as a circle, as (first, last).
fn runs(bits: u32, n: u32) -> Vec<(u32, u32)> {
    let has = |at: u32| bits & (1 << (at % n)) != 0;
    if (0..n).all(has) {
        return vec![(0, n - 1)];
    }
    let starts = (0..n).filter(|&at| has(at) && !has(at + n - 1));
    starts.map(|first| (first, (first..).find(|&at| !has(at + 1)).unwrap_or(first) % n)).collect()
}
