//! Puts the catalogue's two files together before anything is read of them: what every screen needs,
//! and the details that only pages show. A field stands in one file alone; where both hold it, the
//! first file's counts and the other is an issue.

use crate::domain::catalogue::issue::{Issue, IssueKind, Loss, RowName};
use crate::domain::catalogue::row::Log;
use serde_json::map::Entry;
use serde_json::{Map, Value};

/// What stands wholly among the details.
const WHOLE: [&str; 2] = ["sources", "programme"];

/// The tables whose rows may have details, in an object by their ids.
const TABLES: [&str; 11] = [
    "districts",
    "communes",
    "crafts",
    "kinds",
    "groups",
    "producers",
    "villages",
    "products",
    "sales_points",
    "sights",
    "eateries",
];

/// A file's object or a row's.
pub(super) type Fields = Map<String, Value>;

/// Adds the details to the core; what of them finds no place there becomes an issue.
pub(super) fn merge(core: &mut Fields, mut details: Fields, log: &Log) {
    details.remove("format");
    for key in WHOLE {
        match (details.remove(key), core.contains_key(key)) {
            (Some(_), true) => {
                refuse(log, key, RowName::Table, String::new(), IssueKind::InBothFiles)
            }
            (Some(value), false) => drop(core.insert(key.to_owned(), value)),
            (None, _) => {}
        }
    }
    for table in TABLES {
        match details.remove(table) {
            Some(Value::Object(rows)) => merge_rows(table, core.get_mut(table), rows, log),
            Some(_) => {
                let kind = IssueKind::WrongType("an object of rows");
                refuse(log, table, RowName::Table, String::new(), kind);
            }
            None => {}
        }
    }
    for key in details.into_iter().map(|(key, _)| key) {
        refuse(log, "details", RowName::Table, key, IssueKind::UnknownField);
    }
}

/// Adds to each row of a table its details.
fn merge_rows(table: &'static str, rows: Option<&mut Value>, mut details: Fields, log: &Log) {
    let rows = rows.and_then(Value::as_array_mut).into_iter().flatten();
    for row in rows.filter_map(Value::as_object_mut) {
        let Some(id) = row.get("id").and_then(Value::as_str).map(str::to_owned) else { continue };
        let refuse = |field, kind| refuse(log, table, RowName::Id(id.clone()), field, kind);
        match details.remove(&id) {
            Some(Value::Object(more)) => merge_fields(row, more, "", &refuse),
            Some(_) => refuse(String::new(), IssueKind::WrongType("an object")),
            None => {}
        }
    }
    for id in details.into_iter().map(|(id, _)| id) {
        refuse(log, table, RowName::Id(id), "id".to_owned(), IssueKind::NotInCore);
    }
}

/// Adds fields to an object, and to the objects inside it; `path` is where it is nested: `place.`.
fn merge_fields(into: &mut Fields, fields: Fields, path: &str, refuse: &dyn Fn(String, IssueKind)) {
    for (key, value) in fields {
        let name = format!("{path}{key}");
        match (into.entry(key), value) {
            (Entry::Vacant(place), value) => drop(place.insert(value)),
            (Entry::Occupied(mut place), Value::Object(more)) => match place.get_mut() {
                Value::Object(inner) => merge_fields(inner, more, &format!("{name}."), refuse),
                _ => refuse(name, IssueKind::InBothFiles),
            },
            (Entry::Occupied(_), _) => refuse(name, IssueKind::InBothFiles),
        }
    }
}

fn refuse(log: &Log, table: &'static str, row: RowName, field: String, kind: IssueKind) {
    log.add(Issue { table, row, field, kind, loss: Loss::Nothing });
}
