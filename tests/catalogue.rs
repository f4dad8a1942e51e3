//! Decoding: what is kept of a broken catalogue, and what is said of the rest. A small whole
//! catalogue, all in one file, is broken in one place at a time; then it is dealt out to two files.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

use serde_json::{Value, json};
use ve_lang::command::decode_source as decode;
use ve_lang::command::hours::compile;
use ve_lang::domain::catalogue::issue::{DecodeError, Issue, IssueKind, Loss, RowName};
use ve_lang::domain::catalogue::{Catalogue, Entry, Slug};

/// A small catalogue without a fault.
fn whole() -> Value {
    let words = |text: &str| json!({ "vi": text });
    json!({
        "format": 1,
        "checked": "2026-11-23",
        "region": {
            "name": words("Hà Nội"), "centre_name": words("Hồ Hoàn Kiếm"),
            "centre": [21.03, 105.85], "bounds": [20.4, 105.2, 21.5, 106.1]
        },
        "sources": [{ "id": "s1", "publisher": "Báo", "url": "https://example.org/1" }],
        "districts": [{ "id": "gia-lam", "name": "Gia Lâm", "kind": "huyen", "cells": [[1, 2]] }],
        "communes": [{
            "id": "bat-trang", "name": "Bát Tràng", "kind": "xa", "code": "00577",
            "point": [20.98, 105.91], "area_km2": 20.67,
            "formerly": [["Xã Đa Tốn", "gia-lam", "part"], ["Xã Kiêu Kỵ", "gia-lam"]]
        }],
        "crafts": [{ "id": "ceramics", "name": words("Gốm sứ") }],
        "kinds": [{ "id": "ceramics", "name": words("Gốm"), "craft": "ceramics" }],
        "groups": [{ "id": "thu-cong", "name": words("Thủ công"), "short": words("Thủ công") }],
        "villages": [village("bat-trang"), part_of("giang-cao", "bat-trang")],
        "producers": [{ "id": "quang-vinh", "name": "Quang Vinh", "village": "bat-trang" }],
        "products": [{
            "id": "bat", "name": words("Bát"), "kind": "ceramics", "group": "thu-cong",
            "rating": { "stars": 5, "evidence": "certified", "year": 2020 },
            "producer": "quang-vinh", "village": "bat-trang", "about": words("Bát gốm."),
            "price": { "min": 100_000, "max": 200_000, "unit": words("chiếc") }, "sources": ["s1"]
        }],
        "sales_points": [{
            "id": "cho-gom", "name": words("Chợ gốm"), "form": "market", "standing": "outlet",
            "village": "bat-trang", "sells": ["bat"], "opened": "2021-12",
            "hours": { "osm": "Mo-Fr 08:00-17:00", "old": true }, "sources": ["s1"]
        }],
        "sights": [{
            "id": "dinh", "name": words("Đình"), "visit_minutes": 30, "about": words("Đình làng."),
            "place": { "point": [20.98, 105.91], "precision": "landmark" }, "sources": ["s1"]
        }],
        "eateries": [{ "id": "canh", "dish": words("Canh"), "about": words("Canh măng."), "sources": ["s1"] }],
        "programme": {
            "plans": [{ "number": words("KH 312"), "date": "2022-12", "says": words("Mở điểm."), "sources": ["s1"] }],
            "products": [], "by_star": [], "points": [], "five_star": [],
            "point_targets": [{ "year": 2023, "min": 20, "max": 30, "sources": ["s1"] }],
            "villages_with_crafts": [], "recognised_villages": [], "centres_counted": [],
            "pilot_centres": [{
                "place": words("Bát Tràng"), "district": "gia-lam", "village": "bat-trang",
                "outcome": "recognised", "note": words("Được công nhận."), "sources": ["s1"]
            }]
        }
    })
}

fn village(id: &str) -> Value {
    json!({
        "id": id, "name": { "vi": "Làng" }, "short_name": "Làng", "craft": "ceramics",
        "makes": { "vi": "Gốm" }, "about": { "vi": "Làng gốm." }, "visit_minutes": 60,
        "place": { "commune": "bat-trang", "district": "gia-lam", "point": [20.98, 105.91] },
        "sources": ["s1"]
    })
}

