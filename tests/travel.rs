//! Roads and travel times: that the shipped skeleton is sound (rivers are crossed on named bridges
//! only, every commune lies on its bank, every mode gets everywhere), that known trips come out
//! right, that estimates hold together, and that broken files are named and never stop anything.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first surprise"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::OnceLock;
use ve_lang::domain::calendar::{Date, TimeOfDay};
use ve_lang::domain::catalogue::{Catalogue, Entry, EntryKind, Slug, decode};
use ve_lang::domain::geo::{LatLng, distance_km};
use ve_lang::domain::itinerary::Mode;
use ve_lang::domain::travel::network::{self, Network};
use ve_lang::domain::travel::{Basis, TravelTimes};

const ROADS: &[u8] = include_bytes!("../public/data/roads.json");
const CENTRE: LatLng = LatLng { lat: 21.0287, lng: 105.8523 };

fn roads() -> &'static Network {
    static SHIPPED: OnceLock<Network> = OnceLock::new();
    SHIPPED.get_or_init(|| network::decode(ROADS).unwrap().0)
}

fn catalogue() -> &'static Catalogue {
    static SHIPPED: OnceLock<Catalogue> = OnceLock::new();
    SHIPPED.get_or_init(|| decode(include_bytes!("../public/data/catalogue.json"), None).unwrap().0)
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn times(roads: &Network, mode: Mode) -> TravelTimes<'_> {
    TravelTimes::new(Some(roads), mode, day("2026-11-28"), CENTRE)
}

/// Where a place of the catalogue is: `village:bat-trang`; `centre` is where trips begin.
fn place(name: &str) -> LatLng {
    let Some((kind, slug)) = name.split_once(':') else { return CENTRE };
    let slug = Slug::new(slug).unwrap();
    let found = catalogue().entries().find(|entry| {
        let kinds = match kind {
            "village" => EntryKind::Village,
            _ => EntryKind::Sight,
        };
        entry.kind() == kinds && *catalogue().slug(*entry) == slug
    });
    found.and_then(|entry: Entry| catalogue().point(entry)).expect(name)
}

/// The shipped file with one change.
fn changed(change: impl FnOnce(&mut Value)) -> Network {
    let mut file: Value = serde_json::from_slice(ROADS).unwrap();
    change(&mut file);
    network::decode(file.to_string().as_bytes()).unwrap().0
}

// ── The shipped skeleton ─────────────────────────────────────────────────────────────────────────

#[test]
fn the_shipped_file_has_no_issue_and_is_small() {
    let (network, issues) = network::decode(ROADS).unwrap();
    assert_eq!(issues, []);
    assert!(network.nodes.len() >= 150, "{}", network.nodes.len());
    assert!(ROADS.len() <= 60_000, "{}", ROADS.len());
}

#[test]
fn barriers_are_crossed_on_named_bridges_only_and_each_bridge_once() {
    let roads = roads();
    let id = |at: usize| &*roads.nodes[at].id;
    for edge in &roads.edges {
        let wanted = usize::from(edge.bridge.is_some());
        assert_eq!(roads.crossings(edge), wanted, "{} – {}", id(edge.a), id(edge.b));
    }
    for (at, bridge) in roads.bridges.iter().enumerate() {
        let edges = roads.edges.iter().filter(|edge| edge.bridge == Some(at)).count();
        assert_eq!(edges, 1, "{}", bridge.name);
        let same = roads.bridges.iter().filter(|other| other.name == bridge.name).count();
        assert_eq!(same, 1, "{}", bridge.name);
    }
}

/// The communes on the left bank of the Red River; all others lie on the right bank, with the lake.
const LEFT_BANK: &str = "thien-loc vinh-thanh phuc-thinh dong-anh thu-lam soc-son kim-anh trung-gia \
    da-phuc noi-bai quang-minh yen-lang tien-thang me-linh phu-dong thuan-an gia-lam bat-trang bo-de \
    viet-hung phuc-loi long-bien";

#[test]
fn every_commune_lies_on_its_bank() {
    let red = roads().barriers.iter().find(|barrier| &*barrier.name == "Sông Hồng").unwrap();
    assert_eq!(catalogue().communes.len(), 126);
    let left: Vec<&str> = LEFT_BANK.split_whitespace().collect();
    for commune in &catalogue().communes {
        let point = commune.point;
        let is_across = red.crossings(CENTRE, point) % 2 == 1;
        assert_eq!(is_across, left.contains(&commune.slug.as_str()), "{}", commune.slug.as_str());
    }
}

