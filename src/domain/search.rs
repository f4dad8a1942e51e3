//! Finding entries of the catalogue by text and by facets. Everything is worked out from a [`Query`]
//! and an [`Index`] that is built once; the same query on the same catalogue gives the same answer.
//!
//! Read in this order: [`query`] (what is asked), [`value`] (the values that can be chosen), `facet`
//! (narrowing and counting); then, for texts, `document` (what an entry is found by), `matching` and
//! `held` (which entries hold the words), `names` (whether they stand together), `rank` (in which
//! order hits come), `loosen` (what to give up when nothing is left) and [`highlight`] (what to mark
//! in the texts of an answer).

mod document;
mod facet;
mod held;
pub mod highlight;
mod index;
mod loosen;
mod matching;
mod names;
pub mod query;
mod rank;
mod sorting;
pub mod value;
mod vocabulary;
mod wordlist;

pub use facet::FacetCounts;
pub use highlight::{Needle, Needles};
pub use index::Index;
pub use loosen::Loosen;
pub use query::{Facet, Query, Selection, Sort};
pub use value::{FacetValue, PlaceKind};

use crate::domain::catalogue::{Catalogue, Entry};
use facet::Filter;

/// The answer to a [`Query`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// What was found, in the order asked for.
    pub hits: Vec<Hit>,
    /// The values that can be chosen, and how many hits each would leave.
    pub facets: Vec<FacetCounts>,
    /// When nothing was found: what can be given up, and how many hits that alone would bring.
    pub loosen: Vec<(Loosen, u32)>,
    /// No entry holds every word of the text; these hold the most telling ones.
    pub relaxed: bool,
    /// The words that the hits were found by, to be marked in what is shown of them.
    pub needles: Needles,
    /// The text as it was read to find these hits, where that is not what was typed.
    pub read_as: Option<String>,
}

/// An entry that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The entry.
    pub entry: Entry,
    /// How well it answers the text, comparable within one answer; 0 without a text.
    pub score: u32,
}

/// Returns what `query` finds. `catalogue` is the one that `index` was built from.
pub fn search(index: &Index, catalogue: &Catalogue, query: &Query) -> Results {
    let found = matching::find(index, &query.text);
    let filter = Filter::new(&index.columns, &query.selection);
    let (kept, facets) = facet::count(&index.columns, &found.matches, &filter);
    let loosen =
        if kept.is_empty() { loosen::loosen(index, query, &found.matches) } else { Vec::new() };
    Results {
        hits: rank::order(index, catalogue, query, &kept),
        facets,
        loosen,
        relaxed: found.relaxed,
        needles: Needles::of_text(&query.text),
        read_as: None,
    }
}
