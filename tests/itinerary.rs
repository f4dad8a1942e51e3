//! Plans: what is visited and what is not, and why; that no plan ever breaks a rule; that the
//! checker, on which this rests, sees every kind of broken rule; and that requests and plans survive
//! being sent as bytes.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod trips;

use proptest::prelude::*;
use std::fmt::Write;
use std::sync::OnceLock;
use trips::{
    any_interests, any_place, any_style, any_time, clock, date, entry, place, request, slug, small,
};
use ve_lang::command::decode_source as decode;
use ve_lang::domain::calendar::{Date, TimeOfDay};
use ve_lang::domain::catalogue::hours::TimeWindow;
use ve_lang::domain::catalogue::{Catalogue, Slug};
use ve_lang::domain::geo::LatLng;
use ve_lang::domain::itinerary::{
    Anchor, Appeal, DayPlan, Fixed, KindLimit, Lunch, LunchBreak, Mode, Obstacle, Pace, PlaceRef,
    Plan, Reason, Swap, TripRequest, Unvisited, Violation, WhyHere, WhyNow, check, plan, problem,
};
use ve_lang::domain::travel::{Network, network};

const SHIPPED_CORE: &[u8] = include_bytes!("../public/data/catalogue.json");

/// The catalogue that the guide ships.
fn shipped() -> &'static Catalogue {
    static SHIPPED: OnceLock<Catalogue> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        decode(SHIPPED_CORE, Some(include_bytes!("../public/data/details.json"))).unwrap().0
    })
}

/// The roads that the guide ships, for its own catalogue; the small one is planned without any.
fn roads(catalogue: &Catalogue) -> Option<&'static Network> {
    static ROADS: OnceLock<Network> = OnceLock::new();
    let read = || network::decode(include_bytes!("../public/data/roads.json")).unwrap().0;
    (!std::ptr::eq(catalogue, small())).then(|| ROADS.get_or_init(read))
}

/// Plans a request and holds the plan to the rules.
fn planned(catalogue: &Catalogue, request: &TripRequest) -> Plan {
    let plan = plan(&problem(catalogue, roads(catalogue), request));
    assert_eq!(
        check(catalogue, roads(catalogue), request, &plan),
        [],
        "{:?}\n{plan:#?}",
        request.to_pairs()
    );
    plan
}

/// Writes the stops of each day by slug, days apart by `|`.
fn stops(catalogue: &Catalogue, plan: &Plan) -> String {
    let day = |day: &DayPlan| {
        let slugs = day.stops.iter().map(|stop| catalogue.slug(stop.entry).as_str());
        slugs.collect::<Vec<_>>().join(" ")
    };
    plan.days.iter().map(day).collect::<Vec<_>>().join(" | ")
}

/// Returns the reason that a plan gives for leaving out a place.
fn reason(catalogue: &Catalogue, plan: &Plan, place: &str) -> Option<Reason> {
    let entry = PlaceRef::parse(place).unwrap().entry(catalogue);
    let left = plan.unvisited.iter().find(|left| left.entry == entry);
    left.map(|left| left.reason.clone())
}

#[test]
fn a_wish_is_met_or_its_reason_is_told() {
    let check = |address: &str, place: &str, expected: Option<Reason>| {
        let request = request(&format!("{address}&see={place}"));
        let plan = planned(small(), &request);
        assert_eq!(reason(small(), &plan, place), expected, "{:?}", request.to_pairs());
    };
    let must = "sales-point:cho-chuong";
    check("leave=06:00", must, None);
    check("leave=06:00&date=2026-11-29", must, Some(Reason::ClosedThatDay));
    check("leave=06:00&date=2026-11-27&days=2", must, None);
    check("leave=08:00", must, Some(Reason::ClosesTooEarly));
    // Market days of which only the day is known: daylight is assumed.
    check("date=2026-11-30", "sales-point:cho-nua", None);
    check("date=2026-11-28", "sales-point:cho-nua", Some(Reason::ClosedThatDay));
    // Weekdays and seasons.
    check("", "sight:lang-bac", None);
    check("date=2026-11-27", "sight:lang-bac", Some(Reason::ClosedThatDay));
    check("leave=09:30", "sight:lang-bac", Some(Reason::ClosesTooEarly));
    check("date=2026-10-31&leave=09:00", "sight:lang-bac", Some(Reason::ClosesTooEarly));
    check("date=2026-11-27", "sight:dao-ngoc", Some(Reason::OpensTooLate));
    check("date=2026-11-27&back=20:30", "sight:dao-ngoc", None);
    // Too little time.
    check("by=walk", "village:duong-lam", Some(Reason::ClosesTooEarly));
    check("back=11:00&pace=full", "village:bat-trang", Some(Reason::TooFar { extra_minutes: 15 }));
    check("leave=09:00&back=13:00", "village:bat-trang", Some(Reason::FitsWithoutLunch));
    check("leave=09:00&back=13:00&lunch=none", "village:bat-trang", None);
    // Times that were laid down.
    let pinned = |address: &str, place: &str, expected: Reason| {
        let request = request(address);
        let plan = planned(small(), &request);
        assert_eq!(reason(small(), &plan, place), Some(expected), "{address}");
    };
    let (late, mausoleum) = (|late| Reason::NotThereBy { late }, "sight:lang-bac");
    pinned("fix=village:bat-trang~~08:40", "village:bat-trang", late(1));
    pinned("fix=sight:lang-bac~~12:00", mausoleum, Reason::ShutThen);
    pinned("fix=sight:lang-bac~~05:00&leave=04:00", mausoleum, Reason::ShutThen);
    pinned("fix=sight:lang-bac~1~09:00&date=2026-11-27", mausoleum, Reason::ClosedThatDay);
    pinned("fix=sight:lang-bac~3~09:00", mausoleum, Reason::NoDay);
    pinned("fix=village:bat-trang~~14:10", "village:bat-trang", Reason::NotBackAfter { late: 21 });
    pinned(
        "fix=village:bat-trang~~09:30,village:van-phuc~~11:00&lunch=none",
        "village:van-phuc",
        Reason::Clashes(entry("village:bat-trang")),
    );
    // Nothing to be done.
    check("", "village:vo-danh", Some(Reason::NoPosition));
    check("", "sales-point:trung-tam", Some(Reason::Planned));
    check("skip=village:bat-trang", "village:bat-trang", Some(Reason::Avoided));
    check("back=07:00", "village:bat-trang", Some(Reason::NoDay));
    let nowhere = PlaceRef::parse("village:atlantis").unwrap();
    check("", "village:atlantis", Some(Reason::UnknownPlace(nowhere)));
}

