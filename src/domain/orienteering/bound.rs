//! What no plan is worth more than. Days may visit a place again and again, if not at once, and pay
//! for it: the price of each place is raised where days want it more than once and lowered where none
//! does (Lagrangian relaxation by subgradients, Held and Karp 1971). Times are rounded down to a
//! coarse clock, so that every plan is among those that the bound looks at.

use super::instance::{Instance, Travel};

/// Prices are whole numbers of so many to the unit of profit, which keeps the bound exact.
const FINE: i64 = 64;

/// How many ticks the clock of a day has at most. More make the bound tighter and slower.
const TICKS: i32 = 160;

/// Returns a worth that no plan exceeds, looked for in so many steps; `known` is what a plan is
/// worth. Limits and budgets are not looked at.
pub fn upper_bound<T: Travel>(instance: &Instance<T>, known: i64, steps: u32) -> i64 {
    let worth: Vec<i64> = instance.visits.iter().map(|visit| instance.most_gain(visit)).collect();
    let reachable = |visit: &usize| instance.is_reachable(*visit);
    let all: i64 = (0..worth.len()).filter(reachable).filter_map(|at| worth.get(at)).sum();
    // A visit that takes no time would not move the clock on.
    let steps = if instance.visits.iter().any(|visit| visit.service < 1) { 0 } else { steps };
    let mut clocks = clocks(instance);
    let mut prices = vec![0; worth.len()];
    let (mut best, mut stride, mut stuck) = (all * FINE, 192, 0);
    for _ in 0..steps {
        if best / FINE <= known {
            break;
        }
        let mut wanted = vec![0_i64; worth.len()];
        let mut bound: i64 = prices.iter().sum();
        for (clock, times) in &mut clocks {
            bound += clock.walk(&worth, &prices, &mut wanted, *times) * *times;
        }
        if bound < best {
            (best, stuck) = (bound, 0);
        } else {
            stuck += 1;
        }
        if stuck == 3 {
            (stride, stuck) = (stride / 2, 0);
        }
        let steep: i64 = wanted.iter().map(|n| (n - 1) * (n - 1)).sum();
        let far = (bound - known * FINE).max(FINE) * stride / 128 / steep.max(1);
        for (price, n) in prices.iter_mut().zip(&wanted) {
            *price = (*price + far * (n - 1)).max(0);
        }
    }
    (best / FINE).max(known)
}

/// Returns the days, of those that are alike only one, with how many there are of it.
fn clocks<T: Travel>(instance: &Instance<T>) -> Vec<(Clock<'_, T>, i64)> {
    let mut found: Vec<(Clock<'_, T>, i64)> = Vec::new();
    for day in 0..instance.days.len() {
        match found.iter_mut().find(|(clock, _)| instance.are_alike(clock.day, day)) {
            Some((_, times)) => *times += 1,
            None => found.extend(Clock::new(instance, day).map(|clock| (clock, 1))),
        }
    }
    found
}

/// The best walk so far to one place by one tick, and the best that came from elsewhere.
#[derive(Clone, Copy)]
struct Label {
    worth: i64,
    from: u32,
    tick: u32,
    second: bool,
}

const NONE: Label = Label { worth: i64::MIN / 2, from: u32::MAX, tick: 0, second: false };

/// One day on a coarse clock.
struct Clock<'a, T> {
    instance: &'a Instance<T>,
    day: usize,
    tick: i32,
    ticks: usize,
    labels: Vec<[Label; 2]>,
}

impl<'a, T: Travel> Clock<'a, T> {
    fn new(instance: &'a Instance<T>, at: usize) -> Option<Self> {
        let day = instance.days.get(at)?;
        let span = (day.back - day.leave).max(1);
        // Whatever is visited must move the clock on.
        let quickest = instance.visits.iter().map(|visit| visit.service).min().unwrap_or(1);
        let tick = (span / TICKS + 1).min(quickest.max(1));
        let ticks = (span / tick + 1) as usize;
        let labels = vec![[NONE; 2]; ticks * instance.visits.len()];
        Some(Self { instance, day: at, tick, ticks, labels })
    }

