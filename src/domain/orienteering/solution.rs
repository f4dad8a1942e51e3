//! A choice of visits for all days, with what it is worth and what it uses up.

use super::exact::Order;
use super::instance::{Instance, Travel};
use super::route::{Place, Route};

/// A choice of visits for all days.
#[derive(Clone, Debug)]
pub(super) struct Solution {
    pub(super) routes: Vec<Route>,
    /// The route that holds each visit.
    pub(super) at: Vec<Option<u16>>,
    /// How many of each group it holds.
    pub(super) counts: Vec<usize>,
    /// What it takes of each budget.
    pub(super) spent: Vec<i32>,
    /// What it is worth, with what is added for each must.
    pub(super) profit: i64,
    /// What a must is worth beside its profit: more than everything else together.
    pub(super) insist: i32,
    pub(super) length: i64,
}

impl Solution {
    /// Returns these days, empty where they are not given or cannot be kept; a day that cannot even
    /// hold its breaks is left out.
    pub(super) fn with<T: Travel>(instance: &Instance<T>, days: &[Option<Order>]) -> Self {
        let mut solution = Self {
            routes: Vec::with_capacity(instance.days.len()),
            at: vec![None; instance.visits.len()],
            counts: vec![0; instance.groups.len()],
            spent: vec![0; instance.budgets.len()],
            profit: 0,
            length: 0,
            insist: 1 + instance.visits.iter().map(|v| instance.most_gain(v).max(0)).sum::<i64>()
                as i32,
        };
        for day in 0..instance.days.len() {
            let given = days.get(day).and_then(Option::as_ref);
            let given = given.and_then(|order| Route::of(instance, day, order));
            let given = given.filter(|route| solution.has_room(instance, route));
            if let Some(route) = given.or_else(|| Route::empty(instance, day)) {
                solution.add(instance, route);
            }
        }
        solution
    }

    fn has_room<T>(&self, instance: &Instance<T>, route: &Route) -> bool {
        let mut with = self.clone();
        route.visits().all(|visit| {
            let is_new = with.at.get(visit) == Some(&None) && with.gain(instance, visit).is_some();
            with.count(instance, visit, Some(0), 1);
            is_new
        })
    }

    fn add<T: Travel>(&mut self, instance: &Instance<T>, route: Route) {
        for visit in route.visits() {
            self.profit += i64::from(self.gain(instance, visit).unwrap_or(0));
            self.count(instance, visit, Some(self.routes.len() as u16), 1);
        }
        self.length += i64::from(route.length);
        self.routes.push(route);
    }

    /// Returns what one more visit adds, `None` if a limit forbids it.
    #[inline]
    pub(super) fn gain<T>(&self, instance: &Instance<T>, visit: usize) -> Option<i32> {
        let visit = instance.visits.get(visit)?;
        let mut gain = visit.profit + if visit.must { self.insist } else { 0 };
        for group in &visit.groups {
            let (group, n) = (instance.groups.get(*group)?, *self.counts.get(*group)?);
            if n >= group.most {
                return None;
            }
            gain += group.gain(n);
        }
        let mut spent = visit.costs.iter().zip(&self.spent).zip(&instance.budgets);
        spent.all(|((cost, spent), most)| spent + cost <= *most).then_some(gain)
    }

    /// Takes a visit into a route, if it fits after all.
    pub(super) fn insert<T: Travel>(
        &mut self,
        instance: &Instance<T>,
        visit: usize,
        (route, place): (usize, Place),
    ) {
        let gain = self.gain(instance, visit).unwrap_or(0);
        let day = self.routes.get_mut(route);
        if !day.is_some_and(|day| day.insert(instance, visit, place)) {
            return;
        }
        self.length += i64::from(place.detour);
        self.count(instance, visit, Some(route as u16), 1);
        self.profit += i64::from(gain);
    }

    /// Takes note of a visit taken out of its route, which is to be seen to apart.
    pub(super) fn take_out<T: Travel>(&mut self, instance: &Instance<T>, visit: usize) {
        self.count(instance, visit, None, -1);
        self.profit -= i64::from(self.gain(instance, visit).unwrap_or(0));
    }

    fn count<T>(&mut self, instance: &Instance<T>, visit: usize, at: Option<u16>, sign: i32) {
        if let Some(slot) = self.at.get_mut(visit) {
            *slot = at;
        }
        let Some(visit) = instance.visits.get(visit) else { return };
        for group in &visit.groups {
            if let Some(n) = self.counts.get_mut(*group) {
                *n = n.saturating_add_signed(sign as isize);
            }
        }
        for (cost, spent) in visit.costs.iter().zip(&mut self.spent) {
            *spent += sign * cost;
        }
    }
}
