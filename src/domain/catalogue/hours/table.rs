//! Opening hours as the native tool compiles them: rules in short words, each a letter and up to
//! three numbers, such as `t480.690 t780.990 ; w17 c`. They are laid over one another as the crate
//! `opening-hours` does it; why and what each letter means: docs/decisions/opening-hours.md.

use crate::domain::calendar::holidays::Holidays;
use crate::domain::calendar::{Date, days_in_month};

/// What a place is at some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Open.
    Open,
    /// Open, until a time that is not known.
    OpenEnd,
    /// It is not known whether it is open.
    Unknown,
    /// Open to those who have an appointment.
    ByAppointment,
    /// Closed.
    Closed,
    /// Closed, with a reason that a rule joined by `||` does not lift.
    ClosedFor,
}

impl Kind {
    /// Returns whether anybody may come.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::OpenEnd)
    }
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first minute of the day, 0 to 1439.
    pub from: i32,
    /// The first minute after it, up to 1440.
    pub to: i32,
    /// What the place is then.
    pub kind: Kind,
}

/// Rules, each over those before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table(Vec<Rule>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    /// `;` replaces on its days, `,` adds, `|` is for days on which nothing else opens.
    link: u8,
    kind: Kind,
    /// The days it is for; of each family of words one must hold, if there is any.
    days: Vec<Word>,
    times: Vec<Word>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Word {
    letter: u8,
    a: i32,
    b: i32,
    c: i32,
}

/// The letters of days: years; dates and days in a row; weeks; week days and holidays.
const FAMILIES: [&[u8]; 4] = [b"y", b"md", b"k", b"wp"];
const DAY: i32 = 1_440;
const MOST: i32 = 10_000_000;

impl Table {
    /// Returns the table written in `text`, or `None` if it is none.
    pub fn read(text: &str) -> Option<Self> {
        let mut rules = vec![Rule::new(b';')];
        for text in text.split(' ') {
            let word = Word::read(text)?;
            let rule = rules.last_mut()?;
            match word.letter {
                b';' | b',' | b'|' => rules.push(Rule::new(word.letter)),
                b'y' | b'm' | b'd' | b'k' | b'w' | b'p' => rule.days.push(word),
                b't' => rule.times.push(word),
                b'u' => rule.kind = Kind::Unknown,
                b'a' => rule.kind = Kind::ByAppointment,
                b'c' => rule.kind = Kind::Closed,
                b'n' => rule.kind = Kind::ClosedFor,
                b'o' => rule.kind = Kind::Open,
                _ => return None,
            }
        }
        Some(Self(rules))
    }

    /// Returns the spans of a day in which the place is not plainly closed, ascending. Days for
    /// which `keeps` is false are not days of any rule, though what began the day before goes on.
    pub fn on(&self, date: Date, holidays: &Holidays, keeps: &dyn Fn(Date) -> bool) -> Vec<Span> {
        let (mut has_matched, mut laid) = (false, None);
        for rule in &self.0 {
            let matches = |date: Date| keeps(date) && rule.names(date, holidays);
            let is_today = matches(date);
            let mine = rule.spans(is_today, matches(date.plus_days(-1)));
            let replaces = !matches!(rule.kind, Kind::Closed | Kind::ClosedFor);
            match rule.link {
                b'|' => {
                    if !has_matched || laid.as_deref().is_none_or(is_closed) {
                        (has_matched, laid) = (is_today, mine);
                    }
                    continue;
                }
                b';' if replaces && is_today => laid = mine,
                b';' if replaces => laid = laid.filter(|spans| !is_closed(spans)).or(mine),
                _ => {
                    laid = match (laid, mine) {
                        (Some(mut under), Some(over)) => {
                            over.into_iter().for_each(|span| lay(&mut under, span));
                            Some(under)
                        }
                        (under, over) => under.or(over),
                    }
                }
            }
            has_matched |= is_today;
        }
        tidy(laid.unwrap_or_default())
    }
}

impl Rule {
    fn new(link: u8) -> Self {
        Self { link, kind: Kind::Open, days: Vec::new(), times: Vec::new() }
    }

