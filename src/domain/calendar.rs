//! Civil days in the proleptic Gregorian calendar, without a clock and without a time zone: every
//! date of the guide is a day in Hà Nội, every time of day is a minute there.

pub mod festival;
pub mod holidays;
pub mod lunar;

/// A civil day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// Thứ Hai.
    Monday,
    /// Thứ Ba.
    Tuesday,
    /// Thứ Tư.
    Wednesday,
    /// Thứ Năm.
    Thursday,
    /// Thứ Sáu.
    Friday,
    /// Thứ Bảy.
    Saturday,
    /// Chủ nhật.
    Sunday,
}

impl Weekday {
    /// The week, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];
}

/// The years a [`Date`] may lie in: what the lunar calendar was tested for, and room before it.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

impl Date {
    /// The first day covered.
    pub const MIN: Self = Self { year: 1900, month: 1, day: 1 };

    /// Returns the day, or `None` if there is none such between 1900 and 2199.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let exists = YEARS.contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year: year as i16, month: month as u8, day: day as u8 })
    }

    /// Returns the day written as `2026-11-23`, or `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let shaped = parts.next().is_none()
            && (year.len(), month.len(), day.len()) == (4, 2, 2)
            && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        shaped
            .then(|| Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
            .flatten()
    }

    /// Returns the day that is `days` after 1 January 1970, if it lies in the years covered.
    pub fn from_epoch_days(days: i32) -> Option<Self> {
        // Days-from-civil backwards, over 400-year eras that begin on 1 March.
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::new(year, month as u32, day as u32)
    }

    /// Returns the number of days since 1 January 1970.
    pub fn epoch_days(self) -> i32 {
        let year = i32::from(self.year) - i32::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (i32::from(self.month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
            - 719_468
    }

    /// Returns the day `days` later, or the last day covered.
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_epoch_days(self.epoch_days() + days).unwrap_or(self)
    }

    /// Returns the day of the week.
    pub fn weekday(self) -> Weekday {
        // 1 January 1970 was a Thursday.
        let from_monday = (self.epoch_days() + 3).rem_euclid(7) as usize;
        Weekday::ALL.get(from_monday).copied().unwrap_or(Weekday::Monday)
    }

    /// Returns the year.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// Returns the month, 1 to 12.
    pub fn month(self) -> u32 {
        u32::from(self.month)
    }

    /// Returns the day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        u32::from(self.day)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

pub(super) fn days_in_month(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A time of day in minutes after midnight, 0 to 1440 (24:00, the end of the day).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// 24:00.
    pub const MIDNIGHT: Self = Self(1_440);

    /// Returns the time `minutes` after midnight, or `None` after 24:00.
    pub fn from_minutes(minutes: i32) -> Option<Self> {
        (0..=1_440).contains(&minutes).then_some(Self(minutes as u16))
    }

    /// Returns the time written as `08:30` or `8:30`, or `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let shaped = (1..=2).contains(&hours.len())
            && minutes.len() == 2
            && digits(hours)
            && digits(minutes);
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (shaped && minutes < 60).then(|| Self::from_minutes(hours * 60 + minutes)).flatten()
    }

    /// Returns the minutes after midnight.
    pub fn minutes(self) -> i32 {
        i32::from(self.0)
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_survives_the_round_trip_and_the_week_turns() {
        let first = Date::new(1900, 1, 1).unwrap();
        let mut weekday = 0; // a Monday
        for days in 0..109_573 {
            let day = Date::from_epoch_days(first.epoch_days() + days).unwrap();
            assert_eq!(Date::parse(&day.to_string()), Some(day));
            assert_eq!(day.weekday(), Weekday::ALL[weekday]);
            weekday = (weekday + 1) % 7;
        }
        assert_eq!(first.plus_days(109_572).to_string(), "2199-12-31");
        assert_eq!(Date::from_epoch_days(first.epoch_days() - 1), None);
    }

    #[test]
    fn text_that_is_no_day_is_none() {
        for text in ["", "2026-2-03", "2026-02-30", "2025-02-29", "1899-12-31", "2026-13-01"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(Date::parse("2024-02-29").map(Date::weekday), Some(Weekday::Thursday));
    }

    #[test]
    fn times_of_day() {
        let check = |text, minutes| {
            assert_eq!(TimeOfDay::parse(text).map(TimeOfDay::minutes), minutes, "{text}");
        };
        check("00:00", Some(0));
        check("8:30", Some(510));
        check("24:00", Some(1440));
        check("24:01", None);
        check("8:60", None);
        check("830", None);
        check("+8:30", None);
        assert_eq!(TimeOfDay::parse("7:05").unwrap().to_string(), "07:05");
    }
}
