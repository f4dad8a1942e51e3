//! What no plan is worth more than. Days may visit a place again and again, if not at once, and pay
//! for it: the price of each place is raised where days want it more than once and lowered where none
//! does (Lagrangian relaxation by subgradients, Held and Karp 1971). Kinds that are limited or worth
//! less and less have a price of their own, and so has the way of a day whose ways are limited.

mod clock;

use super::instance::{ENDLESS, Group, Instance, Travel};
use clock::{Clock, Walk};

/// Prices are whole numbers of so many to the unit of profit, which keeps the bound exact.
const FINE: i64 = 64;

/// A unit of length weighs one part in so many of what a visit does, or the ways alone would be heard.
const PER_LENGTH: i64 = 16;

/// How large steps are at first, in parts of 128 of what leads to the worth that is known, and how
/// many of them may bring nothing before they are halved.
const STRIDES: [i64; 2] = [192, 32];
const PATIENCE: u32 = 3;

/// A step that brings less than one part in so many brings nothing.
const NOTABLE: i64 = 2_000;

/// Steps this small are not worth taking.
const SMALLEST: i64 = 12;

/// How many steps are taken by a coarse clock, and then by a fine one from the best prices so far.
const COARSE_STEPS: u32 = 28;
const FINE_STEPS: u32 = 4;

/// A bound that is looked for step by step.
#[derive(Clone, Debug)]
pub struct Bound {
    known: i64,
    /// Every must is in the plan that is known, and so in the best.
    musts_are_met: bool,
    /// The days, of those that are alike only one, with how many there are of it.
    days: Vec<(Clock, i64)>,
    /// The prices of visits and of ways, and what one more of each group is taken to be worth.
    prices: Each,
    best: (i64, Each),
    is_fine: bool,
    steps: u32,
    stride: i64,
    stuck: u32,
}

/// A number for each visit, each group and the ways of each day.
#[derive(Clone, Debug)]
struct Each {
    visits: Vec<i64>,
    groups: Vec<i64>,
    ways: Vec<i64>,
}

/// Returns a worth that no plan exceeds, looked for in at most so many steps; see [`Bound::new`].
pub fn upper_bound<T: Travel>(instance: &Instance<T>, known: (usize, i64), steps: u32) -> i64 {
    let mut bound = Bound::new(instance, known);
    for _ in 0..steps {
        if !bound.step(instance) {
            break;
        }
    }
    bound.value()
}

impl Bound {
    /// Returns the bound that is known without any step: everything. Of a plan that is `known`, how
    /// many musts it holds and what it is worth. With all musts in it, no plan that holds them all is
    /// worth more than the bound; else no plan at all is. Budgets and locked orders are not looked at.
    pub fn new<T: Travel>(instance: &Instance<T>, (musts, known): (usize, i64)) -> Self {
        let reachable = |at: &usize| instance.is_reachable(*at);
        let most = |at| instance.visits.get(at).map_or(0, |visit| instance.most_gain(visit));
        let all: i64 = (0..instance.visits.len()).filter(reachable).map(|at| most(at).max(0)).sum();
        let days = clocks(instance, false);
        // A visit that takes no time would not move the clock on.
        let moves = instance.visits.iter().all(|visit| visit.service > 0);
        let prices = Each {
            visits: vec![0; instance.visits.len()],
            groups: instance.groups.iter().map(|group| i64::from(group.gain(0)) * FINE).collect(),
            ways: vec![0; days.len()],
        };
        Self {
            known,
            musts_are_met: musts == instance.visits.iter().filter(|visit| visit.must).count(),
            days,
            best: (all * FINE, prices.clone()),
            prices,
            is_fine: !moves,
            steps: 0,
            stride: if moves { STRIDES[0] } else { 0 },
            stuck: 0,
        }
    }

    /// Returns the bound as it is now.
    pub fn value(&self) -> i64 {
        (self.best.0 / FINE).max(self.known)
    }

