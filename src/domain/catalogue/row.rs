//! Reading one row of the catalogue file field by field. A field that cannot be used is logged with
//! row and name and read as not known; a row that lacks a field it cannot do without is dropped by
//! its reader, which gets `None`. Every field asked for is noted, so that what remains is a slip.

use super::issue::{Issue, IssueKind, Loss, RowName};
use super::model::{Slug, Wording};
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The issues found so far.
#[derive(Default)]
pub(in crate::domain) struct Log(RefCell<Vec<Issue>>);

impl Log {
    pub(in crate::domain) fn into_issues(self) -> Vec<Issue> {
        self.0.into_inner()
    }

    pub(in crate::domain) fn add(&self, issue: Issue) {
        self.0.borrow_mut().push(issue);
    }
}

/// The ids of a table that was read, by slug.
pub(in crate::domain) struct Ids {
    pub(in crate::domain) table: &'static str,
    by_slug: BTreeMap<String, u32>,
}

impl Ids {
    /// Returns the ids of a table without rows.
    pub(in crate::domain) fn none(table: &'static str) -> Self {
        Self { table, by_slug: BTreeMap::new() }
    }

    /// Gives the next id to a row.
    pub(in crate::domain) fn add(&mut self, slug: String) {
        let id = self.by_slug.len() as u32;
        self.by_slug.insert(slug, id);
    }

    pub(in crate::domain) fn find(&self, slug: &str) -> Option<u32> {
        self.by_slug.get(slug).copied()
    }
}

/// What a field's text or number must be to be used.
pub(in crate::domain) type Parse<T> = fn(&Value) -> Result<T, IssueKind>;

/// A JSON object of the file, with the name to call it by.
pub(in crate::domain) struct Row<'a> {
    table: &'static str,
    name: RowName,
    /// The fields it is nested in: `place.`.
    path: String,
    map: &'a Map<String, Value>,
    log: &'a Log,
    used: RefCell<Vec<&'static str>>,
}

impl<'a> Row<'a> {
    pub(in crate::domain) fn new(
        table: &'static str,
        name: RowName,
        map: &'a Map<String, Value>,
        log: &'a Log,
    ) -> Self {
        Self { table, name, path: String::new(), map, log, used: RefCell::default() }
    }

