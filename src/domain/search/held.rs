//! Which words of a text each entry holds, and what they are worth there. Matching is on folded
//! words, so marks never exclude anything; they raise the worth where they were typed and agree.
//! Worths are whole numbers throughout, so that every machine orders alike.

use super::document::TELLING;
use super::index::Index;
use super::matching::Match;
use super::vocabulary::Vocabulary;
use crate::domain::text::tokens::Agreement;
use crate::domain::text::{Marks, Word};
use std::ops::Range;

/// What a held word is worth, in percent: as it stands; as the beginning of a longer word, for the
/// last one, which may still be typed; the same for an earlier one. Nearer to 100, and entries with
/// only a longer word come before those with the word itself.
const WHOLE: u32 = 100;
const BEGUN: u32 = 75;
const BEGUN_EARLIER: u32 = 50;

/// What a word is worth, in percent, that need not be held. Higher, and the to of "where to buy
/// silk" decides which silk comes first.
const FLEXIBLE: u32 = 30;

/// What a word is worth whose marks agree as they were typed, or in all but the tone, in percent.
/// Higher, and a right mark in running text beats a name.
const FULL_MARKS: u32 = 130;
const LETTER_MARKS: u32 = 110;

/// How the words before the last are looked up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Earlier {
    /// As whole words; as beginnings only where there is no such word.
    AsTheyStand,
    /// As whole words and as beginnings.
    OrBegun,
}

/// For each entry which words of a text it holds, a bit for each.
pub(super) struct Held {
    /// The words that the entry holds.
    pub words: Vec<u32>,
    /// Those in fields that tell what it is or where.
    pub telling: Vec<u32>,
    /// The sum of what the words are worth in the entry.
    pub scores: Vec<u32>,
    /// How rare each word is.
    pub rarities: Vec<u32>,
}

impl Held {
    /// Returns who holds which of `words`; `flexible` has the bits of those that need not be held.
    pub fn new(index: &Index, words: &[Word], flexible: u32, earlier: Earlier) -> Self {
        let n = index.n_entries() as usize;
        let mut held = Self {
            words: vec![0; n],
            telling: vec![0; n],
            scores: vec![0; n],
            rarities: Vec::with_capacity(words.len()),
        };
        let marked = words.iter().any(|word| !word.marks.is_none());
        let mut best = Best { worths: vec![0; n], touched: Vec::new() };
        for (at, word) in words.iter().enumerate() {
            let percent = if flexible >> at & 1 == 1 { FLEXIBLE } else { 100 };
            let typed = Typed { word, marked, is_last: at + 1 == words.len(), percent };
            for lookup in typed.lookups(&index.vocabulary, earlier) {
                held.add(&index.vocabulary, 1 << at, &typed, &lookup, &mut best);
            }
            held.rarities.push(rarity(n, best.touched.len()));
            held.settle(1 << at, &mut best);
        }
        held
    }

    /// Adds the entries that hold what one word is looked up as.
    fn add(
        &mut self,
        from: &Vocabulary,
        bit: u32,
        typed: &Typed<'_>,
        as_: &Lookup,
        best: &mut Best,
    ) {
        let rarity = rarity(self.words.len(), from.n_postings(as_.terms.clone()));
        for (marks, postings) in from.variants(as_.terms.clone()) {
            let worth = rarity * typed.percent_for(marks, as_) / 100;
            for posting in postings {
                best.raise(posting.entry, worth * u32::from(posting.weight));
                if posting.weight >= TELLING {
                    set(&mut self.telling, posting.entry, bit);
                }
            }
        }
    }

    /// Takes over what one word is worth in each entry.
    fn settle(&mut self, bit: u32, best: &mut Best) {
        for entry in best.touched.drain(..) {
            set(&mut self.words, entry, bit);
            let places =
                self.scores.get_mut(entry as usize).zip(best.worths.get_mut(entry as usize));
            if let Some((score, worth)) = places {
                *score += std::mem::take(worth);
            }
        }
    }

    /// Returns the entries whose bits in `list` are `wanted`, with their scores.
    pub fn matches(&self, list: &[u32], wanted: &dyn Fn(u32) -> bool) -> Vec<Match> {
        let all = (0..).zip(list).zip(&self.scores);
        all.filter(|((_, held), _)| wanted(**held))
            .map(|((entry, _), score)| Match { entry, score: *score })
            .collect()
    }
}

fn set(bits: &mut [u32], entry: u32, bit: u32) {
    if let Some(bits) = bits.get_mut(entry as usize) {
        *bits |= bit;
    }
}

/// The most that one word is worth in each entry; all zero between words.
struct Best {
    worths: Vec<u32>,
    touched: Vec<u32>,
}

impl Best {
    fn raise(&mut self, entry: u32, worth: u32) {
        if let Some(best) = self.worths.get_mut(entry as usize) {
            if *best == 0 {
                self.touched.push(entry);
            }
            *best = (*best).max(worth);
        }
    }
}

/// One word of a text.
struct Typed<'a> {
    word: &'a Word,
    /// Some word of the text has marks, so that this one lacks none.
    marked: bool,
    is_last: bool,
    percent: u32,
}

/// What a word is looked up as.
struct Lookup {
    terms: Range<usize>,
    percent: u32,
    /// The terms are the word and do not just begin with it.
    whole: bool,
}

impl Typed<'_> {
    fn lookups(&self, vocabulary: &Vocabulary, earlier: Earlier) -> [Lookup; 2] {
        let itself = vocabulary.equal_to(&self.word.folded);
        let begun = if self.is_last || itself.is_empty() || earlier == Earlier::OrBegun {
            vocabulary.beginning_with(&self.word.folded)
        } else {
            0..0
        };
        let begun_percent = if self.is_last { BEGUN } else { BEGUN_EARLIER };
        [
            Lookup { terms: itself, percent: WHOLE, whole: true },
            Lookup { terms: begun, percent: begun_percent, whole: false },
        ]
    }

    /// Returns what a variant with these marks is worth, in percent.
    fn percent_for(&self, marks: Marks, lookup: &Lookup) -> u32 {
        let agreement = match (self.marked, lookup.whole) {
            (false, _) => Agreement::No,
            (true, true) => marks.agree_with(self.word.marks),
            (true, false) => marks.begin_with(self.word.marks, self.word.folded.chars().count()),
        };
        let agreeing = match agreement {
            Agreement::No => 100,
            Agreement::Letters => LETTER_MARKS,
            Agreement::Full => FULL_MARKS,
        };
        self.percent * lookup.percent * agreeing / 10_000
    }
}

/// Returns how telling a word is that `n_holding` of `n` entries hold: the binary logarithm of n
/// over it in 1/256, plus one whole, so that a word that all hold still counts.
fn rarity(n: usize, n_holding: usize) -> u32 {
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
        assert!(rarity(783, 1) > rarity(783, 2) && rarity(783, 2) > rarity(783, 700));
        assert!(
            [(783, 783), (783, 9_999), (0, 9), (1, 0)].iter().all(|(n, m)| rarity(*n, *m) >= 256)
        );
    }
}