#[test]
fn announced_holidays_keep_their_sources() {
    let mut value = whole();
    value["holidays"] = json!([
        { "holiday": "tet", "first": "2027-02-04", "last": "2027-02-10", "sources": ["s1"] }
    ]);
    let (catalogue, issues) = decoded(&value);
    assert_eq!(issues, []);
    let day = |text| ve_lang::domain::calendar::Date::parse(text).unwrap();
    let n = |first, last| catalogue.sources_of_holidays(day(first), day(last)).len();
    assert_eq!(n("2027-01-28", "2027-02-03"), 0);
    assert_eq!(n("2027-01-29", "2027-02-04"), 1);
    assert_eq!(n("2027-02-10", "2027-02-16"), 1);
    assert_eq!(n("2027-02-11", "2027-02-17"), 0);
    value["holidays"][0]["sources"] = json!([]);
    assert_eq!(
        decoded(&value).1[0].to_string(),
        "holidays row 1, sources: is missing (left as not known)"
    );
}

fn part_of(id: &str, whole: &str) -> Value {
    let mut part = village(id);
    part["within"] = json!(whole);
    part
}

/// Details that add nothing to a file that has all.
const NO_MORE: &[u8] = br#"{"format": 1}"#;

fn decoded(value: &Value) -> (Catalogue, Vec<Issue>) {
    decode(value.to_string().as_bytes(), Some(NO_MORE)).expect("a catalogue")
}

fn merged(core: &Value, details: &Value) -> (Catalogue, Vec<Issue>) {
    let details = details.to_string();
    decode(core.to_string().as_bytes(), Some(details.as_bytes())).expect("a catalogue")
}

/// The small catalogue as two files: the core and the details.
fn dealt_out() -> (Value, Value) {
    let (mut core, mut details) = (whole(), json!({ "format": 1 }));
    let root = core.as_object_mut().unwrap();
    for key in ["sources", "programme"] {
        details[key] = root.remove(key).unwrap();
    }
    for (table, keys) in [
        ("communes", &["code", "area_km2"][..]),
        ("villages", &["about", "sources"]),
        ("products", &["about", "price", "sources"]),
        ("sales_points", &["opened", "sources"]),
        ("sights", &["about", "sources"]),
        ("eateries", &["about", "sources"]),
    ] {
        for row in root[table].as_array_mut().unwrap() {
            let fields = row.as_object_mut().unwrap();
            let id = fields["id"].as_str().unwrap().to_owned();
            for key in keys {
                if let Some(value) = fields.remove(*key) {
                    details[table][&id][*key] = value;
                }
            }
        }
    }
    (core, details)
}

/// Breaks the whole catalogue at a JSON pointer and checks the one issue that must come of it.
fn check(pointer: &str, broken: Value, table: &str, field: &str, kind: IssueKind, loss: Loss) {
    let mut value = whole();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match value.pointer_mut(parent).unwrap() {
        Value::Object(map) if broken == json!("(removed)") => drop(map.remove(key)),
        Value::Object(map) => drop(map.insert(key.to_owned(), broken)),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = broken,
        other => panic!("{pointer} is in {other}"),
    }
    let (_, issues) = decoded(&value);
    let found = issues.iter().find(|issue| {
        issue.table == table && issue.field == field && issue.kind == kind && issue.loss == loss
    });
    assert!(found.is_some(), "{pointer}: wanted {kind:?} in {table}.{field}, got {issues:#?}");
}

fn gone() -> Value {
    json!("(removed)")
}

#[test]
fn a_whole_catalogue_has_no_issue_and_links_both_ways() {
    let (catalogue, issues) = decoded(&whole());
    assert_eq!(issues, []);
    let slug = |text| Slug::new(text).unwrap();
    let village = catalogue.find_village(&slug("bat-trang")).unwrap();
    let product = catalogue.find_product(&slug("bat")).unwrap();
    let point = catalogue.find_sales_point(&slug("cho-gom")).unwrap();
    assert_eq!(catalogue.products_of_village(village), [product]);
    assert_eq!(catalogue.sales_points_of_village(village), [point]);
    assert_eq!(catalogue.sold_at(product), [point]);
    assert_eq!(catalogue.sold_here(point), [product]);
    assert_eq!(catalogue.parts_of_village(village).len(), 1);
    assert_eq!(catalogue.entries().count(), 6);
    let near = catalogue.near(Entry::Village(village), 9, |_| true);
    assert_eq!(near.len(), 2, "its part and the sight; what has no point is not near");
}

