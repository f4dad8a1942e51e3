//! A problem in the solver's words. Visit `v` stands at node `v`; the nodes after the visits are
//! where days begin and end. Times are whole numbers of one unit, which the solver need not know.

/// How long ways take. Leaving later must never mean arriving earlier.
pub trait Travel {
    /// Returns when a way that begins at `departure` ends.
    fn arrival(&self, from: usize, to: usize, departure: i32) -> i32;
    /// Returns the latest departure that still arrives by `arrival`.
    fn latest_departure(&self, from: usize, to: usize, arrival: i32) -> i32;
    /// Returns how long the way is, whatever the hour: what neighbours are told by.
    fn length(&self, from: usize, to: usize) -> i32;
}

/// Ways that take the same time at any hour.
#[derive(Clone, Debug)]
pub struct Matrix {
    nodes: usize,
    lengths: Vec<i32>,
}

impl Matrix {
    /// Returns the ways between `nodes` nodes, given row by row; ways not given are endless.
    pub fn new(nodes: usize, lengths: Vec<i32>) -> Self {
        Self { nodes, lengths }
    }
}

/// Longer than any day.
pub(super) const ENDLESS: i32 = i32::MAX / 4;

impl Travel for Matrix {
    fn arrival(&self, from: usize, to: usize, departure: i32) -> i32 {
        departure + self.length(from, to)
    }

    fn latest_departure(&self, from: usize, to: usize, arrival: i32) -> i32 {
        arrival - self.length(from, to)
    }

    #[inline]
    fn length(&self, from: usize, to: usize) -> i32 {
        self.lengths.get(from * self.nodes + to).copied().unwrap_or(ENDLESS)
    }
}

/// A day: one route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The node where it begins.
    pub start: usize,
    /// The node where it ends.
    pub end: usize,
    /// The earliest departure.
    pub leave: i32,
    /// The latest return.
    pub back: i32,
    /// Its breaks, in order, each after the one before.
    pub breaks: Vec<Break>,
    /// The most that its ways may be long together.
    pub most_length: i32,
}

/// A break, taken where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// When it may begin.
    pub earliest: i32,
    /// When it must have begun.
    pub latest: i32,
    /// How long it lasts.
    pub minutes: i32,
    /// A visit of this length may be interrupted by it.
    pub interrupts: i32,
}

/// Something to visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// What it is worth.
    pub profit: i32,
    /// It is worth more than all that are not.
    pub must: bool,
    /// How long it takes.
    pub service: i32,
    /// When it may begin, for each day.
    pub starts: Vec<Starts>,
    /// The groups it belongs to.
    pub groups: Vec<usize>,
    /// What it takes of each budget.
    pub costs: Vec<i32>,
    /// Its rank in the locked order of a day, on which it is then the only day open to it.
    pub rank: Option<u16>,
}

/// When a visit may begin on one day: spans from the first to the last start, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Starts {
    spans: Vec<(i32, i32)>,
}

impl Starts {
    /// Returns the starts within spans, which ascend; those that end before they begin are dropped.
    pub fn new(spans: impl IntoIterator<Item = (i32, i32)>) -> Self {
        Self { spans: spans.into_iter().filter(|(first, last)| first <= last).collect() }
    }

    /// Returns the spans.
    pub fn spans(&self) -> &[(i32, i32)] {
        &self.spans
    }

    /// Returns the first start at or after `arrival`.
    #[inline]
    pub fn from(&self, arrival: i32) -> Option<i32> {
        match self.spans.as_slice() {
            [(first, last)] => (arrival <= *last).then_some(arrival.max(*first)),
            spans => {
                let (first, _) = spans.iter().find(|(_, last)| arrival <= *last)?;
                Some(arrival.max(*first))
            }
        }
    }

    /// Returns the last start at or before `limit` of a visit that takes `longer` than usual.
    pub fn until(&self, limit: i32, longer: i32) -> Option<i32> {
        let latest = |(first, last): &(i32, i32)| {
            let start = limit.min(last - longer);
            (start >= *first).then_some(start)
        };
        self.spans.iter().rev().find_map(latest)
    }

