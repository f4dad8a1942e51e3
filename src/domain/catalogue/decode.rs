//! Bytes to `(Catalogue, issues)`: parse once, put the two files together, check every field, link
//! every reference. Without the details, the fields that only pages show are empty. Tables are read in the order in which they refer to one another, so a reference to a dropped row is found
//! dangling and nothing downstream ever meets an id that leads nowhere.

mod areas;
mod figures;
mod merge;
mod places;
mod products;

use super::Catalogue;
use super::issue::{DecodeError, Issue, IssueKind, Loss, RowName};
use super::model::{Region, Tables};
use super::row::{self, Ids, Log, Parse, Row};
use crate::domain::calendar::Date;
use crate::domain::decimal::decimal;
use crate::domain::geo::{Bounds, LatLng};
use merge::Fields;
use serde_json::Value;
use serde_json::error::Category;

/// The format this version reads; a file of another is refused.
const FORMAT: i64 = 1;

/// Returns what can be kept of a catalogue's core and, if they are given, of its details, and an
/// issue for everything that cannot; fails only when either file is none of a catalogue at all.
pub fn decode(core: &[u8], details: Option<&[u8]>) -> Result<(Catalogue, Vec<Issue>), DecodeError> {
    let log = Log::default();
    let has_details = details.is_some();
    let mut map = file(core)?;
    if let Some(details) = details {
        merge::merge(&mut map, file(details)?, &log);
    }
    let root = Row::new("catalogue", RowName::Table, &map, &log);
    root.raw("format");
    let region = region(&root).ok_or(DecodeError::NotACatalogue { lacks: "region" })?;
    let catalogue = Catalogue::new(tables(&root, region, has_details), has_details);
    root.finish();
    Ok((catalogue, log.into_issues()))
}

/// Returns the object that a file holds, if it is of the known format.
fn file(bytes: &[u8]) -> Result<Fields, DecodeError> {
    let Value::Object(map) = parse(bytes)? else {
        return Err(DecodeError::NotACatalogue { lacks: "format" });
    };
    match map.get("format").and_then(Value::as_i64) {
        Some(FORMAT) => Ok(map),
        Some(other) => Err(DecodeError::Format(other)),
        None => Err(DecodeError::NotACatalogue { lacks: "format" }),
    }
}

fn parse(bytes: &[u8]) -> Result<Value, DecodeError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match bytes.trim_ascii_start().first() {
        None => return Err(DecodeError::Empty),
        Some(b'<') => return Err(DecodeError::Html),
        Some(_) => {}
    }
    serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        Category::Eof => DecodeError::Truncated { line: error.line() },
        _ => DecodeError::NotJson { line: error.line(), column: error.column() },
    })
}

/// What the readers of later tables look references up in.
struct Context {
    region: Region,
    sources: Ids,
    districts: Ids,
    communes: Ids,
    has_details: bool,
}

fn tables(root: &Row<'_>, region: Region, has_details: bool) -> Tables {
    let checked = checked(root);
    let (sources, source_ids) = match has_details || root.has("sources") {
        true => row::table(root, "sources", areas::source),
        false => (Vec::new(), Ids::none("sources")),
    };
    let (districts, district_ids) = row::table(root, "districts", areas::district);
    let (communes, commune_ids) = row::table(root, "communes", |row, slug| {
        areas::commune(row, slug, &district_ids, &region, has_details)
    });
    let (crafts, craft_ids) = row::table(root, "crafts", products::craft);
    let (kinds, kind_ids) =
        row::table(root, "kinds", |row, slug| products::kind(row, slug, &craft_ids));
    let (groups, group_ids) = row::table(root, "groups", products::group);
    let context = Context {
        region,
        sources: source_ids,
        districts: district_ids,
        communes: commune_ids,
        has_details,
    };
    let (unlinked, village_ids) =
        row::table(root, "villages", |row, slug| places::village(row, slug, &craft_ids, &context));
    let villages = places::link_parts(unlinked, &village_ids, root);
    let (producers, producer_ids) = row::table(root, "producers", |row, slug| {
        products::producer(row, slug, &village_ids, &context)
    });
    let links = products::Links {
        kinds: &kind_ids,
        groups: &group_ids,
        producers: &producer_ids,
        villages: &village_ids,
    };
    let (products, product_ids) =
        row::table(root, "products", |row, slug| products::product(row, slug, &links, &context));
    let shops =
        places::Links { villages: &village_ids, producers: &producer_ids, products: &product_ids };
    let (sales_points, sales_point_ids) = row::table(root, "sales_points", |row, slug| {
        places::sales_point(row, slug, &shops, &context)
    });
    let (sights, _) = row::table(root, "sights", |row, slug| places::sight(row, slug, &context));
    let (eateries, _) =
        row::table(root, "eateries", |row, slug| places::eatery(row, slug, &village_ids, &context));
    let programme = figures::programme(root, &village_ids, &sales_point_ids, &context);
    Tables {
        checked,
        region: context.region,
        sources,
        districts,
        communes,
        crafts,
        kinds,
        groups,
        producers,
        villages,
        products,
        sales_points,
        sights,
        eateries,
        programme,
    }
}

