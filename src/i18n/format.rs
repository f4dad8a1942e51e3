//! Numbers, distances, lengths of time, money and dates as each language writes them. Times are
//! always 24-hour, places always in Hà Nội.

use super::{Locale, Messages};
use crate::domain::calendar::festival::{Held, LunarDay, LunarDays};
use crate::domain::calendar::holidays::Holiday;
use crate::domain::calendar::{Date, TimeOfDay, lunar::LunarDate};

/// Returns a whole number with its thousands set apart: 3.317 or 3,317.
pub fn number(n: u64, locale: Locale) -> String {
    let separator = match locale {
        Locale::Vi => '.',
        Locale::En => ',',
    };
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// Returns a distance: 0,6 km under ten kilometres, 12 km above.
pub fn km(km: f64, locale: Locale) -> String {
    let tenths = (km * 10.0).round().max(0.0) as u64;
    if tenths >= 100 {
        return format!("{}\u{a0}km", number((tenths + 5) / 10, locale));
    }
    [&with_tenth(tenths, locale), "\u{a0}km"].concat()
}

/// Returns an amount of data: 0,6 MB.
pub fn megabytes(bytes: u64, locale: Locale) -> String {
    [&with_tenth(bytes.div_ceil(100_000), locale), "\u{a0}MB"].concat()
}

fn with_tenth(tenths: u64, locale: Locale) -> String {
    let point = match locale {
        Locale::Vi => ',',
        Locale::En => '.',
    };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

/// Returns a length of time: 45 phút, 2 giờ 30.
pub fn duration(minutes: u32, m: &Messages) -> String {
    let (hours, rest) = ((minutes / 60).to_string(), minutes % 60);
    match (minutes / 60, rest) {
        (0, _) => m.minutes().fill(&[("n", &rest.to_string())]),
        (_, 0) => m.hours().fill(&[("h", &hours)]),
        _ => m.hours_minutes().fill(&[("h", &hours), ("m", &format!("{rest:02}"))]),
    }
}

/// Returns an amount of đồng.
pub fn money(dong: u32, locale: Locale) -> String {
    match locale {
        Locale::Vi => format!("{}\u{a0}đ", number(u64::from(dong), locale)),
        Locale::En => format!("{}\u{a0}VND", number(u64::from(dong), locale)),
    }
}

/// Returns a time of day without a leading zero: 8:05.
pub fn time(time: TimeOfDay) -> String {
    format!("{}:{:02}", time.minutes() / 60, time.minutes() % 60)
}

/// Returns a day with its weekday: Thứ Bảy 28/11/2026.
pub fn day(date: Date, m: &Messages) -> String {
    let weekday = m.weekdays().split(',').nth(date.weekday() as usize).unwrap_or_default();
    m.day().fill(&[("weekday", weekday), ("date", &short_date(date, m))])
}

/// Returns a day without its weekday: 28/11/2026, 28 Nov 2026.
pub fn short_date(date: Date, m: &Messages) -> String {
    m.date().fill(&[
        ("d", &date.day().to_string()),
        ("m", &month(date.month(), m)),
        ("y", &date.year().to_string()),
    ])
}

/// Returns a date as far as it is known, `2022`, `2022-12` or `2022-12-08`, in words.
pub fn partial_date(date: &str, m: &Messages) -> String {
    let mut parts = date.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
    match (number(parts.next()), number(parts.next())) {
        (Some(in_month), Some(day)) => {
            let (day, name) = (day.to_string(), month(in_month, m));
            m.date().fill(&[("d", &day), ("m", &name), ("y", year)])
        }
        (Some(in_month), None) => m.month_year().fill(&[("m", &month(in_month, m)), ("y", year)]),
        _ => year.to_owned(),
    }
}

/// Returns a lunar day: 20 tháng Mười âm lịch.
pub fn lunar_day(date: LunarDate, m: &Messages) -> String {
    let phrase = if date.leap { m.lunar_day_leap() } else { m.lunar_day() };
    phrase.fill(&[("d", &date.day.to_string()), ("m", lunar_month(date.month, m))])
}

/// Returns days of a lunar year: 4–10 tháng Giêng âm lịch.
pub fn lunar_days(days: &LunarDays, m: &Messages) -> String {
    let one = |LunarDay { month, day }| {
        m.lunar_day().fill(&[("d", &day.to_string()), ("m", lunar_month(month, m))])
    };
    match (days.first, days.last) {
        (first, Some(last)) if first == last => one(first),
        (first, Some(last)) if first.month == last.month => {
            let (a, b) = (first.day.to_string(), last.day.to_string());
            m.lunar_days().fill(&[("a", &a), ("b", &b), ("m", lunar_month(first.month, m))])
        }
        (first, Some(last)) => format!("{} – {}", one(first), one(last)),
        (first, None) => one(first),
    }
}

/// Returns the days on which something is held: Thứ Tư 10/2/2027 – Thứ Ba 16/2/2027.
pub fn held(held: &Held, m: &Messages) -> String {
    let first = day(held.first, m);
    match held.last {
        None => m.from_day().fill(&[("day", &first)]),
        Some(last) if last == held.first => first,
        Some(last) => format!("{first} – {}", day(last, m)),
    }
}

/// More days than this are not counted: a date tells more.
const MOST_DAYS: i32 = 99;

/// Returns how long it is until something is held that is not over, unless that is long: Ngày mai,
/// Còn 12 ngày; once it has begun, that it is on, if its end is known.
pub fn until(held: &Held, today: Date, m: &Messages) -> Option<String> {
    Some(match held.first.epoch_days() - today.epoch_days() {
        0 if held.last.is_none_or(|last| last == today) => m.day_today().text(),
        days if days <= 0 && held.last.is_none() => m.has_begun().text(),
        days if days <= 0 => m.on_now().text(),
        1 => m.day_tomorrow().text(),
        days if days <= MOST_DAYS => m.in_days().count(days as usize, m.locale),
        _ => return None,
    })
}

/// Returns the name of a public holiday.
pub fn holiday(holiday: Holiday, m: &Messages) -> &str {
    m.holiday_names().split(',').nth(holiday as usize).unwrap_or_default()
}

fn lunar_month(month: u8, m: &Messages) -> &str {
    m.lunar_months().split(',').nth(usize::from(month).saturating_sub(1)).unwrap_or_default()
}

fn month(month: u32, m: &Messages) -> String {
    m.months().split(',').nth(month.saturating_sub(1) as usize).unwrap_or_default().to_owned()
}
