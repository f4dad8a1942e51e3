//! The matrix of ways that a routing engine found: what is packed is read back, whatever is broken or
//! made for another catalogue is refused by name, and what it does not know comes from the roads.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first surprise"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::OnceLock;
use ve_lang::command::travel_matrix::packed;
use ve_lang::domain::calendar::{Date, TimeOfDay};
use ve_lang::domain::catalogue::{Catalogue, decode};
use ve_lang::domain::geo::LatLng;
use ve_lang::domain::itinerary::{Anchor, Mode, TripRequest, check, plan, problem};
use ve_lang::domain::travel::matrix::{self, MatrixError, Measured, places};
use ve_lang::domain::travel::network::{self, Network};
use ve_lang::domain::travel::{Basis, Journey, JourneyRequest, Journeys, Matrix, TravelTimes};
use ve_lang::domain::varint;

const ROADS: &[u8] = include_bytes!("../public/data/roads.json");
const CATALOGUE: &[u8] = include_bytes!("../public/data/catalogue.json");

const LAKE: &str = "centre";
const BAT_TRANG: &str = "village:bat-trang";
const VAN_PHUC: &str = "village:van-phuc";
const DUONG_LAM: &str = "village:duong-lam";

/// Ways of an engine: one that runs longer there than back, one that nobody knows the way back of,
/// and a longer one.
const WAYS: &str = "mode,from,to,metres,seconds
car,centre,village:bat-trang,16040,1800
car,village:bat-trang,centre,12960,1500
car,centre,village:van-phuc,11000,1261
car,village:duong-lam,village:bat-trang,55555,4000
bicycle,village:bat-trang,centre,12400,3000
";

fn catalogue() -> &'static Catalogue {
    static SHIPPED: OnceLock<Catalogue> = OnceLock::new();
    SHIPPED.get_or_init(|| decode(CATALOGUE, None).unwrap().0)
}

fn made(ways: &str) -> Result<Vec<u8>, String> {
    packed(ways, places(catalogue()), "© those who mapped it")
}

fn day() -> Date {
    Date::parse("2026-11-28").unwrap()
}

/// The shipped roads, with a matrix before them.
fn roads(matrix: Option<&[u8]>) -> Network {
    let mut roads = network::decode(ROADS).unwrap().0;
    roads.matrix = matrix.map(|bytes| Matrix::open(bytes, catalogue()).unwrap());
    roads
}

fn point(id: &str) -> LatLng {
    Anchor::parse(id).unwrap().point(catalogue()).expect(id)
}

fn times(roads: &Network, mode: Mode) -> TravelTimes<'_> {
    TravelTimes::new(Some(roads), mode, day(), catalogue().region.centre)
}

#[test]
fn what_was_packed_is_read_back() {
    let bytes = made(WAYS).unwrap();
    let matrix = Matrix::open(&bytes, catalogue()).unwrap();
    assert_eq!(&*matrix.credit, "© those who mapped it");
    assert_eq!(matrix.modes().collect::<Vec<_>>(), [Mode::Bicycle, Mode::Car]);
    let way = |mode, from, to| {
        let at = |id| matrix.find(point(id)).expect(id);
        matrix.way(mode, at(from), at(to)).map(|way| (way.metres, way.seconds))
    };
    // (mode, from, to, metres and seconds to the file's units)
    let rows = [
        (Mode::Car, LAKE, BAT_TRANG, Some((16_000, 1_800))),
        (Mode::Car, BAT_TRANG, LAKE, Some((13_000, 1_500))),
        (Mode::Car, LAKE, VAN_PHUC, Some((11_000, 1_260))),
        (Mode::Car, VAN_PHUC, LAKE, None),
        (Mode::Car, DUONG_LAM, BAT_TRANG, Some((55_600, 3_990))),
        (Mode::Car, LAKE, LAKE, Some((0, 0))),
        (Mode::Bicycle, BAT_TRANG, LAKE, Some((12_400, 3_000))),
        (Mode::Bicycle, LAKE, BAT_TRANG, None),
        (Mode::Walk, BAT_TRANG, LAKE, None),
    ];
    for (mode, from, to, wanted) in rows {
        assert_eq!(way(mode, from, to), wanted, "{mode:?} {from} {to}");
    }
    assert_eq!(matrix.find(point("village:phu-vinh")), None);
}

