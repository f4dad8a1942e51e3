//! Explanations: what would let a place into a plan and why a stop comes when it does. None is taken
//! at its word: every change is applied and planned anew, and that plan is held to the rules; every
//! stop's turn is worked out again from travel times and hours alone.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod trips;

use proptest::prelude::*;
use trips::{any_interests, any_place, any_style, any_time, best, clock, date, request, small};
use ve_lang::command::decode_source as decode;
use ve_lang::domain::calendar::{Date, TimeOfDay};
use ve_lang::domain::catalogue::Entry;
use ve_lang::domain::catalogue::hours::OpenHours;
use ve_lang::domain::itinerary::{
    Concession, DayPlan, Explainer, Explanation, Explanations, Mode, PlaceRef, Plan, Progress,
    Reason, TripRequest, WayIn, WhyNow, check, explain_request, problem,
};
use ve_lang::domain::travel::{TravelTimes, network};
use ve_lang::i18n::explain::{closed_weekdays, cost, way_in};
use ve_lang::i18n::{Locale, Messages};

/// Returns the best plan that is found, which is the one that is explained.
fn planned(request: &TripRequest) -> Plan {
    best(&problem(small(), None, request))
}

/// Returns the explanations of a request's plan, as they come over from the planner's thread.
fn explained(request: &TripRequest, plan: &Plan) -> Vec<Explanation> {
    let bytes = explain_request(&request.to_bytes(), &plan.to_bytes(small()));
    let mut explainer = Explainer::from_bytes(&bytes, small()).unwrap();
    while explainer.turn(small(), None) != Progress::Done {}
    let sent = explainer.explanations.to_bytes(small());
    let read = Explanations::from_bytes(&sent, small()).unwrap();
    assert_eq!(read, explainer.explanations);
    assert!(read.is_complete);
    read.found
}

/// Returns what is said of a place.
fn of(address: &str, place: &str) -> Explanation {
    let request = request(address);
    let entry = PlaceRef::parse(place).unwrap().entry(small()).unwrap();
    let plan = planned(&request);
    let found = explained(&request, &plan);
    let found = found.into_iter().find(|explanation| explanation.entry == entry);
    found.unwrap_or_else(|| panic!("{place} is in {plan:#?}"))
}

#[test]
fn what_lets_a_place_in_is_told_the_cheapest_first() {
    let check = |address: &str, place: &str, expected: &[Concession]| {
        let changes: Vec<_> = of(address, place).ways.into_iter().map(|way| way.change).collect();
        assert_eq!(changes, expected, "{address} {place}");
    };
    let leave = |time| Concession::Leave(clock(time));
    let back = |time| Concession::Back(clock(time));
    let on = |day| Concession::On(date(day));
    let place = |text| PlaceRef::parse(text).unwrap();
    // The latest half hour that is early enough; no later return helps against closing.
    check("see=sales-point:cho-chuong", "sales-point:cho-chuong", &[leave("06:30")]);
    // Closed all day: no time helps, the next market day does.
    let market = "leave=06:00&date=2026-11-29&see=sales-point:cho-chuong";
    check(market, "sales-point:cho-chuong", &[on("2026-12-02")]);
    check(
        "date=2026-11-27&see=sight:lang-bac",
        "sight:lang-bac",
        &[on("2026-11-28"), Concession::Days(2)],
    );
    let short = "leave=09:00&back=13:00&see=village:bat-trang";
    check(short, "village:bat-trang", &[leave("08:00"), back("14:00"), Concession::NoLunch]);
    // Nobody asked for it: what insisting costs comes first.
    check(
        "",
        "village:chuong",
        &[Concession::Insist, leave("07:30"), back("17:30"), Concession::NoLunch],
    );
    // Two wishes in each other's way.
    let both = "see=village:bat-trang,village:duong-lam";
    let instead = Concession::Instead(place("village:bat-trang"));
    check(both, "village:duong-lam", &[instead.clone(), Concession::Days(2)]);
    check("see=village:bat-trang,village:giang-cao", "village:giang-cao", &[instead]);
    let limited = "see=sight:lang-bac,sight:hoang-thanh&most=sights~1";
    check(
        limited,
        "sight:lang-bac",
        &[Concession::NoLimit, Concession::Instead(place("sight:hoang-thanh"))],
    );
    check("see=village:vo-danh", "village:vo-danh", &[]);
    check("back=07:00&see=village:bat-trang", "village:bat-trang", &[]);
}

