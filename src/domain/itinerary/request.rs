//! The traveller's words: when, from where, how, and what for. Nothing here names a row of the
//! catalogue by id, so a request can be kept, sent in a link and asked again of a later catalogue.
//! What cannot be met, such as an end before the start, stays as it was asked; the planner says so.

mod appeal;
mod lunch;
mod pairs;
mod shopping;
mod travel_style;
mod wish;

pub use appeal::Appeal;
pub use lunch::Lunch;
pub use pairs::{REST, WALKING};
pub use shopping::{Ware, sells};
pub use travel_style::{Mode, Pace};
pub use wish::{DayOrder, DayWish, Fixed, KindLimit};

use super::anchor::{Anchor, PlaceRef};
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::{Catalogue, Entry, Slug};
use crate::domain::scope::Scope;

/// A request for a plan. Every day begins at `start` and ends where the next one begins, the last
/// one at `end`, unless a day has wishes of its own.
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
    /// What single days have of their own, ascending, each day once; days beyond the last wait for
    /// the trip to grow.
    pub days_apart: Vec<DayWish>,
    /// How to get about.
    pub mode: Mode,
    /// What for: slugs of crafts, and the words [`SIGHTS`] and [`SHOPPING`]; ascending, each once.
    pub interests: Vec<Slug>,
    /// Places that must be in the plan, in the order they were chosen, each once.
    pub must: Vec<PlaceRef>,
    /// Places that must not be, each once.
    pub avoid: Vec<PlaceRef>,
    /// Places already seen on this trip, each once: none of them is planned again.
    pub done: Vec<PlaceRef>,
    /// Places of an earlier plan for this trip, each once: as many of them as can be are kept.
    pub keep: Vec<PlaceRef>,
    /// What is laid down for single places, each once; those with a day or a time are musts.
    pub fixed: Vec<Fixed>,
    /// Locked orders, ascending by day, each day and each place once; their places are musts.
    pub order: Vec<DayOrder>,
    /// At most so many of a kind, ascending by kind, each once.
    pub limits: Vec<KindLimit>,
    /// What to buy: slugs of products, kinds of products and crafts, as they were listed, each once.
    /// See [`sells`].
    pub shopping: Vec<Slug>,
    /// The midday break of each day, if there is to be one.
    pub lunch: Option<Lunch>,
    /// How many minutes to rest each afternoon, if at all.
    pub rest: Option<u16>,
    /// How long to stay at each place.
    pub pace: Pace,
    /// The most minutes on foot each day, when walking.
    pub walking: Option<u16>,
    /// What if it rained: what is under a roof is preferred.
    pub rain: bool,
    /// Different things are wished for: the fifth pottery is worth less than the first.
    pub variety: bool,
    /// Nothing but what must be in the plan: a plan that was sent is to be opened as it was.
    pub only: bool,
    /// The part of the region to keep to: of what was not asked for by name, nothing outside is planned.
    pub within: Option<Scope>,
}

/// The interest in sights; without it only places named in `must` are visited of them.
pub const SIGHTS: &str = "sights";
/// The interest in shops and markets.
pub const SHOPPING: &str = "shopping";

