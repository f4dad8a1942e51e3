//! The words by which entries are found, and the entries behind each. A term is a folded word; its
//! variants are the ways it was marked (may: may, máy, mây). Terms are sorted, so those that begin
//! alike stand together, and all lists lie one after another in a few flat arrays.

use super::sorting::{Order, sorted};
use crate::domain::text::{Marks, Word};
use std::ops::Range;

/// The position of a variant among all.
pub(super) type VariantId = u32;

/// Sorted terms with their variants and the postings of these.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    terms: Vec<Box<str>>,
    /// Where the variants of each term begin.
    first_variant: Vec<u32>,
    marks: Vec<Marks>,
    /// Where the postings of each variant begin.
    first_posting: Vec<u32>,
    postings: Vec<Posting>,
}

/// An entry that holds a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The entry's position in the index.
    pub entry: u32,
    /// The weight of the best field that holds the word.
    pub weight: u8,
}

impl Vocabulary {
    /// Returns the terms that begin with `prefix`.
    pub fn beginning_with(&self, prefix: &str) -> Range<usize> {
        let from = self.terms.partition_point(|term| **term < *prefix);
        let rest = self.terms.get(from..).unwrap_or_default();
        from..from + rest.partition_point(|term| term.starts_with(prefix))
    }

    /// Returns the term that is `word`, as a range of one or none.
    pub fn equal_to(&self, word: &str) -> Range<usize> {
        let at = self.terms.binary_search_by(|term| (**term).cmp(word));
        at.map_or(0..0, |at| at..at + 1)
    }

    /// Returns the variants of a range of terms, each with its marks and postings.
    pub fn variants(&self, terms: Range<usize>) -> impl Iterator<Item = (Marks, &[Posting])> {
        let bounds = self.first_variant_of(terms.start)..self.first_variant_of(terms.end);
        bounds.filter_map(|variant| {
            let from = *self.first_posting.get(variant)? as usize;
            let to = *self.first_posting.get(variant + 1)? as usize;
            Some((*self.marks.get(variant)?, self.postings.get(from..to)?))
        })
    }

    /// Returns how many postings a range of terms has.
    pub fn n_postings(&self, terms: Range<usize>) -> usize {
        let first_posting_of = |term: usize| {
            self.first_posting.get(self.first_variant_of(term)).map_or(0, |at| *at as usize)
        };
        first_posting_of(terms.end).saturating_sub(first_posting_of(terms.start))
    }

    fn first_variant_of(&self, term: usize) -> usize {
        self.first_variant.get(term).map_or(0, |at| *at as usize)
    }
}

/// Collects words and who holds them; [`VocabularyBuilder::build`] sorts it all.
#[derive(Debug)]
pub(super) struct VocabularyBuilder {
    variants: Vec<Variant>,
    /// A hash table of variants: 0 is free, n stands for variant n - 1.
    slots: Vec<u32>,
    /// Variant, entry and weight packed so that sorting the numbers sorts by them in this order,
    /// the highest weight first.
    postings: Vec<u64>,
}

#[derive(Debug)]
struct Variant {
    term: Box<str>,
    marks: Marks,
}

const ENTRY_AT: u32 = 8;
const VARIANT_AT: u32 = 36;
const ENTRY_MASK: u64 = (1 << (VARIANT_AT - ENTRY_AT)) - 1;

/// How many slots a table begins with; a power of two, so that a mask finds the place of a hash.
const FIRST_SLOTS: usize = 1 << 14;

impl VocabularyBuilder {
    /// Returns a builder that knows no word.
    pub fn new() -> Self {
        Self { variants: Vec::new(), slots: vec![0; FIRST_SLOTS], postings: Vec::new() }
    }

    /// Returns the id of a word, valid until `build` renumbers them.
    pub fn intern(&mut self, word: &Word) -> VariantId {
        if self.variants.len() * 2 > self.slots.len() {
            self.double();
        }
        let mut at = self.first_slot(hash(&word.folded, word.marks));
        while let Some(slot @ 1..) = self.slots.get(at).copied() {
            let known = self.variants.get(slot as usize - 1);
            if known.is_some_and(|v| v.marks == word.marks && *v.term == *word.folded) {
                return slot - 1;
            }
            at = (at + 1) % self.slots.len();
        }
        let id = self.variants.len() as VariantId;
        self.variants.push(Variant { term: word.folded.as_str().into(), marks: word.marks });
        self.take_slot(at, id);
        id
    }

    /// Notes that an entry holds a word in a field of this weight.
    pub fn post(&mut self, variant: VariantId, entry: u32, weight: u8) {
        self.postings.push(pack(variant, entry, weight));
    }

