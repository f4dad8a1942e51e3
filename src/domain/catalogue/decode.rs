//! Bytes to `(Catalogue, issues)`: parse once, put the two files together, check every field, link
//! every reference. Without the details, the fields that only pages show are empty. Tables are read
//! in the order in which they refer to one another, so a reference to a dropped row is found dangling
//! and nothing downstream ever meets an id that leads nowhere.

mod areas;
mod figures;
mod holidays;
mod merge;
pub(in crate::domain) mod parse;
mod places;
mod products;
mod vanished;

use super::Catalogue;
use super::issue::{DecodeError, Issue, IssueKind, Loss, RowName};
use super::model::{Region, Tables};
use super::programme::Programme;
use super::row::{self, Ids, Log, Parse, Row};
use crate::domain::calendar::Date;
use crate::domain::calendar::holidays::Holidays;
use crate::domain::decimal::decimal;
use crate::domain::geo::{Bounds, LatLng};
use crate::domain::pace::{Pace, at_once};
use merge::Fields;
use serde_json::Value;
use std::cell::RefCell;

/// The format this version reads; a file of another is refused.
const FORMAT: i64 = 1;

/// Returns what can be kept of a catalogue's core and, if they are given, of its details, and an
/// issue for everything that cannot; fails only when either file is none of a catalogue at all.
pub fn decode(core: &[u8], details: Option<&[u8]>) -> Result<(Catalogue, Vec<Issue>), DecodeError> {
    let core = fields(parse::whole(core)?)?;
    let details = details.map(|details| fields(parse::whole(details)?)).transpose()?;
    at_once(read(core, details, &Pace::steady()))
}

/// Does as [`decode`] does, a row a step.
pub async fn decode_in_steps(
    core: &[u8],
    details: Option<&[u8]>,
    pace: &Pace,
) -> Result<(Catalogue, Vec<Issue>), DecodeError> {
    let core = fields(parse::in_steps(core, pace).await?)?;
    let details = match details {
        Some(details) => Some(fields(parse::in_steps(details, pace).await?)?),
        None => None,
    };
    read(core, details, pace).await
}

/// Returns the object that a file holds, if it is of the known format.
fn fields(file: Value) -> Result<Fields, DecodeError> {
    let Value::Object(map) = file else {
        return Err(DecodeError::NotACatalogue { lacks: "format" });
    };
    match map.get("format").and_then(Value::as_i64) {
        Some(FORMAT) => Ok(map),
        Some(other) => Err(DecodeError::Format(other)),
        None => Err(DecodeError::NotACatalogue { lacks: "format" }),
    }
}

async fn read(
    mut core: Fields,
    details: Option<Fields>,
    pace: &Pace,
) -> Result<(Catalogue, Vec<Issue>), DecodeError> {
    let log = Log::default();
    let has_details = details.is_some();
    if let Some(details) = details {
        merge::merge(&mut core, details, &log);
        pace.step().await;
    }
    let root = Row::new("catalogue", RowName::Table, &core, &log);
    root.raw("format");
    let region = region(&root).ok_or(DecodeError::NotACatalogue { lacks: "region" })?;
    let tables = tables(&root, region, has_details, pace).await;
    root.finish();
    pace.step().await;
    Ok((Catalogue::new(tables, has_details), log.into_issues()))
}

/// The tables that have ids, and who reads a row of each.
macro_rules! tables {
    ($($table:ident by $read:path,)*) => {
        /// Their names, in the order in which they refer to one another.
        const TABLES: &[&str] = &[$(stringify!($table),)*];

        /// What the readers of later rows look references up in.
        struct Context {
            bounds: Bounds,
            has_details: bool,
            /// What each village is part of.
            parts: RefCell<Vec<Option<Box<str>>>>,
            $($table: Ids,)*
        }

        /// Returns tables without rows.
        fn empty(checked: Date, region: Region) -> Tables {
            Tables { checked, region, holidays: Holidays::default(), holiday_sources: Vec::new(), vanished: Vec::new(), programme: Programme::default(), $($table: Vec::new(),)* }
        }

        impl Context {
            fn new(bounds: Bounds, has_details: bool) -> Self {
                let parts = RefCell::default();
                Self { bounds, has_details, parts, $($table: Ids::none(stringify!($table)),)* }
            }

            /// Reads a row of a table and keeps it, unless it cannot be used.
            fn read(&mut self, table: &str, row: &Row<'_>, into: &mut Tables) -> Option<()> {
                let slug = row.required("id", row::slug)?;
                let id = slug.as_str().to_owned();
                match table {
                    $(stringify!($table) => {
                        if self.$table.find(&id).is_some() {
                            return row.reject("id", IssueKind::Duplicate, Loss::Row);
                        }
                        into.$table.push($read(row, slug, self)?);
                        self.$table.add(id);
                    })*
                    _ => {}
                }
                row.finish();
                Some(())
            }
        }
    };
}
tables! {
    sources by areas::source,
    districts by areas::district,
    communes by areas::commune,
    crafts by products::craft,
    kinds by products::kind,
    groups by products::group,
    villages by places::village,
    producers by products::producer,
    products by products::product,
    sales_points by places::sales_point,
    sights by places::sight,
    eateries by places::eatery,
}

async fn tables(root: &Row<'_>, region: Region, has_details: bool, pace: &Pace) -> Tables {
    let mut context = Context::new(region.bounds, has_details);
    let mut tables = empty(checked(root), region);
    for table in TABLES {
        if *table == "sources" && !has_details && !root.has(table) {
            continue;
        }
        for row in row::each(root, table) {
            context.read(table, &row, &mut tables);
            pace.step().await;
        }
    }
    places::link_parts(&mut tables.villages, &context, root);
    tables.programme = figures::programme(root, &context);
    (tables.holidays, tables.holiday_sources) = holidays::holidays(root, &context);
    tables.vanished = vanished::vanished(root, &context);
    tables
}

fn checked(root: &Row<'_>) -> Date {
    root.required("checked", row::date).unwrap_or(Date::MIN)
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