#[test]
fn wishes_can_stand_in_each_others_way() {
    let plan = planned(small(), &request("see=village:bat-trang,village:giang-cao"));
    let whole = PlaceRef::parse("village:bat-trang").unwrap().entry(small()).unwrap();
    assert_eq!(reason(small(), &plan, "village:giang-cao"), Some(Reason::PartOf(whole)));
    let plan = planned(small(), &request("see=village:bat-trang,village:duong-lam"));
    let out: Vec<&Unvisited> = plan.unvisited.iter().filter(|left| left.mandatory).collect();
    assert!(matches!(out[..], [Unvisited { reason: Reason::NoTime { short_by: 60.. }, .. }]));
    let plan = planned(small(), &request("days=2&see=village:bat-trang,village:duong-lam"));
    assert!(!plan.unvisited.iter().any(|left| left.mandatory));
}

#[test]
fn stops_say_why_they_are_there() {
    let plan = planned(small(), &request("leave=06:00&for=hat&see=village:bat-trang"));
    let why = |slug: &str| {
        let stop = plan.stops().find(|stop| small().slug(stop.entry).as_str() == slug);
        stop.unwrap_or_else(|| panic!("{slug} in {}", stops(small(), &plan))).reasons.clone()
    };
    let hat = small().find_craft(&Slug::new("hat").unwrap()).unwrap();
    let market = TimeWindow::new(clock("06:00"), clock("09:00")).unwrap();
    let (matches, only) = (WhyHere::Matches(hat), WhyHere::OnlyOpen(market));
    assert_eq!(why("cho-chuong"), [WhyHere::MarketDay, only, matches]);
    assert_eq!(why("chuong"), [matches, WhyHere::NearPrevious]);
    let distinctions = [WhyHere::Workshop, WhyHere::OfficialPoint, WhyHere::Recognised];
    assert_eq!(why("bat-trang"), [&[WhyHere::MustSee], &distinctions[..]].concat());
    let chuong_market = &plan.days[0].stops[0];
    assert!(!chuong_market.hours_estimated && plan.days[0].stops[1].hours_estimated);
}

#[test]
fn breaks_are_near_something_to_eat() {
    let plan = planned(small(), &request("see=village:bat-trang"));
    let lunch = plan.days[0].lunch.unwrap();
    let near = small().slug(lunch.near.unwrap()).as_str();
    assert_eq!((lunch.after_stop, near), (1, "co-bat-trang"), "the other house opens at 17:00");
    let plan = planned(small(), &request("see=village:bat-trang&skip=eatery:co-bat-trang"));
    assert_eq!(small().slug(plan.days[0].lunch.unwrap().near.unwrap()).as_str(), "bat-trang");
    assert_eq!(planned(small(), &request("lunch=none")).days[0].lunch, None);
    assert_eq!(planned(small(), &request("leave=13:00")).days[0].lunch, None, "it is too late");
}

