//! Compiles opening hours: OpenStreetMap `opening_hours` of a catalogue's source into the tables that
//! the page reads. The crate `opening-hours` parses each text and proves each table: both must say
//! the same on every day of three years, or the text is refused.

use crate::domain::calendar::Date;
use crate::domain::calendar::holidays::Holidays;
use crate::domain::catalogue::hours::{Kind, Span, Table};
use chrono::{Datelike, NaiveDate};
use compact_calendar::CompactCalendar;
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};
use opening_hours_syntax::rules::day::{self, HolidayKind, MonthdayRange, WeekDayRange, Year};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleOperator, RuleSequence};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The years in which dates that move are written out one by one.
const WRITTEN_OUT: RangeInclusive<i32> = 2024..=2050;
/// The days on which a table is proved, as years.
const PROVED: RangeInclusive<i32> = 2026..=2028;

/// Returns the table of an `opening_hours` text, or what stands against it and where.
pub fn compile(text: &str) -> Result<String, String> {
    let mut parsed =
        opening_hours_syntax::parse(text).map_err(|error| place(&error.to_string()))?;
    // The crate does not read back everything that it writes, so its own text only where it must.
    let judged = if whole_months(&mut parsed) { parsed.to_string() } else { text.to_owned() };
    let rules: Vec<String> = parsed.rules.iter().map(rule).collect::<Result<_, _>>()?;
    let mut table = String::new();
    for (at, (words, rule)) in rules.iter().zip(&parsed.rules).enumerate() {
        if at > 0 {
            table.push_str(match rule.operator {
                RuleOperator::Normal => " ; ",
                RuleOperator::Additional => " , ",
                RuleOperator::Fallback => " | ",
            });
        }
        table.push_str(words);
    }
    prove(&parsed, &judged, &table)?;
    Ok(table)
}

/// Returns the parser's message in one line, with the place it points to.
fn place(message: &str) -> String {
    let column = message.split_once("--> 1:").and_then(|(_, rest)| rest.split_whitespace().next());
    let what = message.lines().last().unwrap_or(message).trim().trim_start_matches("= ");
    match column {
        Some(column) => format!("at character {column}: {what}"),
        None => what.to_owned(),
    }
}

/// Writes months of one year as days: to the crate such a range ends with the first of its last
/// month, where the language means the whole of it. Returns whether there were any.
fn whole_months(parsed: &mut OpeningHoursExpression) -> bool {
    let mut has_changed = false;
    let days = parsed.rules.iter_mut().flat_map(|rule| &mut rule.day_selector.monthday);
    for days in days {
        if let MonthdayRange::Month { range, year: Some(year) } = days {
            let (first, last) = (*range.start(), *range.end());
            let end_year = Year(year.0 + i32::from(first > last));
            *days = MonthdayRange::Date {
                start: (day::Date::ymd(1, first, *year), day::DateOffset::default()),
                end: (day::Date::ymd(31, last, end_year), day::DateOffset::default()),
            };
            has_changed = true;
        }
    }
    has_changed
}

fn rule(rule: &RuleSequence) -> Result<String, String> {
    let mut words: Vec<String> = Vec::new();
    let days = &rule.day_selector;
    for years in &days.year {
        let (range, step) = years.into_parts();
        words.push(format!("y{}.{}.{step}", range.start().0, range.end().0));
    }
    for range in &days.monthday {
        words.extend(dates(range)?);
    }
    for weeks in &days.week {
        let (range, step) = weeks.into_parts();
        words.push(format!("k{}.{}.{step}", range.start().0, range.end().0));
    }
    for range in &days.weekday {
        words.push(weekdays(range)?);
    }
    for span in &rule.time_selector.spans {
        words.extend(times(span)?);
    }
    words.extend(kind(rule).map(str::to_owned));
    if words.is_empty() {
        words.push("o".to_owned());
    }
    Ok(words.join(" "))
}

/// Returns the letter of what a rule makes of its times. Words without times say on what terms a
/// place opens, so they leave open whether it is.
fn kind(rule: &RuleSequence) -> Option<&'static str> {
    match rule.kind {
        RuleKind::Closed if rule.comment.is_empty() => Some("c"),
        RuleKind::Closed => Some("n"),
        _ if is_appointment(&rule.comment) => Some("a"),
        RuleKind::Unknown => Some("u"),
        RuleKind::Open if is_vague(rule) => Some("u"),
        RuleKind::Open => None,
    }
}

