//! What to give up when nothing was found: for the text and for every chosen value, how many hits
//! there would be if that alone were dropped.

use super::facet::Filter;
use super::index::Index;
use super::matching::Match;
use super::open_on::OpenOn;
use super::query::{Facet, Query};
use super::sorting::{pair, second, sorted};
use crate::domain::catalogue::Slug;

/// A condition that can be dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loosen {
    /// The text.
    Text,
    /// A chosen value.
    Value(Facet, Slug),
    /// The day on which it is to be open.
    Day,
}

/// Returns the conditions without which something is found, those that bring most first; `matches`
/// are the entries that match the text.
pub(super) fn loosen(
    index: &Index,
    query: &Query,
    open: Option<&OpenOn>,
    matches: &[Match],
) -> Vec<(Loosen, u32)> {
    let admitted = |filter: &Filter<'_>, entries: &mut dyn Iterator<Item = u32>| {
        entries.filter(|entry| filter.admits(&index.columns, *entry)).count() as u32
    };
    let as_chosen = Filter::new(&index.columns, &query.selection, open);
    let without_text = admitted(&as_chosen, &mut (0..index.n_entries()));
    let mut options = vec![(Loosen::Text, without_text)];
    for (facet, slug) in query.selection.iter() {
        let wider = Filter::new(&index.columns, &query.selection.without(facet, slug), open);
        let n_hits = admitted(&wider, &mut matches.iter().map(|found| found.entry));
        options.push((Loosen::Value(facet, slug.clone()), n_hits));
    }
    if open.is_some() {
        let wider = Filter::new(&index.columns, &query.selection, None);
        let n_hits = admitted(&wider, &mut matches.iter().map(|found| found.entry));
        options.push((Loosen::Day, n_hits));
    }
    let keys = options.iter().zip(0..).map(|((_, n_hits), at)| pair(u32::MAX - n_hits, at));
    let best_first = sorted(keys.collect()).into_iter();
    let options = best_first.filter_map(|key| options.get(second(key) as usize).cloned());
    options.filter(|(_, n_hits)| *n_hits > 0).collect()
}