#[test]
fn what_is_wrong_is_named() {
    let bytes = made(WAYS).unwrap();
    let decoded = |bytes: &[u8]| Matrix::open(bytes, catalogue()).map(|_| ());
    let changed = |at: usize, by: u8| {
        let mut bytes = bytes.clone();
        bytes[at] ^= by;
        bytes
    };
    assert_eq!(decoded(&bytes), Ok(()));
    assert_eq!(decoded(b""), Err(MatrixError::NotAMatrix));
    assert_eq!(decoded(b"<!doctype html>"), Err(MatrixError::NotAMatrix));
    assert_eq!(decoded(&changed(4, 3)), Err(MatrixError::Version(2)));
    for end in 4..bytes.len() {
        assert_eq!(decoded(&bytes[..end]), Err(MatrixError::Broken), "{end} bytes");
    }
    for at in 5..bytes.len() {
        assert_eq!(decoded(&changed(at, 0x10)), Err(MatrixError::Broken), "byte {at}");
    }
}

#[test]
fn one_made_for_another_catalogue_is_refused_and_the_place_named() {
    type Change = fn(&mut Vec<Value>);
    fn moved(rows: &mut [Value], id: &str) {
        let row = rows.iter_mut().find(|row| row["id"] == id).unwrap();
        row["place"]["point"] = json!([20.9, 105.9]);
    }
    let rows: [(Change, Option<&str>); 4] = [
        (|_| {}, None),
        (|rows| moved(rows, "bat-trang"), Some(BAT_TRANG)),
        (|rows| rows.retain(|row| row["id"] != "duong-lam"), Some(DUONG_LAM)),
        // One that no way begins or ends at.
        (|rows| moved(rows, "phu-vinh"), None),
    ];
    let bytes = made(WAYS).unwrap();
    for (number, (change, wanted)) in rows.into_iter().enumerate() {
        let mut file: Value = serde_json::from_slice(CATALOGUE).unwrap();
        change(file["villages"].as_array_mut().unwrap());
        let (other, _) = decode(file.to_string().as_bytes(), None).unwrap();
        let found = Matrix::open(&bytes, &other).err();
        assert_eq!(found, wanted.map(|id| MatrixError::Stale(id.into())), "row {number}");
        let told = found.map(|error| error.to_string()).unwrap_or_default();
        assert!(told.ends_with(wanted.unwrap_or_default()), "{told}");
    }
}

#[test]
fn sealed_nonsense_is_broken_and_no_harm() {
    let sealed = |body: &[u32]| {
        let mut bytes = b"VLTM\x01".to_vec();
        body.iter().for_each(|number| varint::put(&mut bytes, *number));
        let seal = ve_lang::domain::fingerprint::fingerprint(&bytes).to_le_bytes();
        bytes.extend_from_slice(&seal);
        matrix::decode(&bytes).map(|_| ())
    };
    // (credit, places, modes)
    assert_eq!(sealed(&[0, 0, 0]), Ok(()));
    let rows: [&[u32]; 7] = [
        &[],
        &[9],
        &[0, u32::MAX],
        &[0, 1, 0, u32::MAX - 1, 2, 1, 9],
        &[0, 2, 0, u32::MAX - 1, 0, 0, u32::MAX - 1, 0, 0],
        &[0, 2, 0, 2, 2, 0, 2, 2, 1, 0, 2, 2, 1, 1],
        &[0, 0, 0, 0],
    ];
    for row in rows {
        assert_eq!(sealed(row), Err(MatrixError::Broken), "{row:?}");
    }
}

#[test]
fn a_table_that_cannot_be_packed_says_which_line() {
    let with = |line: &str| format!("{WAYS}{line}\n");
    // (table, what is said of it)
    let rows = [
        (String::new(), "line 1: is not mode,from,to,metres,seconds"),
        (
            with("car,centre,village:nowhere,1,1"),
            "line 7: 'village:nowhere' is no place of the catalogue's list",
        ),
        (with("boat,centre,village:van-phuc,1,1"), "line 7: 'boat' is no mode"),
        (with("car,centre,village:van-phuc,-1,1"), "line 7: '-1' is no length"),
        (
            with("car,centre,village:van-phuc,1"),
            "line 7: 4 values, not mode,from,to,metres,seconds",
        ),
        (with("car,centre,village:van-phuc,1,1"), "line 7: says again what an earlier line says"),
    ];
    for (table, wanted) in rows {
        assert_eq!(made(&table), Err(wanted.to_owned()));
    }
}

#[test]
fn the_list_holds_each_point_once_and_all_of_them() {
    let listed = places(catalogue());
    let wanted = [LAKE, BAT_TRANG, DUONG_LAM, "commune:bat-trang", "district:gia-lam"];
    for id in wanted {
        let near =
            |at: LatLng| (at.lat - point(id).lat).abs() + (at.lng - point(id).lng).abs() < 2e-5;
        assert_eq!(listed.iter().filter(|(_, at)| near(*at)).count(), 1, "{id}");
    }
    for (id, at) in &listed {
        assert_eq!(point(id), *at);
    }
}