#[test]
fn what_a_catalogue_once_had_is_remembered() {
    let mut file = whole();
    let mut vanished = |rows: Value| {
        file.as_object_mut().unwrap().insert("vanished".to_owned(), rows);
        let (catalogue, issues) = decoded(&file);
        let kept = catalogue.vanished.iter().map(|gone| gone.slug.as_str().to_owned()).collect();
        let faults = issues.iter().map(|issue| issue.field.clone()).collect();
        (kept, faults)
    };
    let told = |kept: &[&str], faults: &[&str]| -> (Vec<String>, Vec<String>) {
        let owned = |list: &[&str]| list.iter().map(ToString::to_string).collect();
        (owned(kept), owned(faults))
    };
    let row = |id: &str| json!({ "kind": "village", "id": id, "name": json!({ "vi": "Làng cũ" }) });
    let with = |key: &str, value: Value| {
        let mut row = row("cu");
        row.as_object_mut().unwrap().insert(key.to_owned(), value);
        json!([row])
    };
    assert_eq!(vanished(json!([])), told(&[], &[]));
    assert_eq!(vanished(json!([row("cu"), row("xua")])), told(&["cu", "xua"], &[]));
    assert_eq!(vanished(with("since", json!("2027-03"))), told(&["cu"], &[]));
    assert_eq!(vanished(with("since", json!("xưa"))), told(&["cu"], &["since"]));
    assert_eq!(vanished(with("why", json!({ "vi": "Đã dời" }))), told(&["cu"], &[]));
    assert_eq!(vanished(with("now", json!("bat-trang"))), told(&["cu"], &[]));
    assert_eq!(vanished(with("now", json!("cu-nua"))), told(&["cu"], &["now"]));
    assert_eq!(vanished(with("kind", json!("inn"))), told(&[], &["kind"]));
    assert_eq!(vanished(json!([row("bat-trang")])), told(&[], &["id"]));
    assert_eq!(vanished(json!("none")), told(&[], &[""]));
}

