//! Which entries hold the words of a text, and how well they answer it: those that hold all that
//! are demanded, or those that hold the most telling of them.

use super::held::{Cells, Held};
use super::phrase::{Whole, stand_together};
use super::rank;
use super::sorting::{pair, second, sorted};
use super::sought::Sought;
use super::text_index::TextIndex;
use super::wordlist::Demand;

/// An entry that matches a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The entry's position in the index.
    pub entry: u32,
    /// How well it matches.
    pub score: u32,
}

/// The entries that match a text, in the order of the index.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Every match.
    pub matches: Vec<Match>,
    /// No entry holds every word: these hold the most telling ones.
    pub relaxed: bool,
    /// The ways in which the text was read, the nearest to what was typed first.
    pub readings: Vec<Vec<Sought>>,
    /// In some match the whole text stands together, in a name or as a place.
    pub is_close: bool,
}

/// How many of the best are compared with the text as a whole. More, and a single letter at 100,000
/// entries takes longer than a frame.
const MOST_COMPARED: usize = 256;

/// How much of what all words tell an answer must hold when none holds everything, in percent.
/// Lower, and nonsense around one real word finds something; higher, and 'silver jewelry' nothing.
const LEAST_TOLD: u64 = 35;
/// How much more a word asks that nothing holds, in percent.
const LOST: u64 = 50;
/// How much of what the best answer tells another must hold then, in percent.
const NEARLY_BEST: u64 = 75;

/// So many matches need no further step, however far apart the words stand in them.
const ENOUGH: usize = 3;

/// What a match by chance is worth beside one in which the words stand together, in percent.
const DOUBTED: u32 = 50;

impl Found {
    pub fn is_enough(&self) -> bool {
        self.is_close || self.matches.len() >= ENOUGH
    }

    /// Returns the same, worth less.
    pub fn doubted(mut self) -> Self {
        for found in &mut self.matches {
            found.score = found.score * DOUBTED / 100;
        }
        self
    }

    /// Returns what either found, as the better of both.
    pub fn or(self, other: Self) -> Self {
        if other.matches.is_empty() {
            return self;
        }
        if self.matches.is_empty() {
            return other;
        }
        let both = self.matches.iter().chain(&other.matches);
        let keys = sorted(both.map(|found| pair(found.entry, u32::MAX - found.score)).collect());
        let found = |key| Match { entry: (key >> 32) as u32, score: u32::MAX - second(key) };
        let mut matches: Vec<Match> = keys.into_iter().map(found).collect();
        matches.dedup_by_key(|found| found.entry);
        let mut readings = self.readings;
        readings.extend(other.readings);
        let is_close = self.is_close || other.is_close;
        Self { matches, relaxed: self.relaxed, readings, is_close }
    }
}

/// Finds what holds the words of a text.
#[derive(Clone, Copy)]
pub(super) struct Matcher<'a> {
    pub index: &'a TextIndex,
    /// Room to work in.
    pub cells: &'a Cells,
    /// The star level that is asked for besides.
    pub level: Option<u8>,
}

