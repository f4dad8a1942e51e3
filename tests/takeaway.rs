//! A plan taken along: each file is read back by the established reader of its format and says what
//! the plan says, whatever names hold; links name places the right way round.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use icalendar::parser::{Component, read_calendar, unfold};
use kml::Kml;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::str::FromStr;
use std::sync::OnceLock;
use ve_lang::command::decode_source as decode;
use ve_lang::domain::calendar::{Date, TimeOfDay};
use ve_lang::domain::catalogue::Catalogue;
use ve_lang::domain::geo::LatLng;
use ve_lang::domain::itinerary::{Mode, Plan, TripRequest, plan, problem};
use ve_lang::domain::takeaway::{
    Format, Halt, HaltKind, Moment, Outing, OutingDay, answer, file_name, link, question, write,
};
use ve_lang::domain::travel::network;
use ve_lang::i18n::outing::{Origin, outing};
use ve_lang::i18n::vietnamese::address;
use ve_lang::i18n::{Locale, Messages};

// ── Plans of the shipped catalogue ───────────────────────────────────────────────────────────────

fn shipped() -> &'static Catalogue {
    static SHIPPED: OnceLock<Catalogue> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let core = include_bytes!("../public/data/catalogue.json");
        decode(core, Some(include_bytes!("../public/data/details.json"))).unwrap().0
    })
}

fn words(locale: Locale) -> Messages {
    let path = format!("public/i18n/{}.json", locale.tag());
    Messages::decode(&std::fs::read(path).unwrap(), locale).unwrap()
}

fn planned(address: &str) -> Plan {
    let pairs = address.split('&').filter_map(|pair| pair.split_once('='));
    let request = TripRequest::from_pairs(pairs, date("2026-12-05"));
    let roads = network::decode(include_bytes!("../public/data/roads.json")).unwrap().0;
    plan(&problem(shipped(), Some(&roads), &request))
}

fn taken(plan: &Plan, locale: Locale, made: Moment) -> Outing {
    let page = "https://guide.example/lich-trinh?date=2026-12-05&see=a,b".to_owned();
    let note = words(locale).travel_note().text();
    let origin = Origin { site: "https://guide.example", page, note, made };
    outing(plan, shipped(), &words(locale), origin)
}

