//! A QR code that leads to an address, as a drawing. Of correction it takes the level M, which bears
//! a fold in the paper or a reflection on the glass; digits go in the mode made for them.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};
use std::fmt::Write;

/// How many modules stay white around a code (ISO/IEC 18004, 9.1).
pub const QUIET: i32 = 4;

/// A code to be drawn in one unit a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// How wide and high it is, with the white around it.
    pub size: u32,
    /// The black modules, as the path of an SVG drawing: a bar for each run in a row.
    pub path: String,
}

/// Returns the code of `address` with `digits` behind it, or `None` if that is too long for any.
pub fn draw(address: &str, digits: &str) -> Option<Drawn> {
    let parts = [QrSegment::make_bytes(address.as_bytes()), QrSegment::make_numeric(digits)];
    let code = QrCode::encode_segments(&parts, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                let width = x - from;
                let _ = write!(path, "M{} {}h{width}v1h-{width}z", from + QUIET, y + QUIET);
            }
            x += 1;
        }
    }
    Some(Drawn { size: (code.size() + 2 * QUIET) as u32, path })
}
