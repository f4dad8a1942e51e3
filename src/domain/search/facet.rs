//! Narrowing and counting. A facet's counts respect the text and every other facet but not its own
//! choices, so that each count says what choosing that value would bring. One pass over the matches
//! does it all: an entry that fails no facet counts in each, one that fails exactly one facet counts
//! in that one only. The day on which something is to be open narrows as a facet without values.

use super::lists::Lists;
use super::matching::Match;
use super::open_on::OpenOn;
use super::query::{Facet, Selection};
use super::sorting::{Order, pair, second, sorted};
use super::strings::Strings;
use super::value;
use crate::domain::catalogue::{Catalogue, Entry, Slug};
use crate::domain::pace::Pace;
use crate::domain::text::collation_key;

/// The values of a facet that can be chosen, and how many hits each would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// Its values that have hits or are chosen: areas, villages, crafts and groups by count, then
    /// by name; the others in a fixed order.
    pub values: Vec<(Slug, u32)>,
}

/// For every facet, which values each entry has.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns(Vec<Column>);

#[derive(Clone, Debug, PartialEq)]
struct Column {
    facet: Facet,
    slugs: Vec<Slug>,
    /// The alphabetical order of values, or `None` where their order is fixed.
    order: Option<Order>,
    /// The codes of each entry's values.
    codes: Lists<u16>,
}

impl Columns {
    pub(super) async fn new(catalogue: &Catalogue, entries: &[Entry], pace: &Pace) -> Self {
        let mut columns: Vec<Column> =
            Facet::ALL.iter().map(|facet| Column::new(catalogue, *facet)).collect();
        for entry in entries {
            columns.iter_mut().for_each(|column| column.add(catalogue, *entry));
            pace.step().await;
        }
        Self(columns)
    }
}

impl Column {
    fn new(catalogue: &Catalogue, facet: Facet) -> Self {
        let slugs = value::slugs(catalogue, facet);
        let order = value::names(catalogue, facet).map(|names| alphabetical(&names, &slugs));
        Self { facet, slugs, order, codes: Lists::default() }
    }

    fn add(&mut self, catalogue: &Catalogue, entry: Entry) {
        let codes = &mut self.codes;
        value::each_code(catalogue, entry, self.facet, &mut |code| codes.items.push(code as u16));
        codes.push([].into_iter());
    }

    fn code(&self, slug: &Slug) -> Option<u16> {
        self.slugs.iter().position(|known| known == slug).map(|at| at as u16)
    }

    fn counts(&self, counts: &[u32], chosen: &[u16]) -> FacetCounts {
        let shown = (0..).zip(counts).filter(|(code, count)| **count > 0 || chosen.contains(code));
        let keys = shown.map(|(code, count)| match &self.order {
            Some(order) => pair(u32::MAX - count, order.place(u32::from(code))),
            None => pair(0, u32::from(code)),
        });
        let value = |key| {
            let code = match &self.order {
                Some(order) => order.thing(second(key))?,
                None => second(key),
            };
            Some((self.slugs.get(code as usize)?.clone(), *counts.get(code as usize)?))
        };
        let values = sorted(keys.collect()).into_iter().filter_map(value).collect();
        FacetCounts { facet: self.facet, values }
    }
}

/// Returns the order of values by name; slugs tell namesakes apart.
fn alphabetical(names: &[&str], slugs: &[Slug]) -> Order {
    let key = |(name, slug): (&&str, &Slug)| {
        let mut key = collation_key(name);
        key.push(0);
        key.extend(slug.as_str().bytes());
        key
    };
    let mut keys = Strings::default();
    names.iter().zip(slugs).map(key).for_each(|key| _ = keys.push(&key));
    Order::of_strings(&keys)
}

/// A selection in the codes of the columns; values that the catalogue does not know are not in it.
#[derive(Clone, Debug)]
pub struct Filter<'a> {
    /// The chosen codes of each facet, in the order of the columns.
    chosen: Vec<Vec<u16>>,
    /// What is open on the day that is asked for.
    open: Option<&'a OpenOn>,
}

/// The bit of the day among those of the facets.
const DAY: u32 = 1 << Facet::ALL.len();

impl<'a> Filter<'a> {
    pub(super) fn new(columns: &Columns, selection: &Selection, open: Option<&'a OpenOn>) -> Self {
        let codes = |column: &Column| {
            selection.values(column.facet).filter_map(|slug| column.code(slug)).collect()
        };
        Self { chosen: columns.0.iter().map(codes).collect(), open }
    }

    /// Returns whether an entry has a chosen value in every facet that has any, and is open.
    pub(super) fn admits(&self, columns: &Columns, entry: u32) -> bool {
        self.failing(columns, entry) == 0
    }

    /// Returns a bit for each facet of whose chosen values the entry has none, and one for the day.
    fn failing(&self, columns: &Columns, entry: u32) -> u32 {
        let mut failing = 0;
        for (at, (column, chosen)) in columns.0.iter().zip(&self.chosen).enumerate() {
            let meets = chosen.is_empty()
                || column.codes.get(entry).iter().any(|code| chosen.contains(code));
            failing |= u32::from(!meets) << at;
        }
        let is_shut = self.open.is_some_and(|open| !open.admits(entry));
        if is_shut { failing | DAY } else { failing }
    }
}

/// What a filter leaves of the matches.
pub(super) struct Counted {
    /// The matches that it admits, in their order.
    pub kept: Vec<Match>,
    /// The counts of every facet.
    pub facets: Vec<FacetCounts>,
    /// How many more it would admit if they were open, of which that is not known.
    pub unknown_hours: u32,
}

/// Returns what `filter` leaves of the matches.
pub(super) fn count(columns: &Columns, matches: &[Match], filter: &Filter<'_>) -> Counted {
    let mut counts: Vec<Vec<u32>> =
        columns.0.iter().map(|column| vec![0; column.slugs.len()]).collect();
    let (mut kept, mut unknown_hours) = (Vec::new(), 0);
    for found in matches {
        let failing = filter.failing(columns, found.entry);
        if failing == 0 {
            kept.push(*found);
        }
        if failing == DAY && filter.open.is_some_and(|open| open.is_unknown(found.entry)) {
            unknown_hours += 1;
        }
        if failing.count_ones() > 1 {
            continue;
        }
        for (at, (column, counts)) in columns.0.iter().zip(&mut counts).enumerate() {
            if failing & !(1 << at) == 0 {
                add(column.codes.get(found.entry), counts);
            }
        }
    }
    let facets = columns.0.iter().zip(&counts).zip(&filter.chosen);
    let facets = facets.map(|((column, counts), chosen)| column.counts(counts, chosen)).collect();
    Counted { kept, facets, unknown_hours }
}

fn add(codes: &[u16], counts: &mut [u32]) {
    for code in codes {
        if let Some(count) = counts.get_mut(*code as usize) {
            *count += 1;
        }
    }
}
