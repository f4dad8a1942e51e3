//! What search looks things up in: the words of a catalogue's entries, their facet values and
//! orders, in flat arrays by the position of an entry. Built once, or read from the file that was made
//! of it (`stored`); it owns all it needs.

use super::facet::Columns;
use super::record::Record;
use super::text_index::{TextIndex, TextIndexBuilder};
use super::wordlist::Wordlist;
use crate::domain::catalogue::{Catalogue, Entry};
use crate::domain::pace::{Pace, at_once};
use crate::domain::scope::Scope;

/// The search index of one catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    pub(super) entries: Vec<Entry>,
    pub(super) text: TextIndex,
    pub(super) wordlist: Wordlist,
    pub(super) columns: Columns,
}

impl Index {
    /// How many entries a catalogue has at most whose index is built where it is used; that of a
    /// larger one is made once, see [`Index::to_bytes`].
    pub const MOST_BUILT: usize = 5_000;

    /// Returns the index of a catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        at_once(Self::in_steps(catalogue, &Pace::steady()))
    }

    /// Does as [`Index::new`] does, an entry a step.
    pub async fn in_steps(catalogue: &Catalogue, pace: &Pace) -> Self {
        Self::of(catalogue, catalogue.entries().collect(), pace).await
    }

    /// Returns the index of what lies in a part of the region, an entry a step: nothing else is found by
    /// it, counted or offered.
    pub async fn within(scope: &Scope, catalogue: &Catalogue, pace: &Pace) -> Self {
        let entries = catalogue.entries().filter(|entry| scope.holds(catalogue, *entry)).collect();
        Self::of(catalogue, entries, pace).await
    }

    async fn of(catalogue: &Catalogue, entries: Vec<Entry>, pace: &Pace) -> Self {
        let wordlist = Wordlist::new(catalogue);
        let mut texts = TextIndexBuilder::new(wordlist.clone());
        for entry in &entries {
            texts.add(&Record::of(catalogue, *entry));
            pace.step().await;
        }
        let columns = Columns::new(catalogue, &entries, pace).await;
        Self { text: texts.build_in_steps(pace).await, columns, wordlist, entries }
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
