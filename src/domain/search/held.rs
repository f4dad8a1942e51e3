//! Which entries hold the words of a query, and what the words are worth there. Matching is on
//! folded words, so marks never exclude anything; they raise the worth where they were typed and
//! agree. Worths are whole numbers throughout, so that every machine orders alike.

use super::matching::Match;
use super::record::TELLING;
use super::sorting::{pair, second, sorted};
use super::sought::Sought;
use super::text_index::TextIndex;
use super::vocabulary::{Posting, VariantId, Vocabulary};
use super::wordlist::Demand;
use std::cell::{RefCell, RefMut};
use std::ops::Range;

/// What a word is worth, in percent, that need not be held. Higher, and the to of "where to buy
/// silk" decides which silk comes first.
const FLEXIBLE: u32 = 30;

/// One entry in so many is too many to sort.
const MANY: usize = 16;

/// Which entries hold which words of a query.
pub(super) struct Held<'a> {
    cells: RefMut<'a, Vec<Cell>>,
    /// The entries of which something is known, each once.
    touched: Vec<u32>,
    /// How rare each word is.
    pub rarities: Vec<u32>,
    /// The lightest field that counts.
    least: u32,
}

/// What is known of one entry; side by side, since entries are met in no order.
#[derive(Clone, Copy, Default)]
struct Cell {
    /// The words that it holds, a bit for each.
    words: u32,
    /// The sum of what these are worth in it.
    score: u32,
    /// The same without the last of them.
    before: u32,
}

/// What is known of every entry, kept from one reading of a text to the next: nothing but while
/// [`Held`] is there. To make it anew takes longer than most readings.
pub(super) struct Cells(RefCell<Vec<Cell>>);

impl Cells {
    /// Returns a cell for each entry of an index.
    pub fn new(index: &TextIndex) -> Self {
        Self(RefCell::new(vec![Cell::default(); index.n_entries() as usize]))
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        for entry in &self.touched {
            if let Some(cell) = self.cells.get_mut(*entry as usize) {
                *cell = Cell::default();
            }
        }
    }
}

impl<'a> Held<'a> {
    /// Returns who holds all the words that are required and, of those, who holds the others.
    pub fn all(index: &TextIndex, words: &[Sought], cells: &'a Cells) -> Self {
        let mut held = Self::none(words.len(), 0, cells);
        let keys = words.iter().zip(0..).map(|(word, at)| {
            let last = u32::from(word.demand != Demand::Required) << 31;
            pair(last | n_postings(index, word) as u32, at)
        });
        let mut needed = 0;
        for key in sorted(keys.collect()) {
            let at = second(key) as usize;
            let Some(word) = words.get(at) else { continue };
            held.add(&index.vocabulary, word, 1 << at, needed);
            if let Some(rarity) = held.rarities.get_mut(at) {
                *rarity = rarity_of(index.n_entries() as usize, n_postings(index, word));
            }
            if word.demand == Demand::Required {
                needed |= 1 << at;
            }
        }
        held
    }

    /// Returns who holds any of the words in a telling field.
    pub fn any_telling(index: &TextIndex, words: &[Sought], cells: &'a Cells) -> Self {
        let mut held = Self::none(words.len(), TELLING.into(), cells);
        for (at, word) in words.iter().enumerate() {
            let n_holding = held.add(&index.vocabulary, word, 1 << at, 0);
            if let Some(rarity) = held.rarities.get_mut(at) {
                *rarity = rarity_of(index.n_entries() as usize, n_holding);
            }
        }
        held
    }

    fn none(n_words: usize, least: u32, cells: &'a Cells) -> Self {
        let (cells, touched) = (cells.0.borrow_mut(), Vec::new());
        Self { cells, touched, rarities: vec![0; n_words], least }
    }