#[test]
fn a_break_may_fall_into_a_long_visit() {
    let request = request("see=village:duong-lam");
    let plan = planned(small(), &request);
    let (stop, lunch) = (&plan.days[0].stops[0], plan.days[0].lunch.unwrap());
    assert!(lunch.amidst && lunch.after_stop == 1 && stop.service_time() == 180 + 60);
    assert!(stop.start < lunch.from && lunch.to < stop.departure);
    let spoilt = |spoil: fn(&mut Plan)| {
        let mut plan = plan.clone();
        spoil(&mut plan);
        check(small(), None, &request, &plan)
    };
    let found =
        spoilt(|plan| plan.days[0].stops[0].start = shifted(plan.days[0].lunch.unwrap().from, 1));
    assert!(found.contains(&Violation::LunchOverlaps(0)), "{found:?}");
    let found = spoilt(|plan| plan.days[0].lunch.as_mut().unwrap().amidst = false);
    assert!(found.contains(&Violation::LunchOverlaps(0)), "{found:?}");
    let found = spoilt(|plan| {
        let stop = &mut plan.days[0].stops[0];
        stop.departure = shifted(stop.departure, -60);
    });
    assert!(found.contains(&Violation::TooShort(0, 0)), "{found:?}");
}

#[test]
fn interests_decide_what_is_visited() {
    let visits = |address: &str, slug: &str| {
        let plan = planned(small(), &request(address));
        plan.stops().any(|stop| small().slug(stop.entry).as_str() == slug)
    };
    assert!(visits("", "bat-trang") && !visits("", "lang-bac") && !visits("", "diem-ocop"));
    assert!(visits("for=sights&by=walk", "lang-bac"));
    assert!(visits("for=shopping,ceramics", "diem-ocop"));
    assert!(visits("for=hat&back=13:30", "chuong") && !visits("for=silk&back=13:30", "chuong"));
}

#[test]
fn who_came_for_a_craft_stays_longer_and_elsewhere_shorter() {
    let stay = |address: &str, slug: &str| {
        let plan = planned(small(), &request(address));
        let stop = plan.stops().find(|stop| small().slug(stop.entry).as_str() == slug);
        stop.unwrap_or_else(|| panic!("{slug} in {}", stops(small(), &plan))).service_time()
    };
    let usual = stay("lunch=none&see=village:van-phuc", "van-phuc");
    let chosen = stay("lunch=none&for=silk&see=village:van-phuc", "van-phuc");
    let beside = stay("lunch=none&for=hat&see=village:van-phuc", "van-phuc");
    assert!(beside < usual && usual < chosen, "{beside} {usual} {chosen}");
    assert_eq!(
        stay("lunch=none&for=silk&fix=village:van-phuc~~~35&see=village:van-phuc", "van-phuc"),
        35
    );
    // A sight is of no craft.
    let sight = stay("see=sight:lang-bac", "lang-bac");
    assert_eq!(stay("for=silk&see=sight:lang-bac", "lang-bac"), sight);
    let craft = small().find_craft(&slug("silk")).unwrap();
    for pace in Pace::ALL {
        let [chosen, open, beside] = [Appeal::Chosen(craft), Appeal::Open, Appeal::Beside]
            .map(|appeal| pace.stay(60, appeal));
        assert!(beside < open && open < chosen, "{pace:?}");
    }
}

#[test]
fn what_stands_in_the_way_of_any_plan_is_named() {
    let check = |address: &str, expected: &[Obstacle]| {
        let request = request(address);
        let plan = planned(small(), &request);
        assert_eq!(plan.obstacles, expected, "{address}");
        assert_eq!(plan.stops().count(), 0, "{address}");
        let mut dates = plan.days.iter().map(|day| day.date);
        assert_eq!(dates.next(), Some(request.date));
    };
    check("back=07:00", &[Obstacle::BackBeforeLeaving]);
    check("back=08:00", &[Obstacle::BackBeforeLeaving]);
    check("from=village:atlantis", &[Obstacle::StartUnknown, Obstacle::EndUnknown]);
    check("from=village:vo-danh&to=centre", &[Obstacle::StartUnknown]);
    check("to=commune:atlantis", &[Obstacle::EndUnknown]);
    check("from=district:ba-vi&to=centre", &[Obstacle::StartUnknown]);
    check(
        "by=walk&back=10:30&to=village:van-phuc",
        &[Obstacle::EndOutOfReach { extra_minutes: 9 }],
    );
    check("date=2199-12-31&days=3&back=08:30", &[Obstacle::CalendarEnds]);
    check("back=08:30", &[Obstacle::NothingFits]);
    let all: Vec<_> = small().entries().filter_map(|e| PlaceRef::of(small(), e)).collect();
    let skip: Vec<_> = all.iter().map(ToString::to_string).collect();
    check(&format!("skip={}", skip.join(",")), &[Obstacle::NothingToVisit]);
}

#[test]
fn days_begin_and_end_where_they_should() {
    let request = request("days=3&from=commune:bat-trang&to=district:gia-lam&by=car");
    let plan = planned(small(), &request);
    let ends: Vec<_> = plan.days.iter().map(|day| day.end.anchor.to_string()).collect();
    assert_eq!(ends, ["commune:bat-trang", "commune:bat-trang", "district:gia-lam"]);
    assert!(plan.days.iter().all(|day| day.start.anchor.to_string() == "commune:bat-trang"));
    // The middle of the two communes that were Gia Lâm.
    assert_eq!(plan.days[2].end.point, Some(LatLng { lat: 21.02, lng: 105.935 }));
    // Nobody waits at the first door: the day begins later instead.
    let plan = planned(small(), &self::request("date=2026-11-29&see=sight:lang-bac&leave=05:00"));
    assert!(plan.days[0].leaves_at > clock("07:00"), "{}", plan.days[0].leaves_at);
}