    /// Returns what the best walk of this day is worth at these prices, and adds what it visits to what is wanted, so many times.
    fn walk(&mut self, worth: &[i64], prices: &[i64], wanted: &mut [i64], times: i64) -> i64 {
        let Some(day) = self.instance.days.get(self.day) else { return 0 };
        let gain = |at: usize| {
            worth.get(at).copied().unwrap_or(0) * FINE - prices.get(at).copied().unwrap_or(0)
        };
        let active: Vec<(usize, i64)> =
            (0..worth.len()).map(|at| (at, gain(at))).filter(|(_, gain)| *gain > 0).collect();
        self.labels.fill([NONE; 2]);
        for (visit, gain) in &active {
            self.reach(*visit, day.start, day.leave, Label { worth: *gain, ..NONE });
        }
        let mut best = (0, None);
        for tick in 0..self.ticks {
            let now = day.leave + tick as i32 * self.tick;
            for (visit, _) in &active {
                let before = tick.checked_sub(1).map(|tick| self.at(*visit, tick));
                if !self.carry(*visit, tick, before) {
                    continue;
                }
                let labels = self.at(*visit, tick);
                let way = self.instance.travel.length(*visit, day.end);
                let [first, _] = labels;
                if now + way <= day.back && first.worth > best.0 {
                    best = (first.worth, Some((*visit, tick, false)));
                }
                for (next, gain) in &active {
                    if next == visit {
                        continue;
                    }
                    let [first, other] = labels;
                    let second = first.from as usize == *next;
                    let label = if second { other } else { first };
                    if label.worth <= NONE.worth {
                        continue;
                    }
                    let (from, tick) = (*visit as u32, tick as u32);
                    let label = Label { worth: label.worth + gain, from, tick, second };
                    self.reach(*next, *visit, now, label);
                }
            }
        }
        self.count(best.1, wanted, times);
        best.0
    }

    fn at(&self, visit: usize, tick: usize) -> [Label; 2] {
        self.labels.get(visit * self.ticks + tick).copied().unwrap_or([NONE; 2])
    }

    /// Takes over what was there a tick before; returns whether this tick has anything better.
    fn carry(&mut self, visit: usize, tick: usize, before: Option<[Label; 2]>) -> bool {
        let here = self.at(visit, tick);
        let Some(before) = before else { return here.iter().any(|label| label.worth > 0) };
        let mut both = before;
        for label in here {
            offer(&mut both, label);
        }
        if let Some(slot) = self.labels.get_mut(visit * self.ticks + tick) {
            *slot = both;
        }
        both.iter().zip(&before).any(|(now, before)| now.worth > before.worth)
    }

    /// Notes a walk that goes on to a visit from a node at a time.
    fn reach(&mut self, visit: usize, node: usize, now: i32, label: Label) {
        let (Some(place), Some(day)) =
            (self.instance.visits.get(visit), self.instance.days.get(self.day))
        else {
            return;
        };
        let arrival = now + self.instance.travel.length(node, visit);
        let start = place.starts.get(self.day).and_then(|starts| starts.from(arrival));
        let Some(leave) = start.map(|start| start + place.service) else { return };
        if leave + self.instance.travel.length(visit, day.end) > day.back {
            return;
        }
        let tick = ((leave - day.leave) / self.tick) as usize;
        if let Some(slot) = self.labels.get_mut(visit * self.ticks + tick) {
            offer(slot, label);
        }
    }

    fn count(&self, end: Option<(usize, usize, bool)>, wanted: &mut [i64], times: i64) {
        let mut at = end;
        while let Some((visit, tick, second)) = at {
            if let Some(n) = wanted.get_mut(visit) {
                *n += times;
            }
            let [first, other] = self.at(visit, tick);
            let label = if second { other } else { first };
            at = (label.from != u32::MAX).then_some((
                label.from as usize,
                label.tick as usize,
                label.second,
            ));
        }
    }
}

/// Keeps the better of labels, and of those that came from elsewhere the best.
fn offer(labels: &mut [Label; 2], label: Label) {
    let [first, second] = labels;
    if label.worth > first.worth {
        if label.from != first.from {
            *second = *first;
        }
        *first = label;
    } else if label.from != first.from && label.worth > second.worth {
        *second = label;
    }
}
