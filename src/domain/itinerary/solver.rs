//! Chooses and orders the visits of a problem: the orienteering search in stages, each longer than
//! the one before and beginning at its best plan; for few visits the proven best at once.

use super::problem::Problem;
use super::ways::Ways;
use crate::domain::orienteering::bound::Bound;
use crate::domain::orienteering::{Effort, Instance, Item, Order, Route, Search, exact};
use std::rc::Rc;

/// How many rounds each stage has. The first answers at once; the last is where plans hardly become
/// better any more.
const STAGES: [u32; 3] = [400, 4_000, 16_000];

/// How many rounds are run between two looks at the world.
const SLICE: u32 = 250;

/// How many minutes later a day may end so that no visit is interrupted by the break.
const SOONER: i32 = 15;

/// The days of a plan; `None` for one that not even its way from start to end fits.
pub(super) type Days = Vec<Option<Route>>;

/// A search that goes on and on: better plans first, then how good they can be.
pub struct Solver {
    instance: Rc<Instance<Ways>>,
    search: Option<Search<Ways>>,
    stage: usize,
    best: Vec<Option<Order>>,
    bounding: Option<Bound>,
    bound: Option<i64>,
    is_exact: bool,
}

/// What a turn of the solver came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing to tell yet.
    Working,
    /// A stage is over: there may be a better plan, or more is known of how good it is.
    Better,
    /// All is done.
    Done,
}

impl Solver {
    /// Returns a solver of a problem that begins with the days given, if any.
    pub fn new(problem: &Problem, warm: Vec<Option<Order>>) -> Self {
        let instance = Rc::clone(&problem.instance);
        let exact = exact::best(&instance).filter(|_| problem.has_day());
        let is_exact = exact.is_some();
        let best = exact.map(|days| days.into_iter().map(Some).collect());
        let best = best.unwrap_or(warm);
        Self { instance, search: None, stage: 0, best, bounding: None, bound: None, is_exact }
    }

    /// Goes on for a slice of work.
    pub fn turn(&mut self) -> Progress {
        let Some(rounds) = STAGES.get(self.stage).copied().filter(|_| !self.is_exact) else {
            return self.finish();
        };
        let search = self.search.get_or_insert_with(|| {
            let effort = Effort { rounds, seed: self.stage as u64 + 1 };
            Search::new(Rc::clone(&self.instance), effort, &self.best)
        });
        if search.run(SLICE) {
            return Progress::Working;
        }
        self.best = search.days();
        self.search = None;
        self.stage += 1;
        Progress::Better
    }

    /// Looks for how good it can be, a step a turn.
    fn finish(&mut self) -> Progress {
        if self.bound.is_some() {
            return Progress::Done;
        }
        let (musts, worth) = self.musts_and_worth();
        if self.is_exact {
            self.bound = Some(worth);
            return Progress::Better;
        }
        let instance = &*self.instance;
        let bounding = self.bounding.get_or_insert_with(|| Bound::new(instance, (musts, worth)));
        if bounding.step(instance) {
            return Progress::Working;
        }
        self.bound = Some(bounding.value());
        Progress::Better
    }

    /// Returns what the days are worth.
    pub fn worth(&self) -> i64 {
        self.musts_and_worth().1
    }

    fn musts_and_worth(&self) -> (usize, i64) {
        let visits: Vec<usize> = self.best.iter().flatten().flatten().filter_map(visited).collect();
        self.instance.worth(&visits).unwrap_or_default()
    }

    /// Returns whether so many stages of the search are over, or all there are.
    pub(super) fn is_searched(&self, stages: usize) -> bool {
        self.is_exact || self.stage >= stages.min(STAGES.len())
    }

    /// Returns whether no better plan will come.
    pub fn is_settled(&self) -> bool {
        self.is_exact || self.stage >= STAGES.len()
    }

    /// Returns what no plan is worth more than, once that is known.
    pub fn bound(&self) -> Option<i64> {
        self.bound
    }

    /// Returns the days as they are now, ordered to end soonest.
    pub(super) fn days(&self) -> Days {
        let day = |(at, order): (usize, &Option<Order>)| self.settle(at, order.as_ref());
        let mut orders = self.best.clone();
        orders.resize(self.instance.days.len(), None);
        orders.iter().enumerate().map(day).collect()
    }

    /// Returns a day with its breaks after its visits rather than amid them, if that makes it hardly
    /// longer.
    fn settle(&self, at: usize, order: Option<&Order>) -> Option<Route> {
        let instance = &*self.instance;
        let Some(order) = order else { return Route::of(instance, at, &[]) };
        let visits: Vec<usize> = order.iter().filter_map(visited).collect();
        let sooner = exact::order(instance, at, &visits);
        let route = sooner.and_then(|order| Route::of(instance, at, &order));
        let route = route.or_else(|| Route::of(instance, at, order))?;
        if !route.is_interrupted() {
            return Some(route);
        }
        let mut bare = route.order();
        let Some(place) = bare.iter().position(|item| *item == Item::Break(0)) else {
            return Some(route);
        };
        bare.remove(place);
        let with_break = |at_item: usize| {
            let mut order = bare.clone();
            order.insert(at_item, Item::Break(0));
            Route::of(instance, at, &order)
        };
        let others = (1..=bare.len()).filter_map(with_break);
        let others = others.filter(|other| !other.is_interrupted());
        let better = others.filter(|other| other.back() <= route.back() + SOONER);
        Some(better.min_by_key(Route::back).unwrap_or(route))
    }
}

fn visited(item: &Item) -> Option<usize> {
    match item {
        Item::Visit(visit) => Some(*visit),
        Item::Break(_) => None,
    }
}
