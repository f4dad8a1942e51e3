//! In which order hits come. Scores say how well an entry answers a text; what they leave equal is
//! put in an order that depends on the rows alone, never on where they stand in the file.

use super::Hit;
use super::index::Index;
use super::matching::Match;
use super::query::{Query, Sort};
use crate::domain::catalogue::rating::Rating;
use crate::domain::catalogue::{Catalogue, Entry, EntryKind};
use crate::domain::geo::{LatLng, distance_km};
use crate::domain::text::collation_key;
use std::cmp::Reverse;

/// How many kinds of entry there are.
const N_KINDS: usize = EntryKind::Eatery as usize + 1;

/// For every order that does not depend on the query, the place of each entry in it.
#[derive(Clone, Debug)]
pub struct Ranks {
    /// Kind by kind, the best rated first, then by name.
    default: Vec<u32>,
    name: Vec<u32>,
    stars: Vec<u32>,
}

impl Ranks {
    pub(super) fn new(catalogue: &Catalogue, entries: &[Entry]) -> Self {
        // A slug is unique within its kind, so no two entries are equal in any order.
        let names: Vec<_> = entries
            .iter()
            .map(|entry| {
                let name = catalogue.name(*entry).all().next().unwrap_or_default();
                (collation_key(name), entry.kind(), catalogue.slug(*entry))
            })
            .collect();
        let name = places(&names);
        let with_names = |at: usize| name.get(at).copied();
        let rating = |entry: &Entry| match entry {
            Entry::Product(id) => Some(strength(catalogue.product(*id).rating)),
            _ => None,
        };
        let keys = |by_kind: bool| -> Vec<_> {
            let key = |(at, entry): (usize, &Entry)| {
                let (kind, rating) = (entry.kind(), rating(entry));
                (by_kind.then_some(kind), rating.is_none(), rating, kind, with_names(at))
            };
            entries.iter().enumerate().map(key).collect()
        };
        Self { default: places(&keys(true)), stars: places(&keys(false)), name }
    }

    fn of(list: &[u32], entry: u32) -> u32 {
        list.get(entry as usize).copied().unwrap_or(u32::MAX)
    }
}

/// Returns a key that sorts ratings, the best first.
fn strength(rating: Rating) -> (Reverse<u8>, u8) {
    (Reverse(rating.stars.map_or(0, |stars| stars.get())), rating.evidence as u8)
}

/// Returns for each key its place in the order of keys.
pub(super) fn places<K: Ord>(keys: &[K]) -> Vec<u32> {
    let mut sorted: Vec<(&K, usize)> = keys.iter().zip(0..).collect();
    sorted.sort_unstable();
    let mut places = vec![0; keys.len()];
    for (place, (_, at)) in (0..).zip(sorted) {
        if let Some(slot) = places.get_mut(at) {
            *slot = place;
        }
    }
    places
}

/// Returns the matches as hits in the order that `query` asks for.
pub(super) fn order(
    index: &Index,
    catalogue: &Catalogue,
    query: &Query,
    mut matches: Vec<Match>,
) -> Vec<Hit> {
    let ranks = &index.ranks;
    let default = |found: &Match| Ranks::of(&ranks.default, found.entry);
    match query.sort {
        Sort::Name => matches.sort_unstable_by_key(|found| Ranks::of(&ranks.name, found.entry)),
        Sort::Stars => matches.sort_unstable_by_key(|found| Ranks::of(&ranks.stars, found.entry)),
        Sort::Relevance => {
            matches.sort_unstable_by_key(|found| (Reverse(found.score), default(found)));
        }
        Sort::Distance(from) => {
            let km = |found: &Match| km_to(index, catalogue, found.entry, from);
            let mut by_distance: Vec<_> =
                matches.iter().map(|found| (km(found), default(found), *found)).collect();
            by_distance.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            matches = by_distance.into_iter().map(|(.., found)| found).collect();
        }
    }
    let hit = |found: Match| Some(Hit { entry: index.entry(found.entry)?, score: found.score });
    let hits = matches.into_iter().filter_map(hit).collect();
    // Without a text nothing has a score.
    let unscored = |hits: &Vec<Hit>| hits.first().is_some_and(|hit| hit.score == 0);
    if query.sort == Sort::Relevance && unscored(&hits) { mixed(hits) } else { hits }
}

fn km_to(index: &Index, catalogue: &Catalogue, entry: u32, from: LatLng) -> f64 {
    let point = index.entry(entry).and_then(|entry| {
        let commune = catalogue.location(entry).commune;
        catalogue.point(entry).or_else(|| Some(catalogue.commune(commune?).point))
    });
    point.map_or(f64::INFINITY, |point| distance_km(from, point))
}

/// Returns hits that come kind by kind dealt out in turn: the first of each kind, then the second
/// of each, so that a list without a text shows what there is.
fn mixed(mut hits: Vec<Hit>) -> Vec<Hit> {
    let mut seen = [0u32; N_KINDS];
    let turns: Vec<u32> = hits
        .iter()
        .map(|hit| {
            seen.get_mut(hit.entry.kind() as usize).map_or(0, |n| std::mem::replace(n, *n + 1))
        })
        .collect();
    let mut dealt: Vec<(u32, Hit)> = turns.into_iter().zip(hits.drain(..)).collect();
    dealt.sort_by_key(|(turn, _)| *turn);
    dealt.into_iter().map(|(_, hit)| hit).collect()
}
