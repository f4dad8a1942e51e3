//! Places as a traveller names them: by kind and slug, by area, by a point. A name outlives the
//! catalogue it was read in, so it may lead nowhere; asking a catalogue for it returns an `Option`.

use crate::domain::catalogue::{Catalogue, DistrictId, Entry, EntryKind, Slug, Vanished};
use crate::domain::geo::LatLng;
use std::fmt;

/// The kinds of entry that can be stood in front of: all but products.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A craft village.
    Village,
    /// A sales point.
    SalesPoint,
    /// A sight.
    Sight,
    /// An eatery.
    Eatery,
}

/// The kinds with their names in addresses.
const KINDS: [(PlaceKind, EntryKind, &str); 4] = [
    (PlaceKind::Village, EntryKind::Village, "village"),
    (PlaceKind::SalesPoint, EntryKind::SalesPoint, "sales-point"),
    (PlaceKind::Sight, EntryKind::Sight, "sight"),
    (PlaceKind::Eatery, EntryKind::Eatery, "eatery"),
];

/// The name of a place: `village:bat-trang`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceRef {
    /// Its kind.
    pub kind: PlaceKind,
    /// Its slug.
    pub slug: Slug,
}

impl PlaceRef {
    /// Returns the name that `text` holds, or `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (word, slug) = text.split_once(':')?;
        let (kind, ..) = KINDS.into_iter().find(|(.., known)| *known == word)?;
        Some(Self { kind, slug: Slug::new(slug)? })
    }

    /// Returns the name made of a kind and a slug, or `None` for a product's.
    pub fn new(kind: EntryKind, slug: Slug) -> Option<Self> {
        let (kind, ..) = KINDS.into_iter().find(|(_, known, _)| *known == kind)?;
        Some(Self { kind, slug })
    }

    /// Returns the name of an entry, or `None` for a product.
    pub fn of(catalogue: &Catalogue, entry: Entry) -> Option<Self> {
        Self::new(entry.kind(), catalogue.slug(entry).clone())
    }

    /// Returns the entry with this name, if the catalogue has it.
    pub fn entry(&self, catalogue: &Catalogue) -> Option<Entry> {
        catalogue.find(self.entry_kind()?, &self.slug)
    }

    /// Returns what is remembered of the place with this name, if the catalogue once had it.
    pub fn vanished<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Vanished> {
        let kind = self.entry_kind()?;
        catalogue.vanished.iter().find(|gone| gone.kind == kind && gone.slug == self.slug)
    }

    /// Returns the name that the place goes by now, if the catalogue still has it.
    pub fn today(&self, catalogue: &Catalogue) -> Option<Self> {
        if self.entry(catalogue).is_some() {
            return Some(self.clone());
        }
        let now = self.vanished(catalogue)?.now.clone()?;
        let renamed = Self { slug: now, ..self.clone() };
        renamed.entry(catalogue).is_some().then_some(renamed)
    }

    fn entry_kind(&self) -> Option<EntryKind> {
        let (_, kind, _) = KINDS.into_iter().find(|(known, ..)| *known == self.kind)?;
        Some(kind)
    }
}

impl fmt::Display for PlaceRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = KINDS.into_iter().find(|(kind, ..)| *kind == self.kind);
        f.write_str(word.map_or("", |(.., word)| word))?;
        f.write_str(":")?;
        f.write_str(self.slug.as_str())
    }
}

/// Where a day begins or ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Anchor {
    /// What visitors call the middle of the region.
    #[default]
    Centre,
    /// A place of the catalogue.
    Place(PlaceRef),
    /// A commune of today.
    Commune(Slug),
    /// A former district.
    District(Slug),
    /// A point; addresses keep five decimals of it, about a metre.
    Point(LatLng),
}