#[test]
fn the_shipped_catalogue_makes_good_days() {
    let plan = planned(shipped(), &request(""));
    assert!((3..=6).contains(&plan.stops().count()), "{}", stops(shipped(), &plan));
    assert!(plan.days[0].lunch.is_some() && plan.days[0].slack < 60);
    let plan = planned(shipped(), &request("see=village:bat-trang&days=4&for=sights,shopping"));
    assert!(plan.stops().count() >= 12, "{}", stops(shipped(), &plan));
    assert!(!plan.unvisited.iter().any(|left| left.mandatory));
    let walk = planned(shipped(), &request("by=walk&for=sights"));
    assert!(walk.days[0].metres() < 15_000, "{}", stops(shipped(), &walk));
}

#[test]
fn no_hours_at_all_make_a_plan_all_the_same() {
    let mut file: serde_json::Value = serde_json::from_slice(SHIPPED_CORE).unwrap();
    for table in ["sales_points", "sights", "eateries"] {
        for row in file[table].as_array_mut().unwrap() {
            row.as_object_mut().unwrap().remove("hours");
        }
    }
    let (bare, _) = decode(file.to_string().as_bytes(), None).unwrap();
    let plan = planned(&bare, &request("days=3&for=sights,shopping&leave=06:00&back=20:00"));
    assert!(plan.stops().count() > 9 && plan.stops().all(|stop| stop.hours_estimated));
}

#[test]
fn a_day_is_planned_the_same_without_the_details() {
    let (core_alone, _) = decode(SHIPPED_CORE, None).unwrap();
    for address in ["", "see=village:bat-trang&days=2&for=sights,shopping", "by=walk&for=sights"] {
        let request = request(address);
        assert_eq!(planned(&core_alone, &request), planned(shipped(), &request), "{address}");
    }
}

/// Spoils a sound plan in one way and returns what the checker says.
fn spoilt(spoil: fn(&mut TripRequest, &mut Plan)) -> Vec<Violation> {
    let mut request = request("leave=06:00&for=hat&see=sales-point:cho-chuong,village:bat-trang");
    let mut plan = planned(small(), &request);
    assert_eq!(stops(small(), &plan), "cho-chuong chuong van-phuc bat-trang");
    assert_eq!(plan.days[0].lunch.unwrap().after_stop, 3);
    spoil(&mut request, &mut plan);
    check(small(), None, &request, &plan)
}

fn shifted(time: TimeOfDay, minutes: i32) -> TimeOfDay {
    TimeOfDay::from_minutes(time.minutes() + minutes).unwrap()
}

fn left_out(place: &str, mandatory: bool, reason: Reason) -> Unvisited {
    Unvisited { entry: Some(entry(place)), mandatory, reason }
}