fn checked(root: &Row<'_>) -> Date {
    let day = |value: &Value| {
        let text = row::text(value)?;
        Date::parse(&text).ok_or_else(|| IssueKind::NotADate(text.into()))
    };
    root.required("checked", day).unwrap_or(Date::MIN)
}

fn region(root: &Row<'_>) -> Option<Region> {
    let row = root.nested("region")?;
    let bounds = row.required("bounds", |value| {
        let corners: Vec<f64> = value
            .as_array()
            .map(|list| list.iter().filter_map(Value::as_f64).collect())
            .unwrap_or_default();
        match corners.as_slice() {
            [south, west, north, east] if south < north && west < east => Ok(Bounds {
                south_west: LatLng { lat: *south, lng: *west },
                north_east: LatLng { lat: *north, lng: *east },
            }),
            _ => Err(IssueKind::WrongType("[south, west, north, east]")),
        }
    })?;
    let region = Region {
        name: row.required("name", row::words)?,
        centre_name: row.required("centre_name", row::words)?,
        centre: point(&row, "centre", &bounds, Loss::Row)?,
        bounds,
    };
    row.finish();
    Some(region)
}

/// Returns the field's `[lat, lng]` if it lies within `bounds`.
fn point(row: &Row<'_>, key: &'static str, bounds: &Bounds, loss: Loss) -> Option<LatLng> {
    let Some(value) = row.raw(key) else {
        return match loss {
            Loss::Row => row.reject(key, IssueKind::Missing, loss),
            _ => None,
        };
    };
    let pair: Vec<_> =
        value.as_array().map_or_else(Vec::new, |list| list.iter().map(Value::as_f64).collect());
    let [Some(lat), Some(lng)] = *pair.as_slice() else {
        return row.reject(key, IssueKind::WrongType("[latitude, longitude]"), loss);
    };
    let point = LatLng { lat, lng };
    if bounds.contains(point) {
        Some(point)
    } else {
        let named = format!("[{},{}]", decimal(lat, 5), decimal(lng, 5));
        row.reject(key, IssueKind::OutsideRegion(named), loss)
    }
}

/// Returns a field that stands among the details: a row cannot do without it once they are given,
/// and it is empty before.
fn detail<T: Default>(
    row: &Row<'_>,
    key: &'static str,
    parse: Parse<T>,
    has_details: bool,
) -> Option<T> {
    if has_details {
        row.required(key, parse)
    } else {
        Some(row.optional(key, parse).unwrap_or_default())
    }
}

/// Returns the value that `words` pairs with the field's text.
fn word<T: Copy>(row: &Row<'_>, key: &'static str, loss: Loss, words: &[(&str, T)]) -> Option<T> {
    let text = match loss {
        Loss::Row => row.required(key, row::text)?,
        _ => row.optional(key, row::text)?,
    };
    match words.iter().find(|(word, _)| *word == &*text) {
        Some((_, value)) => Some(*value),
        None => row.reject(key, IssueKind::UnknownWord(text.into()), loss),
    }
}
