//! The Vietnamese lunar calendar (âm lịch), from its astronomical rules at UTC+7: a month begins
//! on the day of a new moon, the eleventh month holds the winter solstice, and in a year of
//! thirteen months the first one in which the sun enters no new sign repeats the number before it.
//! China reckons at UTC+8, so now and then the two calendars differ by a day or a month.

use super::Date;

/// The last civil year of which days are told to visitors; of later ones, the guide says that it does
/// not know them.
pub const LAST_YEAR: i32 = 2_050;

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    /// The year, named after the solar year in which it begins.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The second month of that number (tháng nhuận).
    pub leap: bool,
    /// The day of the month, 1 to 30.
    pub day: u8,
}

/// Returns the lunar date of a civil day.
pub fn lunar(date: Date) -> LunarDate {
    let day = date.epoch_days();
    let moon = moon_of(day);
    let this_winter = eleventh_moon(date.year());
    let year = if moon < this_winter { date.year() } else { date.year() + 1 };
    let span = LunarSpan::ending_in(year);
    let (turn, leap) = span.number_of(moon - span.first);
    let (year, month) = if turn < 2 { (year - 1, turn + 11) } else { (year, turn - 1) };
    LunarDate { year, month: month as u8, leap, day: (day - first_day(moon) + 1) as u8 }
}

/// Returns the civil day of a lunar date, or `None` if that month has no such day or no leap month,
/// or if the day lies outside the years a [`Date`] covers.
pub fn solar(date: LunarDate) -> Option<Date> {
    let in_range = (1..=12).contains(&date.month) && (1_800..2_300).contains(&date.year);
    if !in_range {
        return None;
    }
    let month = i32::from(date.month);
    let (year, turn) =
        if month < 11 { (date.year, month + 1) } else { (date.year + 1, month - 11) };
    let span = LunarSpan::ending_in(year);
    let late = span.leap.is_some_and(|leap| turn >= leap || (turn + 1 == leap && date.leap));
    let moon = span.first + turn + i32::from(late);
    let civil = Date::from_epoch_days(first_day(moon) + i32::from(date.day) - 1)?;
    (lunar(civil) == date).then_some(civil)
}

/// The months from one eleventh month up to the next.
struct LunarSpan {
    /// The new moon that begins the earlier eleventh month.
    first: i32,
    /// How many months after `first` the leap month comes, if there is one.
    leap: Option<i32>,
}

impl LunarSpan {
    /// Returns the span whose later eleventh month holds the winter solstice of `year`.
    fn ending_in(year: i32) -> Self {
        let first = eleventh_moon(year - 1);
        let has_leap = eleventh_moon(year) - first == 13;
        let leap = (1..=12).find(|turn| {
            has_leap && sign_entered_by(first + turn) == sign_entered_by(first + turn + 1)
        });
        Self { first, leap }
    }

    /// Returns how many numbers the month `turn` months after `first` is past eleven, and whether
    /// it is the leap month.
    fn number_of(&self, turn: i32) -> (i32, bool) {
        match self.leap {
            Some(leap) if turn >= leap => (turn - 1, turn == leap),
            _ => (turn, false),
        }
    }
}

/// Mean length of a lunar month, in days.
const MONTH: f64 = 29.530_588_861;

/// Mean new moon of 6 January 2000, in days of 24 hours after 1 January 1970 00:00 UTC.
const MOON_ZERO: f64 = 2_451_550.097_66 - EPOCH;

/// The Julian date of 1 January 1970 00:00 UTC.
const EPOCH: f64 = 2_440_587.5;

/// By how many seconds clocks are behind the uniform time of the formulas, every 20 years from 1900:
/// as observed up to 2020, then slowly growing. Seven months between 2077 and 2199 begin so near to
/// midnight that the earth's true rotation may decide otherwise.
const CLOCK_LAG: [i16; 16] = [-3, 21, 24, 33, 51, 64, 70, 74, 80, 87, 95, 104, 114, 125, 137, 150];

/// Hà Nội is ahead of UTC by this, in days.
const ZONE: f64 = 7.0 / 24.0;

/// Returns the number of the new moon that begins the month of `day`; 0 is 6 January 2000.
fn moon_of(day: i32) -> i32 {
    let guess = ((f64::from(day) - MOON_ZERO) / MONTH).floor() as i32;
    // The true moon strays from the mean one by up to 14 hours.
    (guess - 1..=guess + 1).rev().find(|&moon| first_day(moon) <= day).unwrap_or(guess)
}