fn is_vague(rule: &RuleSequence) -> bool {
    !rule.comment.is_empty() && rule.time_selector.spans == [all_day()]
}

fn all_day() -> TimeSpan {
    use opening_hours_syntax::ExtendedTime;
    TimeSpan::fixed_range(ExtendedTime::MIDNIGHT_00, ExtendedTime::MIDNIGHT_24)
}

/// Returns whether a comment asks for an appointment.
fn is_appointment(comment: &str) -> bool {
    let comment = comment.to_lowercase();
    ["appointment", "hẹn", "đặt trước"].iter().any(|word| comment.contains(word))
}

fn times(span: &TimeSpan) -> Result<Option<String>, String> {
    if *span == all_day() {
        return Ok(None);
    }
    if span.repeats.is_some() {
        return Err("times that repeat are for timetables, not for opening hours".to_owned());
    }
    let (Time::Fixed(from), Time::Fixed(to)) = (span.range.start, span.range.end) else {
        return Err("sunrise, sunset, dawn and dusk are not supported: write times".to_owned());
    };
    let (from, mut to) = (from.mins_from_midnight(), to.mins_from_midnight());
    if to <= from {
        to += 1_440;
    }
    if to > 2_880 {
        return Err("a span ends more than a day after its day".to_owned());
    }
    Ok(Some(format!("t{from}.{to}{}", if span.open_end { ".1" } else { "" })))
}

fn weekdays(range: &WeekDayRange) -> Result<String, String> {
    match range {
        WeekDayRange::Holiday { kind: HolidayKind::Public, offset } => Ok(format!("p{offset}")),
        WeekDayRange::Holiday { .. } => {
            Err("SH: school holidays are in no calendar here: write their dates".to_owned())
        }
        WeekDayRange::Fixed { range, offset, nth_from_start, nth_from_end } => {
            let (first, last) = (*range.start() as u32, *range.end() as u32);
            let mask =
                (0..=(last + 7 - first) % 7).fold(0, |bits, n| bits | 1 << ((first + n) % 7));
            let nth = nth_from_start.iter().chain(nth_from_end);
            let nth = nth.enumerate().fold(0, |bits, (at, is)| bits | i32::from(*is) << at);
            Ok(match (if nth == 1_023 { 0 } else { nth }, *offset) {
                (0, 0) => format!("w{mask}"),
                (nth, 0) => format!("w{mask}.{nth}"),
                (nth, offset) => format!("w{mask}.{nth}.{offset}"),
            })
        }
    }
}

/// Returns the words of a range of dates: one for dates that are the same every year, one for each
/// year where they move.
fn dates(range: &MonthdayRange) -> Result<Vec<String>, String> {
    let (start, end) = match range {
        MonthdayRange::Month { range, .. } => {
            let (first, last) = (*range.start() as u32, *range.end() as u32);
            return Ok(vec![format!("m{}.{}", first * 100 + 1, last * 100 + 31)]);
        }
        MonthdayRange::Date { start, end } => (start, end),
    };
    let plain = day::DateOffset::default();
    if let (
        day::Date::Fixed { year: None, month: first, day: from },
        day::Date::Fixed { year: None, month: last, day: to },
    ) = (start.0, end.0)
        && (start.1, end.1) == (plain, plain)
    {
        let number = |month, day| month as u32 * 100 + u32::from(day);
        return Ok(vec![format!("m{}.{}", number(first, from), number(last, to))]);
    }
    if [start.0, end.0].iter().any(|date| matches!(date, day::Date::Easter { .. })) {
        return Err("easter is in no calendar here: write the dates".to_owned());
    }
    let years = match start.0.year().or(end.0.year()) {
        Some(year) => vec![year.0],
        None => WRITTEN_OUT.collect(),
    };
    let span = |year: i32| {
        [(0, 0), (-1, 0), (0, 1)].iter().find_map(|(from, to)| {
            let first = start.1.apply(on_year(start.0, year + from, false)?);
            let last = end.1.apply(on_year(end.0, year + to, true)?);
            (first <= last && (start.0.year().or(end.0.year()).is_some() || *from == 0))
                .then(|| format!("d{}.{}", epoch_days(first), epoch_days(last)))
        })
    };
    Ok(years.into_iter().filter_map(span).collect())
}

