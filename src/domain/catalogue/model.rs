//! What the catalogue holds: products (sản phẩm OCOP), their producers (chủ thể), craft villages
//! (làng nghề), sales points (điểm giới thiệu và bán), sights, eateries, and the areas they lie in.
//! Rows are immutable and refer to one another by typed ids that only `decode` can make, so every
//! id held by a row is valid in the catalogue it came from. `None` always means "not known",
//! unless the field is one of the details and those were not given: see `Catalogue::has_details`.

use super::programme::Programme;
use super::rating::Rating;
use crate::domain::calendar::Date;
use crate::domain::calendar::festival::LunarDays;
use crate::domain::calendar::holidays::Holidays;

mod areas;
mod places;

pub use areas::*;
pub use places::*;

/// A position in one of the catalogue's tables; the type says which.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);
        impl $name {
            /// Returns the row's position in its table.
            pub fn index(self) -> usize { self.0 as usize }
        }
    )*};
}
ids! {
    /// A source.
    SourceId,
    /// A former district.
    DistrictId,
    /// A commune or ward of today.
    CommuneId,
    /// A craft.
    CraftId,
    /// A fine-grained kind of product.
    ProductKindId,
    /// One of the six official product groups.
    ProductGroupId,
    /// A producer.
    ProducerId,
    /// A craft village.
    VillageId,
    /// A product.
    ProductId,
    /// A sales point.
    SalesPointId,
    /// A sight.
    SightId,
    /// A dish or eatery.
    EateryId,
}

/// The name of a row in addresses and in the catalogue file: lower-case letters, digits, hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Box<str>);

impl Slug {
    /// Returns the slug, or `None` when `text` is empty, over 120 bytes or has another character.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        (!text.is_empty() && text.len() <= 120 && text.bytes().all(fits)).then(|| Self(text.into()))
    }

    /// Returns the text of the slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The same words in one or more languages, Vietnamese first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording(pub(crate) Vec<(Box<str>, Box<str>)>);

impl Wording {
    /// Returns the words in `language` (a tag such as `en`), or else in the first language given.
    pub fn get(&self, language: &str) -> &str {
        self.exact(language)
            .or_else(|| self.0.first().map(|(_, words)| &**words))
            .unwrap_or_default()
    }

    /// Returns the words in `language`, if they were written.
    pub fn exact(&self, language: &str) -> Option<&str> {
        self.0.iter().find(|(tag, _)| &**tag == language).map(|(_, words)| &**words)
    }

    /// Returns every version of the words.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, words)| &**words)
    }
}

/// Where a fact was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The row's name in the file.
    pub slug: Slug,
    /// The paper, office or site that published it.
    pub publisher: Box<str>,
    /// The page, if its address was verified.
    pub url: Option<Box<str>>,
}

/// One of the crafts that the guide tells apart; the drawn family has a picture for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Craft {
    /// The row's name in addresses, and of its drawing.
    pub slug: Slug,
    /// Its name.
    pub name: Wording,
}

/// A finer kind of product within a craft: tofu, gold leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductKind {
    /// The row's name in the file.
    pub slug: Slug,
    /// Its name.
    pub name: Wording,
    /// The craft it counts under.
    pub craft: CraftId,
}

/// One of the six official groups of decision 919/QĐ-TTg.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductGroup {
    /// The row's name in addresses.
    pub slug: Slug,
    /// Its official name.
    pub name: Wording,
    /// A short name for chips.
    pub short: Wording,
}

/// A co-operative, firm, household or person that makes products (chủ thể OCOP).
#[derive(Clone, Debug, PartialEq)]
pub struct Producer {
    /// The row's name in addresses.
    pub slug: Slug,
    /// Its name, in Vietnamese.
    pub name: Box<str>,
    /// Its craft village, when all its products agree.
    pub village: Option<VillageId>,
    /// Where it is.
    pub location: Location,
}

/// A craft village (làng nghề) or a street or area known for a craft.
#[derive(Clone, Debug, PartialEq)]
pub struct CraftVillage {
    /// The row's name in addresses.
    pub slug: Slug,
    /// Its full name: Làng gốm Bát Tràng.
    pub name: Wording,
    /// Its place name alone: Bát Tràng.
    pub short_name: Box<str>,
    /// The craft it is listed under.
    pub craft: CraftId,
    /// What it makes, in words.
    pub makes: Wording,
    /// Where it is.
    pub location: Location,
    /// The larger village it is part of.
    pub within: Option<VillageId>,
    /// What it is.
    pub about: Wording,
    /// The text goes beyond the cited pages.
    pub from_general_knowledge: bool,
    /// What a visitor can try.
    pub workshop: Option<Wording>,
    /// Festivals whose days are known.
    pub festivals: Vec<Festival>,
    /// What else is known of festivals, in words.
    pub festival: Option<Wording>,
    /// Bus routes by number.
    pub bus_routes: Vec<Box<str>>,
    /// What to know of them.
    pub bus_note: Option<Wording>,
    /// How long a visit takes, estimated.
    pub visit_minutes: u16,
    /// Titles it was given, with their years.
    pub recognition: Option<Wording>,
    /// Other practical facts, each a sentence: prices, market days, seasons, routes.
    pub notes: Vec<Wording>,
    /// Its site.
    pub website: Option<Box<str>>,
    /// Where this was read.
    pub sources: Vec<SourceId>,
}

