//! The names of entries and of the places they lie in, to be compared with a text as a whole: what
//! its words alone cannot tell is whether they stand together.

use super::index::Index;
use super::matching::Match;
use super::value;
use super::wordlist::{Demand, Wordlist};
use crate::domain::catalogue::{Catalogue, Entry, EntryKind};
use crate::domain::text::tokens::{self, Word, words};

/// What a score is raised to, in percent, when the whole text stands in the name; begins it; is it.
/// Higher, and a short name with every word beats a long one that tells more.
const IN_NAME: u64 = 135;
const BEGINS_NAME: u64 = IN_NAME * 115 / 100;
const IS_NAME: u64 = BEGINS_NAME * 120 / 100;

/// What it is worth that words stand together in a name or a place, as the weight of a field that
/// holds them. Lower than a name, and "Gia Lâm" finds first what has gia and lâm in it by chance.
const TOGETHER: u32 = 6;

/// What a score is raised to, in percent, for each kind of entry when the text is the name of a place.
const AT_PLACE: [(EntryKind, u64); 5] = [
    (EntryKind::Village, 120),
    (EntryKind::Product, 112),
    (EntryKind::SalesPoint, 106),
    (EntryKind::Sight, 103),
    (EntryKind::Eatery, 100),
];

/// The folded names of each entry, as they are and without words such as làng at their ends, and then
/// of its places: "\nlang gom bat trang\ngom bat trang\n\tbat trang\tgia lam\t".
#[derive(Clone, Debug)]
pub struct Names(Vec<Box<str>>);

impl Names {
    pub(super) fn new(catalogue: &Catalogue, entries: &[Entry], wordlist: &Wordlist) -> Self {
        Self(entries.iter().map(|entry| lines(catalogue, *entry, wordlist)).collect())
    }

    fn of(&self, entry: u32) -> &str {
        self.0.get(entry as usize).map_or("", |names| names)
    }

    /// Returns whether two words stand side by side in a name or a place of an entry; the second
    /// may be the beginning of one there.
    pub(super) fn hold_together(&self, entry: u32, first: &Word, second: &Word) -> bool {
        stand_together(self.of(entry), first, second, false)
    }
}

fn lines(catalogue: &Catalogue, entry: Entry, wordlist: &Wordlist) -> Box<str> {
    let mut names: Vec<&str> = catalogue.name(entry).all().collect();
    match entry {
        Entry::Village(id) => names.push(&catalogue.village(id).short_name),
        Entry::Eatery(id) => names.extend(catalogue.eatery(id).house.as_deref()),
        _ => {}
    }
    let mut lines = String::from("\n");
    for name in names {
        let words = words(name);
        for line in [joined(&words), joined(wordlist.core(&words))] {
            lines.push_str(&line);
            lines.push('\n');
        }
    }
    lines.push('\t');
    for place in places(catalogue, entry) {
        lines.push_str(&joined(without_kind(&words(place), wordlist)));
        lines.push('\t');
    }
    lines.into()
}

fn places(catalogue: &Catalogue, entry: Entry) -> Vec<&str> {
    let location = value::location(catalogue, entry);
    let mut places: Vec<&str> = Vec::new();
    places.extend(catalogue.village_of(entry).map(|id| &*catalogue.village(id).short_name));
    places.extend(location.former_commune.as_deref());
    let communes = location.commune.iter().chain(&location.or_communes);
    places.extend(communes.map(|id| &*catalogue.commune(*id).name));
    places.extend(location.district.map(|id| &*catalogue.district(id).name));
    if let Entry::Product(id) = entry {
        places.extend(catalogue.product(id).place_name.as_deref());
    }
    places
}

/// Returns the words without the kind of area they begin with: xã, thị trấn.
fn without_kind<'a>(words: &'a [Word], wordlist: &Wordlist) -> &'a [Word] {
    let named = words.iter().position(|word| wordlist.demand(word) != Demand::Optional);
    named.and_then(|from| words.get(from..)).unwrap_or(words)
}

/// Returns whether two words stand side by side, the second `whole` or as the beginning of a word.
fn stand_together(lines: &str, first: &Word, second: &Word, whole: bool) -> bool {
    let pair = [first.folded.as_str(), second.folded.as_str()].join(" ");
    occurrences(lines, &pair).any(|(_, after)| !whole || is_boundary(after))
}

