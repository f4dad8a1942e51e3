//! The values of the facets: which slug names which, and which of them an entry has. Words for them
//! are not here: a value is handed out as what it is, and views know how to call that.

use super::query::Facet;
use crate::domain::catalogue::rating::{Evidence, Stars};
use crate::domain::catalogue::{
    Catalogue, Commune, Craft, CraftId, CraftVillage, District, Entry, EntryKind, Location,
    Product, ProductGroup, SalesForm, SalesPoint, Slug, Standing,
};

/// A value of a facet, as what it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FacetValue<'a> {
    /// A value of [`Facet::Kind`].
    Kind(EntryKind),
    /// A value of [`Facet::Village`].
    Village(&'a CraftVillage),
    /// A value of [`Facet::District`].
    District(&'a District),
    /// A value of [`Facet::Commune`].
    Commune(&'a Commune),
    /// A value of [`Facet::Group`].
    Group(&'a ProductGroup),
    /// A value of [`Facet::Craft`].
    Craft(&'a Craft),
    /// A value of [`Facet::Stars`]; `None` is an unknown level.
    Stars(Option<Stars>),
    /// A value of [`Facet::Evidence`].
    Evidence(Evidence),
    /// A value of [`Facet::Place`].
    Place(PlaceKind),
}

/// What sort of place an entry is: its form where that tells more, else its standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A craft village.
    CraftVillage,
    /// An official point that introduces and sells OCOP products.
    Official,
    /// A recognised centre for design, creation, introduction and sales.
    DesignCentre,
    /// A centre that is only planned.
    Planned,
    /// A shop that stocks OCOP products.
    Retailer,
    /// A maker.
    Maker,
    /// A craft outlet.
    Outlet,
    /// A market.
    Market,
    /// A supermarket or mall.
    Mall,
    /// A sight.
    Sight,
    /// An eatery.
    Eatery,
}

impl PlaceKind {
    /// Returns what sort of place a sales point is.
    pub fn of_sales_point(point: &SalesPoint) -> Self {
        match (point.form, point.standing) {
            (SalesForm::Market, _) => Self::Market,
            (SalesForm::Mall, _) => Self::Mall,
            (_, Standing::Official) => Self::Official,
            (_, Standing::DesignCentre) => Self::DesignCentre,
            (_, Standing::Planned) => Self::Planned,
            (_, Standing::Retailer) => Self::Retailer,
            (_, Standing::Maker) => Self::Maker,
            (_, Standing::Outlet) => Self::Outlet,
        }
    }
}

impl PlaceKind {
    /// Returns its slug.
    pub fn word(self) -> &'static str {
        word(&PLACES, self)
    }
}

/// Returns the slug of a strength of evidence.
pub fn evidence_word(evidence: Evidence) -> &'static str {
    word(&EVIDENCE, evidence)
}

fn word<T: PartialEq>(values: &[(&'static str, T)], value: T) -> &'static str {
    values.iter().find(|(_, known)| *known == value).map_or("", |(name, _)| name)
}

/// The slugs of the values that do not come from a table, each list in the order of its type.
const KINDS: [(&str, EntryKind); 5] = [
    ("village", EntryKind::Village),
    ("product", EntryKind::Product),
    ("sales-point", EntryKind::SalesPoint),
    ("sight", EntryKind::Sight),
    ("eatery", EntryKind::Eatery),
];
const STARS: [(&str, i64); 4] = [("5", 5), ("4", 4), ("3", 3), ("unknown", 0)];
const EVIDENCE: [(&str, Evidence); 5] = [
    ("certified", Evidence::Certified),
    ("scored", Evidence::Scored),
    ("proposed", Evidence::Proposed),
    ("entered", Evidence::Entered),
    ("reported", Evidence::Reported),
];
const PLACES: [(&str, PlaceKind); 11] = [
    ("craft-village", PlaceKind::CraftVillage),
    ("official", PlaceKind::Official),
    ("design-centre", PlaceKind::DesignCentre),
    ("planned", PlaceKind::Planned),
    ("retailer", PlaceKind::Retailer),
    ("maker", PlaceKind::Maker),
    ("outlet", PlaceKind::Outlet),
    ("market", PlaceKind::Market),
    ("mall", PlaceKind::Mall),
    ("sight", PlaceKind::Sight),
    ("eatery", PlaceKind::Eatery),
];

/// The craft under which dishes and eateries count.
const CRAFT_OF_EATERIES: &str = "food";

impl<'a> FacetValue<'a> {
    /// Returns the value that `slug` names, or `None` if the catalogue knows no such value.
    pub fn find(catalogue: &'a Catalogue, facet: Facet, slug: &Slug) -> Option<Self> {
        let text = slug.as_str();
        Some(match facet {
            Facet::Kind => Self::Kind(named(&KINDS, text)?),
            Facet::Village => Self::Village(catalogue.village(catalogue.find_village(slug)?)),
            Facet::District => Self::District(catalogue.district(catalogue.find_district(slug)?)),
            Facet::Commune => Self::Commune(catalogue.commune(catalogue.find_commune(slug)?)),
            Facet::Group => Self::Group(catalogue.group(catalogue.find_group(slug)?)),
            Facet::Craft => Self::Craft(catalogue.craft(catalogue.find_craft(slug)?)),
            Facet::Stars => Self::Stars(Stars::new(named(&STARS, text)?)),
            Facet::Evidence => Self::Evidence(named(&EVIDENCE, text)?),
            Facet::Place => Self::Place(named(&PLACES, text)?),
        })
    }
}

fn named<T: Copy>(values: &[(&str, T)], slug: &str) -> Option<T> {
    values.iter().find(|(name, _)| *name == slug).map(|(_, value)| *value)
}

/// Returns the slugs of a facet's values; the position of each is the value's code.
pub fn slugs(catalogue: &Catalogue, facet: Facet) -> Vec<Slug> {
    fn fixed<T>(values: &[(&str, T)]) -> Vec<Slug> {
        values.iter().filter_map(|(name, _)| Slug::new(name)).collect()
    }
    match facet {
        Facet::Kind => fixed(&KINDS),
        Facet::Village => catalogue.villages.iter().map(|row| row.slug.clone()).collect(),
        Facet::District => catalogue.districts.iter().map(|row| row.slug.clone()).collect(),
        Facet::Commune => catalogue.communes.iter().map(|row| row.slug.clone()).collect(),
        Facet::Group => catalogue.groups.iter().map(|row| row.slug.clone()).collect(),
        Facet::Craft => catalogue.crafts.iter().map(|row| row.slug.clone()).collect(),
        Facet::Stars => fixed(&STARS),
        Facet::Evidence => fixed(&EVIDENCE),
        Facet::Place => fixed(&PLACES),
    }
}

/// Returns the Vietnamese names by which a facet's values are sorted, or `None` where they keep
/// the order of their codes.
pub(super) fn names(catalogue: &Catalogue, facet: Facet) -> Option<Vec<&str>> {
    Some(match facet {
        Facet::Village => catalogue.villages.iter().map(|row| &*row.short_name).collect(),
        Facet::District => catalogue.districts.iter().map(|row| &*row.name).collect(),
        Facet::Commune => catalogue.communes.iter().map(|row| &*row.name).collect(),
        Facet::Group => catalogue.groups.iter().map(|row| row.short.get("")).collect(),
        Facet::Craft => catalogue.crafts.iter().map(|row| row.name.get("")).collect(),
        Facet::Kind | Facet::Stars | Facet::Evidence | Facet::Place => return None,
    })
}

/// Calls `found` with the code of each value that an entry has.
pub(super) fn each_code(
    catalogue: &Catalogue,
    entry: Entry,
    facet: Facet,
    found: &mut dyn FnMut(usize),
) {
    let product = match entry {
        Entry::Product(id) => Some(catalogue.product(id)),
        _ => None,
    };
    let one = match facet {
        Facet::Kind => Some(entry.kind() as usize),
        Facet::Village => catalogue.village_of(entry).map(|id| id.index()),
        Facet::District => location(catalogue, entry).district.map(|id| id.index()),
        Facet::Commune => {
            let location = location(catalogue, entry);
            let communes = location.commune.iter().chain(&location.or_communes);
            return communes.for_each(|id| found(id.index()));
        }
        Facet::Group => product.map(|row| row.group.index()),
        Facet::Craft => craft(catalogue, entry).map(CraftId::index),
        Facet::Stars => product.map(|row| code(&STARS, level(row))),
        Facet::Evidence => product.map(|row| row.rating.evidence as usize),
        Facet::Place => place_kind(catalogue, entry).map(|kind| kind as usize),
    };
    if let Some(code) = one {
        found(code);
    }
}

/// Returns where an entry lies; one that says nothing of its own lies where its village does.
pub(in crate::domain) fn location(catalogue: &Catalogue, entry: Entry) -> &Location {
    let own = catalogue.location(entry);
    match catalogue.village_of(entry) {
        Some(village) if own.commune.is_none() && own.district.is_none() => {
            &catalogue.village(village).location
        }
        _ => own,
    }
}

fn level(product: &Product) -> i64 {
    product.rating.stars.map_or(0, |stars| i64::from(stars.get()))
}

fn code<T: PartialEq>(values: &[(&str, T)], wanted: T) -> usize {
    values.iter().position(|(_, value)| *value == wanted).unwrap_or(values.len())
}

pub(super) fn craft(catalogue: &Catalogue, entry: Entry) -> Option<CraftId> {
    match entry {
        Entry::Eatery(_) => catalogue.find_craft(&Slug::new(CRAFT_OF_EATERIES)?),
        _ => catalogue.craft_of(entry),
    }
}

fn place_kind(catalogue: &Catalogue, entry: Entry) -> Option<PlaceKind> {
    match entry {
        Entry::Village(_) => Some(PlaceKind::CraftVillage),
        Entry::Product(_) => None,
        Entry::SalesPoint(id) => Some(PlaceKind::of_sales_point(catalogue.sales_point(id))),
        Entry::Sight(_) => Some(PlaceKind::Sight),
        Entry::Eatery(_) => Some(PlaceKind::Eatery),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_positions() {
        assert!(KINDS.iter().enumerate().all(|(at, row)| row.1 as usize == at));
        assert!(EVIDENCE.iter().enumerate().all(|(at, row)| row.1 as usize == at));
        assert!(PLACES.iter().enumerate().all(|(at, row)| row.1 as usize == at));
    }
}