#[test]
fn what_was_laid_down_can_be_what_keeps_a_place_out() {
    let bat_trang = PlaceRef::parse("village:bat-trang").unwrap();
    let ways = |request: &TripRequest, place: &str| {
        let entry = PlaceRef::parse(place).unwrap().entry(small()).unwrap();
        let found = explained(request, &planned(request));
        let found = found.into_iter().find(|found| found.entry == entry).unwrap();
        found.ways.into_iter().map(|way| way.change).collect::<Vec<_>>()
    };
    let mut pinned = request("lunch=none");
    pinned.fix(&bat_trang, |fixed| fixed.at = Some(clock("16:00")));
    assert!(ways(&pinned, "village:bat-trang").contains(&Concession::Unpin));
    let mut locked = request("leave=06:00&lunch=none");
    let market = PlaceRef::parse("sales-point:cho-chuong").unwrap();
    locked.lock(0, vec![bat_trang, market]);
    let planned = planned(&locked);
    let left = planned.unvisited[0].entry.unwrap();
    let left = PlaceRef::of(small(), left).unwrap().to_string();
    assert!(ways(&locked, &left).contains(&Concession::Unlock), "{planned:#?}");
}

#[test]
fn a_time_that_nobody_can_keep_is_told_with_what_would_do() {
    let changes = |address: &str, place: &str| {
        let ways = of(address, place).ways.into_iter();
        ways.map(|way| way.change).collect::<Vec<_>>()
    };
    let bat_trang = "village:bat-trang";
    // Too far from where the day begins; leaving half an hour earlier is enough.
    let early = changes("fix=village:bat-trang~~08:20&lunch=none", bat_trang);
    assert_eq!(early, [Concession::Leave(clock("07:30")), Concession::Unpin]);
    // Before it opens.
    let shut = changes("fix=sight:lang-bac~~05:00&leave=04:00", "sight:lang-bac");
    assert_eq!(shut, [Concession::Unpin]);
    // Too soon after another.
    let both = "fix=village:bat-trang~~09:30,village:van-phuc~~11:00&lunch=none";
    let clash = changes(both, "village:van-phuc");
    assert_eq!(clash[0], Concession::Unpin);
    assert!(clash.contains(&Concession::Instead(PlaceRef::parse(bat_trang).unwrap())), "{clash:?}");
}

#[test]
fn a_limit_is_told_as_such() {
    let request = request("see=sight:lang-bac,sight:hoang-thanh&most=sights~1");
    let plan = planned(&request);
    assert_eq!(plan.unvisited[0].reason, Reason::OverLimit);
    assert_eq!(check(small(), None, &request, &plan), []);
}

#[test]
fn explanations_are_words_in_every_language() {
    let words = |locale: Locale| {
        let path = format!("public/i18n/{}.json", locale.tag());
        Messages::decode(&std::fs::read(path).unwrap(), locale).unwrap()
    };
    let (vi, en) = (words(Locale::Vi), words(Locale::En));
    let closed = of("date=2026-11-27&see=sight:lang-bac", "sight:lang-bac").closed;
    assert_eq!(closed_weekdays(closed, &vi), "Đóng cửa Thứ Hai, Thứ Sáu");
    assert_eq!(closed_weekdays(closed, &en), "Closed on Monday, Friday");
    let closed = of("date=2026-11-26&see=sight:dao-ngoc", "sight:dao-ngoc").closed;
    assert_eq!(closed_weekdays(closed, &en), "Open only on Friday, Saturday, Sunday");
    // A market of the moon keeps no days of the week.
    assert_eq!(of("see=sales-point:cho-nua", "sales-point:cho-nua").closed, 0);
    let name = |entry: Entry| small().name(entry).get("vi").to_owned();
    let insisting = &of("", "village:chuong").ways[0];
    assert_eq!(cost(insisting, &vi, name), "thêm 28 phút, thôi Làng lụa Vạn Phúc");
    assert_eq!(cost(insisting, &en, name), "28 min longer, drops Làng lụa Vạn Phúc");
    let place = PlaceRef::parse("village:bat-trang").unwrap();
    let changes = [
        Concession::Insist,
        Concession::Leave(clock("06:30")),
        Concession::Back(clock("18:00")),
        Concession::NoLunch,
        Concession::NoRest,
        Concession::NoLimit,
        Concession::Unpin,
        Concession::Unlock,
        Concession::NoWalkingLimit,
        Concession::Days(2),
        Concession::On(date("2026-12-01")),
        Concession::By(Mode::Car),
        Concession::Instead(place),
    ];
    for words in [&vi, &en] {
        let say = |change| {
            way_in(change, words, |place| place.to_string(), |mode| mode.word().to_owned())
        };
        let mut said: Vec<_> = changes.iter().map(say).collect();
        said.sort();
        said.dedup();
        assert!(
            said.len() == changes.len() && said.iter().all(|text| !text.contains(['{', '|'])),
            "{said:?}"
        );
    }
}