#[test]
fn the_checker_sees_every_broken_rule() {
    use Violation as V;
    type Spoil = fn(&mut TripRequest, &mut Plan);
    let must = |place: &str| V::MustMissing(PlaceRef::parse(place).unwrap());
    let rows: Vec<(V, Spoil)> = vec![
        (V::Days, |_, plan| plan.days.clear()),
        (V::Days, |_, plan| plan.days[0].date = date("2026-11-30")),
        (V::Days, |request, _| request.days = 2),
        (V::Obstacles, |_, plan| plan.obstacles.push(Obstacle::StartUnknown)),
        (V::Obstacles, |request, _| request.start = Anchor::parse("village:atlantis").unwrap()),
        (V::Obstacles, |request, _| request.back = clock("05:00")),
        (V::Obstacles, |_, plan| plan.days.iter_mut().for_each(|day| day.stops.clear())),
        (V::Endpoints(0), |request, _| request.end = Anchor::parse("commune:bat-trang")),
        (V::Endpoints(0), |_, plan| plan.days[0].start.point = None),
        (V::Legs(0), |_, plan| plan.days[0].legs.truncate(4)),
        (V::LeavesTooEarly(0), |request, _| request.leave = clock("08:00")),
        (V::BackTooLate(0), |request, _| request.back = clock("12:00")),
        (V::Clock(0), |_, plan| plan.days[0].slack += 1),
        (V::Clock(0), |_, plan| plan.days[0].leaves_at = clock("06:59")),
        (V::Clock(0), |_, plan| plan.days[0].back_at = clock("16:59")),
        (V::LegBeginsTooEarly(0, 1), |_, plan| {
            let leg = &mut plan.days[0].legs[1];
            leg.departs = shifted(leg.departs, -1);
        }),
        (V::LegTooShort(0, 2), |_, plan| {
            let leg = &mut plan.days[0].legs[2];
            leg.arrives = shifted(leg.arrives, -1);
        }),
        (V::LegFigures(0, 2), |_, plan| plan.days[0].legs[2].estimated = false),
        (V::LegFigures(0, 2), |_, plan| plan.days[0].legs[2].metres -= 1),
        (V::LegFigures(0, 2), |_, plan| plan.days[0].legs[2].high = 1),
        (V::Arrival(0, 2), |_, plan| {
            let stop = &mut plan.days[0].stops[2];
            stop.arrival = shifted(stop.arrival, 1);
        }),
        (V::BeginsBeforeArrival(0, 2), |_, plan| {
            let stop = &mut plan.days[0].stops[2];
            stop.start = shifted(stop.arrival, -1);
        }),
        (V::TooShort(0, 2), |_, plan| {
            let stop = &mut plan.days[0].stops[2];
            stop.departure = shifted(stop.departure, -1);
        }),
        (V::TooShort(0, 0), |request, _| request.pace = Pace::Relaxed),
        (V::TooShort(0, 2), |request, _| {
            request.fix(&place("village:van-phuc"), |fixed| fixed.minutes = Some(400));
        }),
        (V::NotOnTime(0, 1), |request, _| {
            request.fix(&place("village:chuong"), |fixed| fixed.at = Some(clock("12:34")));
        }),
        (V::WrongDay(entry("village:chuong")), |request, _| {
            request.fix(&place("village:chuong"), |fixed| fixed.day = Some(1));
        }),
        (V::WrongDay(entry("village:chuong")), |request, _| {
            request.lock(1, vec![place("village:chuong")]);
        }),
        (V::Order(0), |request, _| {
            request.lock(0, vec![place("village:van-phuc"), place("village:chuong")]);
        }),
        (V::TooMany(slug("hat")), |request, _| request.limit(slug("hat"), Some(0))),
        (V::TooMany(slug("shopping")), |request, _| {
            request.must.clear();
            request.limit(slug("shopping"), Some(0));
        }),
        (V::WalksTooFar(0), |request, _| {
            (request.mode, request.walking) = (Mode::Walk, Some(30));
        }),
        (V::LeavesTooEarly(0), |request, _| {
            request.set_apart(0, |day| day.leave = Some(clock("08:00")));
        }),
        (V::BackTooLate(0), |request, _| {
            request.set_apart(0, |day| day.back = Some(clock("12:00")));
        }),
        (V::Endpoints(0), |request, _| {
            request.set_apart(0, |day| day.start = Anchor::parse("commune:bat-trang"));
        }),
        (V::Obstacles, |request, _| {
            request.set_apart(0, |day| day.back = Some(clock("05:00")));
        }),
        (V::Obstacles, |request, _| {
            request.set_apart(0, |day| day.start = Anchor::parse("commune:atlantis"));
        }),
        (must("village:no"), |request, _| {
            request.fix(&place("village:no"), |fixed| fixed.day = Some(0));
        }),
        (must("village:no"), |request, _| request.lock(0, vec![place("village:no")])),
        (V::Closed(0, 0), |request, plan| {
            request.date = request.date.plus_days(1);
            plan.days.iter_mut().for_each(|day| day.date = day.date.plus_days(1));
        }),
        (V::OutsideHours(0, 0), |_, plan| plan.days[0].stops[0].departure = clock("09:01")),
        (V::OutsideHours(0, 0), |_, plan| plan.days[0].stops[0].start = clock("05:59")),
        (V::OutsideHours(0, 1), |_, plan| plan.days[0].stops[1].start = clock("07:59")),
        (V::HoursFlag(0, 0), |_, plan| plan.days[0].stops[0].hours_estimated = true),
        (V::HoursFlag(0, 1), |_, plan| plan.days[0].stops[1].hours_estimated = false),
        (V::NotAllowed(entry("village:chuong")), |request, _| {
            request.avoid.extend(PlaceRef::parse("village:chuong"));
        }),
        (V::NotAllowed(entry("sales-point:trung-tam")), |_, plan| {
            plan.days[0].stops[1].entry = entry("sales-point:trung-tam");
        }),
        (V::NotAllowed(entry("village:vo-danh")), |_, plan| {
            plan.days[0].stops[1].entry = entry("village:vo-danh");
        }),
        (V::Twice(entry("village:bat-trang")), |_, plan| {
            plan.days[0].stops[2].entry = entry("village:bat-trang");
        }),
        (V::WholeAndPart(entry("village:giang-cao"), entry("village:bat-trang")), |_, plan| {
            plan.days[0].stops[2].entry = entry("village:giang-cao");
        }),
        (V::LunchMissing(0), |_, plan| plan.days[0].lunch = None),
        (V::LunchMissing(0), |request, _| request.lunch = None),
        (V::LunchTimes(0), |_, plan| {
            let lunch = plan.days[0].lunch.as_mut().unwrap();
            lunch.to = shifted(lunch.to, -1);
        }),
        (V::LunchTimes(0), |request, _| {
            let window = TimeWindow::new(clock("12:30"), clock("14:00")).unwrap();
            request.lunch = Some(Lunch { window, minutes: 60 });
        }),
        (V::LunchOverlaps(0), |_, plan| {
            let lunch = plan.days[0].lunch.as_mut().unwrap();
            lunch.from = shifted(lunch.from, -1);
        }),
        (V::LunchOverlaps(0), |_, plan| plan.days[0].lunch.as_mut().unwrap().after_stop = 1),
        (V::LunchOverlaps(0), |_, plan| plan.days[0].lunch.as_mut().unwrap().after_stop = 9),
        (must("sight:lang-bac"), |request, _| {
            request.must.extend(PlaceRef::parse("sight:lang-bac"))
        }),
        (must("village:no"), |request, _| request.must.extend(PlaceRef::parse("village:no"))),
        (V::Explained(Some(entry("village:bat-trang"))), |_, plan| {
            let no_time = Reason::NoTime { short_by: 5 };
            plan.unvisited.push(left_out("village:bat-trang", true, no_time));
        }),
        (V::Explained(Some(entry("sight:lang-bac"))), |_, plan| {
            let no_time = Reason::NoTime { short_by: 5 };
            plan.unvisited.push(left_out("sight:lang-bac", true, no_time));
        }),
        (V::RestMissing(0), |request, _| request.rest = Some(30)),
        (V::RestMissing(0), |_, plan| plan.days[0].rest = plan.days[0].lunch),
        (V::RestTimes(0), |request, plan| {
            request.rest = Some(30);
            plan.days[0].rest = plan.days[0].lunch;
        }),
        (V::RestOverlaps(0), |request, plan| {
            request.rest = Some(30);
            plan.days[0].rest = plan.days[0].lunch;
        }),
    ];
    for (number, (expected, spoil)) in rows.into_iter().enumerate() {
        let found = spoilt(spoil);
        assert!(found.contains(&expected), "row {number}: {expected:?} not in {found:?}");
    }
}

