//! The projection of web maps, Web Mercator (EPSG:3857), on a square whose side is the world.

use crate::domain::geo::{LatLng, trig};
use std::f64::consts::PI;

/// How many pixels the world measures at zoom 0.
const TILE: f64 = 256.0;

/// Where the world is cut off in the north and south: there it is a square.
const EDGE: f64 = 85.051_128;

/// A point of the projected world in pixels, from its north-west corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pixel {
    /// East.
    pub x: f64,
    /// South.
    pub y: f64,
}

/// Returns how many pixels the world measures at `zoom`.
pub fn world_size(zoom: f64) -> f64 {
    TILE * zoom.exp2()
}

/// Returns the pixel of `point` in a world of `size` pixels.
pub fn project(point: LatLng, size: f64) -> Pixel {
    let sine = trig::sin(point.lat.clamp(-EDGE, EDGE).to_radians());
    let y = 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI);
    Pixel { x: size * (point.lng + 180.0) / 360.0, y: size * y }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Pixel, x: f64, y: f64) {
        assert!((found.x - x).abs() < 1e-3 && (found.y - y).abs() < 1e-3, "{found:?}");
    }

    #[test]
    fn the_world_is_a_square_with_its_middle_on_the_equator() {
        close(project(LatLng { lat: 0.0, lng: 0.0 }, 256.0), 128.0, 128.0);
        close(project(LatLng { lat: EDGE, lng: -180.0 }, 256.0), 0.0, 0.0);
        close(project(LatLng { lat: -90.0, lng: 180.0 }, 256.0), 256.0, 256.0);
        assert_eq!(world_size(3.0), 2_048.0);
    }

    #[test]
    fn latitudes_are_those_of_mercator() {
        // y / R = ln tan(π/4 + φ/2), as in EPSG Guidance Note 7-2, §3.2.1.2.
        for degrees in -80..=80 {
            let lat = f64::from(degrees);
            let y = (PI / 4.0 + lat.to_radians() / 2.0).tan().ln();
            close(project(LatLng { lat, lng: 0.0 }, TAU), PI, PI - y);
        }
    }

    const TAU: f64 = 2.0 * PI;
}