#[test]
fn stops_say_why_they_come_when_they_do() {
    let turns = |address: &str| {
        let plan = planned(&request(address));
        plan.stops().map(|stop| stop.why_now).collect::<Vec<_>>()
    };
    let market = turns("leave=06:00&for=hat&see=village:bat-trang");
    assert_eq!(market[0], Some(WhyNow::BeforeClosing(clock("09:00"))));
    assert!(
        matches!(market[1], Some(WhyNow::OrLate(_)))
            && matches!(market[2], Some(WhyNow::OrLonger(_)))
    );
    assert!(turns("days=3&for=sights,hat").contains(&Some(WhyNow::OnlyThisDay)));
    assert_eq!(turns("see=village:bat-trang&back=13:00&lunch=none").len(), 1);
    let mut laid_down = request("");
    let place = |text| PlaceRef::parse(text).unwrap();
    laid_down.fix(&place("village:bat-trang"), |fixed| fixed.at = Some(clock("13:30")));
    laid_down.lock(0, vec![place("village:van-phuc")]);
    let turns: Vec<_> = planned(&laid_down).stops().filter_map(|stop| stop.why_now).collect();
    assert_eq!(turns, [WhyNow::InOrder, WhyNow::Pinned]);
}

/// Holds every way in to its word.
fn ways_in_hold(request: &TripRequest) -> Result<(), TestCaseError> {
    let before = planned(request);
    let found = explained(request, &before);
    let musts: Vec<Entry> = request.musts().iter().filter_map(|must| must.entry(small())).collect();
    let listed: Vec<Entry> = before.unvisited.iter().filter_map(|left| left.entry).collect();
    prop_assert_eq!(found.iter().map(|found| found.entry).collect::<Vec<_>>(), listed);
    for Explanation { entry, closed, ways } in found {
        let place = PlaceRef::of(small(), entry).unwrap();
        is_closed_by_week(request, entry, closed)?;
        for way in ways {
            let replanned = |way: &WayIn| {
                let mut changed = request.clone();
                way.apply(small(), &mut changed, &place);
                // As it comes out of an address.
                let sent = TripRequest::from_bytes(&changed.to_bytes());
                assert_eq!(sent.as_ref(), Some(&changed));
                let after = planned(&changed);
                (check(small(), None, &changed, &after), after)
            };
            let (broken, after) = replanned(&way);
            prop_assert!(broken.is_empty(), "{:?}\n{way:?}\n{broken:?}", request.to_pairs());
            prop_assert!(after.visits(entry), "{:?}\n{way:?}\n{after:#?}", request.to_pairs());
            let gone = before.stops().map(|stop| stop.entry).filter(|entry| !after.visits(*entry));
            prop_assert_eq!(&way.drops, &gone.collect::<Vec<_>>());
            for must in musts.iter().filter(|must| before.visits(**must)) {
                let is_given_up = matches!(&way.change, Concession::Instead(other)
                    if other.entry(small()) == Some(*must));
                prop_assert!(is_given_up || after.visits(*must), "{way:?}");
            }
            // Half an hour less is not enough, or would cost a stop that is to be kept.
            let less = match way.change {
                Concession::Leave(time) if moved(time, 30) < request.leave => {
                    Some(Concession::Leave(moved(time, 30)))
                }
                Concession::Back(time) if moved(time, -30) > request.back => {
                    Some(Concession::Back(moved(time, -30)))
                }
                _ => None,
            };
            if let Some(change) = less {
                let less = WayIn { change, ..way };
                let (_, after) = replanned(&less);
                let met = musts.iter().filter(|must| before.visits(**must));
                let mut kept = met.chain(&less.keeps).chain([&entry]);
                let would_do = kept.all(|entry| after.visits(*entry));
                prop_assert!(!would_do, "{:?}\n{less:?} would do", request.to_pairs());
            }
        }
    }
    Ok(())
}