#[test]
fn the_checker_sees_every_broken_rest() {
    let request = request("rest=45&see=village:bat-trang&for=silk");
    let sound = planned(small(), &request);
    let rest = sound.days[0].rest.unwrap();
    let spoilt = |spoil: &dyn Fn(&mut TripRequest, &mut LunchBreak)| {
        let (mut request, mut plan) = (request.clone(), sound.clone());
        spoil(&mut request, plan.days[0].rest.as_mut().unwrap());
        check(small(), None, &request, &plan)
    };
    assert_eq!(rest.to.minutes() - rest.from.minutes(), 45);
    assert_eq!(spoilt(&|request, _| request.rest = Some(50)), [Violation::RestTimes(0)]);
    assert_eq!(spoilt(&|request, _| request.rest = None), [Violation::RestMissing(0)]);
    let found = spoilt(&|_, rest| rest.amidst = true);
    assert!(found.contains(&Violation::RestOverlaps(0)), "{found:?}");
    let found = spoilt(&|_, rest| rest.after_stop = 0);
    assert!(found.contains(&Violation::RestOverlaps(0)), "{found:?}");
    let early = clock("13:00");
    let found = spoilt(&|_, rest| (rest.from, rest.to) = (early, shifted(early, 45)));
    assert!(found.contains(&Violation::RestTimes(0)), "{found:?}");
}

/// What is laid down just as the plan has it is no breach; nor is a limit that musts go beyond.
#[test]
fn the_checker_accepts_wishes_that_are_kept() {
    let found = spoilt(|request, plan| {
        let start = plan.days[0].stops[2].start;
        request.fix(&place("village:van-phuc"), |fixed| {
            (fixed.day, fixed.at, fixed.minutes) = (Some(0), Some(start), Some(30));
        });
        request.lock(0, vec![place("sales-point:cho-chuong"), place("village:van-phuc")]);
        request.limit(slug("hat"), Some(1));
        request.limit(slug("ceramics"), Some(0));
        request.walking = Some(0);
        request.set_apart(0, |day| day.back = Some(clock("17:00")));
        request.set_apart(3, |day| day.leave = Some(clock("23:00")));
    });
    assert_eq!(found, []);
}

#[test]
fn the_checker_sees_every_untrue_reason() {
    let other = entry("village:bat-trang");
    let somewhere = PlaceRef::parse("village:van-phuc").unwrap();
    let untrue = [
        Reason::ClosedThatDay,
        Reason::ClosesTooEarly,
        Reason::OpensTooLate,
        Reason::TooFar { extra_minutes: 5 },
        Reason::NoTime { short_by: 0 },
        Reason::NoPosition,
        Reason::UnknownPlace(somewhere),
        Reason::Planned,
        Reason::PartOf(other),
        Reason::Avoided,
        Reason::NoDay,
    ];
    let request = request("see=village:bat-trang");
    let sound = planned(small(), &request);
    for reason in untrue {
        let mut plan = sound.clone();
        plan.unvisited = vec![left_out("sight:hoang-thanh", false, reason.clone())];
        let found = check(small(), None, &request, &plan);
        let expected = Violation::FalseReason(Some(entry("sight:hoang-thanh")));
        assert_eq!(found, [expected], "{reason:?}");
    }
    let mut plan = sound.clone();
    plan.unvisited = vec![Unvisited { entry: None, mandatory: false, reason: Reason::NoPosition }];
    assert_eq!(check(small(), None, &request, &plan), [Violation::FalseReason(None)]);
}

