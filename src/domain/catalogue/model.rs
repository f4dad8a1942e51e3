//! What the catalogue holds: products (sản phẩm OCOP), their producers (chủ thể), craft villages
//! (làng nghề), sales points (điểm giới thiệu và bán), sights, eateries, and the areas they lie in.
//! Rows are immutable and refer to one another by typed ids that only `decode` can make, so every
//! id held by a row is valid in the catalogue it came from. `None` always means "not known",
//! unless the field is one of the details and those were not given: see `Catalogue::has_details`.

use super::hours::Hours;
use super::programme::Programme;
use super::rating::Rating;
use crate::domain::calendar::Date;
use crate::domain::geo::{Bounds, LatLng};

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
        (!text.is_empty() && text.len() <= 120 && text.bytes().all(fits))
            .then(|| Self(text.into()))
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

/// The region the catalogue covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its name, e.g. Hà Nội.
    pub name: Wording,
    /// What a visitor calls the middle of it.
    pub centre_name: Wording,
    /// That middle.
    pub centre: LatLng,
    /// No coordinate of the catalogue may lie outside.
    pub bounds: Bounds,
}

/// A former quận, huyện or thị xã (until 30 June 2025), which visitors and signs still use.
#[derive(Clone, Debug, PartialEq)]
pub struct District {
    /// The row's name in addresses.
    pub slug: Slug,
    /// The bare name: Gia Lâm.
    pub name: Box<str>,
    /// What it was.
    pub kind: DistrictKind,
    /// One of the inner urban districts, drawn together on the weave.
    pub inner: bool,
    /// The hexagons that stand for it on the weave, as (row, column).
    pub cells: Vec<(u8, u8)>,
}

/// What a former district was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistrictKind {
    /// Quận.
    Urban,
    /// Huyện.
    Rural,
    /// Thị xã.
    Town,
}

/// A ward or commune since 1 July 2025.
#[derive(Clone, Debug, PartialEq)]
pub struct Commune {
    /// The row's name in addresses.
    pub slug: Slug,
    /// The bare name: Bát Tràng.
    pub name: Box<str>,
    /// Phường, else xã.
    pub is_ward: bool,
    /// The official code.
    pub code: Box<str>,
    /// A point inside it.
    pub point: LatLng,
    /// Its area.
    pub area_km2: f64,
    /// The units of January 2025 it was made from.
    pub formerly: Vec<FormerCommune>,
}

/// A ward or commune of January 2025 that went wholly or partly into one of today's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerCommune {
    /// Its name with its kind: Xã Đa Tốn.
    pub name: Box<str>,
    /// The district it lay in.
    pub district: DistrictId,
    /// Only a part of it came here.
    pub in_part: bool,
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

/// Where something lies, as far as the sources tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Location {
    /// The commune of today.
    pub commune: Option<CommuneId>,
    /// Other communes of today that share the former one, when it was split.
    pub or_communes: Vec<CommuneId>,
    /// The former district.
    pub district: Option<DistrictId>,
    /// The former commune, as the sources name it.
    pub former_commune: Option<Box<str>>,
    /// Street address.
    pub address: Option<Wording>,
    /// The point, approximate unless `precision` says otherwise.
    pub point: Option<LatLng>,
    /// How the point was found.
    pub precision: Option<Precision>,
}

/// How a point was found; none of them is a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Placed by hand in the village.
    VillageCentre,
    /// The middle of the former commune.
    CommuneCentre,
    /// The well-known position of a landmark.
    Landmark,
    /// Taken from the craft village it belongs to.
    OfVillage,
    /// A published point.
    Published,
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
    /// Festivals and market days.
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

/// A place that sells or shows OCOP or craft products; `standing` says how official it is.
#[derive(Clone, Debug, PartialEq)]
pub struct SalesPoint {
    /// The row's name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: Wording,
    /// Who runs it.
    pub operator: Option<Box<str>>,
    /// The producer that runs it.
    pub producer: Option<ProducerId>,
    /// What sort of place it is.
    pub form: SalesForm,
    /// What it is in the programme.
    pub standing: Standing,
    /// When it opened, as far as known: 2021, 2021-12 or 2021-12-13.
    pub opened: Option<Box<str>>,
    /// The craft village it belongs to.
    pub village: Option<VillageId>,
    /// Where it is.
    pub location: Location,
    /// When it is open.
    pub hours: Hours,
    /// What it offers, in words.
    pub offers: Option<Wording>,
    /// Products that a source places here.
    pub sells: Vec<ProductId>,
    /// What to know about it.
    pub note: Option<Wording>,
    /// Its site.
    pub website: Option<Box<str>>,
    /// Where this was read.
    pub sources: Vec<SourceId>,
}

/// What sort of place a sales point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SalesForm {
    /// In a craft village or at a tourism site.
    CraftSite,
    /// A shop.
    Shop,
    /// A co-operative's own place.
    Cooperative,
    /// A design, creation and sales centre.
    Centre,
    /// A supermarket or mall.
    Mall,
    /// A market.
    Market,
    /// Something else.
    Other,
}

/// What a sales point is in the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// A point opened by the city or a district to introduce and sell OCOP products.
    Official,
    /// A recognised centre for design, creation, introduction and sales.
    DesignCentre,
    /// A centre that a plan names; no opening was seen.
    Planned,
    /// A shop or supermarket that stocks OCOP products.
    Retailer,
    /// The maker of rated or assessed products; whether it sells at the door is mostly unknown.
    Maker,
    /// A craft outlet whose place in the programme is not confirmed.
    Outlet,
}

/// A sight that visitors combine with villages.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    /// The row's name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: Wording,
    /// Where it is.
    pub location: Location,
    /// When it is open.
    pub hours: Hours,
    /// How long a visit takes, estimated.
    pub visit_minutes: u16,
    /// What it is.
    pub about: Wording,
    /// What an adult pays, in đồng; 0 is free of charge.
    pub ticket_vnd: Option<u32>,
    /// Who pays less, and from when.
    pub ticket_note: Option<Wording>,
    /// Festivals.
    pub festival: Option<Wording>,
    /// Other practical facts, each a sentence.
    pub notes: Vec<Wording>,
    /// Its site.
    pub website: Option<Box<str>>,
    /// Where this was read.
    pub sources: Vec<SourceId>,
}

/// A local dish and, where a source names one, the house that serves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Eatery {
    /// The row's name in addresses.
    pub slug: Slug,
    /// The dish.
    pub dish: Wording,
    /// The house, in Vietnamese.
    pub house: Option<Box<str>>,
    /// Where it is.
    pub location: Location,
    /// The craft village it is in or near.
    pub village: Option<VillageId>,
    /// When it is open.
    pub hours: Hours,
    /// What it cost, and when.
    pub price_note: Option<Wording>,
    /// What it is.
    pub about: Wording,
    /// Where this was read.
    pub sources: Vec<SourceId>,
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
    /// The programme's own figures.
    pub programme: Programme,
}
