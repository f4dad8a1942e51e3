//! Taking visits out: strings of consecutive visits near one place, of several days (Christiaens and
//! Vanden Berghe 2020, SISR).

use super::instance::{Instance, Travel};
use crate::domain::chance::Chance;

/// Which visits are near which, nearest first.
pub(super) struct Neighbours {
    near: Vec<u16>,
    n: usize,
}

impl Neighbours {
    /// Returns the neighbours of every visit of a problem.
    pub(super) fn new<T: Travel>(instance: &Instance<T>) -> Self {
        let n = instance.visits.len();
        let mut near = Vec::with_capacity(n * n);
        let mut order: Vec<(i32, u16)> = Vec::with_capacity(n);
        for from in 0..n {
            order.clear();
            order.extend((0..n).map(|to| {
                let both = instance.travel.length(from, to) + instance.travel.length(to, from);
                (if from == to { -1 } else { both }, to as u16)
            }));
            order.sort_unstable();
            near.extend(order.iter().map(|(_, to)| *to));
        }
        Self { near, n }
    }

    /// Returns the visits near one, itself first.
    pub(super) fn of(&self, visit: usize) -> &[u16] {
        self.near.get(visit * self.n..(visit + 1) * self.n).unwrap_or_default()
    }
}

/// A string to take out of a route of visits: from which on, how many, and which part of it stays.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    from: usize,
    length: usize,
    stays: (usize, usize),
}

/// The most visits of one string, drawn anew every round. Short strings in many places find what long
/// ones pass over, and the other way round: with one length alone, plans end 0.5 % lower.
const LONGEST: [usize; 3] = [2, 4, 10];
/// How many visits are taken out of all routes together on average, drawn anew likewise.
const AVERAGE: [usize; 3] = [4, 8, 14];
/// How many strings in 100 keep a part amid them.
const SPLIT: usize = 50;

impl Cut {
    /// Returns a string of a route of `n` visits that holds the one at `at`.
    pub(super) fn draw(chance: &mut Chance, n: usize, at: usize, longest: usize) -> Self {
        let length = 1 + chance.below(longest.min(n));
        let stay = if length > 1 && length < n && chance.happens(SPLIT) {
            1 + chance.below(length.min(n - length))
        } else {
            0
        };
        let whole = length + stay;
        let first = (at + 1).saturating_sub(whole);
        let from = first + chance.below(at.min(n - whole) - first + 1);
        let split = if stay > 0 { from + 1 + chance.below(length - 1) } else { from };
        Self { from, length: whole, stays: (split, split + stay) }
    }

    /// Returns whether the visit at a position of its route is taken out.
    pub(super) fn takes(&self, at: usize) -> bool {
        (self.from..self.from + self.length).contains(&at)
            && !(self.stays.0..self.stays.1).contains(&at)
    }
}

/// Returns how many strings to take, and how long the longest may be, where routes have `visits`
/// visits on `routes` days together.
pub(super) fn strings(chance: &mut Chance, visits: usize, routes: usize) -> (usize, usize) {
    let longest = chance.pick(&LONGEST).min(visits / routes.max(1)).max(1);
    let most = (4 * chance.pick(&AVERAGE) / (1 + longest)).saturating_sub(1).max(1);
    (1 + chance.below(most), longest)
}
