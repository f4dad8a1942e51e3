//! The fields that the tools take. They are called as the parameters of the guide's addresses are, so
//! that what an assistant learns of one serves the other; here stands once what each takes and means.

use crate::domain::catalogue::Catalogue;
use crate::domain::itinerary::{
    MOST_DAYS, MOST_PLACES, Mode, Pace, REST, SHOPPING, SIGHTS, WALKING,
};
use crate::domain::search::Facet;
use crate::domain::search::value::slugs;

/// A field of a tool's arguments.
pub struct Field {
    /// Its name, in the address too.
    pub name: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// What it means, in a sentence.
    pub about: &'static str,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words, at most [`LONGEST`] characters.
    Text,
    /// A day: `2026-11-28`.
    Date,
    /// A time of day: `08:30`.
    Time,
    /// A whole number between two, both included.
    Whole(u16, u16),
    /// True or false.
    YesNo,
    /// One of some words.
    OneOf(Words),
    /// A list of some words.
    SomeOf(Words),
    /// The id of an entry: `village:bat-trang`.
    Entry,
    /// A list of ids of places, which products are not.
    Places,
    /// Where something begins, ends or is near.
    Anchor,
    /// A midday break, or none.
    Lunch,
    /// A list of slugs of products, kinds of products and crafts.
    Wares,
}

/// The words that a field chooses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// The values of a facet.
    Facet(Facet),
    /// The orders of a list, beside the best answers first.
    Orders,
    /// The ways to get about.
    Modes,
    /// How long to stay.
    Paces,
    /// What a trip is for.
    Interests,
}

/// The most characters of a text.
pub const LONGEST: usize = 200;
/// How many answers to a search are given at most.
pub const MOST_HITS: u16 = 40;

impl Words {
    /// Returns every word.
    pub fn all(self, catalogue: &Catalogue) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let of =
            |facet| slugs(catalogue, facet).iter().map(|slug| slug.as_str().to_owned()).collect();
        match self {
            Self::Facet(facet) => of(facet),
            Self::Orders => owned(&["stars", "name"]),
            Self::Modes => owned(&Mode::ALL.map(Mode::word)),
            Self::Paces => owned(&Pace::ALL.map(Pace::word)),
            Self::Interests => {
                let mut words: Vec<String> = of(Facet::Craft);
                words.extend(owned(&[SIGHTS, SHOPPING]));
                words
            }
        }
    }

    /// Returns whether the words are so many that a schema does not list them.
    pub fn is_long(self) -> bool {
        matches!(self, Self::Facet(Facet::Village | Facet::Commune))
    }
}

const fn field(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { name, shape, about }
}

const fn facet(name: &'static str, facet: Facet, about: &'static str) -> Field {
    field(name, Shape::SomeOf(Words::Facet(facet)), about)
}

/// What a search takes.
pub const SEARCH: &[Field] = &[
    field(
        "q",
        Shape::Text,
        "Words to look for, in Vietnamese with or without marks or in English: names, crafts, products, places.",
    ),
    facet("kind", Facet::Kind, "Kinds of entries."),
    facet("craft", Facet::Craft, "Crafts."),
    facet(
        "district",
        Facet::District,
        "Former districts (until 30 June 2025), by which visitors still say where a place is.",
    ),
    facet("commune", Facet::Commune, "Communes and wards of today, by slug: bat-trang."),
    facet("village", Facet::Village, "Craft villages that entries belong to, by slug: bat-trang."),
    facet("group", Facet::Group, "Official OCOP product groups."),
    facet(
        "stars",
        Facet::Stars,
        "OCOP star levels of products; unknown where no source gives one.",
    ),
    facet(
        "evidence",
        Facet::Evidence,
        "How strong the evidence for a product's rating is, strongest first: certified (recognised), scored (by a council), proposed (put forward), entered (in a round), reported (called OCOP without a level).",
    ),
    facet(
        "place",
        Facet::Place,
        "What sort of place it is. `planned` was not seen open; `official` is an official OCOP point.",
    ),
    field(
        "open",
        Shape::Date,
        "Only what is known to be open on this day; the answer also counts entries whose hours are not known.",
    ),
    field("near", Shape::Anchor, "Nearest first from here."),
    field("sort", Shape::OneOf(Words::Orders), "Another order than the best answers first."),
];

/// What a search takes that no address has: a list in the guide shows all.
pub const LIMIT: &[Field] =
    &[field("limit", Shape::Whole(1, MOST_HITS), "How many entries to give; 10 if not said.")];

/// What the facts of one entry take.
pub const DETAILS: &[Field] = &[
    field("id", Shape::Entry, "The id of the entry as search gives it: kind and slug."),
    field(
        "date",
        Shape::Date,
        "The first of the seven days whose opening hours to tell; today if not said.",
    ),
];

/// What a plan takes.
pub const PLAN: &[Field] = &[
    field("date", Shape::Date, "The first day; today in Hà Nội if not said."),
    field("days", Shape::Whole(1, MOST_DAYS as u16), "How many days; 1 if not said."),
    field("from", Shape::Anchor, "Where each day begins; the centre (Hoàn Kiếm Lake) if not said."),
    field("to", Shape::Anchor, "Where the last day ends, if not where it began."),
    field("leave", Shape::Time, "The earliest departure; 08:00 if not said."),
    field("back", Shape::Time, "The latest return; 17:00 if not said."),
    field("by", Shape::OneOf(Words::Modes), "How to get about; motorbike if not said."),
    field(
        "pace",
        Shape::OneOf(Words::Paces),
        "How long to stay at each place; normal if not said.",
    ),
    field(
        "for",
        Shape::SomeOf(Words::Interests),
        "What for: crafts, `sights`, `shopping`. Without any, villages of every craft.",
    ),
    field("see", Shape::Places, "Ids of places that must be in the plan."),
    field("skip", Shape::Places, "Ids of places that must not be."),
    field("buy", Shape::Wares, "A shopping list: slugs of products, kinds of products and crafts."),
    field(
        "lunch",
        Shape::Lunch,
        "The midday break as window and minutes, `11:00-13:30/60` if not said, or `none`.",
    ),
    field(
        "rest",
        Shape::Whole(*REST.start(), *REST.end()),
        "Minutes of rest each afternoon; none if not said.",
    ),
    field(
        "walking",
        Shape::Whole(*WALKING.start(), *WALKING.end()),
        "The most minutes on foot each day, when walking.",
    ),
    field("rain", Shape::YesNo, "Plan for rain: what is under a roof is preferred."),
    field("variety", Shape::YesNo, "Whether different things are wished for; true if not said."),
];

/// The most values of a list.
pub const MOST_VALUES: usize = MOST_PLACES;