    /// Returns whether the field is there.
    pub(in crate::domain) fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// Returns the field's value, marking the field as known.
    pub(in crate::domain) fn raw(&self, key: &'static str) -> Option<&'a Value> {
        self.used.borrow_mut().push(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// Returns the field as `parse` reads it, or logs why not and drops the row.
    pub(in crate::domain) fn required<T>(&self, key: &'static str, parse: Parse<T>) -> Option<T> {
        match self.raw(key).map(parse) {
            Some(Ok(value)) => Some(value),
            Some(Err(kind)) => self.reject(key, kind, Loss::Row),
            None => self.reject(key, IssueKind::Missing, Loss::Row),
        }
    }

    /// Returns the field as `parse` reads it, or `None` when it is absent or unusable.
    pub(in crate::domain) fn optional<T>(&self, key: &'static str, parse: Parse<T>) -> Option<T> {
        match self.raw(key).map(parse)? {
            Ok(value) => Some(value),
            Err(kind) => self.reject(key, kind, Loss::Field),
        }
    }

    /// Returns every usable item of a list; an absent list is empty.
    pub(in crate::domain) fn list<T>(&self, key: &'static str, parse: Parse<T>) -> Vec<T> {
        let Some(value) = self.raw(key) else { return Vec::new() };
        let Some(items) = value.as_array() else {
            self.reject::<()>(key, IssueKind::WrongType("a list"), Loss::Field);
            return Vec::new();
        };
        let read = |item| parse(item).map_err(|kind| self.reject::<()>(key, kind, Loss::Field));
        items.iter().filter_map(|item| read(item).ok()).collect()
    }

    /// Returns the row that the field's slug names; a slug that names none is an issue.
    pub(in crate::domain) fn reference(&self, key: &'static str, ids: &Ids) -> Option<u32> {
        self.look_up(key, &self.optional(key, text)?, ids, Loss::Field)
    }

    /// Like [`Self::reference`], for a row that cannot do without.
    pub(in crate::domain) fn required_reference(
        &self,
        key: &'static str,
        ids: &Ids,
    ) -> Option<u32> {
        self.look_up(key, &self.required(key, text)?, ids, Loss::Row)
    }

    /// Returns the rows that the slugs of a list name.
    pub(in crate::domain) fn references(&self, key: &'static str, ids: &Ids) -> Vec<u32> {
        let slugs = self.list(key, text);
        slugs.iter().filter_map(|slug| self.look_up(key, slug, ids, Loss::Field)).collect()
    }

    /// Returns the row that `slug`, read from the field, names; one that names none is an issue.
    pub(in crate::domain) fn look_up(
        &self,
        key: &'static str,
        slug: &str,
        ids: &Ids,
        loss: Loss,
    ) -> Option<u32> {
        ids.find(slug).or_else(|| {
            let dangling = IssueKind::Dangling { table: ids.table, id: slug.to_owned() };
            self.reject(key, dangling, loss)
        })
    }

    /// Returns an object inside this one; its fields are logged as `key.field`.
    pub(in crate::domain) fn nested(&self, key: &'static str) -> Option<Row<'a>> {
        let value = self.raw(key)?;
        match value.as_object() {
            Some(map) => Some(Row {
                table: self.table,
                name: self.name.clone(),
                path: format!("{}{key}.", self.path),
                map,
                log: self.log,
                used: RefCell::default(),
            }),
            None => self.reject(key, IssueKind::WrongType("an object"), Loss::Field),
        }
    }

    /// Logs that the field cannot be used, and returns `None`.
    pub(in crate::domain) fn reject<T>(&self, key: &str, kind: IssueKind, loss: Loss) -> Option<T> {
        self.log.add(Issue {
            table: self.table,
            row: self.name.clone(),
            field: format!("{}{key}", self.path),
            kind,
            loss,
        });
        None
    }

    /// Logs that a field of another table's row, already read, cannot be used.
    pub(in crate::domain) fn reject_row(
        &self,
        table: &'static str,
        id: &str,
        key: &str,
        kind: IssueKind,
    ) {
        let (row, field) = (RowName::Id(id.to_owned()), key.to_owned());
        self.log.add(Issue { table, row, field, kind, loss: Loss::Field });
    }

    /// Logs every field that nothing asked for.
    pub(in crate::domain) fn finish(&self) {
        let used = self.used.borrow();
        for key in self.map.keys().filter(|key| !used.contains(&key.as_str())) {
            self.reject::<()>(key, IssueKind::UnknownField, Loss::Nothing);
        }
    }
}

/// Reads the rows of a list that need no id.
pub(in crate::domain) fn rows<T>(
    root: &Row<'_>,
    name: &'static str,
    read: impl Fn(&Row<'_>) -> Option<T>,
) -> Vec<T> {
    let kept = |row: Row<'_>| {
        let value = read(&row)?;
        row.finish();
        Some(value)
    };
    each(root, name).filter_map(kept).collect()
}

/// Returns the rows of a list; what is none is logged.
pub(in crate::domain) fn each<'a>(
    root: &Row<'a>,
    name: &'static str,
) -> impl Iterator<Item = Row<'a>> + use<'a> {
    let log = root.log;
    let issue = move |row, kind, loss| {
        log.add(Issue { table: name, row, field: String::new(), kind, loss });
    };
    let items = match root.raw(name).map(Value::as_array) {
        Some(Some(items)) => items.as_slice(),
        found => {
            let kind = found.map_or(IssueKind::Missing, |_| IssueKind::WrongType("a list"));
            issue(RowName::Table, kind, Loss::Nothing);
            &[]
        }
    };
    items.iter().zip(1..).filter_map(move |(item, number)| {
        let number = RowName::Number(number);
        let Some(map) = item.as_object() else {
            issue(number, IssueKind::WrongType("an object"), Loss::Row);
            return None;
        };
        let id = map.get("id").and_then(Value::as_str).filter(|id| !id.is_empty());
        let called = id.map_or(number, |id| RowName::Id(id.to_owned()));
        Some(Row::new(name, called, map, log))
    })
}

/// Reads a text with something in it.
pub(in crate::domain) fn text(value: &Value) -> Result<Box<str>, IssueKind> {
    match value.as_str().map(str::trim) {
        Some("") => Err(IssueKind::Missing),
        Some(text) => Ok(text.into()),
        None => Err(IssueKind::WrongType("a text")),
    }
}

/// Reads a slug.
pub(in crate::domain) fn slug(value: &Value) -> Result<Slug, IssueKind> {
    let text = text(value)?;
    Slug::new(&text).ok_or_else(|| IssueKind::NotASlug(text.into()))
}

/// Reads words: an object of language tags and texts, Vietnamese among them, which comes first.
pub(in crate::domain) fn words(value: &Value) -> Result<Wording, IssueKind> {
    let languages = value.as_object().ok_or(IssueKind::WrongType("words in {\"vi\": …}"))?;
    let mut versions = vec![("vi".into(), text(languages.get("vi").unwrap_or(&Value::Null))?)];
    for (language, words) in languages.iter().filter(|(language, _)| *language != "vi") {
        versions.push((language.as_str().into(), text(words)?));
    }
    Ok(Wording(versions))
}

/// Reads a whole number from 0 to 2,000,000,000.
pub(in crate::domain) fn count(value: &Value) -> Result<u32, IssueKind> {
    let number = value.as_i64().ok_or(IssueKind::WrongType("a whole number"))?;
    u32::try_from(number)
        .ok()
        .filter(|number| *number <= 2_000_000_000)
        .ok_or_else(|| IssueKind::OutOfRange(number.to_string()))
}

/// Reads a year from 1900 to 2199.
pub(in crate::domain) fn year(value: &Value) -> Result<u16, IssueKind> {
    let number = count(value)?;
    match u16::try_from(number) {
        Ok(year @ 1900..=2199) => Ok(year),
        _ => Err(IssueKind::OutOfRange(number.to_string())),
    }
}

/// Reads the length of a visit: 5 minutes to 12 hours.
pub(in crate::domain) fn visit_minutes(value: &Value) -> Result<u16, IssueKind> {
    let number = count(value)?;
    match u16::try_from(number) {
        Ok(minutes @ 5..=720) => Ok(minutes),
        _ => Err(IssueKind::OutOfRange(number.to_string())),
    }
}

/// Reads true or false.
pub(in crate::domain) fn flag(value: &Value) -> Result<bool, IssueKind> {
    value.as_bool().ok_or(IssueKind::WrongType("true or false"))
}

/// Reads a date as far as it is known: 2022, 2022-12 or 2022-12-08.
pub(in crate::domain) fn partial_date(value: &Value) -> Result<Box<str>, IssueKind> {
    let text = text(value)?;
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_string(),
    };
    match crate::domain::calendar::Date::parse(&whole) {
        Some(_) => Ok(text),
        None => Err(IssueKind::NotADate(text.into())),
    }
}

/// Reads a web address that a page may link to.
pub(in crate::domain) fn web_address(value: &Value) -> Result<Box<str>, IssueKind> {
    let text = text(value)?;
    let linkable = text.starts_with("https://") || text.starts_with("http://");
    if linkable { Ok(text) } else { Err(IssueKind::WrongType("an http address")) }
}
