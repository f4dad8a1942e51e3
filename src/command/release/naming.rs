//! Names that tell a file's content: programs, scripts, sheets, typefaces and drawings get a digest of
//! what they hold, with the names of the files they call for already in it. So a host may let browsers
//! keep them for good, and a page never meets a file of another release. Trunk does not do that: it
//! names a script after the program that it starts.

use super::digest::{self, DIGITS};
use super::folder::Files;
use super::{INDEX, WORKER};
use std::collections::BTreeMap;

/// Where files with such names lie: the folder itself, and this one.
const TYPEFACES: &str = "fonts/";

/// A folder that is named as a whole, since its scripts call each other by plain names.
const MAP: &str = "map/";

/// What is named.
const ENDINGS: [&str; 5] = ["js", "wasm", "css", "svg", "woff2"];

/// What may call for another file by name.
const CALLERS: [&str; 3] = ["js", "css", "svg"];

/// Some files that get their names together, because each calls for another.
struct Group {
    /// Each path as it is and as it is to be.
    renamed: Vec<(String, String)>,
}

/// Returns the files of a built folder under their new names and with these in every script, sheet and
/// page that calls for them, or which name is not clear.
pub fn named(mut files: Files) -> Result<Files, String> {
    let mut waiting = units(&files)?;
    while !waiting.is_empty() {
        let group = next(&files, &waiting);
        waiting.retain(|unit, _| !group.renamed.iter().any(|(path, _)| token(path) == *unit));
        files = group.apply(files);
    }
    Ok(files)
}

/// Returns what is to be named: the word by which it is called for, and its paths.
fn units(files: &Files) -> Result<BTreeMap<String, Vec<String>>, String> {
    let mut units = BTreeMap::<String, Vec<String>>::new();
    for path in files.keys().filter(|path| is_named(path)) {
        let paths = units.entry(token(path)).or_default();
        if !paths.is_empty() && !path.starts_with(MAP) {
            return Err(format!("{path}: another file has this name"));
        }
        paths.push(path.clone());
    }
    Ok(units)
}

fn is_named(path: &str) -> bool {
    let name = path.strip_prefix(TYPEFACES).unwrap_or(path);
    let has_ending = ENDINGS.contains(&ending(path));
    path.starts_with(MAP) || !name.contains('/') && has_ending && path != WORKER
}

pub(super) fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Returns the word by which a file is called for: its name, or for one in a folder that is named as a
/// whole, that of the folder.
fn token(path: &str) -> String {
    match path.split_once('/') {
        Some((folder, _)) if path.starts_with(MAP) => format!("{folder}/"),
        Some((_, name)) => name.to_owned(),
        None => path.to_owned(),
    }
}

/// Returns the first of those waiting that calls for no other of them; where there is none, all of them,
/// because then some call for each other.
fn next(files: &Files, waiting: &BTreeMap<String, Vec<String>>) -> Group {
    let calls = |paths: &[String], word: &str| {
        let callers = paths.iter().filter(|path| CALLERS.contains(&ending(path)));
        callers.filter_map(|path| files.get(path)).any(|bytes| holds(bytes, word))
    };
    let is_free = |(word, paths): &(&String, &Vec<String>)| {
        !waiting.keys().any(|other| other != *word && calls(paths, other))
    };
    let paths: Vec<&String> = match waiting.iter().find(is_free) {
        Some((_, paths)) => paths.iter().collect(),
        None => waiting.values().flatten().collect(),
    };
    let mut held = Vec::new();
    for path in &paths {
        held.extend_from_slice(path.as_bytes());
        held.extend_from_slice(files.get(*path).map_or(&[], Vec::as_slice));
    }
    let together = digest::short(&held);
    let renamed = paths.iter().map(|path| {
        let alone = files.get(*path).map(|bytes| digest::short(bytes));
        let digest = match &*paths {
            [_] if !path.starts_with(MAP) => alone.unwrap_or_default(),
            _ => together.clone(),
        };
        ((*path).clone(), with_digest(path, &digest))
    });
    Group { renamed: renamed.collect() }
}

/// Returns a path with a digest in the place of any that an earlier step put there.
fn with_digest(path: &str, digest: &str) -> String {
    if let Some(name) = path.strip_prefix(MAP) {
        return format!("{}-{digest}/{name}", MAP.trim_end_matches('/'));
    }
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_digest =
        |part: &str| part.len() == DIGITS && part.bytes().all(|b| b.is_ascii_hexdigit());
    let stem = stem.trim_end_matches("_bg");
    let parts: Vec<&str> = stem.split('-').filter(|part| !is_digest(part)).collect();
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}{}-{digest}.{ending}", parts.join("-"))
}

impl Group {
    /// Renames the files and calls for them by their new names.
    fn apply(&self, files: Files) -> Files {
        let words: BTreeMap<String, String> = self
            .renamed
            .iter()
            .map(|(path, new)| match path.strip_prefix(MAP) {
                Some(_) => {
                    (MAP.to_owned(), new.split_inclusive('/').next().unwrap_or_default().to_owned())
                }
                None => (token(path), token(new)),
            })
            .collect();
        let mut renamed = Files::new();
        for (path, mut bytes) in files {
            let is_caller = CALLERS.contains(&ending(&path)) || path == INDEX;
            if is_caller && path != WORKER {
                bytes = words.iter().fold(bytes, |bytes, (word, new)| replaced(bytes, word, new));
            }
            let new = self.renamed.iter().find(|(old, _)| *old == path);
            renamed.insert(new.map_or(path, |(_, new)| new.clone()), bytes);
        }
        renamed
    }
}

/// Whether a text holds a word as a whole.
pub(super) fn holds(text: &[u8], word: &str) -> bool {
    std::str::from_utf8(text).is_ok_and(|text| places(text, word).next().is_some())
}

/// Returns where a word stands as a whole in a text: not as the end or the beginning of a longer name.
fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let (before, after) = (text.get(..*at), text.get(at + word.len()..));
        let goes_on = !word.ends_with('/') && after.is_some_and(|text| text.starts_with(is_name));
        !goes_on && !before.is_some_and(|text| text.ends_with(is_name) || text.ends_with('.'))
    })
}

fn replaced(text: Vec<u8>, word: &str, new: &str) -> Vec<u8> {
    let text = match String::from_utf8(text) {
        Ok(text) => text,
        Err(error) => return error.into_bytes(),
    };
    let mut result = String::with_capacity(text.len());
    let mut from = 0;
    for at in places(&text, word) {
        result.push_str(text.get(from..at).unwrap_or_default());
        result.push_str(new);
        from = at + word.len();
    }
    result.push_str(text.get(from..).unwrap_or_default());
    result.into_bytes()
}
