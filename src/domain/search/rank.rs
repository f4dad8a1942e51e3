//! In which order hits come. Scores say how well an entry answers a text; what they leave equal is
//! put in an order that depends on the rows alone, never on where they stand in the file.

use super::Hit;
use super::index::Index;
use super::matching::Match;
use super::query::{Query, Sort};
use super::sorting::{Order, pair, second, sorted};
use crate::domain::catalogue::{Catalogue, Entry, EntryKind};
use crate::domain::geo::{LatLng, distance_km};
use crate::domain::text::collation_key;

/// How many kinds of entry there are.
const N_KINDS: usize = EntryKind::Eatery as usize + 1;

/// The orders that do not depend on the query.
#[derive(Clone, Debug)]
pub struct Ranks {
    /// Kind by kind, the best rated first, then by name.
    default: Order,
    name: Order,
    /// The best rated first, then in the default order.
    stars: Order,
}

impl Ranks {
    pub(super) fn new(catalogue: &Catalogue, entries: &[Entry]) -> Self {
        let name = Order::of_bytes(entries.iter().map(|entry| key(catalogue, *entry)).collect());
        let by_rating = |of_kind: fn(Entry) -> u32| {
            let keys = entries.iter().zip(0..).map(|(entry, at)| {
                let rating = rating(catalogue, *entry);
                pair(of_kind(*entry) << 24 | rating, name.place(at))
            });
            let things = sorted(keys.collect()).into_iter();
            Order::of_things(things.filter_map(|key| name.thing(second(key))).collect())
        };
        Self { default: by_rating(|entry| entry.kind() as u32), stars: by_rating(|_| 0), name }
    }
}

/// Returns a key that sorts entries by name. A slug is unique within its kind, so no two are equal.
fn key(catalogue: &Catalogue, entry: Entry) -> Vec<u8> {
    let mut key = collation_key(catalogue.name(entry).all().next().unwrap_or_default());
    key.extend([0, entry.kind() as u8]);
    key.extend(catalogue.slug(entry).as_str().bytes());
    key
}

/// Returns a number under 2²⁴ that is lower for better rated products and highest for other kinds,
/// which it sorts.
fn rating(catalogue: &Catalogue, entry: Entry) -> u32 {
    match entry {
        Entry::Product(id) => {
            let rating = catalogue.product(id).rating;
            let missing = 5 - rating.stars.map_or(0, |stars| u32::from(stars.get()));
            missing << 8 | rating.evidence as u32
        }
        _ => 1 << 16 | entry.kind() as u32,
    }
}

/// Returns the matches, which stand in the order of the index, as hits in that which `query` asks
/// for.
pub(super) fn order(
    index: &Index,
    catalogue: &Catalogue,
    query: &Query,
    matches: &[Match],
) -> Vec<Hit> {
    let ranks = &index.ranks;
    let (order, keys): (&Order, Vec<u32>) = match query.sort {
        Sort::Name => (&ranks.name, vec![0; matches.len()]),
        Sort::Stars => (&ranks.stars, vec![0; matches.len()]),
        Sort::Relevance => {
            (&ranks.default, matches.iter().map(|found| u32::MAX - found.score).collect())
        }
        Sort::Distance(from) => {
            let metres = |found: &Match| metres_to(index, catalogue, found.entry, from);
            (&ranks.default, matches.iter().map(metres).collect())
        }
    };
    let keyed = keys.iter().zip(matches).map(|(key, found)| pair(*key, order.place(found.entry)));
    let hits = sorted(keyed.collect()).into_iter().filter_map(|key| {
        let at = order.thing(second(key))?;
        let found = matches.binary_search_by_key(&at, |found| found.entry).ok()?;
        Some(Hit { entry: index.entry(at)?, score: matches.get(found)?.score })
    });
    let hits: Vec<Hit> = hits.collect();
    // Without a text nothing has a score.
    let unscored = hits.first().is_some_and(|hit| hit.score == 0);
    if query.sort == Sort::Relevance && unscored { dealt_out(&hits) } else { hits }
}

fn metres_to(index: &Index, catalogue: &Catalogue, entry: u32, from: LatLng) -> u32 {
    let point = index.entry(entry).and_then(|entry| {
        let commune = catalogue.location(entry).commune;
        catalogue.point(entry).or_else(|| Some(catalogue.commune(commune?).point))
    });
    point.map_or(u32::MAX, |point| (distance_km(from, point) * 1_000.0) as u32)
}

/// Returns hits that come kind by kind dealt out in turn: the first of each kind, then the second
/// of each, so that a list without a text shows what there is.
fn dealt_out(hits: &[Hit]) -> Vec<Hit> {
    let mut dealt = [0u32; N_KINDS];
    let turns = hits.iter().zip(0..).map(|(hit, at)| {
        let turn = dealt.get_mut(hit.entry.kind() as usize).map_or(0, |n| {
            *n += 1;
            *n
        });
        pair(turn, at)
    });
    let turns = sorted(turns.collect()).into_iter();
    turns.filter_map(|turn| hits.get(second(turn) as usize).copied()).collect()
}