impl Anchor {
    /// Returns the anchor that `text` holds, such as `centre`, `sight:van-mieu`, `commune:bat-trang`,
    /// `district:gia-lam` or `21.028,105.852`, or `None`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "centre" {
            return Some(Self::Centre);
        }
        match text.split_once(':') {
            Some(("commune", slug)) => Slug::new(slug).map(Self::Commune),
            Some(("district", slug)) => Slug::new(slug).map(Self::District),
            Some(_) => PlaceRef::parse(text).map(Self::Place),
            None => point(text).map(Self::Point),
        }
    }

    /// Returns where it is, or `None` if the catalogue does not know the name or its point.
    pub fn point(&self, catalogue: &Catalogue) -> Option<LatLng> {
        match self {
            Self::Centre => Some(catalogue.region.centre),
            Self::Place(place) => catalogue.point(place.entry(catalogue)?),
            Self::Commune(slug) => Some(catalogue.commune(catalogue.find_commune(slug)?).point),
            Self::District(slug) => middle(catalogue, catalogue.find_district(slug)?),
            Self::Point(point) => Some(*point),
        }
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Centre => f.write_str("centre"),
            Self::Place(place) => place.fmt(f),
            Self::Commune(slug) => write!(f, "commune:{}", slug.as_str()),
            Self::District(slug) => write!(f, "district:{}", slug.as_str()),
            Self::Point(point) => {
                degrees(point.lat, f)?;
                f.write_str(",")?;
                degrees(point.lng, f)
            }
        }
    }
}

/// Returns the mean point of the communes that a former district went into: of those made of it
/// wholly, else of all.
fn middle(catalogue: &Catalogue, district: DistrictId) -> Option<LatLng> {
    let mean = |parts: bool| {
        let (mut n, mut sum) = (0.0, LatLng { lat: 0.0, lng: 0.0 });
        for commune in &catalogue.communes {
            let mut units = commune.formerly.iter();
            if units.any(|unit| unit.district == district && (parts || !unit.in_part)) {
                n += 1.0;
                sum = LatLng { lat: sum.lat + commune.point.lat, lng: sum.lng + commune.point.lng };
            }
        }
        (n > 0.0).then(|| LatLng { lat: sum.lat / n, lng: sum.lng / n })
    };
    mean(false).or_else(|| mean(true))
}

/// Degrees are read and written as whole hundred-thousandths: the same text gives the same point,
/// and no code for writing floating-point numbers is needed.
const DECIMALS: usize = 5;
const SCALE: i64 = 100_000;

fn degrees(value: f64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let scaled = (value * SCALE as f64).round() as i64;
    let sign = if scaled < 0 { "-" } else { "" };
    let fraction = scaled.abs() % SCALE;
    write!(f, "{sign}{}.{fraction:0DECIMALS$}", scaled.abs() / SCALE)
}

fn point(text: &str) -> Option<LatLng> {
    let (lat, lng) = text.split_once(',')?;
    Some(LatLng { lat: parse_degrees(lat, 90)?, lng: parse_degrees(lng, 180)? })
}

/// Returns the degrees written as `-12.5`, if they are within `most` of zero.
fn parse_degrees(text: &str, most: i64) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let number = |text: &str, longest: usize| {
        let shaped =
            (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        shaped.then(|| text.parse::<i64>().ok()).flatten()
    };
    // Further decimals are below a metre.
    let fraction = fraction.get(..fraction.len().min(DECIMALS))?;
    let missing = DECIMALS.saturating_sub(fraction.len()) as u32;
    let scaled = number(whole, 3)? * SCALE + number(fraction, DECIMALS)? * 10_i64.pow(missing);
    (scaled <= most * SCALE).then(|| (sign * scaled) as f64 / SCALE as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_read_and_written() {
        for text in [
            "centre",
            "village:bat-trang",
            "sales-point:cho-chuong",
            "sight:van-mieu",
            "eatery:thit-quay-don",
            "commune:bat-trang",
            "district:gia-lam",
            "21.02800,105.85200",
            "-0.00001,-179.99999",
        ] {
            assert_eq!(Anchor::parse(text).unwrap().to_string(), text);
        }
        let check = |text, lat, lng| {
            assert_eq!(Anchor::parse(text), Some(Anchor::Point(LatLng { lat, lng })), "{text}");
        };
        check("21.028,105.852", 21.028, 105.852);
        check("21,105", 21.0, 105.0);
        check("21.0287123456,105.5", 21.02871, 105.5);
        check("90,-180.0", 90.0, -180.0);
    }

    #[test]
    fn other_text_is_no_anchor() {
        for text in [
            "",
            "center",
            "village:",
            "village:Bát",
            "product:gom",
            ":",
            "21",
            "21,",
            ",105",
            "21.028;105",
            "90.00001,0",
            "0,181",
            "--1,0",
            "+1,0",
            "1e1,0",
            "NaN,0",
            "21.,105.",
            "1234,0",
            "1.é,2",
        ] {
            assert_eq!(Anchor::parse(text), None, "{text}");
        }
    }
}
