//! In which order hits come. Scores say how well an entry answers a text; what they leave equal is
//! put in an order that depends on the records alone, never on where they stand in the file.

use super::matching::Match;
use super::record::Record;
use super::sorting::{Order, pair, second, sorted};
use super::strings::Strings;
use super::text_index::TextIndex;
use crate::domain::catalogue::EntryKind;
use crate::domain::text::collation_key;

/// How many kinds of entry there are.
const N_KINDS: usize = EntryKind::Eatery as usize + 1;

/// The orders that do not depend on the query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranks {
    /// Kind by kind, the best rated first, then by name.
    pub(super) default: Order,
    /// By name.
    pub(super) name: Order,
    /// The best rated first, then in the default order.
    pub(super) stars: Order,
}

/// What records are ordered by.
#[derive(Debug, Default)]
pub(super) struct RanksBuilder {
    names: Strings,
    kinds: Vec<u8>,
    ratings: Vec<u32>,
}

impl RanksBuilder {
    pub fn add(&mut self, record: &Record<'_>) {
        self.names.push(&key(record));
        self.kinds.push(record.kind as u8);
        self.ratings.push(rating(record.kind, record.stars, record.rank));
    }

    pub fn build(self) -> Ranks {
        Ranks::new(Order::of_strings(&self.names), &self.kinds, &self.ratings)
    }
}

impl Ranks {
    /// Returns the orders of entries whose order by name, kinds and [`rating`]s are these.
    pub(super) fn new(name: Order, kinds: &[u8], ratings: &[u32]) -> Self {
        let by_rating = |kind_counts: u32| {
            let rows = kinds.iter().zip(ratings).zip(0..);
            let keys = rows.map(|((kind, rating), at)| {
                pair((u32::from(*kind) * kind_counts) << 24 | rating, name.place(at))
            });
            let things = sorted(keys.collect()).into_iter();
            Order::of_things(things.filter_map(|key| name.thing(second(key))).collect())
        };
        Self { default: by_rating(1), stars: by_rating(0), name }
    }
}

/// Returns a key that sorts records by name; a record's own key tells namesakes apart.
fn key(record: &Record<'_>) -> Vec<u8> {
    let mut key = collation_key(record.names.first().copied().unwrap_or_default());
    key.extend([0, record.kind as u8]);
    key.extend(record.key.bytes());
    key
}

/// Returns a number under 2²⁴ that is lower for better rated products and highest for other kinds,
/// which it sorts.
pub(super) fn rating(kind: EntryKind, stars: u8, rank: u32) -> u32 {
    match kind {
        EntryKind::Product => (5_u32.saturating_sub(stars.into())) << 8 | rank.min(255),
        kind => 1 << 16 | kind as u32,
    }
}

/// Returns the best `most` of the matches, which stand in the order of the index: those with the
/// lowest key first, and those of equal key as `order` has them.
pub(super) fn in_order(
    matches: &[Match],
    order: &Order,
    key: impl Fn(&Match) -> u32,
    most: usize,
) -> Vec<Match> {
    let mut keys: Vec<u64> =
        matches.iter().map(|found| pair(key(found), order.place(found.entry))).collect();
    if most < keys.len() {
        keys.select_nth_unstable(most);
        keys.truncate(most);
    }
    let best = sorted(keys).into_iter().filter_map(|key| {
        let entry = order.thing(second(key))?;
        let at = matches.binary_search_by_key(&entry, |found| found.entry).ok()?;
        matches.get(at).copied()
    });
    best.collect()
}

/// Returns the best `most` of the matches: those that answer the text best, or, where there is no
/// text and nothing has a score, some of each kind in turn.
pub(super) fn best(index: &TextIndex, matches: &[Match], most: usize) -> Vec<Match> {
    let is_scored = matches.iter().any(|found| found.score > 0);
    let most = if is_scored { most } else { matches.len() };
    let order = &index.ranks.default;
    let best = in_order(matches, order, |found| u32::MAX - found.score, most);
    if is_scored { best } else { dealt_out(&best, &index.kinds) }
}

/// Returns matches that come kind by kind dealt out in turn: the first of each kind, then the second
/// of each, so that a list without a text shows what there is.
fn dealt_out(matches: &[Match], kinds: &[u8]) -> Vec<Match> {
    let mut dealt = [0u32; N_KINDS];
    let turns = matches.iter().zip(0..).map(|(found, at)| {
        let kind = kinds.get(found.entry as usize).copied().unwrap_or(0);
        let turn = dealt.get_mut(usize::from(kind)).map_or(0, |n| {
            *n += 1;
            *n
        });
        pair(turn, at)
    });
    let turns = sorted(turns.collect()).into_iter();
    turns.filter_map(|turn| matches.get(second(turn) as usize).copied()).collect()
}