#[test]
fn each_fault_is_named_by_row_and_field() {
    use IssueKind::*;
    use Loss::{Field, Nothing, Row};
    let p = "/products/0";
    let dangling = |table, id: &str| Dangling { table, id: id.to_owned() };
    check(&format!("{p}/name"), gone(), "products", "name", Missing, Row);
    check(
        &format!("{p}/name"),
        json!(7),
        "products",
        "name",
        WrongType("words in {\"vi\": …}"),
        Row,
    );
    check(
        &format!("{p}/name"),
        json!({"en": "Bowl"}),
        "products",
        "name",
        WrongType("a text"),
        Row,
    );
    check(&format!("{p}/name"), json!({"vi": " "}), "products", "name", Missing, Row);
    check(&format!("{p}/id"), gone(), "products", "id", Missing, Row);
    check(&format!("{p}/id"), json!("Bát!"), "products", "id", NotASlug("Bát!".into()), Row);
    check(
        &format!("{p}/kind"),
        json!("glass"),
        "products",
        "kind",
        dangling("kinds", "glass"),
        Row,
    );
    check(
        &format!("{p}/producer"),
        json!("no"),
        "products",
        "producer",
        dangling("producers", "no"),
        Field,
    );
    check(
        &format!("{p}/village"),
        json!("no"),
        "products",
        "village",
        dangling("villages", "no"),
        Field,
    );
    check(
        &format!("{p}/sources/0"),
        json!("no"),
        "products",
        "sources",
        dangling("sources", "no"),
        Field,
    );
    check(&format!("{p}/sources"), json!([]), "products", "sources", Missing, Field);
    check(&format!("{p}/rating/stars"), json!(6), "products", "rating.stars", WrongStars(6), Field);
    check(
        &format!("{p}/rating/stars"),
        json!("5"),
        "products",
        "rating.stars",
        WrongType("a whole number"),
        Field,
    );
    check(
        &format!("{p}/rating/year"),
        json!(20),
        "products",
        "rating.year",
        OutOfRange("20".into()),
        Field,
    );
    check(
        &format!("{p}/rating/evidence"),
        json!("sure"),
        "products",
        "rating.evidence",
        UnknownWord("sure".into()),
        Row,
    );
    check(&format!("{p}/rating"), gone(), "products", "rating", Missing, Row);
    check(
        &format!("{p}/website"),
        json!("javascript:x"),
        "products",
        "website",
        WrongType("an http address"),
        Field,
    );
    check(&format!("{p}/naem"), json!("x"), "products", "naem", UnknownField, Nothing);
    check(
        "/villages/0/place/point",
        json!([10.0, 105.9]),
        "villages",
        "place.point",
        OutsideRegion("[10.00000,105.90000]".into()),
        Field,
    );
    check(
        "/villages/0/place/point",
        json!("here"),
        "villages",
        "place.point",
        WrongType("[latitude, longitude]"),
        Field,
    );
    check(
        "/villages/0/visit_minutes",
        json!(-5),
        "villages",
        "visit_minutes",
        OutOfRange("-5".into()),
        Row,
    );
    check(
        "/villages/1/within",
        json!("no"),
        "villages",
        "within",
        dangling("villages", "no"),
        Field,
    );
    check("/villages/1/id", json!("bat-trang"), "villages", "id", Duplicate, Row);
    check(
        "/sales_points/0/hours/osm",
        json!("whenever"),
        "sales_points",
        "hours.osm",
        NotHours(format!("whenever: {}", compile("whenever").unwrap_err())),
        Field,
    );
    check(
        "/sales_points/0/sells/0",
        json!("no"),
        "sales_points",
        "sells",
        dangling("products", "no"),
        Field,
    );
    check(
        "/sales_points/0/opened",
        json!("soon"),
        "sales_points",
        "opened",
        NotADate("soon".into()),
        Field,
    );
    for days in ["31/2", "0/1", "15/13", "15/4 nhuận", "10/1-4/1", "soon"] {
        let festivals = json!([{ "name": { "vi": "Hội" }, "lunar": days }]);
        let kind = NotLunarDays(days.to_owned());
        check("/villages/0/festivals", festivals, "villages", "festivals", kind, Field);
    }
    let festival = |field: &str, value: Value| {
        let mut festival =
            json!({ "name": { "vi": "Hội" }, "lunar": "15/2", "every": 5, "as_in": 2025 });
        festival[field] = value;
        json!([festival])
    };
    let check_festival = |field: &str, value: Value, kind| {
        check("/sights/0/festivals", festival(field, value), "sights", "festivals", kind, Field);
    };
    check_festival("every", json!(0), OutOfRange("0".into()));
    check_festival("every", json!(256), OutOfRange("256".into()));
    check_festival("as_in", json!(25), OutOfRange("25".into()));
    check_festival("as_in", json!(null), WrongType("a whole number"));
    check_festival("name", json!(null), WrongType("words in {\"vi\": …}"));
    check_festival("lunar", json!(null), WrongType("a text"));
    check_festival("dayz", json!(3), WrongType("an object of name, lunar, every and as_in"));
    check("/sales_points/0", json!(3), "sales_points", "", WrongType("an object"), Row);
    check(
        "/communes/0/formerly/0/1",
        json!("no"),
        "communes",
        "formerly",
        dangling("districts", "no"),
        Field,
    );
    let unit = "[name, district] or [name, district, \"part\"]";
    check(
        "/communes/0/formerly/0/2",
        json!("half"),
        "communes",
        "formerly",
        WrongType(unit),
        Field,
    );
    check(
        "/communes/0/formerly/0",
        json!("Xã Đa Tốn"),
        "communes",
        "formerly",
        WrongType(unit),
        Field,
    );
    check("/communes/0/code", gone(), "communes", "code", Missing, Row);
    check(&format!("{p}/about"), gone(), "products", "about", Missing, Row);
    check(
        "/programme/point_targets/0/max",
        json!(5),
        "point_targets",
        "max",
        OutOfRange("5".into()),
        Row,
    );
    check(
        "/programme/pilot_centres/0/outcome",
        json!("?"),
        "pilot_centres",
        "outcome",
        UnknownWord("?".into()),
        Row,
    );
    check("/sights", gone(), "sights", "", Missing, Nothing);
    check("/sources", gone(), "sources", "", Missing, Nothing);
    check("/programme", gone(), "catalogue", "programme", Missing, Field);
    check("/checked", json!("soon"), "catalogue", "checked", NotADate("soon".into()), Row);
}

#[test]
fn two_files_make_the_same_catalogue_as_one() {
    let (core, details) = dealt_out();
    assert_eq!(merged(&core, &details), decoded(&whole()));
    assert!(merged(&core, &details).0.has_details());
}

