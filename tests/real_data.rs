//! The catalogue that is shipped: nothing in it is lost on decoding, with and without its details,
//! and it holds what it should. A change of a count here is a change of the guide's contents.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use ve_lang::command::decode_source as decode;
use ve_lang::domain::catalogue::programme::PilotOutcome;
use ve_lang::domain::catalogue::{Catalogue, Slug, Wording};

const CORE: &str = include_str!("../public/data/catalogue.json");
const DETAILS: &str = include_str!("../public/data/details.json");

fn whole() -> Catalogue {
    decode(CORE.as_bytes(), Some(DETAILS.as_bytes())).unwrap().0
}

fn core() -> Catalogue {
    decode(CORE.as_bytes(), None).unwrap().0
}

#[test]
fn it_has_no_issue_with_or_without_its_details() {
    for details in [None, Some(DETAILS.as_bytes())] {
        let (catalogue, issues) = decode(CORE.as_bytes(), details).unwrap();
        assert_eq!(issues, [], "details: {}", details.is_some());
        assert_eq!(catalogue.has_details(), details.is_some());
    }
}

#[test]
fn it_holds_what_was_gathered() {
    for catalogue in [whole(), core()] {
        let counts = [
            ("products", catalogue.products.len(), 498),
            ("producers", catalogue.producers.len(), 157),
            ("villages", catalogue.villages.len(), 114),
            ("sales points", catalogue.sales_points.len(), 125),
            ("sights", catalogue.sights.len(), 46),
            ("eateries", catalogue.eateries.len(), 20),
            ("communes", catalogue.communes.len(), 126),
            ("districts", catalogue.districts.len(), 30),
            ("crafts", catalogue.crafts.len(), 19),
            ("kinds", catalogue.kinds.len(), 32),
            ("groups", catalogue.groups.len(), 6),
        ];
        for (table, found, expected) in counts {
            assert_eq!(found, expected, "{table}");
        }
        assert_eq!(catalogue.entries().count(), 498 + 114 + 125 + 46 + 20);
    }
    assert_eq!((whole().sources.len(), core().sources.len()), (454, 0));
}

#[test]
fn what_is_told_has_sources_and_every_source_is_used() {
    let catalogue = whole();
    let mut used = BTreeSet::new();
    for entry in catalogue.entries() {
        let sources = catalogue.sources_of(entry);
        assert!(!sources.is_empty(), "{:?}", catalogue.slug(entry));
        used.extend(sources.iter().copied());
    }
    let programme = &catalogue.programme;
    used.extend(programme.plans.iter().flat_map(|row| &row.sources));
    used.extend(programme.by_star.iter().flat_map(|row| &row.sources));
    used.extend(programme.point_targets.iter().flat_map(|row| &row.sources));
    used.extend(programme.pilot_centres.iter().flat_map(|row| &row.sources));
    let observed = [
        &programme.products,
        &programme.points,
        &programme.five_star,
        &programme.villages_with_crafts,
        &programme.recognised_villages,
        &programme.centres_counted,
    ];
    for observations in observed {
        assert!(observations.iter().all(|row| !row.sources.is_empty()));
        used.extend(observations.iter().flat_map(|row| &row.sources));
    }
    assert_eq!(catalogue.holiday_sources.len(), catalogue.holidays.announced.len());
    assert!(catalogue.holiday_sources.iter().all(|sources| !sources.is_empty()));
    used.extend(catalogue.holiday_sources.iter().flatten());
    let used: BTreeSet<&str> =
        used.into_iter().map(|id| catalogue.source(id).slug.as_str()).collect();
    assert_eq!(used.len(), catalogue.sources.len());
}

#[test]
fn slugs_are_unique_within_their_table() {
    let catalogue = whole();
    let check = |table: &str, slugs: Vec<&Slug>| {
        let distinct: BTreeSet<_> = slugs.iter().collect();
        assert_eq!(distinct.len(), slugs.len(), "{table}");
    };
    macro_rules! check {
        ($($table:ident)*) => {$(
            check(stringify!($table), catalogue.$table.iter().map(|row| &row.slug).collect());
        )*};
    }
    check!(sources districts communes crafts kinds groups producers);
    check!(villages products sales_points sights eateries);
}

#[test]
fn names_are_in_both_languages_and_descriptions_where_details_are() {
    let catalogue = whole();
    let both = |words: &Wording| {
        ["vi", "en"].iter().all(|tag| words.exact(tag).is_some_and(|text| !text.trim().is_empty()))
    };
    for entry in catalogue.entries() {
        assert!(both(catalogue.name(entry)), "{:?}", catalogue.slug(entry));
    }
    let villages = catalogue.villages.iter().map(|row| &row.about);
    let products = catalogue.products.iter().map(|row| &row.about);
    let sights = catalogue.sights.iter().map(|row| &row.about);
    let eateries = catalogue.eateries.iter().map(|row| &row.about);
    for about in villages.chain(products).chain(sights).chain(eateries) {
        assert!(both(about), "{about:?}");
    }
}

#[test]
fn nothing_lies_outside_the_region() {
    let catalogue = whole();
    let bounds = &catalogue.region.bounds;
    assert!(bounds.contains(catalogue.region.centre));
    for commune in &catalogue.communes {
        assert!(bounds.contains(commune.point), "{:?}", commune.slug);
        assert!(!commune.formerly.is_empty(), "{:?}", commune.slug);
    }
    for entry in catalogue.entries() {
        let is_inside = catalogue.point(entry).is_none_or(|point| bounds.contains(point));
        assert!(is_inside, "{:?}", catalogue.slug(entry));
    }
    for village in &catalogue.villages {
        assert!(village.location.point.is_some(), "{:?}", village.slug);
    }
}

#[test]
fn the_five_pilot_centres_are_told_with_what_became_of_them() {
    let catalogue = whole();
    let centres = &catalogue.programme.pilot_centres;
    assert_eq!(centres.len(), 5);
    let districts: Vec<_> =
        centres.iter().map(|centre| catalogue.district(centre.district).slug.as_str()).collect();
    assert_eq!(districts, ["gia-lam", "thuong-tin", "phu-xuyen", "chuong-my", "son-tay"]);
    for centre in centres {
        assert!(!centre.sources.is_empty());
        let seen = centre.outcome == PilotOutcome::Recognised;
        assert!(!seen || centre.sales_point.is_some(), "{:?}", centre.place);
    }
    assert!(core().programme.pilot_centres.is_empty());
}

/// A row that stood twice in an object would be lost without a word: every row has its line.
#[test]
fn each_row_of_the_details_has_a_line_of_its_own() {
    let details: serde_json::Value = serde_json::from_str(DETAILS).unwrap();
    let rows: usize = details
        .as_object()
        .unwrap()
        .iter()
        .filter(|(table, _)| !["format", "sources", "programme"].contains(&table.as_str()))
        .map(|(_, rows)| rows.as_object().unwrap().len())
        .sum();
    let lines = DETAILS.lines().filter(|line| line.starts_with('"') && line.contains("\":{\""));
    assert_eq!(lines.count(), rows);
}