/// Returns the new moon that begins the month which holds the winter solstice of `year`.
fn eleventh_moon(year: i32) -> i32 {
    // Any day between the solstice and mid-January will do; this is within two of 1 January.
    let years_end = ((year - 1_969) * 1_461).div_euclid(4);
    let moon = moon_of(years_end);
    if sign_entered_by(moon) >= 9 { moon - 1 } else { moon }
}

/// Returns the first day, after 1 January 1970, of the month that begins with new moon `moon`.
fn first_day(moon: i32) -> i32 {
    (new_moon(f64::from(moon)) + ZONE).floor() as i32
}

/// Returns which twelfth of its yearly course the sun is in when the month of `moon` begins,
/// 0 from the spring equinox, 9 from the winter solstice.
fn sign_entered_by(moon: i32) -> i32 {
    (sun_longitude(f64::from(first_day(moon)) - ZONE) / 30.0) as i32
}

/// The main terms of a new moon's distance from the mean one: days, then how often the sun's
/// anomaly, the moon's anomaly and the moon's distance from its node enter the sine
/// (J. Meeus, Astronomical Algorithms, 2nd ed., ch. 49).
const MOON_TERMS: [(f64, i8, i8, i8); 20] = [
    (-0.407_20, 0, 1, 0),
    (0.172_41, 1, 0, 0),
    (0.016_08, 0, 2, 0),
    (0.010_39, 0, 0, 2),
    (0.007_39, -1, 1, 0),
    (-0.005_14, 1, 1, 0),
    (0.002_08, 2, 0, 0),
    (-0.001_11, 0, 1, -2),
    (-0.000_57, 0, 1, 2),
    (0.000_56, 1, 2, 0),
    (-0.000_42, 0, 3, 0),
    (0.000_42, 1, 0, 2),
    (0.000_38, 1, 0, -2),
    (-0.000_24, -1, 2, 0),
    (-0.000_07, 2, 1, 0),
    (0.000_04, 0, 2, -2),
    (0.000_04, 3, 0, 0),
    (0.000_03, 1, 1, -2),
    (0.000_03, 0, 2, 2),
    (-0.000_03, 1, 1, 2),
];

/// The planets' terms: days, degrees at moon 0, degrees a month (same source).
const PLANET_TERMS: [(f64, f64, f64); 6] = [
    (-0.000_17, 124.77, -1.563_756),
    (0.000_325, 299.77, 0.107_408),
    (0.000_165, 251.88, 0.016_321),
    (0.000_164, 251.83, 26.651_886),
    (0.000_126, 349.42, 36.412_478),
    (0.000_110, 84.66, 18.206_239),
];

/// Returns the moment of new moon `k` in days after 1 January 1970 00:00 UTC.
fn new_moon(k: f64) -> f64 {
    let t = k / 1_236.85;
    let eccentricity = 1.0 - 0.002_516 * t;
    let sun = 2.5534 + 29.105_356_70 * k;
    let moon = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t;
    let node = 160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t;
    let mut moment = MOON_ZERO + MONTH * k + 0.000_154_37 * t * t;
    moment -= clock_lag(moment);
    for (days, of_sun, of_moon, of_node) in MOON_TERMS {
        let angle = f64::from(of_sun) * sun + f64::from(of_moon) * moon + f64::from(of_node) * node;
        moment += days * eccentricity.powi(i32::from(of_sun).abs()) * sine(angle);
    }
    for (days, at_zero, a_month) in PLANET_TERMS {
        moment += days * sine(at_zero + a_month * k);
    }
    moment
}

