//! A catalogue as it is edited, made into the one that the page reads: opening hours, which people
//! write as `osm`, become the `table` that they compile to. Nothing else of the text changes.

use super::hours::compile;
use crate::domain::catalogue::issue::{DecodeError, Issue, IssueKind, Loss, RowName};
use crate::domain::catalogue::{Catalogue, decode};
use crate::domain::itinerary::alike;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What texts compiled to before. Proving one takes longer than reading a catalogue, and one process
/// reads the same texts over and over.
static COMPILED: Mutex<BTreeMap<String, Result<String, String>>> = Mutex::new(BTreeMap::new());

/// Returns what [`compile`] does, from memory if it was asked before.
fn compile_once(osm: &str) -> Result<String, String> {
    let mut known = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(osm.to_owned()).or_insert_with_key(|osm| compile(osm)).clone()
}

/// Returns what [`decode`] does of a catalogue as it is edited.
pub fn decode_source(
    core: &[u8],
    details: Option<&[u8]>,
) -> Result<(Catalogue, Vec<Issue>), DecodeError> {
    let Ok(text) = std::str::from_utf8(core) else { return decode(core, details) };
    let (text, mut issues) = compiled(text);
    let (catalogue, more) = decode(text.as_bytes(), details)?;
    issues.extend(more);
    issues.extend(alike(&catalogue).into_iter().map(|(id, other)| Issue {
        table: "catalogue",
        row: RowName::Id(id),
        field: "id".to_owned(),
        kind: IssueKind::LikeInLinks(other),
        loss: Loss::Nothing,
    }));
    Ok((catalogue, issues))
}

/// The tables whose rows have hours.
const TABLES: [&str; 3] = ["sales_points", "sights", "eateries"];
const KEY: &str = "\"osm\":";

/// Returns the file with its opening hours compiled, and an issue for each row whose hours cannot be:
/// they are unknown then.
pub fn compiled(file: &str) -> (String, Vec<Issue>) {
    let mut tables = BTreeMap::new();
    let mut built = String::with_capacity(file.len());
    let mut rest = file;
    while let Some((before, after)) = rest.split_once(KEY) {
        built.push_str(before);
        let mut values = serde_json::Deserializer::from_str(after).into_iter::<Value>();
        match values.next() {
            // A backslash before it: the key stands inside a text.
            Some(Ok(Value::String(osm))) if !before.ends_with('\\') => {
                let table: &Result<String, String> =
                    tables.entry(osm).or_insert_with_key(|osm| compile_once(osm));
                let table = table.as_ref().map_or(Value::Null, |table| table.as_str().into());
                built.push_str("\"table\":");
                built.push_str(&table.to_string());
                rest = after.get(values.byte_offset()..).unwrap_or_default();
            }
            _ => {
                built.push_str(KEY);
                rest = after;
            }
        }
    }
    built.push_str(rest);
    let has_failed = tables.values().any(Result::is_err);
    let issues = if has_failed { issues(file, &tables) } else { Vec::new() };
    (built, issues)
}

/// Returns an issue for each row whose text has no table.
fn issues(file: &str, tables: &BTreeMap<String, Result<String, String>>) -> Vec<Issue> {
    let file: Value = serde_json::from_str(file).unwrap_or_default();
    let rows = TABLES.iter().flat_map(|table| {
        let rows = file.get(table).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        rows.iter().map(move |row| (*table, row))
    });
    let issue = |(table, row): (&'static str, &Value)| {
        let text = row.get("hours")?.get("osm")?.as_str()?;
        let why = tables.get(text)?.as_ref().err()?;
        Some(Issue {
            table,
            row: RowName::Id(row.get("id")?.as_str()?.to_owned()),
            field: "hours.osm".to_owned(),
            kind: IssueKind::NotHours(format!("{text}: {why}")),
            loss: Loss::Field,
        })
    };
    rows.filter_map(issue).collect()
}
