//! What the moon brings: when days of the lunar year come next, what the shipped catalogue's festivals
//! and markets make of a day, and how it reads.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use ve_lang::command::decode_source as decode;
use ve_lang::domain::calendar::Date;
use ve_lang::domain::calendar::festival::{Held, LunarDays};
use ve_lang::domain::catalogue::{Catalogue, Entry, Slug};
use ve_lang::domain::coming::{self, Coming};
use ve_lang::i18n::{Locale, Messages, format};

const CORE: &[u8] = include_bytes!("../public/data/catalogue.json");

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn catalogue() -> Catalogue {
    decode(CORE, None).unwrap().0
}

/// Writes when something is held as `2027-02-09..2027-02-15`, one day alone, or `2027-02-11..`.
fn written(held: Option<Held>) -> String {
    match held {
        None => "unknown".to_owned(),
        Some(Held { first, last: None }) => format!("{first}.."),
        Some(Held { first, last: Some(last) }) if first == last => first.to_string(),
        Some(Held { first, last: Some(last) }) => format!("{first}..{last}"),
    }
}

fn days(text: &str) -> LunarDays {
    LunarDays::parse(text).unwrap()
}

#[test]
fn the_great_days_fall_where_they_were_published() {
    let table = [
        ("1/1", ["02-17", "02-06", "01-26", "02-13", "02-02", "01-23"]),
        ("10/3", ["04-26", "04-16", "04-04", "04-23", "04-12", "04-01"]),
        ("15/8", ["09-25", "09-15", "10-03", "09-22", "09-12", "10-01"]),
    ];
    for (text, published) in table {
        for (year, published) in (2026..).zip(published) {
            let next = days(text).next(Date::new(year, 1, 1).unwrap());
            assert_eq!(written(next), format!("{year}-{published}"), "{text}");
        }
    }
}

#[test]
fn days_of_the_lunar_year_come_next() {
    let check = |text: &str, today: &str, next: &str| {
        assert_eq!(written(days(text).next(date(today))), next, "{text} from {today}");
    };
    check("15/2", "2026-11-27", "2027-03-22");
    check("15/2", "2027-03-22", "2027-03-22");
    check("15/2", "2027-03-23", "2028-03-10");
    check("12/12", "2026-11-27", "2027-01-19");
    // While it lasts it is now, and the day after it is next year's.
    check("4/1-10/1", "2027-02-08", "2027-02-09..2027-02-15");
    check("4/1-10/1", "2027-02-15", "2027-02-09..2027-02-15");
    check("4/1-10/1", "2027-02-16", "2028-01-29..2028-02-04");
    check("28/1-2/2", "2027-03-08", "2027-03-05..2027-03-09");
    // No source tells its last day: what has begun is told for the rest of its month.
    check("6/1-", "2027-02-11", "2027-02-11..");
    check("6/1-", "2027-03-07", "2027-02-11..");
    check("6/1-", "2027-03-08", "2028-01-31..");
    // 2028 has a fifth month twice and 2033 an eleventh: the first of the two counts.
    check("15/5", "2028-06-01", "2028-06-07");
    check("15/5", "2028-06-08", "2029-06-26");
    check("15/5", "2028-07-07", "2029-06-26");
    check("20/11", "2033-12-01", "2033-12-11");
    // The 30th is the last day of the month, in a month of 29 days too.
    check("30/12", "2023-11-01", "2024-02-09");
    check("30/12", "2026-11-27", "2027-02-05");
    // The calendar is told to the end of 2050 and no further.
    check("1/1", "2049-06-01", "2050-01-23");
    check("15/11", "2050-06-01", "2050-12-28");
    check("12/12", "2050-02-01", "unknown");
    check("1/1", "2050-01-24", "unknown");
    check("1/1", "2120-01-24", "unknown");
    // Every so many years.
    let fifth = days("4/1-10/1").every(5, 2025).unwrap();
    for (today, next) in [
        ("2026-11-27", "2030-02-05..2030-02-11"),
        ("2030-02-11", "2030-02-05..2030-02-11"),
        ("2030-02-12", "2035-02-11..2035-02-17"),
        ("2021-06-01", "2025-02-01..2025-02-07"),
    ] {
        assert_eq!(written(fifth.next(date(today))), next, "{today}");
    }
}