const TRIP: &str = "date=2026-12-05&days=2&see=village:bat-trang,village:kieu-ky,village:van-phuc";

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn clock(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

const NOON: i32 = 720;

fn made(day: &str) -> Moment {
    Moment { date: date(day), minute: NOON }
}

// ── Reading back ─────────────────────────────────────────────────────────────────────────────────

/// What a calendar program gets of an event.
#[derive(Debug, PartialEq)]
struct Event {
    uid: String,
    stamp: String,
    sequence: i64,
    from: String,
    to: String,
    summary: String,
    location: Option<String>,
    geo: Option<String>,
    url: String,
    description: String,
    alarm: Option<(String, String)>,
}

fn events(file: &str) -> Vec<Event> {
    let unfolded = unfold(file);
    let calendar = read_calendar(&unfolded).unwrap();
    let events = calendar.components.iter().filter(|part| part.name == "VEVENT");
    events.map(event).collect()
}

fn event(part: &Component<'_>) -> Event {
    let zoned = |name: &str| {
        let zone = part.find_prop(name).unwrap().params.iter().find(|p| p.key == "TZID").unwrap();
        assert_eq!(zone.val.as_ref().unwrap().as_str(), "Asia/Ho_Chi_Minh");
        said(part, name).unwrap()
    };
    let alarm = part.components.iter().find(|inner| inner.name == "VALARM");
    Event {
        uid: said(part, "UID").unwrap(),
        stamp: said(part, "DTSTAMP").unwrap(),
        sequence: said(part, "SEQUENCE").unwrap().parse().unwrap(),
        from: zoned("DTSTART"),
        to: zoned("DTEND"),
        summary: said(part, "SUMMARY").unwrap(),
        location: said(part, "LOCATION"),
        geo: said(part, "GEO"),
        url: said(part, "URL").unwrap(),
        description: said(part, "DESCRIPTION").unwrap(),
        alarm: alarm.map(|alarm| {
            let trigger = alarm.find_prop("TRIGGER").unwrap().val.as_str().to_owned();
            (trigger, said(alarm, "DESCRIPTION").unwrap())
        }),
    }
}

/// Returns words of a part; the reader has taken the escapes out of them.
fn said(part: &Component<'_>, name: &str) -> Option<String> {
    part.find_prop(name).map(|found| found.val.as_str().to_owned())
}

fn read_gpx(file: &str) -> gpx::Gpx {
    gpx::read(file.as_bytes()).unwrap()
}

/// Returns the folders of a KML file.
fn folders(file: &str) -> Vec<Vec<kml::types::Placemark>> {
    let Kml::KmlDocument(root) = Kml::from_str(file).unwrap() else { panic!("no document") };
    assert_eq!(root.version, kml::types::KmlVersion::V22);
    let [Kml::Document { elements, .. }] = &root.elements[..] else { panic!("no one document") };
    let folder = |element: &Kml| match element {
        Kml::Folder(folder) => Some(folder.elements.iter().map(placemark).collect()),
        _ => None,
    };
    elements.iter().filter_map(folder).collect()
}

fn placemark(element: &Kml) -> kml::types::Placemark {
    match element {
        Kml::Placemark(placemark) => placemark.clone(),
        other => panic!("not a placemark: {other:?}"),
    }
}

fn halts(outing: &Outing) -> impl Iterator<Item = &Halt> {
    outing.days.iter().flat_map(|day| &day.halts)
}

fn is_place(halt: &&Halt) -> bool {
    matches!(halt.kind, HaltKind::Visit | HaltKind::Rest)
}

// ── What the files of a real plan say ────────────────────────────────────────────────────────────

#[test]
fn a_calendar_has_each_stop_at_its_time_and_an_alarm_before_each_departure() {
    let plan = planned(TRIP);
    assert!(plan.stops().count() >= 3 && plan.days.len() == 2);
    for locale in Locale::ALL {
        let outing = taken(&plan, locale, made("2026-12-01"));
        let events = events(&write(&outing, Format::Calendar));
        let uids: BTreeSet<&str> = events.iter().map(|event| event.uid.as_str()).collect();
        assert_eq!(uids.len(), events.len(), "no id twice");
        for (day, taken) in plan.days.iter().zip(&outing.days) {
            let compact = day.date.to_string().replace('-', "");
            for stop in &day.stops {
                let name = shipped().name(stop.entry).get(locale.tag());
                let start = format!("{compact}T{}00", stop.start.to_string().replace(':', ""));
                let end = format!("{compact}T{}00", stop.departure.to_string().replace(':', ""));
                let found = events.iter().find(|e| e.summary == name && e.from == start).unwrap();
                assert_eq!(found.to, end);
                assert_eq!(found.stamp, "20261201T050000Z");
                assert!(found.url.starts_with("https://guide.example/"), "{}", found.url);
                assert!(found.description.contains(&outing.note));
                let at = shipped().point(stop.entry).unwrap();
                let (lat, lng) = found.geo.as_ref().unwrap().split_once(';').unwrap();
                assert!((lat.parse::<f64>().unwrap() - at.lat).abs() < 1e-5);
                assert!((lng.parse::<f64>().unwrap() - at.lng).abs() < 1e-5);
            }
            let departures = day.legs.iter().filter(|leg| leg.minutes() > 0).count();
            let alarms = events.iter().filter(|e| e.from.starts_with(&compact));
            assert_eq!(alarms.filter(|e| e.alarm.is_some()).count(), departures, "{}", taken.name);
        }
    }
}

#[test]
fn an_alarm_sounds_ten_minutes_before_one_leaves() {
    let plan = planned(TRIP);
    let (day, stop) = (&plan.days[0], &plan.days[0].stops[0]);
    let outing = taken(&plan, Locale::En, made("2026-12-01"));
    let first = &events(&write(&outing, Format::Calendar))[0];
    let (trigger, words) = first.alarm.as_ref().unwrap();
    let before = stop.start.minutes() - day.legs[0].departs.minutes() + 10;
    assert_eq!(*trigger, format!("-PT{before}M"));
    let leaves = day.legs[0].departs.minutes();
    assert!(words.contains(&format!("Leave at {}:{:02}", leaves / 60, leaves % 60)), "{words}");
}

#[test]
fn addresses_are_vietnamese_in_every_language() {
    let plan = planned("date=2026-12-05&see=village:bat-trang");
    for locale in Locale::ALL {
        let outing = taken(&plan, locale, made("2026-12-01"));
        let events = events(&write(&outing, Format::Calendar));
        let place = |event: &&Event| event.uid == "20261205-village-bat-trang@ve-lang";
        let location = events.iter().find(place).unwrap().location.as_ref().unwrap();
        for part in ["Làng gốm Bát Tràng", "Xã Bát Tràng, Hà Nội", "huyện Gia Lâm"] {
            assert!(location.contains(part), "{location}");
        }
    }
}

#[test]
fn an_address_names_no_commune_that_is_not_sure() {
    let catalogue = shipped();
    let (mut n_sure, mut n_split) = (0, 0);
    for entry in catalogue.entries() {
        let (location, lines) = (catalogue.location(entry), address(catalogue, entry));
        let Some(commune) = location.commune.map(|id| catalogue.commune(id)) else { continue };
        let former = location.former_commune.as_deref();
        let kind = if commune.is_ward { "Phường" } else { "Xã" };
        let today = format!("{kind} {}, Hà Nội", commune.name);
        let is_sure = location.or_communes.is_empty() || former.is_none_or(|f| *f == *commune.name);
        assert_eq!(lines.contains(&today), is_sure, "{lines:?}");
        *(if is_sure { &mut n_sure } else { &mut n_split }) += 1;
        if let Some(district) = location.district {
            let district = &catalogue.district(district).name;
            let before = lines.last().unwrap();
            assert!(before.starts_with("Trước đây: ") && before.ends_with(&**district), "{before}");
        }
    }
    assert!(n_sure > 0 && n_split > 0);
}

#[test]
fn a_later_file_updates_the_events_of_an_earlier_one() {
    let (early, late) = (planned(TRIP), planned(&format!("{TRIP}&leave=09:00")));
    let first = events(&write(&taken(&early, Locale::Vi, made("2026-12-01")), Format::Calendar));
    let again = events(&write(&taken(&early, Locale::En, made("2026-12-02")), Format::Calendar));
    let moved = events(&write(&taken(&late, Locale::Vi, made("2026-12-02")), Format::Calendar));
    let ids = |events: &[Event]| events.iter().map(|event| event.uid.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&first), ids(&again), "the language changes no id");
    let same = moved.iter().filter_map(|late| {
        first.iter().find(|early| early.uid == late.uid).map(|early| (early, late))
    });
    let mut n_moved = 0;
    for (early, late) in same {
        assert!(late.sequence > early.sequence);
        n_moved += usize::from(early.from != late.from);
    }
    assert!(n_moved > 0, "some place is visited at another time under the same id");
}

