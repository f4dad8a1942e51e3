//! A request as pairs for an address, and back. What is as usual is left out; what is missing or
//! broken is as usual, so that every address reads as some request.

use super::wish::{DayWish, Fixed, KindLimit};
use super::{Lunch, MOST_DAYS, MOST_PLACES, Mode, Pace, TripRequest, small_number};
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::Slug;
use crate::domain::itinerary::anchor::{Anchor, PlaceRef};
use crate::domain::scope::Scope;
use std::fmt::Display;
use std::ops::RangeInclusive;

/// What each day has of its own.
const APART: [&str; MOST_DAYS as usize] = ["day1", "day2", "day3", "day4", "day5"];
/// The locked order of each day.
const ORDER: [&str; MOST_DAYS as usize] = ["order1", "order2", "order3", "order4", "order5"];

/// How long a rest may be, in minutes.
pub const REST: RangeInclusive<u16> = 10..=240;
/// How little or much one may be willing to walk, in minutes.
pub const WALKING: RangeInclusive<u16> = 0..=720;

impl TripRequest {
    /// Returns the request as pairs for an address; what is as usual is left out, the date never is.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let usual = Self::default_on(self.date);
        let mut pairs = vec![("date", self.date.to_string())];
        let mut pair = |name, is_usual: bool, text: &dyn Display| {
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
        for wish in &self.days_apart {
            pair(named(&APART, wish.day), wish.is_empty(), wish);
        }
        pair("by", self.mode == usual.mode, &self.mode.word());
        pair("for", self.interests.is_empty(), &joined(self.interests.iter().map(Slug::as_str)));
        pair("see", self.must.is_empty(), &joined(self.must.iter()));
        pair("skip", self.avoid.is_empty(), &joined(self.avoid.iter()));
        pair("done", self.done.is_empty(), &joined(self.done.iter()));
        pair("keep", self.keep.is_empty(), &joined(self.keep.iter()));
        pair("fix", self.fixed.is_empty(), &joined(self.fixed.iter()));
        for order in &self.order {
            pair(named(&ORDER, order.day), order.places.is_empty(), &joined(order.places.iter()));
        }
        pair("most", self.limits.is_empty(), &joined(self.limits.iter()));
        pair("buy", self.shopping.is_empty(), &joined(self.shopping.iter().map(Slug::as_str)));
        match &self.lunch {
            Some(lunch) => pair("lunch", self.lunch == usual.lunch, lunch),
            None => pair("lunch", false, &"none"),
        }
        for (name, minutes) in [("rest", self.rest), ("walking", self.walking)] {
            if let Some(minutes) = minutes {
                pair(name, false, &minutes);
            }
        }
        pair("pace", self.pace == usual.pace, &self.pace.word());
        pair("rain", !self.rain, &"yes");
        pair("variety", self.variety, &"no");
        pair("only", !self.only, &"yes");
        if let Some(scope) = &self.within {
            pair("in", false, scope);
        }
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
                let days = number(text, &(1..=u16::from(MOST_DAYS)));
                replace(&mut self.days, days.map(|n| n as u8));
            }
            "from" => replace(&mut self.start, Anchor::parse(text)),
            "to" => self.end = Anchor::parse(text),
            "leave" => replace(&mut self.leave, TimeOfDay::parse(text)),
            "back" => replace(&mut self.back, TimeOfDay::parse(text)),
            "by" => replace(&mut self.mode, Mode::ALL.into_iter().find(|m| m.word() == text)),
            "for" => {
                self.interests = each_once(text, Slug::new, |slug| slug);
                self.interests.sort();
            }
            "see" => self.must = places(text),
            "skip" => self.avoid = places(text),
            "done" => self.done = places(text),
            "keep" => self.keep = places(text),
            "fix" => self.fixed = each_once(text, Fixed::parse, |fixed| &fixed.place),
            "most" => {
                self.limits = each_once(text, KindLimit::parse, |limit| &limit.kind);
                self.limits.sort_by(|a, b| a.kind.cmp(&b.kind));
            }
            "buy" => self.shopping = each_once(text, Slug::new, |slug| slug),
            "lunch" if text == "none" => self.lunch = None,
            "lunch" => replace(&mut self.lunch, Lunch::parse(text).map(Some)),
            "rest" => self.rest = number(text, &REST),
            "walking" => self.walking = number(text, &WALKING),
            "pace" => replace(&mut self.pace, Pace::ALL.into_iter().find(|p| p.word() == text)),
            "rain" => self.rain = text == "yes",
            "variety" => self.variety = text != "no",
            "only" => self.only = text == "yes",
            "in" => self.within = Scope::parse(text),
            _ => self.read_day(name, text),
        }
    }

    fn read_day(&mut self, name: &str, text: &str) {
        let day = |names: &[&str]| names.iter().position(|n| *n == name).map(|day| day as u8);
        if let Some(day) = day(&APART) {
            self.set_apart(day, |wish| *wish = DayWish::parse(day, text));
        }
        if let Some(day) = day(&ORDER) {
            let mut places = places(text);
            places.retain(|place| {
                self.order.iter().all(|order| order.day == day || !order.places.contains(place))
            });
            self.lock(day, places);
        }
    }
}

fn named(names: &[&'static str], day: u8) -> &'static str {
    names.get(usize::from(day)).copied().unwrap_or_default()
}

fn replace<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

fn number(text: &str, range: &RangeInclusive<u16>) -> Option<u16> {
    small_number(text).filter(|number| range.contains(number))
}

fn joined(parts: impl Iterator<Item = impl Display>) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&part.to_string());
    }
    text
}

fn places(text: &str) -> Vec<PlaceRef> {
    each_once(text, PlaceRef::parse, |place| place)
}

/// Returns what stands between commas, of the same key the first alone.
fn each_once<T, K: PartialEq>(
    text: &str,
    parse: fn(&str) -> Option<T>,
    key: fn(&T) -> &K,
) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for part in text.split(',').filter_map(parse) {
        if list.len() < MOST_PLACES && list.iter().all(|other| key(other) != key(&part)) {
            list.push(part);
        }
    }
    list
}