#[test]
fn known_pairs_go_by_the_engine_and_others_by_the_roads() {
    let (plain, bytes) = (roads(None), made(WAYS).unwrap());
    let with = roads(Some(&bytes));
    let metres = |roads, mode, from, to| times(roads, mode).hop(point(from), point(to)).metres;
    assert_eq!(metres(&with, Mode::Car, LAKE, BAT_TRANG), 16_000);
    assert_eq!(metres(&with, Mode::Car, BAT_TRANG, LAKE), 13_000);
    // (mode, from, to): a way back that nobody knows, places and modes that are not in the file.
    let rows = [
        (Mode::Car, VAN_PHUC, LAKE),
        (Mode::Car, LAKE, "village:phu-vinh"),
        (Mode::Car, "21.01,105.82", BAT_TRANG),
        (Mode::Walk, LAKE, BAT_TRANG),
        (Mode::Bicycle, LAKE, BAT_TRANG),
    ];
    for (mode, from, to) in rows {
        let (by_roads, with) = (times(&plain, mode), times(&with, mode));
        let (from, to) = (point(from), point(to));
        assert_eq!(with.hop(from, to), by_roads.hop(from, to), "{mode:?}");
    }
    let basis = |roads, mode| times(roads, mode).basis();
    assert_eq!(basis(&with, Mode::Car), Basis::Matrix);
    assert_eq!((basis(&with, Mode::Walk), basis(&plain, Mode::Car)), (Basis::Roads, Basis::Roads));
}

#[test]
fn an_engines_time_is_parked_after_and_slowed_by_rush_hours() {
    let bytes = made(WAYS).unwrap();
    let with = roads(Some(&bytes));
    let minutes = |from, to, at| {
        let at = TimeOfDay::parse(at).unwrap();
        times(&with, Mode::Car).between(point(from), point(to), at).minutes
    };
    // Half an hour, and five minutes to park.
    assert_eq!(minutes(LAKE, BAT_TRANG, "10:00"), 35);
    // What rush hours leave is between 65 and 100 per cent.
    assert!((38..=52).contains(&minutes(LAKE, BAT_TRANG, "07:00")));
    assert_eq!(minutes(BAT_TRANG, LAKE, "10:00"), 30);
}

#[test]
fn bridges_are_named_where_the_ways_are_alike() {
    let over = |metres: u32| {
        let bytes =
            made(&format!("mode,from,to,metres,seconds\ncar,centre,{BAT_TRANG},{metres},1800"));
        let with = roads(Some(&bytes.unwrap()));
        let times = times(&with, Mode::Car);
        times.bridges().crossed(&times.hop(point(LAKE), point(BAT_TRANG)), point(LAKE)).join(", ")
    };
    assert_eq!((over(13_600).as_str(), over(19_000).as_str()), ("Chương Dương", ""));
}

#[test]
fn plans_keep_what_differs_between_there_and_back() {
    let bytes = made(WAYS).unwrap();
    let with = roads(Some(&bytes));
    let mut trip = TripRequest::default_on(day());
    trip.mode = Mode::Car;
    trip.must = vec![ve_lang::domain::itinerary::PlaceRef::parse(BAT_TRANG).unwrap()];
    trip.interests.clear();
    let made = plan(&problem(catalogue(), Some(&with), &trip));
    assert_eq!(check(catalogue(), Some(&with), &trip, &made), []);
    assert_eq!(made.basis, Basis::Matrix);
    assert!(!check(catalogue(), Some(&roads(None)), &trip, &made).is_empty());
}

// ── What a page asks ─────────────────────────────────────────────────────────────────────────────

fn ways(roads: Option<&Network>, from: &str, to: &str, on: &str) -> Journeys {
    let request = JourneyRequest {
        from: Anchor::parse(from).unwrap(),
        to: Anchor::parse(to).unwrap(),
        on: Date::parse(on).unwrap(),
    };
    let read = JourneyRequest::from_bytes(&request.to_bytes());
    assert_eq!(read.as_ref(), Some(&request));
    let answer = read.unwrap().answer(catalogue(), roads).unwrap();
    assert_eq!(Journeys::from_bytes(&answer.to_bytes()).as_ref(), Some(&answer));
    answer
}

fn by(ways: &Journeys, mode: Mode) -> &Journey {
    let at = Mode::ALL.into_iter().position(|known| known == mode).unwrap();
    ways.by_mode.get(at).unwrap().as_ref().unwrap()
}