/// A festival of a village or a sight; the row's sources tell of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Festival {
    /// What it is: village festival, founder's day.
    pub name: Wording,
    /// Its days.
    pub days: LunarDays,
}

/// A product, or a range of products where the source names no single one.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// The row's name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: Wording,
    /// Its kind.
    pub kind: ProductKindId,
    /// Its official group.
    pub group: ProductGroupId,
    /// Its OCOP rating and how strong the evidence is.
    pub rating: Rating,
    /// Who makes it.
    pub producer: Option<ProducerId>,
    /// The craft village it comes from.
    pub village: Option<VillageId>,
    /// The village or place the source names, when it has no row of its own.
    pub place_name: Option<Box<str>>,
    /// Where it is made.
    pub location: Location,
    /// The other province it comes from; `None` for the region's own.
    pub province: Option<Box<str>>,
    /// What it is.
    pub about: Wording,
    /// What it cost, where a source says so.
    pub price: Option<Price>,
    /// Its site.
    pub website: Option<Box<str>>,
    /// What to know about this row.
    pub note: Option<Wording>,
    /// Where this was read.
    pub sources: Vec<SourceId>,
}

/// A price in đồng, as one source reported it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// The lowest.
    pub min: u32,
    /// The highest, if a range.
    pub max: Option<u32>,
    /// For what amount, and when.
    pub unit: Wording,
}

/// Anything that search finds, a visitor saves and a day can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// A craft village.
    Village(VillageId),
    /// A product.
    Product(ProductId),
    /// A sales point.
    SalesPoint(SalesPointId),
    /// A sight.
    Sight(SightId),
    /// A dish or eatery.
    Eatery(EateryId),
}

/// The kinds of [`Entry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// Craft villages.
    Village,
    /// Products.
    Product,
    /// Sales points.
    SalesPoint,
    /// Sights.
    Sight,
    /// Dishes and eateries.
    Eatery,
}

impl EntryKind {
    /// Every kind by its name in files.
    pub const NAMED: [(&'static str, Self); 5] = [
        ("village", Self::Village),
        ("product", Self::Product),
        ("sales_point", Self::SalesPoint),
        ("sight", Self::Sight),
        ("eatery", Self::Eatery),
    ];
}

impl Entry {
    /// Returns which kind of entry this is.
    pub fn kind(self) -> EntryKind {
        match self {
            Self::Village(_) => EntryKind::Village,
            Self::Product(_) => EntryKind::Product,
            Self::SalesPoint(_) => EntryKind::SalesPoint,
            Self::Sight(_) => EntryKind::Sight,
            Self::Eatery(_) => EntryKind::Eatery,
        }
    }
}

/// The decoded catalogue's tables; [`super::Catalogue`] adds the relations.
#[derive(Clone, Debug, PartialEq)]
pub struct Tables {
    /// The day the facts were last read.
    pub checked: Date,
    /// The region covered.
    pub region: Region,
    /// The public holidays.
    pub holidays: Holidays,
    /// Where each of the days that were announced for them was read, in their order.
    pub holiday_sources: Vec<Vec<SourceId>>,
    /// Where the facts were read.
    pub sources: Vec<Source>,
    /// Former districts.
    pub districts: Vec<District>,
    /// Communes and wards of today.
    pub communes: Vec<Commune>,
    /// Crafts.
    pub crafts: Vec<Craft>,
    /// Fine-grained kinds of product.
    pub kinds: Vec<ProductKind>,
    /// Official product groups.
    pub groups: Vec<ProductGroup>,
    /// Producers.
    pub producers: Vec<Producer>,
    /// Craft villages.
    pub villages: Vec<CraftVillage>,
    /// Products.
    pub products: Vec<Product>,
    /// Sales points.
    pub sales_points: Vec<SalesPoint>,
    /// Sights.
    pub sights: Vec<Sight>,
    /// Dishes and eateries.
    pub eateries: Vec<Eatery>,
    /// What once had a page, and is no more or goes by another name.
    pub vanished: Vec<Vanished>,
    /// The programme's own figures.
    pub programme: Programme,
}

/// An entry that the catalogue once had. Links that name it outlive it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vanished {
    /// Its kind.
    pub kind: EntryKind,
    /// The slug it had.
    pub slug: Slug,
    /// Its name.
    pub name: Wording,
    /// Since when it is gone, as far as that is known.
    pub since: Option<Box<str>>,
    /// Why, if that is known.
    pub why: Option<Wording>,
    /// The slug it has now, if it only goes by another.
    pub now: Option<Slug>,
}
