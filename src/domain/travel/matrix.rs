//! Lengths and times of the ways between many places, worked out by a routing engine, which go
//! before the skeleton of roads pair by pair. How the file is made: `docs/travel-matrix.md`.

mod read;
mod write;

pub use read::decode;
pub use write::{encode, places};

use crate::domain::catalogue::Catalogue;
use crate::domain::geo::LatLng;
use crate::domain::itinerary::{Anchor, Mode};
use std::fmt;

/// What a file begins with.
const MAGIC: &[u8; 4] = b"VLTM";

/// The one version this program knows.
const VERSION: u8 = 1;

/// How many bytes at the end of a file are the fingerprint of those before.
const SEAL: usize = 8;

/// No way, or none that is known.
const UNKNOWN: Cell = Cell { hectometres: u16::MAX, half_minutes: u16::MAX };

/// The ways between all places of a list, by one or more modes.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// Whom to name as the maker of the data.
    pub credit: Box<str>,
    /// The places, each at another point.
    pub places: Vec<Place>,
    tables: Vec<(Mode, Vec<Cell>)>,
}

/// A place that ways are known from and to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name, as an [`Anchor`] is written.
    pub id: Box<str>,
    /// Where it was, in hundred-thousandths of a degree: about a metre.
    at: [i32; 2],
}

/// The way from one place to another, at an hour without rush.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Its length, to a hundred metres.
    pub metres: u32,
    /// How long it takes, to half a minute, without parking or waiting.
    pub seconds: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    hectometres: u16,
    half_minutes: u16,
}

/// Why a file is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatrixError {
    /// It is something else.
    NotAMatrix,
    /// It is of a version that this program does not know.
    Version(u8),
    /// It is cut short or changed.
    Broken,
    /// The catalogue does not have this place, or not there: the file was made for another one.
    Stale(Box<str>),
}

impl MatrixError {
    /// Returns what is wrong in a word, and the place it is wrong with.
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::NotAMatrix => ("not a travel matrix", ""),
            Self::Version(_) => ("of an unknown version", ""),
            Self::Broken => ("cut short or changed", ""),
            Self::Stale(id) => ("made for another catalogue, which has elsewhere: ", id),
        }
    }
}

impl fmt::Display for MatrixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, place) = self.parts();
        f.write_str(what)?;
        f.write_str(place)
    }
}

impl Matrix {
    /// Returns the matrix that a file holds, if it was made for this catalogue: each of its places
    /// lies where it did. Places that came later are not in it, and that is no error.
    pub fn open(bytes: &[u8], catalogue: &Catalogue) -> Result<Self, MatrixError> {
        let matrix = decode(bytes)?;
        let lies_there = |place: &&Place| {
            let point = Anchor::parse(&place.id).and_then(|anchor| anchor.point(catalogue));
            point.map(rounded) == Some(place.at)
        };
        match matrix.places.iter().find(|place| !lies_there(place)) {
            Some(place) => Err(MatrixError::Stale(place.id.clone())),
            None => Ok(matrix),
        }
    }

    /// Returns the modes that it has ways by.
    pub fn modes(&self) -> impl Iterator<Item = Mode> {
        self.tables.iter().map(|(mode, _)| *mode)
    }

    /// Returns which of the places lies at a point.
    pub fn find(&self, point: LatLng) -> Option<usize> {
        let at = rounded(point);
        self.places.iter().position(|place| place.at == at)
    }

    /// Returns the way from one place to another; `None` where no way by this mode is known.
    pub fn way(&self, mode: Mode, from: usize, to: usize) -> Option<Measured> {
        let (_, cells) = self.tables.iter().find(|(known, _)| *known == mode)?;
        let cell = cells.get(from * self.places.len() + to).filter(|cell| **cell != UNKNOWN)?;
        Some(Measured {
            metres: u32::from(cell.hectometres) * 100,
            seconds: u32::from(cell.half_minutes) * 30,
        })
    }
}

impl Place {
    /// Returns where it was.
    pub fn point(&self) -> LatLng {
        let [lat, lng] = self.at.map(|part| f64::from(part) / 1e5);
        LatLng { lat, lng }
    }
}

fn rounded(point: LatLng) -> [i32; 2] {
    [point.lat, point.lng].map(|degrees| (degrees * 1e5).round() as i32)
}
