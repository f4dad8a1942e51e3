//! Digests of files, as names, as browsers check them and as a release is known by.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::fmt::Write as _;

/// How many hexadecimal digits of a digest stand in a name: 64 bits, enough that no two files of all
/// releases share one by chance.
pub(super) const DIGITS: usize = 16;

/// Returns the digest of some bytes, as it stands in a name.
pub(super) fn short(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex.truncate(DIGITS);
    hex
}

/// Returns the digest of some bytes as browsers check it: `sha384-…`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Returns the digest of a release with these files, each with its integrity, in the order of the list;
/// `public/sw.js` works it out the same way.
pub fn release_digest<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut lines = String::new();
    for (path, integrity) in files {
        let _ = writeln!(lines, "{integrity} {path}");
    }
    short(lines.as_bytes())
}
