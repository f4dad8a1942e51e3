//! What a map shows: entries gathered into spots, spots into as many marks as a screen can hold. Pure:
//! the map's engine says what part of the earth is in view, and gets a list of marks.

pub mod cluster;
pub mod projection;
pub mod spot;

use crate::domain::geo::LatLng;

/// How near the map comes: streets of a village.
pub const MAX_ZOOM: f64 = 17.0;

/// How far away it goes: the whole province on a phone.
pub const MIN_ZOOM: f64 = 8.0;

/// What a map looks at: its middle, and the zoom as web maps count it, 256 px for the whole earth
/// at 0 and twice that at each step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The middle.
    pub centre: LatLng,
    /// The zoom.
    pub zoom: f64,
}

impl View {
    /// Returns the view with a zoom the map has.
    pub fn new(centre: LatLng, zoom: f64) -> Self {
        Self { centre, zoom: zoom.clamp(MIN_ZOOM, MAX_ZOOM) }
    }
}
