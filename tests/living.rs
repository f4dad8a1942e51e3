//! Plans that live: changed by hand, made anew for whoever runs late, told apart from the one before,
//! replaced on the screen by better ones.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod trips;

use proptest::prelude::*;
use std::sync::OnceLock;
use trips::{best, clock, entry, place, request, small};
use ve_lang::command::decode_source as decode;
use ve_lang::domain::catalogue::{Catalogue, Entry};
use ve_lang::domain::geo::LatLng;
use ve_lang::domain::itinerary::{
    Alternative, Change, Comparison, Pace, PlaceRef, Plan, Progress, Quality, Reason, Showing,
    Sketch, Spot, TripRequest, Whereabouts, changes, check, late, plan, problem, time_of_day,
};

/// The catalogue that the guide ships.
fn shipped() -> &'static Catalogue {
    static SHIPPED: OnceLock<Catalogue> = OnceLock::new();
    let core = include_bytes!("../public/data/catalogue.json");
    SHIPPED.get_or_init(|| decode(core, None).unwrap().0)
}

fn address(request: &TripRequest) -> String {
    let pairs = request.to_pairs().into_iter().skip(1);
    pairs.map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join("&")
}

fn planned(catalogue: &Catalogue, request: &TripRequest) -> Plan {
    let plan = plan(&problem(catalogue, None, request));
    assert_eq!(check(catalogue, None, request, &plan), [], "{}\n{plan:#?}", address(request));
    plan
}

fn places(catalogue: &Catalogue, plan: &Plan) -> Vec<PlaceRef> {
    plan.days.iter().flat_map(|day| day.places(catalogue)).collect()
}

// ── Running late ─────────────────────────────────────────────────────────────────────────────────

#[test]
fn what_is_left_of_a_trip_is_a_request_like_any_other() {
    let check = |asked: &str, day: usize, seen: usize, here: Option<LatLng>, expected: &str| {
        let request = request(asked);
        let plan = planned(small(), &request);
        let at = Whereabouts { day, now: clock("12:00"), seen, here };
        let rest = late(small(), &request, &plan, &at);
        assert_eq!(address(&rest), expected, "{asked}");
        let pairs = rest.to_pairs();
        let pairs = pairs.iter().map(|(name, text)| (*name, text.as_str()));
        assert_eq!(TripRequest::from_pairs(pairs, request.date), rest, "{asked}");
    };
    let one = "lunch=none&see=village:bat-trang&skip=village:phu-vinh,village:van-phuc,village:chuong,village:duong-lam";
    let rest = "skip=village:phu-vinh,village:van-phuc,village:chuong,village:duong-lam";
    // Nothing seen: on from where the day begins, or from where one is.
    check(
        one,
        0,
        0,
        None,
        &format!(
            "day1=12:00~~centre~centre&see=village:bat-trang&{rest}&keep=village:bat-trang&lunch=none"
        ),
    );
    let here = Some(LatLng { lat: 21.0, lng: 105.9 });
    check(
        one,
        0,
        0,
        here,
        &format!(
            "day1=12:00~~21.00000,105.90000~centre&see=village:bat-trang&{rest}&keep=village:bat-trang&lunch=none"
        ),
    );
    // What was seen is no wish any more, and one goes on from there.
    check(
        one,
        0,
        1,
        None,
        &format!("day1=12:00~~village:bat-trang~centre&{rest}&done=village:bat-trang&lunch=none"),
    );
    // A day that the plan does not have.
    check(one, 7, 0, None, &address(&request(one)));
}

