//! The drawn land of the map, `public/data/land.json`, held against what is known: the communes'
//! points and areas, the villages of the catalogue, where the bridges stand. Distances in km.

#![cfg(test)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

type Point = (f64, f64);

/// Above this the file is too large to be fetched with a map.
const MAX_BYTES: usize = 80_000;

/// The city's area by the sum of its communes, in km².
const AREA: f64 = 3_360.0;

/// How near to its drawn river a bridge stands.
const BRIDGE_KM: f64 = 0.7;

/// River, bridge, the middle of the bridge to about 300 m.
const BRIDGES: &[(&str, &str, Point)] = &[
    ("red", "Văn Lang", (21.2895, 105.400)),
    ("red", "Vĩnh Thịnh", (21.161, 105.478)),
    ("red", "Thăng Long", (21.102, 105.785)),
    ("red", "Nhật Tân", (21.095, 105.823)),
    ("red", "Long Biên", (21.0435, 105.8585)),
    ("red", "Chương Dương", (21.0375, 105.8655)),
    ("red", "Vĩnh Tuy", (21.008, 105.884)),
    ("red", "Thanh Trì", (20.994, 105.9005)),
    ("duong", "Đông Trù", (21.0765, 105.866)),
    ("duong", "Đuống", (21.0735, 105.9005)),
    ("duong", "Phù Đổng", (21.060, 105.9365)),
    ("da", "Trung Hà", (21.2355, 105.3505)),
    ("day", "Mai Lĩnh", (20.937, 105.7225)),
    ("day", "Tế Tiêu", (20.6865, 105.7475)),
];

// ── The file ─────────────────────────────────────────────────────────────────────────────────────

fn text(name: &str) -> Option<String> {
    fs::read_to_string(format!("{}/public/data/{name}", env!("CARGO_MANIFEST_DIR"))).ok()
}

fn read(name: &str) -> Value {
    serde_json::from_str(&text(name).expect("the file")).expect("JSON")
}

fn rows<'a>(file: &'a Value, table: &str) -> &'a [Value] {
    file[table].as_array().unwrap_or_else(|| panic!("no table {table}"))
}

fn point(value: &Value) -> Point {
    (value[0].as_f64().expect("a latitude"), value[1].as_f64().expect("a longitude"))
}

fn points(value: &Value) -> Vec<Point> {
    value.as_array().expect("points").iter().map(point).collect()
}

fn name(row: &Value) -> &str {
    row["name"].as_str().unwrap_or_default()
}

// ── Plane geometry, in km from 21° N 105° E ──────────────────────────────────────────────────────

fn plane((lat, lon): Point) -> Point {
    ((lon - 105.0) * 103.93, (lat - 21.0) * 110.7)
}

fn sides(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| (plane(*a), plane(*b)))
}

fn area(ring: &[Point]) -> f64 {
    sides(ring).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs() / 2.0
}

fn contains(ring: &[Point], at: Point) -> bool {
    let (x, y) = plane(at);
    let right = |(a, b): &(Point, Point)| {
        (a.1 > y) != (b.1 > y) && x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0)
    };
    sides(ring).filter(right).count() % 2 == 1
}

fn distance(at: Point, line: impl Iterator<Item = (Point, Point)>) -> f64 {
    let (x, y) = plane(at);
    let to = |(a, b): (Point, Point)| {
        let (u, v) = (b.0 - a.0, b.1 - a.1);
        let length = (u * u + v * v).max(f64::MIN_POSITIVE);
        let t = (((x - a.0) * u + (y - a.1) * v) / length).clamp(0.0, 1.0);
        (x - a.0 - t * u).hypot(y - a.1 - t * v)
    };
    line.map(to).fold(f64::INFINITY, f64::min)
}

fn river(land: &Value, id: &str) -> Vec<Point> {
    let row = rows(land, "rivers").iter().find(|row| row["id"] == id).expect("the river");
    points(&row["line"])
}

fn steps(line: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    line.windows(2).map(|pair| (plane(pair[0]), plane(pair[1])))
}

