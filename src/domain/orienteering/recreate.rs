//! Putting visits in: each where it makes the ways least longer, in an order drawn anew every time.

use super::instance::{ENDLESS, Instance, Travel};
use super::ruin::Neighbours;
use crate::domain::chance::Chance;

/// Orders in which visits are offered.
pub(super) struct Orders {
    orders: Vec<Vec<u16>>,
    shuffled: Vec<u16>,
}

impl Orders {
    /// Returns the orders of a problem's visits.
    pub(super) fn new<T: Travel>(instance: &Instance<T>, neighbours: &Neighbours) -> Self {
        // Musts go before all that is only worth much.
        let profit = |visit: usize| {
            let visit = instance.visits.get(visit);
            visit.map_or(0, |visit| if visit.must { i32::MAX } else { visit.profit })
        };
        let span = |visit: usize| {
            let starts = || instance.visits.get(visit).into_iter().flat_map(|v| &v.starts);
            let first = starts().filter_map(|starts| starts.first()).min().unwrap_or(0);
            let last = starts().filter_map(|starts| starts.last()).max().unwrap_or(0);
            (first, last)
        };
        let away = |visit: usize| {
            let day = |day: &super::Day| instance.travel.length(day.start, visit);
            instance.days.iter().map(day).min().unwrap_or(ENDLESS)
        };
        let lonely = |visit: usize| {
            let near = neighbours.of(visit).iter().skip(1).take(3);
            near.map(|to| instance.travel.length(visit, usize::from(*to))).sum::<i32>()
        };
        let keys: [&dyn Fn(usize) -> i64; 7] = [
            &|visit| -i64::from(profit(visit)),
            &|visit| -i64::from(profit(visit)) * 100_000 / i64::from(lonely(visit) + 1),
            &|visit| i64::from(span(visit).1 - span(visit).0),
            &|visit| i64::from(span(visit).0),
            &|visit| i64::from(span(visit).1),
            &|visit| i64::from(away(visit)),
            &|visit| -i64::from(away(visit)),
        ];
        let by = |key: &&dyn Fn(usize) -> i64| {
            let mut order: Vec<u16> = (0..instance.visits.len() as u16).collect();
            order.sort_by_cached_key(|visit| key(usize::from(*visit)));
            order
        };
        let orders: Vec<_> = keys.iter().map(by).collect();
        let shuffled = orders.first().cloned().unwrap_or_default();
        Self { orders, shuffled }
    }

    /// Returns the order to begin with: the worthiest first.
    pub(super) fn first(&self) -> &[u16] {
        self.orders.first().map_or(&[], Vec::as_slice)
    }

    /// Returns an order.
    pub(super) fn draw(&mut self, chance: &mut Chance) -> &[u16] {
        let at = chance.pick(&DRAWS);
        if at < self.orders.len() {
            return self.orders.get(at).map_or(&[], Vec::as_slice);
        }
        for at in (1..self.shuffled.len()).rev() {
            let other = chance.below(at + 1);
            self.shuffled.swap(at, other);
        }
        &self.shuffled
    }
}

const SHUFFLED: usize = usize::MAX;
/// How often each order is drawn.
const DRAWS: [usize; 12] = [0, 0, 0, 1, 1, 2, 3, 4, 5, 6, SHUFFLED, SHUFFLED];
