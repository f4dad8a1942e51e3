//! What search looks things up in: words, facet values, names and orders of all entries, in flat
//! arrays by the position of an entry. Built once from a catalogue; it owns all it needs.

use super::document::Describer;
use super::facet::Columns;
use super::names::Names;
use super::rank::Ranks;
use super::vocabulary::Vocabulary;
use super::wordlist::Wordlist;
use crate::domain::catalogue::{Catalogue, Entry};

/// The search index of one catalogue.
#[derive(Clone, Debug)]
pub struct Index {
    entries: Vec<Entry>,
    pub(super) vocabulary: Vocabulary,
    pub(super) wordlist: Wordlist,
    pub(super) columns: Columns,
    pub(super) names: Names,
    pub(super) ranks: Ranks,
}

impl Index {
    /// Returns the index of a catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        let entries: Vec<Entry> = catalogue.entries().collect();
        let mut describer = Describer::new(catalogue);
        for (at, entry) in (0..).zip(&entries) {
            describer.describe(at, *entry);
        }
        let wordlist = Wordlist::new(catalogue);
        Self {
            vocabulary: describer.finish().build(),
            columns: Columns::new(catalogue, &entries),
            names: Names::new(catalogue, &entries, &wordlist),
            ranks: Ranks::new(catalogue, &entries),
            wordlist,
            entries,
        }
    }

    /// Returns how many entries there are.
    pub fn n_entries(&self) -> u32 {
        self.entries.len() as u32
    }

    /// Returns the entry at a position.
    pub(super) fn entry(&self, at: u32) -> Option<Entry> {
        self.entries.get(at as usize).copied()
    }
}
