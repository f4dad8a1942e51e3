//! The words of every language: each file holds exactly the keys of `Messages`, and the places to
//! fill are the same in all of them.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use ve_lang::domain::catalogue::Entry;
use ve_lang::domain::itinerary::Obstacle;
use ve_lang::i18n::{Locale, Messages, explain, format};

fn file(locale: Locale) -> serde_json::Map<String, serde_json::Value> {
    let path = format!("public/i18n/{}.json", locale.tag());
    let value: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    value.as_object().unwrap().clone()
}

fn messages(locale: Locale) -> Messages {
    let path = format!("public/i18n/{}.json", locale.tag());
    Messages::decode(&std::fs::read(path).unwrap(), locale).unwrap()
}

#[test]
fn every_language_has_every_phrase_and_no_other() {
    let wanted: BTreeSet<&str> = Messages::KEYS.iter().copied().collect();
    assert_eq!(wanted.len(), Messages::KEYS.len(), "a key is listed twice");
    for locale in Locale::ALL {
        let file = file(locale);
        let found: BTreeSet<&str> = file.keys().map(String::as_str).collect();
        let missing: Vec<_> = wanted.difference(&found).collect();
        let extra: Vec<_> = found.difference(&wanted).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{locale:?}: {missing:?} {extra:?}");
        for (key, phrase) in &file {
            assert!(!phrase.as_str().unwrap().trim().is_empty(), "{locale:?}: {key} is empty");
        }
    }
}

#[test]
fn every_language_fills_the_same_places() {
    let places = |phrase: &str| -> BTreeSet<String> {
        phrase.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().to_owned()).collect()
    };
    let (vi, en) = (file(Locale::Vi), file(Locale::En));
    for key in Messages::KEYS {
        let (a, b) = (places(vi[*key].as_str().unwrap()), places(en[*key].as_str().unwrap()));
        assert_eq!(a, b, "{key}");
    }
}

#[test]
fn lists_have_their_lengths() {
    for locale in Locale::ALL {
        let words = messages(locale);
        let lists = [(words.weekdays(), 7), (words.months(), 12), (words.lunar_months(), 12)];
        for (list, n) in lists {
            assert_eq!(list.split(',').count(), n, "{}", &**list);
        }
    }
}

#[test]
fn obstacles_are_told_apart_in_every_language() {
    let obstacles = [
        Obstacle::BackBeforeLeaving,
        Obstacle::StartUnknown,
        Obstacle::EndUnknown,
        Obstacle::EndOutOfReach { extra_minutes: 75 },
        Obstacle::CalendarEnds,
        Obstacle::NothingToVisit,
        Obstacle::NothingFits,
    ];
    let mut told = BTreeSet::new();
    for locale in Locale::ALL {
        let words = messages(locale);
        for obstacle in &obstacles {
            assert!(told.insert(explain::obstacle(obstacle, &words)), "{obstacle:?}");
        }
    }
}

#[test]
fn reasons_are_told_apart_in_every_language() {
    use ve_lang::domain::itinerary::{PlaceRef, Reason};
    let core = std::fs::read("public/data/catalogue.json").unwrap();
    let details = std::fs::read("public/data/details.json").unwrap();
    let (catalogue, _) = ve_lang::command::decode_source(&core, Some(&details)).unwrap();
    let village: Entry = catalogue.entries().next().unwrap();
    let unknown = PlaceRef::parse("village:no-such-village").unwrap();
    let reasons = [
        Reason::ClosedThatDay,
        Reason::ClosesTooEarly,
        Reason::OpensTooLate,
        Reason::TooFar { extra_minutes: 20 },
        Reason::NoTime { short_by: 20 },
        Reason::FitsWithoutLunch,
        Reason::NoPosition,
        Reason::UnknownPlace(unknown),
        Reason::Planned,
        Reason::PartOf(village),
        Reason::Avoided,
        Reason::NoDay,
        Reason::OverLimit,
        Reason::ShutThen,
        Reason::NotThereBy { late: 20 },
        Reason::NotBackAfter { late: 20 },
        Reason::Clashes(village),
    ];
    for locale in Locale::ALL {
        let words = messages(locale);
        let name = |entry| catalogue.name(entry).get(locale.tag()).to_owned();
        let told: BTreeSet<_> =
            reasons.iter().map(|reason| explain::left_out(reason, &words, name)).collect();
        assert_eq!(told.len(), reasons.len());
    }
}

#[test]
fn numbers_dates_and_lengths_read_as_each_language_writes_them() {
    use ve_lang::domain::calendar::{Date, lunar::lunar};
    let (vi, en) = (messages(Locale::Vi), messages(Locale::En));
    assert_eq!(format::number(1_234_567, Locale::Vi), "1.234.567");
    assert_eq!(format::number(999, Locale::En), "999");
    assert_eq!(format::km(0.64, Locale::Vi), "0,6\u{a0}km");
    assert_eq!(format::km(9.96, Locale::En), "10\u{a0}km");
    assert_eq!(format::km(12.4, Locale::En), "12\u{a0}km");
    assert_eq!(format::duration(45, &vi), "45 phút");
    assert_eq!(format::duration(120, &vi), "2 giờ");
    assert_eq!(format::duration(125, &en), "2 h 05");
    let day = Date::new(2026, 11, 28).unwrap();
    assert_eq!(format::day(day, &vi), "Thứ Bảy 28/11/2026");
    assert_eq!(format::day(day, &en), "Saturday, 28 November 2026");
    assert_eq!(format::lunar_day(lunar(day), &vi), "20 tháng Mười âm lịch");
    assert_eq!(format::partial_date("2022-12", &vi), "tháng 12/2022");
    assert_eq!(format::partial_date("2022-12-08", &en), "8 December 2022");
    assert_eq!(format::partial_date("2022", &en), "2022");
}
