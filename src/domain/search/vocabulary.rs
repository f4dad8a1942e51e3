//! The words by which entries are found, and the entries behind each. A term is a folded word; its
//! variants are the ways it was marked (may: may, máy, mây). Terms are sorted, so those that begin
//! alike stand together, and all lists lie one after another in a few flat arrays: four bytes for
//! each entry that holds a word.

use super::interner::Interner;
use super::sorting::Order;
use super::strings::Chunks;
use crate::domain::text::{Marks, Word, sound_key};
use crate::domain::varint;
use std::ops::Range;

/// The position of a variant among all.
pub(super) type VariantId = u32;

/// Sorted terms with their variants and the postings of these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// The terms, one after another, and where each ends.
    pub(super) letters: Vec<u8>,
    pub(super) ends: Vec<u32>,
    /// Where the variants of each term begin.
    pub(super) first_variant: Vec<u32>,
    /// The sound of each term; see [`sound_key`].
    pub(super) sounds: Vec<u32>,
    pub(super) marks: Vec<Marks>,
    /// Where the postings of each variant begin.
    pub(super) first_posting: Vec<u32>,
    /// For each posting its entry and the weight of the best field that holds the word.
    pub(super) postings: Vec<Posting>,
}

impl Vocabulary {
    /// Notes how the terms sound.
    pub(super) fn hear(&mut self) {
        let sound = |at| std::str::from_utf8(self.term(at)).map_or(0, sound_key);
        self.sounds = (0..self.n_terms()).map(sound).collect();
    }

    /// Returns how many terms there are.
    pub fn n_terms(&self) -> usize {
        self.ends.len()
    }

    /// Returns a term.
    pub fn term(&self, at: usize) -> &[u8] {
        let start =
            at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.letters.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Returns the terms that begin with `prefix`.
    pub fn beginning_with(&self, prefix: &[u8]) -> Range<usize> {
        let from = self.first_term(|term| term < prefix);
        from..self.first_term(|term| term < prefix || term.starts_with(prefix))
    }

    /// Returns the term that is `word`, as a range of one or none.
    pub fn equal_to(&self, word: &[u8]) -> Range<usize> {
        let at = self.first_term(|term| term < word);
        at..at + usize::from(at < self.n_terms() && self.term(at) == word)
    }

    /// Returns the terms that sound like `folded`.
    pub fn sounding_like(&self, folded: &str) -> impl Iterator<Item = usize> {
        let wanted = sound_key(folded);
        self.sounds.iter().enumerate().filter(move |(_, key)| **key == wanted).map(|(at, _)| at)
    }

    /// Returns the variants of a range of terms.
    pub fn variants(&self, terms: Range<usize>) -> Range<VariantId> {
        let first = |term: usize| self.first_variant.get(term).copied().unwrap_or(0);
        first(terms.start)..first(terms.end)
    }

    /// Returns the term of a variant.
    pub fn term_of(&self, variant: VariantId) -> &[u8] {
        self.term(self.first_variant.partition_point(|first| *first <= variant).saturating_sub(1))
    }

    /// Returns the variant that a word is.
    pub fn variant_of(&self, word: &Word) -> Option<VariantId> {
        let mut variants = self.variants(self.equal_to(word.folded.as_bytes()));
        variants.find(|variant| self.marks(*variant) == word.marks)
    }

    /// Returns how a variant is marked.
    pub fn marks(&self, variant: VariantId) -> Marks {
        self.marks.get(variant as usize).copied().unwrap_or_default()
    }

    /// Returns the postings of some variants.
    pub fn postings(&self, variants: Range<VariantId>) -> &[Posting] {
        self.postings.get(self.bounds(variants)).unwrap_or_default()
    }

    /// Returns how many postings some variants have.
    pub fn n_postings(&self, variants: Range<VariantId>) -> usize {
        self.bounds(variants).len()
    }

    fn bounds(&self, variants: Range<VariantId>) -> Range<usize> {
        let first =
            |at: VariantId| self.first_posting.get(at as usize).map_or(0, |at| *at as usize);
        first(variants.start)..first(variants.end)
    }

    /// Returns the first term of which `is_before` does not hold.
    fn first_term(&self, is_before: impl Fn(&[u8]) -> bool) -> usize {
        let (mut from, mut to) = (0, self.n_terms());
        while from < to {
            let middle = from + (to - from) / 2;
            if is_before(self.term(middle)) { from = middle + 1 } else { to = middle }
        }
        from
    }
}

/// An entry that holds a word, in the high bits, and the weight of the field in the low ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posting(pub(super) u32);

/// Weights are less than two to this power, and entries fewer than two to what is left.
const WEIGHT_BITS: u32 = 3;

impl Posting {
    fn new(entry: u32, weight: u8) -> Self {
        Self(entry << WEIGHT_BITS | u32::from(weight))
    }

