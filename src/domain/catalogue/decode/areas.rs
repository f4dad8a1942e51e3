//! Reads sources, districts and communes.

use super::{Context, detail, point};
use crate::domain::catalogue::issue::{IssueKind, Loss};
use crate::domain::catalogue::model::CommuneId;
use crate::domain::catalogue::model::{
    Commune, District, DistrictId, DistrictKind, FormerCommune, Location, Precision, Slug, Source,
    SourceId,
};
use crate::domain::catalogue::row::{self, Ids, Row};
use serde_json::Value;

pub(super) fn source(row: &Row<'_>, slug: Slug, _: &Context) -> Option<Source> {
    Some(Source {
        slug,
        publisher: row.required("publisher", row::text)?,
        url: row.optional("url", row::web_address),
    })
}

pub(super) fn district(row: &Row<'_>, slug: Slug, _: &Context) -> Option<District> {
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

pub(super) fn commune(row: &Row<'_>, slug: Slug, context: &Context) -> Option<Commune> {
    let square_km = |value: &Value| {
        value.as_f64().filter(|km2| *km2 > 0.0).ok_or(IssueKind::WrongType("an area in km²"))
    };
    Some(Commune {
        slug,
        name: row.required("name", row::text)?,
        is_ward: super::word(row, "kind", Loss::Row, &[("phuong", true), ("xa", false)])?,
        code: detail(row, "code", row::text, context.has_details)?,
        point: point(row, "point", &context.bounds, Loss::Row)?,
        area_km2: detail(row, "area_km2", square_km, context.has_details)?,
        formerly: former_communes(row, &context.districts),
    })
}

/// Reads what a commune was made from: `["Xã Đa Tốn", "gia-lam"]` for a unit that went wholly into
/// it, with `"part"` after it for one that went only partly.
fn former_communes(row: &Row<'_>, districts: &Ids) -> Vec<FormerCommune> {
    let units = row.list("formerly", |value| {
        let fields = value.as_array().map_or(&[][..], |fields| fields);
        let (name, district, in_part) = match fields {
            [name, district] => (name, district, false),
            [name, district, part] if *part == "part" => (name, district, true),
            _ => {
                return Err(IssueKind::WrongType("[name, district] or [name, district, \"part\"]"));
            }
        };
        Ok((row::text(name)?, row::text(district)?, in_part))
    });
    let linked = units.into_iter().filter_map(|(name, district, in_part)| {
        let district = row.look_up("formerly", &district, districts, Loss::Field)?;
        Some(FormerCommune { name, district: DistrictId(district), in_part })
    });
    linked.collect()
}

/// Reads where a row lies; an absent place is an empty one.
pub(super) fn location(row: &Row<'_>, context: &Context) -> Location {
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
        point: point(&place, "point", &context.bounds, Loss::Field),
        precision: super::word(&place, "precision", Loss::Field, &precisions),
    };
    place.finish();
    location
}

/// Reads what a row is sourced from: once the details are given, a row without a source is an
/// issue, for facts carry theirs.
pub(super) fn sources(row: &Row<'_>, context: &Context) -> Vec<SourceId> {
    let found: Vec<_> =
        row.references("sources", &context.sources).into_iter().map(SourceId).collect();
    if found.is_empty() && context.has_details {
        row.reject::<()>("sources", IssueKind::Missing, Loss::Field);
    }
    found
}
