//! The planner's solver alone as a module for JavaScript, for those who hold it against the standard
//! problems of research: `./dev build solver-module`. A problem comes as one array of whole numbers,
//! see [`Words`].
#![cfg(target_arch = "wasm32")]

use std::rc::Rc;
use ve_lang::domain::orienteering::{
    Day, Effort, Group, Instance, Item, Matrix, Search, Starts, Visit, bound,
};
use wasm_bindgen::prelude::*;

/// A problem and the search for its best plan.
#[wasm_bindgen]
pub struct Solver {
    instance: Rc<Instance<Matrix>>,
    search: Search<Matrix>,
}

#[wasm_bindgen]
impl Solver {
    /// Returns the solver of a problem with its first plan made; throws where the array ends early.
    #[wasm_bindgen(constructor)]
    pub fn new(words: &[i32], seed: u32) -> Result<Solver, JsError> {
        let mut words = Words(words);
        let instance = words.instance().ok_or_else(|| JsError::new("the problem is cut short"))?;
        let instance = Rc::new(instance);
        let effort = Effort { rounds: u32::MAX, seed: seed.into() };
        Ok(Self { search: Search::new(Rc::clone(&instance), effort, &[]), instance })
    }

    /// Plans so many rounds in all.
    pub fn plan(&mut self, rounds: u32) {
        self.search.plan(rounds);
    }

    /// Runs so many rounds; returns whether any are left.
    pub fn run(&mut self, rounds: u32) -> bool {
        self.search.run(rounds)
    }

    /// Returns what the best plan is worth.
    pub fn profit(&self) -> f64 {
        self.search.profit() as f64
    }

    /// Returns the visits of one day in their order.
    pub fn day(&self, day: usize) -> Vec<u32> {
        let days = self.search.days();
        let visit = |item: &Item| match item {
            Item::Visit(visit) => Some(*visit as u32),
            Item::Break(_) => None,
        };
        days.get(day).into_iter().flatten().flatten().filter_map(visit).collect()
    }

    /// Returns what no plan is worth more than, looked for in so many steps.
    pub fn bound(&self, steps: u32) -> f64 {
        bound::upper_bound(&self.instance, (0, self.search.profit()), steps) as f64
    }
}

/// The array, read from its front: lists follow their length.
///
/// `nodes`, the lengths of ways row by row; the days as `start end leave back`; the budgets; the most
/// of each group; then each visit as `profit service`, its groups, its costs (one a budget) and for
/// every day its starts as pairs `first last`.
struct Words<'a>(&'a [i32]);

impl Words<'_> {
    fn next(&mut self) -> Option<i32> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn count(&mut self) -> Option<usize> {
        self.next()?.try_into().ok()
    }

    fn take(&mut self, n: usize) -> Option<Vec<i32>> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken.to_vec())
    }

    fn list(&mut self) -> Option<Vec<i32>> {
        let n = self.count()?;
        self.take(n)
    }

    fn instance(&mut self) -> Option<Instance<Matrix>> {
        let nodes = self.count()?;
        let travel = Matrix::new(nodes, self.take(nodes.checked_mul(nodes)?)?);
        let n_days = self.count()?;
        let days: Vec<Day> = (0..n_days).map(|_| self.day()).collect::<Option<_>>()?;
        let budgets = self.list()?;
        let most = |most: i32| Group { most: most.max(0) as usize, gains: Vec::new() };
        let groups = self.list()?.into_iter().map(most).collect();
        let n = self.count()?;
        let visit = |_| self.visit(budgets.len(), n_days);
        let visits = (0..n).map(visit).collect::<Option<_>>()?;
        Some(Instance { travel, days, visits, groups, budgets })
    }

    fn day(&mut self) -> Option<Day> {
        let (start, end) = (self.count()?, self.count()?);
        let (leave, back) = (self.next()?, self.next()?);
        Some(Day { start, end, leave, back, breaks: Vec::new(), most_length: i32::MAX / 4 })
    }

    fn visit(&mut self, budgets: usize, days: usize) -> Option<Visit> {
        let (profit, service) = (self.next()?, self.next()?);
        let groups = self.list()?.into_iter().map(|group| group as usize).collect();
        let costs = self.take(budgets)?;
        let starts = (0..days).map(|_| self.starts()).collect::<Option<_>>()?;
        Some(Visit { profit, must: false, service, starts, groups, costs, rank: None })
    }

    fn starts(&mut self) -> Option<Starts> {
        let spans = self.list()?;
        let pair = |pair: &[i32]| Some((*pair.first()?, *pair.get(1)?));
        Some(Starts::new(spans.chunks(2).filter_map(pair)))
    }
}