#[test]
fn every_mode_gets_from_anywhere_to_anywhere() {
    let roads = roads();
    for mode in Mode::ALL {
        let mut joined = vec![false; roads.nodes.len()];
        joined[0] = true;
        let open: Vec<_> = roads
            .edges
            .iter()
            .filter(|edge| roads.is_open(edge, mode, day("2026-11-28")))
            .collect();
        for _ in 0..roads.nodes.len() {
            for edge in &open {
                let either = joined[edge.a] || joined[edge.b];
                (joined[edge.a], joined[edge.b]) = (either, either);
            }
        }
        let cut_off = joined.iter().position(|is_joined| !is_joined);
        assert_eq!(cut_off.map(|at| &roads.nodes[at].id), None, "{mode:?}");
    }
}

#[test]
fn known_trips_come_out_right() {
    // (from, to, least and most kilometres that villages' pages and press name, ±12 %)
    let rows = [
        ("centre", "village:bat-trang", 13.0, 15.0),
        ("centre", "village:duong-lam", 45.0, 50.0),
        ("centre", "sight:chua-huong", 55.0, 62.0),
        ("centre", "village:ha-thai", 17.0, 17.0),
        ("centre", "village:quat-dong", 23.0, 23.0),
        ("centre", "village:dao-xa-thuong-tin", 25.0, 25.0),
        ("centre", "village:chuon-ngo", 39.0, 40.0),
        ("centre", "village:phu-vinh", 24.0, 30.0),
        ("centre", "village:lang-chuong", 30.0, 30.0),
        ("centre", "village:canh-hoach", 35.0, 35.0),
        ("centre", "village:quang-phu-cau", 35.0, 35.0),
        ("centre", "village:trach-xa", 45.0, 50.0),
        ("centre", "village:chang-son-quat", 30.0, 30.0),
        ("centre", "village:minh-hong-mien", 70.0, 70.0),
        ("village:bat-trang", "village:van-phuc-thanh-tri", 21.0, 21.0),
    ];
    let times = times(roads(), Mode::Car);
    for (from, to, least, most) in rows {
        let km = f64::from(times.hop(place(from), place(to)).metres) / 1_000.0;
        assert!((least * 0.88..=most * 1.12).contains(&km), "{from} {to}: {km}");
    }
    let airport = LatLng { lat: 21.2187, lng: 105.8047 };
    let km = f64::from(times.hop(CENTRE, airport).metres) / 1_000.0;
    assert!((24.0..=28.0).contains(&km), "{km}");
}

#[test]
fn journeys_name_their_bridges_in_order() {
    let over = |mode, from, to| {
        let times = times(roads(), mode);
        let names = times.bridges().crossed(&times.hop(from, to), from);
        names.join(", ")
    };
    let (bat_trang, soc_temple) = (place("village:bat-trang"), place("sight:den-soc"));
    assert_eq!(over(Mode::Car, CENTRE, bat_trang), "Chương Dương");
    assert_eq!(over(Mode::Walk, CENTRE, bat_trang), "Long Biên");
    assert_eq!(over(Mode::Motorbike, CENTRE, soc_temple), "Nhật Tân");
    assert_eq!(over(Mode::Car, CENTRE, place("village:van-phuc")), "");
    let (there, back) = (place("village:lang-chuong"), place("village:phu-dong"));
    let mut forth: Vec<_> = over(Mode::Car, there, back).split(", ").map(String::from).collect();
    assert!(forth.len() > 1, "{forth:?}");
    forth.reverse();
    assert_eq!(forth.join(", "), over(Mode::Car, back, there));
}

#[test]
fn a_bridge_counts_from_the_day_it_opens() {
    let (from, to) = (place("village:bat-trang"), place("village:van-phuc-thanh-tri"));
    let metres = |date: &str| {
        TravelTimes::new(Some(roads()), Mode::Car, day(date), CENTRE).hop(from, to).metres
    };
    let ngoc_hoi = roads().bridges.iter().find(|bridge| &*bridge.name == "Ngọc Hồi").unwrap();
    let opens = ngoc_hoi.open_from.unwrap();
    let eve = Date::from_epoch_days(opens.epoch_days() - 1).unwrap();
    assert_eq!(metres(&eve.to_string()), metres("2026-11-28"));
    assert!(metres(&opens.to_string()) + 2_000 < metres("2026-11-28"));
}

#[test]
fn without_roads_journeys_follow_the_straight_line() {
    let flat = TravelTimes::new(None, Mode::Car, day("2026-11-28"), CENTRE);
    assert_eq!((flat.basis(), times(roads(), Mode::Car).basis()), (Basis::Straight, Basis::Roads));
    let (from, to) = (place("village:bat-trang"), place("village:van-phuc-thanh-tri"));
    let (by_line, by_road) = (flat.hop(from, to), times(roads(), Mode::Car).hop(from, to));
    assert!(by_line.metres < 9_000 && by_road.metres > 18_000, "{by_line:?} {by_road:?}");
    assert!(flat.bridges().crossed(&by_line, from).is_empty());
}

