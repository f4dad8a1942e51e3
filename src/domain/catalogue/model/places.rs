//! Places with hours of their own: sales points (điểm giới thiệu và bán), sights and eateries. What
//! is not known of their hours stays unknown.

use super::{Festival, Location, ProducerId, ProductId, Slug, SourceId, VillageId, Wording};
use crate::domain::catalogue::hours::Hours;

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
    /// Festivals whose days are known.
    pub festivals: Vec<Festival>,
    /// What else is known of festivals, in words.
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
