//! A plan with all its words written out, and that as one text, on its way from the page to the
//! planner's thread, which writes the files. Its parts are set apart by the separators that ASCII
//! has for that; control characters, which neither iCalendar nor XML may hold, are dropped from words.

use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::decimal::{decimal, parse_decimal};
use crate::domain::geo::LatLng;

/// A plan in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Outing {
    /// What it is called.
    pub name: String,
    /// How far its times and ways are to be trusted, and whose they are.
    pub note: String,
    /// The language of its words, as a tag.
    pub language: String,
    /// The address of the plan.
    pub page: String,
    /// When it left the guide.
    pub made: Moment,
    /// Its days, in order.
    pub days: Vec<OutingDay>,
}

/// A minute of a day in Hà Nội, seven hours ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The minute of that day, from 0.
    pub minute: i32,
}

/// A day.
#[derive(Clone, Debug, PartialEq)]
pub struct OutingDay {
    /// The day.
    pub date: Date,
    /// What it is called.
    pub name: String,
    /// Where one is on it, in order.
    pub halts: Vec<Halt>,
}

/// What one does at a halt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HaltKind {
    /// The day begins here.
    Start,
    /// A visit.
    Visit,
    /// A break for lunch, where one is.
    Rest,
    /// The day ends here.
    End,
}

/// The kinds with their names.
const KINDS: [(HaltKind, &str); 4] = [
    (HaltKind::Start, "start"),
    (HaltKind::Visit, "visit"),
    (HaltKind::Rest, "rest"),
    (HaltKind::End, "end"),
];

/// Somewhere one is for a while, and how one comes there.
#[derive(Clone, Debug, PartialEq)]
pub struct Halt {
    /// What one does there.
    pub kind: HaltKind,
    /// Tells it from the other halts of its day, and is the same in every plan: `village:bat-trang`.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its address in Vietnamese, for signs and drivers; may be empty.
    pub address: String,
    /// What to know of it; lines.
    pub about: String,
    /// The way there; empty where there is none.
    pub way: String,
    /// The address of its page; may be empty.
    pub page: String,
    /// Where it lies.
    pub point: Option<LatLng>,
    /// When one has to leave for it, if it is somewhere else than the halt before.
    pub leave: Option<TimeOfDay>,
    /// Until when to leave for it, in words; empty without `leave`.
    pub leave_by: String,
    /// When one is there.
    pub from: TimeOfDay,
    /// Until when.
    pub to: TimeOfDay,
}

impl HaltKind {
    /// Returns its name: `visit`.
    pub fn name(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

impl Moment {
    /// Returns the minutes from 1970 in UTC to this moment.
    pub fn utc_minutes(self) -> i32 {
        self.date.epoch_days() * MINUTES_A_DAY + self.minute - MINUTES_AHEAD
    }
}

/// Minutes in a day.
pub(super) const MINUTES_A_DAY: i32 = 1_440;
/// How many minutes Hà Nội is ahead of UTC.
const MINUTES_AHEAD: i32 = 420;

/// What stands between days, halts and fields: the group, record and unit separators of ASCII.
const DAYS: char = '\u{1d}';
const HALTS: char = '\u{1e}';
const FIELDS: char = '\u{1f}';

impl Outing {
    /// Returns the outing as one text that begins with `title`.
    pub(super) fn to_text(&self, title: &str) -> String {
        let (date, minute) = (self.made.date.to_string(), self.made.minute.to_string());
        let mut out = String::new();
        let head =
            [title, &self.name, &self.note, &self.language, &self.page, &date, minute.as_str()];
        put(&mut out, &head);
        for day in &self.days {
            out.push(DAYS);
            put(&mut out, &[&day.date.to_string(), &day.name]);
            for halt in &day.halts {
                out.push(HALTS);
                halt.put(&mut out);
            }
        }
        out
    }

    /// Returns the title and the outing that a text holds.
    pub(super) fn from_text(text: &str) -> Option<(&str, Self)> {
        let mut days = text.split(DAYS);
        let mut head = days.next()?.split(FIELDS);
        let mut next = || head.next();
        let title = next()?;
        let outing = Self {
            name: next()?.to_owned(),
            note: next()?.to_owned(),
            language: next()?.to_owned(),
            page: next()?.to_owned(),
            made: Moment { date: Date::parse(next()?)?, minute: next()?.parse().ok()? },
            days: days.map(OutingDay::take).collect::<Option<_>>()?,
        };
        Some((title, outing))
    }
}

impl OutingDay {
    fn take(text: &str) -> Option<Self> {
        let mut halts = text.split(HALTS);
        let mut head = halts.next()?.split(FIELDS);
        Some(Self {
            date: Date::parse(head.next()?)?,
            name: head.next()?.to_owned(),
            halts: halts.map(Halt::take).collect::<Option<_>>()?,
        })
    }
}

impl Halt {
    fn put(&self, out: &mut String) {
        let degrees = |degrees| decimal(degrees, DECIMALS);
        let (lat, lng) =
            self.point.map_or_else(Default::default, |at| (degrees(at.lat), degrees(at.lng)));
        let leave = self.leave.map(|time| time.to_string()).unwrap_or_default();
        let fields = [
            self.kind.name(),
            &self.key,
            &self.name,
            &self.address,
            &self.about,
            &self.way,
            &self.page,
            &lat,
            &lng,
            &leave,
            &self.leave_by,
            &self.from.to_string(),
            &self.to.to_string(),
        ];
        put(out, &fields);
    }

    fn take(text: &str) -> Option<Self> {
        let mut fields = text.split(FIELDS);
        let mut next = || fields.next();
        let kind = next()?;
        let (kind, _) = KINDS.into_iter().find(|(_, name)| *name == kind)?;
        let mut words = || next().map(str::to_owned);
        let (key, name, address) = (words()?, words()?, words()?);
        let (about, way, page) = (words()?, words()?, words()?);
        let (lat, lng) = (parse_decimal(next()?), parse_decimal(next()?));
        Some(Self {
            kind,
            key,
            name,
            address,
            about,
            way,
            page,
            point: lat.zip(lng).map(|(lat, lng)| LatLng { lat, lng }),
            leave: TimeOfDay::parse(next()?),
            leave_by: next()?.to_owned(),
            from: TimeOfDay::parse(next()?)?,
            to: TimeOfDay::parse(next()?)?,
        })
    }
}

impl Halt {
    /// Returns all there is to say of it, one thing a line.
    pub(super) fn in_full(&self) -> String {
        let times = [self.from.to_string(), self.to.to_string()];
        let times = if self.from == self.to { self.from.to_string() } else { times.join("–") };
        let lines = [&*times, &self.address, &self.about];
        let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }
}

/// How many decimals of a degree leave the guide: about a metre.
pub(super) const DECIMALS: u32 = 5;

/// Puts fields, each with the separator behind it.
fn put(out: &mut String, fields: &[&str]) {
    for field in fields {
        out.extend(field.chars().filter(|c| *c == '\n' || !c.is_control()));
        out.push(FIELDS);
    }
}
