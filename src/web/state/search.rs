//! The search screen: the query from the address, the results from the query, and the changes a
//! visitor can make to it. What is being typed counts at once and comes into the address a little
//! later: browsers take only so many changes of it in a row.

use super::guide::use_guide;
use super::navigation::{History, Navigation};
use crate::domain::calendar::Date;
use crate::domain::catalogue::Slug;
use crate::domain::search::{Facet, OpenOn, Query, Results, Selection, Sort, search_open};
use crate::domain::shortlist::{Group, by_kind};
use crate::web::reactive::{memo, memo_after};
use leptos::prelude::*;

/// How many results of a kind are shown where several kinds are: two rows of a wide screen.
pub const A_FEW: usize = 6;

/// What the search screen reads.
#[derive(Clone, Copy)]
pub struct SearchState {
    /// The query: the address's, with what is being typed.
    pub query: Memo<Query>,
    /// What it finds.
    pub results: Memo<Results>,
    /// What is being typed, and the visit during which it is.
    typed: RwSignal<Option<(u32, String)>>,
    /// Counts the addresses: with the next one, what was typed over the last is over.
    visit: Memo<u32>,
    navigation: Navigation,
}

impl SearchState {
    /// Returns the state of the search screen the visitor is on.
    pub fn new() -> Self {
        let guide = use_guide();
        let navigation = guide.navigation;
        // While another screen takes over, the query of this one stays as it was.
        let kept = memo_after(move |before: Option<&Query>| {
            navigation
                .address
                .with(|address| address.route.query().or(before).cloned().unwrap_or_default())
        });
        let visit = memo_after(move |before: Option<&u32>| {
            navigation.address.track();
            before.map_or(0, |before| before + 1)
        });
        let typed = RwSignal::new(None::<(u32, String)>);
        let query = memo(move || {
            let (kept, visit) = (kept.get(), visit.get());
            typed.with(|typed| match typed {
                Some((during, text)) if *during == visit => Query { text: text.clone(), ..kept },
                _ => kept,
            })
        });
        let (index, catalogue) = (guide.loaded.index, guide.catalogue());
        let day = memo(move || query.with(|query| query.open_on));
        let open = memo(move || day.get().map(|date| OpenOn::new(index, catalogue, date)));
        let results = memo(move || {
            open.with(|open| {
                query.with(|query| search_open(index, catalogue, query, open.as_ref()))
            })
        });
        Self { query, results, typed, visit, navigation }
    }

    /// Searches for a text that is being typed.
    pub fn follow(&self, text: String) {
        self.typed.set(Some((self.visit.get_untracked(), text)));
    }

    /// Returns the results by kind; none where they are shown as one list: without a text, once a
    /// kind is chosen, in another order than by what fits best, or when there is one kind only.
    pub fn groups(&self) -> Vec<Group> {
        let as_one_list = self.query.with(|query| {
            query.text.trim().is_empty()
                || query.sort != Sort::Relevance
                || query.selection.values(Facet::Kind).next().is_some()
        });
        if as_one_list {
            return Vec::new();
        }
        let groups = self.results.with(|results| by_kind(&results.hits, A_FEW));
        if groups.len() > 1 { groups } else { Vec::new() }
    }

    /// Returns the values of a facet that can be chosen, and how many hits each would bring.
    pub fn counts_of(&self, facet: Facet) -> Vec<(Slug, u32)> {
        self.results.with(|results| {
            let counted = results.facets.iter().find(|counted| counted.facet == facet);
            counted.map(|counted| counted.values.clone()).unwrap_or_default()
        })
    }

    /// Returns how many hits a value of a facet would bring.
    pub fn count_of(&self, facet: Facet, value: &Slug) -> u32 {
        self.results.with(|results| {
            let counted = results.facets.iter().find(|counted| counted.facet == facet);
            let found = counted.and_then(|c| c.values.iter().find(|(slug, _)| slug == value));
            found.map_or(0, |(_, n)| *n)
        })
    }

    /// Replaces the text, as typing does.
    pub fn set_text(&self, text: String, history: History) {
        self.change(history, |query| query.text = text);
    }

    /// Selects a value of a facet, or drops it.
    pub fn toggle(&self, facet: Facet, value: &Slug) {
        self.change(History::Push, |query| {
            query.selection = query.selection.toggle(facet, value);
        });
    }

    /// Drops the text, every selected value and the day.
    pub fn clear(&self) {
        self.change(History::Push, |query| *query = Query { sort: query.sort, ..Query::default() });
    }

    /// Drops every selected value, and the day.
    pub fn clear_selection(&self) {
        self.change(History::Push, |query| {
            query.selection = Selection::default();
            query.open_on = None;
        });
    }

    /// Narrows to what is open on a day, or no longer.
    pub fn open_on(&self, day: Option<Date>) {
        self.change(History::Push, |query| query.open_on = day);
    }

    /// Returns how many filters are set.
    pub fn n_set(&self) -> usize {
        self.query
            .with(|query| query.selection.iter().count() + usize::from(query.open_on.is_some()))
    }

    /// Orders the list.
    pub fn sort_by(&self, sort: Sort) {
        self.change(History::Push, |query| query.sort = sort);
    }

    fn change(&self, history: History, change: impl FnOnce(&mut Query)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        let route = self.navigation.address.with_untracked(|here| here.route.with_query(query));
        self.navigation.change(&route, history);
    }
}
