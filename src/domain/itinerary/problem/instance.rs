//! A problem in the words of the solver: scores become profits, wishes become groups and limits.

use super::{Candidate, DayFrame, Problem};
use crate::domain::catalogue::{Catalogue, CraftId, Entry};
use crate::domain::itinerary::by_hand::KEPT;
use crate::domain::itinerary::request::{Mode, TripRequest, Ware};
use crate::domain::itinerary::ways::Ways;
use crate::domain::orienteering::{Day, Group, Instance, Item, Route, Starts, Visit};

/// What the third village of a craft and those after it are worth less, in per cent of an average
/// place.
const FATIGUE: [i32; 5] = [0, 0, -25, -50, -75];

/// What getting a thing on the shopping list is worth, beside all else one wishes for.
const WARE: i32 = 400;

/// The same on a trip that is for shopping alone, and what a stop costs there. A thing is worth more
/// than all stops of a day cost, and a stop costs more than the scores of all of them come to
/// ([`super::MOST_OF_SHOP`]): more things come first, fewer stops second, better ones third.
const WARE_ALONE: i32 = 1_500;
const STOP: i32 = 100;

/// Longer than any day.
const ENDLESS: i32 = i32::MAX / 4;

/// Returns the solver's problem; ways are those between its nodes.
pub(super) fn instance(
    catalogue: &Catalogue,
    request: &TripRequest,
    problem: &Problem,
    ways: Ways,
) -> Instance<Ways> {
    let mut groups = Groups::new(&problem.candidates);
    groups.limit(catalogue, request);
    groups.shop(catalogue, request);
    if request.variety {
        groups.vary(catalogue);
    }
    let cost = if is_for_shopping(request) { STOP } else { 0 };
    let kept: Vec<Entry> = request.keep.iter().filter_map(|place| place.entry(catalogue)).collect();
    let keeping = |place: &Candidate| if kept.contains(&place.entry) { KEPT as i32 } else { 0 };
    let visit = |(place, groups): (&Candidate, Vec<usize>)| Visit {
        profit: place.score as i32 - cost + keeping(place),
        must: place.mandatory,
        service: place.service_time,
        starts: place.openings.iter().map(|day| Starts::new(day.starts.iter().copied())).collect(),
        groups,
        costs: Vec::new(),
        rank: place.rank,
    };
    let most_length = match request.mode {
        Mode::Walk => request.walking.map_or(ENDLESS, i32::from),
        _ => ENDLESS,
    };
    let mut instance = Instance {
        days: problem.days.iter().map(|frame| day(frame, most_length)).collect(),
        visits: problem.candidates.iter().zip(groups.of).map(visit).collect(),
        groups: groups.groups,
        travel: ways,
        budgets: Vec::new(),
    };
    drop_breaks(&mut instance);
    instance
}

/// Returns whether a trip is for its shopping list and nothing else.
pub(super) fn is_for_shopping(request: &TripRequest) -> bool {
    !request.shopping.is_empty() && request.interests.is_empty()
}

fn day(frame: &DayFrame, most_length: i32) -> Day {
    Day {
        start: frame.start_node,
        end: frame.end_node,
        leave: frame.leave,
        back: frame.back,
        breaks: frame.lunch.into_iter().chain(frame.rest).collect(),
        most_length,
    }
}

/// Takes breaks out of days that even without a visit have no room for them, the later one first.
fn drop_breaks(instance: &mut Instance<Ways>) {
    for at in 0..instance.days.len() {
        let breaks = instance.days.get(at).map(|day| day.breaks.clone()).unwrap_or_default();
        let alone = breaks.iter().map(|pause| vec![*pause]).filter(|alone| *alone != breaks);
        for kept in [breaks.clone()].into_iter().chain(alone).chain([Vec::new()]) {
            let order: Vec<Item> = (0..kept.len()).map(Item::Break).collect();
            if let Some(day) = instance.days.get_mut(at) {
                day.breaks = kept;
            }
            if Route::of(instance, at, &order).is_some() {
                break;
            }
        }
    }
}

/// The groups of the candidates, as they are found.
struct Groups<'a> {
    candidates: &'a [Candidate],
    groups: Vec<Group>,
    of: Vec<Vec<usize>>,
}

impl<'a> Groups<'a> {
    fn new(candidates: &'a [Candidate]) -> Self {
        Self { candidates, groups: Vec::new(), of: vec![Vec::new(); candidates.len()] }
    }

    fn add(&mut self, group: Group, holds: impl Fn(Entry) -> bool) {
        for (place, groups) in self.candidates.iter().zip(&mut self.of) {
            if holds(place.entry) {
                groups.push(self.groups.len());
            }
        }
        self.groups.push(group);
    }

    fn limit(&mut self, catalogue: &Catalogue, request: &TripRequest) {
        for limit in &request.limits {
            let group = Group { most: usize::from(limit.most), gains: Vec::new() };
            self.add(group, |entry| limit.counts(catalogue, entry));
        }
    }

    fn shop(&mut self, catalogue: &Catalogue, request: &TripRequest) {
        for ware in request.shopping.iter().filter_map(|line| Ware::named(catalogue, line)) {
            let worth = if is_for_shopping(request) { WARE_ALONE } else { WARE };
            let group = Group { most: usize::MAX, gains: vec![worth, 0] };
            self.add(group, |entry| ware.is_at(catalogue, entry));
        }
    }

    fn vary(&mut self, catalogue: &Catalogue) {
        let n = self.candidates.len().max(1) as i32;
        let average = self.candidates.iter().map(|place| place.score as i32).sum::<i32>() / n;
        let gains: Vec<i32> = FATIGUE.iter().map(|percent| average * percent / 100).collect();
        let of = |entry: Entry| catalogue.craft_of(entry);
        let mut crafts: Vec<CraftId> =
            self.candidates.iter().filter_map(|place| of(place.entry)).collect();
        crafts.sort_unstable();
        crafts.dedup();
        for craft in crafts {
            let group = Group { most: usize::MAX, gains: gains.clone() };
            self.add(group, |entry| of(entry) == Some(craft));
        }
    }
}