    /// Returns the finished vocabulary: of several fields that hold a word the heaviest counts.
    pub fn build(self) -> Vocabulary {
        let order = Order::of_bytes(self.variants.iter().map(Variant::key).collect());
        let renumbered = self.postings.iter().map(|posting| {
            let (variant, entry, weight) = unpack(*posting);
            pack(order.place(variant), entry, weight)
        });
        let mut postings = sorted(renumbered.collect());
        postings.dedup_by_key(|posting| *posting >> ENTRY_AT);

        let mut built = Vocabulary::default();
        for variant in order.things().iter().filter_map(|id| self.variants.get(*id as usize)) {
            if built.terms.last() != Some(&variant.term) {
                built.terms.push(variant.term.clone());
                built.first_variant.push(built.marks.len() as u32);
            }
            built.marks.push(variant.marks);
        }
        built.first_variant.push(built.marks.len() as u32);
        built.take(&postings);
        built
    }

    fn double(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for id in 0..self.variants.len() {
            let Some(variant) = self.variants.get(id) else { continue };
            let mut at = self.first_slot(hash(&variant.term, variant.marks));
            while self.slots.get(at).is_some_and(|slot| *slot != 0) {
                at = (at + 1) % self.slots.len();
            }
            self.take_slot(at, id as VariantId);
        }
    }

    fn first_slot(&self, hash: u32) -> usize {
        hash as usize & (self.slots.len() - 1)
    }

    fn take_slot(&mut self, at: usize, id: VariantId) {
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = id + 1;
        }
    }
}

impl Variant {
    fn key(&self) -> Vec<u8> {
        let mut key = self.term.as_bytes().to_vec();
        key.push(0);
        key.extend(self.marks.bytes());
        key
    }
}

/// Returns the FNV-1a hash of a word and its marks.
fn hash(term: &str, marks: Marks) -> u32 {
    let bytes = term.bytes().chain(marks.bytes());
    bytes.fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Vocabulary {
    fn take(&mut self, sorted: &[u64]) {
        self.postings.reserve_exact(sorted.len());
        for posting in sorted {
            let (variant, entry, weight) = unpack(*posting);
            self.begin_postings_until(variant as usize + 1);
            self.postings.push(Posting { entry, weight });
        }
        self.begin_postings_until(self.marks.len() + 1);
    }

    fn begin_postings_until(&mut self, n_variants: usize) {
        self.first_posting.resize(n_variants, self.postings.len() as u32);
    }
}

fn pack(variant: VariantId, entry: u32, weight: u8) -> u64 {
    u64::from(variant) << VARIANT_AT | u64::from(entry) << ENTRY_AT | u64::from(u8::MAX - weight)
}

fn unpack(posting: u64) -> (VariantId, u32, u8) {
    let entry = (posting >> ENTRY_AT) & ENTRY_MASK;
    ((posting >> VARIANT_AT) as u32, entry as u32, u8::MAX - posting as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::words;

    fn built(texts: &[&str]) -> Vocabulary {
        let mut builder = VocabularyBuilder::new();
        for (entry, text) in (0..).zip(texts) {
            for (word, weight) in words(text).iter().zip((1..=3).cycle()) {
                let id = builder.intern(word);
                assert_eq!(builder.intern(word), id);
                builder.post(id, entry, weight);
            }
        }
        builder.build()
    }

    #[test]
    fn variants_of_a_term_stand_together() {
        let vocabulary = built(&["may máy mây", "mai mây mây"]);
        assert_eq!(vocabulary.terms, ["mai", "may"].map(Box::from));
        let may = vocabulary.equal_to("may");
        let holders: Vec<Vec<u32>> = vocabulary
            .variants(may.clone())
            .map(|(_, postings)| postings.iter().map(|posting| posting.entry).collect())
            .collect();
        assert_eq!(holders.len(), 3);
        assert_eq!(holders.concat().len(), vocabulary.n_postings(may));
        assert!(holders.contains(&vec![0, 1]));
        assert_eq!(vocabulary.beginning_with("ma"), 0..2);
        assert!(vocabulary.beginning_with("mo").is_empty() && vocabulary.equal_to("ma").is_empty());
    }

    #[test]
    fn the_heaviest_field_counts() {
        let vocabulary = built(&["tre nứa tre"]);
        let mut tre = vocabulary.variants(vocabulary.equal_to("tre"));
        assert_eq!(
            tre.next().map(|(_, postings)| postings.to_vec()),
            Some(vec![Posting { entry: 0, weight: 3 }])
        );
    }

    #[test]
    fn many_words_are_all_kept() {
        let words: Vec<String> = (0..20_000).map(|n| format!("w{n}")).collect();
        let vocabulary = built(&[words.join(" ").as_str()]);
        assert_eq!(vocabulary.terms.len(), 20_000);
        assert!(words.iter().all(|word| vocabulary.n_postings(vocabulary.equal_to(word)) == 1));
    }
}
