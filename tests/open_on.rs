//! The filter by day, seen from outside: what is open on it, what is not, and what nobody knows, in
//! the catalogue of the planner's tests, whose places have hours of every sort.
#![expect(clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use ve_lang::command::decode_source as decode;
use ve_lang::domain::calendar::Date;
use ve_lang::domain::calendar::lunar::lunar;
use ve_lang::domain::catalogue::Catalogue;
use ve_lang::domain::search::{
    Facet, Index, Loosen, OpenOn, Query, Selection, search, search_open,
};

const TRIP: &str = include_str!("data/trip.json");
const SHIPPED: &[u8] = include_bytes!("../public/data/catalogue.json");

fn read(file: &[u8]) -> (Index, Catalogue) {
    let (catalogue, _) = decode(file, None).expect("a catalogue");
    (Index::new(&catalogue), catalogue)
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn on(date: &str, values: &[(Facet, &str)]) -> Query {
    let selection = Selection::of(values);
    Query { selection, open_on: Some(day(date)), ..Query::default() }
}

/// Returns what is found, sorted, and how many more have unknown hours.
fn found((index, catalogue): &(Index, Catalogue), query: &Query) -> (BTreeSet<String>, u32) {
    let results = search(index, catalogue, query);
    let slug = |entry| catalogue.slug(entry).as_str().to_owned();
    (results.hits.iter().map(|hit| slug(hit.entry)).collect(), results.unknown_hours)
}

fn set(slugs: &[&str]) -> BTreeSet<String> {
    slugs.iter().map(|slug| (*slug).to_owned()).collect()
}

#[test]
fn what_is_open_on_a_day() {
    let library = read(TRIP.as_bytes());
    let check = |date: &str, lunar_day: u8, open: &[&str]| {
        assert_eq!(lunar(day(date)).day, lunar_day, "{date}");
        // Six villages, a centre that is planned and a dish of no house tell no hours.
        assert_eq!(found(&library, &on(date, &[])), (set(open), 8), "{date}");
    };
    let every_day = ["am-chen", "diem-ocop", "bun-toi"];
    let with = |more: &[&'static str]| [&every_day[..], more].concat();
    // A Monday: the mausoleum and the citadel are closed, and no market is held.
    check("2026-11-30", 22, &with(&["cho-nua"]));
    check("2026-12-07", 29, &with(&[]));
    // A Saturday, a Friday, and the day of the other market.
    check("2026-12-05", 27, &with(&["cho-nua", "lang-bac", "hoang-thanh", "dao-ngoc"]));
    check("2026-12-04", 26, &with(&["hoang-thanh", "dao-ngoc"]));
    check("2026-12-02", 24, &with(&["cho-chuong", "lang-bac", "hoang-thanh"]));
}

#[test]
fn the_day_narrows_with_the_facets_and_their_counts() {
    let library = read(TRIP.as_bytes());
    let (index, catalogue) = &library;
    let kind = [(Facet::Kind, "sight")];
    let saturday = on("2026-12-05", &kind);
    let sights = set(&["lang-bac", "hoang-thanh", "dao-ngoc"]);
    assert_eq!(found(&library, &saturday), (sights, 0));
    let counts = search(index, catalogue, &saturday).facets;
    let kinds = counts.iter().find(|counts| counts.facet == Facet::Kind).expect("every facet");
    let kinds: Vec<_> = kinds.values.iter().map(|(slug, n)| (slug.as_str(), *n)).collect();
    assert_eq!(kinds, [("product", 1), ("sales-point", 2), ("sight", 3), ("eatery", 1)]);
    // Only those that the text and the facets leave are counted as unknown.
    assert_eq!(found(&library, &on("2026-12-05", &[(Facet::Kind, "eatery")])).1, 1);
    let text = Query { text: "bát tràng".into(), ..on("2026-12-05", &[]) };
    assert!(found(&library, &text).0.contains("diem-ocop"));
    assert_eq!(found(&library, &Query { open_on: None, ..text }).1, 0);
}

#[test]
fn a_product_is_open_where_it_is_sold() {
    let product = on("2026-12-05", &[(Facet::Kind, "product")]);
    let check = |hours: &str, expected: (&[&str], u32)| {
        let known = r#""hours": {"osm": "Mo-Fr 08:00-17:30; Sa,Su 08:00-18:00"}, "sells""#;
        let file = TRIP.replace(known, &format!("{hours}\"sells\""));
        assert_ne!(file, TRIP);
        assert_eq!(found(&read(file.as_bytes()), &product), (set(expected.0), expected.1));
    };
    check(r#""hours": {"osm": "Sa 08:00-09:00"}, "#, (&["am-chen"], 0));
    check(r#""hours": {"osm": "Su 08:00-18:00"}, "#, (&[], 0));
    check(r#""hours": {"osm": "\"by appointment\""}, "#, (&[], 0));
    check("", (&[], 1));
    // Where nobody sells it, no hours could be known.
    let unsold = TRIP.replace(r#""sells": ["am-chen"], "#, "");
    assert_eq!(found(&read(unsold.as_bytes()), &product), (set(&[]), 0));
}

#[test]
fn when_nothing_is_open_the_day_can_be_given_up() {
    let (index, catalogue) = &read(TRIP.as_bytes());
    let monday = Query { text: "hoàng thành".into(), ..on("2026-12-07", &[]) };
    let results = search(index, catalogue, &monday);
    assert!(results.hits.is_empty());
    assert!(results.loosen.contains(&(Loosen::Day, 1)), "{:?}", results.loosen);
    let anyway = Query { open_on: None, ..monday };
    assert_eq!(search(index, catalogue, &anyway).hits.len(), 1);
}

#[test]
fn a_day_worked_out_before_gives_the_same_answer() {
    let (index, catalogue) = &read(SHIPPED);
    let mut days = BTreeSet::new();
    for n in 0..30 {
        let date = day("2026-12-01").plus_days(n);
        let open = OpenOn::new(index, catalogue, date);
        for text in ["", "chợ", "bảo tàng", "gốm bát tràng"] {
            let query = Query { text: text.into(), open_on: Some(date), ..Query::default() };
            let results = search(index, catalogue, &query);
            assert_eq!(
                search_open(index, catalogue, &query, Some(&open)),
                results,
                "{date} {text}"
            );
            days.insert(results.hits.len());
        }
    }
    // The days differ: some museum or market is closed on some of them.
    assert!(days.len() > 4, "{days:?}");
}