#[test]
fn the_ways_to_a_place_are_told_by_mode() {
    let (plain, bytes) = (roads(None), made(WAYS).unwrap());
    let found = ways(Some(&plain), LAKE, BAT_TRANG, "2026-11-28");
    assert_eq!((found.basis, &*found.credit, found.by_mode.len()), (Basis::Roads, "", 5));
    let car = by(&found, Mode::Car);
    assert_eq!(car.over, ["Chương Dương".into()]);
    assert!((13_000..15_000).contains(&car.metres) && car.rush[1] > car.usual[1], "{car:?}");
    assert_eq!(by(&found, Mode::Walk).over, ["Long Biên".into()]);
    assert_eq!(by(&found, Mode::Walk).usual, by(&found, Mode::Walk).rush);
    let found = ways(Some(&roads(Some(&bytes))), LAKE, BAT_TRANG, "2026-11-28");
    assert_eq!((found.basis, &*found.credit), (Basis::Matrix, "© those who mapped it"));
    assert_eq!((by(&found, Mode::Car).metres, by(&found, Mode::Car).usual), (16_000, [30, 50]));
    let found = ways(Some(&plain), LAKE, "21.0323,105.8523", "2026-11-28");
    assert_eq!(by(&found, Mode::Walk).usual, [5, 15]);
    let found = ways(None, LAKE, BAT_TRANG, "2026-11-28");
    assert_eq!(found.basis, Basis::Straight);
    assert!(by(&found, Mode::Car).over.is_empty());
}

#[test]
fn a_bridge_that_is_being_built_is_named_once_it_opens() {
    let plain = roads(None);
    let over = |on| {
        let found = ways(Some(&plain), BAT_TRANG, "village:van-phuc-thanh-tri", on);
        by(&found, Mode::Car).over.join(", ")
    };
    assert_ne!(over("2028-12-31"), "Ngọc Hồi");
    assert_eq!(over("2029-01-01"), "Ngọc Hồi");
}

#[test]
fn where_no_road_leads_nothing_is_told() {
    let mut file: Value = serde_json::from_slice(ROADS).unwrap();
    // Nobody walks over any bridge.
    for bridge in file["bridges"].as_array_mut().unwrap() {
        bridge["modes"].as_array_mut().unwrap().retain(|mode| mode != "walk");
    }
    let (parted, _) = network::decode(file.to_string().as_bytes()).unwrap();
    let found = ways(Some(&parted), LAKE, BAT_TRANG, "2026-11-28");
    let known: Vec<bool> = found.by_mode.iter().map(Option::is_some).collect();
    assert_eq!(known, Mode::ALL.map(|mode| mode != Mode::Walk));
}

#[test]
fn what_is_no_such_request_is_none() {
    let trip = TripRequest::default_on(day()).to_bytes();
    let rows: [&[u8]; 5] =
        [b"", b"journey", b"journey\ncentre\ncentre", b"journey\ncentre\n?\n2026-11-28", &trip];
    for bytes in rows {
        assert_eq!(JourneyRequest::from_bytes(bytes), None);
    }
    assert_eq!(TripRequest::from_bytes(b"journey\ncentre\ncentre\n2026-11-28"), None);
}

// ── Properties ───────────────────────────────────────────────────────────────────────────────────

proptest! {
    #[test]
    fn any_table_comes_back(
        cells in proptest::collection::vec(proptest::option::of((0u32..6_000_000, 0u32..1_900_000)), 5 * 5 * 6 * 6),
        n in 0usize..7,
    ) {
        let listed: Vec<_> = places(catalogue()).into_iter().step_by(60).take(n).collect();
        let way = |mode: Mode, from: usize, to: usize| {
            let at = Mode::ALL.into_iter().position(|known| known == mode)?;
            let (metres, seconds) = (*cells.get((at * 6 + from) * 6 + to)?)?;
            Some(Measured { metres, seconds })
        };
        let bytes = matrix::encode("", &listed, &Mode::ALL, way);
        let read = Matrix::open(&bytes, catalogue()).unwrap();
        prop_assert_eq!(read.places.len(), listed.len());
        for mode in Mode::ALL {
            for (from, to) in (0..listed.len()).flat_map(|a| (0..listed.len()).map(move |b| (a, b))) {
                let wanted = way(mode, from, to).map(|way| ((way.metres + 50) / 100 * 100, (way.seconds + 15) / 30 * 30));
                let found = read.way(mode, from, to).map(|way| (way.metres, way.seconds));
                prop_assert_eq!(found, if from == to { Some((0, 0)) } else { wanted });
            }
        }
    }

    #[test]
    fn answers_of_any_make_are_read_or_none(bytes: Vec<u8>) {
        let _ = Journeys::from_bytes(&bytes);
        let _ = JourneyRequest::from_bytes(&bytes);
        let _ = matrix::decode(&[b"VLTM\x01", &bytes[..]].concat());
    }
}
