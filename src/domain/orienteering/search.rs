//! The search: ruin, recreate, accept or take back, over as many rounds as were planned.

use super::exact::Order;
use super::instance::{Instance, Travel};
use super::recreate::Orders;
use super::route::{Place, Route};
use super::ruin::{Cut, Neighbours, strings};
use super::solution::Solution;
use crate::domain::chance::Chance;
use std::rc::Rc;

/// How much is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// How many rounds annealing has; they can be run in slices.
    pub rounds: u32,
    /// Where chance begins.
    pub seed: u64,
}

/// A search under way.
pub struct Search<T> {
    instance: Rc<Instance<T>>,
    effort: Effort,
    done: u32,
    chance: Chance,
    neighbours: Neighbours,
    orders: Orders,
    current: Solution,
    best: Solution,
    /// The version of a route into which a visit did not fit.
    refused: Vec<u32>,
    versions: u32,
    /// The routes before this round, where it changed them.
    saved: Vec<Option<Route>>,
    heat: f64,
}

impl<T: Travel> Search<T> {
    /// Returns a search whose first plan is made, from the days given where they can be kept.
    pub fn new(instance: Rc<Instance<T>>, effort: Effort, warm: &[Option<Order>]) -> Self {
        let neighbours = Neighbours::new(&instance);
        let orders = Orders::new(&instance, &neighbours);
        let mut current = Solution::with(&instance, warm);
        let routes = current.routes.len();
        for (version, route) in current.routes.iter_mut().enumerate() {
            route.version = version as u32 + 1;
        }
        // A few that are worth far more than the rest must not make it hot for all.
        let mut profits: Vec<i32> = instance.visits.iter().map(|visit| visit.profit).collect();
        profits.sort_unstable();
        let middle = profits.get(profits.len() / 2).copied().unwrap_or(0);
        let mut search = Self {
            effort,
            done: 0,
            chance: Chance::new(effort.seed),
            refused: vec![0; instance.visits.len() * routes],
            versions: routes as u32,
            saved: vec![None; routes],
            heat: f64::from(middle.max(1)),
            best: current.clone(),
            neighbours,
            orders,
            current,
            instance,
        };
        search.recreate(0);
        search.keep_if_best();
        search
    }

    /// Plans another number of rounds.
    pub fn plan(&mut self, rounds: u32) {
        self.effort.rounds = rounds;
    }

    /// Runs so many rounds; returns whether any are left.
    pub fn run(&mut self, rounds: u32) -> bool {
        let until = self.effort.rounds.min(self.done.saturating_add(rounds));
        while self.done < until {
            self.round();
            self.done += 1;
        }
        self.done < self.effort.rounds
    }

    /// Returns the days of the best plan so far; `None` for one that cannot even hold its breaks.
    pub fn days(&self) -> Vec<Option<Order>> {
        let mut days = vec![None; self.instance.days.len()];
        for route in &self.best.routes {
            if let Some(day) = days.get_mut(route.day) {
                *day = Some(route.order());
            }
        }
        days
    }

    /// Returns what the best plan so far is worth.
    pub fn profit(&self) -> i64 {
        let visits: Vec<usize> = self.best.routes.iter().flat_map(Route::visits).collect();
        self.instance.worth(&visits).map_or(0, |(_, worth)| worth)
    }

    /// The temperature: from its height down to a part of it, halving evenly.
    fn temperature(&self) -> f64 {
        let x = f64::from(self.done) / f64::from(self.effort.rounds.max(1)) * HALVINGS;
        let halves = x as u32;
        let rest = x - f64::from(halves);
        self.heat * HEAT / f64::from(1_u32 << halves.min(31)) * (1.0 - rest / 2.0)
    }

    fn round(&mut self) {
        let before = (self.current.profit, self.current.length);
        let (counts, spent) = (self.current.counts.clone(), self.current.spent.clone());
        let is_kept = self.ruin();
        if is_kept {
            self.recreate(BLINKS);
        }
        let worth = |(profit, length): (i64, i64)| profit as f64 - length as f64 * LENGTH;
        let after = worth((self.current.profit, self.current.length));
        let bar = worth(before) - self.temperature() * self.chance.exponential();
        if is_kept && after > bar {
            self.saved.iter_mut().for_each(|saved| *saved = None);
            self.keep_if_best();
        } else {
            self.take_back();
            (self.current.profit, self.current.length) = before;
            self.current.counts = counts;
            self.current.spent = spent;
        }
    }

    fn keep_if_best(&mut self) {
        let worth = |solution: &Solution| (solution.profit, -solution.length);
        if worth(&self.current) > worth(&self.best) {
            self.best.clone_from(&self.current);
        }
    }

