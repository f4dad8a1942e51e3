//! Trips that cannot be, or hardly: each is answered with a clear sentence in every language, or with
//! a plan that keeps the rules, and nothing that was asked for is lost.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod trips;

use serde_json::{Value, json};
use trips::request;
use ve_lang::command::decode_source as decode;
use ve_lang::domain::catalogue::Catalogue;
use ve_lang::domain::itinerary::{Plan, TripRequest, check, plan, problem};
use ve_lang::i18n::{Locale, Messages, explain};

fn small() -> Value {
    serde_json::from_str(trips::SMALL).unwrap()
}

fn read(file: &Value) -> Catalogue {
    decode(file.to_string().as_bytes(), None).unwrap().0
}

fn planned(catalogue: &Catalogue, address: &str) -> Plan {
    let request = request(address);
    assert_eq!(TripRequest::from_bytes(&request.to_bytes()).as_ref(), Some(&request), "{address}");
    let plan = plan(&problem(catalogue, None, &request));
    assert_eq!(check(catalogue, None, &request, &plan), [], "{address}");
    assert_eq!(Plan::from_bytes(&plan.to_bytes(catalogue), catalogue).as_ref(), Some(&plan));
    plan
}

/// Returns what a visitor reads of a plan: what stands in its way and why places asked for are not in it.
fn told(catalogue: &Catalogue, plan: &Plan, locale: Locale) -> Vec<String> {
    let path = format!("public/i18n/{}.json", locale.tag());
    let words = Messages::decode(&std::fs::read(path).unwrap(), locale).unwrap();
    let name = |entry| catalogue.name(entry).get(locale.tag()).to_owned();
    let obstacles = plan.obstacles.iter().map(|obstacle| explain::obstacle(obstacle, &words));
    let left = plan.unvisited.iter().filter(|left| left.mandatory);
    obstacles.chain(left.map(|left| explain::left_out(&left.reason, &words, name))).collect()
}

#[test]
fn what_cannot_be_is_told_in_a_clear_sentence() {
    let mut shut = small();
    shut["sights"][1]["hours"] = json!({ "osm": "off" });
    let mut empty = small();
    for table in ["villages", "products", "sales_points", "sights", "eateries"] {
        empty[table] = json!([]);
    }
    let before = "You must be back after you leave.";
    let rows = [
        (small(), "back=07:00", vec![before]),
        (small(), "leave=17:00&back=17:00", vec![before]),
        (small(), "days=3&day2=10:00~09:00", vec![before]),
        (
            small(),
            "back=08:05",
            vec!["There are places that meet your wishes, but none fits these days and hours."],
        ),
        (empty, "", vec!["No place meets these wishes."]),
        (shut, "days=5&see=sight:hoang-thanh", vec!["Closed on these days"]),
        (small(), "see=sight:atlantis", vec!["The guide does not have it (any more)"]),
        (
            small(),
            "date=2199-12-31&days=2&see=village:bat-trang",
            vec!["Some days lie outside the guide's calendar."],
        ),
        (
            small(),
            "from=village:vo-danh&to=centre",
            vec!["The guide does not know where this start is. Pick another."],
        ),
    ];
    for (file, address, expected) in rows {
        let catalogue = read(&file);
        let plan = planned(&catalogue, address);
        assert_eq!(told(&catalogue, &plan, Locale::En), expected, "{address}");
        let vietnamese = told(&catalogue, &plan, Locale::Vi);
        assert!(
            vietnamese.len() == expected.len()
                && vietnamese
                    .iter()
                    .all(|text| !text.is_empty() && !expected.contains(&text.as_str())),
            "{vietnamese:?}"
        );
    }
}

/// What no clock or calendar holds is as if it were not said; the rest of the request stays.
#[test]
fn impossible_times_are_not_taken() {
    let usual = request("see=village:bat-trang");
    for broken in [
        "leave=25:00",
        "back=12:61",
        "date=2026-02-30",
        "days=0",
        "days=99",
        "day1=99:99",
        "lunch=13:00-11:00/60",
    ] {
        let asked = request(&format!("{broken}&see=village:bat-trang"));
        assert_eq!(asked, usual, "{broken}");
    }
}

#[test]
fn the_ends_of_the_calendar_are_planned_like_any_day() {
    let catalogue = read(&small());
    for address in
        ["date=1900-01-01&see=village:bat-trang", "date=2199-12-31&see=village:bat-trang"]
    {
        let plan = planned(&catalogue, address);
        assert_eq!(told(&catalogue, &plan, Locale::En), [""; 0], "{address}");
        assert!(plan.stops().count() > 0, "{address}");
    }
}

#[test]
fn thousands_of_places_make_a_plan_and_lose_no_wish() {
    let mut file = small();
    let village = |at: usize| {
        let mut row = file["villages"][2].clone();
        let name = format!("Làng {at}");
        (row["id"], row["name"], row["short_name"]) =
            (json!(format!("lang-{at}")), json!({ "vi": name }), json!(name));
        row["place"]["point"] =
            json!([20.6 + (at / 60) as f64 / 100.0, 105.4 + (at % 60) as f64 / 100.0]);
        row
    };
    let more: Vec<Value> = (0..3_500).map(village).collect();
    file["villages"].as_array_mut().unwrap().extend(more);
    let catalogue = read(&file);
    // The least of all, asked for, is not lost among them.
    let plan = planned(&catalogue, "see=village:lang-3499,village:bat-trang&for=ceramics&days=3");
    assert_eq!(told(&catalogue, &plan, Locale::En), [""; 0]);
    assert!(plan.stops().count() >= 6);
}