#[test]
fn the_core_alone_is_a_catalogue_without_sources_or_issues() {
    let (core, _) = dealt_out();
    let (catalogue, issues) = decode(core.to_string().as_bytes(), None).unwrap();
    assert_eq!(issues, []);
    assert!(!catalogue.has_details() && catalogue.sources.is_empty());
    assert!(catalogue.programme.plans.is_empty() && catalogue.communes[0].formerly.len() == 2);
    assert_eq!(catalogue.entries().count(), 6);
    for entry in catalogue.entries() {
        assert!(catalogue.sources_of(entry).is_empty(), "{entry:?}");
    }
    assert_eq!(catalogue.villages[0].about.get("vi"), "");
    assert_eq!(catalogue.sales_points[0].opened, None);
}

#[test]
fn details_that_do_not_fit_the_core_are_named() {
    use IssueKind::*;
    let check = |more: Value, expected: (&str, Option<&str>, &str, IssueKind)| {
        let (core, mut details) = dealt_out();
        let Value::Object(more) = more else { panic!("{more}") };
        for (table, rows) in more {
            match (&mut details[table.as_str()], rows) {
                (Value::Object(table), Value::Object(rows)) => table.extend(rows),
                (place, rows) => *place = rows,
            }
        }
        let (table, row, field, kind) = expected;
        let row = row.map_or(RowName::Table, |id| RowName::Id(id.to_owned()));
        let first = merged(&core, &details).1.into_iter().next();
        let wanted = Issue { table: "", row, field: field.to_owned(), kind, loss: Loss::Nothing };
        assert_eq!(first.as_ref().map(|issue| issue.table), Some(table));
        assert_eq!(first.map(|issue| Issue { table: "", ..issue }), Some(wanted));
    };
    let village = |fields: Value| json!({ "villages": { "bat-trang": fields } });
    let twice = |field| ("villages", Some("bat-trang"), field, InBothFiles);
    check(village(json!({ "craft": "ceramics" })), twice("craft"));
    check(village(json!({ "id": "bat-trang" })), twice("id"));
    check(village(json!({ "name": { "vi": "Làng khác" } })), twice("name.vi"));
    check(village(json!({ "place": { "commune": "bat-trang" } })), twice("place.commune"));
    check(village(json!({ "place": "there" })), twice("place"));
    check(village(json!(7)), ("villages", Some("bat-trang"), "", WrongType("an object")));
    let unknown = json!({ "villages": { "no-such": { "about": { "vi": "x" } } } });
    check(unknown, ("villages", Some("no-such"), "id", NotInCore));
    check(json!({ "kinds": { "glass": {} } }), ("kinds", Some("glass"), "id", NotInCore));
    check(json!({ "sights": [] }), ("sights", None, "", WrongType("an object of rows")));
    check(json!({ "checked": "2026" }), ("details", None, "checked", UnknownField));

    let (mut core, details) = dealt_out();
    core["sources"] = json!([{ "id": "s1", "publisher": "Đài" }]);
    let (catalogue, issues) = merged(&core, &details);
    assert_eq!(&*catalogue.sources[0].publisher, "Đài", "the core's counts");
    assert_eq!(issues[0].to_string(), "sources: stands in both files; the details' is left out");
}

#[test]
fn details_reach_into_the_objects_of_a_row() {
    let (core, mut details) = dealt_out();
    let address = json!({ "vi": "Xóm 3" });
    details["villages"]["bat-trang"]["place"] = json!({ "address": address });
    details["sales_points"]["cho-gom"]["hours"] = json!({ "note": { "vi": "Hỏi trước." } });
    let (catalogue, issues) = merged(&core, &details);
    assert_eq!(issues, []);
    let place = &catalogue.villages[0].location;
    assert_eq!(place.address.as_ref().map(|words| words.get("vi")), Some("Xóm 3"));
    assert!(place.commune.is_some() && place.point.is_some());
    let hours = &catalogue.sales_points[0].hours;
    assert!(hours.note.is_some() && hours.old && !hours.is_unknown());
}

#[test]
fn a_broken_row_takes_nothing_else_with_it() {
    let mut value = whole();
    value["producers"][0]["name"] = json!(null);
    let (catalogue, issues) = decoded(&value);
    assert!(catalogue.producers.is_empty());
    assert_eq!(catalogue.products.len(), 1, "the product stays, its maker unknown");
    assert_eq!(catalogue.products[0].producer, None);
    let named: Vec<_> = issues.iter().map(|issue| (&issue.row, issue.field.as_str())).collect();
    let id = |text: &str| RowName::Id(text.to_owned());
    assert_eq!(named, [(&id("quang-vinh"), "name"), (&id("bat"), "producer")]);
}

