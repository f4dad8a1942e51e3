//! Opening hours: what is understood, what is refused and where, and when a place is open.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use ve_lang::domain::calendar::{Date, TimeOfDay, Weekday};
use ve_lang::domain::catalogue::hours::{
    Hours, HoursError, HoursFault, OpenHours, TimeWindow, Weekdays,
};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn hours(osm: &str) -> Hours {
    Hours::parse(Some(osm), &[], false, None).unwrap_or_else(|e| panic!("{osm}: {e}"))
}

/// Writes opening hours as `08:00-11:30,13:00-16:30`, `closed` or `unknown`.
fn written(open: &OpenHours) -> String {
    match open {
        OpenHours::Unknown => "unknown".to_owned(),
        OpenHours::Closed => "closed".to_owned(),
        OpenHours::Open(windows) => {
            let spans: Vec<_> =
                windows.iter().map(|w| format!("{}-{}", w.opens, w.closes)).collect();
            spans.join(",")
        }
    }
}

#[test]
fn rules_give_the_windows_of_a_day() {
    let check = |osm: &str, rows: &[(&str, &str)]| {
        for (day, expected) in rows {
            assert_eq!(written(&hours(osm).on(date(day))), *expected, "{osm} on {day}");
        }
    };
    // 2026-11-23 is a Monday.
    check("24/7", &[("2026-11-23", "00:00-24:00"), ("2026-02-17", "00:00-24:00")]);
    check("08:00-11:30,13:00-16:30", &[("2026-11-29", "08:00-11:30,13:00-16:30")]);
    check(
        "Mo-Fr 08:00-17:30; Sa,Su 08:00-18:00",
        &[
            ("2026-11-27", "08:00-17:30"),
            ("2026-11-28", "08:00-18:00"),
            ("2026-11-29", "08:00-18:00"),
        ],
    );
    check(
        "08:00-17:00; Mo,Fr 08:00-12:00",
        &[
            ("2026-11-23", "08:00-12:00"),
            ("2026-11-24", "08:00-17:00"),
            ("2026-11-27", "08:00-12:00"),
        ],
    );
    check("Tu-Su 08:30-17:30; Mo off", &[("2026-11-23", "closed"), ("2026-11-24", "08:30-17:30")]);
    check("Tu-Su 08:30-17:30", &[("2026-11-23", "closed")]);
    check(
        "Apr-Oct 07:30-10:30; Nov-Mar 08:00-11:00; Mo,Fr off",
        &[
            ("2026-10-31", "07:30-10:30"),
            ("2026-11-01", "08:00-11:00"),
            ("2027-03-31", "08:00-11:00"),
            ("2027-04-01", "07:30-10:30"),
            ("2026-11-23", "closed"),
        ],
    );
    check(
        "Jan,Mar-May Tu,Th-Su 09:00-10:00; Apr Sa off",
        &[
            ("2026-01-01", "09:00-10:00"),
            ("2026-02-01", "closed"),
            ("2026-03-04", "closed"),
            ("2026-04-04", "closed"),
            ("2026-04-05", "09:00-10:00"),
        ],
    );
    check(
        "Fr 18:00-22:00; Sa-Su 07:00-22:00",
        &[("2026-11-27", "18:00-22:00"), ("2026-11-26", "closed")],
    );
    check("Sa-Mo 10:00-12:00", &[("2026-11-23", "10:00-12:00"), ("2026-11-24", "closed")]);
    // Out of order, touching and overlapping spans become plain windows.
    check("13:00-17:00,08:00-12:00,12:00-13:00", &[("2026-11-23", "08:00-17:00")]);
    check("off", &[("2026-11-23", "closed")]);
}

#[test]
fn markets_keep_the_days_of_the_lunar_month() {
    let chuong =
        Hours::parse(Some("06:00-09:00"), &[20, 4, 10, 14, 24, 30, 4], true, None).unwrap();
    assert_eq!(chuong.lunar_days, [4, 10, 14, 20, 24, 30]);
    assert_eq!(written(&chuong.on(date("2026-11-28"))), "06:00-09:00");
    assert_eq!(written(&chuong.on(date("2026-11-29"))), "closed");
    let nua = Hours::parse(None, &[2, 7, 12, 17, 22, 27], false, None).unwrap();
    assert_eq!(nua.on(date("2026-02-18")), OpenHours::Unknown, "2nd day of Tết");
    assert_eq!(nua.on(date("2026-02-17")), OpenHours::Closed);
    assert!(!nua.is_unknown());
    assert!(Hours::unknown().is_unknown());
    assert_eq!(Hours::unknown().on(date("2026-02-17")), OpenHours::Unknown);
}