/// Returns what stands before and after each occurrence of `phrase` that begins a word.
fn occurrences<'a>(lines: &'a str, phrase: &'a str) -> impl Iterator<Item = (u8, u8)> {
    // Plain comparing is quick on short lines, and the library's search is some kilobytes of code.
    let windows = lines.as_bytes().windows(phrase.len() + 2);
    windows.filter_map(|window| {
        let ((before, rest), phrase) = (window.split_first()?, phrase.as_bytes());
        let (after, middle) = rest.split_last()?;
        (is_boundary(*before) && middle == phrase).then_some((*before, *after))
    })
}

fn joined(words: &[Word]) -> String {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    folded.join(" ")
}

fn is_boundary(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t')
}

/// A text as a whole.
pub(super) struct Phrase<'a> {
    /// As it is; without a kind of area before it; without words at its ends that need not match:
    /// each once.
    versions: Vec<String>,
    /// Some match lies in a place of which it is the name.
    is_place: bool,
    /// Its words as they were looked up.
    words: &'a [Word],
    /// How rare each of these is.
    rarities: &'a [u32],
}

impl<'a> Phrase<'a> {
    /// Returns the phrase of a text that was looked up as `words` and found `matches`.
    pub fn new(
        index: &Index,
        text: &str,
        matches: &[Match],
        words: &'a [Word],
        rarities: &'a [u32],
    ) -> Self {
        let all = tokens::words(text);
        let mut versions = vec![
            joined(&all),
            joined(without_kind(&all, &index.wordlist)),
            joined(index.wordlist.core(&all)),
        ];
        versions.dedup();
        let mut phrase = Self { versions, is_place: false, words, rarities };
        phrase.is_place = matches
            .iter()
            .any(|found| phrase.standing_in_places(index.names.of(found.entry)) == Some(b'\t'));
        phrase
    }

    /// Returns the score of a match, raised for what its names and places have of the text.
    pub fn raised_score(&self, index: &Index, found: Match) -> u32 {
        let lines = index.names.of(found.entry);
        let lies_there = self.standing_in_places(lines).is_some();
        let in_name = self.versions.iter().map(|phrase| percent_in_name(lines, phrase)).max();
        let in_name = in_name.unwrap_or(100);
        // Who asks for Thanh Oai does not ask for what is called after Tả Thanh Oai.
        if self.is_place && !lies_there && in_name < IS_NAME {
            return found.score;
        }
        let kind = index.entry(found.entry).map(Entry::kind);
        let at_place = AT_PLACE.iter().find(|row| self.is_place && Some(row.0) == kind);
        let together =
            if lies_there { self.rarities.iter().sum() } else { self.rarity_together(lines) };
        let percent = in_name * at_place.map_or(100, |row| row.1);
        let score = u64::from(found.score + TOGETHER * together) * percent / 10_000;
        u32::try_from(score).unwrap_or(u32::MAX)
    }

    /// Returns what follows the text where it begins the name of a place, if it is of more than one
    /// word: a single one is too often something else, as bưởi is a pomelo and was a ward.
    fn standing_in_places(&self, lines: &str) -> Option<u8> {
        let named = self.versions.iter().filter(|phrase| phrase.contains(' '));
        let places = named.flat_map(|phrase| occurrences(lines, phrase));
        // A tab, the end of the name, is the lowest of all that can follow.
        places.filter(|(before, _)| *before == b'\t').map(|(_, after)| after).min()
    }

    /// Returns how rare the words are together that stand side by side in `lines`.
    fn rarity_together(&self, lines: &str) -> u32 {
        let mut together = 0u32;
        for (at, pair) in self.words.windows(2).enumerate() {
            if let [first, second] = pair
                && stand_together(lines, first, second, true)
            {
                together |= 3 << at;
            }
        }
        let rarities = self.rarities.iter().enumerate();
        rarities.filter(|(at, _)| together >> at & 1 == 1).map(|(_, rarity)| rarity).sum()
    }
}

/// Returns what a score is raised to for the best position of `phrase` in the names among `lines`;
/// its last word may be the beginning of one there.
fn percent_in_name(lines: &str, phrase: &str) -> u64 {
    let names = lines.split('\t').next().unwrap_or_default();
    let percents = occurrences(names, phrase).map(|around| match around {
        (b'\n', b'\n') => IS_NAME,
        (b'\n', _) => BEGINS_NAME,
        _ => IN_NAME,
    });
    percents.max().unwrap_or(100)
}
