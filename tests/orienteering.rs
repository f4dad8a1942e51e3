//! The solver against small problems of its own, with every order tried as the judge, and against
//! the rules of the game, checked step by step by code that knows nothing of how it searches.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use proptest::prelude::*;
use std::rc::Rc;
use ve_lang::domain::orienteering::{
    Break, Day, Effort, Group, Instance, Item, Matrix, Order, Search, Starts, Visit, bound, exact,
};

/// Walks a day; returns when it is over, or `None` where a rule is broken.
fn walk(instance: &Instance<Matrix>, day: usize, order: &[Item]) -> Option<i32> {
    use ve_lang::domain::orienteering::Travel;
    let frame = &instance.days[day];
    let (mut node, mut now, mut breaks, mut rank, mut length) =
        (frame.start, frame.leave, 0, None, 0);
    // The visit just made: where it may be interrupted, a break too late after it falls into it.
    let mut just: Option<(i32, i32, i32)> = None;
    for item in order {
        match *item {
            Item::Visit(at) => {
                let visit = &instance.visits[at];
                let arrival = now + instance.travel.length(node, at);
                let span = visit.starts[day].spans().iter().find(|(_, last)| arrival <= *last)?;
                let start = arrival.max(span.0);
                length += instance.travel.length(node, at);
                just = Some((start, span.1, visit.service));
                (node, now) = (at, start + visit.service);
                if visit.rank.is_some() && rank > visit.rank {
                    return None;
                }
                rank = visit.rank.or(rank);
            }
            Item::Break(at) => {
                let pause = frame.breaks[at];
                let is_late = now > pause.latest;
                let amidst = just.is_some_and(|(start, last, service)| {
                    service >= pause.interrupts
                        && start <= pause.latest
                        && start + pause.minutes <= last
                });
                if at != breaks || (is_late && !amidst) {
                    return None;
                }
                now = if is_late { now } else { now.max(pause.earliest) } + pause.minutes;
                breaks += 1;
                just = None;
            }
        }
    }
    let back = now + instance.travel.length(node, frame.end);
    length += instance.travel.length(node, frame.end);
    let holds = breaks == frame.breaks.len() && back <= frame.back && length <= frame.most_length;
    holds.then_some(back)
}

fn visits(days: &[Option<Order>]) -> Vec<usize> {
    let visit = |item: &Item| match item {
        Item::Visit(at) => Some(*at),
        Item::Break(_) => None,
    };
    days.iter().flatten().flatten().filter_map(visit).collect()
}

/// Returns what a plan is worth: how many musts, and the sum of profits; every rule must hold.
fn judged(instance: &Instance<Matrix>, days: &[Option<Order>]) -> (usize, i64) {
    for (day, order) in days.iter().enumerate() {
        let order = order.as_ref();
        assert!(order.is_none_or(|order| walk(instance, day, order).is_some()), "{day}: {order:?}");
    }
    let mut seen = visits(days);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), visits(days).len(), "nothing twice");
    instance.worth(&seen).expect("within limits and budgets")
}

/// Returns the best worth of all plans, found by trying all.
fn brute(instance: &Instance<Matrix>, days: &mut Vec<Option<Order>>) -> (usize, i64) {
    let at = days.len() - 1;
    let order = days[at].clone().unwrap();
    let mut best = (0, i64::MIN);
    if walk(instance, at, &order).is_some() {
        if days.len() == instance.days.len() {
            best = instance.worth(&visits(days)).unwrap_or(best);
        } else {
            days.push(Some(Vec::new()));
            best = brute(instance, days);
            days.pop();
        }
    }
    let used = visits(days);
    let n_breaks = order.iter().filter(|item| matches!(item, Item::Break(_))).count();
    let breaks = (n_breaks < instance.days[at].breaks.len()).then_some(Item::Break(n_breaks));
    let fresh = (0..instance.visits.len()).filter(|visit| !used.contains(visit)).map(Item::Visit);
    for item in fresh.chain(breaks) {
        let mut longer = order.clone();
        longer.push(item);
        days[at] = Some(longer);
        best = best.max(brute(instance, days));
    }
    days[at] = Some(order);
    best
}