fn moved(time: TimeOfDay, minutes: i32) -> TimeOfDay {
    TimeOfDay::from_minutes((time.minutes() + minutes).clamp(0, 1_440)).unwrap()
}

fn hours_on(entry: Entry, day: Date) -> OpenHours {
    let hours = match entry {
        Entry::SalesPoint(id) => &small().sales_point(id).hours,
        Entry::Sight(id) => &small().sight(id).hours,
        Entry::Eatery(id) => &small().eatery(id).hours,
        _ => return OpenHours::Unknown,
    };
    hours.on(day, &small().holidays)
}

fn is_closed(entry: Entry, day: Date) -> bool {
    hours_on(entry, day) == OpenHours::Closed
}

/// A rule of weekdays holds for half a year, and for every day of the trip.
fn is_closed_by_week(request: &TripRequest, entry: Entry, closed: u8) -> Result<(), TestCaseError> {
    let days = (0..182).map(|day| request.date.plus_days(day));
    let by_rule = |day: &Date| closed >> (day.weekday() as u8) & 1 == 1;
    prop_assert!(days.clone().filter(by_rule).all(|day| is_closed(entry, day)));
    let trip = days.take(usize::from(request.days)).collect::<Vec<_>>();
    prop_assert!(closed == 0 || trip.iter().all(by_rule));
    Ok(())
}

/// Works out a stop's turn again.
fn turns_hold(request: &TripRequest) -> Result<(), TestCaseError> {
    let plan = planned(request);
    for (at, day) in plan.days.iter().enumerate() {
        for (number, stop) in day.stops.iter().enumerate() {
            let holds = match stop.why_now {
                None => true,
                Some(WhyNow::OnlyThisDay) => {
                    let mut others = plan.days.iter().filter(|other| other.date != day.date);
                    plan.days.len() > 1 && others.all(|other| is_closed(stop.entry, other.date))
                }
                Some(WhyNow::BeforeClosing(closes)) => {
                    is_late_after_next(request, day, number, closes)
                }
                Some(WhyNow::OrLate(with)) => {
                    at > 0 || back_the_other_way(request, day, (stop.entry, with)).is_none()
                }
                Some(WhyNow::OrLonger(swap)) => {
                    let back = || back_the_other_way(request, day, (stop.entry, swap.with));
                    let later = || back().unwrap() - day.back_at.minutes();
                    at > 0 || (0..=15).contains(&(later() - i32::from(swap.later)))
                }
                Some(WhyNow::OnTheWay(detour)) => detour <= 10,
                Some(WhyNow::Pinned | WhyNow::InOrder) => false,
            };
            prop_assert!(holds, "{:?}\n{stop:#?}\n{day:#?}", request.to_pairs());
        }
    }
    Ok(())
}

fn is_late_after_next(
    request: &TripRequest,
    day: &DayPlan,
    number: usize,
    closes: TimeOfDay,
) -> bool {
    let times = TravelTimes::new(None, request.mode, request.date, small().region.centre);
    let point = |at: usize| small().point(day.stops[at].entry).unwrap();
    let rest = |at: usize| {
        let amidst = day.lunch.filter(|lunch| lunch.amidst && lunch.after_stop == at + 1);
        amidst.map_or(0, |lunch| lunch.to.minutes() - lunch.from.minutes())
    };
    let stay = |at: usize| day.stops[at].service_time() - rest(at);
    let pause = day.lunch.filter(|lunch| lunch.after_stop == number && !lunch.amidst);
    let (from, leave) = match number {
        0 => (day.start.point.unwrap(), request.leave.minutes()),
        _ => (point(number - 1), day.stops[number - 1].departure.minutes()),
    };
    let leave = pause.map_or(leave, |pause| leave.max(pause.to.minutes()));
    let there = times.hop(from, point(number + 1)).arrival(leave);
    let start = start_from(day, number + 1, there, stay(number + 1)).unwrap();
    let arrival = times.hop(point(number + 1), point(number)).arrival(start + stay(number + 1));
    start_from(day, number, arrival, stay(number)).is_none()
        && windows(day, number).last().is_some_and(|(_, last)| *last == closes.minutes())
}

