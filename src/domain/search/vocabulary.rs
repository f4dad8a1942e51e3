//! The words by which entries are found, and the entries behind each. A term is a folded word; its
//! variants are the ways it was marked (may: may, máy, mây). Terms are sorted, so those that begin
//! alike stand together, and all lists lie one after another in a few flat arrays.

use crate::domain::text::{Marks, Word};
use std::collections::BTreeMap;
use std::ops::Range;

/// The position of a variant among all variants, which are sorted by term and then by marks.
pub type VariantId = u32;

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
        let bound = |at: usize| self.first_variant.get(at).map_or(0, |at| *at as usize);
        (bound(terms.start)..bound(terms.end)).filter_map(|variant| {
            let from = *self.first_posting.get(variant)? as usize;
            let to = *self.first_posting.get(variant + 1)? as usize;
            Some((*self.marks.get(variant)?, self.postings.get(from..to)?))
        })
    }

    /// Returns how many postings a range of terms has.
    pub fn n_postings(&self, terms: Range<usize>) -> usize {
        let bound = |at: usize| {
            let variant = self.first_variant.get(at).map_or(0, |at| *at as usize);
            self.first_posting.get(variant).map_or(0, |at| *at as usize)
        };
        bound(terms.end).saturating_sub(bound(terms.start))
    }
}

/// Collects words and who holds them; [`VocabularyBuilder::build`] sorts it all.
#[derive(Debug, Default)]
pub struct VocabularyBuilder {
    variants: BTreeMap<Box<str>, Vec<(Marks, VariantId)>>,
    n_variants: u32,
    /// Variant, entry and weight packed so that sorting the numbers sorts by them in this order,
    /// the highest weight first.
    postings: Vec<u64>,
}

const ENTRY_AT: u32 = 8;
const VARIANT_AT: u32 = 36;
const ENTRY_MASK: u64 = (1 << (VARIANT_AT - ENTRY_AT)) - 1;

impl VocabularyBuilder {
    /// Returns the id of a word, valid until `build` renumbers them.
    pub fn intern(&mut self, word: &Word) -> VariantId {
        let fresh = self.n_variants;
        match self.variants.get_mut(word.folded.as_str()) {
            Some(variants) => {
                if let Some((_, id)) = variants.iter().find(|(marks, _)| *marks == word.marks) {
                    return *id;
                }
                variants.push((word.marks, fresh));
            }
            None => {
                self.variants.insert(word.folded.as_str().into(), vec![(word.marks, fresh)]);
            }
        }
        self.n_variants += 1;
        fresh
    }

    /// Notes that an entry holds a word in a field of this weight.
    pub fn post(&mut self, variant: VariantId, entry: u32, weight: u8) {
        self.postings.push(pack(variant, entry, weight));
    }

    /// Returns the finished vocabulary: of several fields that hold a word the heaviest counts.
    pub fn build(self) -> Vocabulary {
        let mut built = Vocabulary::default();
        let mut renumbered = vec![0; self.n_variants as usize];
        for (term, mut variants) in self.variants {
            built.terms.push(term);
            built.first_variant.push(built.marks.len() as u32);
            variants.sort_unstable();
            for (marks, id) in variants {
                if let Some(place) = renumbered.get_mut(id as usize) {
                    *place = built.marks.len() as u32;
                }
                built.marks.push(marks);
            }
        }
        built.first_variant.push(built.marks.len() as u32);
        let mut postings = self.postings;
        for posting in &mut postings {
            let (variant, entry, weight) = unpack(*posting);
            *posting = pack(renumbered.get(variant as usize).map_or(0, |id| *id), entry, weight);
        }
        postings.sort_unstable();
        postings.dedup_by_key(|posting| *posting >> ENTRY_AT);
        built.take(&postings);
        built
    }
}

impl Vocabulary {
    fn take(&mut self, sorted: &[u64]) {
        self.postings.reserve_exact(sorted.len());
        for posting in sorted {
            let (variant, entry, weight) = unpack(*posting);
            while self.first_posting.len() <= variant as usize {
                self.first_posting.push(self.postings.len() as u32);
            }
            self.postings.push(Posting { entry, weight });
        }
        while self.first_posting.len() <= self.marks.len() {
            self.first_posting.push(self.postings.len() as u32);
        }
    }
}

fn pack(variant: VariantId, entry: u32, weight: u8) -> u64 {
    u64::from(variant) << VARIANT_AT | u64::from(entry) << ENTRY_AT | u64::from(u8::MAX - weight)
}

fn unpack(posting: u64) -> (VariantId, u32, u8) {
    let entry = (posting >> ENTRY_AT) & ENTRY_MASK;
    ((posting >> VARIANT_AT) as u32, entry as u32, u8::MAX - posting as u8)
}