/// Problems of `n` visits in a square that a day can just about cross.
fn any_instance(n: std::ops::Range<usize>) -> impl Strategy<Value = Instance<Matrix>> {
    let point = || (0..60_i32, 0..60_i32);
    let visit = (point(), 1..50_i32, 5..40_i32, 0..200_i32, 0..120_i32, any::<u8>());
    let visits = proptest::collection::vec(visit, n);
    let day = (point(), point(), 0..40_i32, 120..260_i32, any::<Option<bool>>());
    (visits, proptest::collection::vec(day, 1..3), 0..3_usize, 20..200_i32).prop_map(build)
}

type Spot = (i32, i32);
type VisitSeed = (Spot, i32, i32, i32, i32, u8);
type DaySeed = (Spot, Spot, i32, i32, Option<bool>);

fn build(
    (seeds, frames, most, budget): (Vec<VisitSeed>, Vec<DaySeed>, usize, i32),
) -> Instance<Matrix> {
    let mut points: Vec<Spot> = seeds.iter().map(|seed| seed.0).collect();
    let n = points.len();
    points.extend(frames.iter().flat_map(|frame| [frame.0, frame.1]));
    // Streets of a chequerboard keep the triangle inequality.
    let way = |a: &Spot, b: &Spot| (a.0 - b.0).abs() + (a.1 - b.1).abs();
    let lengths = points.iter().flat_map(|a| points.iter().map(move |b| way(a, b))).collect();
    let day = |(at, frame): (usize, &DaySeed)| {
        let (_, _, leave, span, pause) = *frame;
        let pause = pause.map(|long| Break {
            earliest: leave + span / 3,
            latest: leave + span / 2,
            minutes: 15,
            interrupts: if long { 25 } else { i32::MAX },
        });
        Day {
            start: n + 2 * at,
            end: n + 2 * at + 1,
            leave,
            back: leave + span,
            breaks: pause.into_iter().collect(),
            most_length: if at == 1 { 150 } else { i32::MAX / 4 },
        }
    };
    let visit = |seed: &VisitSeed| {
        let (_, profit, service, opens, wide, traits) = *seed;
        let second = (traits & 1 == 1).then_some((opens + wide + 30, opens + wide + 60));
        let starts = Starts::new([(opens, opens + wide)].into_iter().chain(second));
        let closed = traits & 2 == 2;
        let on = |day: usize| if closed && day == 1 { Starts::default() } else { starts.clone() };
        Visit {
            profit,
            must: traits & 12 == 12,
            service,
            starts: (0..frames.len()).map(on).collect(),
            groups: if traits & 16 == 16 { vec![0, 1] } else { vec![1] },
            costs: vec![profit / 2],
            rank: (traits & 96 == 96 && frames.len() == 1).then_some(u16::from(traits >> 7)),
        }
    };
    let groups = vec![
        Group { most: 1 + most, gains: Vec::new() },
        Group { most: usize::MAX, gains: vec![3, 0, -8] },
    ];
    Instance {
        travel: Matrix::new(points.len(), lengths),
        days: frames.iter().enumerate().map(day).collect(),
        visits: seeds.iter().map(visit).collect(),
        groups,
        budgets: vec![budget],
    }
}

