//! The best walk through one day that may come to a place again and again, if not at once, with its
//! breaks. Times are rounded down to a coarse clock, so that every plan is among those looked at.

use crate::domain::orienteering::instance::{Break, Instance, Starts, Travel, Visit};

/// How many places at how many ticks are looked at on all days together, and how many ticks a day has
/// at least and at most: with a coarse clock and with a fine one.
const COARSE: (usize, usize, usize) = (15_000, 40, 140);
const FINE: (usize, usize, usize) = (60_000, 60, 600);

/// A walk through a day.
pub(super) struct Walk {
    pub(super) worth: i64,
    pub(super) visits: Vec<usize>,
    pub(super) length: i32,
}

/// The best walk so far to one place by one tick, and the best that came from elsewhere.
#[derive(Clone, Copy, Debug)]
struct Label {
    worth: i64,
    tick: u32,
    from: u16,
    taken: u8,
    second: bool,
}

const START: u16 = u16::MAX;
const NONE: Label = Label { worth: i64::MIN / 2, tick: 0, from: START, taken: 0, second: false };

/// Where one is, when, and how many breaks were taken.
#[derive(Clone, Copy)]
struct Stand {
    node: usize,
    now: i32,
    taken: usize,
}

/// One day on a coarse clock.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub(super) day: usize,
    leave: i32,
    tick: i32,
    ticks: usize,
    /// When each visit must have been left to be back in time.
    latest: Vec<i32>,
    labels: Vec<[Label; 2]>,
    /// The earliest time of those that were rounded down to a tick.
    soonest: Vec<i32>,
}

impl Clock {
    /// Returns the clock of a day, of so many that are unlike.
    pub(super) fn new<T: Travel>(
        instance: &Instance<T>,
        (at, n_days): (usize, usize),
        is_fine: bool,
    ) -> Option<Self> {
        let day = instance.days.get(at)?;
        let n_visits = instance.visits.len();
        let span = (day.back - day.leave).max(1);
        let (states, least, most) = if is_fine { FINE } else { COARSE };
        let most = (states / (n_visits * n_days).max(1)).clamp(least, most) as i32;
        // Whatever is visited must move the clock on.
        let quickest = instance.visits.iter().map(|visit| visit.service).min().unwrap_or(1);
        let tick = (span / most + 1).min(quickest.max(1));
        let ticks = (span / tick + 1) as usize;
        let latest = |visit: usize| {
            let is_back = |now: i32| instance.travel.arrival(visit, day.end, now) <= day.back;
            let (mut early, mut late) = (day.leave - 1, day.back);
            while early < late {
                let middle = early + (late - early + 1) / 2;
                (early, late) = if is_back(middle) { (middle, late) } else { (early, middle - 1) };
            }
            early
        };
        let states = (day.breaks.len() + 1) * n_visits * ticks;
        Some(Self {
            day: at,
            leave: day.leave,
            tick,
            ticks,
            latest: (0..n_visits).map(latest).collect(),
            labels: vec![[NONE; 2]; states],
            soonest: vec![i32::MAX; states],
        })
    }

    /// Returns the best walk where visits have these values and a unit of way costs so much.
    pub(super) fn walk<T: Travel>(
        &mut self,
        instance: &Instance<T>,
        values: &[i64],
        toll: i64,
    ) -> Walk {
        let mut walk = Walk { worth: 0, visits: Vec::new(), length: 0 };
        let Some(day) = instance.days.get(self.day) else { return walk };
        // What is of no value is passed by, unless a break is taken there. Where ways cost something
        // it may shorten them by what was rounded.
        let is_passed_by = |value: i64| value <= 0 && toll == 0;
        let active = values.iter().copied().enumerate();
        let active = active.filter(|(_, value)| !is_passed_by(*value) || !day.breaks.is_empty());
        let active: Vec<(usize, i64)> = active.collect();
        self.labels.fill([NONE; 2]);
        self.soonest.fill(i32::MAX);
        let cost = |from: usize, to: usize| match toll {
            0 => 0,
            toll => toll * i64::from(instance.travel.length(from, to)),
        };
        let mut begin = Some(Stand { node: day.start, now: day.leave, taken: 0 });
        while let Some(stand) = begin {
            for (visit, value) in &active {
                if stand.taken < day.breaks.len() || !is_passed_by(*value) {
                    let worth = value - cost(day.start, *visit);
                    let label = Label { worth, taken: stand.taken as u8, ..NONE };
                    self.reach(instance, stand, *visit, label);
                }
            }
            begin = day.breaks.get(stand.taken).and_then(|pause| rested(stand, pause));
        }
        let mut end = None;
        for (tick, taken) in
            (0..self.ticks).flat_map(|tick| (0..=day.breaks.len()).map(move |taken| (tick, taken)))
        {
            let pause = day.breaks.get(taken);
            let floor = self.leave + tick as i32 * self.tick;
            // A break that was not begun in time never will be.
            if pause.is_some_and(|pause| floor > pause.latest) {
                continue;
            }
            for (visit, value) in &active {
                let at = self.index(*visit, tick, taken);
                if !self.carry(at, tick > 0) {
                    continue;
                }
                let labels = self.labels.get(at).copied().unwrap_or([NONE; 2]);
                let now = self.soonest.get(at).map_or(floor, |now| floor.max(*now));
                let stand = Stand { node: *visit, now, taken };
                let [first, other] = labels;
                match pause {
                    Some(pause) => self.rest(stand, pause, labels),
                    None => {
                        let worth = first.worth - cost(*visit, day.end);
                        let is_back = self.latest.get(*visit).is_some_and(|latest| now <= *latest);
                        if is_back && worth > walk.worth {
                            walk.worth = worth;
                            end = Some((*visit, tick, false));
                        }
                    }
                }
                if is_passed_by(*value)
                    && !labels.iter().any(|label| usize::from(label.taken) < taken)
                {
                    continue;
                }
                for (next, value) in active.iter().filter(|(next, _)| next != visit) {
                    if taken == day.breaks.len() && is_passed_by(*value) {
                        continue;
                    }
                    let second = usize::from(first.from) == *next;
                    let label = if second { other } else { first };
                    if label.worth <= NONE.worth {
                        continue;
                    }
                    let label = Label {
                        worth: label.worth + value - cost(*visit, *next),
                        tick: tick as u32,
                        from: *visit as u16,
                        taken: taken as u8,
                        second,
                    };
                    self.reach(instance, stand, *next, label);
                }
            }
        }
        let mut node = day.end;
        let mut at = end.map(|(visit, tick, second)| (visit, tick, day.breaks.len(), second));
        while let Some((visit, tick, taken, second)) = at {
            walk.visits.push(visit);
            walk.length += instance.travel.length(visit, node);
            node = visit;
            let [first, other] =
                self.labels.get(self.index(visit, tick, taken)).copied().unwrap_or([NONE; 2]);
            let label = if second { other } else { first };
            at = (label.from != START).then_some((
                usize::from(label.from),
                label.tick as usize,
                usize::from(label.taken),
                label.second,
            ));
        }
        walk.length += if end.is_some() { instance.travel.length(day.start, node) } else { 0 };
        walk
    }