/// Returns when a stop's place is open that day; unknown hours are taken as 08:00 to 17:00.
fn windows(day: &DayPlan, number: usize) -> Vec<(i32, i32)> {
    match hours_on(day.stops[number].entry, day.date) {
        OpenHours::Open(windows) => {
            windows.iter().map(|window| (window.opens.minutes(), window.closes.minutes())).collect()
        }
        _ => vec![(480, 1_020)],
    }
}

fn start_from(day: &DayPlan, number: usize, arrival: i32, stay: i32) -> Option<i32> {
    let starts =
        windows(day, number).into_iter().map(|(opens, closes)| (arrival.max(opens), closes));
    starts.filter(|(start, closes)| start + stay <= *closes).map(|(start, _)| start).min()
}

/// Returns when the first day is over with two of its stops the other way round and all in a locked
/// order, planned by the exact solver; nothing if that cannot be kept.
fn back_the_other_way(request: &TripRequest, day: &DayPlan, (a, b): (Entry, Entry)) -> Option<i32> {
    let mut order: Vec<Entry> = day.stops.iter().map(|stop| stop.entry).collect();
    let at = |entry| order.iter().position(|other| *other == entry).unwrap();
    let (a, b) = (at(a), at(b));
    order.swap(a, b);
    let others = small().entries().filter(|entry| !order.contains(entry));
    let mut turned = TripRequest {
        days: 1,
        end: Some(day.end.anchor.clone()),
        must: Vec::new(),
        avoid: others.filter_map(|entry| PlaceRef::of(small(), entry)).collect(),
        ..request.clone()
    };
    turned.lock(0, order.iter().filter_map(|entry| PlaceRef::of(small(), *entry)).collect());
    let plan = planned(&turned);
    let visited: Vec<Entry> = plan.stops().map(|stop| stop.entry).collect();
    (visited == order).then(|| plan.days[0].back_at.minutes())
}

#[test]
fn the_shipped_guide_explains_itself() {
    let core = include_bytes!("../public/data/catalogue.json");
    let catalogue = decode(core, None).unwrap().0;
    let roads = network::decode(include_bytes!("../public/data/roads.json")).unwrap().0;
    let request = request("see=village:bat-trang&for=sights");
    let before = best(&problem(&catalogue, Some(&roads), &request));
    let mut explainer = Explainer::new(&catalogue, request.clone(), before.clone());
    while explainer.turn(&catalogue, Some(&roads)) != Progress::Done {}
    let found = explainer.explanations.found;
    assert_eq!(found.len(), before.unvisited.len());
    let ways: Vec<_> =
        found.iter().flat_map(|found| found.ways.iter().map(|way| (found.entry, way))).collect();
    assert!(ways.len() > 2, "{ways:?}");
    for (entry, way) in ways {
        let mut changed = request.clone();
        way.apply(&catalogue, &mut changed, &PlaceRef::of(&catalogue, entry).unwrap());
        let after = best(&problem(&catalogue, Some(&roads), &changed));
        assert_eq!(check(&catalogue, Some(&roads), &changed, &after), []);
        assert!(after.visits(entry), "{way:?}");
        let gone = before.stops().map(|stop| stop.entry).filter(|entry| !after.visits(*entry));
        assert_eq!(gone.collect::<Vec<_>>(), way.drops, "{way:?}");
    }
}

fn any_request() -> impl Strategy<Value = TripRequest> {
    let when = (0..1_096, 1_u8..=3, any_time(5..12, 1), any_time(11..22, 1));
    let must = proptest::collection::hash_set(any_place(small()), 0..5);
    (when, (any_style(), any::<bool>()), any_interests(small()), must).prop_map(
        |((day, days, leave, back), ((mode, pace), eats), interests, must)| {
            let usual = TripRequest::default_on(date("2026-01-01").plus_days(day));
            TripRequest {
                days,
                leave,
                back,
                mode,
                pace,
                interests,
                must: must.into_iter().collect(),
                lunch: usual.lunch.filter(|_| eats),
                ..usual
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_way_in_is_promised_in_vain(request in any_request()) {
        ways_in_hold(&request)?;
    }

    #[test]
    fn every_turn_is_as_it_is_for_its_reason(request in any_request()) {
        turns_hold(&request)?;
    }

    #[test]
    fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        let head = [b"explain".as_slice(), &bytes].concat();
        prop_assert!(Explainer::from_bytes(&head, small()).is_none());
        let _ = Explanations::from_bytes(&bytes, small());
    }
}
