//! The best plan there is, for few visits: for every set of them and every last one, the earliest a
//! day can be over with them (Held and Karp 1962); then the best way to share sets among the days.

use super::instance::{ENDLESS, Instance, Travel};
use super::pause::pause;
use super::route::What;

/// The most visits that every set of is looked at.
pub const MOST_VISITS: usize = 12;

/// What is done on a day, in order.
pub type Order = Vec<Item>;

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A visit, by its place in the problem.
    Visit(usize),
    /// A break, by its place in the day.
    Break(usize),
}

/// Returns the best plan there is, `None` if there are too many visits, a day has no room for its breaks
/// alone, or the
/// length of a day's ways is limited, which the earliest end does not tell.
pub fn best<T: Travel>(instance: &Instance<T>) -> Option<Vec<Order>> {
    let n = instance.visits.len();
    if n > MOST_VISITS || instance.days.iter().any(|day| day.most_length < ENDLESS) {
        return None;
    }
    let days =
        (0..instance.days.len()).map(|day| Sets::new(instance, day, &(0..n).collect::<Vec<_>>()));
    let days: Vec<Sets> = days.collect::<Option<_>>()?;
    let all = (1_usize << n) - 1;
    // The best day to put sets together from, for the first days alone.
    let mut reach = vec![Some((i64::MAX, 0)); 1];
    reach.resize(all + 1, None);
    let mut steps: Vec<Vec<Option<(i64, usize)>>> = vec![reach];
    for day in &days {
        let before = steps.last()?;
        let mut after: Vec<Option<(i64, usize)>> = vec![None; all + 1];
        for (held, slot) in before.iter().enumerate() {
            if slot.is_none() {
                continue;
            }
            let free = all & !held;
            let mut set = free;
            loop {
                if let Some(back) = day.back(set)
                    && let Some(slot) = after.get_mut(held | set)
                {
                    // Of equal sets, the one whose last day ends sooner.
                    let better = slot.is_none_or(|(other, _)| -i64::from(back) > other);
                    if better {
                        *slot = Some((-i64::from(back), set));
                    }
                }
                if set == 0 {
                    break;
                }
                set = (set - 1) & free;
            }
        }
        steps.push(after);
    }
    let last = steps.last()?;
    let worth = |set: usize| instance.worth(&members(set));
    let whole = last.iter().enumerate().filter(|(_, slot)| slot.is_some());
    let (mut held, _) = whole
        .filter_map(|(set, slot)| Some((set, (worth(set)?, slot.map(|(back, _)| back)))))
        .max_by_key(|(set, worth)| (*worth, std::cmp::Reverse(*set)))?;
    let mut orders = Vec::new();
    for (day, after) in days.iter().zip(steps.iter().skip(1)).rev() {
        let (_, set) = (*after.get(held)?)?;
        orders.push(day.order(set)?);
        held &= !set;
    }
    orders.reverse();
    Some(orders)
}

/// Returns the order of these visits that ends a day soonest, `None` if there are too many or none
/// can be kept.
pub fn order<T: Travel>(instance: &Instance<T>, day: usize, visits: &[usize]) -> Option<Order> {
    if visits.len() > MOST_VISITS {
        return None;
    }
    Sets::new(instance, day, visits)?.order((1 << visits.len()) - 1)
}

fn members(set: usize) -> Vec<usize> {
    (0..usize::BITS as usize).filter(|at| set >> at & 1 == 1).collect()
}

/// How soon a day can be over with each set of some visits.
struct Sets {
    visits: Vec<usize>,
    breaks: usize,
    /// By set, breaks taken and last visit: when it is over and what came before it.
    states: Vec<Option<State>>,
    /// By set: when the day is over and the last visit.
    ends: Vec<Option<(i32, usize)>>,
}

#[derive(Clone, Copy)]
struct State {
    leave: i32,
    before: usize,
    what: What,
}

impl Sets {
    fn new<T: Travel>(instance: &Instance<T>, at: usize, visits: &[usize]) -> Option<Self> {
        let day = instance.days.get(at)?;
        let (n, breaks) = (visits.len(), day.breaks.len());
        // The last place: n for the day's start.
        let width = (breaks + 1) * (n + 1);
        let index = |set: usize, taken: usize, last: usize| set * width + taken * (n + 1) + last;
        let mut states: Vec<Option<State>> = vec![None; (1 << n) * width];
        let mut ends = vec![None; 1 << n];
        *states.get_mut(index(0, 0, n))? =
            Some(State { leave: day.leave, before: 0, what: What::Start });
        for here in 0..states.len() {
            let Some(Some(state)) = states.get(here).copied() else { continue };
            let (set, taken, last) = (here / width, here % width / (n + 1), here % (n + 1));
            let node = visits.get(last).copied().unwrap_or(day.start);
            let mut put = |to: usize, leave: i32, what: What| {
                if let Some(slot) = states.get_mut(to)
                    && slot.is_none_or(|other| leave < other.leave)
                {
                    *slot = Some(State { leave, before: here, what });
                }
            };
            if let Some(rest) = day.breaks.get(taken) {
                let visited = match state.what {
                    What::Visit(visit) => instance.visits.get(visit).and_then(|place| {
                        Some((place, place.starts.get(at)?, state.leave - place.service))
                    }),
                    _ => None,
                };
                if let Some((_, leave)) = pause(*rest, visited, state.leave) {
                    put(index(set, taken + 1, last), leave, What::Break(taken));
                }
            }
            for (next, visit) in visits.iter().enumerate().filter(|(next, _)| set >> next & 1 == 0)
            {
                let Some(place) = instance.visits.get(*visit) else { continue };
                if !instance.may_follow(visits, set, *visit) {
                    continue;
                }
                let arrival = instance.travel.arrival(node, *visit, state.leave);
                let start = place.starts.get(at).and_then(|starts| starts.from(arrival));
                if let Some(start) = start {
                    let to = index(set | 1 << next, taken, next);
                    put(to, start + place.service, What::Visit(*visit));
                }
            }
            if taken == breaks {
                let back = instance.travel.arrival(node, day.end, state.leave);
                let slot = ends.get_mut(set)?;
                if back <= day.back && slot.is_none_or(|(other, _)| back < other) {
                    *slot = Some((back, here));
                }
            }
        }
        let sets = Self { visits: visits.to_vec(), breaks, states, ends };
        sets.back(0).map(|_| sets)
    }

    fn back(&self, set: usize) -> Option<i32> {
        self.ends.get(set).copied().flatten().map(|(back, _)| back)
    }

    fn order(&self, set: usize) -> Option<Order> {
        let (_, mut at) = (*self.ends.get(set)?)?;
        let mut order = Vec::with_capacity(self.visits.len() + self.breaks);
        while let Some(Some(state)) = self.states.get(at) {
            match state.what {
                What::Visit(visit) => order.push(Item::Visit(visit)),
                What::Break(at) => order.push(Item::Break(at)),
                What::Start | What::End => break,
            }
            at = state.before;
        }
        order.reverse();
        Some(order)
    }
}