    fn index(&self, visit: usize, tick: usize, taken: usize) -> usize {
        (taken * self.latest.len() + visit) * self.ticks + tick
    }

    /// Takes over what was there a tick before; returns whether this tick has anything better.
    fn carry(&mut self, at: usize, is_later: bool) -> bool {
        let before = at.checked_sub(1).filter(|_| is_later).and_then(|at| self.labels.get(at));
        let before = before.copied().unwrap_or([NONE; 2]);
        let Some(slot) = self.labels.get_mut(at) else { return false };
        let mut both = before;
        for label in *slot {
            offer(&mut both, label);
        }
        *slot = both;
        both.iter().zip(&before).any(|(now, before)| now.worth > before.worth)
    }

    fn put(&mut self, visit: usize, when: i32, taken: usize, label: Label) {
        let at = self.index(visit, ((when - self.leave) / self.tick) as usize, taken);
        if let (Some(slot), Some(soonest)) = (self.labels.get_mut(at), self.soonest.get_mut(at)) {
            offer(slot, label);
            *soonest = when.min(*soonest);
        }
    }

    /// Notes a walk that goes on to a visit.
    fn reach<T: Travel>(
        &mut self,
        instance: &Instance<T>,
        stand: Stand,
        visit: usize,
        label: Label,
    ) {
        let (Some(place), Some(day)) = (instance.visits.get(visit), instance.days.get(self.day))
        else {
            return;
        };
        let arrival = instance.travel.arrival(stand.node, visit, stand.now);
        let Some(starts) = place.starts.get(self.day) else { return };
        let Some(leave) = starts.from(arrival).map(|start| start + place.service) else { return };
        let Some(latest) = self.latest.get(visit).copied() else { return };
        let pause = day.breaks.get(stand.taken);
        if pause.is_none_or(|pause| leave <= pause.latest) && leave <= latest {
            self.put(visit, leave, stand.taken, label);
        }
        let amidst = pause.and_then(|pause| leave_amidst(pause, place, starts, arrival));
        if let Some(leave) = amidst.filter(|leave| *leave <= latest) {
            self.put(visit, leave, stand.taken + 1, label);
        }
    }

    /// Notes walks that take a break where one is.
    fn rest(&mut self, stand: Stand, pause: &Break, labels: [Label; 2]) {
        let Some(Stand { node, now, taken }) = rested(stand, pause) else { return };
        if self.latest.get(node).is_some_and(|latest| now <= *latest) {
            labels.into_iter().for_each(|label| self.put(node, now, taken, label));
        }
    }
}

/// Returns how one goes on after a break, `None` if it is too late for it.
fn rested(stand: Stand, pause: &Break) -> Option<Stand> {
    let now = stand.now.max(pause.earliest) + pause.minutes;
    (stand.now <= pause.latest).then_some(Stand { now, taken: stand.taken + 1, ..stand })
}

/// Returns when one can go on at the earliest after a visit with a break in its midst. That the visit
/// must have been too long to take the break after it is not asked for.
fn leave_amidst(pause: &Break, visit: &Visit, starts: &Starts, arrival: i32) -> Option<i32> {
    if visit.service < pause.interrupts {
        return None;
    }
    let fits = |(first, last): &(i32, i32)| {
        let start = arrival.max(*first);
        (start + pause.minutes <= *last).then_some(start)
    };
    let start = starts.spans().iter().find_map(fits).filter(|start| *start <= pause.latest)?;
    let over = start + visit.service;
    let from = if over <= pause.latest { over.max(pause.earliest) } else { over };
    Some(from + pause.minutes)
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
