//! One day's visits with their times. Every step knows the earliest it can be over and the latest it
//! may be reached, so that whether one more visit fits is told from its two neighbours alone
//! (Vansteenwegen et al. 2009).

use super::exact::{Item, Order};
use super::instance::{Break, Instance, Starts, Travel, Visit};
use super::pause::{latest_amidst, pause};

/// What is done at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The day begins.
    Start,
    /// A visit, by its place in the problem.
    Visit(usize),
    /// A break, by its place in the day.
    Break(usize),
    /// The day ends.
    End,
}

/// A step of a day.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What is done.
    pub what: What,
    /// Where.
    pub node: usize,
    /// When one gets there at the earliest.
    pub arrival: i32,
    /// When it begins: a visit after any waiting, a break maybe amid the visit before it.
    pub start: i32,
    /// When one goes on at the earliest.
    pub leave: i32,
    /// The latest arrival that leaves the rest of the day as it is.
    pub latest: i32,
    /// How long the way to it is.
    way: i32,
}

/// A day: the first step is its start, the last its end.
#[derive(Clone, Debug)]
pub struct Route {
    pub(super) day: usize,
    pub(super) steps: Vec<Step>,
    /// How long its ways are.
    pub(super) length: i32,
    /// Changes whenever room may have come about.
    pub(super) version: u32,
}

/// Where a visit would fit.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Before which step.
    pub position: usize,
    /// By how much the ways become longer.
    pub detour: i32,
}

impl Route {
    /// Returns the day with its breaks and no visits, `None` if they do not fit into it.
    pub(super) fn empty<T: Travel>(instance: &Instance<T>, at: usize) -> Option<Self> {
        let breaks: Order = (0..instance.days.get(at)?.breaks.len()).map(Item::Break).collect();
        Self::of(instance, at, &breaks)
    }

    /// Returns a day on which this is done, in this order, `None` if it cannot be.
    pub fn of<T: Travel>(instance: &Instance<T>, at: usize, order: &[Item]) -> Option<Self> {
        let day = instance.days.get(at)?;
        let mut steps = vec![Step::new(What::Start, day.start)];
        steps.extend(order.iter().map(|item| match *item {
            Item::Visit(visit) => Step::new(What::Visit(visit), visit),
            Item::Break(at) => Step::new(What::Break(at), day.start),
        }));
        steps.push(Step::new(What::End, day.end));
        let mut route = Self { day: at, steps, length: 0, version: 0 };
        let is_kept = route.retime(instance);
        route.length = route.measure();
        (is_kept && route.length <= day.most_length).then_some(route)
    }

    /// Returns the steps, from the start to the end.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Returns when the day is over.
    pub fn back(&self) -> i32 {
        self.steps.last().map_or(0, |step| step.leave)
    }

    /// Returns whether a break falls into the midst of a visit.
    pub fn is_interrupted(&self) -> bool {
        self.steps
            .iter()
            .any(|step| matches!(step.what, What::Break(_)) && step.start < step.arrival)
    }

    /// Returns by how much a visit comes too late where it nearly fits, 0 if it fits, `None` if it is
    /// not open at all.
    pub fn missing<T: Travel>(&self, instance: &Instance<T>, visit: usize) -> Option<i32> {
        let (place, starts) = opening(instance, self.day, visit)?;
        let (last, day) = (starts.last()?, instance.days.get(self.day)?);
        let late = |(at, before): (usize, &Step)| {
            let arrival = instance.travel.arrival(before.node, visit, before.leave);
            let mut late = arrival - last;
            let mut leave = starts.from(arrival).unwrap_or(arrival) + place.service;
            let mut rest = self.steps.iter().skip(at + 1).peekable();
            while let Some(Step { what: What::Break(at), .. }) = rest.peek() {
                let pause = day.breaks.get(*at)?;
                late = late.max(leave - pause.latest);
                leave = leave.max(pause.earliest) + pause.minutes;
                rest.next();
            }
            let next = rest.next()?;
            let then = instance.travel.arrival(visit, next.node, leave);
            Some(late.max(then - next.latest).max(0))
        };
        self.steps.iter().enumerate().filter_map(late).min()
    }