    /// Returns the entry.
    pub fn entry(self) -> u32 {
        self.0 >> WEIGHT_BITS
    }

    /// Returns the weight.
    pub fn weight(self) -> u32 {
        self.0 & ((1 << WEIGHT_BITS) - 1)
    }
}

/// Collects words and who holds them; [`VocabularyBuilder::build`] sorts it all.
#[derive(Debug)]
pub(super) struct VocabularyBuilder {
    /// The variants: a term, a zero, its marks.
    variants: Interner,
    /// For each variant the posting of the entry that held it last, plus one.
    last: Vec<u32>,
    /// The words of the entry that is being read: each variant and its weight.
    held: Vec<(VariantId, u8)>,
    /// How many words the entries before it hold.
    n_posted: u32,
    /// What the entries before it hold: for each how many words, then the words. It stays small as
    /// long as it grows, for it is at its largest when all the rest is.
    posted: Chunks,
    key: Vec<u8>,
}

/// How many bytes of a variant's key follow its term.
const MARKS_BYTES: usize = 9;

impl VocabularyBuilder {
    /// Returns a builder that knows no word.
    pub fn new() -> Self {
        Self {
            variants: Interner::new(),
            last: Vec::new(),
            held: Vec::new(),
            n_posted: 0,
            posted: Chunks::default(),
            key: Vec::new(),
        }
    }

    /// Returns the id of a word, valid until `build` renumbers them.
    pub fn intern(&mut self, word: &Word) -> VariantId {
        self.key.clear();
        self.key.extend_from_slice(word.folded.as_bytes());
        self.key.push(0);
        self.key.extend(word.marks.bytes());
        let (id, is_new) = self.variants.intern(&self.key);
        if is_new {
            self.last.push(0);
        }
        id
    }

    /// Notes that the entry which [`Self::end_entry`] will end holds a word in a field of this weight.
    pub fn post(&mut self, variant: VariantId, weight: u8) {
        let Some(last) = self.last.get_mut(variant as usize) else { return };
        if *last > self.n_posted {
            // Of several fields that hold a word the heaviest counts.
            let at = (*last - self.n_posted) as usize - 1;
            if let Some((_, known)) = self.held.get_mut(at) {
                *known = (*known).max(weight);
            }
            return;
        }
        self.held.push((variant, weight));
        *last = self.n_posted + self.held.len() as u32;
    }

    /// Ends the entry whose words were posted.
    pub fn end_entry(&mut self) {
        let held = &self.held;
        self.posted.push(&mut |out| {
            varint::put(out, held.len() as u32);
            held.iter()
                .for_each(|(variant, weight)| varint::put(out, Posting::new(*variant, *weight).0));
        });
        self.n_posted += self.held.len() as u32;
        self.held.clear();
    }

    /// Returns the finished vocabulary, and the final id of each word.
    pub fn build(self) -> (Vocabulary, Order) {
        let order = Order::of_strings(self.variants.strings());
        let mut built = Vocabulary::default();
        for id in order.things() {
            let (term, marks) = parts(self.variants.strings().get(*id));
            if built.ends.is_empty() || built.term(built.n_terms() - 1) != term {
                built.first_variant.push(built.marks.len() as u32);
                built.letters.extend_from_slice(term);
                built.ends.push(built.letters.len() as u32);
            }
            built.marks.push(marks);
        }
        built.first_variant.push(built.marks.len() as u32);
        built.hear();
        self.spread(&order, &mut built);
        (built, order)
    }

