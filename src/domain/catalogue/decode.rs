//! Bytes to `(Catalogue, issues)`: parse once, put the two files together, check every field, link
//! every reference. Without the details, the fields that only pages show are empty. Tables are read
//! in the order in which they refer to one another, so a reference to a dropped row is found dangling
//! and nothing downstream ever meets an id that leads nowhere.

mod areas;
mod figures;
mod merge;
mod parse;
mod places;
mod products;

use super::Catalogue;
use super::issue::{DecodeError, Issue, IssueKind, Loss, RowName};
use super::model::{Region, Tables};
use super::row::{self, Ids, Log, Parse, Row};
use crate::domain::calendar::Date;
use crate::domain::decimal::decimal;
use crate::domain::geo::{Bounds, LatLng};
use crate::domain::pace::{Pace, at_once};
use merge::Fields;
use serde_json::Value;

/// The format this version reads; a file of another is refused.
const FORMAT: i64 = 1;

/// Returns what can be kept of a catalogue's core and, if they are given, of its details, and an
/// issue for everything that cannot; fails only when either file is none of a catalogue at all.
pub fn decode(core: &[u8], details: Option<&[u8]>) -> Result<(Catalogue, Vec<Issue>), DecodeError> {
    at_once(decode_in_steps(core, details, &Pace::steady()))
}

/// Does as [`decode`] does, a row a step.
pub async fn decode_in_steps(
    core: &[u8],
    details: Option<&[u8]>,
    pace: &Pace,
) -> Result<(Catalogue, Vec<Issue>), DecodeError> {
    let log = Log::default();
    let has_details = details.is_some();
    let mut map = file(core, pace).await?;
    if let Some(details) = details {
        merge::merge(&mut map, file(details, pace).await?, &log);
    }
    let root = Row::new("catalogue", RowName::Table, &map, &log);
    root.raw("format");
    let region = region(&root).ok_or(DecodeError::NotACatalogue { lacks: "region" })?;
    let tables = tables(&root, region, has_details, pace).await;
    root.finish();
    Ok((Catalogue::new(tables, has_details), log.into_issues()))
}

/// Returns the object that a file holds, if it is of the known format.
async fn file(bytes: &[u8], pace: &Pace) -> Result<Fields, DecodeError> {
    let Value::Object(map) = parse::parse(bytes, pace).await? else {
        return Err(DecodeError::NotACatalogue { lacks: "format" });
    };
    match map.get("format").and_then(Value::as_i64) {
        Some(FORMAT) => Ok(map),
        Some(other) => Err(DecodeError::Format(other)),
        None => Err(DecodeError::NotACatalogue { lacks: "format" }),
    }
}

/// What the readers of later tables look references up in.
struct Context {
    region: Region,
    sources: Ids,
    districts: Ids,
    communes: Ids,
    has_details: bool,
}

async fn tables(root: &Row<'_>, region: Region, has_details: bool, pace: &Pace) -> Tables {
    let checked = checked(root);
    let (sources, source_ids) = match has_details || root.has("sources") {
        true => row::table(root, pace, "sources", areas::source).await,
        false => (Vec::new(), Ids::none("sources")),
    };
    let (districts, district_ids) = row::table(root, pace, "districts", areas::district).await;
    let (communes, commune_ids) = row::table(root, pace, "communes", |row, slug| {
        areas::commune(row, slug, &district_ids, &region, has_details)
    })
    .await;
    let (crafts, craft_ids) = row::table(root, pace, "crafts", products::craft).await;
    let (kinds, kind_ids) =
        row::table(root, pace, "kinds", |row, slug| products::kind(row, slug, &craft_ids)).await;
    let (groups, group_ids) = row::table(root, pace, "groups", products::group).await;
    let context = Context {
        region,
        sources: source_ids,
        districts: district_ids,
        communes: commune_ids,
        has_details,
    };
    let (unlinked, village_ids) = row::table(root, pace, "villages", |row, slug| {
        places::village(row, slug, &craft_ids, &context)
    })
    .await;
    let villages = places::link_parts(unlinked, &village_ids, root);
    let (producers, producer_ids) = row::table(root, pace, "producers", |row, slug| {
        products::producer(row, slug, &village_ids, &context)
    })
    .await;
    let links = products::Links {
        kinds: &kind_ids,
        groups: &group_ids,
        producers: &producer_ids,
        villages: &village_ids,
    };
    let (products, product_ids) = row::table(root, pace, "products", |row, slug| {
        products::product(row, slug, &links, &context)
    })
    .await;
    let shops =
        places::Links { villages: &village_ids, producers: &producer_ids, products: &product_ids };
    let (sales_points, sales_point_ids) = row::table(root, pace, "sales_points", |row, slug| {
        places::sales_point(row, slug, &shops, &context)
    })
    .await;
    let (sights, _) =
        row::table(root, pace, "sights", |row, slug| places::sight(row, slug, &context)).await;
    let (eateries, _) = row::table(root, pace, "eateries", |row, slug| {
        places::eatery(row, slug, &village_ids, &context)
    })
    .await;
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