/// The most days one request can have.
pub const MOST_DAYS: u8 = 5;
/// The most that each list of places, kinds or goods can hold; a link with more loses the rest.
pub const MOST_PLACES: usize = 40;

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
            days_apart: Vec::new(),
            mode: Mode::Motorbike,
            interests: Vec::new(),
            must: Vec::new(),
            avoid: Vec::new(),
            done: Vec::new(),
            keep: Vec::new(),
            fixed: Vec::new(),
            order: Vec::new(),
            limits: Vec::new(),
            shopping: Vec::new(),
            lunch: Some(Lunch::default()),
            rest: None,
            pace: Pace::Normal,
            walking: None,
            rain: false,
            variety: true,
            only: false,
            within: None,
        }
    }

    /// Returns where day `day` begins, counted from 0.
    pub fn start_of(&self, day: usize) -> &Anchor {
        self.apart(day).and_then(|wish| wish.start.as_ref()).unwrap_or(&self.start)
    }

    /// Returns where day `day` ends: where it was wished to, else where the next one begins; the
    /// last one at `end`, else where it began.
    pub fn end_of(&self, day: usize) -> &Anchor {
        let is_last = day + 1 >= usize::from(self.days);
        let own = self.apart(day).and_then(|wish| wish.end.as_ref());
        own.or(self.end.as_ref().filter(|_| is_last))
            .unwrap_or_else(|| self.start_of(if is_last { day } else { day + 1 }))
    }

    /// Returns when to leave on day `day`, at the earliest.
    pub fn leave_on(&self, day: usize) -> TimeOfDay {
        self.apart(day).and_then(|wish| wish.leave).unwrap_or(self.leave)
    }

    /// Returns when to be back on day `day`, at the latest.
    pub fn back_on(&self, day: usize) -> TimeOfDay {
        self.apart(day).and_then(|wish| wish.back).unwrap_or(self.back)
    }

    fn apart(&self, day: usize) -> Option<&DayWish> {
        self.days_apart.iter().find(|wish| usize::from(wish.day) == day)
    }

    /// Returns whether an interest is among those chosen.
    pub fn wants(&self, interest: &str) -> bool {
        self.interests.iter().any(|slug| slug.as_str() == interest)
    }

    /// Returns the places that must be in the plan, each once: those asked for, those with a day or
    /// a time, those in a locked order.
    pub fn musts(&self) -> Vec<&PlaceRef> {
        let fixed = self.fixed.iter().filter(|fixed| fixed.is_must()).map(|fixed| &fixed.place);
        let ordered = self.order.iter().flat_map(|order| &order.places);
        let mut places: Vec<&PlaceRef> = Vec::new();
        for place in self.must.iter().chain(fixed).chain(ordered) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    /// Returns whether a place must not be in the plan: it is not wanted, or was seen already.
    pub fn shuns(&self, place: &PlaceRef) -> bool {
        self.avoid.contains(place) || self.done.contains(place)
    }

    /// Returns whether an entry lies where the trip is to keep to.
    pub fn keeps_to(&self, catalogue: &Catalogue, entry: Entry) -> bool {
        self.within.as_ref().is_none_or(|scope| scope.holds(catalogue, entry))
    }

    /// Returns what is laid down for a place.
    pub fn fixed_for(&self, place: &PlaceRef) -> Option<&Fixed> {
        self.fixed.iter().find(|fixed| fixed.place == *place)
    }

    /// Lays down something for a place, or takes it back; one more than the most is not taken.
    pub fn fix(&mut self, place: &PlaceRef, change: impl FnOnce(&mut Fixed)) {
        let at = self.fixed.iter().position(|fixed| fixed.place == *place);
        let mut fixed = match at {
            Some(at) => self.fixed.remove(at),
            None => Fixed::new(place.clone()),
        };
        change(&mut fixed);
        if !fixed.is_empty() && self.fixed.len() < MOST_PLACES {
            self.fixed.insert(at.unwrap_or(self.fixed.len()), fixed);
        }
    }

    /// Changes what a day, from 0, has of its own; a day beyond the most is left alone.
    pub fn set_apart(&mut self, day: u8, change: impl FnOnce(&mut DayWish)) {
        let at = self.days_apart.iter().position(|wish| wish.day >= day);
        let at = at.unwrap_or(self.days_apart.len());
        let mut wish = match self.days_apart.get(at) {
            Some(wish) if wish.day == day => self.days_apart.remove(at),
            _ => DayWish { day, ..DayWish::default() },
        };
        change(&mut wish);
        if !wish.is_empty() && day < MOST_DAYS {
            self.days_apart.insert(at, wish);
        }
    }

    /// Locks the order of places on a day, from 0, or frees it when there are none; a place leaves
    /// the order it was in before.
    pub fn lock(&mut self, day: u8, places: Vec<PlaceRef>) {
        self.order.retain(|order| order.day != day);
        for order in &mut self.order {
            order.places.retain(|place| !places.contains(place));
        }
        self.order.retain(|order| !order.places.is_empty());
        let at = self.order.iter().take_while(|order| order.day < day).count();
        if !places.is_empty() && day < MOST_DAYS {
            self.order.insert(at, DayOrder { day, places });
        }
    }

    /// Limits how many of a kind there may be, or frees the kind.
    pub fn limit(&mut self, kind: Slug, most: Option<u8>) {
        self.limits.retain(|limit| limit.kind != kind);
        let at = self.limits.iter().take_while(|limit| limit.kind < kind).count();
        if let Some(most) = most.filter(|_| self.limits.len() < MOST_PLACES) {
            self.limits.insert(at, KindLimit { kind, most });
        }
    }
}

fn clock(hours: i32, minutes: i32) -> TimeOfDay {
    TimeOfDay::from_minutes(hours * 60 + minutes).unwrap_or(TimeOfDay::MIDNIGHT)
}

/// Returns a number of at most three digits.
fn small_number(text: &str) -> Option<u16> {
    let shaped = text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    shaped.then(|| text.parse().ok()).flatten()
}