    /// Returns the visits in their order.
    pub fn visits(&self) -> impl Iterator<Item = usize> + '_ {
        self.steps.iter().filter_map(|step| match step.what {
            What::Visit(visit) => Some(visit),
            _ => None,
        })
    }

    /// Returns how many visits it has.
    pub(super) fn n_visits(&self) -> usize {
        self.visits().count()
    }

    /// Returns what is done, in order.
    pub fn order(&self) -> Order {
        let item = |step: &Step| match step.what {
            What::Visit(visit) => Some(Item::Visit(visit)),
            What::Break(at) => Some(Item::Break(at)),
            What::Start | What::End => None,
        };
        self.steps.iter().filter_map(item).collect()
    }

    /// Works out all times; returns whether the day can be kept.
    pub(super) fn retime<T: Travel>(&mut self, instance: &Instance<T>) -> bool {
        let last = self.steps.len() - 1;
        self.go_forward(instance, 0).is_some() && self.go_backward(instance, last).is_some()
    }

    /// Works out the earliest times from a step on, until nothing changes any more.
    fn go_forward<T: Travel>(&mut self, instance: &Instance<T>, from: usize) -> Option<()> {
        let day = instance.days.get(self.day)?;
        let before = from.checked_sub(1).and_then(|at| self.steps.get(at));
        let (mut node, mut now) =
            before.map_or((day.start, day.leave), |step| (step.node, step.leave));
        let mut visited = before.and_then(|step| self.visited(instance, step));
        for step in self.steps.get_mut(from..)? {
            step.arrival = match step.what {
                What::Start => now,
                What::Break(_) => {
                    step.node = node;
                    now
                }
                _ => instance.travel.arrival(node, step.node, now),
            };
            (step.start, step.leave) = match step.what {
                What::Start | What::End => (step.arrival, step.arrival),
                What::Visit(visit) => {
                    let (visit, starts) = opening(instance, self.day, visit)?;
                    let start = starts.from(step.arrival)?;
                    visited = Some((visit, starts, start));
                    (start, start + visit.service)
                }
                What::Break(at) => {
                    let times = pause(*day.breaks.get(at)?, visited, now)?;
                    visited = None;
                    times
                }
            };
            step.way = if step.node == node { 0 } else { instance.travel.length(node, step.node) };
            (node, now) = (step.node, step.leave);
        }
        (now <= day.back).then_some(())
    }

    fn visited<'a, T>(
        &self,
        instance: &'a Instance<T>,
        step: &Step,
    ) -> Option<(&'a Visit, &'a Starts, i32)> {
        let What::Visit(visit) = step.what else { return None };
        let (visit, starts) = opening(instance, self.day, visit)?;
        Some((visit, starts, step.start))
    }

    /// Works out the latest times from a step back to the start.
    fn go_backward<T: Travel>(&mut self, instance: &Instance<T>, from: usize) -> Option<()> {
        let day = instance.days.get(self.day)?;
        // The break that comes next and when it must be over.
        let mut pending: Option<(Break, i32)> = None;
        let mut next = self.steps.get(from + 1).copied();
        if let Some(Step { what: What::Break(at), .. }) = next {
            pending = Some((*day.breaks.get(at)?, self.leave_by(instance, from + 1)?));
        }
        for step in self.steps.get_mut(..=from)?.iter_mut().rev() {
            // When one must go on to what comes next; a break comes next where one is.
            let by = match (next, pending) {
                (None, _) => day.back,
                (Some(next), Some(_)) => next.latest,
                (Some(next), None) => {
                    instance.travel.latest_departure(step.node, next.node, next.latest)
                }
            };
            step.latest = match step.what {
                What::End | What::Start => by,
                What::Visit(visit) => {
                    let (visit, starts) = opening(instance, self.day, visit)?;
                    let after = starts.until(by - visit.service, 0);
                    let amidst =
                        pending.and_then(|(pause, over)| latest_amidst(pause, visit, starts, over));
                    after.max(amidst)?
                }
                What::Break(at) => {
                    let pause = *day.breaks.get(at)?;
                    pause.latest.min(by - pause.minutes)
                }
            };
            pending = match step.what {
                What::Break(at) => Some((*day.breaks.get(at)?, by)),
                _ => None,
            };
            next = Some(*step);
        }
        Some(())
    }

    /// Returns when one must have left the step at a position.
    pub fn leave_by<T: Travel>(&self, instance: &Instance<T>, at: usize) -> Option<i32> {
        let (step, next) = (self.steps.get(at)?, self.steps.get(at + 1)?);
        Some(match next.what {
            What::Break(_) => next.latest,
            _ => instance.travel.latest_departure(step.node, next.node, next.latest),
        })
    }

    /// Returns whether and how well a visit fits before the step at `position`.
    #[inline]
    fn fit<T: Travel>(
        &self,
        instance: &Instance<T>,
        (node, visit, starts): (usize, &Visit, &Starts),
        (position, before, next): (usize, &Step, &Step),
        below: i32,
    ) -> Option<Place> {
        let travel = &instance.travel;
        let arrival = travel.arrival(before.node, node, before.leave);
        let start = starts.from(arrival)?;
        let leave = start + visit.service;
        let there = travel.length(before.node, node);
        let What::Break(at) = next.what else {
            let then = travel.arrival(node, next.node, leave);
            let detour = there + travel.length(node, next.node) - next.way;
            return (then <= next.latest && detour < below).then_some(Place { position, detour });
        };
        // Breaks that come next would be taken here instead.
        let breaks = &instance.days.get(self.day)?.breaks;
        let (_, mut leave) = pause(*breaks.get(at)?, Some((visit, starts, start)), leave)?;
        let mut then = self.steps.get(position + 1)?;
        let mut after = position + 1;
        while let What::Break(at) = then.what {
            (_, leave) = pause(*breaks.get(at)?, None, leave)?;
            after += 1;
            then = self.steps.get(after)?;
        }
        let arrival = travel.arrival(node, then.node, leave);
        let detour = there + travel.length(node, then.node) - then.way;
        (arrival <= then.latest && detour < below).then_some(Place { position, detour })
    }

    /// Returns where a visit fits with the least detour; `skip` tells which fitting places to pass
    /// over.
    #[inline]
    pub(super) fn best<T: Travel>(
        &self,
        instance: &Instance<T>,
        visit: usize,
        mut skip: impl FnMut() -> bool,
    ) -> Option<Place> {
        let node = visit;
        let (visit, starts) = opening(instance, self.day, visit)?;
        let (first, last) = (starts.first()?, starts.last()?);
        let room = instance.days.get(self.day)?.most_length - self.length;
        let (from, to) = match visit.rank {
            Some(rank) => self.between_ranks(instance, rank),
            None => (1, self.steps.len()),
        };
        let mut best: Option<Place> = None;
        let mut least = room.saturating_add(1);
        for (at, pair) in self.steps.windows(2).enumerate() {
            let [before, next] = pair else { continue };
            if before.leave > last {
                break;
            }
            // Without a detour it would still take its own time. Ways are rounded down, so that a
            // detour may be shorter than none by the unit.
            let has_room = next.latest - before.leave - next.way + 1 >= visit.service
                && next.latest >= first + visit.service;
            if !has_room && !matches!(next.what, What::Break(_)) {
                continue;
            }
            let position = at + 1;
            let here = (position, before, next);
            let Some(place) = self.fit(instance, (node, visit, starts), here, least) else {
                continue;
            };
            if (from..=to).contains(&position) && !skip() {
                least = place.detour;
                best = Some(place);
            }
        }
        best
    }

    /// Returns between which positions a visit of this rank may go: after what ranks before it and
    /// before what ranks after it.
    fn between_ranks<T>(&self, instance: &Instance<T>, rank: u16) -> (usize, usize) {
        let (mut from, mut to) = (1, self.steps.len());
        for (at, step) in self.steps.iter().enumerate() {
            let What::Visit(visit) = step.what else { continue };
            match instance.visits.get(visit).and_then(|visit| visit.rank) {
                Some(other) if other < rank => from = at + 1,
                Some(other) if other > rank => to = to.min(at),
                _ => {}
            }
        }
        (from, to)
    }

    /// Takes a visit in at a place that it fits; returns whether it does. Where a break falls into a
    /// visit with several windows, two neighbours alone do not tell, and the day stays as it was.
    pub(super) fn insert<T: Travel>(
        &mut self,
        instance: &Instance<T>,
        visit: usize,
        place: Place,
    ) -> bool {
        let what = What::Visit(visit);
        self.steps.insert(place.position, Step::new(what, visit));
        self.length += place.detour;
        let forward = self.go_forward(instance, place.position);
        let is_break = |step: &Step| matches!(step.what, What::Break(_));
        let after = self.steps.get(place.position + 1..).unwrap_or_default();
        let breaks = after.iter().take_while(|step| is_break(step)).count();
        let backward = self.go_backward(instance, place.position + breaks);
        let fits = forward.is_some() && backward.is_some();
        if !fits {
            self.steps.remove(place.position);
            self.length -= place.detour;
            self.retime(instance);
        }
        fits
    }

    /// Takes out every visit that is not to stay; returns whether the day can still be kept.
    pub(super) fn retain<T: Travel>(
        &mut self,
        instance: &Instance<T>,
        mut stays: impl FnMut(usize, usize) -> bool,
    ) -> bool {
        let mut at = 0;
        self.steps.retain(|step| match step.what {
            What::Visit(visit) => {
                at += 1;
                stays(at - 1, visit)
            }
            _ => true,
        });
        let is_kept = self.retime(instance);
        self.length = self.measure();
        is_kept
    }

    fn measure(&self) -> i32 {
        self.steps.iter().map(|step| step.way).sum()
    }
}

impl Step {
    fn new(what: What, node: usize) -> Self {
        Self { what, node, arrival: 0, start: 0, leave: 0, latest: 0, way: 0 }
    }
}

#[inline]
fn opening<T>(instance: &Instance<T>, day: usize, visit: usize) -> Option<(&Visit, &Starts)> {
    let visit = instance.visits.get(visit)?;
    Some((visit, visit.starts.get(day)?))
}
