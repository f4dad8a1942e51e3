//! Opening hours: what is compiled equals the crate `opening-hours` on every day of three years, what
//! is refused says where, and what a place is at a minute.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use opening_hours::{Context, OpeningHours, RuleKind};
use proptest::prelude::*;
use std::collections::BTreeSet;
use ve_lang::command::decode_source;
use ve_lang::command::hours::{calendar, compile};
use ve_lang::domain::calendar::holidays::{Announced, Holiday, Holidays};
use ve_lang::domain::calendar::{Date, TimeOfDay};
use ve_lang::domain::catalogue::hours::{Hours, Kind, OpenHours, Status, Table, TimeWindow};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn table(osm: &str) -> Table {
    let text = compile(osm).unwrap_or_else(|why| panic!("{osm}: {why}"));
    Table::read(&text).unwrap_or_else(|| panic!("{osm}: {text}"))
}

fn hours(osm: &str) -> Hours {
    Hours::new(Some(table(osm)), Vec::new(), false, None)
}

/// A day of the guide as one letter a minute.
fn ours(table: &Table, date: Date, holidays: &Holidays) -> Vec<u8> {
    let mut minutes = vec![b'-'; 1_440];
    for span in table.on(date, holidays, &|_| true) {
        let letter = match span.kind {
            Kind::Open | Kind::OpenEnd => b'o',
            Kind::Unknown => b'u',
            Kind::ByAppointment => b'a',
            Kind::Closed | Kind::ClosedFor => b'-',
        };
        minutes[span.from as usize..span.to as usize].fill(letter);
    }
    minutes
}

/// The same of the crate; a comment without any time leaves open whether a place is open.
fn theirs(hours: &OpeningHours, date: Date, has_times: bool) -> Vec<u8> {
    let mut minutes = vec![b'-'; 1_440];
    let day = chrono::NaiveDate::from_ymd_opt(date.year(), date.month(), date.day()).unwrap();
    for range in hours.schedule_at(day) {
        let letter = match (range.kind, &*range.comment) {
            (RuleKind::Closed, _) => b'-',
            (_, comment) if comment.contains("appointment") => b'a',
            (RuleKind::Open, comment) if comment.is_empty() || has_times => b'o',
            _ => b'u',
        };
        let minute = |time: opening_hours_syntax::ExtendedTime| time.mins_from_midnight() as usize;
        minutes[minute(range.range.start)..minute(range.range.end)].fill(letter);
    }
    minutes
}

fn announced() -> Holidays {
    let row = |holiday, first, last| Announced { holiday, first: date(first), last: date(last) };
    let announced = vec![
        row(Holiday::HungKings, "2026-04-26", "2026-04-27"),
        row(Holiday::Tet, "2027-02-04", "2027-02-10"),
        row(Holiday::NationalDay, "2028-09-02", "2028-09-03"),
    ];
    Holidays { announced }
}

/// Returns the first day on which a text and the crate differ.
fn first_difference(osm: &str, holidays: &Holidays) -> Option<Date> {
    let table = table(osm);
    let judge: OpeningHours = osm.parse().unwrap();
    let judge = judge.with_context(Context::default().with_holidays(calendar(holidays)));
    let days = (0..1_096).map(|n| date("2026-01-01").plus_days(n));
    let has_times = osm.contains(':');
    days.into_iter().find(|day| ours(&table, *day, holidays) != theirs(&judge, *day, has_times))
}

