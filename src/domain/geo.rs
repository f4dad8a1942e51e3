//! Points on the earth and how far apart they are. Degrees are WGS 84; distances are kilometres.

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
    /// Returns whether `point` lies inside or on the edge.
    pub fn contains(&self, point: LatLng) -> bool {
        (self.south_west.lat..=self.north_east.lat).contains(&point.lat)
            && (self.south_west.lng..=self.north_east.lng).contains(&point.lng)
    }
}

/// Mean radius of the earth.
const EARTH_RADIUS_KM: f64 = 6_371.0;

/// Returns the great-circle distance in kilometres (haversine).
pub fn distance_km(a: LatLng, b: LatLng) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let h = half(a.lat, b.lat)
        + a.lat.to_radians().cos() * b.lat.to_radians().cos() * half(a.lng, b.lng);
    2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
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
        let antipode = distance_km(LatLng { lat: 0.0, lng: 0.0 }, LatLng { lat: 0.0, lng: 180.0 });
        assert!((antipode - 20_015.0).abs() < 1.0, "{antipode}");
    }
}