#[test]
fn gpx_and_kml_lead_from_halt_to_halt() {
    let plan = planned(TRIP);
    let outing = taken(&plan, Locale::Vi, made("2026-12-01"));
    let (gpx, folders) =
        (read_gpx(&write(&outing, Format::Gpx)), folders(&write(&outing, Format::Kml)));
    assert_eq!(gpx.version, gpx::GpxVersion::Gpx11);
    let about = gpx.metadata.unwrap();
    assert_eq!(about.description.unwrap(), outing.note);
    assert_eq!(about.links[0].href, outing.page);
    assert_eq!(gpx.routes.len(), 2);
    assert_eq!(folders.len(), 2);
    for ((day, route), folder) in plan.days.iter().zip(&gpx.routes).zip(&folders) {
        let stops = route.points.iter().filter(|point| point.type_.as_deref() == Some("visit"));
        let stops: Vec<_> = stops.collect();
        assert_eq!(stops.len(), day.stops.len());
        for (stop, point) in day.stops.iter().zip(stops) {
            let at = shipped().point(stop.entry).unwrap();
            assert!(
                (point.point().y() - at.lat).abs() < 1e-5
                    && (point.point().x() - at.lng).abs() < 1e-5
            );
            assert_eq!(point.name.as_deref(), Some(shipped().name(stop.entry).get("vi")));
            assert!(point.description.as_ref().unwrap().contains(&stop.start.to_string()));
        }
        let line = folder.last().unwrap();
        let Some(kml::types::Geometry::LineString(line)) = &line.geometry else {
            panic!("no line")
        };
        assert_eq!(line.coords.len(), route.points.len());
        for (coord, point) in line.coords.iter().zip(&route.points) {
            assert_eq!((coord.x, coord.y), (point.point().x(), point.point().y()));
        }
    }
}

