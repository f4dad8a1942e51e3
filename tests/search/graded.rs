//! Reads the graded queries of `graded.tsv`, whose head explains its columns. What is right is read
//! from the rows of the catalogue alone, so search cannot be its own judge.

use std::collections::BTreeSet;
use std::fmt::Write;
use ve_lang::domain::catalogue::{Catalogue, Entry, EntryKind, Location, Slug};
use ve_lang::domain::text::words;

/// A row of the set.
pub struct Graded {
    /// The class of query it belongs to.
    pub group: &'static str,
    /// What is typed.
    pub query: String,
    /// Every entry that is a right answer; none if nothing may be found.
    pub right: BTreeSet<Entry>,
}

/// Returns the rows of `text`, or what is wrong with each line that is none.
pub fn read_set(catalogue: &Catalogue, text: &'static str) -> Result<Vec<Graded>, String> {
    let mut rows: Vec<Graded> = Vec::new();
    let mut faults = String::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let row = read_row(catalogue, line).and_then(|row| {
            let same = |known: &Graded| known.group == row.group && known.query == row.query;
            if rows.iter().any(same) { Err("asked before".into()) } else { Ok(row) }
        });
        match row {
            Ok(row) => rows.push(row),
            Err(fault) => writeln!(faults, "graded.tsv:{number}: {fault}: {line}").unwrap(),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn read_row(catalogue: &Catalogue, line: &'static str) -> Result<Graded, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [group, query, answers] = columns[..] else { return Err("not three columns".into()) };
    let query = unescaped(query).ok_or("an escape that is no character")?;
    if group.is_empty() || query.trim().is_empty() || answers.is_empty() {
        return Err("an empty column".into());
    }
    let mut right = BTreeSet::new();
    for answer in answers.split(' ').filter(|_| answers != "-") {
        let meant = entries_meant(catalogue, answer)?;
        if meant.is_empty() {
            return Err(format!("no entry is {answer:?}"));
        }
        right.extend(meant);
    }
    Ok(Graded { group, query, right })
}

/// Returns `text` with each `\u{301}` replaced by its character.
fn unescaped(text: &str) -> Option<String> {
    let mut pieces = text.split("\\u{");
    let mut plain = pieces.next()?.to_owned();
    for piece in pieces {
        let (code, rest) = piece.split_once('}')?;
        plain.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
        plain.push_str(rest);
    }
    Some(plain)
}

fn entries_meant(catalogue: &Catalogue, answer: &str) -> Result<Vec<Entry>, String> {
    let mut meant: Vec<Entry> = catalogue.entries().collect();
    if let Some((kind, slug)) = answer.split_once(':') {
        meant.retain(|entry| {
            kind_name(entry.kind()) == kind && catalogue.slug(*entry).as_str() == slug
        });
        return Ok(meant);
    }
    for condition in answer.split('&') {
        let (property, value) = condition.split_once('=').ok_or("neither entry nor condition")?;
        let judged: Result<Vec<bool>, String> =
            meant.iter().map(|entry| has(catalogue, *entry, property, value)).collect();
        let judged = meant.iter().zip(judged?);
        meant = judged.filter(|(_, has)| *has).map(|(entry, _)| *entry).collect();
    }
    Ok(meant)
}

fn kind_name(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Village => "village",
        EntryKind::Product => "product",
        EntryKind::SalesPoint => "sales_point",
        EntryKind::Sight => "sight",
        EntryKind::Eatery => "eatery",
    }
}

/// Returns whether an entry has this value of a property.
fn has(at: &Catalogue, entry: Entry, property: &str, value: &str) -> Result<bool, String> {
    let is = |slug: &Slug| slug.as_str() == value;
    let product = if let Entry::Product(id) = entry { Some(at.product(id)) } else { None };
    let place = location(at, entry);
    Ok(match property {
        "kind" => kind_name(entry.kind()) == value,
        "craft" => match entry {
            Entry::Eatery(_) => value == "food",
            _ => at.craft_of(entry).is_some_and(|id| is(&at.craft(id).slug)),
        },
        "type" => product.is_some_and(|row| is(&at.product_kind(row.kind).slug)),
        "group" => product.is_some_and(|row| is(&at.group(row.group).slug)),
        "stars" => {
            product.and_then(|row| row.rating.stars).is_some_and(|n| n.get().to_string() == value)
        }
        "producer" => match entry {
            Entry::Product(id) => at.product(id).producer,
            Entry::SalesPoint(id) => at.sales_point(id).producer,
            _ => None,
        }
        .is_some_and(|id| is(&at.producer(id).slug)),
        "village" => at.village_of(entry).is_some_and(|id| is(&at.village(id).slug)),
        "district" => place.district.is_some_and(|id| is(&at.district(id).slug)),
        "commune" => {
            place.commune.iter().chain(&place.or_communes).any(|id| is(&at.commune(*id).slug))
        }
        "former" => place.former_commune.as_ref().is_some_and(|name| hyphenated(name) == value),
        "name" => {
            let holds =
                |name: &str| format!("-{}-", hyphenated(name)).contains(&format!("-{value}-"));
            at.name(entry).all().any(holds)
        }
        _ => return Err(format!("no property is called {property:?}")),
    })
}

/// Returns where an entry lies: one that does not say lies where its village does.
fn location(catalogue: &Catalogue, entry: Entry) -> &Location {
    let own = catalogue.location(entry);
    match catalogue.village_of(entry) {
        Some(id) if own.commune.is_none() && own.district.is_none() => {
            &catalogue.village(id).location
        }
        _ => own,
    }
}

fn hyphenated(text: &str) -> String {
    words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join("-")
}
