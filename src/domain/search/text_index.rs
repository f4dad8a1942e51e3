//! What texts are looked up in: the words of all records, their names and places as rows of words,
//! and the orders that do not depend on a query. Built once from records; it owns all it needs.

use super::interner::Interner;
use super::lists::Lists;
use super::rank::Ranks;
use super::record::{NAME, OTHER_NAME, Record};
use super::sorting::{Order, second, sorted};
use super::vocabulary::{VariantId, Vocabulary, VocabularyBuilder};
use super::wordlist::{Demand, Wordlist, core_range};
use crate::domain::pace::{Pace, at_once};
use crate::domain::text::{Word, each_word};
use std::ops::Range;

/// The search index of a list of records, which it knows by their positions.
#[derive(Clone, Debug, PartialEq)]
pub struct TextIndex {
    pub(super) vocabulary: Vocabulary,
    pub(super) phrases: Phrases,
    pub(super) ranks: Ranks,
    pub(super) kinds: Vec<u8>,
    pub(super) stars: Vec<u8>,
    /// The variants that need not match, in ascending order.
    pub(super) idle: Vec<VariantId>,
}

/// Names of entries and of the places they lie in, to be compared with a text as a whole: what its
/// words alone cannot tell is whether they stand together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrases {
    /// The words of each phrase.
    pub(super) words: Lists,
    /// The phrases that are names of each entry.
    pub(super) names: Lists,
    /// The phrases that are names of its places.
    pub(super) places: Lists,
    /// Its other phrases.
    pub(super) others: Lists,
    /// Every phrase that is the name of a place, each once, in ascending order.
    pub(super) all_places: Vec<u32>,
}

impl TextIndex {
    /// Returns the index of the records.
    pub fn new<'a>(records: impl Iterator<Item = Record<'a>>, wordlist: &Wordlist) -> Self {
        let mut builder = TextIndexBuilder::new(wordlist.clone());
        records.for_each(|record| builder.add(&record));
        builder.build()
    }

    /// Returns where the words of a name lie without those at either end that need not match.
    pub(super) fn core_of(&self, name: &[VariantId]) -> Range<usize> {
        core_range(name, |variant| self.idle.binary_search(variant).is_err())
    }

    /// Returns how many records there are.
    pub fn n_entries(&self) -> u32 {
        self.kinds.len() as u32
    }
}

/// Collects records one by one, so that a page may draw in between.
#[derive(Debug)]
pub struct TextIndexBuilder {
    wordlist: Wordlist,
    vocabulary: VocabularyBuilder,
    /// Texts that were read, and the number of each among `words`.
    texts: Interner,
    numbers: Vec<u32>,
    words: Lists,
    names: Lists,
    places: Lists,
    others: Lists,
    ranks: super::rank::RanksBuilder,
    kinds: Vec<u8>,
    stars: Vec<u8>,
}

impl TextIndexBuilder {
    /// Returns a builder without records.
    pub fn new(wordlist: Wordlist) -> Self {
        Self {
            wordlist,
            vocabulary: VocabularyBuilder::new(),
            texts: Interner::new(),
            numbers: Vec::new(),
            words: Lists::default(),
            names: Lists::default(),
            places: Lists::default(),
            others: Lists::default(),
            ranks: super::rank::RanksBuilder::default(),
            kinds: Vec::new(),
            stars: Vec::new(),
        }
    }

    /// Adds a record after the others.
    pub fn add(&mut self, record: &Record<'_>) {
        let names: Vec<u32> = record.names.iter().map(|name| self.read_name(name)).collect();
        for (nth, name) in names.iter().enumerate() {
            self.post(*name, if nth == 0 { NAME } else { OTHER_NAME });
        }
        for (text, weight) in &record.texts {
            let text = self.read(text);
            self.post(text, *weight);
        }
        let places: Vec<u32> = record.places.iter().map(|place| self.read_place(place)).collect();
        let others: Vec<u32> = record.phrases.iter().map(|phrase| self.read(phrase)).collect();
        self.others.push(others.into_iter());
        self.names.push(names.into_iter());
        self.places.push(places.into_iter());
        self.vocabulary.end_entry();
        self.ranks.add(record);
        self.kinds.push(record.kind as u8);
        self.stars.push(record.stars);
    }

