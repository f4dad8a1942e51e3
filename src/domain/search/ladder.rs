//! How a text is read. A ladder: the words as typed, then what they may have been meant to be, step
//! by step, until something is found; at last, when no entry holds every word, those that hold the
//! most telling ones. What is found further down is worth less (see [`super::sought`]).

use super::held::Cells;
use super::matching::{Found, Match, Matcher};
use super::phrase::stand_together;
use super::sought::{Sought, Step};
use super::spaces;
use super::stars;
use super::synonyms::synonyms;
use super::text_index::TextIndex;
use super::wordlist::{Demand, Wordlist};
use crate::domain::text::{Word, words};

/// Words after these are not read; one bit stands for each.
const MOST_WORDS: usize = 32;

/// How many ways to say several words otherwise are tried.
const MOST_REPHRASED: usize = 8;

/// How many steps follow the words as typed. After the last only what stands together counts.
const N_STEPS: usize = 6;

/// What a star level alone is worth: as much as a word in the field of what a thing is.
const LEVEL: u32 = 256 * super::record::CRAFT as u32;

/// Returns the entries that match `text`. Every entry matches a blank text, none one of signs only.
pub(super) fn find(index: &TextIndex, wordlist: &Wordlist, text: &str) -> Found {
    let mut typed = words(text);
    typed.truncate(MOST_WORDS);
    let level = stars::take_level(&mut typed);
    let cells = Cells::new(index);
    let matcher = Matcher { index, cells: &cells, level };
    if !typed.is_empty() {
        return Ladder { matcher, wordlist }.climb(&typed);
    }
    let all = level.is_some() || text.chars().all(char::is_whitespace);
    let score = if level.is_some() { LEVEL } else { 0 };
    let entries =
        (0..if all { index.n_entries() } else { 0 }).filter(|entry| matcher.admits(*entry));
    let matches = entries.map(|entry| Match { entry, score }).collect();
    Found { matches, ..Found::default() }
}

/// What the steps of the ladder share.
struct Ladder<'a> {
    matcher: Matcher<'a>,
    wordlist: &'a Wordlist,
}

impl Ladder<'_> {
    /// Goes down the ladder until something is found.
    fn climb(&self, typed: &[Word]) -> Found {
        let as_typed = self.reading(typed);
        let mut found = self.matcher.holding_all(&as_typed);
        let closer = self.marked_otherwise(typed, &as_typed, found.is_close);
        if !closer.matches.is_empty() {
            found = found.doubted().or(closer);
        }
        if found.is_enough() {
            return found;
        }
        let decoded = self.widened(&as_typed, Step::Decoded, |_| true);
        let steps: [&dyn Fn() -> Found; N_STEPS] = [
            &|| self.matcher.holding_all(&decoded),
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
                found = found.doubted().or(more);
                if found.is_enough() {
                    return found;
                }
            }
        }
        if found.matches.is_empty() { self.matcher.mostly_held(&as_typed) } else { found }
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
            Sought::new(word.clone(), demand, is_last, marked, &self.matcher.index.vocabulary)
        };
        typed.iter().enumerate().map(sought).collect()
    }

    /// Returns words that stand for what was typed as they are looked up.
    fn rewritten(&self, words: &[Word]) -> Vec<Sought> {
        let mut reading = self.reading(words);
        reading.iter_mut().for_each(|word| word.is_rewritten = true);
        reading
    }

    /// Returns the words, those that `which` picks looked up one step further.
    fn widened(&self, words: &[Sought], step: Step, which: impl Fn(usize) -> bool) -> Vec<Sought> {
        let mut words = words.to_vec();
        let picked = words.iter_mut().enumerate().filter(|(at, _)| which(*at));
        picked.for_each(|(_, word)| word.widen(step, &self.matcher.index.vocabulary));
        words
    }

    /// Returns what holds words that agree with the marks as they were typed, where what was found
    /// does not: nụa finds lụa and not only nứa.
    fn marked_otherwise(&self, typed: &[Word], as_typed: &[Sought], is_close: bool) -> Found {
        let vocabulary = &self.matcher.index.vocabulary;
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
        self.matcher.holding_all(&near).or(self.meant(typed, as_typed, true))
    }

    /// Returns what holds a word that was typed without its spaces. Pieces that nowhere stand
    /// together are an accident.
    fn taken_apart(&self, typed: &[Word]) -> Found {
        let vocabulary = &self.matcher.index.vocabulary;
        for (at, word) in typed.iter().enumerate() {
            let is_last = at + 1 == typed.len();
            if !vocabulary.equal_to(word.folded.as_bytes()).is_empty() {
                continue;
            }
            for lengths in spaces::pieces(&word.folded, is_last, vocabulary) {
                let mut apart = typed.to_vec();
                apart.splice(at..at + 1, split(word, &lengths));
                apart.truncate(MOST_WORDS);
                let words = self.rewritten(&apart);
                let found = self.matcher.holding_all(&words);
                let pieces = words.get(at..at + lengths.len()).unwrap_or_default();
                if found.matches.iter().any(|found| self.stand_together(found, pieces)) {
                    return found;
                }
            }
        }
        Found::default()
    }

    fn stand_together(&self, found: &Match, pieces: &[Sought]) -> bool {
        let phrases = &self.matcher.index.phrases;
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
                        sought.mean(word, &self.matcher.index.vocabulary);
                    }
                }
                _ => ways.push(synonym),
            }
        }
        let mut found = match meaning == *words {
            true => Found::default(),
            false => self.matcher.holding_all(&meaning),
        };
        for way in ways.into_iter().take(MOST_REPHRASED) {
            let mut rephrased = typed.to_vec();
            rephrased.splice(way.of, way.words);
            rephrased.truncate(MOST_WORDS);
            found = found.or(self.matcher.holding_all(&self.rewritten(&rephrased)));
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
        let mut found = self.matcher.holding_all(&base);
        if !found.matches.is_empty() {
            return found;
        }
        for at in 0..words.len() {
            if !is_lost(at) && words.get(at).is_some_and(|word| word.demand != Demand::Optional) {
                found = found.or(self.matcher.holding_all(&self.widened(&base, step, |n| n == at)));
            }
        }
        found
    }
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