#[test]
fn files_are_named_in_plain_letters() {
    let outing = taken(&planned(TRIP), Locale::Vi, made("2026-12-01"));
    let names = Format::ALL.map(|(format, ..)| file_name(&outing, format));
    assert_eq!(
        names,
        ["ve-lang-2026-12-05.ics", "ve-lang-2026-12-05.gpx", "ve-lang-2026-12-05.kml"]
    );
}

// ── Whatever names hold ──────────────────────────────────────────────────────────────────────────

fn awkward() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        Just(','),
        Just(';'),
        Just('\\'),
        Just('"'),
        Just(':'),
        Just('&'),
        Just('<'),
        Just('>'),
        Just('\''),
        Just('ễ'),
        Just('Đ'),
        Just('👩'),
        Just('\u{200d}'),
        Just('\u{301}'),
        Just(' '),
        any::<char>()
            .prop_filter("words", |c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')),
    ];
    // Readers may trim what stands at the ends.
    proptest::collection::vec(sign, 1..300)
        .prop_map(|signs| format!("a{}z", signs.into_iter().collect::<String>()))
}

fn sentences() -> impl Strategy<Value = String> {
    proptest::collection::vec(awkward(), 1..4).prop_map(|lines| lines.join("\n"))
}

fn halt() -> impl Strategy<Value = Halt> {
    let kinds = prop_oneof![Just(HaltKind::Visit), Just(HaltKind::Rest), Just(HaltKind::End)];
    let words = (awkward(), awkward(), sentences(), awkward(), awkward());
    let point = proptest::option::of((20.46..21.48, 105.19..106.12));
    (kinds, words, point, 0..1440, 0..600, 0..300).prop_map(|(kind, words, at, from, stay, way)| {
        let (name, address, about, way_words, leave_by) = words;
        let time = |minutes: i32| TimeOfDay::from_minutes(minutes.min(1_440)).unwrap();
        let to = if kind == HaltKind::End { from } else { from + stay };
        Halt {
            kind,
            key: "village:a-b".to_owned(),
            name,
            address,
            about,
            way: way_words,
            page: "https://guide.example/lang/a-b/?x=1&y=2".to_owned(),
            point: at.map(|(lat, lng)| LatLng { lat, lng }),
            leave: (from >= way).then(|| time(from - way)),
            leave_by,
            from: time(from),
            to: time(to),
        }
    })
}