    /// Takes strings out near one visit; returns whether every day can still be kept.
    fn ruin(&mut self) -> bool {
        let visits = self.current.routes.iter().map(Route::n_visits).sum();
        let (mut left, longest) = strings(&mut self.chance, visits, self.current.routes.len());
        let seed = self.chance.below(self.instance.visits.len());
        let near = self.neighbours.of(seed);
        for visit in near {
            let visit = usize::from(*visit);
            let Some(Some(at)) = self.current.at.get(visit).copied() else { continue };
            let at = usize::from(at);
            if self.saved.get(at).is_none_or(Option::is_some) {
                continue;
            }
            if !cut(
                &self.instance,
                &mut self.current,
                &mut self.chance,
                (&mut self.saved, &mut self.versions),
                (at, visit, longest),
            ) {
                return false;
            }
            left -= 1;
            if left == 0 {
                break;
            }
        }
        true
    }

    /// Offers every visit that is in no route to all of them.
    fn recreate(&mut self, blinks: usize) {
        let (instance, chance) = (&*self.instance, &mut self.chance);
        // Without blinks it is the first plan.
        let order = if blinks == 0 { self.orders.first() } else { self.orders.draw(chance) };
        let routes = self.current.routes.len();
        for visit in order {
            let visit = usize::from(*visit);
            if self.current.at.get(visit).is_none_or(Option::is_some) {
                continue;
            }
            if self.current.gain(instance, visit).is_none_or(|gain| gain <= 0) {
                continue;
            }
            let mut best: Option<(usize, Place)> = None;
            for (at, route) in self.current.routes.iter().enumerate() {
                let Some(refused) = self.refused.get_mut(visit * routes + at) else { continue };
                if *refused == route.version {
                    continue;
                }
                let mut blinked = false;
                let place = route.best(instance, visit, || {
                    let skip = blinks > 0 && chance.happens(blinks);
                    blinked |= skip;
                    skip
                });
                match place {
                    Some(place) if best.is_none_or(|(_, best)| place.detour < best.detour) => {
                        best = Some((at, place));
                    }
                    None if !blinked => *refused = route.version,
                    _ => {}
                }
            }
            if let Some((at, place)) = best {
                if let (Some(saved), Some(route)) =
                    (self.saved.get_mut(at), self.current.routes.get(at))
                    && saved.is_none()
                {
                    *saved = Some(route.clone());
                }
                self.current.insert(instance, visit, (at, place));
            }
        }
    }

    /// Puts the routes back as they were before this round.
    fn take_back(&mut self) {
        for (route, saved) in self.current.routes.iter_mut().zip(&self.saved) {
            if saved.is_some() {
                for visit in route.visits() {
                    if let Some(slot) = self.current.at.get_mut(visit) {
                        *slot = None;
                    }
                }
            }
        }
        for (at, (route, saved)) in self.current.routes.iter_mut().zip(&mut self.saved).enumerate()
        {
            let Some(before) = saved.take() else { continue };
            let same = before.version == route.version;
            *route = before;
            if same {
                self.versions += 1;
                route.version = self.versions;
            }
            for visit in route.visits() {
                if let Some(slot) = self.current.at.get_mut(visit) {
                    *slot = Some(at as u16);
                }
            }
        }
    }
}

fn cut<T: Travel>(
    instance: &Instance<T>,
    solution: &mut Solution,
    chance: &mut Chance,
    (saved, versions): (&mut [Option<Route>], &mut u32),
    (at, visit, longest): (usize, usize, usize),
) -> bool {
    let (Some(route), Some(saved)) = (solution.routes.get_mut(at), saved.get_mut(at)) else {
        return true;
    };
    *saved = Some(route.clone());
    let n = route.n_visits();
    let position = route.visits().position(|other| other == visit).unwrap_or(0);
    let cut = Cut::draw(chance, n, position, longest);
    let mut out = Vec::new();
    let length = route.length;
    let is_kept = route.retain(instance, |at, visit| {
        let takes = cut.takes(at);
        if takes {
            out.push(visit);
        }
        !takes
    });
    *versions += 1;
    route.version = *versions;
    solution.length += i64::from(route.length - length);
    for visit in out {
        solution.take_out(instance, visit);
    }
    is_kept
}

/// The first temperature, as a part of the profit in the middle. Higher wanders more before it settles;
/// at half of this, large problems end 1.5 % lower.
const HEAT: f64 = 1.0;
/// How often the temperature halves.
const HALVINGS: f64 = 8.0;
/// How many places of 100 are passed over.
const BLINKS: usize = 1;
/// What a unit of length costs beside a unit of profit.
const LENGTH: f64 = 1e-5;