/// Returns the sun's apparent longitude in degrees, 0 to 360, `day` days after 1 January 1970
/// 00:00 UTC (same source, ch. 25; good to 0.01°).
fn sun_longitude(day: f64) -> f64 {
    let t = (day + clock_lag(day) + EPOCH - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = 357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t;
    let centre = (1.914_602 - 0.004_817 * t) * sine(anomaly)
        + (0.019_993 - 0.000_101 * t) * sine(2.0 * anomaly)
        + 0.000_289 * sine(3.0 * anomaly);
    let aberration = -0.005_69 - 0.004_78 * sine(125.04 - 1_934.136 * t);
    turned(mean + centre + aberration)
}

/// Returns how far clocks are behind the formulas' time on a day, in days.
fn clock_lag(day: f64) -> f64 {
    let steps = (day / 365.25 + 70.0) / 20.0;
    let at = |step: usize| f64::from(CLOCK_LAG.get(step).copied().unwrap_or(150));
    let step = steps as usize;
    let seconds = at(step) + (at(step + 1) - at(step)) * (steps - steps.floor());
    seconds / 86_400.0
}

/// Returns an angle in degrees brought into 0 to 360.
fn turned(degrees: f64) -> f64 {
    degrees - 360.0 * (degrees / 360.0).floor()
}

fn sine(degrees: f64) -> f64 {
    crate::domain::geo::trig::sin(turned(degrees).to_radians())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn day(year: i32, month: u8, day: u8) -> LunarDate {
        LunarDate { year, month, leap: false, day }
    }

    #[test]
    fn festivals_fall_on_the_published_days() {
        let check = |text, date| {
            assert_eq!(lunar(civil(text)), date, "{text}");
            assert_eq!(solar(date), Some(civil(text)), "{date:?}");
        };
        // 1985, 2007 and 2030: not the day of the Chinese calendar.
        let new_years = [
            "1968-01-29",
            "1976-01-31",
            "1985-01-21",
            "2000-02-05",
            "2007-02-17",
            "2020-01-25",
            "2021-02-12",
            "2022-02-01",
            "2023-01-22",
            "2024-02-10",
            "2025-01-29",
            "2026-02-17",
            "2027-02-06",
            "2028-01-26",
            "2029-02-13",
            "2030-02-02",
            "2031-01-23",
        ];
        for text in new_years {
            check(text, day(civil(text).year(), 1, 1));
        }
        let hung_kings =
            ["2026-04-26", "2027-04-16", "2028-04-04", "2029-04-23", "2030-04-12", "2031-04-01"];
        for text in hung_kings {
            check(text, day(civil(text).year(), 3, 10));
        }
        let mid_autumns =
            ["2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12", "2031-10-01"];
        for text in mid_autumns {
            check(text, day(civil(text).year(), 8, 15));
        }
        check("2026-11-28", day(2026, 10, 20));
        check("2027-02-05", day(2026, 12, 29));
    }

    #[test]
    fn leap_months_are_where_they_were_published() {
        let leap_of = |year| {
            (1..=12).find(|&month| solar(LunarDate { year, month, leap: true, day: 1 }).is_some())
        };
        let published = [
            (1984, None),
            (1985, Some(2)),
            (1987, Some(7)),
            (2001, Some(4)),
            (2004, Some(2)),
            (2006, Some(7)),
            (2009, Some(5)),
            (2012, Some(4)),
            (2014, Some(9)),
            (2017, Some(6)),
            (2020, Some(4)),
            (2021, None),
            (2023, Some(2)),
            (2025, Some(6)),
            (2026, None),
            (2028, Some(5)),
            (2031, Some(3)),
            (2033, Some(11)),
        ];
        for (year, month) in published {
            assert_eq!(leap_of(year), month, "{year}");
        }
    }

    #[test]
    fn every_day_follows_the_one_before_and_comes_back() {
        let mut before = lunar(civil("1949-12-31"));
        let mut date = civil("1950-01-01");
        while date.year() <= 2100 {
            let today = lunar(date);
            let same_month = LunarDate { day: before.day + 1, ..before };
            if today != same_month {
                assert!(matches!(before.day, 29 | 30) && today.day == 1, "{date}");
                let repeated = LunarDate { leap: true, day: 1, ..before };
                let next = before.month % 12 + 1;
                let year = before.year + i32::from(next == 1);
                assert!(today == repeated || today == day(year, next, 1), "{date}");
            }
            assert_eq!(solar(today), Some(date), "{date}");
            before = today;
            date = date.plus_days(1);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        let none = |date| assert_eq!(solar(date), None, "{date:?}");
        none(day(2026, 0, 1));
        none(day(2026, 13, 1));
        none(day(2026, 12, 30)); // the month has 29 days
        none(day(2026, 1, 0));
        none(day(2026, 1, 31));
        none(day(i32::MAX, 1, 1));
        none(day(2250, 1, 1));
        none(LunarDate { leap: true, ..day(2026, 6, 1) });
        assert_eq!(lunar(civil("1900-01-01")).year, 1899);
        assert_eq!(lunar(civil("2199-12-31")).year, 2199);
    }
}
