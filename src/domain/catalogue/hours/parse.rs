//! Reads the part of the OpenStreetMap `opening_hours` syntax that the catalogue uses. Whatever is
//! outside it is refused with its place in the text, so that nothing is half understood; times past
//! midnight (`18:00-02:00`) are outside it.

use super::{Months, Rule, TimeWindow, Weekdays};
use crate::domain::calendar::TimeOfDay;

/// Where and why a text is not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoursError {
    /// The byte of the text at which the part in question begins.
    pub at: usize,
    /// What is wrong there.
    pub fault: HoursFault,
}

/// What can be wrong with a text about hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursFault {
    /// A rule without anything in it.
    EmptyRule,
    /// Not a month, where one should be.
    Month,
    /// Not a day of the week, where one should be.
    Weekday,
    /// Not `off` and not a span of two times, where one should be.
    Times,
    /// A span that ends at or before its beginning.
    EndsBeforeStart,
    /// More words after the times.
    Trailing,
    /// Not a day of a lunar month: `at` counts the days given.
    LunarDay,
}

impl std::fmt::Display for HoursError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = match self.fault {
            HoursFault::EmptyRule => "a rule is missing",
            HoursFault::Month => "a month was expected",
            HoursFault::Weekday => "a day of the week was expected",
            HoursFault::Times => "times such as 08:00-17:00 or off were expected",
            HoursFault::EndsBeforeStart => "the end must come after the start, on the same day",
            HoursFault::Trailing => "the rule should have ended",
            HoursFault::LunarDay => "a day of a lunar month is 1 to 30",
        };
        write!(f, "{what} (at {})", self.at)
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Returns the days in order, each once.
pub(super) fn lunar_days(days: &[u8]) -> Result<Vec<u8>, HoursError> {
    if let Some(at) = days.iter().position(|day| !(1..=30).contains(day)) {
        return Err(HoursError { at, fault: HoursFault::LunarDay });
    }
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    Ok(days)
}

/// Returns the rules of a whole text.
pub(super) fn rules(text: &str) -> Result<Vec<Rule>, HoursError> {
    if text == "24/7" {
        return rules("00:00-24:00");
    }
    parts(Part { at: 0, text }, "; ").map(rule).collect()
}

/// A piece of the text and where it begins.
#[derive(Clone, Copy)]
struct Part<'a> {
    at: usize,
    text: &'a str,
}

impl Part<'_> {
    fn fault<T>(self, fault: HoursFault) -> Result<T, HoursError> {
        Err(HoursError { at: self.at, fault })
    }
}

/// Returns the pieces between separators.
fn parts<'a>(whole: Part<'a>, separator: &'a str) -> impl Iterator<Item = Part<'a>> {
    let mut at = whole.at;
    whole.text.split(separator).map(move |text| {
        let part = Part { at, text };
        at += text.len() + separator.len();
        part
    })
}

fn rule(whole: Part<'_>) -> Result<Rule, HoursError> {
    if whole.text.is_empty() {
        return whole.fault(HoursFault::EmptyRule);
    }
    let mut words = parts(whole, " ").peekable();
    let end = Part { at: whole.at + whole.text.len(), text: "" };
    let months = words.next_if(|word| opens_with(word.text, &MONTHS));
    let weekdays = words.next_if(|word| opens_with(word.text, &WEEKDAYS));
    let windows = windows(words.next().unwrap_or(end))?;
    if let Some(more) = words.next() {
        return more.fault(HoursFault::Trailing);
    }
    let months =
        months.map_or(Ok(u32::from(Months::ALL.0)), |m| set(m, &MONTHS, HoursFault::Month))?;
    let weekdays = weekdays
        .map_or(Ok(u32::from(Weekdays::ALL.0)), |w| set(w, &WEEKDAYS, HoursFault::Weekday))?;
    Ok(Rule { months: Months(months as u16), weekdays: Weekdays(weekdays as u8), windows })
}

fn opens_with(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| text.starts_with(name))
}

/// Returns the set written as `Mo,We-Fr` over a circle of names, one bit a name.
fn set(list: Part<'_>, names: &[&str], fault: HoursFault) -> Result<u32, HoursError> {
    let n = names.len();
    let mut bits = 0;
    for span in parts(list, ",") {
        let (first, last) = span.text.split_once('-').unwrap_or((span.text, span.text));
        let index = |name: &str| names.iter().position(|known| *known == name);
        let (Some(first), Some(last)) = (index(first), index(last)) else {
            return span.fault(fault);
        };
        let length = (last + n - first) % n;
        bits |= (0..=length).fold(0, |bits, step| bits | 1 << ((first + step) % n));
    }
    Ok(bits)
}

fn windows(list: Part<'_>) -> Result<Vec<TimeWindow>, HoursError> {
    if list.text == "off" {
        return Ok(Vec::new());
    }
    let mut windows = parts(list, ",").map(window).collect::<Result<Vec<_>, _>>()?;
    windows.sort_unstable();
    // Windows that touch or overlap are one: a visit may go on across the seam.
    windows.dedup_by(|next, before| {
        let joined = next.opens <= before.closes;
        if joined {
            before.closes = before.closes.max(next.closes);
        }
        joined
    });
    Ok(windows)
}

fn window(span: Part<'_>) -> Result<TimeWindow, HoursError> {
    let times =
        span.text.split_once('-').and_then(|(opens, closes)| Some((time(opens)?, time(closes)?)));
    let Some((opens, closes)) = times else {
        return span.fault(HoursFault::Times);
    };
    TimeWindow::new(opens, closes).map_or_else(|| span.fault(HoursFault::EndsBeforeStart), Ok)
}

/// Returns the time written with two digits for the hour.
fn time(text: &str) -> Option<TimeOfDay> {
    (text.len() == 5).then(|| TimeOfDay::parse(text)).flatten()
}