fn any_outing() -> impl Strategy<Value = Outing> {
    let day = (0..80_000, awkward(), proptest::collection::vec(halt(), 0..5))
        .prop_map(|(days, name, halts)| OutingDay { date: Date::MIN.plus_days(days), name, halts });
    (awkward(), sentences(), proptest::collection::vec(day, 0..4), 0..1440).prop_map(
        |(name, note, days, minute)| Outing {
            name,
            note,
            language: "vi".to_owned(),
            page: "https://guide.example/lich-trinh?date=2026-12-05&see=a".to_owned(),
            made: Moment { date: date("2026-12-01"), minute },
            days,
        },
    )
}

/// Rounds points as they leave the guide.
fn rounded(mut outing: Outing) -> Outing {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    for halt in outing.days.iter_mut().flat_map(|day| &mut day.halts) {
        halt.point = halt.point.map(|at| LatLng { lat: round(at.lat), lng: round(at.lng) });
    }
    outing
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_thread_writes_what_the_page_would(outing in any_outing()) {
        let outing = rounded(outing);
        for (format, ..) in Format::ALL {
            prop_assert_eq!(answer(&question(&outing, format)), Some(write(&outing, format)));
        }
    }

    #[test]
    fn a_question_that_is_cut_off_is_answered_with_nothing_or_a_file(outing in any_outing(), cut in 0.0..1.0) {
        let whole = question(&outing, Format::Gpx);
        let most = (whole.len() as f64 * cut) as usize;
        let part: String = whole.char_indices().take_while(|(at, _)| *at < most).map(|(_, c)| c).collect();
        if let Some(file) = answer(&part) {
            read_gpx(&file);
        }
    }

    #[test]
    fn calendars_keep_to_their_lines(outing in any_outing()) {
        let file = write(&outing, Format::Calendar);
        prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= 75, "{} bytes: {}", line.len(), line);
            prop_assert!(!line.contains(['\r', '\n']));
        }
    }

    #[test]
    fn calendars_say_what_the_outing_says(outing in any_outing()) {
        let events = events(&write(&outing, Format::Calendar));
        let told = halts(&outing).filter(|h| h.kind != HaltKind::End || h.leave.is_some());
        let told: Vec<&Halt> = told.collect();
        prop_assert_eq!(events.len(), told.len());
        for (event, halt) in events.iter().zip(told) {
            prop_assert_eq!(&event.summary, &halt.name);
            let place = format!("{}, {}", halt.name, halt.address);
            prop_assert_eq!(event.location.as_ref(), Some(&place));
            prop_assert!(event.description.starts_with(&halt.about));
            prop_assert_eq!(&event.url, &halt.page);
            prop_assert!(event.from <= event.to, "{} {}", event.from, event.to);
            let alarm = event.alarm.as_ref().map(|(_, words)| words);
            prop_assert_eq!(alarm, halt.leave.map(|_| &halt.leave_by));
        }
    }

    #[test]
    fn gpx_and_kml_say_what_the_outing_says(outing in any_outing()) {
        let gpx = read_gpx(&write(&outing, Format::Gpx));
        let placed = halts(&outing).filter(is_place).filter(|halt| halt.point.is_some());
        let placed: Vec<&Halt> = placed.collect();
        prop_assert_eq!(gpx.waypoints.len(), placed.len());
        for (point, halt) in gpx.waypoints.iter().zip(placed) {
            prop_assert_eq!(point.name.as_ref(), Some(&halt.name));
            prop_assert!(point.description.as_ref().unwrap().ends_with(&halt.about));
            prop_assert_eq!(&point.links[0].href, &halt.page);
        }
        let folders = folders(&write(&outing, Format::Kml));
        prop_assert_eq!(folders.len(), outing.days.len());
        for (folder, day) in folders.iter().zip(&outing.days) {
            let placed = day.halts.iter().filter(|halt| halt.point.is_some());
            for (placemark, halt) in folder.iter().zip(placed) {
                prop_assert_eq!(placemark.name.as_ref(), Some(&halt.name));
            }
        }
    }
}

