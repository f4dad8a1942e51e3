//! What search looks things up in: the words of a catalogue's entries, their facet values and
//! orders, in flat arrays by the position of an entry. Built once; it owns all it needs.

use super::facet::Columns;
use super::record::Record;
use super::text_index::TextIndex;
use super::wordlist::Wordlist;
use crate::domain::catalogue::{Catalogue, Entry};

/// The search index of one catalogue.
#[derive(Clone, Debug)]
pub struct Index {
    entries: Vec<Entry>,
    pub(super) text: TextIndex,
    pub(super) wordlist: Wordlist,
    pub(super) columns: Columns,
}

impl Index {
    /// Returns the index of a catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        let entries: Vec<Entry> = catalogue.entries().collect();
        let wordlist = Wordlist::new(catalogue);
        let records = entries.iter().map(|entry| Record::of(catalogue, *entry));
        Self {
            text: TextIndex::new(records, &wordlist),
            columns: Columns::new(catalogue, &entries),
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
