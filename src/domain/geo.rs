//! Points on the earth and how far apart they are. Degrees are WGS 84; distances are kilometres.

pub mod trig;

/// A point, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LatLng {
    /// North.
    pub lat: f64,
    /// East.
    pub lng: f64,
}

/// A box of degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Its south-west corner.
    pub south_west: LatLng,
    /// Its north-east corner.
    pub north_east: LatLng,
}

impl Bounds {
    /// Returns the least box around `points`, or `None` if there are none.
    pub fn around(points: &[LatLng]) -> Option<Self> {
        let (first, rest) = points.split_first()?;
        let mut bounds = Self { south_west: *first, north_east: *first };
        for point in rest {
            let (low, high) = (&mut bounds.south_west, &mut bounds.north_east);
            (low.lat, low.lng) = (low.lat.min(point.lat), low.lng.min(point.lng));
            (high.lat, high.lng) = (high.lat.max(point.lat), high.lng.max(point.lng));
        }
        Some(bounds)
    }

    /// Returns whether `point` lies inside or on the edge.
    pub fn contains(&self, point: LatLng) -> bool {
        (self.south_west.lat..=self.north_east.lat).contains(&point.lat)
            && (self.south_west.lng..=self.north_east.lng).contains(&point.lng)
    }
}

/// Mean radius of the earth.
const EARTH_RADIUS_KM: f64 = 6_371.0;

/// Returns the distance in kilometres as the crow flies, on the plane that touches the earth halfway
/// between: within 0.1 % of the great circle over the 200 km of a province.
pub fn distance_km(a: LatLng, b: LatLng) -> f64 {
    let halfway = f64::midpoint(a.lat, b.lat).to_radians();
    let north = (b.lat - a.lat).to_radians();
    let east = (b.lng - a.lng).to_radians() * trig::cos(halfway);
    EARTH_RADIUS_KM * (north * north + east * east).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_match_published_ones() {
        let hoan_kiem = LatLng { lat: 21.0287, lng: 105.8523 };
        let bat_trang = LatLng { lat: 20.9775, lng: 105.9125 };
        let km = distance_km(hoan_kiem, bat_trang);
        assert!((km - 8.4).abs() < 0.1, "{km}");
        assert_eq!(distance_km(hoan_kiem, hoan_kiem), 0.0);
    }

    #[test]
    fn a_box_is_no_larger_than_its_points() {
        let at = |lat, lng| LatLng { lat, lng };
        let points = [at(21.0, 105.8), at(20.9, 105.9), at(21.1, 105.7)];
        let wanted = Bounds { south_west: at(20.9, 105.7), north_east: at(21.1, 105.9) };
        assert_eq!(Bounds::around(&points), Some(wanted));
        assert_eq!(Bounds::around(&[]), None);
    }

    #[test]
    fn distances_are_those_of_the_great_circle() {
        let haversine = |a: LatLng, b: LatLng| {
            let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
            let across = a.lat.to_radians().cos() * b.lat.to_radians().cos();
            2.0 * EARTH_RADIUS_KM * (half(a.lat, b.lat) + across * half(a.lng, b.lng)).sqrt().asin()
        };
        let from = LatLng { lat: 20.5, lng: 105.3 };
        for step in 1..100 {
            let to = LatLng {
                lat: 20.5 + f64::from(step) * 0.009,
                lng: 105.3 + f64::from(step * 37 % 100) * 0.009,
            };
            let (plane, sphere) = (distance_km(from, to), haversine(from, to));
            assert!((plane / sphere - 1.0).abs() < 1e-3, "{plane} {sphere}");
        }
    }
}
