//! Which entries match a text. A ladder: the words as typed, then what they may have been meant to
//! be, step by step, until something is found; at last, when no entry holds every word, those that
//! hold the most telling ones. What is found further down is worth less (see [`super::sought`]).

use super::held::Held;
use super::phrase::{Whole, stand_together};
use super::rank;
use super::sought::{Sought, Step};
use super::spaces;
use super::stars;
use super::synonyms::synonyms;
use super::text_index::TextIndex;
use super::wordlist::{Demand, Wordlist};
use crate::domain::text::{Word, words};

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
    /// The words as they were looked up in the end.
    pub words: Vec<Sought>,
    /// In some match the whole text stands together, in a name or as a place.
    is_close: bool,
}

/// Words after these are not read; one bit stands for each.
const MOST_WORDS: usize = 32;

/// How many of the best are compared with the text as a whole. More, and a single letter at 100,000
/// entries takes longer than a frame.
const MOST_COMPARED: usize = 256;

/// How many ways to say several words otherwise are tried.
const MOST_REPHRASED: usize = 8;

/// How much of what all words tell an answer must hold when none holds everything, in percent.
/// Lower, and nonsense around one real word finds something; higher, and 'silver jewelry' nothing.
const LEAST_TOLD: u64 = 35;
/// How much more a word asks that nothing holds, in percent.
const LOST: u64 = 50;
/// How much of what the best answer tells another must hold then, in percent.
const NEARLY_BEST: u64 = 75;

/// What a star level alone is worth: as much as a word in the field of what a thing is.
const LEVEL: u32 = 256 * super::record::CRAFT as u32;

/// Returns the entries that match `text`. Every entry matches a blank text, none one of signs only.
pub(super) fn find(index: &TextIndex, wordlist: &Wordlist, text: &str) -> Found {
    let mut typed = words(text);
    typed.truncate(MOST_WORDS);
    let level = stars::take_level(&mut typed);
    let mut found = if typed.is_empty() {
        let all = level.is_some() || text.chars().all(char::is_whitespace);
        let score = if level.is_some() { LEVEL } else { 0 };
        let matches =
            (0..if all { index.n_entries() } else { 0 }).map(|entry| Match { entry, score });
        Found { matches: matches.collect(), ..Found::default() }
    } else {
        Search { index, wordlist, level }.climb(&typed)
    };
    found.matches.retain(|found| meets(index, level, found.entry));
    found
}

fn meets(index: &TextIndex, level: Option<u8>, entry: u32) -> bool {
    level.is_none_or(|level| index.stars.get(entry as usize) == Some(&level))
}

/// How many steps follow the words as typed. After the last only what stands together counts.
const N_STEPS: usize = 6;

/// So many matches need no further step, however far apart the words stand in them.
const ENOUGH: usize = 3;

/// What a match by chance is worth beside one in which the words stand together, in percent.
const DOUBTED: u32 = 50;

impl Found {
    fn is_enough(&self) -> bool {
        self.is_close || self.matches.len() >= ENOUGH
    }

    /// Returns the same, worth less.
    fn doubted(mut self) -> Self {
        for found in &mut self.matches {
            found.score = found.score * DOUBTED / 100;
        }
        self
    }
}

/// What the steps of the ladder share.
struct Search<'a> {
    index: &'a TextIndex,
    wordlist: &'a Wordlist,
    level: Option<u8>,
}