#[test]
fn an_unreadable_hour_is_unknown_and_never_open() {
    let mut value = whole();
    value["sales_points"][0]["hours"]["osm"] = json!("08:00-");
    let (catalogue, _) = decoded(&value);
    assert!(catalogue.sales_points[0].hours.is_unknown());
}

#[test]
fn what_is_no_catalogue_is_told_apart() {
    let check = |bytes: &[u8], expected: DecodeError| {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(decode(bytes, None).err(), Some(expected.clone()), "{text:?}");
        // The same of the details, only that they need no region.
        let core = whole().to_string();
        let wanted =
            Some(expected).filter(|it| *it != DecodeError::NotACatalogue { lacks: "region" });
        assert_eq!(decode(core.as_bytes(), Some(bytes)).err(), wanted, "{text:?}");
    };
    check(b"", DecodeError::Empty);
    check(b" \n\t", DecodeError::Empty);
    check(b"<!doctype html><p>404", DecodeError::Html);
    check(b"\xEF\xBB\xBF  <html>", DecodeError::Html);
    check(b"{\"format\": 1,\n \"reg", DecodeError::Truncated { line: 2 });
    check(b"nope", DecodeError::NotJson { line: 1, column: 2 });
    check(b"\xff\xfe\x00", DecodeError::NotJson { line: 1, column: 1 });
    check(b"[]", DecodeError::NotACatalogue { lacks: "format" });
    check(b"{}", DecodeError::NotACatalogue { lacks: "format" });
    check(b"{\"format\": 1}", DecodeError::NotACatalogue { lacks: "region" });
    check(b"{\"format\": 2}", DecodeError::Format(2));
    let text = whole().to_string();
    let half = text.as_bytes().split_at(text.len() / 2).0;
    check(half, DecodeError::Truncated { line: 1 });
    let (_, details) = dealt_out();
    check(details.to_string().as_bytes(), DecodeError::NotACatalogue { lacks: "region" });
}

#[test]
fn no_cut_and_no_twisted_value_makes_it_panic() {
    let text = whole().to_string();
    for at in 0..text.len() {
        let _ = decode(&text.as_bytes()[..at], None);
    }
    let twists = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!([]),
        json!({}),
        json!([[[]]]),
    ];
    let twisted = |value: &Value, decode: &dyn Fn(Value)| {
        let mut paths = Vec::new();
        collect(value, String::new(), &mut paths);
        for (path, twist) in paths.iter().flat_map(|path| twists.iter().map(move |it| (path, it))) {
            let mut value = value.clone();
            *value.pointer_mut(path).unwrap() = twist.clone();
            decode(value);
        }
        paths.len()
    };
    let (core, details) = (text.as_bytes(), dealt_out());
    let n = twisted(&whole(), &|value| drop(decode(value.to_string().as_bytes(), Some(NO_MORE))));
    assert!(n > 150);
    let core_of_two = details.0.to_string();
    let n = twisted(&details.1, &|value| {
        let _ = decode(core_of_two.as_bytes(), Some(value.to_string().as_bytes()));
        let _ = decode(core, Some(value.to_string().as_bytes()));
    });
    assert!(n > 50);
}

fn collect(value: &Value, path: String, into: &mut Vec<String>) {
    into.push(path.clone());
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, inner)| collect(inner, format!("{path}/{key}"), into));
        }
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(at, inner)| collect(inner, format!("{path}/{at}"), into));
        }
        _ => {}
    }
}

#[test]
fn an_issue_reads_as_row_field_and_what_became_of_it() {
    let mut value = whole();
    value["products"][0]["rating"]["stars"] = json!(9);
    let (_, issues) = decoded(&value);
    let told: Vec<_> = issues.iter().map(Issue::to_string).collect();
    assert_eq!(told, ["products bat, rating.stars: 9 is not 3, 4 or 5 (left as not known)"]);
    let mut value = whole();
    value["villages"][0]["festivals"] = json!([{ "name": { "vi": "Hội" }, "lunar": "31/2" }]);
    let told = decoded(&value).1[0].to_string();
    assert!(told.starts_with("villages bat-trang, festivals: '31/2' is not a lunar day"), "{told}");
}