    /// Returns the first start of all.
    pub fn first(&self) -> Option<i32> {
        self.spans.first().map(|(first, _)| *first)
    }

    /// Returns the last start of all.
    pub fn last(&self) -> Option<i32> {
        self.spans.last().map(|(_, last)| *last)
    }
}

/// Visits that are worth more or less with others of their kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// At most so many of it.
    pub most: usize,
    /// What the first, the second and so on adds to its profit; the last figure stands for all after
    /// it. Figures must not ascend, or the bound would not hold.
    pub gains: Vec<i32>,
}

impl Group {
    /// Returns what one more adds where there are `n` already.
    pub fn gain(&self, n: usize) -> i32 {
        self.gains.get(n).or(self.gains.last()).copied().unwrap_or(0)
    }
}

/// A problem.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Instance<T> {
    /// The ways between nodes.
    pub travel: T,
    /// The days.
    pub days: Vec<Day>,
    /// What there is to visit.
    pub visits: Vec<Visit>,
    /// The groups.
    pub groups: Vec<Group>,
    /// The most of each budget.
    pub budgets: Vec<i32>,
}

impl<T> Instance<T> {
    /// Returns what a visit is worth at most, whatever else is visited.
    pub(super) fn most_gain(&self, visit: &Visit) -> i64 {
        let gain = |group: &usize| self.groups.get(*group).map_or(0, |group| group.gain(0));
        i64::from(visit.profit + visit.groups.iter().map(gain).sum::<i32>())
    }

    /// Returns how many musts a set of visits holds and what it is worth, `None` if limits forbid it.
    pub fn worth(&self, visits: &[usize]) -> Option<(usize, i64)> {
        let (mut musts, mut worth) = (0, 0);
        let mut counts = vec![0; self.groups.len()];
        let mut left = self.budgets.clone();
        for visit in visits.iter().filter_map(|at| self.visits.get(*at)) {
            musts += usize::from(visit.must);
            worth += i64::from(visit.profit);
            for at in &visit.groups {
                let (group, n) = (self.groups.get(*at)?, counts.get_mut(*at)?);
                worth += i64::from(group.gain(*n));
                *n += 1;
                if *n > group.most {
                    return None;
                }
            }
            for (left, cost) in left.iter_mut().zip(&visit.costs) {
                *left -= cost;
            }
        }
        left.iter().all(|left| *left >= 0).then_some((musts, worth))
    }

    /// Returns whether two days begin and end alike and everything is open alike on them.
    pub(super) fn are_alike(&self, a: usize, b: usize) -> bool {
        let starts = |visit: &Visit, day: usize| visit.starts.get(day).cloned();
        self.days.get(a) == self.days.get(b)
            && self.visits.iter().all(|visit| starts(visit, a) == starts(visit, b))
    }

    /// Returns whether what ranks before a visit is in a set of these visits, which come before it.
    pub(super) fn may_follow(&self, visits: &[usize], set: usize, visit: usize) -> bool {
        let rank = |at: usize| self.visits.get(at).and_then(|visit| visit.rank);
        let Some(own) = rank(visit) else { return true };
        let before = visits.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
        before.filter_map(|(_, at)| rank(*at)).all(|other| other <= own)
    }
}

impl<T: Travel> Instance<T> {
    /// Returns whether a visit could be the only one of some day.
    pub(super) fn is_reachable(&self, at: usize) -> bool {
        let Some(visit) = self.visits.get(at) else { return false };
        self.days.iter().zip(&visit.starts).any(|(day, starts)| {
            let start = starts.from(day.leave + self.travel.length(day.start, at));
            let leave = start.map(|start| start + visit.service);
            leave.is_some_and(|leave| leave + self.travel.length(at, day.end) <= day.back)
        })
    }
}
