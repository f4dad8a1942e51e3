//! Which entries match a text: those that hold all the words it demands or, if there are none, those
//! that hold the most telling of them.

use super::held::{Earlier, Held};
use super::index::Index;
use super::names::Phrase;
use super::wordlist::{Demand, Wordlist, star_word};
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
}

/// Words after these are not read; one bit stands for each.
const MOST_WORDS: usize = 32;

/// How much of what all words tell an answer must hold when none holds everything, in percent.
/// Lower, and nonsense around one real word finds something; higher, and 'silver jewelry' nothing.
const LEAST_TOLD: u64 = 35;
/// How much of what the best answer tells another must hold then, in percent.
const NEARLY_BEST: u64 = 75;

/// Returns the entries that match `text`. Every entry matches a blank text, none one of signs only.
pub(super) fn find(index: &Index, text: &str) -> Found {
    let words = read(&index.wordlist, text);
    if words.is_empty() {
        let blank = text.chars().all(char::is_whitespace);
        let entries = 0..if blank { index.n_entries() } else { 0 };
        let matches = entries.map(|entry| Match { entry, score: 0 }).collect();
        return Found { matches, relaxed: false };
    }
    let demands = Demands::new(&index.wordlist, &words);
    let held = |earlier| Held::new(index, &words, demands.flexible, earlier);
    let strict = held(Earlier::AsTheyStand);
    let mut matches = demands.met_by(index, &words, &strict);
    if matches.is_empty() {
        matches = demands.met_by(index, &words, &held(Earlier::OrBegun));
    }
    let nothing_meets_all = matches.is_empty();
    if nothing_meets_all {
        matches = demands.mostly_met_by(&strict);
    }
    let phrase = Phrase::new(index, text, &matches, &words, &strict.rarities);
    for found in &mut matches {
        found.score = phrase.raised_score(index, *found);
    }
    Found { relaxed: nothing_meets_all && !matches.is_empty(), matches }
}

/// Returns the words of a text as they are looked up: "5 sao" is one, and what no entry need hold
/// is left out unless there is nothing else.
fn read(wordlist: &Wordlist, text: &str) -> Vec<Word> {
    let mut read: Vec<Word> = Vec::new();
    for word in words(text) {
        match read.last_mut().and_then(|before| Some((star_word(before, &word)?, before))) {
            Some((joined, before)) => *before = joined,
            None => read.push(word),
        }
    }
    if read.iter().any(|word| wordlist.demand(word) == Demand::Required) {
        read.retain(|word| wordlist.demand(word) != Demand::Optional);
    }
    read.truncate(MOST_WORDS);
    read
}

/// Which words an entry must hold, a bit for each.
#[derive(Clone, Copy)]
struct Demands {
    required: u32,
    flexible: u32,
}

impl Demands {
    fn new(wordlist: &Wordlist, words: &[Word]) -> Self {
        let bits = |wanted: Demand| {
            let of = |(at, word)| u32::from(wordlist.demand(word) == wanted) << at;
            words.iter().enumerate().map(of).fold(0, |bits, bit| bits | bit)
        };
        match bits(Demand::Required) {
            // Nothing but words such as "làng nghề": then these are what is asked for.
            0 => Self { required: u32::MAX >> (u32::BITS as usize - words.len()), flexible: 0 },
            required => Self { required, flexible: bits(Demand::Flexible) },
        }
    }

    /// Returns the entries that hold every word demanded.
    fn met_by(self, index: &Index, words: &[Word], held: &Held) -> Vec<Match> {
        let holding = |all: u32| held.matches(&held.words, &|bits| bits & all == all);
        let matches = holding(self.required);
        let narrower = match self.belonging(index, words, &matches) {
            0 => Vec::new(),
            belonging => holding(self.required | belonging),
        };
        if narrower.is_empty() { matches } else { narrower }
    }

    /// Returns the flexible words that stand beside a required one in a name of any of `matches`.
    fn belonging(self, index: &Index, words: &[Word], matches: &[Match]) -> u32 {
        let mut belonging = 0;
        for (at, pair) in words.windows(2).enumerate() {
            let both = 3 << at;
            let flexible = both & self.flexible;
            let [first, second] = pair else { continue };
            let together = |found: &Match| index.names.hold_together(found.entry, first, second);
            if flexible != 0 && both & self.required != 0 && matches.iter().any(together) {
                belonging |= flexible;
            }
        }
        belonging
    }

    /// Returns the entries that hold the most telling of the words demanded.
    fn mostly_met_by(self, held: &Held) -> Vec<Match> {
        let told = |bits: u32| -> u64 {
            let rarities = held.rarities.iter().enumerate();
            let demanded = rarities.filter(|(at, _)| (bits & self.required) >> at & 1 == 1);
            demanded.map(|(_, rarity)| u64::from(*rarity)).sum()
        };
        let best = held.telling.iter().map(|bits| told(*bits)).max().unwrap_or(0);
        if best == 0 || best * 100 < told(u32::MAX) * LEAST_TOLD {
            return Vec::new();
        }
        let least = best * NEARLY_BEST / 100;
        held.matches(&held.telling, &|bits| told(bits) >= least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_looked_up() {
        let wordlist = Wordlist::of_words();
        let check = |text, expected: &[&str]| {
            let words = read(&wordlist, text);
            assert_eq!(
                words.iter().map(|word| &*word.folded).collect::<Vec<_>>(),
                expected,
                "{text}"
            );
        };
        check("gốm 5 sao", &["gom", "5sao"]);
        check("4 stars silk", &["4sao", "silk"]);
        check("7 sao 5", &["7", "sao", "5"]);
        check("huyện Gia Lâm", &["gia", "lam"]);
        check("thị xã", &["thi", "xa"]);
        check("làng nghề", &["lang", "nghe"]);
        assert_eq!(read(&wordlist, &"gốm ".repeat(5_000)).len(), MOST_WORDS);
    }
}
