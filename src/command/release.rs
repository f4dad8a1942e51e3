//! The last steps of a release, after the program is built: `name-release` gives every fetched file a
//! name that tells its content, `seal-release` writes what hosts and the service worker go by. Both
//! read a folder whole, work on it in memory and write back what differs. What hosts are told:
//! docs/hosting.md.

mod compress;
mod digest;
mod folder;
mod headers;
mod list;
mod markup;
mod naming;

pub use digest::{integrity, release_digest};
pub use folder::Files;
pub use headers::{
    ALL_FRAMES, ASK_AGAIN, EVERYWHERE, FOR_GOOD, MEDIA_TYPES, OWN_FRAMES, Rule, netlify, of_embeds,
    rules,
};
pub use markup::UNLISTED;
pub use naming::named;

use std::path::Path;

/// The page that every other page is made from.
pub const INDEX: &str = "index.html";

/// The frame alone, with which the service worker answers every address.
pub const SHELL: &str = "shell.html";

/// What hosts answer unknown addresses with.
pub const NOT_FOUND: &str = "404.html";

/// The service worker, which bears the release's digest.
pub const WORKER: &str = "sw.js";

/// What the service worker goes by.
pub const LIST: &str = "release.json";

/// What some hosts read their headers from.
pub const HEADERS: &str = "_headers";

/// Names the files of a built folder by what they hold and writes the pages that the others are made
/// from. `root` is where unknown addresses shall look for the guide, a path that begins and ends with
/// a slash. Returns what was done, or what stood in the way.
pub(super) fn name(folder: &str, root: &str) -> Result<String, String> {
    if !(root.starts_with('/') && root.ends_with('/')) {
        return Err(format!("{root}: a path begins and ends with a slash"));
    }
    let before = folder::read(Path::new(folder))?;
    let mut after = named(before.clone())?;
    let index = folder::text(&after, INDEX)?;
    let index = markup::with_worker(&index, WORKER);
    let index =
        markup::with_integrity(&index, |path| after.get(path).map(|bytes| integrity(bytes)));
    after.insert(NOT_FOUND.into(), markup::with_base(&index, root)?.into_bytes());
    after.insert(SHELL.into(), markup::unlisted(&index).into_bytes());
    after.insert(INDEX.into(), markup::with_base(&index, "./")?.into_bytes());
    folder::write(Path::new(folder), &before, &after)?;
    Ok(format!("{folder}: {} files", after.len()))
}

/// Writes the list of a finished folder, its service worker, its headers and its compressed files.
/// Returns what was done, or what stood in the way.
pub(super) fn seal(folder: &str) -> Result<String, String> {
    let path = Path::new(folder);
    let before = folder::read(path)?;
    let mut after = before.clone();
    after.retain(|file, _| !compress::is_compressed(file));
    let compressed = compress::compressed(&after);
    let release = list::of(&after, &compressed)?;
    let worker = list::worker(&folder::text(&after, WORKER)?, &release.release)?.into_bytes();
    let worker = Files::from([(WORKER.to_owned(), worker)]);
    after.insert(LIST.into(), release.to_json()?.into_bytes());
    let policy = markup::policy(&folder::text(&after, SHELL)?)?;
    after.insert(HEADERS.into(), netlify(&rules(&after, &policy)).into_bytes());
    after.extend(compressed);
    // It was compressed before it knew its release.
    after.extend(compress::compressed(&worker));
    after.extend(worker);
    folder::write(path, &before, &after)?;
    Ok(format!("{folder}: release {}, {} files", release.release, after.len()))
}
