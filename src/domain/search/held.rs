//! Which entries hold the words of a query, and what the words are worth there. Matching is on
//! folded words, so marks never exclude anything; they raise the worth where they were typed and
//! agree. Worths are whole numbers throughout, so that every machine orders alike.

use super::matching::Match;
use super::record::TELLING;
use super::sought::Sought;
use super::text_index::TextIndex;
use super::vocabulary::Vocabulary;
use super::wordlist::Demand;

/// What a word is worth, in percent, that need not be held. Higher, and the to of "where to buy
/// silk" decides which silk comes first.
const FLEXIBLE: u32 = 30;

/// For each entry which words of a query it holds, a bit for each.
pub(super) struct Held {
    /// The words that the entry holds.
    words: Vec<u32>,
    /// The sum of what the words are worth in the entry.
    scores: Vec<u32>,
    /// How rare each word is.
    pub rarities: Vec<u32>,
    /// The most that the word at hand is worth in each entry; all zero between words.
    best: Vec<u32>,
    /// The entries that hold the word at hand.
    touched: Vec<u32>,
    /// Only fields that tell what an entry is or where count.
    telling_only: bool,
}

impl Held {
    /// Returns who holds all the words that are required and, of those, who holds the others.
    pub fn all(index: &TextIndex, words: &[Sought]) -> Self {
        let mut held = Self::none(index, words.len(), false);
        let mut rarest_first: Vec<usize> = (0..words.len()).collect();
        rarest_first.sort_by_key(|at| {
            words.get(*at).map(|word| (word.demand != Demand::Required, n_postings(index, word)))
        });
        let mut needed = 0;
        for at in rarest_first {
            let Some(word) = words.get(at) else { continue };
            held.add(&index.vocabulary, word, 1 << at, needed);
            held.rarities.iter_mut().skip(at).take(1).for_each(|rarity| {
                *rarity = rarity_of(index.n_entries() as usize, n_postings(index, word));
            });
            if word.demand == Demand::Required {
                needed |= 1 << at;
            }
        }
        held
    }

    /// Returns who holds any of the words in a telling field.
    pub fn any_telling(index: &TextIndex, words: &[Sought]) -> Self {
        let mut held = Self::none(index, words.len(), true);
        for (at, word) in words.iter().enumerate() {
            let n_holding = held.add(&index.vocabulary, word, 1 << at, 0);
            if let Some(rarity) = held.rarities.get_mut(at) {
                *rarity = rarity_of(index.n_entries() as usize, n_holding);
            }
        }
        held
    }

    fn none(index: &TextIndex, n_words: usize, telling_only: bool) -> Self {
        let n = index.n_entries() as usize;
        Self {
            words: vec![0; n],
            scores: vec![0; n],
            rarities: vec![0; n_words],
            best: vec![0; n],
            touched: Vec::new(),
            telling_only,
        }
    }

    /// Adds one word to the entries that hold all of `needed`; returns how many hold it.
    fn add(&mut self, vocabulary: &Vocabulary, word: &Sought, bit: u32, needed: u32) -> usize {
        let share = if word.demand == Demand::Flexible { FLEXIBLE } else { 100 };
        for lookup in &word.lookups {
            let n = vocabulary.n_postings(lookup.variants.clone());
            let rarity = rarity_of(self.words.len(), n) * share / 100;
            // Where no marks were typed all variants are worth the same, and lie side by side.
            if !word.marked {
                self.raise(
                    vocabulary.postings(lookup.variants.clone()),
                    rarity * lookup.percent / 100,
                    needed,
                );
                continue;
            }
            for variant in lookup.variants.clone() {
                let worth = rarity * word.percent_for(vocabulary.marks(variant), lookup) / 100;
                self.raise(vocabulary.postings(variant..variant + 1), worth, needed);
            }
        }
        self.settle(bit)
    }

    fn raise(&mut self, (entries, weights): (&[u32], &[u8]), worth: u32, needed: u32) {
        let least = if self.telling_only { TELLING } else { 0 };
        for (entry, weight) in entries.iter().zip(weights) {
            let at = *entry as usize;
            let (Some(held), Some(best)) = (self.words.get(at), self.best.get_mut(at)) else {
                continue;
            };
            if held & needed != needed || *weight < least {
                continue;
            }
            if *best == 0 {
                self.touched.push(*entry);
            }
            *best = (*best).max(worth * u32::from(*weight));
        }
    }

    /// Takes over what the word at hand is worth in each entry.
    fn settle(&mut self, bit: u32) -> usize {
        let n_holding = self.touched.len();
        for entry in self.touched.drain(..) {
            let at = entry as usize;
            let places =
                self.words.get_mut(at).zip(self.scores.get_mut(at)).zip(self.best.get_mut(at));
            if let Some(((held, score), best)) = places {
                *held |= bit;
                *score += std::mem::take(best);
            }
        }
        n_holding
    }

    /// Returns the entries whose bits are `wanted`, with their scores.
    pub fn matches(&self, wanted: impl Fn(u32) -> bool) -> Vec<Match> {
        let all = (0..).zip(&self.words).zip(&self.scores);
        all.filter(|((_, held), _)| wanted(**held))
            .map(|((entry, _), score)| Match { entry, score: *score })
            .collect()
    }

    /// Returns the bits of each entry.
    pub fn bits(&self) -> &[u32] {
        &self.words
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