#[test]
fn days_that_are_over_are_gone_and_the_others_count_anew() {
    let asked = request(
        "days=3&day2=09:00~16:00&day3=10:00&fix=village:bat-trang~1,village:duong-lam~3~11:00&order3=village:duong-lam",
    );
    let plan = planned(small(), &asked);
    let at = Whereabouts { day: 1, now: clock("12:00"), seen: 0, here: None };
    let rest = late(small(), &asked, &plan, &at);
    assert_eq!((rest.date, rest.days), (asked.date.plus_days(1), 2));
    assert_eq!((rest.leave_on(0), rest.back_on(0)), (clock("12:00"), clock("16:00")));
    assert_eq!(rest.leave_on(1), clock("10:00"));
    assert_eq!(rest.fixed.len(), 1, "{:?}", rest.fixed);
    assert_eq!((rest.fixed[0].day, rest.fixed[0].at), (Some(1), Some(clock("11:00"))));
    assert_eq!((rest.order[0].day, &*rest.order[0].places), (1, &[place("village:duong-lam")][..]));
    assert!(rest.done.contains(&place("village:bat-trang")));
    let ahead: Vec<_> = plan.days[1..].iter().flat_map(|day| day.places(small())).collect();
    assert!(!ahead.is_empty());
    assert_eq!(rest.keep, ahead);
}

#[test]
fn a_break_that_was_had_is_not_had_again() {
    let asked = request("see=village:bat-trang&rest=30");
    let plan = planned(small(), &asked);
    let day = &plan.days[0];
    let lunch = day.lunch.unwrap();
    let seen = day.stops.len();
    let rest =
        |now, seen| late(small(), &asked, &plan, &Whereabouts { day: 0, now, seen, here: None });
    assert!(rest(time_of_day(lunch.from.minutes()), seen).lunch.is_some(), "it is going on");
    assert!(rest(time_of_day(lunch.to.minutes()), seen).lunch.is_none());
    assert!(rest(clock("11:00"), 0).rest.is_some());
}

/// A request, a day of its plan, how many stops were seen there and how many minutes late one is.
fn any_delay(
    catalogue: &'static Catalogue,
    days: u8,
) -> impl Strategy<Value = (TripRequest, usize, usize, i32)> {
    let all: Vec<PlaceRef> = catalogue
        .entries()
        .filter(|entry| matches!(entry, Entry::Village(_) | Entry::Sight(_)))
        .filter_map(|entry| PlaceRef::of(catalogue, entry))
        .collect();
    let musts = proptest::collection::hash_set(proptest::sample::select(all), 0..4);
    let how = (any::<bool>(), proptest::sample::select(Pace::ALL.to_vec()), 6_i32..10, 15_i32..21);
    (musts, how, 1..=days, 0_usize..3, 0_usize..5, 0_i32..240).prop_map(
        |(must, (lunch, pace, leave, back), days, day, seen, delay)| {
            let mut request = request("");
            request.must = must.into_iter().collect();
            request.days = days;
            request.pace = pace;
            (request.leave, request.back) = (time_of_day(leave * 60), time_of_day(back * 60));
            request.lunch = request.lunch.filter(|_| lunch);
            (request, day % usize::from(days), seen, delay)
        },
    )
}

