//! Compressed files beside those that gain by it, for hosts that send such files as they are. Hosts
//! that compress on their own pay them no heed.

use super::folder::Files;
use super::naming::ending;
use super::{HEADERS, LIST, NOT_FOUND};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// The endings of compressed files.
const COMPRESSED: [&str; 2] = ["br", "gz"];

/// What gains by it.
const ENDINGS: [&str; 10] =
    ["css", "html", "js", "json", "md", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Smaller files are one packet anyhow, in bytes.
const LEAST: usize = 1_000;

/// Brotli's best quality, the one that pages are compressed with first (there are thousands, and the best
/// takes minutes), and its widest window that every browser takes, in bits.
const QUALITY: i32 = 11;
const QUALITY_OF_PAGES: i32 = 9;
const WINDOW: i32 = 22;

/// What a page may weigh with what a host says of it, in bytes, to come with the first answer: ten packets
/// (RFC 6928). One that weighs more is compressed as well as can be.
const FIRST_ANSWER: usize = 13_000;

pub(super) fn is_compressed(path: &str) -> bool {
    COMPRESSED.contains(&ending(path))
}

/// Returns the compressed files that belong beside those of a folder.
pub(super) fn compressed(files: &Files) -> Files {
    let wanted: Vec<(&String, &Vec<u8>)> =
        files.iter().filter(|(path, bytes)| gains(path) && bytes.len() >= LEAST).collect();
    let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
    let work = |first: usize| {
        let mine = wanted.iter().skip(first).step_by(n_threads);
        mine.flat_map(|(path, bytes)| beside(path, bytes)).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> =
            (0..n_threads).map(|first| scope.spawn(move || work(first))).collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).flatten().collect()
    })
}

/// These are written later, or changed by hand on the host.
fn gains(path: &str) -> bool {
    ENDINGS.contains(&ending(path)) && ![HEADERS, LIST, NOT_FOUND].contains(&path)
}

fn beside(path: &str, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let quickly = (ending(path) == "html").then(|| brotli(bytes, QUALITY_OF_PAGES)).flatten();
    let best = || brotli(bytes, QUALITY);
    let small = quickly.filter(|made| made.len() <= FIRST_ANSWER).or_else(best);
    let made = [("br", small), ("gz", gzip(bytes))];
    let smaller = made.into_iter().filter(|(_, made)| {
        made.as_ref().is_some_and(|made| !made.is_empty() && made.len() < bytes.len())
    });
    smaller.filter_map(|(ending, made)| Some((format!("{path}.{ending}"), made?))).collect()
}

fn brotli(bytes: &[u8], quality: i32) -> Option<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality,
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut made = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut made, &params).ok()?;
    Some(made)
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut made = GzEncoder::new(Vec::new(), Compression::best());
    made.write_all(bytes).ok()?;
    made.finish().ok()
}