fn any_point() -> impl Strategy<Value = LatLng> {
    (2_050_000..2_140_000, 10_530_000..10_600_000)
        .prop_map(|(lat, lng)| LatLng { lat: f64::from(lat) / 1e5, lng: f64::from(lng) / 1e5 })
}

fn any_anchor(catalogue: &Catalogue) -> impl Strategy<Value = Anchor> + use<> {
    let communes = catalogue.communes.iter().map(|row| Anchor::Commune(row.slug.clone()));
    let districts = catalogue.districts.iter().map(|row| Anchor::District(row.slug.clone()));
    let areas: Vec<_> = communes.chain(districts).collect();
    prop_oneof![
        3 => Just(Anchor::Centre),
        1 => any_place(catalogue).prop_map(Anchor::Place),
        1 => proptest::sample::select(areas),
        1 => any_point().prop_map(Anchor::Point),
    ]
}

fn any_day() -> impl Strategy<Value = Date> {
    let feasts =
        ["2026-02-16", "2026-02-17", "2027-02-05", "2028-01-25", "2028-02-29", "2026-12-31"];
    prop_oneof![
        4 => (0..1_096).prop_map(|days| date("2026-01-01").plus_days(days)),
        1 => proptest::sample::select(feasts.map(date).to_vec()),
    ]
}

fn any_lunch() -> impl Strategy<Value = Option<Lunch>> {
    let other = |opens, closes, minutes| Lunch {
        window: TimeWindow::new(clock(opens), clock(closes)).unwrap(),
        minutes,
    };
    let breaks = [
        Some(Lunch::default()),
        None,
        Some(other("11:30", "12:15", 45)),
        Some(other("10:00", "15:00", 90)),
    ];
    proptest::sample::select(breaks.to_vec())
}

fn any_request(catalogue: &Catalogue) -> impl Strategy<Value = TripRequest> + use<> {
    let interests = any_interests(catalogue);
    let places = proptest::collection::hash_set(any_place(catalogue), 0..5);
    let avoid = proptest::collection::hash_set(any_place(catalogue), 0..3);
    let when = (any_day(), 1u8..=4, any_time(5..14, 15), any_time(9..24, 15));
    let ends = (any_anchor(catalogue), proptest::option::weighted(0.2, any_anchor(catalogue)));
    let how = (any_style(), any_lunch());
    let laid_down = (
        any_place(catalogue),
        proptest::option::of(0_u8..4),
        proptest::option::of(any_time(6..20, 15)),
    );
    let laid_down = laid_down.prop_map(|(place, day, at)| Fixed { place, day, at, minutes: None });
    let laid_down = proptest::collection::vec(laid_down, 0..3).prop_map(|mut fixed| {
        fixed.retain(|fixed| !fixed.is_empty());
        fixed.dedup_by(|a, b| a.place == b.place);
        fixed
    });
    let bounds = (
        proptest::option::weighted(0.3, 10_u16..=120),
        proptest::option::weighted(0.3, 0_u16..=240),
        proptest::option::weighted(0.3, 0_u8..3),
    );
    let apart = (laid_down, bounds);
    (when, ends, how, interests, places, avoid, apart).prop_map(
        |(
            (date, days, leave, back),
            (start, end),
            ((mode, pace), lunch),
            interests,
            must,
            avoid,
            (fixed, (rest, walking, most)),
        )| {
            TripRequest {
                date,
                days,
                start,
                end,
                leave,
                back,
                mode,
                interests,
                must: must.into_iter().collect(),
                avoid: avoid.into_iter().collect(),
                lunch,
                pace,
                fixed,
                rest,
                walking,
                limits: most
                    .map(|most| KindLimit { kind: slug("sights"), most })
                    .into_iter()
                    .collect(),
                ..TripRequest::default_on(date)
            }
        },
    )
}