fn crosses((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let turn = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}

fn crosses_itself(ring: &[Point]) -> bool {
    let all: Vec<_> = sides(ring).collect();
    all.iter().enumerate().any(|(i, one)| all[i + 1..].iter().any(|other| crosses(*one, *other)))
}

// ── What must hold ───────────────────────────────────────────────────────────────────────────────

#[test]
fn the_geometry_can_tell() {
    let square = [(21.0, 105.0), (21.0, 105.1), (21.1, 105.1), (21.1, 105.0)];
    let bow = [square[0], square[2], square[1], square[3]];
    assert!(!crosses_itself(&square) && crosses_itself(&bow));
    assert!(contains(&square, (21.05, 105.05)) && !contains(&square, (21.05, 105.15)));
    assert!((area(&square) - 115.05).abs() < 0.1);
    assert!((distance((21.05, 105.2), sides(&square)) - 10.39).abs() < 0.01);
}

#[test]
fn the_file_is_small_and_says_where_it_is_from() {
    let text = text("land.json").expect("the file");
    assert!(text.len() <= MAX_BYTES, "{} bytes", text.len());
    let about = read("land.json")["about"].as_str().unwrap_or_default().to_owned();
    assert!(about.contains("not for navigation") && about.contains("by hand"), "{about}");
}

#[test]
fn the_outline_is_the_city() {
    let (land, catalogue) = (read("land.json"), read("catalogue.json"));
    let outline = points(&land["outline"]);
    assert!(!crosses_itself(&outline));
    let drawn = area(&outline);
    assert!((drawn / AREA - 1.0).abs() < 0.05, "{drawn} km²");
    let outside =
        |at: Point, margin: f64| !contains(&outline, at) || distance(at, sides(&outline)) < margin;
    let mut wrong = vec![];
    for commune in rows(&catalogue, "communes") {
        if outside(point(&commune["point"]), 0.8) {
            wrong.push(name(commune));
        }
    }
    for village in rows(&catalogue, "villages") {
        let place = &village["place"]["point"];
        if !place.is_null() && outside(point(place), 0.0) {
            wrong.push(village["id"].as_str().unwrap_or_default());
        }
    }
    assert!(wrong.is_empty(), "outside the outline, or too near to it: {wrong:?}");
}

#[test]
fn rings_are_simple_and_lie_in_the_city() {
    let land = read("land.json");
    let outline = points(&land["outline"]);
    for table in ["lakes", "islands", "hills", "towns"] {
        for row in rows(&land, table) {
            let ring = points(&row["ring"]);
            assert!(ring.len() >= 4 && !crosses_itself(&ring), "{table}: {}", name(row));
            assert!(area(&ring) > 0.01, "{table}: {} is no area", name(row));
        }
    }
    for row in rows(&land, "lakes") {
        let inside = points(&row["ring"]).iter().all(|at| contains(&outline, *at));
        assert!(inside, "{} leaves the city", name(row));
    }
}

#[test]
fn names_stand_once_and_in_the_city() {
    let (land, catalogue) = (read("land.json"), read("catalogue.json"));
    let outline = points(&land["outline"]);
    let mut seen = BTreeSet::new();
    for row in rows(&land, "labels") {
        assert!(seen.insert(name(row)), "{} twice", name(row));
        assert!(contains(&outline, point(&row["at"])), "{} outside", name(row));
    }
    for table in ["rivers", "streams", "lakes"] {
        for row in rows(&land, table).iter().filter(|row| !name(row).is_empty()) {
            assert!(seen.insert(name(row)), "{} twice", name(row));
        }
    }
    for district in rows(&catalogue, "districts") {
        assert!(seen.contains(name(district)), "no name for {}", name(district));
    }
}

#[test]
fn rivers_pass_under_their_bridges() {
    let land = read("land.json");
    for (id, bridge, at) in BRIDGES {
        let away = distance(*at, steps(&river(&land, id)));
        assert!(away <= BRIDGE_KM, "{bridge}: {away:.2} km from its river");
    }
}

#[test]
fn villages_stand_on_their_bank() {
    let land = read("land.json");
    let red = river(&land, "red");
    let from = (21.0287, 105.8523);
    let crossings =
        |at: Point| steps(&red).filter(|step| crosses((plane(from), plane(at)), *step)).count() % 2;
    // Village or commune, its point, 1 where the Red River lies between it and Hoàn Kiếm.
    let banks = [
        ("Bát Tràng", (20.9775, 105.9125), 1),
        ("Kim Lan", (20.958, 105.899), 1),
        ("Vạn Phúc (Thanh Trì)", (20.919, 105.902), 0),
        ("Hồng Vân", (20.877, 105.908), 0),
        ("Mê Linh", (21.151, 105.733), 1),
        ("Đường Lâm", (21.154, 105.472), 0),
        ("Yên Lãng", (21.172, 105.662), 1),
        ("Ô Diên", (21.110, 105.704), 0),
        ("Phú Xuyên", (20.764, 105.917), 0),
        ("Vĩnh Thanh", (21.108, 105.818), 1),
        ("Cổ Đô", (21.281, 105.375), 0),
    ];
    for (name, at, wanted) in banks {
        assert_eq!(crossings(at), wanted, "{name} is on the wrong bank");
    }
}