impl Matcher<'_> {
    /// Returns whether an entry has the star level that is asked for.
    pub fn admits(&self, entry: u32) -> bool {
        self.level.is_none_or(|level| self.index.stars.get(entry as usize) == Some(&level))
    }

    /// Returns the entries that hold every word demanded, as well as they answer the text.
    pub fn holding_all(&self, all: &[Sought]) -> Found {
        let kept = kept(all);
        let is_lost = |word: &Sought| word.demand == Demand::Required && word.lookups.is_empty();
        if kept.is_empty() || kept.iter().any(is_lost) {
            return Found::default();
        }
        let held = Held::all(self.index, &kept, self.cells);
        let required = bits(&kept, Demand::Required);
        let mut matches = held.matches(|bits| bits & required == required);
        let belonging = self.belonging(&kept, &matches, &held);
        if belonging != 0 {
            let narrower =
                held.matches(|bits| bits & (required | belonging) == required | belonging);
            if !narrower.is_empty() {
                matches = narrower;
            }
        }
        self.compared(all, kept, &held.rarities, matches, false)
    }

    /// Returns the entries that hold the most telling of the words. Words that nothing holds tell
    /// of another world, and count more against an answer; figures tell nothing.
    pub fn mostly_held(&self, words: &[Sought]) -> Found {
        let mut all = words.to_vec();
        all.iter_mut().for_each(Sought::keep_telling);
        let kept = kept(&all);
        let held = Held::any_telling(self.index, &kept, self.cells);
        let required = bits(&kept, Demand::Required);
        let told = |bits: u32| -> u64 {
            let rarities = held.rarities.iter().enumerate();
            let demanded = rarities.filter(|(at, _)| (bits & required) >> at & 1 == 1);
            demanded.map(|(_, rarity)| u64::from(*rarity)).sum()
        };
        let lost = (0..).zip(&kept).filter(|(_, word)| word.lookups.is_empty());
        let lost = lost.fold(0, |bits, (at, _)| bits | 1 << at);
        let best = held.words().map(told).max().unwrap_or(0);
        let asked = told(u32::MAX) + told(lost) * LOST / 100;
        if best == 0 || best * 100 < asked * LEAST_TOLD {
            return Found::default();
        }
        let least = best * NEARLY_BEST / 100;
        let matches = held.matches(|bits| told(bits) >= least);
        self.compared(&all, kept, &held.rarities, matches, true)
    }

    /// Returns the flexible words that stand beside a required one in a name of any of `matches`.
    fn belonging(&self, words: &[Sought], matches: &[Match], held: &Held<'_>) -> u32 {
        let mut belonging = 0;
        let (flexible, required) = (bits(words, Demand::Flexible), bits(words, Demand::Required));
        for (at, pair) in words.windows(2).enumerate() {
            let both = 3 << at;
            let [first, second] = pair else { continue };
            if both & flexible == 0 || both & required == 0 {
                continue;
            }
            let phrases = &self.index.phrases;
            let together = |found: &Match| {
                held.words_of(found.entry) & both == both
                    && stand_together(phrases, found.entry, first, second, false)
            };
            if matches.iter().any(together) {
                belonging |= both & flexible;
            }
        }
        belonging
    }

    /// Raises the scores of the best matches for what their names and places have of the text.
    fn compared(
        &self,
        all: &[Sought],
        kept: Vec<Sought>,
        rarities: &[u32],
        mut matches: Vec<Match>,
        relaxed: bool,
    ) -> Found {
        matches.retain(|found| self.admits(found.entry));
        let mut is_close = false;
        if !matches.is_empty() {
            let whole = Whole::new(self.index, all, &kept, rarities);
            let order = &self.index.ranks.default;
            let best =
                rank::in_order(&matches, order, |found| u32::MAX - found.score, MOST_COMPARED);
            for found in best {
                if let Ok(at) = matches.binary_search_by_key(&found.entry, |found| found.entry)
                    && let Some(place) = matches.get_mut(at)
                {
                    let (score, stands_together) = whole.raised_score(self.index, found);
                    place.score = score;
                    is_close |= stands_together;
                }
            }
        }
        Found { relaxed, matches, readings: vec![kept], is_close }
    }
}

/// Returns the words without those that no entry need hold, unless there is nothing else; then they
/// are what is asked for.
fn kept(all: &[Sought]) -> Vec<Sought> {
    let has = |demand| all.iter().any(|word| word.demand == demand);
    let mut kept = all.to_vec();
    if has(Demand::Required) {
        kept.retain(|word| word.demand != Demand::Optional);
    } else {
        kept.iter_mut().for_each(|word| word.demand = Demand::Required);
    }
    kept
}

fn bits(words: &[Sought], wanted: Demand) -> u32 {
    let of = |(at, word): (usize, &Sought)| u32::from(word.demand == wanted) << at;
    words.iter().enumerate().map(of).fold(0, |bits, bit| bits | bit)
}
