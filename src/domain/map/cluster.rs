//! Marks that would overlap become one: the part of a grid that is in view, a mark for each square
//! with something in it. The grid lies on the world, not on the screen, so that marks stay as they
//! are while the map is moved.

use super::MAX_ZOOM;
use super::projection::{Pixel, project, world_size};
use crate::domain::geo::{Bounds, LatLng, trig};

/// The side of a square in pixels: a mark and the thumb that meets it.
const CELL: f64 = 64.0;

/// How near the edge of its square a mark of several points stands at most, so that two of them touch
/// and do not overlap: half of a mark.
const INSET: f64 = 22.0;

/// How many marks a screen gets at most. Where more squares are in use, squares are twice as large.
pub const MOST_MARKS: usize = 200;

/// Points that share a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Where the mark stands: the middle of its points, or near it.
    pub at: LatLng,
    /// The points, as places in the list that was given; in its order.
    pub members: Vec<usize>,
    /// The smallest box around the points.
    pub bounds: Bounds,
    /// Whether coming nearer shows it as several marks.
    pub can_split: bool,
}

type Cell = (i64, i64);

/// Returns the marks of the points in the squares that `view` touches at `zoom`, in the order in
/// which each mark's first point stands in the list. There are [`MOST_MARKS`] at most.
pub fn clusters(points: &[LatLng], view: Bounds, zoom: f64) -> Vec<Cluster> {
    let size = world_size(zoom);
    let (low, high) = (project(view.south_west, size), project(view.north_east, size));
    let mut side = CELL;
    loop {
        let ((west, south), (east, north)) = (cell(low, side), cell(high, side));
        let in_view = |(x, y): &Cell| (west..=east).contains(x) && (north..=south).contains(y);
        let cells = points.iter().map(|point| cell(project(*point, size), side));
        let mut placed: Vec<(Cell, usize)> = cells
            .enumerate()
            .map(|(at, cell)| (cell, at))
            .filter(|(cell, _)| in_view(cell))
            .collect();
        placed.sort_unstable();
        let squares = placed.chunk_by(|(a, _), (b, _)| a == b);
        if squares.clone().count() <= MOST_MARKS {
            let mut made: Vec<Cluster> =
                squares.map(|square| cluster(points, square, side, size)).collect();
            made.sort_unstable_by_key(|made| made.members.first().copied());
            return made;
        }
        side *= 2.0;
    }
}

fn cell(pixel: Pixel, side: f64) -> Cell {
    ((pixel.x / side).floor() as i64, (pixel.y / side).floor() as i64)
}

fn cluster(points: &[LatLng], square: &[(Cell, usize)], side: f64, size: f64) -> Cluster {
    let members: Vec<usize> = square.iter().map(|(_, at)| *at).collect();
    let here = || members.iter().filter_map(|at| points.get(*at).copied());
    let mut bounds = Bounds {
        south_west: LatLng { lat: f64::MAX, lng: f64::MAX },
        north_east: LatLng { lat: f64::MIN, lng: f64::MIN },
    };
    let mut sum = LatLng { lat: 0.0, lng: 0.0 };
    for point in here() {
        let Bounds { south_west: low, north_east: high } = &mut bounds;
        (low.lat, low.lng) = (low.lat.min(point.lat), low.lng.min(point.lng));
        (high.lat, high.lng) = (high.lat.max(point.lat), high.lng.max(point.lng));
        (sum.lat, sum.lng) = (sum.lat + point.lat, sum.lng + point.lng);
    }
    let n = members.len() as f64;
    let nearest = |point| cell(project(point, world_size(MAX_ZOOM)), CELL);
    let mut nearest = here().map(nearest);
    let first = nearest.next();
    let can_split = nearest.any(|other| Some(other) != first);
    let middle = LatLng { lat: sum.lat / n, lng: sum.lng / n };
    let at = if can_split { inside(middle, side, size) } else { middle };
    Cluster { at, members, bounds, can_split }
}

/// Returns the point, or the nearest to it that is not near the edge of its square.
fn inside(point: LatLng, side: f64, size: f64) -> LatLng {
    let pixel = project(point, size);
    let (x, y) = cell(pixel, side);
    let lack = |at: f64, cell: i64| {
        let begins = cell as f64 * side;
        at.clamp(begins + INSET, begins + side - INSET) - at
    };
    // A few pixels: the scale does not change on the way.
    let degrees_a_pixel = 360.0 / size;
    let north = -lack(pixel.y, y) * degrees_a_pixel * trig::cos(point.lat.to_radians());
    LatLng { lat: point.lat + north, lng: point.lng + lack(pixel.x, x) * degrees_a_pixel }
}