/// Returns a plan with something of everything that a plan can hold, and its bytes.
fn everything() -> (Plan, Vec<u8>) {
    let mut plan =
        planned(small(), &request("leave=06:00&for=hat&see=sales-point:cho-chuong&days=2"));
    let hat = small().find_craft(&Slug::new("hat").unwrap()).unwrap();
    let window = TimeWindow::new(clock("06:00"), TimeOfDay::MIDNIGHT).unwrap();
    plan.days[0].stops[0].reasons = vec![
        WhyHere::MustSee,
        WhyHere::Matches(hat),
        WhyHere::MarketDay,
        WhyHere::OnlyOpen(window),
        WhyHere::Workshop,
        WhyHere::OfficialPoint,
        WhyHere::Recognised,
        WhyHere::NearPrevious,
    ];
    let (with, later) = (entry("village:bat-trang"), 25);
    plan.days[0].stops[0].why_now = Some(WhyNow::OrLonger(Swap { with, later }));
    plan.days[0].start.anchor = Anchor::parse("-0.00001,-179.99999").unwrap();
    plan.days[0].end.point = None;
    plan.days[1].lunch = None;
    let reasons = [
        Reason::ClosedThatDay,
        Reason::ClosesTooEarly,
        Reason::OpensTooLate,
        Reason::TooFar { extra_minutes: 300 },
        Reason::NoTime { short_by: u16::MAX },
        Reason::FitsWithoutLunch,
        Reason::NoPosition,
        Reason::UnknownPlace(PlaceRef::parse("village:atlantis").unwrap()),
        Reason::Planned,
        Reason::PartOf(entry("village:bat-trang")),
        Reason::Avoided,
        Reason::NoDay,
        Reason::OverLimit,
        Reason::ShutThen,
        Reason::NotThereBy { late: 9 },
        Reason::NotBackAfter { late: 9 },
        Reason::Clashes(entry("village:bat-trang")),
    ];
    let left = |reason| Unvisited { entry: None, mandatory: true, reason };
    plan.unvisited = reasons.map(left).to_vec();
    plan.obstacles = vec![
        Obstacle::BackBeforeLeaving,
        Obstacle::StartUnknown,
        Obstacle::EndUnknown,
        Obstacle::EndOutOfReach { extra_minutes: 9 },
        Obstacle::CalendarEnds,
        Obstacle::NothingToVisit,
        Obstacle::NothingFits,
    ];
    plan.score = u32::MAX;
    let bytes = plan.to_bytes(small());
    (plan, bytes)
}

#[test]
fn plans_are_sent_as_bytes_and_broken_bytes_are_no_plan() {
    let (plan, bytes) = everything();
    let read = |bytes: &[u8]| Plan::from_bytes(bytes, small());
    assert_eq!(read(&bytes), Some(plan));
    for length in 0..bytes.len() {
        assert_eq!(read(&bytes[..length]), None, "cut after {length}");
    }
    assert_eq!(read(&[bytes.as_slice(), &[0]].concat()), None);
    // A place that this catalogue does not have, a time after 24:00, a number that never ends.
    let text = String::from_utf8_lossy(&bytes).replace("chuong", "chu0ng");
    assert_eq!(read(text.as_bytes()), None);
    assert_eq!(read(&[0xff; 64]), None);
    for broken in ["", "days=2", "date=tomorrow", "date=2026-12-05\ndays"] {
        assert_eq!(TripRequest::from_bytes(broken.as_bytes()), None, "{broken}");
    }
    assert_eq!(TripRequest::from_bytes(b"date=2026-12-05\xff"), None);
}

/// Every plan keeps the rules, the same request has the same plan, and both survive being sent.
fn holds(catalogue: &Catalogue, request: &TripRequest) -> Result<(), TestCaseError> {
    let problem = problem(catalogue, roads(catalogue), request);
    let made = plan(&problem);
    let found = check(catalogue, roads(catalogue), request, &made);
    let mut address = String::new();
    for (name, text) in request.to_pairs() {
        let _ = write!(address, "{name}={text}&");
    }
    prop_assert!(found.is_empty(), "{address}\n{found:?}\n{made:#?}");
    prop_assert_eq!(&made, &plan(&problem));
    let sent = TripRequest::from_bytes(&request.to_bytes());
    prop_assert_eq!(sent.as_ref(), Some(request));
    let sent = Plan::from_bytes(&made.to_bytes(catalogue), catalogue);
    prop_assert_eq!(sent.as_ref(), Some(&made));
    prop_assert_eq!(made.days.len(), usize::from(request.days));
    prop_assert!(made.unvisited.iter().filter(|left| !left.mandatory).count() <= 5);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn plans_of_the_small_catalogue_keep_the_rules(request in any_request(small())) {
        holds(small(), &request)?;
    }

    #[test]
    fn no_bytes_are_too_strange(changes in proptest::collection::vec(any::<(usize, u8)>(), 1..4)) {
        let (_, mut bytes) = everything();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        if let Some(plan) = Plan::from_bytes(&bytes, small()) {
            let sent = Plan::from_bytes(&plan.to_bytes(small()), small());
            prop_assert_eq!(format!("{sent:?}"), format!("{:?}", Some(plan)));
        }
    }

    #[test]
    fn no_address_is_too_strange(
        name in proptest::sample::select(vec!["date", "days", "from", "to", "leave", "for", "see", "lunch"]),
        text in any::<String>(),
    ) {
        let read = TripRequest::from_pairs([(name, text.as_str())].into_iter(), date("2026-11-28"));
        prop_assert_eq!(plan(&problem(small(), None, &read)).days.len(), usize::from(read.days));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn plans_of_the_shipped_catalogue_keep_the_rules(request in any_request(shipped())) {
        holds(shipped(), &request)?;
    }
}