/// Returns where a traveller is who leaves the stop seen last so many minutes late.
fn delayed(plan: &Plan, day: usize, seen: usize, delay: i32) -> Whereabouts {
    let today = &plan.days[day];
    let seen = seen.min(today.stops.len());
    let left = seen.checked_sub(1).map_or(today.leaves_at, |last| today.stops[last].departure);
    Whereabouts { day, now: time_of_day(left.minutes() + delay), seen, here: None }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// What is past stays past: nothing seen is planned again, whatever the plan is for; the rest
    /// keeps every rule and begins no earlier than now.
    #[test]
    fn the_past_is_left_alone((asked, day, seen, delay) in any_delay(shipped(), 3)) {
        let plan = planned(shipped(), &asked);
        let at = delayed(&plan, day, seen, delay);
        let rest = late(shipped(), &asked, &plan, &at);
        let anew = planned(shipped(), &rest);
        let past = plan.days[..day].iter().flat_map(|day| &day.stops);
        let past: Vec<Entry> = past.chain(&plan.days[day].stops[..at.seen]).map(|s| s.entry).collect();
        for entry in &past {
            prop_assert!(anew.stops().all(|stop| stop.entry != *entry));
            prop_assert!(rest.done.contains(&PlaceRef::of(shipped(), *entry).unwrap()));
        }
        prop_assert_eq!(anew.days[0].date, plan.days[day].date);
        prop_assert_eq!(anew.days.last().unwrap().date, plan.days.last().unwrap().date);
        prop_assert!(anew.days[0].legs.iter().all(|leg| leg.departs >= at.now));
        // What is told of the change misses nothing and nobody.
        let told = changes(&plan, &anew, &past);
        let dropped = told.list.iter().filter(|c| matches!(c, Change::Dropped { .. })).count();
        prop_assert_eq!(told.kept + dropped + past.len(), plan.stops().count());
    }

    /// A pin stands: the stop is visited at its time, or the plan says why it cannot be.
    #[test]
    fn pins_are_kept((mut asked, day, seen, delay) in any_delay(small(), 2)) {
        let plan = planned(small(), &asked);
        let at = delayed(&plan, day, seen, delay);
        let Some(pinned) = plan.days[day].stops.get(at.seen).cloned() else { return Ok(()) };
        let pinned_place = PlaceRef::of(small(), pinned.entry).unwrap();
        asked.pin(&pinned_place, day, Some(pinned.start));
        let rest = late(small(), &asked, &plan, &at);
        prop_assert_eq!(rest.fixed_for(&pinned_place).unwrap().at, Some(pinned.start));
        let anew = planned(small(), &rest);
        match anew.stops().find(|stop| stop.entry == pinned.entry) {
            Some(stop) => prop_assert_eq!(stop.start, pinned.start),
            None => prop_assert!(
                anew.unvisited.iter().any(|left| left.mandatory && left.entry == Some(pinned.entry)),
                "{:#?}", anew
            ),
        }
    }

    /// Nothing changes for whoever is on time, and no plan keeps more: every larger part of the stops
    /// that were ahead is tried as a must, and cannot be had whole.
    #[test]
    fn as_much_as_can_be_is_kept((asked, day, seen, delay) in any_delay(small(), 1)) {
        let plan = planned(small(), &asked);
        let on_time = delayed(&plan, day, seen, 0);
        let ahead = |at: &Whereabouts| plan.days[day].places(small()).split_off(at.seen);
        let kept = |rest: &TripRequest| {
            let anew = places(small(), &planned(small(), rest));
            rest.keep.iter().filter(|place| anew.contains(place)).count()
        };
        if at_leisure(&plan, &on_time) {
            let rest = late(small(), &asked, &plan, &on_time);
            prop_assert_eq!(kept(&rest), ahead(&on_time).len(), "{}", address(&rest));
        }
        let at = delayed(&plan, day, seen, delay);
        let rest = late(small(), &asked, &plan, &at);
        let ahead = ahead(&at);
        let most = kept(&rest);
        let anew = places(small(), &planned(small(), &rest));
        for part in 1_u32..1 << ahead.len() {
            let part: Vec<_> =
                (0..ahead.len()).filter(|n| part >> n & 1 == 1).map(|n| ahead[n].clone()).collect();
            let must = rest.must.iter().filter(|place| !part.contains(place)).chain(&part);
            let must = must.cloned().collect();
            let mut other = TripRequest { keep: Vec::new(), must, ..rest.clone() };
            other.fixed.clear();
            let other = places(small(), &planned(small(), &other));
            // What was asked for comes before what is kept.
            let lost = |place: &PlaceRef| anew.contains(place) && !other.contains(place);
            if rest.must.iter().any(lost) {
                continue;
            }
            let n_kept = other.iter().filter(|place| ahead.contains(place)).count();
            prop_assert!(n_kept <= most, "{n_kept} > {most}: {}", address(&rest));
        }
    }
}

/// Returns whether one is where the plan has one be: not amid a break.
fn at_leisure(plan: &Plan, at: &Whereabouts) -> bool {
    plan.days[at.day].lunch.is_none_or(|lunch| lunch.after_stop != at.seen)
}

