//! Reads sources, districts and communes.

use super::point;
use crate::domain::catalogue::issue::{IssueKind, Loss};
use crate::domain::catalogue::model::{
    Commune, District, DistrictId, DistrictKind, FormerCommune, Location, Precision, Region, Slug,
    Source, SourceId,
};
use crate::domain::catalogue::model::CommuneId;
use crate::domain::catalogue::row::{self, Ids, Row};
use serde_json::Value;

pub(super) fn source(row: &Row<'_>, slug: Slug) -> Option<Source> {
    Some(Source {
        slug,
        publisher: row.required("publisher", row::text)?,
        url: row.optional("url", row::web_address),
    })
}

pub(super) fn district(row: &Row<'_>, slug: Slug) -> Option<District> {
    let kinds = [
        ("quan", DistrictKind::Urban),
        ("huyen", DistrictKind::Rural),
        ("thi_xa", DistrictKind::Town),
    ];
    Some(District {
        slug,
        name: row.required("name", row::text)?,
        kind: super::word(row, "kind", Loss::Row, &kinds)?,
        inner: row.optional("inner", row::flag).unwrap_or(false),
        cells: row.list("cells", cell),
    })
}

fn cell(value: &Value) -> Result<(u8, u8), IssueKind> {
    let at = |index| value.get(index).and_then(Value::as_u64).and_then(|n| u8::try_from(n).ok());
    at(0).zip(at(1)).ok_or(IssueKind::WrongType("[row, column]"))
}

pub(super) fn commune(
    row: &Row<'_>,
    slug: Slug,
    districts: &Ids,
    region: &Region,
) -> Option<Commune> {
    let square_km = |value: &Value| {
        value.as_f64().filter(|km2| *km2 > 0.0).ok_or(IssueKind::WrongType("an area in km²"))
    };
    Some(Commune {
        slug,
        name: row.required("name", row::text)?,
        is_ward: super::word(row, "kind", Loss::Row, &[("phuong", true), ("xa", false)])?,
        code: row.required("code", row::text)?,
        point: point(row, "point", &region.bounds, Loss::Row)?,
        area_km2: row.required("area_km2", square_km)?,
        formerly: former_communes(row, districts),
    })
}

fn former_communes(row: &Row<'_>, districts: &Ids) -> Vec<FormerCommune> {
    let mut former = Vec::new();
    for value in row.raw("formerly").and_then(Value::as_array).into_iter().flatten() {
        let name = value.get("name").map_or(Err(IssueKind::Missing), row::text);
        let district = value.get("district").map_or(Err(IssueKind::Missing), row::text);
        let found = district.and_then(|slug| match districts.find(&slug) {
            Some(id) => Ok(DistrictId(id)),
            None => Err(IssueKind::Dangling { table: districts.table, id: slug.into() }),
        });
        match name.and_then(|name| Ok((name, found?))) {
            Ok((name, district)) => former.push(FormerCommune {
                name,
                district,
                in_part: value.get("part").and_then(Value::as_bool).unwrap_or(false),
            }),
            Err(kind) => drop(row.reject::<()>("formerly", kind, Loss::Field)),
        }
    }
    former
}

/// Reads where a row lies; an absent place is an empty one.
pub(super) fn location(row: &Row<'_>, context: &super::Context) -> Location {
    let Some(place) = row.nested("place") else { return Location::default() };
    let precisions = [
        ("village_centre", Precision::VillageCentre),
        ("commune_centre", Precision::CommuneCentre),
        ("landmark", Precision::Landmark),
        ("of_village", Precision::OfVillage),
        ("published", Precision::Published),
    ];
    let location = Location {
        commune: place.reference("commune", &context.communes).map(CommuneId),
        or_communes: place
            .references("or_communes", &context.communes)
            .into_iter()
            .map(CommuneId)
            .collect(),
        district: place.reference("district", &context.districts).map(DistrictId),
        former_commune: place.optional("former_commune", row::text),
        address: place.optional("address", row::words),
        point: point(&place, "point", &context.region.bounds, Loss::Field),
        precision: super::word(&place, "precision", Loss::Field, &precisions),
    };
    place.finish();
    location
}

/// Reads what a row is sourced from: a row without a source is an issue, for facts carry theirs.
pub(super) fn sources(row: &Row<'_>, context: &super::Context) -> Vec<SourceId> {
    let found: Vec<_> =
        row.references("sources", &context.sources).into_iter().map(SourceId).collect();
    if found.is_empty() {
        row.reject::<()>("sources", IssueKind::Missing, Loss::Field);
    }
    found
}