    fn names(&self, date: Date, holidays: &Holidays) -> bool {
        FAMILIES.iter().all(|family| {
            let mut words =
                self.days.iter().filter(|word| family.contains(&word.letter)).peekable();
            words.peek().is_none() || words.any(|word| word.names(date, holidays))
        })
    }

    /// Returns what the rule makes of a day: nothing unless it names the day or the one before it.
    fn spans(&self, is_today: bool, was_yesterday: bool) -> Option<Vec<Span>> {
        let mut spans = Vec::new();
        for (shift, _) in [(0, is_today), (DAY, was_yesterday)].iter().filter(|(_, is)| *is) {
            let whole = [Word { letter: b't', a: 0, b: DAY, c: 0 }];
            let times = if self.times.is_empty() { &whole[..] } else { &self.times };
            for time in times {
                let (from, to) = ((time.a - shift).max(0), (time.b - shift).min(DAY));
                let kind =
                    if self.kind == Kind::Open && time.c == 1 { Kind::OpenEnd } else { self.kind };
                if from < to {
                    lay(&mut spans, Span { from, to, kind });
                }
            }
        }
        (is_today || was_yesterday).then_some(spans)
    }
}

impl Word {
    fn read(text: &str) -> Option<Self> {
        let letter = *text.as_bytes().first()?;
        let numbers = text.get(1..)?;
        let (mut read, mut n) = ([0; 3], 0);
        for number in numbers.split('.').filter(|_| !numbers.is_empty()) {
            let number = number.parse().ok().filter(|number| (-MOST..=MOST).contains(number))?;
            *read.get_mut(n)? = number;
            n += 1;
        }
        let [a, b, c] = read;
        Some(Self { letter, a, b, c })
    }

    fn names(self, date: Date, holidays: &Holidays) -> bool {
        let Self { letter, a, b, c } = self;
        let within = |value: i32| a <= value && value <= b;
        let steps = |value: i32| within(value) && (value - a) % c.max(1) == 0;
        match letter {
            b'y' => steps(date.year()),
            b'k' => steps(week(date)),
            b'd' => within(date.epoch_days()),
            b'm' => {
                let day = (date.month() * 100 + date.day()) as i32;
                if a <= b { within(day) } else { day >= a || day <= b }
            }
            b'p' => holidays.on(date.plus_days(-a)).is_some(),
            _ => {
                let date = date.plus_days(-c);
                let from_end = (days_in_month(date.year(), date.month()) - date.day()) / 7;
                let is_nth =
                    b == 0 || b >> ((date.day() - 1) / 7) & 1 == 1 || b >> (5 + from_end) & 1 == 1;
                a >> (date.weekday() as u32) & 1 == 1 && is_nth
            }
        }
    }
}

/// Returns the number of the week, by ISO 8601: that of its Thursday.
fn week(date: Date) -> i32 {
    let thursday = date.plus_days(3 - date.weekday() as i32);
    let first = Date::new(thursday.year(), 1, 1).unwrap_or(Date::MIN);
    (thursday.epoch_days() - first.epoch_days()) / 7 + 1
}

fn is_closed(spans: &[Span]) -> bool {
    spans.iter().all(|span| span.kind == Kind::Closed)
}

/// Lays a span over others.
fn lay(spans: &mut Vec<Span>, over: Span) {
    let mut cut = Vec::new();
    for under in spans.drain(..) {
        for (from, to) in
            [(under.from, under.to.min(over.from)), (under.from.max(over.to), under.to)]
        {
            if from < to {
                cut.push(Span { from, to, ..under });
            }
        }
    }
    cut.push(over);
    *spans = cut;
}

/// Returns the spans in order without the closed ones, neighbours of a kind as one.
fn tidy(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !matches!(span.kind, Kind::Closed | Kind::ClosedFor));
    spans.sort_unstable_by_key(|span| span.from);
    spans.dedup_by(|next, before| {
        let joined = before.to == next.from && before.kind == next.kind;
        if joined {
            before.to = next.to;
        }
        joined
    });
    spans
}