    /// Takes a step; returns whether another could bring anything.
    pub fn step<T: Travel>(&mut self, instance: &Instance<T>) -> bool {
        let steps = if self.is_fine { FINE_STEPS } else { COARSE_STEPS };
        let is_over = self.stride < SMALLEST || self.steps >= steps;
        if self.value() == self.known || is_over && self.is_fine {
            return false;
        }
        if is_over {
            self.days = clocks(instance, true);
            self.prices = self.best.1.clone();
            (self.is_fine, self.steps, self.stride, self.stuck) = (true, 0, STRIDES[1], 0);
        }
        self.steps += 1;
        let (bound, pulls) = self.relaxed(instance);
        let is_notable = bound < self.best.0 - self.best.0 / NOTABLE;
        self.stuck = if is_notable { 0 } else { self.stuck + 1 };
        if bound < self.best.0 {
            self.best = (bound, self.prices.clone());
        }
        if self.stuck == PATIENCE {
            (self.stride, self.stuck) = (self.stride / 2, 0);
        }
        let each = pulls.visits.iter().chain(&pulls.groups).chain(&pulls.ways);
        let steep: i64 = each.map(|pull| pull * pull).sum();
        let far = (bound - self.known * FINE).max(FINE) * self.stride / 128 / steep.max(1);
        let musts = instance.visits.iter().map(|visit| visit.must && self.musts_are_met);
        for ((price, pull), must) in self.prices.visits.iter_mut().zip(&pulls.visits).zip(musts) {
            // What is in every plan that counts may even be paid for.
            *price = (*price + far * pull).max(if must { i64::MIN } else { 0 });
        }
        for (gain, pull) in self.prices.groups.iter_mut().zip(&pulls.groups) {
            *gain -= far * pull;
        }
        for (toll, pull) in self.prices.ways.iter_mut().zip(&pulls.ways) {
            *toll = (*toll + far * pull).max(0);
        }
        true
    }

    /// Returns the bound at these prices and by how much more is wanted of each thing than there is.
    fn relaxed<T: Travel>(&mut self, instance: &Instance<T>) -> (i64, Each) {
        let own =
            |gain: i64, group: &usize| gain + self.prices.groups.get(*group).copied().unwrap_or(0);
        let values: Vec<i64> = instance
            .visits
            .iter()
            .zip(&self.prices.visits)
            .map(|(visit, price)| {
                visit.groups.iter().fold(i64::from(visit.profit) * FINE - price, own)
            })
            .collect();
        let mut bound: i64 = self.prices.visits.iter().sum();
        let mut pulls = Each {
            visits: vec![-1; values.len()],
            groups: Vec::with_capacity(instance.groups.len()),
            ways: Vec::with_capacity(self.days.len()),
        };
        for (at, (group, gain)) in instance.groups.iter().zip(&self.prices.groups).enumerate() {
            let size = instance.visits.iter().filter(|visit| visit.groups.contains(&at)).count();
            let (worth, n) = best_count(group, size, *gain);
            bound += worth;
            pulls.groups.push(-n);
        }
        for ((clock, times), toll) in self.days.iter_mut().zip(&self.prices.ways) {
            let most = instance.days.get(clock.day).map_or(ENDLESS, |day| day.most_length);
            let toll = toll / PER_LENGTH;
            let Walk { worth, visits, length } = clock.walk(instance, &values, toll);
            bound += (worth + toll * i64::from(most)) * *times;
            for visit in visits {
                if let Some(pull) = pulls.visits.get_mut(visit) {
                    *pull += *times;
                }
                for group in instance.visits.get(visit).into_iter().flat_map(|v| &v.groups) {
                    if let Some(pull) = pulls.groups.get_mut(*group) {
                        *pull += *times;
                    }
                }
            }
            let is_limited = most < ENDLESS;
            pulls.ways.push(if is_limited { i64::from(length - most) / PER_LENGTH } else { 0 });
        }
        (bound, pulls)
    }
}

/// Returns how many of a group are best where one more costs what it was taken to be worth, and what
/// that comes to.
fn best_count(group: &Group, size: usize, gain: i64) -> (i64, i64) {
    let (mut best, mut worth) = ((0, 0), 0);
    for n in 0..group.most.min(size) {
        worth += i64::from(group.gain(n)) * FINE - gain;
        if worth > best.0 {
            best = (worth, n as i64 + 1);
        }
    }
    best
}

/// Returns the clocks of the days, of those that are alike only one, with how many there are of it.
fn clocks<T: Travel>(instance: &Instance<T>, is_fine: bool) -> Vec<(Clock, i64)> {
    let mut found: Vec<(usize, i64)> = Vec::new();
    for day in 0..instance.days.len() {
        match found.iter_mut().find(|(other, _)| instance.are_alike(*other, day)) {
            Some((_, times)) => *times += 1,
            None => found.push((day, 1)),
        }
    }
    let n = found.len();
    let clock = |(day, times)| Some((Clock::new(instance, (day, n), is_fine)?, times));
    found.into_iter().filter_map(clock).collect()
}