impl Search<'_> {
    /// Goes down the ladder until something is found.
    fn climb(&self, typed: &[Word]) -> Found {
        let as_typed = self.reading(typed);
        let mut found = self.holding_all(&as_typed);
        let closer = self.marked_otherwise(typed, &as_typed, found.is_close);
        if !closer.matches.is_empty() {
            found = union(found.doubted(), closer);
        }
        if found.is_enough() {
            return found;
        }
        let decoded = self.widened(&as_typed, Step::Decoded, |_| true);
        let steps: [&dyn Fn() -> Found; N_STEPS] = [
            &|| self.holding_all(&decoded),
            &|| self.taken_apart(typed),
            &|| self.meant(typed, &decoded, false),
            &|| self.one_word_wrong(&decoded, Step::Sounding),
            &|| self.one_word_wrong(&decoded, Step::Mistyped),
            &|| self.one_word_wrong(&decoded, Step::MistypedShort),
        ];
        for (nth, step) in steps.into_iter().enumerate() {
            let more = step();
            let is_last_resort = nth + 1 == N_STEPS;
            // What the words as typed hold by chance yields to what stands together.
            let is_better = more.is_close || (found.matches.is_empty() && !is_last_resort);
            if is_better && !more.matches.is_empty() {
                found = union(found.doubted(), more);
                if found.is_enough() {
                    return found;
                }
            }
        }
        if found.matches.is_empty() { self.mostly_held(&as_typed) } else { found }
    }

    /// Returns the words as they are looked up; the last may still be being typed.
    fn reading(&self, typed: &[Word]) -> Vec<Sought> {
        let marked = typed.iter().any(|word| !word.marks.is_none());
        let sought = |(at, word): (usize, &Word)| {
            let is_last = at + 1 == typed.len();
            let demand = match self.wordlist.demand(word) {
                // It may become another word: tran is trấn, and the beginning of tranh.
                Demand::Optional if is_last && at > 0 => Demand::Flexible,
                demand => demand,
            };
            Sought::new(word.clone(), demand, is_last, marked, &self.index.vocabulary)
        };
        typed.iter().enumerate().map(sought).collect()
    }

    /// Returns the words, those that `which` picks looked up one step further.
    fn widened(&self, words: &[Sought], step: Step, which: impl Fn(usize) -> bool) -> Vec<Sought> {
        let mut words = words.to_vec();
        let picked = words.iter_mut().enumerate().filter(|(at, _)| which(*at));
        picked.for_each(|(_, word)| word.widen(step, &self.index.vocabulary));
        words
    }

    /// Returns the entries that hold every word demanded, as well as they answer the text.
    fn holding_all(&self, all: &[Sought]) -> Found {
        let kept = kept(all);
        let is_lost = |word: &Sought| word.demand == Demand::Required && word.lookups.is_empty();
        if kept.is_empty() || kept.iter().any(is_lost) {
            return Found::default();
        }
        let held = Held::all(self.index, &kept);
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

    /// Returns the flexible words that stand beside a required one in a name of any of `matches`.
    fn belonging(&self, words: &[Sought], matches: &[Match], held: &Held) -> u32 {
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
        if self.level.is_some() {
            matches.retain(|found| meets(self.index, self.level, found.entry));
        }
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
                    place.score = whole.raised_score(self.index, found);
                    is_close |= whole.is_close_to(self.index, found.entry);
                }
            }
        }
        Found { relaxed, matches, words: kept, is_close }
    }

    /// Returns what holds words that agree with the marks as they were typed, where what was found
    /// does not: nụa finds lụa and not only nứa.
    fn marked_otherwise(&self, typed: &[Word], as_typed: &[Sought], is_close: bool) -> Found {
        let vocabulary = &self.index.vocabulary;
        let otherwise: Vec<usize> = (0..as_typed.len())
            .filter(|at| as_typed.get(*at).is_some_and(|word| word.is_marked_otherwise(vocabulary)))
            .collect();
        if otherwise.is_empty() {
            let is_marked = as_typed.iter().any(|word| word.marked);
            let may_mean = is_marked && !is_close;
            return if may_mean { self.meant(typed, as_typed, true) } else { Found::default() };
        }
        let mut near = as_typed.to_vec();
        for step in [Step::Sounding, Step::MistypedShort] {
            near = self.widened(&near, step, |at| otherwise.contains(&at));
        }
        near.iter_mut().for_each(|word| word.keep_agreeing(vocabulary));
        union(self.holding_all(&near), self.meant(typed, as_typed, true))
    }

    /// Returns what holds a word that was typed without its spaces. Pieces that nowhere stand
    /// together are an accident.
    fn taken_apart(&self, typed: &[Word]) -> Found {
        let vocabulary = &self.index.vocabulary;
        for (at, word) in typed.iter().enumerate() {
            let is_last = at + 1 == typed.len();
            if !vocabulary.equal_to(word.folded.as_bytes()).is_empty() {
                continue;
            }
            for lengths in spaces::pieces(&word.folded, is_last, vocabulary) {
                let mut apart = typed.to_vec();
                apart.splice(at..at + 1, split(word, &lengths));
                apart.truncate(MOST_WORDS);
                let words = self.reading(&apart);
                let found = self.holding_all(&words);
                let pieces = words.get(at..at + lengths.len()).unwrap_or_default();
                if found.matches.iter().any(|found| self.stand_together(found, pieces)) {
                    return found;
                }
            }
        }
        Found::default()
    }

    fn stand_together(&self, found: &Match, pieces: &[Sought]) -> bool {
        let phrases = &self.index.phrases;
        pieces.windows(2).all(|pair| match pair {
            [first, second] => stand_together(phrases, found.entry, first, second, false),
            _ => true,
        })
    }

    /// Returns what holds other words of the same meaning.
    fn meant(&self, typed: &[Word], words: &[Sought], marked_only: bool) -> Found {
        let (mut meaning, mut ways) = (words.to_vec(), Vec::new());
        for synonym in synonyms(typed, marked_only) {
            match (synonym.of.len(), synonym.words.as_slice()) {
                (1, [word]) => {
                    if let Some(sought) = meaning.get_mut(synonym.of.start) {
                        sought.mean(word, &self.index.vocabulary);
                    }
                }
                _ => ways.push(synonym),
            }
        }
        let mut found = match meaning == *words {
            true => Found::default(),
            false => self.holding_all(&meaning),
        };
        for way in ways.into_iter().take(MOST_REPHRASED) {
            let mut rephrased = typed.to_vec();
            rephrased.splice(way.of, way.words);
            rephrased.truncate(MOST_WORDS);
            found = union(found, self.holding_all(&self.reading(&rephrased)));
        }
        found
    }

    /// Returns what holds the words if those that nobody knows, or else one of the others, were
    /// meant to be something near.
    fn one_word_wrong(&self, words: &[Sought], step: Step) -> Found {
        let is_lost = |at: usize| words.get(at).is_some_and(|word| word.lookups.is_empty());
        let steps = [Step::Sounding, Step::Mistyped, Step::MistypedShort];
        let mut base = words.to_vec();
        for each in steps.into_iter().filter(|each| *each <= step) {
            base = self.widened(&base, each, is_lost);
        }
        let mut found = self.holding_all(&base);
        if !found.matches.is_empty() {
            return found;
        }
        for at in 0..words.len() {
            if !is_lost(at) && words.get(at).is_some_and(|word| word.demand != Demand::Optional) {
                found = union(found, self.holding_all(&self.widened(&base, step, |n| n == at)));
            }
        }
        found
    }

    /// Returns the entries that hold the most telling of the words. Words that nothing holds tell
    /// of another world, and count more against an answer; figures tell nothing.
    fn mostly_held(&self, words: &[Sought]) -> Found {
        let mut all = words.to_vec();
        all.iter_mut().for_each(Sought::keep_telling);
        let kept = kept(&all);
        let held = Held::any_telling(self.index, &kept);
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

/// Returns what either found, as the better of both.
fn union(one: Found, other: Found) -> Found {
    if other.matches.is_empty() {
        return one;
    }
    if one.matches.is_empty() {
        return other;
    }
    let mut matches = one.matches;
    matches.extend(other.matches);
    matches.sort_unstable_by_key(|found| (found.entry, u32::MAX - found.score));
    matches.dedup_by_key(|found| found.entry);
    let words = one.words.into_iter().chain(other.words).collect();
    Found { matches, relaxed: one.relaxed, words, is_close: one.is_close || other.is_close }
}

/// Returns the pieces of a word as words.
fn split(word: &Word, lengths: &[usize]) -> Vec<Word> {
    let mut from = 0;
    let piece = |length: &usize| {
        let folded = word.folded.get(from..from + length).unwrap_or_default().to_owned();
        from += length;
        Word { folded, ..word.clone() }
    };
    lengths.iter().map(piece).collect()
}
