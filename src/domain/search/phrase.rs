//! The text as a whole: whether its words stand together in a name, whether it is the name of a
//! place. Words are compared by their numbers, so this is as quick for a hundred thousand names.

use super::matching::Match;
use super::sought::Sought;
use super::text_index::{Phrases, TextIndex};
use super::vocabulary::VariantId;
use super::wordlist::{Demand, core_range};
use crate::domain::catalogue::EntryKind;

/// What a score is raised to, in percent, when the whole text stands in the name; begins it; is it.
/// Higher, and a short name with every word beats a long one that tells more.
const IN_NAME: u64 = 135;
const BEGINS_NAME: u64 = IN_NAME * 115 / 100;
const IS_NAME: u64 = BEGINS_NAME * 120 / 100;

/// What it is worth that words stand together in a name or a place, as the weight of a field that
/// holds them. Lower than a name, and "Gia Lâm" finds first what has gia and lâm in it by chance.
const TOGETHER: u32 = 6;

/// What a score is raised to, in percent, for each kind of entry when the text is the name of a
/// place; in the order of [`EntryKind`].
const AT_PLACE: [(EntryKind, u64); 5] = [
    (EntryKind::Village, 120),
    (EntryKind::Product, 112),
    (EntryKind::SalesPoint, 106),
    (EntryKind::Sight, 103),
    (EntryKind::Eatery, 100),
];

/// A text as a whole.
pub(super) struct Whole<'a> {
    /// As it is; without a kind of area before it; without words at its ends that need not match:
    /// each once.
    versions: Vec<&'a [Sought]>,
    /// The places whose names begin with a version, in ascending order.
    places: Vec<u32>,
    /// A version is the name of a place.
    is_place: bool,
    /// Its words as they were looked up.
    words: &'a [Sought],
    /// How rare each of these is.
    rarities: &'a [u32],
}

impl<'a> Whole<'a> {
    /// Returns the text of which `all` are the words, and `words` those that were looked up.
    pub fn new(
        index: &TextIndex,
        all: &'a [Sought],
        words: &'a [Sought],
        rarities: &'a [u32],
    ) -> Self {
        let mut versions = vec![all, without_kind_of_area(all), core(all)];
        versions.dedup_by_key(|words| words.len());
        let mut whole = Self { versions, places: Vec::new(), is_place: false, words, rarities };
        // A single word is too often something else, as bưởi is a pomelo and was a ward.
        let named = whole.versions.iter().filter(|words| words.len() > 1);
        let named: Vec<&[Sought]> = named.copied().collect();
        for place in &index.phrases.all_places {
            let name = index.phrases.words.get(*place);
            let begins = |words: &&&[Sought]| stands_at(words, name, 0).is_some();
            if let Some(words) = named.iter().find(begins) {
                whole.places.push(*place);
                let ends = words.len() == name.len() && stands_at(words, name, 0) == Some(true);
                whole.is_place |= ends;
            }
        }
        whole
    }

    /// Returns the score of a match, raised for what its names and places have of the text, and
    /// whether the text stands together in a name or names where it lies.
    pub fn raised_score(&self, index: &TextIndex, found: Match) -> (u32, bool) {
        let phrases = &index.phrases;
        let names = phrases.names.get(found.entry).iter().map(|name| phrases.words.get(*name));
        let in_name = names.map(|name| self.percent_in_name(index, name)).max().unwrap_or(100);
        let places = phrases.places.get(found.entry);
        let lies_there = places.iter().any(|place| self.places.binary_search(place).is_ok());
        let is_close = in_name > 100 || lies_there;
        // Who asks for Thanh Oai does not ask for what is called after Tả Thanh Oai.
        if self.is_place && !lies_there && in_name < IS_NAME {
            return (found.score, is_close);
        }
        let kind = index.kinds.get(found.entry as usize).copied().unwrap_or(0);
        let at_place = AT_PLACE.iter().find(|row| self.is_place && row.0 as u8 == kind);
        let together = match lies_there {
            true => self.rarities.iter().sum(),
            false => self.rarity_together(phrases, found.entry),
        };
        let percent = in_name * at_place.map_or(100, |row| row.1);
        let score = u64::from(found.score + TOGETHER * together) * percent / 10_000;
        (u32::try_from(score).unwrap_or(u32::MAX), is_close)
    }

    /// Returns what a score is raised to for the best position of the text in a name; its last word
    /// may be the beginning of one there.
    fn percent_in_name(&self, index: &TextIndex, name: &[VariantId]) -> u64 {
        let core = index.core_of(name);
        let mut best = 100;
        for words in &self.versions {
            for at in 0..(name.len() + 1).saturating_sub(words.len()) {
                let Some(whole) = stands_at(words, name, at) else { continue };
                let end = at + words.len();
                let is_name = (at == 0 && end == name.len()) || (at..end) == core;
                best = best.max(match at == 0 || at == core.start {
                    true if is_name && whole => IS_NAME,
                    true => BEGINS_NAME,
                    false => IN_NAME,
                });
            }
        }
        best
    }

    /// Returns how rare the words are together that stand side by side in a name or a place.
    fn rarity_together(&self, phrases: &Phrases, entry: u32) -> u32 {
        let mut together = 0u32;
        for (at, pair) in self.words.windows(2).enumerate() {
            if let [first, second] = pair
                && stand_together(phrases, entry, first, second, !second.is_last)
            {
                together |= 3 << at;
            }
        }
        let rarities = self.rarities.iter().enumerate();
        rarities.filter(|(at, _)| together >> at & 1 == 1).map(|(_, rarity)| rarity).sum()
    }
}

/// Returns whether two words stand side by side in a name or a place of an entry, the second
/// `whole` or as the beginning of a word.
pub(super) fn stand_together(
    phrases: &Phrases,
    entry: u32,
    first: &Sought,
    second: &Sought,
    whole: bool,
) -> bool {
    let lists = [&phrases.names, &phrases.places, &phrases.others];
    let all = lists.into_iter().flat_map(|list| list.get(entry));
    let pairs = all.flat_map(|phrase| phrases.words.get(*phrase).windows(2));
    let mut answering = pairs.filter(|pair| match pair {
        [one, other] => first.is_answered_by(*one, true) && second.is_answered_by(*other, whole),
        _ => false,
    });
    answering.next().is_some()
}

/// Returns whether the words stand in `name` from a position on: `Some(true)` if as whole words,
/// `Some(false)` if the last is only begun.
fn stands_at(words: &[Sought], name: &[VariantId], at: usize) -> Option<bool> {
    let (last, earlier) = words.split_last()?;
    let here = name.get(at..at + words.len())?;
    let (last_here, earlier_here) = here.split_last()?;
    let mut pairs = earlier.iter().zip(earlier_here);
    let stands = pairs.all(|(word, variant)| word.is_answered_by(*variant, true));
    (stands && last.is_answered_by(*last_here, false))
        .then(|| last.is_answered_by(*last_here, true))
}

/// Returns the words without the kind of area they begin with: xã, thị trấn.
fn without_kind_of_area(words: &[Sought]) -> &[Sought] {
    let named = words.iter().position(|word| word.demand != Demand::Optional);
    named.and_then(|from| words.get(from..)).unwrap_or(words)
}

fn core(words: &[Sought]) -> &[Sought] {
    let core = core_range(words, |word| word.demand == Demand::Required);
    words.get(core).unwrap_or(words)
}