// ── Links ────────────────────────────────────────────────────────────────────────────────────────

const BAT_TRANG: LatLng = LatLng { lat: 20.9775, lng: 105.9125 };

#[test]
fn links_to_a_place_name_latitude_first() {
    let rows = [
        (
            link::geo(BAT_TRANG, "Gốm & sứ (a)"),
            "geo:20.97750,105.91250?q=20.97750,105.91250(G%E1%BB%91m%20%26%20s%E1%BB%A9%20%28a%29)",
        ),
        (
            link::open_street_map(BAT_TRANG),
            "https://www.openstreetmap.org/?mlat=20.97750&mlon=105.91250#map=16/20.97750/105.91250",
        ),
        (
            link::google(BAT_TRANG, None),
            "https://www.google.com/maps/dir/?api=1&destination=20.97750,105.91250",
        ),
        (
            link::google(BAT_TRANG, Some(Mode::Motorbike)),
            "https://www.google.com/maps/dir/?api=1&destination=20.97750,105.91250&travelmode=two-wheeler",
        ),
        (link::apple(BAT_TRANG, "A b"), "https://maps.apple.com/?ll=20.97750,105.91250&q=A%20b"),
    ];
    for (link, wanted) in rows {
        assert_eq!(link, wanted);
    }
}

#[test]
fn links_to_a_day_name_every_place_in_order() {
    let at = |n: usize| LatLng { lat: 21.0 + n as f64 / 1_000.0, lng: 105.8 };
    let of = |n| link::google_day(&(0..n).map(at).collect::<Vec<_>>(), Mode::Car);
    assert_eq!(of(0), [""; 0]);
    assert_eq!(of(1), [""; 0]);
    let base = "https://www.google.com/maps/dir/?api=1&origin=21.00000,105.80000&destination=";
    assert_eq!(of(2), [format!("{base}21.00100,105.80000&travelmode=driving")]);
    let between = "&travelmode=driving&waypoints=21.00100,105.80000%7C21.00200,105.80000";
    assert_eq!(of(4), [format!("{base}21.00300,105.80000{between}")]);
    for n in 2..40 {
        let links = of(n);
        let mut named = vec![];
        for link in &links {
            let part = |name: &str| {
                let (_, rest) = link.split_once(&format!("{name}="))?;
                Some(rest.split('&').next().unwrap().to_owned())
            };
            let between = part("waypoints").unwrap_or_default();
            let between: Vec<_> = between.split("%7C").filter(|at| !at.is_empty()).collect();
            assert!(between.len() <= 9);
            assert!(named.last().is_none_or(|last| *last == part("origin").unwrap()));
            named.pop();
            named.extend(part("origin"));
            named.extend(between.into_iter().map(str::to_owned));
            named.extend(part("destination"));
        }
        let wanted: Vec<_> = (0..n).map(|n| format!("21.{n:03}00,105.80000")).collect();
        assert_eq!(named, wanted);
    }
}

#[test]
fn a_day_by_bus_asks_for_one_way_only_where_it_is_one() {
    let day = [BAT_TRANG, LatLng { lat: 21.0, lng: 105.8 }, LatLng { lat: 21.1, lng: 105.8 }];
    assert!(link::google_day(&day[..2], Mode::Bus)[0].contains("travelmode=transit"));
    assert!(!link::google_day(&day, Mode::Bus)[0].contains("travelmode"));
}

#[test]
fn a_visit_until_midnight_ends_on_the_next_day() {
    let mut outing = taken(&planned(TRIP), Locale::Vi, made("2026-12-01"));
    outing.days.truncate(1);
    outing.days[0].date = date("2026-12-31");
    outing.days[0].halts.retain(|halt| halt.kind == HaltKind::Visit);
    outing.days[0].halts.truncate(1);
    outing.days[0].halts[0].to = clock("24:00");
    assert_eq!(events(&write(&outing, Format::Calendar))[0].to, "20270101T000000");
}