// ── By hand ──────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_stop_is_moved_pinned_stretched_and_dropped() {
    let mut asked = request("leave=07:00&back=20:00&see=village:bat-trang,village:van-phuc");
    let plan = planned(small(), &asked);
    let before = places(small(), &plan);
    assert!(before.len() >= 2, "{before:?}");
    let (first, second) = (before[0].clone(), before[1].clone());
    let at = plan.spot(plan.days[0].stops[0].entry).unwrap();
    assert_eq!((at, plan.beside(at, false)), (Spot { day: 0, stop: 0 }, None));
    asked.pin(&first, 0, Some(clock("09:00")));
    asked.shift(small(), &plan, at, true);
    assert_eq!(&asked.order[0].places[..2], &[second.clone(), first.clone()]);
    assert_eq!(asked.fixed_for(&first), None, "moved by hand, it loses its time");
    let moved = places(small(), &planned(small(), &asked));
    let at = |place: &PlaceRef| moved.iter().position(|other| other == place);
    assert!(at(&second) < at(&first), "{moved:?}");

    asked.stretch(&first, 30, false);
    asked.stretch(&first, 15, false);
    assert_eq!(asked.fixed_for(&first).unwrap().minutes, Some(15), "no shorter than this");
    asked.stretch(&first, 30, true);
    assert_eq!(asked.fixed_for(&first).unwrap().minutes, Some(45));
    asked.pin(&second, 0, Some(clock("09:30")));
    let pinned = planned(small(), &asked);
    let stop =
        pinned.stops().find(|stop| PlaceRef::of(small(), stop.entry).as_ref() == Some(&second));
    assert_eq!(stop.map(|stop| stop.start), Some(clock("09:30")));

    asked.leave_out(&second);
    assert!(!asked.musts().contains(&&second) && asked.fixed_for(&second).is_none());
    assert!(!places(small(), &planned(small(), &asked)).contains(&second));
    asked.insist_on(&second, None);
    assert!(asked.musts().contains(&&second) && asked.avoid.is_empty());
}

#[test]
fn a_stop_is_moved_past_the_end_of_its_day() {
    let mut asked = request("days=2&order1=village:bat-trang&order2=village:duong-lam");
    let plan = planned(small(), &asked);
    let at = plan.spot(entry("village:duong-lam")).unwrap();
    assert_eq!(at.day, 1);
    let first = Spot { day: 1, stop: 0 };
    assert_eq!(plan.beside(first, false).map(|to| to.day), Some(0));
    let last = Spot { day: 1, stop: plan.days[1].stops.len() - 1 };
    assert_eq!(plan.beside(last, true), None, "there is no third day");
    let moved = plan.stop(first).unwrap().entry;
    asked.shift(small(), &plan, first, false);
    let order = asked.order.iter().find(|order| order.day == 0).unwrap();
    assert_eq!(order.places.last().unwrap().entry(small()), Some(moved));
}

#[test]
fn a_stop_is_put_before_or_after_another() {
    let plan =
        planned(small(), &request("days=2&order1=village:bat-trang&order2=village:duong-lam"));
    let spot = |day, stop| Spot { day, stop };
    for (from, beside, after, to) in [
        (spot(0, 0), spot(0, 2), true, Some(spot(0, 2))),
        (spot(0, 0), spot(0, 2), false, Some(spot(0, 1))),
        (spot(0, 2), spot(0, 0), false, Some(spot(0, 0))),
        (spot(0, 2), spot(0, 0), true, Some(spot(0, 1))),
        (spot(0, 0), spot(0, 1), false, None),
        (spot(0, 1), spot(0, 0), true, None),
        (spot(0, 1), spot(0, 1), true, None),
        (spot(0, 0), spot(1, 1), false, Some(spot(1, 1))),
        (spot(0, 0), spot(1, 1), true, Some(spot(1, 2))),
        (spot(1, 1), spot(0, 0), false, Some(spot(0, 0))),
    ] {
        assert_eq!(plan.moved(from, beside, after), to, "{from:?} {beside:?} {after}");
    }
    let first_day = plan.days[0].stops.len();
    assert_eq!(plan.nth(first_day), Some(spot(1, 0)), "stops are counted through the trip");
    assert_eq!(plan.nth(plan.stops().count()), None);
}