    /// Returns the index of all that was added.
    pub fn build(self) -> TextIndex {
        at_once(self.build_in_steps(&Pace::steady()))
    }

    /// Does as [`Self::build`] does, in a few steps.
    pub async fn build_in_steps(self, pace: &Pace) -> TextIndex {
        // From here on no text is read, and what the index is made of needs the room.
        drop((self.texts, self.numbers));
        let ranks = self.ranks.build();
        pace.step().await;
        let (vocabulary, order) = self.vocabulary.build();
        pace.step().await;
        let phrases = Phrases::new(&self.words, [self.names, self.places, self.others], &order);
        pace.step().await;
        let idle = idle(&vocabulary, &self.wordlist);
        TextIndex { vocabulary, phrases, ranks, kinds: self.kinds, stars: self.stars, idle }
    }

    /// Returns the number of a text; each text is read once, however many records hold it.
    fn read(&mut self, text: &str) -> u32 {
        let (number, is_new) = self.texts.intern(text.as_bytes());
        if is_new {
            self.numbers.push(self.words.len() as u32);
            self.read_words(text);
        }
        self.numbers.get(number as usize).copied().unwrap_or_default()
    }

    /// Returns the number of a name; few records share one, so nothing is kept to tell.
    fn read_name(&mut self, name: &str) -> u32 {
        self.read_words(name);
        self.words.len() as u32 - 1
    }

    fn read_words(&mut self, text: &str) {
        let (words, vocabulary) = (&mut self.words, &mut self.vocabulary);
        each_word(text, &mut |word| words.items.push(vocabulary.intern(word)));
        words.push([].into_iter());
    }

    /// Returns the number of a place's name, without the kind of area it begins with.
    fn read_place(&mut self, name: &str) -> u32 {
        let bare = self.wordlist.without_kind_of_area(name);
        self.read(bare)
    }

    fn post(&mut self, text: u32, weight: u8) {
        for id in self.words.get(text) {
            self.vocabulary.post(*id, weight);
        }
    }
}

/// Returns the variants of words that need not match, in ascending order.
pub(super) fn idle(vocabulary: &Vocabulary, wordlist: &Wordlist) -> Vec<VariantId> {
    let mut idle: Vec<VariantId> = Vec::new();
    for word in wordlist.idle() {
        let variants = vocabulary.variants(vocabulary.equal_to(word.folded.as_bytes()));
        let folded = &word.folded;
        let may_stand = |variant: &VariantId| {
            let marked =
                Word { marks: vocabulary.marks(*variant), folded: folded.clone(), ..word.clone() };
            wordlist.demand(&marked) != Demand::Required
        };
        idle.extend(variants.filter(may_stand));
    }
    distinct(&idle)
}

/// Returns the numbers in ascending order, each once.
fn distinct(numbers: &[u32]) -> Vec<u32> {
    let mut distinct: Vec<u32> = sorted(numbers.iter().map(|number| u64::from(*number)).collect())
        .into_iter()
        .map(second)
        .collect();
    distinct.dedup();
    distinct
}

impl Phrases {
    /// Keeps the words of those texts that are names, under the final ids of the words.
    fn new(words: &Lists, mut of_entries: [Lists; 3], order: &Order) -> Self {
        let mut kept = Lists::default();
        kept.items.reserve_exact(words.items.len());
        let mut numbers = vec![u32::MAX; words.len()];
        for text in of_entries.iter_mut().flat_map(|lists| &mut lists.items) {
            let Some(number) = numbers.get_mut(*text as usize) else { continue };
            if *number == u32::MAX {
                *number = kept.len() as u32;
                kept.push(words.get(*text).iter().map(|id| order.place(*id)));
            }
            *text = *number;
        }
        let [names, places, others] = of_entries;
        let all_places = distinct(&places.items);
        Self { words: kept, names, places, others, all_places }
    }
}