    /// Writes the postings variant by variant, the entries of each in order.
    fn spread(self, order: &Order, built: &mut Vocabulary) {
        let mut ends = vec![0_u32; self.variants.strings().len() + 1];
        self.posted.each_entry(&mut |_, held| {
            if let Some(n) = ends.get_mut(order.place(held.entry()) as usize + 1) {
                *n += 1;
            }
        });
        for at in 1..ends.len() {
            let before = ends.get(at - 1).copied().unwrap_or(0);
            if let Some(end) = ends.get_mut(at) {
                *end += before;
            }
        }
        built.first_posting = ends.clone();
        built.postings = vec![Posting::default(); self.n_posted as usize];
        self.posted.each_entry(&mut |entry, held| {
            let Some(next) = ends.get_mut(order.place(held.entry()) as usize) else { return };
            if let Some(posting) = built.postings.get_mut(*next as usize) {
                *posting = Posting::new(entry, held.weight() as u8);
            }
            *next += 1;
        });
    }
}

impl Chunks {
    /// Calls `found` with each entry and each of its words: a [`Posting`] of a variant.
    fn each_entry(&self, found: &mut dyn FnMut(u32, Posting)) {
        let mut entry = 0;
        for mut rest in self.iter() {
            while let Some(n_words) = varint::take(&mut rest) {
                for held in (0..n_words).filter_map(|_| varint::take(&mut rest)) {
                    found(entry, Posting(held));
                }
                entry += 1;
            }
        }
    }
}

/// Returns the term and the marks of a variant's key.
fn parts(key: &[u8]) -> (&[u8], Marks) {
    let at = key.len().saturating_sub(MARKS_BYTES);
    let (term, rest) = key.split_at_checked(at).unwrap_or_default();
    let marks = rest.get(1..).and_then(|bytes| bytes.try_into().ok());
    (term, marks.map(Marks::from_bytes).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::words;

    fn built(texts: &[&str]) -> Vocabulary {
        let mut builder = VocabularyBuilder::new();
        for text in texts {
            for (word, weight) in words(text).iter().zip((1..=3).cycle()) {
                let id = builder.intern(word);
                assert_eq!(builder.intern(word), id);
                builder.post(id, weight);
            }
            builder.end_entry();
        }
        builder.build().0
    }

    #[test]
    fn variants_of_a_term_stand_together() {
        let vocabulary = built(&["may máy mây", "mai mây mây"]);
        assert_eq!((0..2).map(|at| vocabulary.term(at)).collect::<Vec<_>>(), [b"mai", b"may"]);
        let may = vocabulary.variants(vocabulary.equal_to(b"may"));
        let held = |at| vocabulary.postings(at..at + 1).iter().map(|held| held.entry());
        let holders: Vec<Vec<u32>> = may.clone().map(|at| held(at).collect()).collect();
        assert_eq!(holders.len(), 3);
        assert_eq!(holders.concat().len(), vocabulary.n_postings(may.clone()));
        assert!(holders.contains(&vec![0, 1]));
        assert_eq!(vocabulary.beginning_with(b"ma"), 0..2);
        assert!(
            vocabulary.beginning_with(b"mo").is_empty() && vocabulary.equal_to(b"ma").is_empty()
        );
    }

    #[test]
    fn the_heaviest_field_counts() {
        let vocabulary = built(&["tre nứa tre"]);
        let tre = vocabulary.variants(vocabulary.equal_to(b"tre"));
        assert_eq!(vocabulary.postings(tre), [Posting::new(0, 3)]);
    }

    #[test]
    fn many_words_are_all_kept() {
        let words: Vec<String> = (0..20_000).map(|n| format!("w{n}")).collect();
        let vocabulary = built(&[words.join(" ").as_str()]);
        assert_eq!(vocabulary.n_terms(), 20_000);
        let holds = |word: &String| {
            vocabulary.n_postings(vocabulary.variants(vocabulary.equal_to(word.as_bytes()))) == 1
        };
        assert!(words.iter().all(holds));
    }

    #[test]
    fn words_that_sound_alike_are_found() {
        let vocabulary = built(&["lụa nứa dừa"]);
        let found: Vec<&[u8]> =
            vocabulary.sounding_like("nua").map(|at| vocabulary.term(at)).collect();
        assert_eq!(found, [b"lua", b"nua"]);
    }
}