#[test]
fn what_is_not_understood_is_refused_where_it_stands() {
    use HoursFault::{EmptyRule, EndsBeforeStart, Month, Times, Trailing, Weekday};
    let check = |osm, at, fault| {
        let refused = Hours::parse(Some(osm), &[], false, None).unwrap_err();
        assert_eq!(refused, HoursError { at, fault }, "{osm}");
        assert!(refused.to_string().ends_with(&format!("(at {at})")));
    };
    check("", 0, EmptyRule);
    check("08:00-17:00; ", 13, EmptyRule);
    check("08:00-17:00;Mo off", 0, Times);
    check("Mo-Fr", 5, Times);
    check("Apr-Oct", 7, Times);
    check("Mo-Xx 08:00-17:00", 0, Weekday);
    check("Mo,Tux off", 3, Weekday);
    check("Jan-Okt off", 0, Month);
    check("Mo-Fr Jan 08:00-17:00", 6, Times);
    check("8:00-17:00", 0, Times);
    check("08:00", 0, Times);
    check("08:00-", 0, Times);
    check("08:00-25:00", 0, Times);
    check("08:00-11:30, 13:00-16:30", 12, Times);
    check("18:00-02:00", 0, EndsBeforeStart);
    check("09:00-10:00,12:00-12:00", 12, EndsBeforeStart);
    check("Mo off off", 7, Trailing);
    check("by appointment", 0, Times);
    check("Mo-Fr 08:00-17:00; PH off", 19, Times);
    let day = Hours::parse(None, &[1, 31], false, None).unwrap_err();
    assert_eq!(day, HoursError { at: 1, fault: HoursFault::LunarDay });
}

#[test]
fn rules_can_be_read_out() {
    let hours = hours("Nov-Mar Sa-Mo,We 08:00-11:00; Apr-Oct off");
    let [winter, summer] = hours.rules() else { panic!("two rules") };
    assert_eq!(winter.months.runs(), [(11, 3)]);
    let days = [(Weekday::Wednesday, Weekday::Wednesday), (Weekday::Saturday, Weekday::Monday)];
    assert_eq!(winter.weekdays.runs(), days);
    assert_eq!(winter.windows.iter().map(|w| w.minutes()).sum::<i32>(), 180);
    assert_eq!((summer.months.runs(), summer.windows.len()), (vec![(4, 10)], 0));
    assert_eq!(summer.weekdays, Weekdays::ALL);
    assert_eq!(summer.weekdays.runs(), [(Weekday::Monday, Weekday::Sunday)]);
}

#[test]
fn a_window_has_a_length() {
    let at = |minutes| TimeOfDay::from_minutes(minutes).unwrap();
    assert_eq!(TimeWindow::new(at(480), at(480)), None);
    assert_eq!(TimeWindow::new(at(480), at(481)).map(TimeWindow::minutes), Some(1));
}

/// Text near to hours: pieces of the syntax in any order.
fn nearly_hours() -> impl Strategy<Value = String> {
    let pieces = [
        "08:00-12:00",
        "08:00-12:00",
        ",13:00-17:00",
        ",11:00-14:30",
        "; ",
        "; ",
        "Mo-Fr ",
        "Sa,Su ",
        "Nov-Feb ",
        "Apr ",
        "Tu off",
        "off",
        "24/7",
        "Mo",
        "Jan",
        "-",
        ",",
        " ",
        "24:00",
        "é",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..8)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in prop_oneof![any::<String>(), nearly_hours()], days in any::<Vec<u8>>()) {
        match Hours::parse(Some(&text), &days, false, None) {
            Err(refused) => prop_assert!(refused.at <= text.len().max(days.len())),
            Ok(hours) => for offset in 0..400 {
                let day = hours.on(date("2026-01-01").plus_days(offset));
                if let OpenHours::Open(windows) = day {
                    prop_assert!(!windows.is_empty());
                    prop_assert!(windows.iter().all(|w| w.opens < w.closes));
                    prop_assert!(windows.windows(2).all(|two| two[0].closes < two[1].opens));
                }
            },
        }
    }

    #[test]
    fn runs_cover_the_set(from in 0usize..7, to in 0usize..7, extra in 0usize..7) {
        let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
        let osm = format!("{}-{},{} 08:00-09:00", names[from], names[to], names[extra]);
        let hours = hours(&osm);
        let weekdays = hours.rules()[0].weekdays;
        let mut covered = [0; 7];
        for (first, last) in weekdays.runs() {
            let mut day = first as usize;
            covered[day] += 1;
            while day != last as usize {
                day = (day + 1) % 7;
                covered[day] += 1;
            }
        }
        for day in Weekday::ALL {
            prop_assert_eq!(covered[day as usize], u8::from(weekdays.contains(day)), "{}", osm);
        }
    }
}
