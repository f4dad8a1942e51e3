//! Việt Nam's public holidays: the rule of article 112 of the Labour Code, and the days that are
//! announced for a year, which stand in the catalogue with their source and replace the rule's.
//!
//! Left out: 24 November, Việt Nam Culture Day. Resolutions of 2026 call for it as a twelfth paid
//! day; that the Labour Code has been changed is not confirmed.

use super::Date;
use super::lunar::lunar;

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Five days around the lunar new year.
    Tet,
    /// The 10th of the 3rd lunar month.
    HungKings,
    /// 30 April.
    Reunification,
    /// 1 May.
    Labour,
    /// 2 September and a day beside it.
    NationalDay,
}

/// The days that were announced for a holiday of one year, those that make up for a Sunday too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announced {
    /// The holiday.
    pub holiday: Holiday,
    /// Its first day.
    pub first: Date,
    /// Its last day, in the same year.
    pub last: Date,
}

/// The public holidays of every year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    /// What was announced.
    pub announced: Vec<Announced>,
}

impl Holidays {
    /// Returns the public holiday that a day is part of.
    pub fn on(&self, date: Date) -> Option<Holiday> {
        let covers = |row: &&Announced| row.first <= date && date <= row.last;
        if let Some(row) = self.announced.iter().find(covers) {
            return Some(row.holiday);
        }
        let holiday = by_rule(date)?;
        let is_replaced =
            |row: &Announced| row.holiday == holiday && row.first.year() == date.year();
        (!self.announced.iter().any(is_replaced)).then_some(holiday)
    }
}

/// Returns the holiday of a year for which nothing is announced: Tết takes the eve and four days,
/// and of the days beside 2 September the one before is free, both as announced for 2026.
fn by_rule(date: Date) -> Option<Holiday> {
    match (date.month(), date.day()) {
        (1, 1) => return Some(Holiday::NewYear),
        (4, 30) => return Some(Holiday::Reunification),
        (5, 1) => return Some(Holiday::Labour),
        (9, 1 | 2) => return Some(Holiday::NationalDay),
        // Neither moves out of these months, and a lunar date costs far more than this look.
        (1..=5, _) => {}
        _ => return None,
    }
    let day = lunar(date);
    match (day.month, day.day) {
        (1, 1..=4) if !day.leap => Some(Holiday::Tet),
        (3, 10) if !day.leap => Some(Holiday::HungKings),
        (12, 29 | 30) if lunar(date.plus_days(1)).month == 1 => Some(Holiday::Tet),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn holidays_fall_where_the_law_puts_them() {
        let rows = [
            ("2026", "2026-02-16", "2026-02-20", "2026-04-26"),
            ("2027", "2027-02-05", "2027-02-09", "2027-04-16"),
            ("2028", "2028-01-25", "2028-01-29", "2028-04-04"),
            ("2029", "2029-02-12", "2029-02-16", "2029-04-23"),
            ("2030", "2030-02-01", "2030-02-05", "2030-04-12"),
            ("2031", "2031-01-22", "2031-01-26", "2031-04-01"),
        ];
        let all = Holidays::default();
        for (year, first, last, kings) in rows {
            let start = date(&format!("{year}-01-01"));
            let free: Vec<_> =
                (0..365).map(|n| start.plus_days(n)).filter(|day| all.on(*day).is_some()).collect();
            assert_eq!(free.len(), 11, "{year}");
            assert_eq!(all.on(date(kings)), Some(Holiday::HungKings));
            let tet: Vec<_> =
                free.iter().filter(|day| all.on(**day) == Some(Holiday::Tet)).collect();
            assert_eq!(
                (**tet.first().unwrap(), **tet.last().unwrap(), tet.len()),
                (date(first), date(last), 5)
            );
        }
        for year in 2026..=2050 {
            let start = Date::new(year, 1, 1).unwrap();
            let n = (0..365).filter(|n| all.on(start.plus_days(*n)).is_some()).count();
            // In 2033 and such years, when 30 April or 1 May is itself the tenth of the third month.
            assert!((10..=11).contains(&n), "{year}: {n}");
        }
    }

    #[test]
    fn what_is_announced_replaces_the_rule_of_its_year() {
        let row = Announced {
            holiday: Holiday::NationalDay,
            first: date("2027-09-02"),
            last: date("2027-09-03"),
        };
        let all = Holidays { announced: vec![row] };
        assert_eq!(all.on(date("2027-09-01")), None);
        assert_eq!(all.on(date("2027-09-03")), Some(Holiday::NationalDay));
        assert_eq!(all.on(date("2028-09-01")), Some(Holiday::NationalDay));
    }
}
