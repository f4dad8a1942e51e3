//! The traveller's words: when, from where, how, and what for. Nothing here names a row of the
//! catalogue by id, so a request can be kept, sent in a link and asked again of a later catalogue.

use super::anchor::{Anchor, PlaceRef};
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::Slug;
use crate::domain::catalogue::hours::TimeWindow;

/// A request for a plan. Every day begins at `start`; all but the last end there too, the last one
/// ends at `end`.
#[derive(Clone, Debug, PartialEq)]
pub struct TripRequest {
    /// The first day.
    pub date: Date,
    /// How many days, 1 to 5.
    pub days: u8,
    /// Where each day begins.
    pub start: Anchor,
    /// Where the last day ends, if not where it began.
    pub end: Option<Anchor>,
    /// When to leave, at the earliest.
    pub leave: TimeOfDay,
    /// When to be back, at the latest.
    pub back: TimeOfDay,
    /// How to get about.
    pub mode: Mode,
    /// What for: slugs of crafts, and the words [`SIGHTS`] and [`SHOPPING`]; ascending, each once.
    pub interests: Vec<Slug>,
    /// Places that must be in the plan, in the order they were chosen, each once.
    pub must: Vec<PlaceRef>,
    /// Places that must not be, each once.
    pub avoid: Vec<PlaceRef>,
    /// The midday break of each day, if there is to be one.
    pub lunch: Option<Lunch>,
    /// How long to stay at each place.
    pub pace: Pace,
}

/// The interest in sights; without it only places named in `must` are visited of them.
pub const SIGHTS: &str = "sights";
/// The interest in shops and markets.
pub const SHOPPING: &str = "shopping";

/// The most days one request can have.
pub const MOST_DAYS: u8 = 5;
/// The most places that `must` or `avoid` can hold; a link with more loses the rest.
const MOST_PLACES: usize = 40;

/// How to get about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// On foot.
    Walk,
    /// By bicycle.
    Bicycle,
    /// By motorbike.
    Motorbike,
    /// By car or taxi.
    Car,
    /// By bus.
    Bus,
}

impl Mode {
    /// Every mode, slowest first.
    pub const ALL: [Self; 5] = [Self::Walk, Self::Bicycle, Self::Bus, Self::Motorbike, Self::Car];

    /// Returns how far from a day's start or end a place is suggested, in kilometres as the crow
    /// flies; one that was asked for may lie anywhere.
    pub(super) fn reach_km(self) -> f64 {
        match self {
            Self::Walk => 4.0,
            Self::Bicycle => 15.0,
            Self::Bus | Self::Motorbike | Self::Car => 1_000.0,
        }
    }

    /// Returns its name in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Walk => "walk",
            Self::Bicycle => "bicycle",
            Self::Motorbike => "motorbike",
            Self::Car => "car",
            Self::Bus => "bus",
        }
    }
}

/// How long to stay at each place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    /// A quarter longer than usual.
    Relaxed,
    /// As long as a visit usually takes.
    Normal,
    /// A fifth shorter.
    Full,
}

impl Pace {
    /// Every pace, slowest first.
    pub const ALL: [Self; 3] = [Self::Relaxed, Self::Normal, Self::Full];

    /// Returns its name in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Relaxed => "relaxed",
            Self::Normal => "normal",
            Self::Full => "full",
        }
    }

    /// Returns how many minutes a visit of usually `minutes` takes, in steps of five.
    pub fn service_time(self, minutes: i32) -> i32 {
        let percent = match self {
            Self::Relaxed => 125,
            Self::Normal => 100,
            Self::Full => 80,
        };
        (minutes * percent + 499) / 500 * 5
    }
}

/// A midday break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lunch {
    /// The whole break lies within.
    pub window: TimeWindow,
    /// How long it lasts.
    pub minutes: u16,
}

fn clock(hours: i32, minutes: i32) -> TimeOfDay {
    TimeOfDay::from_minutes(hours * 60 + minutes).unwrap_or(TimeOfDay::MIDNIGHT)
}

impl Default for Lunch {
    fn default() -> Self {
        let window = TimeWindow { opens: clock(11, 0), closes: clock(13, 30) };
        Self { window, minutes: 60 }
    }
}

impl Lunch {
    /// Returns the break written as `11:00-13:30/60`, or `None` for any other text and for a break
    /// longer than its window.
    pub fn parse(text: &str) -> Option<Self> {
        let (window, minutes) = text.split_once('/')?;
        let (opens, closes) = window.split_once('-')?;
        let window = TimeWindow::new(TimeOfDay::parse(opens)?, TimeOfDay::parse(closes)?)?;
        let minutes = small_number(minutes)?;
        (15..=window.minutes()).contains(&i32::from(minutes)).then_some(Self { window, minutes })
    }
}

