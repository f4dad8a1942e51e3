//! The areas of the catalogue, those of today and those before 1 July 2025, and where a row lies in
//! them. Visitors and signs still use the old names, so a location keeps both.

use super::{CommuneId, DistrictId, Slug, Wording};
use crate::domain::geo::{Bounds, LatLng};

/// The region the catalogue covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its name, e.g. Hà Nội.
    pub name: Wording,
    /// What a visitor calls the middle of it.
    pub centre_name: Wording,
    /// That middle.
    pub centre: LatLng,
    /// No coordinate of the catalogue may lie outside.
    pub bounds: Bounds,
}

/// A former quận, huyện or thị xã (until 30 June 2025), which visitors and signs still use.
#[derive(Clone, Debug, PartialEq)]
pub struct District {
    /// The row's name in addresses.
    pub slug: Slug,
    /// The bare name: Gia Lâm.
    pub name: Box<str>,
    /// What it was.
    pub kind: DistrictKind,
    /// One of the inner urban districts, drawn together on the weave.
    pub inner: bool,
    /// The hexagons that stand for it on the weave, as (row, column).
    pub cells: Vec<(u8, u8)>,
}

/// What a former district was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistrictKind {
    /// Quận.
    Urban,
    /// Huyện.
    Rural,
    /// Thị xã.
    Town,
}

/// A ward or commune since 1 July 2025.
#[derive(Clone, Debug, PartialEq)]
pub struct Commune {
    /// The row's name in addresses.
    pub slug: Slug,
    /// The bare name: Bát Tràng.
    pub name: Box<str>,
    /// Phường, else xã.
    pub is_ward: bool,
    /// The official code.
    pub code: Box<str>,
    /// A point inside it.
    pub point: LatLng,
    /// Its area.
    pub area_km2: f64,
    /// The units of January 2025 it was made from.
    pub formerly: Vec<FormerCommune>,
}

/// A ward or commune of January 2025 that went wholly or partly into one of today's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerCommune {
    /// Its name with its kind: Xã Đa Tốn.
    pub name: Box<str>,
    /// The district it lay in.
    pub district: DistrictId,
    /// Only a part of it came here.
    pub in_part: bool,
}

/// Where something lies, as far as the sources tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Location {
    /// The commune of today.
    pub commune: Option<CommuneId>,
    /// Other communes of today that share the former one, when it was split.
    pub or_communes: Vec<CommuneId>,
    /// The former district.
    pub district: Option<DistrictId>,
    /// The former commune, as the sources name it.
    pub former_commune: Option<Box<str>>,
    /// Street address.
    pub address: Option<Wording>,
    /// The point, approximate unless `precision` says otherwise.
    pub point: Option<LatLng>,
    /// How the point was found.
    pub precision: Option<Precision>,
}

/// How a point was found; none of them is a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Placed by hand in the village.
    VillageCentre,
    /// The middle of the former commune.
    CommuneCentre,
    /// The well-known position of a landmark.
    Landmark,
    /// Taken from the craft village it belongs to.
    OfVillage,
    /// A published point.
    Published,
}