#[test]
fn every_festival_and_market_of_the_catalogue_has_its_next_days() {
    let catalogue = catalogue();
    let count = |today: &str| {
        let all: Vec<_> = catalogue
            .entries()
            .flat_map(|entry| coming::of(&catalogue, entry, date(today)))
            .collect();
        let (festivals, markets): (Vec<_>, Vec<_>) =
            all.iter().partition(|coming| coming.festival.is_some());
        let known = |all: &[&Coming<'_>]| all.iter().filter(|it| it.held.is_some()).count();
        (festivals.len(), known(&festivals), markets.len(), known(&markets))
    };
    assert_eq!(count("2026-11-27"), (28, 28, 3, 3));
    assert_eq!(count("2051-01-01"), (28, 0, 3, 0));
}

/// Writes what comes as `trach-xa 2027-01-19`.
fn told(catalogue: &Catalogue, all: &[Coming<'_>]) -> Vec<String> {
    let row = |coming: &Coming<'_>| {
        format!("{} {}", catalogue.slug(coming.entry).as_str(), written(coming.held))
    };
    all.iter().map(row).collect()
}

#[test]
fn what_comes_soon_is_in_order_and_names_a_market_once() {
    let catalogue = catalogue();
    let entries: Vec<Entry> = catalogue.entries().collect();
    let soon = |today: &str, days, most| {
        told(&catalogue, &coming::soon(&catalogue, &entries, date(today), days, most))
    };
    assert_eq!(
        soon("2026-11-27", 60, 9),
        ["cho-chuong 2026-11-28", "cho-nua 2026-11-30", "trach-xa 2027-01-19"]
    );
    assert_eq!(soon("2026-11-27", 52, 9).len(), 2);
    // What is on already stands before what begins later.
    assert_eq!(soon("2027-02-10", 60, 1), ["duong-lam 2027-02-09..2027-02-15"]);
    assert_eq!(soon("2027-02-10", 60, 5).len(), 5);
}

#[test]
fn it_reads_in_words() {
    let catalogue = catalogue();
    let words = |tag: &str, locale| {
        let file = std::fs::read(format!("public/i18n/{tag}.json")).unwrap();
        Messages::decode(&file, locale).unwrap()
    };
    let (vi, en) = (words("vi", Locale::Vi), words("en", Locale::En));
    let village =
        |slug: &str| Entry::Village(catalogue.find_village(&Slug::new(slug).unwrap()).unwrap());
    let read = |slug: &str, today: &str, m: &Messages| {
        let all = coming::of(&catalogue, village(slug), date(today));
        let coming = all.first().unwrap();
        let (held, festival) = (coming.held.unwrap(), coming.festival.unwrap());
        let until = format::until(&held, date(today), m).unwrap();
        let name = festival.name.get(m.locale.tag());
        let (civil, lunar) = (format::held(&held, m), format::lunar_days(&festival.days, m));
        format!("{name}: {until} · {civil} · {lunar}")
    };
    let check = |slug: &str, today: &str, in_vi: &str, in_en: &str| {
        assert_eq!(read(slug, today, &vi), in_vi);
        assert_eq!(read(slug, today, &en), in_en);
    };
    check(
        "trach-xa",
        "2027-01-07",
        "Giỗ tổ: Còn 12 ngày · Thứ Ba 19/1/2027 · 12 tháng Chạp âm lịch",
        "Founder’s day: In 12 days · Tuesday, 19 January 2027 · day 12 of the 12th lunar month",
    );
    check(
        "trach-xa",
        "2027-01-18",
        "Giỗ tổ: Ngày mai · Thứ Ba 19/1/2027 · 12 tháng Chạp âm lịch",
        "Founder’s day: Tomorrow · Tuesday, 19 January 2027 · day 12 of the 12th lunar month",
    );
    check(
        "trach-xa",
        "2027-01-19",
        "Giỗ tổ: Hôm nay · Thứ Ba 19/1/2027 · 12 tháng Chạp âm lịch",
        "Founder’s day: Today · Tuesday, 19 January 2027 · day 12 of the 12th lunar month",
    );
    check(
        "trieu-khuc",
        "2027-02-16",
        "Hội làng: Đang diễn ra · Thứ Hai 15/2/2027 – Thứ Tư 17/2/2027 · 10–12 tháng Giêng âm lịch",
        "Village festival: On now · Monday, 15 February 2027 – Wednesday, 17 February 2027 · \
         days 10–12 of the 1st lunar month",
    );
    let open_end = Held { first: date("2027-02-11"), last: None };
    let until = |today, m| format::until(&open_end, date(today), m);
    assert_eq!(until("2027-02-10", &en).as_deref(), Some("Tomorrow"));
    assert_eq!(until("2027-02-11", &vi).as_deref(), Some("Hôm nay"));
    assert_eq!(until("2027-02-12", &vi).as_deref(), Some("Đã bắt đầu"));
    assert_eq!(until("2026-11-04", &vi).as_deref(), Some("Còn 99 ngày"));
    assert_eq!(until("2026-11-03", &vi), None);
    assert_eq!(format::held(&open_end, &vi), "từ Thứ Năm 11/2/2027, chưa rõ ngày kết thúc");
    assert_eq!(
        format::lunar_days(&days("28/1-2/2"), &vi),
        "28 tháng Giêng âm lịch – 2 tháng Hai âm lịch"
    );
}

#[test]
fn holidays_are_named_as_each_language_does() {
    for locale in Locale::ALL {
        let file = std::fs::read(format!("public/i18n/{}.json", locale.tag())).unwrap();
        let names = Messages::decode(&file, locale).unwrap().holiday_names().text();
        assert_eq!(names.split(',').filter(|name| !name.is_empty()).count(), 6, "{names}");
    }
}