/// Returns a date in a year; one that the month does not have is the last before it where it ends a
/// range, and the first after it where it begins one.
fn on_year(date: day::Date, year: i32, is_end: bool) -> Option<NaiveDate> {
    let year = date.year().map_or(year, |year| year.0);
    match date {
        day::Date::Fixed { month, day, .. } => {
            let month = month as u32;
            let last = (28..=u32::from(day).max(28))
                .rev()
                .find_map(|d| NaiveDate::from_ymd_opt(year, month, d))?;
            let exact = NaiveDate::from_ymd_opt(year, month, day.into());
            exact.or_else(|| if is_end { Some(last) } else { last.succ_opt() })
        }
        day::Date::Weekday { month, wday, nth, .. } => {
            let nth_of = |n| NaiveDate::from_weekday_of_month_opt(year, month as u32, wday, n);
            match u8::try_from(nth) {
                Ok(nth) => nth_of(nth),
                Err(_) => {
                    let n_days = if nth_of(5).is_some() { 5 } else { 4 };
                    nth_of((n_days + 1_u8).saturating_sub(nth.unsigned_abs()))
                }
            }
        }
        day::Date::Easter { .. } => None,
    }
}

fn epoch_days(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - 719_163
}

/// Returns the crate's calendar of public holidays with ours in it.
pub fn calendar(holidays: &Holidays) -> ContextHolidays {
    let first = Date::new(*PROVED.start() - 1, 1, 1).unwrap_or(Date::MIN);
    let days = (0..366 * 6).map(|n| first.plus_days(n)).filter(|day| holidays.on(*day).is_some());
    let public: CompactCalendar = days.filter_map(naive).collect();
    ContextHolidays::new(Arc::new(public), Arc::default())
}

fn naive(date: Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year(), date.month(), date.day())
}

/// Holds a table against the crate, day by day.
fn prove(parsed: &OpeningHoursExpression, text: &str, table: &str) -> Result<(), String> {
    let different = || "this combination is not supported: write it with simpler rules".to_owned();
    let read = Table::read(table).ok_or_else(different)?;
    let holidays = Holidays::default();
    let judge: OpeningHours = text.parse().map_err(|_| different())?;
    let judge = judge.with_context(Context::default().with_holidays(calendar(&holidays)));
    let vague: Vec<&str> =
        parsed.rules.iter().filter(|rule| is_vague(rule)).map(|rule| &*rule.comment).collect();
    let first = Date::new(*PROVED.start(), 1, 1).unwrap_or(Date::MIN);
    let days = (0..).map(|n| first.plus_days(n)).take_while(|day| PROVED.contains(&day.year()));
    for date in days {
        let day = naive(date).ok_or_else(different)?;
        let wanted = judge.schedule_at(day).into_iter().filter_map(|range| {
            let kind = match range.kind {
                RuleKind::Closed => return None,
                _ if is_appointment(&range.comment) => Kind::ByAppointment,
                RuleKind::Open if !vague.contains(&&*range.comment) => Kind::Open,
                _ => Kind::Unknown,
            };
            let minutes =
                (range.range.start.mins_from_midnight(), range.range.end.mins_from_midnight());
            Some(Span { from: minutes.0.into(), to: minutes.1.into(), kind })
        });
        if joined(wanted) != joined(read.on(date, &holidays, &|_| true).into_iter()) {
            return Err(different());
        }
    }
    Ok(())
}

/// Returns spans with neighbours of a kind as one; an open end is an opening like any other.
fn joined(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for mut span in spans {
        if span.kind == Kind::OpenEnd {
            span.kind = Kind::Open;
        }
        match joined.last_mut() {
            Some(last) if last.to == span.from && last.kind == span.kind => last.to = span.to,
            _ => joined.push(span),
        }
    }
    joined
}
