//! Days that come back with the lunar year: festivals and founders' days, by the rule that a source
//! tells. `15/2` is one day, `4/1-10/1` are days in a row, `6/1-` begins on a day and no source tells
//! its end. A leap month is never meant: what belongs to the 4th month is held in the first of two.

use super::Date;
use super::lunar::{LAST_YEAR, LunarDate, lunar, solar};

/// Days of a lunar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LunarDays {
    /// The first of them.
    pub first: LunarDay,
    /// The last, the first itself if it is one day; `None` if it is not known.
    pub last: Option<LunarDay>,
    /// Held every so many years, 1 or more.
    every: u8,
    /// A lunar year in which it is held.
    as_in: u16,
}

/// A day of a lunar year: its month, 1 to 12, and its day, 1 to 30. The 30th is the last day of a
/// month that has 29.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LunarDay {
    /// The month.
    pub month: u8,
    /// The day.
    pub day: u8,
}

/// When something is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its first day.
    pub first: Date,
    /// Its last day, which may be the first; `None` if it is not known.
    pub last: Option<Date>,
}

impl LunarDays {
    /// Returns the days written in `text`, held every year, or `None` if they are none.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = match text.split_once('-') {
            None => (text, Some(text)),
            Some((first, "")) => (first, None),
            Some((first, last)) => (first, Some(last)),
        };
        let first = LunarDay::parse(first)?;
        let last = match last {
            Some(last) => Some(LunarDay::parse(last).filter(|last| first <= *last)?),
            None => None,
        };
        Some(Self { first, last, every: 1, as_in: 0 })
    }

    /// Returns the same days, held every `every` years only, and so in the lunar year `as_in`; `None`
    /// for a number of years that is 0.
    pub fn every(self, every: u8, as_in: u16) -> Option<Self> {
        (every > 0).then_some(Self { every, as_in, ..self })
    }

    /// Returns when they come next, or that they are now; `None` where that is later than the
    /// calendar is known. Where the last day is not known, what has begun is told until its month ends.
    pub fn next(&self, today: Date) -> Option<Held> {
        let now = lunar(today);
        let last = self.last.unwrap_or(LunarDay { day: 30, ..self.first });
        let is_over = (last.month, false, last.day) < (now.month, now.leap, now.day);
        let year = now.year + i32::from(is_over);
        let every = i32::from(self.every);
        self.in_year(year + (i32::from(self.as_in) - year).rem_euclid(every))
    }

    fn in_year(&self, year: i32) -> Option<Held> {
        let first = self.first.in_year(year)?;
        let last = match self.last {
            Some(last) if last == self.first => Some(first),
            Some(last) => Some(last.in_year(year)?),
            None => None,
        };
        let is_known = last.unwrap_or(first).year() <= LAST_YEAR;
        is_known.then_some(Held { first, last })
    }
}

impl LunarDay {
    fn parse(text: &str) -> Option<Self> {
        let (day, month) = text.split_once('/')?;
        let number = |text: &str, most| {
            let number = match text.as_bytes() {
                [one @ b'1'..=b'9'] => one - b'0',
                [ten @ b'1'..=b'3', one @ b'0'..=b'9'] => (ten - b'0') * 10 + (one - b'0'),
                _ => 0,
            };
            (1..=most).contains(&number).then_some(number)
        };
        Some(Self { month: number(month, 12)?, day: number(day, 30)? })
    }

    fn in_year(self, year: i32) -> Option<Date> {
        let day = |day| solar(LunarDate { year, month: self.month, leap: false, day });
        day(self.day).or_else(|| day(self.day - 1).filter(|_| self.day == 30))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_lunar_day_is_none() {
        let bad = [
            "",
            "15",
            "/",
            "15/",
            "/2",
            "0/1",
            "31/2",
            "1/0",
            "1/13",
            "15/4 ",
            "+5/1",
            "15/4n",
            "1-2",
            "10/1-4/1",
            "-4/1",
            "4/1-31/1",
            "4/1-5/1-6/1",
            "256/1",
            "01/1",
            ":/1",
            "28/12-3/1",
            "4/1--",
        ];
        for text in bad {
            assert_eq!(LunarDays::parse(text), None, "{text}");
        }
        for text in ["15/2", "30/12", "4/1-10/1", "28/1-2/2", "6/1-", "9/9-9/9", "9/12"] {
            assert!(LunarDays::parse(text).is_some(), "{text}");
        }
        assert_eq!(LunarDays::parse("9/9-9/9"), LunarDays::parse("9/9"));
        assert_eq!(LunarDays::parse("9/9").and_then(|days| days.every(0, 2025)), None);
    }
}