fn solved(instance: &Rc<Instance<Matrix>>, rounds: u32, seed: u64) -> Vec<Option<Order>> {
    let mut search = Search::new(Rc::clone(instance), Effort { rounds, seed }, &[]);
    while search.run(7) {}
    assert_eq!(search.profit(), judged(instance, &search.days()).1);
    search.days()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn the_proven_best_is_the_best_of_all_orders(instance in any_instance(1..5)) {
        let best = brute(&instance, &mut vec![Some(Vec::new())]);
        match exact::best(&instance) {
            Some(days) => {
                let days: Vec<_> = days.into_iter().map(Some).collect();
                prop_assert_eq!(judged(&instance, &days), best);
            }
            None => {
                let is_short = instance.days.iter().any(|day| day.most_length < i32::MAX / 4);
                // Its breaks are taken where the day begins, which may be too far from its end.
                let has_no_room = |day: usize| {
                    let breaks = 0..instance.days[day].breaks.len();
                    walk(&instance, day, &breaks.map(Item::Break).collect::<Vec<_>>()).is_none()
                };
                prop_assert!(is_short || (0..instance.days.len()).any(has_no_room));
            }
        }
    }

    #[test]
    fn the_bound_is_never_below_the_best(instance in any_instance(2..9)) {
        if let Some(days) = exact::best(&instance) {
            let days: Vec<_> = days.into_iter().map(Some).collect();
            let best = judged(&instance, &days);
            for steps in [0, 1, 12, 48] {
                // Of no plan but an empty one, and of the best itself, which the bound may not hide behind.
                prop_assert!(bound::upper_bound(&instance, (0, best.1.min(0)), steps) >= best.1);
                prop_assert!(bound::upper_bound(&instance, (best.0, best.1 - 20), steps) >= best.1);
            }
        }
    }

    /// Against every order there is, where the length of ways is limited, which the exact answer does not know.
    #[test]
    fn the_bound_is_never_below_the_best_of_all_orders(instance in any_instance(1..5)) {
        let best = brute(&instance, &mut vec![Some(Vec::new())]);
        prop_assume!(best.1 > i64::MIN, "a day has no room for its breaks");
        let bound = bound::upper_bound(&instance, (best.0, best.1.min(0) - 20), 24);
        prop_assert!(bound >= best.1, "{} < {}", bound, best.1);
    }

    #[test]
    fn plans_keep_every_rule_and_come_close_to_the_best(instance in any_instance(2..9)) {
        let instance = Rc::new(instance);
        let found = judged(&instance, &solved(&instance, 300, 1));
        if let Some(days) = exact::best(&instance) {
            let best = judged(&instance, &days.into_iter().map(Some).collect::<Vec<_>>());
            prop_assert!(found <= best);
            prop_assert_eq!(found.0, best.0, "as many musts as there can be");
        }
    }

    #[test]
    fn large_problems_keep_every_rule(instance in any_instance(30..60), seed: u64) {
        let instance = Rc::new(instance);
        judged(&instance, &solved(&instance, 200, seed));
    }

    #[test]
    fn more_time_or_wider_windows_are_never_worth_less(
        instance in any_instance(2..9),
        (sooner, later, wider) in (0..40_i32, 0..60_i32, 0..40_i32),
    ) {
        let mut longer = instance.clone();
        for day in &mut longer.days {
            (day.leave, day.back) = (day.leave - sooner, day.back + later);
        }
        for starts in longer.visits.iter_mut().flat_map(|visit| &mut visit.starts) {
            let spans: Vec<_> = starts.spans().to_vec();
            *starts = Starts::new(spans.into_iter().map(|(first, last)| (first - wider / 3, last + wider / 3)));
        }
        let worth = |instance: &Instance<Matrix>| exact::best(instance).map(|days| {
            judged(instance, &days.into_iter().map(Some).collect::<Vec<_>>())
        });
        prop_assert!(worth(&longer) >= worth(&instance));
    }

    #[test]
    fn the_same_seed_finds_the_same_plan_in_slices_of_any_size(instance in any_instance(20..40), seed: u64) {
        let instance = Rc::new(instance);
        let mut whole = Search::new(Rc::clone(&instance), Effort { rounds: 150, seed }, &[]);
        whole.run(150);
        prop_assert_eq!(whole.days(), solved(&instance, 150, seed));
    }

    #[test]
    fn a_plan_to_begin_with_is_never_made_worse(instance in any_instance(10..30), seed: u64) {
        let instance = Rc::new(instance);
        let before = solved(&instance, 40, seed);
        let mut search = Search::new(Rc::clone(&instance), Effort { rounds: 20, seed: 9 }, &before);
        while search.run(20) {}
        prop_assert!(judged(&instance, &search.days()) >= judged(&instance, &before));
    }
}

/// How much of the best of small problems is found on average, in parts of 1,000.
#[test]
fn small_problems_are_nearly_always_solved_to_the_end() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut found, mut best) = (0, 0);
    for _ in 0..60 {
        let instance = Rc::new(any_instance(8..12).new_tree(&mut runner).unwrap().current());
        let Some(days) = exact::best(&instance) else { continue };
        best += judged(&instance, &days.into_iter().map(Some).collect::<Vec<_>>()).1;
        found += judged(&instance, &solved(&instance, 400, 1)).1;
    }
    assert!(found * 1_000 >= best * 995, "{found} of {best}");
}
