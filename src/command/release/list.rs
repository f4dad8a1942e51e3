//! `release.json`: which files make up the guide as a program, each with its digest, and which are its
//! data. The two are kept apart because they change apart: a catalogue that is edited on the host makes
//! no new release. Pages that stand in the folder for search engines are no part of either.

use super::digest::{integrity, release_digest};
use super::folder::{self, Files};
use super::naming::{self, ending};
use super::{NOT_FOUND, SHELL, WORKER, markup};
use serde::Serialize;
use std::collections::BTreeSet;

/// The folders and the file that hold data, which a host may change without a release.
const DATA: [&str; 2] = ["data/", "map.json"];

/// The folder of words, a file a language.
const WORDS: &str = "i18n/";

/// Folders of the program; of other folders nothing belongs to it.
const FOLDERS: [&str; 3] = ["fonts/", MAP, WORDS];

/// The folder of the map, which is called for as a whole and later.
const MAP: &str = "map-";

/// What of the folder itself and of the icons belongs to the program.
const ENDINGS: [&str; 4] = ["js", "wasm", "css", "svg"];
const ICONS: &str = "icons/";

/// Where the page names what it calls for later, if at all.
const LATER: [&str; 3] = ["data-planner", "data-map", "data-assistant"];

/// The line of the service worker that names its release.
const NAMED: &str = "const RELEASE = ";

/// What a release consists of.
#[derive(Debug, Serialize)]
pub(super) struct Release {
    /// What tells it from every other: the digest of its program's files.
    pub release: String,
    /// The files of the program.
    pub app: Vec<App>,
    /// The files of the data, as they were when the release was made.
    pub data: Vec<Data>,
}

/// A file of the program.
#[derive(Debug, Serialize)]
pub(super) struct App {
    /// Where it lies, from the guide's base.
    pub path: String,
    /// Its digest.
    pub integrity: String,
    /// Its length.
    pub bytes: usize,
    /// How many bytes of it are sent with Brotli.
    pub sent: usize,
    /// When it is wanted.
    pub part: Part,
}

/// A file of the data.
#[derive(Debug, Serialize)]
pub(super) struct Data {
    /// Where it lies, from the guide's base.
    pub path: String,
    /// Its length.
    pub bytes: usize,
    /// How many bytes of it are sent with Brotli.
    pub sent: usize,
}

/// When a file of the program is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Part {
    /// By every page.
    Shell,
    /// By the pages of one language.
    Words,
    /// Once the planner, a map or the like is used.
    Later,
}

impl Release {
    /// Returns the list as a file, one line a file.
    pub(super) fn to_json(&self) -> Result<String, String> {
        fn lines<T: Serialize>(rows: &[T]) -> Result<String, serde_json::Error> {
            let lines: Result<Vec<String>, _> = rows.iter().map(serde_json::to_string).collect();
            Ok(lines?.join(",\n"))
        }
        let told = |error: serde_json::Error| error.to_string();
        let (app, data) = (lines(&self.app).map_err(told)?, lines(&self.data).map_err(told)?);
        let release = &self.release;
        Ok(format!("{{\"release\":\"{release}\",\"app\":[\n{app}\n],\"data\":[\n{data}\n]}}\n"))
    }
}

/// Returns the list of a finished folder.
pub(super) fn of(files: &Files, compressed: &Files) -> Result<Release, String> {
    let shell = shell(files)?;
    let sent = |path: &str, bytes: &[u8]| {
        compressed.get(&format!("{path}.br")).map_or(bytes.len(), Vec::len)
    };
    let app: Vec<App> = files
        .iter()
        .filter(|(path, _)| is_app(path))
        .map(|(path, bytes)| App {
            path: path.clone(),
            integrity: integrity(bytes),
            bytes: bytes.len(),
            sent: sent(path, bytes),
            part: match path.starts_with(WORDS) {
                true => Part::Words,
                false if shell.contains(path) => Part::Shell,
                false => Part::Later,
            },
        })
        .collect();
    let is_data = |path: &str| DATA.iter().any(|start| path.starts_with(start));
    let data = files.iter().filter(|(path, _)| is_data(path));
    let data = data.map(|(path, bytes)| Data {
        path: path.clone(),
        bytes: bytes.len(),
        sent: sent(path, bytes),
    });
    let release = release_digest(app.iter().map(|file| (&*file.path, &*file.integrity)));
    Ok(Release { release, data: data.collect(), app })
}

fn is_app(path: &str) -> bool {
    let is_top = path.strip_prefix(ICONS).is_none_or(|name| ending(name) == "svg")
        && !path.trim_start_matches(ICONS).contains('/');
    let has_ending = ENDINGS.contains(&ending(path));
    path == SHELL
        || is_top && has_ending && path != WORKER
        || FOLDERS.iter().any(|start| path.starts_with(start)) && ending(path) != "txt"
}

/// Returns what the shell calls for, what that calls for in turn, and so on, but for what it calls for
/// later.
fn shell(files: &Files) -> Result<BTreeSet<String>, String> {
    let page = folder::text(files, SHELL)?;
    let named = markup::addresses(&page).into_iter();
    let named = named.filter(|(name, path)| {
        !LATER.contains(&&**name) && is_app(path) && files.contains_key(path)
    });
    let mut shell = BTreeSet::from([SHELL.to_owned()]);
    let mut open: Vec<String> = named.map(|(_, path)| path).collect();
    while let Some(path) = open.pop() {
        let text = files.get(&path).filter(|_| ["js", "css"].contains(&ending(&path)));
        let calls = |other: &&String| {
            let name = other.rsplit('/').next().unwrap_or(other);
            is_app(other)
                && !other.starts_with(MAP)
                && text.is_some_and(|text| naming::holds(text, name))
        };
        open.extend(files.keys().filter(calls).filter(|other| !shell.contains(*other)).cloned());
        shell.insert(path);
    }
    Ok(shell)
}

/// Returns the service worker of a release.
pub(super) fn worker(source: &str, release: &str) -> Result<String, String> {
    if source.matches(NAMED).count() != 1 {
        return Err(format!("{WORKER} does not name its release once"));
    }
    let line = |line: &str| match line.starts_with(NAMED) {
        true => format!("{NAMED}\"{release}\";\n"),
        false => format!("{line}\n"),
    };
    Ok(source.lines().map(line).collect())
}

/// Whether a file is a page.
pub(super) fn is_page(path: &str) -> bool {
    ending(path) == "html" && path != NOT_FOUND
}

/// Whether a file is of the data.
pub(super) fn is_data(path: &str) -> bool {
    DATA.iter().any(|start| path.starts_with(start))
}
