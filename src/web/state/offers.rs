//! What a search box offers below itself: while one types, the best entries of every kind; in an
//! empty box, what was searched for before. Nothing is searched for a box that offers nothing now.

use super::guide::use_guide;
use super::preferences::Preferences;
use crate::domain::search::{Query, Results, search};
use crate::domain::shortlist::{Group, shortlist};
use crate::web::reactive::memo;
use leptos::prelude::*;

/// How many entries are offered, and how many searches: what a phone shows without much scrolling.
const MOST_ENTRIES: usize = 8;
const MOST_SEARCHES: usize = 6;

/// The offers of a search box, and which of its options is chosen.
#[derive(Clone, Copy)]
pub struct Offers {
    /// What the asked text finds.
    pub results: Memo<Results>,
    /// The text to offer entries for.
    pub asked: RwSignal<String>,
    /// The box holds no text.
    is_empty: Memo<bool>,
    /// The visitor is in the box and has not sent the offers away.
    is_open: RwSignal<bool>,
    chosen: RwSignal<u32>,
    preferences: Preferences,
}

impl Offers {
    /// Returns the offers of a box that holds `text`. The box of a list that follows the typing asks
    /// for none: the list below it has them all, and would be covered by its own beginning.
    pub fn new(text: Signal<String>) -> Self {
        let guide = use_guide();
        let asked = RwSignal::new(String::new());
        let results = memo(move || match asked.get() {
            text if is_blank(&text) => Results::default(),
            text => {
                let query = Query { text, ..Query::default() };
                search(guide.loaded.index, guide.catalogue(), &query)
            }
        });
        Self {
            results,
            asked,
            is_empty: memo(move || is_blank(&text.get())),
            is_open: RwSignal::new(false),
            chosen: RwSignal::new(0),
            preferences: guide.preferences,
        }
    }

    /// Returns the searches that are offered.
    pub fn searches(&self) -> Vec<String> {
        match self.is_open.get() && self.is_empty.get() {
            true => self.preferences.searches(MOST_SEARCHES),
            false => Vec::new(),
        }
    }

    /// Returns the entries that are offered, by kind.
    pub fn entries(&self) -> Vec<Group> {
        match self.n_entries() {
            0 => Vec::new(),
            n => self.results.with(|results| shortlist(&results.hits, n)),
        }
    }

    fn n_entries(&self) -> usize {
        match self.is_open.get() && !self.is_empty.get() {
            true => self.results.with(|results| results.hits.len().min(MOST_ENTRIES)),
            false => 0,
        }
    }

    /// Returns how many entries or searches are offered.
    pub fn n_offered(&self) -> usize {
        self.n_entries() + self.searches().len()
    }

    /// Returns how many options there are: what is offered, and one for all of it.
    pub fn n_options(&self) -> u32 {
        match self.n_offered() {
            0 => 0,
            n => n as u32 + 1,
        }
    }

    /// The visitor is in the box.
    pub fn open(&self) {
        self.is_open.set(true);
    }

    /// The visitor left the box, or sent the offers away.
    pub fn close(&self) {
        self.is_open.set(false);
        self.choose_none();
    }

    /// Asks for offers for `text`.
    pub fn ask(&self, text: String) {
        self.choose_none();
        self.asked.set(text);
    }

    /// Returns whether the visitor waits for entries, so that none is news as well.
    pub fn is_asked(&self) -> bool {
        self.is_open.get() && !is_blank(&self.asked.get())
    }

    /// Returns the number of the chosen option, from 1; 0 is the box itself.
    pub fn chosen(&self) -> u32 {
        match self.chosen.get() {
            at if at <= self.n_options() => at,
            _ => 0,
        }
    }

    /// Goes back to the box.
    pub fn choose_none(&self) {
        self.chosen.set(0);
    }

    /// Forgets the search that option `at` offers and returns whether it offers one.
    pub fn forget(&self, at: u32) -> bool {
        let searches = self.searches();
        let search = searches.get((at as usize).wrapping_sub(1));
        if let Some(search) = search {
            self.preferences.forget_search(search);
        }
        search.is_some()
    }

    /// Moves the choice as `key` says and returns whether it did. From the last option down and from
    /// the first one up is the box, whose text is searched for as it is; Home and End are the box's
    /// own until an option is chosen.
    pub fn step(&self, key: &str) -> bool {
        let (at, last) = (self.chosen(), self.n_options());
        let next = match key {
            "ArrowDown" => (at + 1) % (last + 1),
            "ArrowUp" => (at + last) % (last + 1),
            "Home" if at > 0 => 1,
            "End" if at > 0 => last,
            _ => return false,
        };
        self.chosen.set(next);
        last > 0
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