#[test]
fn a_stop_that_is_put_elsewhere_is_visited_there() {
    let mut asked = request("leave=07:00&back=20:00&see=village:bat-trang,village:van-phuc");
    let plan = planned(small(), &asked);
    let before = places(small(), &plan);
    let last = Spot { day: 0, stop: before.len() - 1 };
    let to = plan.moved(last, Spot { day: 0, stop: 0 }, false).unwrap();
    asked.keep_of(small(), Some(&plan));
    asked.put(small(), &plan, last, to);
    let after = places(small(), &planned(small(), &asked));
    assert_eq!(asked.order[0].places.first(), before.last());
    assert_eq!(after.first(), before.last(), "{before:?} {after:?}");
}

#[test]
fn a_stay_is_told_without_the_break_in_its_midst() {
    let plan = planned(small(), &request("see=village:bat-trang&back=16:00"));
    let day = &plan.days[0];
    for (at, stop) in day.stops.iter().enumerate() {
        let lunch = day.lunch.filter(|lunch| lunch.amidst && lunch.after_stop == at + 1);
        let paused = lunch.map_or(0, |lunch| lunch.to.minutes() - lunch.from.minutes());
        assert_eq!(day.stay(at), stop.service_time() - paused);
    }
}

// ── What changed, what is better, what else there is ─────────────────────────────────────────────

#[test]
fn what_changed_is_told_stop_by_stop() {
    let before = planned(small(), &request("see=village:bat-trang"));
    assert_eq!(changes(&before, &before, &[]).list, []);
    let mut after = before.clone();
    let gone = after.days[0].stops.pop().unwrap();
    let told = |after: &Plan, seen: &[Entry]| changes(&before, after, seen).list;
    assert_eq!(told(&after, &[]), [Change::Dropped { entry: gone.entry, reason: None }]);
    assert_eq!(told(&after, &[gone.entry]), []);
    after.unvisited.retain(|left| left.entry != Some(gone.entry));
    after.unvisited.push(ve_lang::domain::itinerary::Unvisited {
        entry: Some(gone.entry),
        mandatory: false,
        reason: Reason::FitsWithoutLunch,
    });
    let reason = Some(Reason::FitsWithoutLunch);
    assert_eq!(told(&after, &[]), [Change::Dropped { entry: gone.entry, reason }]);
    let date = before.days[0].date;
    let added = Change::Added { entry: gone.entry, date, at: gone.start };
    assert_eq!(changes(&after, &before, &[]).list, [added]);
    let mut later = before.clone();
    let stop = &mut later.days[0].stops[0];
    stop.start = time_of_day(stop.start.minutes() + 25);
    let shifted = Change::Shifted { entry: stop.entry, minutes: 25 };
    assert_eq!(told(&later, &[]), [shifted]);
    let mut other_day = before.clone();
    other_day.days[0].date = date.plus_days(1);
    assert!(told(&other_day, &[]).iter().all(|c| matches!(c, Change::OtherDay { .. })));
}

#[test]
fn a_better_plan_is_shown_at_once_or_offered() {
    let asked = request("see=village:bat-trang");
    let first = planned(small(), &asked);
    let better = Plan { score: first.score + 1, days: Vec::new(), ..first.clone() };
    let show =
        |shown, plan: &Plan, now| Showing::after(shown, asked.clone(), plan.clone(), (now, 0));
    let shown = show(None, &first, 5_000.0);
    assert_eq!((&shown.plan, &shown.better, &shown.before), (&first, &None, &None));
    let soon = show(Some(shown.clone()), &better, 5_900.0);
    assert_eq!((&soon.plan, &soon.better), (&better, &None));
    let late = show(Some(shown.clone()), &better, 6_100.0);
    assert_eq!((&late.plan, &late.better), (&first, &Some(better.clone())));
    assert_eq!(late.version, shown.version, "nothing moves");
    let taken = Showing::after(Some(late), asked.clone(), better.clone(), (6_200.0, 1));
    assert_eq!((&taken.plan, &taken.better), (&better, &None));
    assert!(taken.version > shown.version && soon.version > shown.version);
    // More is known of the same plan; a worse one is none.
    let known = Plan { bound: Some(first.score), ..first.clone() };
    assert_eq!(show(Some(shown.clone()), &known, 9_000.0).plan.quality(0), Quality::Best);
    let worse = Plan { score: first.score - 1, days: Vec::new(), ..first.clone() };
    assert_eq!(show(Some(shown.clone()), &worse, 5_001.0), shown);
    // Another request takes its place, and the one before is remembered.
    let other = Showing::after(Some(shown), request("rain=yes"), better, (5_001.0, 0));
    assert_eq!(other.before.map(|before| *before), Some((asked, first)));
}

