//! The map: clusters against brute force, spots of the shipped catalogue, views in addresses.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use std::fs;
use ve_lang::domain::catalogue::decode::decode;
use ve_lang::domain::catalogue::{Catalogue, Entry};
use ve_lang::domain::geo::{Bounds, LatLng};
use ve_lang::domain::map::cluster::{Cluster, MOST_MARKS, clusters};
use ve_lang::domain::map::projection::{Pixel, project, world_size};
use ve_lang::domain::map::spot::spots;
use ve_lang::domain::map::{MAX_ZOOM, MIN_ZOOM};

const PROVINCE: Bounds = Bounds {
    south_west: LatLng { lat: 20.5, lng: 105.2 },
    north_east: LatLng { lat: 21.4, lng: 106.1 },
};

fn point() -> impl Strategy<Value = LatLng> {
    (20.5..21.4_f64, 105.2..106.1_f64).prop_map(|(lat, lng)| LatLng { lat, lng })
}

fn view() -> impl Strategy<Value = Bounds> {
    (point(), point()).prop_map(|(a, b)| Bounds {
        south_west: LatLng { lat: a.lat.min(b.lat), lng: a.lng.min(b.lng) },
        north_east: LatLng { lat: a.lat.max(b.lat), lng: a.lng.max(b.lng) },
    })
}

/// What a screen of 64 px squares holds, worked out point by point.
fn brute_force(points: &[LatLng], view: Bounds, zoom: f64) -> Vec<Vec<usize>> {
    let size = world_size(zoom);
    let square = |point| {
        let pixel = project(point, size);
        ((pixel.x / 64.0).floor(), (pixel.y / 64.0).floor())
    };
    let (low, high) = (square(view.south_west), square(view.north_east));
    let mut groups: Vec<((f64, f64), Vec<usize>)> = vec![];
    for (at, point) in points.iter().enumerate() {
        let (x, y) = square(*point);
        if x < low.0 || x > high.0 || y < high.1 || y > low.1 {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == (x, y)) {
            Some((_, group)) => group.push(at),
            None => groups.push(((x, y), vec![at])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn members(clusters: &[Cluster]) -> Vec<Vec<usize>> {
    clusters.iter().map(|cluster| cluster.members.clone()).collect()
}

proptest! {
    #[test]
    fn clusters_are_those_of_brute_force(
        points in prop::collection::vec(point(), 0..150), view in view(), zoom in MIN_ZOOM..MAX_ZOOM,
    ) {
        let found = clusters(&points, view, zoom);
        prop_assert_eq!(members(&found), brute_force(&points, view, zoom));
    }

    #[test]
    fn every_point_in_view_has_one_mark_and_no_two_overlap(
        points in prop::collection::vec(point(), 0..2_000), view in view(), zoom in MIN_ZOOM..MAX_ZOOM,
    ) {
        let found = clusters(&points, view, zoom);
        prop_assert!(found.len() <= MOST_MARKS);
        let mut all: Vec<usize> = found.iter().flat_map(|cluster| cluster.members.clone()).collect();
        all.sort_unstable();
        prop_assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
        for (at, point) in points.iter().enumerate() {
            prop_assert!(!view.contains(*point) || all.binary_search(&at).is_ok());
        }
        for cluster in &found {
            let around = Bounds {
                south_west: LatLng { lat: cluster.bounds.south_west.lat - 1e-9, lng: cluster.bounds.south_west.lng - 1e-9 },
                north_east: LatLng { lat: cluster.bounds.north_east.lat + 1e-9, lng: cluster.bounds.north_east.lng + 1e-9 },
            };
            // Half of a mark away from its square's edge, so at most that far from its points' middle.
            let degrees = 22.5 * 360.0 / world_size(zoom);
            let near = |at: f64, low: f64, high: f64| (low - degrees..=high + degrees).contains(&at);
            prop_assert!(near(cluster.at.lat, around.south_west.lat, around.north_east.lat));
            prop_assert!(near(cluster.at.lng, around.south_west.lng, around.north_east.lng));
            prop_assert!(cluster.can_split || around.contains(cluster.at));
            prop_assert!(cluster.members.iter().all(|at| around.contains(points[*at])));
        }
        let large: Vec<Pixel> = found.iter().filter(|cluster| cluster.can_split)
            .map(|cluster| project(cluster.at, world_size(zoom))).collect();
        for (at, one) in large.iter().enumerate() {
            for other in &large[at + 1..] {
                let (x, y) = ((one.x - other.x).abs(), (one.y - other.y).abs());
                prop_assert!(x > 43.0 || y > 43.0, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn moving_the_map_leaves_whole_marks_as_they_are(
        points in prop::collection::vec(point(), 0..150), view in view(), zoom in MIN_ZOOM..MAX_ZOOM,
    ) {
        let everywhere = members(&clusters(&points, PROVINCE, zoom));
        prop_assume!(everywhere.len() < MOST_MARKS);
        for group in members(&clusters(&points, view, zoom)) {
            prop_assert!(everywhere.contains(&group));
        }
    }
}

#[test]
fn three_and_a_half_thousand_places_never_make_more_marks_than_a_screen_holds() {
    // Spread evenly, the hardest case: no square is empty.
    let points: Vec<LatLng> = (0..3_500)
        .map(|n| LatLng {
            lat: 20.5 + f64::from(n / 59) * 0.9 / 60.0,
            lng: 105.2 + f64::from(n % 59) * 0.9 / 59.0,
        })
        .collect();
    for half_steps in 16..=34 {
        let found = clusters(&points, PROVINCE, f64::from(half_steps) / 2.0);
        let n: usize = found.iter().map(|cluster| cluster.members.len()).sum();
        assert!(found.len() <= MOST_MARKS && n == 3_500, "{half_steps}: {}", found.len());
    }
}

#[test]
fn a_mark_splits_only_where_its_points_lie_apart() {
    let at = LatLng { lat: 21.0, lng: 105.8 };
    let aside = LatLng { lat: 21.002, lng: 105.8 };
    for (points, splits) in [(vec![at], false), (vec![at, at, at], false), (vec![at, aside], true)]
    {
        let found = clusters(&points, PROVINCE, MIN_ZOOM);
        assert_eq!((found.len(), found[0].can_split), (1, splits), "{points:?}");
    }
}

fn shipped() -> Catalogue {
    let file =
        fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/catalogue.json")).unwrap();
    decode(&file, None).unwrap().0
}

#[test]
fn every_entry_with_a_position_is_in_one_spot() {
    let catalogue = shipped();
    let found = spots(&catalogue, catalogue.entries());
    let mut shown: Vec<Entry> = found.iter().flat_map(|spot| spot.entries.clone()).collect();
    let n = shown.len();
    shown.sort();
    shown.dedup();
    assert_eq!(n, shown.len());
    let placed: Vec<Entry> =
        catalogue.entries().filter(|entry| catalogue.point(*entry).is_some()).collect();
    assert!(placed.len() > 300 && placed.iter().all(|entry| shown.contains(entry)));
    let bat_trang = found
        .iter()
        .find(|spot| catalogue.slug(spot.place).as_str() == "bat-trang")
        .expect("a spot for the best-known village");
    assert!(bat_trang.entries.len() > 1 && matches!(bat_trang.place, Entry::Village(_)));
}
