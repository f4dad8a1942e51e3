//! Finding entries of the catalogue by text and by facets. Everything is worked out from a [`Query`]
//! and an [`Index`] that is built once; the same query on the same catalogue gives the same answer.
//!
//! Read in this order: [`query`] (what is asked), [`value`] (the values that can be chosen), `facet`
//! (narrowing and counting), `open_on` (what is open on a day); then, for texts, [`record`] (what an entry is found by), [`text_index`]
//! and `vocabulary` (where it is looked up), `stored` (the same as a file), `ladder` and `sought` (how a text is read, step by
//! step), `matching` and `held` (which entries hold the words), `phrase` (whether they stand
//! together), `rank` (in which order hits come), `loosen` (what to give up when nothing is left),
//! `reading` (how the text was read in the end) and [`highlight`] (what to mark in an answer).

mod facet;
mod held;
pub mod highlight;
mod index;
mod interner;
mod ladder;
mod lists;
mod loosen;
mod matching;
mod open_on;
mod phrase;
pub mod query;
mod rank;
mod reading;
pub mod record;
pub mod record_rows;
mod sorting;
mod sought;
mod spaces;
mod stars;
mod stored;
mod strings;
mod synonyms;
pub mod text_index;
pub mod value;
mod vocabulary;
pub mod wordlist;

pub use facet::FacetCounts;
pub use highlight::{Needle, Needles};
pub use index::Index;
pub use loosen::Loosen;
pub use open_on::OpenOn;
pub use query::{Facet, Query, Selection, Sort};
pub use text_index::TextIndex;
pub use value::{FacetValue, PlaceKind};
pub use wordlist::Wordlist;

use crate::domain::catalogue::{Catalogue, Entry};
use crate::domain::geo::{LatLng, distance_km};
use facet::{Counted, Filter};
use matching::{Found, Match};
use record::Record;

/// The answer to a [`Query`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// What was found, in the order asked for.
    pub hits: Vec<Hit>,
    /// How many more there would be if they were open on the day asked for, which is not known.
    pub unknown_hours: u32,
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
    let open = query.open_on.map(|date| OpenOn::new(index, catalogue, date));
    search_open(index, catalogue, query, open.as_ref())
}

/// Does as [`search`] does, with what is `open` on the day asked for worked out before.
pub fn search_open(
    index: &Index,
    catalogue: &Catalogue,
    query: &Query,
    open: Option<&OpenOn>,
) -> Results {
    let found = ladder::find(&index.text, &index.wordlist, &query.text);
    let filter = Filter::new(&index.columns, &query.selection, open);
    let Counted { kept, facets, unknown_hours } =
        facet::count(&index.columns, &found.matches, &filter);
    let loosen = match kept.is_empty() {
        true => loosen::loosen(index, query, open, &found.matches),
        false => Vec::new(),
    };
    let hits = ordered(index, catalogue, query.sort, &kept)
        .into_iter()
        .filter_map(|found| Some(Hit { entry: index.entry(found.entry)?, score: found.score }));
    Results {
        hits: hits.collect(),
        unknown_hours,
        facets,
        loosen,
        relaxed: found.relaxed,
        needles: reading::needles(&index.text, &found.readings),
        read_as: read_as(index, catalogue, &found),
    }
}

/// Returns the text as it was read, in the words of its best answer; without a text there is none.
fn read_as(index: &Index, catalogue: &Catalogue, found: &Found) -> Option<String> {
    if found.readings.is_empty() {
        return None;
    }
    let best = rank::best(&index.text, &found.matches, 1).first()?.entry;
    let record = Record::of(catalogue, index.entry(best)?);
    reading::read_as(&index.text, &found.readings, &record)
}

/// Returns the positions of the best `most` records that answer a text, and how many do in all.
pub fn search_texts(
    index: &TextIndex,
    wordlist: &Wordlist,
    text: &str,
    most: usize,
) -> (Vec<u32>, usize) {
    let found = ladder::find(index, wordlist, text);
    let best = rank::best(index, &found.matches, most);
    (best.iter().take(most).map(|found| found.entry).collect(), found.matches.len())
}

/// Returns the matches in the order asked for.
fn ordered(index: &Index, catalogue: &Catalogue, sort: Sort, matches: &[Match]) -> Vec<Match> {
    let ranks = &index.text.ranks;
    let all = matches.len();
    match sort {
        Sort::Name => rank::in_order(matches, &ranks.name, |_| 0, all),
        Sort::Stars => rank::in_order(matches, &ranks.stars, |_| 0, all),
        Sort::Distance(from) => {
            let metres = |found: &Match| metres_to(index, catalogue, found.entry, from);
            rank::in_order(matches, &ranks.default, metres, all)
        }
        Sort::Relevance => rank::best(&index.text, matches, all),
    }
}

fn metres_to(index: &Index, catalogue: &Catalogue, entry: u32, from: LatLng) -> u32 {
    let point = index.entry(entry).and_then(|entry| {
        let commune = catalogue.location(entry).commune;
        catalogue.point(entry).or_else(|| Some(catalogue.commune(commune?).point))
    });
    point.map_or(u32::MAX, |point| (distance_km(from, point) * 1_000.0) as u32)
}
