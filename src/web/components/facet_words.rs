//! What the facets and their values are called.

use super::where_line::commune_name;
use crate::domain::catalogue::rating::Evidence;
use crate::domain::catalogue::{EntryKind, Slug};
use crate::domain::search::{Facet, FacetValue, PlaceKind};
use crate::i18n::Messages;
use crate::web::state::guide::Guide;

/// Returns the name of a facet.
pub fn facet_name(guide: &Guide, facet: Facet) -> String {
    match facet {
        Facet::Kind => guide.facet_kind(),
        Facet::Village => guide.facet_village(),
        Facet::District => guide.facet_district(),
        Facet::Commune => guide.facet_commune(),
        Facet::Group => guide.facet_group(),
        Facet::Craft => guide.facet_craft(),
        Facet::Stars => guide.facet_stars(),
        Facet::Evidence => guide.facet_evidence(),
        Facet::Place => guide.facet_place(),
    }
    .to_string()
}

/// Returns the name of a facet's value; one that the catalogue does not have reads as its slug.
pub fn value_name(guide: &Guide, facet: Facet, value: &Slug) -> String {
    known_value_name(guide, facet, value).unwrap_or_else(|| value.as_str().to_owned())
}

fn known_value_name(guide: &Guide, facet: Facet, value: &Slug) -> Option<String> {
    Some(match FacetValue::find(guide.catalogue(), facet, value)? {
        FacetValue::Kind(kind) => entry_kind_name(guide, kind),
        FacetValue::Village(village) => village.short_name.to_string(),
        FacetValue::District(district) => district.name.to_string(),
        FacetValue::Commune(commune) => commune_name(guide, commune.is_ward, &commune.name),
        FacetValue::Group(group) => guide.say(&group.short),
        FacetValue::Craft(craft) => guide.say(&craft.name),
        FacetValue::Stars(None) => guide.stars_unknown_short().to_string(),
        FacetValue::Stars(Some(stars)) => guide.n_stars().count(stars.get().into(), guide.locale()),
        FacetValue::Evidence(evidence) => evidence_name(guide, evidence),
        FacetValue::Place(place) => place_kind_name(guide, place),
    })
}

/// Returns the name of a kind of entry, in the plural.
pub fn entry_kind_name(guide: &Guide, kind: EntryKind) -> String {
    match kind {
        EntryKind::Village => guide.kind_villages(),
        EntryKind::Product => guide.kind_products(),
        EntryKind::SalesPoint => guide.kind_sales_points(),
        EntryKind::Sight => guide.kind_sights(),
        EntryKind::Eatery => guide.kind_eateries(),
    }
    .to_string()
}

/// Returns the name of an evidence, without its year.
pub fn evidence_name(guide: &Guide, evidence: Evidence) -> String {
    match evidence {
        Evidence::Certified => guide.evidence_certified(),
        Evidence::Scored => guide.evidence_scored(),
        Evidence::Proposed => guide.evidence_proposed(),
        Evidence::Entered => guide.evidence_entered(),
        Evidence::Reported => guide.evidence_reported(),
    }
    .to_string()
}

/// Returns the name of a sort of place.
pub fn place_kind_name(words: &Messages, place: PlaceKind) -> String {
    match place {
        PlaceKind::CraftVillage => words.place_craft_village(),
        PlaceKind::Official => words.standing_official(),
        PlaceKind::DesignCentre => words.standing_design_centre(),
        PlaceKind::Planned => words.standing_planned(),
        PlaceKind::Retailer => words.standing_retailer(),
        PlaceKind::Maker => words.standing_maker(),
        PlaceKind::Outlet => words.standing_outlet(),
        PlaceKind::Market => words.place_market(),
        PlaceKind::Mall => words.place_mall(),
        PlaceKind::Sight => words.place_sight(),
        PlaceKind::Eatery => words.place_eatery(),
    }
    .to_string()
}
