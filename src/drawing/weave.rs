//! The districts as a cane weave: each a patch of hexagons, the inner ones one patch together. It
//! is schematic on purpose, and its cells come with the catalogue.

use crate::domain::catalogue::{District, Slug};
use crate::domain::decimal::decimal;

/// The width of the drawing; its height follows.
pub const WIDTH: f64 = 350.0;

/// How much smaller than its place a hexagon is drawn, so that the weave shows.
const GAP: f64 = 1.1;

/// Patches with at least this many cells carry their name on one line.
const ROOMY: usize = 12;

/// A district, or all inner ones, on the weave.
#[derive(Clone, Debug, PartialEq)]
pub struct Patch {
    /// The districts it stands for.
    pub districts: Vec<Slug>,
    /// Its name; `None` for the inner districts together.
    pub name: Option<Box<str>>,
    /// The outlines of its hexagons, as SVG path data.
    pub path: String,
    /// The middle of it.
    pub middle: (f64, f64),
    /// Its name needs two lines.
    pub narrow: bool,
}

/// Returns the patches of the weave and its height.
pub fn weave(districts: &[District]) -> (Vec<Patch>, f64) {
    let Some(frame) = Frame::around(districts) else { return (Vec::new(), 0.0) };
    let mut patches: Vec<Patch> = Vec::new();
    let (inner, outer): (Vec<&District>, Vec<&District>) =
        districts.iter().filter(|district| !district.cells.is_empty()).partition(|d| d.inner);
    if !inner.is_empty() {
        patches.push(frame.patch(&inner, None));
    }
    patches.extend(outer.iter().map(|district| frame.patch(&[district], Some(&district.name))));
    (patches, frame.height)
}

/// Where the cells of the weave land.
struct Frame {
    left: f64,
    top: f64,
    cell: f64,
    height: f64,
}

/// The middle of a cell, in cell widths.
fn middle((row, column): (u8, u8)) -> (f64, f64) {
    let indent = if row % 2 == 1 { 0.5 } else { 0.0 };
    (f64::from(column) + indent, f64::from(row) * 1.5 / 3_f64.sqrt())
}

impl Frame {
    fn around(districts: &[District]) -> Option<Self> {
        let middles: Vec<(f64, f64)> = districts
            .iter()
            .flat_map(|district| district.cells.iter().copied().map(middle))
            .collect();
        let (first, rest) = middles.split_first()?;
        let (mut low, mut high) = (*first, *first);
        for at in rest {
            low = (low.0.min(at.0), low.1.min(at.1));
            high = (high.0.max(at.0), high.1.max(at.1));
        }
        let cell = WIDTH / (high.0 - low.0 + 1.0);
        let radius = 1.0 / 3_f64.sqrt();
        let height = (high.1 - low.1 + 2.0 * radius) * cell;
        Some(Self { left: low.0 - 0.5, top: low.1 - radius, cell, height })
    }

    fn at(&self, cell: (u8, u8)) -> (f64, f64) {
        let (x, y) = middle(cell);
        ((x - self.left) * self.cell, (y - self.top) * self.cell)
    }

    fn patch(&self, districts: &[&District], name: Option<&str>) -> Patch {
        let cells: Vec<(f64, f64)> = districts
            .iter()
            .flat_map(|district| district.cells.iter().map(|cell| self.at(*cell)))
            .collect();
        let n = cells.len().max(1) as f64;
        let sum = cells.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
        let letters = name.map_or(0, |name| name.chars().count());
        Patch {
            districts: districts.iter().map(|district| district.slug.clone()).collect(),
            name: name.map(Into::into),
            path: cells.iter().map(|at| hexagon(*at, self.cell / 3_f64.sqrt() - GAP)).collect(),
            middle: (sum.0 / n, sum.1 / n),
            narrow: cells.len() < ROOMY && letters > 6,
        }
    }
}

fn hexagon((x, y): (f64, f64), radius: f64) -> String {
    let mut path = String::new();
    let half = 3_f64.sqrt() / 2.0;
    let corners = [(0.0, 1.0), (half, 0.5), (half, -0.5), (0.0, -1.0), (-half, -0.5), (-half, 0.5)];
    for (at, (east, north)) in corners.iter().enumerate() {
        path.push(if at == 0 { 'M' } else { 'L' });
        path.push_str(&decimal(x + radius * east, 1));
        path.push(' ');
        path.push_str(&decimal(y - radius * north, 1));
    }
    path.push('z');
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::DistrictKind;

    fn district(slug: &str, inner: bool, cells: &[(u8, u8)]) -> District {
        District {
            slug: Slug::new(slug).unwrap(),
            name: slug.into(),
            kind: DistrictKind::Rural,
            inner,
            cells: cells.to_vec(),
        }
    }

    #[test]
    fn inner_districts_are_one_patch_and_everything_fits() {
        let districts = [
            district("a", true, &[(0, 0)]),
            district("b", true, &[(1, 0)]),
            district("c", false, &[(2, 3), (3, 3)]),
            district("d", false, &[]),
        ];
        let (patches, height) = weave(&districts);
        assert_eq!(patches.iter().map(|p| p.districts.len()).collect::<Vec<_>>(), [2, 1]);
        assert!(height > 0.0);
        for patch in &patches {
            let (x, y) = patch.middle;
            assert!((0.0..=WIDTH).contains(&x) && (0.0..=height).contains(&y));
            assert!(!patch.path.contains("NaN") && !patch.path.contains('-'), "{}", patch.path);
        }
    }

    #[test]
    fn a_region_without_cells_has_no_weave() {
        assert_eq!(weave(&[]), (Vec::new(), 0.0));
    }
}
