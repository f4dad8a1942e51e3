//! An outing as iCalendar (RFC 5545): an event for each visit and break and for the way back, an
//! alarm before each departure. An event is known by its day and place, so that a file which is read
//! again, or one of a plan that has changed since, updates events and doubles none.

use super::outing::{DECIMALS, Halt, HaltKind, MINUTES_A_DAY, Outing, OutingDay};
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::decimal::decimal;

/// How many minutes before a departure its alarm sounds.
const HEADS_UP: i32 = 10;
/// The most bytes of a line, its end not counted (section 3.1).
const LINE: usize = 75;

const HEAD: [(&str, &str); 5] = [
    ("BEGIN", "VCALENDAR"),
    ("VERSION", "2.0"),
    ("PRODID", "-//Ve Lang//ve-lang//VI"),
    ("CALSCALE", "GREGORIAN"),
    ("METHOD", "PUBLISH"),
];

/// Hà Nội's time, which has had no change since 1975.
const ZONE: [(&str, &str); 8] = [
    ("BEGIN", "VTIMEZONE"),
    ("TZID", "Asia/Ho_Chi_Minh"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19750613T000000"),
    ("TZOFFSETFROM", "+0700"),
    ("TZOFFSETTO", "+0700"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
];

/// Returns the text of the file.
pub fn write(outing: &Outing) -> String {
    let mut lines = Lines(String::new());
    lines.all(&HEAD);
    // The name as RFC 7986 has it, and as older programs look for it.
    lines.words("NAME", &outing.name);
    lines.words("X-WR-CALNAME", &outing.name);
    lines.all(&ZONE);
    for day in &outing.days {
        for halt in &day.halts {
            event(&mut lines, outing, day, halt);
        }
    }
    lines.put("END", "VCALENDAR");
    lines.0
}

fn event(lines: &mut Lines, outing: &Outing, day: &OutingDay, halt: &Halt) {
    let Some((from, to)) = span(halt) else { return };
    let made = outing.made.utc_minutes();
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &uid(day.date, &halt.key));
    lines.put("DTSTAMP", &utc(made));
    // A file made later says so, or programs keep what they have.
    lines.put("SEQUENCE", &made.to_string());
    lines.put("DTSTART;TZID=Asia/Ho_Chi_Minh", &local(day.date, from));
    lines.put("DTEND;TZID=Asia/Ho_Chi_Minh", &local(day.date, to));
    lines.words("SUMMARY", &halt.name);
    let place = [&*halt.name, ", ", &halt.address].concat();
    if !halt.address.is_empty() {
        lines.words("LOCATION", &place);
    }
    if let Some(at) = halt.point {
        let degrees = |degrees| decimal(degrees, DECIMALS);
        lines.put("GEO", &[degrees(at.lat), degrees(at.lng)].join(";"));
    }
    let page = if halt.page.is_empty() { &outing.page } else { &halt.page };
    lines.put("URL", page);
    let about = [&*halt.about, &halt.way, &outing.note, page];
    let about: Vec<&str> = about.into_iter().filter(|words| !words.is_empty()).collect();
    lines.words("DESCRIPTION", &about.join("\n"));
    if let Some(leave) = halt.leave {
        alarm(lines, from.minutes() - leave.minutes() + HEADS_UP, &halt.leave_by);
    }
    lines.put("END", "VEVENT");
}

/// Returns when a halt's event is. The day's beginning has none; its end's is the way there.
fn span(halt: &Halt) -> Option<(TimeOfDay, TimeOfDay)> {
    match halt.kind {
        HaltKind::Start => None,
        HaltKind::Visit | HaltKind::Rest => Some((halt.from, halt.to)),
        HaltKind::End => halt.leave.map(|leave| (leave, halt.from)),
    }
}

fn alarm(lines: &mut Lines, minutes_before: i32, words: &str) {
    lines.put("BEGIN", "VALARM");
    lines.put("ACTION", "DISPLAY");
    lines.put("TRIGGER", &["-PT", &minutes_before.max(0).to_string(), "M"].concat());
    lines.words("DESCRIPTION", words);
    lines.put("END", "VALARM");
}

fn uid(date: Date, key: &str) -> String {
    let key: String = key.chars().filter(|c| c.is_ascii_graphic()).collect();
    [&compact(date), "-", &key.replace(':', "-"), "@ve-lang"].concat()
}

fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Returns a minute of a day as it stands in Hà Nội; 24:00 is the next day's first.
fn local(date: Date, time: TimeOfDay) -> String {
    stamp(date.epoch_days() * MINUTES_A_DAY + time.minutes())
}

fn utc(minutes: i32) -> String {
    [&stamp(minutes), "Z"].concat()
}

fn stamp(minutes: i32) -> String {
    let date = Date::from_epoch_days(minutes.div_euclid(MINUTES_A_DAY)).unwrap_or(Date::MIN);
    let minute = minutes.rem_euclid(MINUTES_A_DAY);
    format!("{}T{:02}{:02}00", compact(date), minute / 60, minute % 60)
}

struct Lines(String);

impl Lines {
    fn all(&mut self, lines: &[(&str, &str)]) {
        for (name, value) in lines {
            self.put(name, value);
        }
    }

    /// Puts words, in which the signs that set values apart are escaped (section 3.3.11).
    fn words(&mut self, name: &str, words: &str) {
        let mut escaped = String::with_capacity(words.len() + 8);
        for c in words.chars() {
            match c {
                '\n' => escaped.push_str("\\n"),
                '\\' | ',' | ';' => escaped.extend(['\\', c]),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.put(name, &escaped);
    }

    /// Puts a line, folded between letters where it is too long.
    fn put(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