impl std::fmt::Display for Lunch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}/{}", self.window.opens, self.window.closes, self.minutes)
    }
}

impl TripRequest {
    /// Returns the request that nobody has changed yet: one day from the centre, by motorbike.
    pub fn default_on(today: Date) -> Self {
        Self {
            date: today,
            days: 1,
            start: Anchor::Centre,
            end: None,
            leave: clock(8, 0),
            back: clock(17, 0),
            mode: Mode::Motorbike,
            interests: Vec::new(),
            must: Vec::new(),
            avoid: Vec::new(),
            lunch: Some(Lunch::default()),
            pace: Pace::Normal,
        }
    }

    /// Returns where day `day` ends, counted from 0.
    pub fn end_of(&self, day: usize) -> &Anchor {
        let is_last = day + 1 >= usize::from(self.days);
        self.end.as_ref().filter(|_| is_last).unwrap_or(&self.start)
    }

    /// Returns whether an interest is among those chosen.
    pub fn wants(&self, interest: &str) -> bool {
        self.interests.iter().any(|slug| slug.as_str() == interest)
    }

    /// Returns the request as pairs for an address; what is as usual is left out, the date never is.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let usual = Self::default_on(self.date);
        let mut pairs = vec![("date", self.date.to_string())];
        let mut pair = |name, is_usual: bool, text: &dyn std::fmt::Display| {
            if !is_usual {
                pairs.push((name, text.to_string()));
            }
        };
        pair("days", self.days == usual.days, &self.days);
        pair("from", self.start == usual.start, &self.start);
        if let Some(end) = &self.end {
            pair("to", false, end);
        }
        pair("leave", self.leave == usual.leave, &self.leave);
        pair("back", self.back == usual.back, &self.back);
        pair("by", self.mode == usual.mode, &self.mode.word());
        pair("for", self.interests.is_empty(), &joined(self.interests.iter().map(Slug::as_str)));
        pair("see", self.must.is_empty(), &joined(self.must.iter()));
        pair("skip", self.avoid.is_empty(), &joined(self.avoid.iter()));
        match &self.lunch {
            Some(lunch) => pair("lunch", self.lunch == usual.lunch, lunch),
            None => pair("lunch", false, &"none"),
        }
        pair("pace", self.pace == usual.pace, &self.pace.word());
        pairs
    }

    /// Returns the request that pairs hold; what is missing or broken is as usual.
    pub fn from_pairs<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>, today: Date) -> Self {
        let mut request = Self::default_on(today);
        for (name, text) in pairs {
            request.read(name, text);
        }
        request
    }

    fn read(&mut self, name: &str, text: &str) {
        match name {
            "date" => replace(&mut self.date, Date::parse(text)),
            "days" => {
                let days = small_number(text).filter(|n| (1..=u16::from(MOST_DAYS)).contains(n));
                replace(&mut self.days, days.map(|n| n as u8));
            }
            "from" => replace(&mut self.start, Anchor::parse(text)),
            "to" => self.end = Anchor::parse(text),
            "leave" => replace(&mut self.leave, TimeOfDay::parse(text)),
            "back" => replace(&mut self.back, TimeOfDay::parse(text)),
            "by" => replace(&mut self.mode, Mode::ALL.into_iter().find(|m| m.word() == text)),
            "for" => self.interests = interests(text),
            "see" => self.must = places(text),
            "skip" => self.avoid = places(text),
            "lunch" if text == "none" => self.lunch = None,
            "lunch" => replace(&mut self.lunch, Lunch::parse(text).map(Some)),
            "pace" => replace(&mut self.pace, Pace::ALL.into_iter().find(|p| p.word() == text)),
            _ => {}
        }
    }
}

fn replace<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

fn joined(parts: impl Iterator<Item = impl std::fmt::Display>) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&part.to_string());
    }
    text
}

/// Returns a number of at most three digits.
fn small_number(text: &str) -> Option<u16> {
    let shaped = text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    shaped.then(|| text.parse().ok()).flatten()
}

fn interests(text: &str) -> Vec<Slug> {
    let mut slugs: Vec<_> = text.split(',').filter_map(Slug::new).take(MOST_PLACES).collect();
    slugs.sort();
    slugs.dedup();
    slugs
}

fn places(text: &str) -> Vec<PlaceRef> {
    let mut places = Vec::new();
    for place in text.split(',').filter_map(PlaceRef::parse) {
        if places.len() < MOST_PLACES && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}