// ── Time ─────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn times_match_what_riders_report() {
    let minutes = |mode, to, at| {
        let at = TimeOfDay::parse(at).unwrap();
        times(roads(), mode).between(CENTRE, to, at).minutes
    };
    let duong_lam = place("village:duong-lam");
    assert!((80..=110).contains(&minutes(Mode::Motorbike, duong_lam, "10:00")));
    // Thăng Long boulevard is a motorway for cars.
    let hoa_lac = LatLng { lat: 20.999, lng: 105.527 };
    assert!(minutes(Mode::Car, hoa_lac, "10:00") + 10 < minutes(Mode::Motorbike, hoa_lac, "10:00"));
    let museum = place("sight:bao-tang-dan-toc-hoc");
    assert!((28..=40).contains(&minutes(Mode::Bicycle, museum, "10:00")));
    let free = minutes(Mode::Car, museum, "10:00");
    assert!(minutes(Mode::Car, museum, "07:30") > free + 5);
    assert_eq!(minutes(Mode::Car, museum, "22:00"), free);
    assert_eq!(minutes(Mode::Walk, museum, "07:30"), minutes(Mode::Walk, museum, "10:00"));
}

#[test]
fn speeds_are_those_of_the_file() {
    let slow = changed(|file| file["speeds"][4]["kmh"] = json!([9, 14, 20, 40]));
    let to = place("village:duong-lam");
    let minutes = |roads, mode| times(roads, mode).between(CENTRE, to, TimeOfDay::MIDNIGHT).minutes;
    assert_eq!(minutes(&slow, Mode::Car) - 5, 2 * (minutes(roads(), Mode::Car) - 5));
    assert_eq!(minutes(&slow, Mode::Bus), minutes(roads(), Mode::Bus));
}

#[test]
fn nobody_rides_where_walking_is_faster() {
    let near = LatLng { lat: 21.0287, lng: 105.8533 };
    for mode in Mode::ALL {
        for roads in [None, Some(roads())] {
            let times = TravelTimes::new(roads, mode, day("2026-11-28"), CENTRE);
            let travel = times.between(CENTRE, near, TimeOfDay::parse("10:00").unwrap());
            assert_eq!((travel.minutes, travel.low, travel.high), (3, 3, 5), "{mode:?}");
        }
    }
}

// ── Properties ───────────────────────────────────────────────────────────────────────────────────

fn anywhere() -> impl Strategy<Value = LatLng> {
    (20.57..21.37, 105.29..106.02).prop_map(|(lat, lng)| LatLng { lat, lng })
}

fn any_mode() -> impl Strategy<Value = Mode> {
    proptest::sample::select(Mode::ALL.to_vec())
}

fn any_roads() -> impl Strategy<Value = Option<&'static Network>> {
    prop_oneof![Just(None), Just(Some(roads()))]
}

proptest! {
    #[test]
    fn estimates_hold_together(
        a in anywhere(), b in anywhere(), mode in any_mode(), roads in any_roads(), at in 0i32..1440,
    ) {
        let times = TravelTimes::new(roads, mode, day("2026-11-28"), CENTRE);
        let hop = times.hop(a, b);
        prop_assert_eq!(hop, times.hop(b, a));
        prop_assert!(f64::from(hop.metres) >= 1_000.0 * distance_km(a, b) - 1.0);
        let travel = hop.travel(hop.arrival(at) - at);
        prop_assert!(travel.low <= travel.minutes && travel.minutes <= travel.high);
        prop_assert!(hop.arrival(at) <= hop.arrival(at + 1));
        let latest = hop.latest_departure(at);
        prop_assert!(latest < 0 || hop.arrival(latest) <= at);
        prop_assert!(latest < -1 || hop.arrival(latest + 1) > at);
    }

    #[test]
    fn a_removed_bridge_shortens_nothing(
        a in anywhere(), b in anywhere(), mode in any_mode(), at in 0usize..10,
    ) {
        let fewer = changed(|file| file["bridges"][at]["modes"] = json!([]));
        let metres = |roads| times(roads, mode).hop(a, b).metres;
        prop_assert!(metres(roads()) <= metres(&fewer));
    }

    #[test]
    fn broken_files_are_read_as_far_as_they_go(at in 0..ROADS.len(), byte: u8) {
        let mut bytes = ROADS.to_vec();
        bytes[at] = byte;
        for bytes in [&bytes[..], &ROADS[..at]] {
            if let Ok((network, _)) = network::decode(bytes) {
                let hop = times(&network, Mode::Car).hop(CENTRE, LatLng { lat: 21.1, lng: 105.5 });
                prop_assert!(hop.metres > 30_000);
            }
        }
    }
}