#[test]
fn tables_equal_the_crate_on_three_years() {
    let corpus: Vec<&str> = include_str!("data/hours.txt").lines().collect();
    let distinct: BTreeSet<&str> = corpus.iter().copied().collect();
    assert_eq!(distinct.len(), corpus.len(), "no rule twice");
    let n = |has: &dyn Fn(&str) -> bool| corpus.iter().filter(|osm| has(osm)).count();
    assert!(corpus.len() >= 350);
    assert!(n(&|osm| osm.contains("PH")) >= 60, "public holidays");
    assert!(n(&|osm| osm.contains("week")) >= 40, "weeks");
    assert!(n(&|osm| osm.contains('"')) >= 35, "comments, appointments");
    assert!(n(&|osm| osm.contains("-02:00") || osm.contains("-26:00")) >= 60, "past midnight");
    assert!(n(&|osm| osm.contains("; ")) >= 30, "rules over one another");
    let holidays = announced();
    let differing: Vec<_> =
        corpus.iter().filter_map(|osm| Some((*osm, first_difference(osm, &holidays)?))).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[test]
fn every_place_of_the_catalogue_equals_the_crate() {
    let core = include_bytes!("../public/data/catalogue.json");
    let (catalogue, issues) = decode_source(core, None).unwrap();
    assert!(issues.is_empty(), "{issues:?}");
    let file: serde_json::Value = serde_json::from_slice(core).unwrap();
    let tables = ["sales_points", "sights", "eateries"];
    let rows = tables.iter().flat_map(|table| file[table].as_array().unwrap());
    let texts: Vec<&str> = rows.filter_map(|row| row["hours"]["osm"].as_str()).collect();
    assert!(texts.len() >= 20);
    for osm in texts {
        assert_eq!(first_difference(osm, &catalogue.holidays), None, "{osm}");
    }
}

#[test]
fn what_is_not_supported_is_refused_and_says_where() {
    let check = |osm: &str, why: &str| {
        let refused = compile(osm).expect_err(osm);
        assert!(refused.contains(why), "{osm}: {refused}");
        assert!(!refused.contains('\n'));
    };
    check("Mo-Xx 08:00-17:00", "at character ");
    check("Mo-Fr 08:00-17:00; hello", "at character ");
    check("", "at character 1");
    check("sunrise-sunset", "write times");
    check("easter off", "write the dates");
    check("SH 08:00-17:00", "school holidays");
}

#[test]
fn rows_with_unusable_hours_are_named() {
    let core = r#"{"format": 1, "checked": "2026-11-23", "region": {"name": {"vi": "H"},
        "centre_name": {"vi": "H"}, "centre": [21.0287, 105.8523], "bounds": [20.4, 105.1, 21.5, 106.2]},
        "eateries": [{"id": "pho", "dish": {"vi": "Ph"}, "hours": {"osm": "Mo-Xx 08:00-17:00"}}]}"#;
    let (catalogue, issues) = decode_source(core.as_bytes(), None).unwrap();
    let named =
        issues.iter().map(ToString::to_string).find(|issue| issue.contains("Mo-Xx")).unwrap();
    assert!(named.contains("pho") && named.contains("at character"), "{named}");
    assert!(catalogue.eateries[0].hours.is_unknown());
}

/// Writes a state as `open until 2026-11-27 17:30`.
fn written(status: Status) -> String {
    let moment = |moment: ve_lang::domain::catalogue::hours::Moment| match moment.time {
        Some(time) => format!("{} {time}", moment.date),
        None => moment.date.to_string(),
    };
    match status {
        Status::Unknown => "unknown".to_owned(),
        Status::ByAppointment => "by appointment".to_owned(),
        Status::Open { closes: None } => "open".to_owned(),
        Status::Open { closes: Some(at) } => format!("open until {}", moment(at)),
        Status::Closed { opens: None } => "closed".to_owned(),
        Status::Closed { opens: Some(at) } => format!("closed until {}", moment(at)),
    }
}