    /// Adds one word to the entries that hold all of `needed`; returns how many hold it.
    fn add(&mut self, vocabulary: &Vocabulary, word: &Sought, bit: u32, needed: u32) -> usize {
        let share = if word.demand == Demand::Flexible { FLEXIBLE } else { 100 };
        let mut n_holding = 0;
        for lookup in &word.lookups {
            let n = vocabulary.n_postings(lookup.variants.clone());
            let rarity = rarity_of(self.cells.len(), n) * share / 100;
            let mut raise = |variants: Range<VariantId>, percent: u32| {
                let worth = rarity * percent / 100;
                n_holding += self.raise(vocabulary.postings(variants), worth, bit, needed);
            };
            // Where no marks were typed all variants are worth the same, and lie side by side.
            if !word.marked {
                raise(lookup.variants.clone(), lookup.percent);
                continue;
            }
            for variant in lookup.variants.clone() {
                raise(variant..variant + 1, word.percent_for(vocabulary.marks(variant), lookup));
            }
        }
        n_holding
    }

    /// Raises what the word of `bit` is worth in some entries; returns how many hold it newly.
    fn raise(&mut self, postings: &[Posting], worth: u32, bit: u32, needed: u32) -> usize {
        let mut n_new = 0;
        for posting in postings {
            let Some(cell) = self.cells.get_mut(posting.entry() as usize) else { continue };
            if cell.words & needed != needed || posting.weight() < self.least {
                continue;
            }
            let worth = worth * posting.weight();
            if cell.words & bit == 0 {
                if cell.words == 0 {
                    self.touched.push(posting.entry());
                }
                cell.words |= bit;
                cell.before = cell.score;
                cell.score += worth;
                n_new += 1;
            } else {
                cell.score = cell.score.max(cell.before + worth);
            }
        }
        n_new
    }

    /// Returns the entries that hold something and whose bits are `wanted`, with their scores.
    pub fn matches(&self, wanted: impl Fn(u32) -> bool) -> Vec<Match> {
        let found = |entry: u32| {
            let cell = self.cells.get(entry as usize).filter(|cell| wanted(cell.words))?;
            Some(Match { entry, score: cell.score })
        };
        // To look at all of them is quicker than to bring many into order.
        if self.touched.len() > self.cells.len() / MANY {
            let all = 0..self.cells.len() as u32;
            return all.filter(|entry| self.words_of(*entry) != 0).filter_map(found).collect();
        }
        let held = self.touched.iter().filter(|entry| wanted(self.words_of(**entry)));
        let held = sorted(held.map(|entry| u64::from(*entry)).collect());
        held.into_iter().filter_map(|entry| found(second(entry))).collect()
    }

    /// Returns the bits of an entry.
    pub fn words_of(&self, entry: u32) -> u32 {
        self.cells.get(entry as usize).map_or(0, |cell| cell.words)
    }

    /// Returns the bits of every entry that holds something.
    pub fn words(&self) -> impl Iterator<Item = u32> {
        self.touched.iter().map(|entry| self.words_of(*entry))
    }
}

fn n_postings(index: &TextIndex, word: &Sought) -> usize {
    let lookups = word.lookups.iter();
    lookups.map(|lookup| index.vocabulary.n_postings(lookup.variants.clone())).sum()
}

/// Returns how telling a word is that `n_holding` of `n` entries hold: the binary logarithm of n
/// over it in 1/256, plus one whole, so that a word that all hold still counts.
fn rarity_of(n: usize, n_holding: usize) -> u32 {
    let (n, n_holding) = (n as u32, n_holding as u32);
    256 + log2(n + 1).saturating_sub(log2(n_holding.clamp(1, n.max(1))))
}

/// Returns the binary logarithm of `x` in 1/256, straight between the powers of two: the same on
/// every machine, which no floating-point logarithm promises.
fn log2(x: u32) -> u32 {
    let whole = x.max(1).ilog2();
    let fraction = (u64::from(x) << 8 >> whole) as u32 & 255;
    whole << 8 | fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_rises_and_is_exact_at_powers_of_two() {
        for power in 0..24 {
            assert_eq!(log2(1 << power), power << 8);
        }
        assert!((1..5_000).map(log2).is_sorted());
    }

    #[test]
    fn rarer_words_tell_more() {
        assert!(rarity_of(783, 1) > rarity_of(783, 2) && rarity_of(783, 2) > rarity_of(783, 700));
        let all = [(783, 783), (783, 9_999), (0, 9), (1, 0)];
        assert!(all.iter().all(|(n, m)| rarity_of(*n, *m) >= 256));
    }
}