#[test]
fn how_good_a_plan_is_is_never_told_too_well() {
    let plan = planned(small(), &request(""));
    let check = |score, bound, expected| {
        assert_eq!(Plan { score, bound, ..plan.clone() }.quality(0), expected, "{score} {bound:?}");
    };
    check(90, None, Quality::Working);
    check(90, Some(90), Quality::Best);
    check(90, Some(100), Quality::Within(10));
    check(999, Some(1_000), Quality::Within(1));
    check(0, Some(1), Quality::Within(100));
    check(0, Some(0), Quality::Best);
    check(u32::MAX - 1, Some(u32::MAX), Quality::Within(1));
    let kept = Plan { score: 4_090, bound: Some(4_100), ..plan.clone() };
    assert_eq!(kept.quality(4_000), Quality::Within(10), "what is kept is no reason to be proud");
}

#[test]
fn one_edit_does_not_make_another_trip() {
    let asked = request("see=village:bat-trang");
    for (catalogue, gone) in [(small(), 0), (shipped(), 0), (shipped(), 1), (shipped(), 2)] {
        let plan = planned(catalogue, &asked);
        let before = places(catalogue, &plan);
        let gone = &before[gone % before.len()];
        let mut edited = asked.clone();
        edited.keep_of(catalogue, Some(&plan));
        assert_eq!(edited.worth_of_keeping(catalogue, &plan), before.len() as u32 * 2_000);
        edited.leave_out(gone);
        let after = places(catalogue, &planned(catalogue, &edited));
        assert!(before.iter().filter(|place| *place != gone).all(|place| after.contains(place)));
        assert!(!after.contains(gone));
        edited.keep_of(catalogue, None);
        assert!(edited.keep.is_empty());
    }
}

#[test]
fn the_alternatives_are_told_side_by_side() {
    alternatives_are_told(small(), "back=18:00&see=village:bat-trang");
    alternatives_are_told(shipped(), "");
}

fn alternatives_are_told(catalogue: &'static Catalogue, asked: &str) {
    let asked = request(asked);
    let question = Comparison(asked.clone());
    assert_eq!(Comparison::from_bytes(&question.to_bytes()), Some(question.clone()));
    assert_eq!(Comparison::from_bytes(&asked.to_bytes()), None);
    assert_eq!(TripRequest::from_bytes(&question.to_bytes()), None, "it is no trip");
    let mut comparing = question.begin(catalogue, None);
    let mut answers = Vec::new();
    loop {
        match comparing.turn() {
            Progress::Done => break,
            Progress::Better => answers.push(comparing.answer()),
            Progress::Working => {}
        }
    }
    let told: Vec<_> = answers.iter().map(|answer| Comparison::read(answer).unwrap()).collect();
    let (sketches, _) = told[told.len() - 1];
    let last: Vec<bool> = told.iter().map(|(_, last)| *last).collect();
    assert_eq!(last.iter().position(|last| *last), Some(last.len() - 1));
    for (at, alternative) in Alternative::ALL.into_iter().enumerate() {
        // What whoever chooses it gets, and no step back on the way there.
        let problem = problem(catalogue, None, &alternative.of(&asked));
        let chosen = best(&problem);
        assert_eq!(sketches[at], Sketch::of(&chosen, 0), "{alternative:?}");
        assert!(told.windows(2).all(|pair| pair[0].0[at].score <= pair[1].0[at].score));
        assert_eq!(alternative.of(&alternative.of(&asked)), alternative.of(&asked));
    }
    let answer = &answers[0];
    assert!(sketches[0].minutes <= 360, "home early");
    assert_eq!(Comparison::read(&answer[1..]), None);
    assert_eq!(Comparison::read(&[&**answer, &[0]].concat()), None);
}