#[test]
fn what_a_place_is_at_a_minute() {
    let check = |hours: &Hours, day: &str, time: &str, wanted: &str| {
        let minute = TimeOfDay::parse(time).unwrap().minutes();
        let status = hours.at(date(day), minute, &Holidays::default());
        assert_eq!(written(status), wanted, "{day} {time}");
    };
    let week = hours("Mo-Fr 08:00-11:30,13:00-17:30; PH off");
    check(&week, "2026-11-27", "09:00", "open until 2026-11-27 11:30");
    check(&week, "2026-11-27", "11:30", "closed until 2026-11-27 13:00");
    check(&week, "2026-11-27", "17:30", "closed until 2026-11-30 08:00");
    check(&week, "2027-02-04", "18:00", "closed until 2027-02-10 08:00");
    check(&week, "2026-09-01", "09:00", "closed until 2026-09-03 08:00");
    let night = hours("Fr,Sa 18:00-02:00");
    check(&night, "2026-11-27", "23:00", "open until 2026-11-28 02:00");
    check(&night, "2026-11-28", "01:59", "open until 2026-11-28 02:00");
    check(&night, "2026-11-28", "02:00", "closed until 2026-11-28 18:00");
    check(&night, "2026-11-29", "01:00", "open until 2026-11-29 02:00");
    check(&hours("24/7"), "2026-11-29", "01:00", "open");
    check(&hours("08:00-24:00"), "2026-11-29", "23:59", "open until 2026-11-29 24:00");
    check(&hours("17:00+"), "2026-11-29", "19:00", "open");
    check(&hours("off"), "2026-11-29", "19:00", "closed");
    check(&hours("\"by appointment\""), "2026-11-29", "10:00", "by appointment");
    check(&hours("Mo \"by appointment\""), "2026-11-29", "10:00", "closed until 2026-11-30");
    check(&hours("unknown"), "2026-11-29", "10:00", "unknown");
    check(&Hours::unknown(), "2026-11-29", "10:00", "unknown");
    let market = Hours::new(Some(table("06:00-09:00")), vec![20, 4, 10, 4], true, None);
    assert_eq!(market.lunar_days, [4, 10, 20]);
    check(&market, "2026-11-28", "07:00", "open until 2026-11-28 09:00");
    check(&market, "2026-11-28", "09:00", "closed until 2026-12-12 06:00");
    let nua = Hours::new(None, vec![2, 7, 12, 17, 22, 27], false, None);
    check(&nua, "2026-02-18", "07:00", "unknown");
    check(&nua, "2026-02-17", "07:00", "closed until 2026-02-18");
}

#[test]
fn a_day_has_its_windows_for_the_planner() {
    let windows = |osm: &str, day: &str| match hours(osm).on(date(day), &Holidays::default()) {
        OpenHours::Open(windows) => windows
            .iter()
            .map(|w| format!("{}-{}", w.opens, w.closes))
            .collect::<Vec<_>>()
            .join(","),
        other => format!("{other:?}"),
    };
    assert_eq!(windows("Fr,Sa 18:00-02:00", "2026-11-28"), "00:00-02:00,18:00-24:00");
    assert_eq!(windows("13:00-17:00,08:00-12:00,12:00-13:00", "2026-11-23"), "08:00-17:00");
    assert_eq!(windows("08:00-17:00; PH off", "2027-02-06"), "Closed");
    assert_eq!(windows("\"by appointment\"", "2027-02-06"), "ByAppointment");
    assert_eq!(windows("08:00-12:00 unknown", "2027-02-06"), "Unknown");
    let night = hours("Fr,Sa 18:00-02:00").beginning_on(date("2026-11-28"), &Holidays::default());
    assert_eq!(night.iter().map(|s| (s.from, s.to)).collect::<Vec<_>>(), [(1_080, 1_560)]);
    let at = |minutes| TimeOfDay::from_minutes(minutes).unwrap();
    assert_eq!(TimeWindow::new(at(480), at(480)), None);
    assert_eq!(TimeWindow::new(at(480), at(481)).map(TimeWindow::minutes), Some(1));
}

/// Text near to hours: pieces of the syntax in any order.
fn nearly_hours() -> impl Strategy<Value = String> {
    let pieces = [
        "08:00-12:00",
        "22:00-30:00",
        ",13:00-17:00",
        "; ",
        ", ",
        " || ",
        "Mo-Fr ",
        "Sa[1] ",
        "Nov-Feb ",
        "PH ",
        "week 3-9 ",
        "2027 ",
        "Jan 31-Feb 30 ",
        "off",
        "24/7",
        "unknown",
        "+",
        "-",
        " ",
        "26:00",
        "é",
        "\"x\"",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..7)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_text_is_too_strange(text in prop_oneof![any::<String>(), nearly_hours()]) {
        if let Ok(table) = compile(&text) {
            prop_assert!(Table::read(&table).is_some());
        }
    }

    #[test]
    fn no_table_is_too_strange(text in prop_oneof![any::<String>(), "[tymdkwpcouan;,|][-0-9.]{0,8}( [tymdkwpcouan;,|][-0-9.]{0,8}){0,5}"]) {
        if let Some(table) = Table::read(&text) {
            for n in 0..400 {
                let spans = table.on(date("2026-01-01").plus_days(n), &Holidays::default(), &|_| true);
                prop_assert!(spans.iter().all(|s| 0 <= s.from && s.from < s.to && s.to <= 1_440));
                prop_assert!(spans.windows(2).all(|two| two[0].to <= two[1].from));
            }
        }
    }
}
