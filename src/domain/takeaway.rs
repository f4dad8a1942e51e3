//! A plan on its way out of the guide: as a calendar, as points and ways for a map, as links into
//! map applications. An [`Outing`] has every word already written in the traveller's language; what
//! stands here knows formats only. Small writers of our own (decision "exports"), each read back by
//! the established reader of its format in `tests/takeaway.rs`.

mod calendar;
mod gpx;
mod kml;
pub mod link;
mod outing;
mod xml;

use super::qr;
pub use outing::{Halt, HaltKind, Moment, Outing, OutingDay};

/// A format that other programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// iCalendar, RFC 5545.
    Calendar,
    /// GPX 1.1.
    Gpx,
    /// KML 2.2.
    Kml,
}

impl Format {
    /// Every format with the ending of its files and its media type.
    pub const ALL: [(Self, &str, &str); 3] = [
        (Self::Calendar, "ics", "text/calendar"),
        (Self::Gpx, "gpx", "application/gpx+xml"),
        (Self::Kml, "kml", "application/vnd.google-earth.kml+xml"),
    ];

    /// Returns the ending of its files.
    pub fn ending(self) -> &'static str {
        self.row().1
    }

    /// Returns its media type.
    pub fn media_type(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> (Self, &'static str, &'static str) {
        let [first, ..] = Self::ALL;
        Self::ALL.into_iter().find(|(format, ..)| *format == self).unwrap_or(first)
    }
}

/// Returns what to ask [`answer`] for an outing as a file of a format.
pub fn question(outing: &Outing, format: Format) -> String {
    outing.to_text(format.ending())
}

/// Asks for a QR code.
const QR: &str = "qr ";

/// Returns what to ask [`answer`] for the QR code of an address: the answer is its size, a space and its
/// path, see [`qr::Drawn`].
pub fn qr_question(address: &str) -> String {
    [QR, address].concat()
}

/// Returns the file that was asked for, or nothing for what no question is.
pub fn answer(question: &str) -> Option<String> {
    if let Some(address) = question.strip_prefix(QR) {
        let code = qr::draw(address, "")?;
        return Some([&code.size.to_string(), " ", &code.path].concat());
    }
    let (ending, outing) = Outing::from_text(question)?;
    let (format, ..) = Format::ALL.into_iter().find(|(_, known, _)| *known == ending)?;
    Some(write(&outing, format))
}

/// Returns an outing as the text of a file.
pub fn write(outing: &Outing, format: Format) -> String {
    match format {
        Format::Calendar => calendar::write(outing),
        Format::Gpx => gpx::write(outing),
        Format::Kml => kml::write(outing),
    }
}

/// Returns the name of an outing's file, in plain ASCII: `ve-lang-2026-12-05.ics`.
pub fn file_name(outing: &Outing, format: Format) -> String {
    let day = outing.days.first().map(|day| format!("-{}", day.date)).unwrap_or_default();
    ["ve-lang", &day, ".", format.ending()].concat()
}