#[test]
fn between_villages_only_crossings_are_roundabout() {
    let points: Vec<(&str, LatLng)> = catalogue()
        .entries()
        .filter(|entry| entry.kind() == EntryKind::Village)
        .filter_map(|entry| Some((catalogue().slug(entry).as_str(), catalogue().point(entry)?)))
        .collect();
    let (roads, times) = (roads(), times(roads(), Mode::Motorbike));
    for (n, (from, a)) in points.iter().enumerate() {
        for (to, b) in points.iter().take(n) {
            let straight = distance_km(*a, *b);
            if straight >= 1.0 && !roads.is_parted(*a, *b) {
                let ratio = f64::from(times.hop(*a, *b).metres) / straight / 1_000.0;
                assert!(ratio < 3.0, "{from} {to}: {ratio}");
            }
        }
    }
}

// ── Broken files ─────────────────────────────────────────────────────────────────────────────────

#[test]
fn what_is_wrong_is_named() {
    type Change = fn(&mut Value);
    let rows: &[(Change, &str)] = &[
        (
            |f| f["nodes"][0]["at"] = json!([21]),
            "nodes hoan-kiem, at: is not [lat, lng] (row dropped)",
        ),
        (
            |f| f["nodes"][1]["zone"] = json!("sea"),
            "nodes cua-nam, zone: 'sea' is not a known word (row dropped)",
        ),
        (
            |f| f["nodes"][1]["id"] = json!("hoan-kiem"),
            "nodes hoan-kiem, id: is taken by an earlier row (row dropped)",
        ),
        (|f| f["nodes"] = json!({}), "nodes: is not a list"),
        (
            |f| f["edges"][0]["class"] = json!("air"),
            "edges row 1, class: 'air' is not a known word (row dropped)",
        ),
        (
            |f| f["edges"][0]["factor"] = json!(0.5),
            "edges row 1, factor: 0.5 is out of range (left as not known)",
        ),
        (
            |f| f["edges"][0]["b"] = json!("nowhere"),
            "edges row 1, b: 'nowhere' is not among the nodes (row dropped)",
        ),
        (|f| f["edges"][0]["fast"] = json!(1), "edges row 1, fast: is not a field of this format"),
        (
            |f| f["bridges"][0]["open_from"] = json!("soon"),
            "bridges row 1, open_from: 'soon' is not a date (row dropped)",
        ),
        (
            |f| f["bridges"][0]["modes"] = json!(["boat"]),
            "bridges row 1, modes: 'boat' is not a known word (left as not known)",
        ),
        (
            |f| f["bridges"][0]["a"] = json!("son-tay"),
            "edges thang-long-s – thang-long-n: 'thang-long-s – thang-long-n' is not among the bridges",
        ),
        (
            |f| f["bridges"][0]["a"] = json!("son-tay"),
            "bridges Thăng Long, a: 'Thăng Long' is not among the edges",
        ),
        (
            |f| f["rivers"][0]["line"] = json!([[21, 105]]),
            "rivers row 1, line: is missing (row dropped)",
        ),
        (
            |f| f["rivers"][0]["kind"] = json!("sea"),
            "rivers row 1, kind: 'sea' is not a known word (row dropped)",
        ),
        (
            |f| f["speeds"][0]["kmh"] = json!([0, 5, 5, 5]),
            "speeds row 1, kmh: is not four numbers (row dropped)",
        ),
        (
            |f| f["matrix"] = json!("../travel.bin"),
            "roads, matrix: is not the name of a file in this folder (left as not known)",
        ),
        (
            |f| f["detour"]["far"] = json!("long"),
            "roads, detour.far: is not a number (row dropped)",
        ),
    ];
    for (change, wanted) in rows {
        let mut file: Value = serde_json::from_slice(ROADS).unwrap();
        change(&mut file);
        let (_, issues) = network::decode(file.to_string().as_bytes()).unwrap();
        let found: Vec<String> = issues.iter().map(ToString::to_string).collect();
        assert!(found.iter().any(|issue| issue == wanted), "{wanted}\n{found:#?}");
    }
}

#[test]
fn what_is_no_network_is_an_error() {
    for text in ["", "<!doctype html>", "[]", "{\"format\":2}", "{\"nodes\":["] {
        assert!(network::decode(text.as_bytes()).is_err(), "{text}");
    }
    let (empty, issues) = network::decode(b"{}").unwrap();
    assert!(!issues.is_empty());
    assert!(times(&empty, Mode::Car).hop(CENTRE, LatLng { lat: 21.1, lng: 105.5 }).metres > 30_000);
}
