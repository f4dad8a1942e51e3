//! What everything below the gate shares: the catalogue, its index, the words of the language in
//! use, where the visitor is and what they prefer. All of it is there, so views are synchronous.

use super::navigation::Navigation;
use super::offline::Offline;
use super::plans::Plans;
use super::preferences::Preferences;
use crate::domain::calendar::Date;
use crate::domain::catalogue::{Catalogue, Entry, Wording, issue::Issue};
use crate::domain::search::{Index, Query};
use crate::domain::travel::Basis;
use crate::drawing::{self, Drawing};
use crate::i18n::explain::LoadError;
use crate::i18n::{Locale, Messages};
use crate::route::embed::Embed;
use crate::route::{Route, Screen};
use crate::web::platform::dom;
use leptos::prelude::*;
use std::ops::Deref;

/// The catalogue as loaded.
pub struct Loaded {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// Its search index.
    pub index: &'static Index,
    /// What decoding could not use.
    pub issues: Vec<Issue>,
    /// The file it came from, without the details.
    pub file: &'static [u8],
}

/// The catalogue with its details, nothing where nobody wants them, or why they could not be loaded.
pub type Whole = Result<Option<&'static Loaded>, LoadError>;

/// Everything below the gate, in one language. It lives as long as the page: one is made for each
/// language the visitor reads in, and views hold it by plain reference.
pub struct Guide {
    /// The catalogue, its index and its issues.
    pub loaded: &'static Loaded,
    /// Whether the catalogue's details are there.
    pub details: Details,
    /// Set by a part of a page that says more with the details than without.
    pub details_wanted: RwSignal<bool>,
    /// The catalogue with its details, once they are there.
    pub whole: RwSignal<Option<Whole>>,
    /// The words of the language in use.
    pub words: &'static Messages,
    /// Where the visitor is.
    pub navigation: Navigation,
    /// What the visitor prefers and saved.
    pub preferences: Preferences,
    /// The plans kept on the device.
    pub plans: Plans,
    /// The copy of the guide on this device.
    pub offline: Offline,
    /// Today in Hà Nội.
    pub today: Date,
    /// How the guide stands in another's page, if it does.
    pub embed: Option<Embed>,
    /// Loads again what could not be loaded.
    pub on_retry: Callback<()>,
}

/// Whether the prose, sources and figures of the catalogue are there: they come when a page first
/// shows them.
pub enum Details {
    /// They are on their way, or nothing has asked for them.
    Coming,
    /// They are there.
    There,
    /// They could not be loaded.
    Failed(LoadError),
}

impl Deref for Guide {
    type Target = Messages;
    fn deref(&self) -> &Messages {
        self.words
    }
}

/// Returns what everything below the gate shares.
pub fn use_guide() -> &'static Guide {
    expect_context()
}

impl Guide {
    /// Returns whether everything that a screen shows is there.
    pub fn shows(&self, screen: &Screen) -> bool {
        matches!(self.details, Details::There) || !screen.shows_details()
    }

    /// Returns the catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.loaded.catalogue
    }

    /// Returns the catalogue, with its details as soon as they are there. For parts of pages that do
    /// without them too; they ask for them by `details_wanted`.
    pub fn fullest_catalogue(&self) -> &Catalogue {
        // Both have one index unless a row is gone, and then other ids.
        match self.whole.get() {
            Some(Ok(Some(whole))) if std::ptr::eq(whole.index, self.loaded.index) => {
                &whole.catalogue
            }
            _ => self.catalogue(),
        }
    }

    /// Returns what the times and ways of a plan rest on, in words.
    pub fn basis_note(&self, basis: Basis) -> String {
        match basis {
            Basis::Roads => self.travel_note().text(),
            Basis::Matrix => self.travel_note_matrix().text(),
            Basis::Straight => self.travel_note_straight().text(),
        }
    }

    /// Returns the language in use.
    pub fn locale(&self) -> Locale {
        self.words.locale
    }

    /// Returns words of the catalogue in the language in use.
    pub fn say(&self, wording: &Wording) -> String {
        wording.get(self.locale().tag()).to_owned()
    }

    /// Returns the Vietnamese words, when the language in use has others of its own.
    pub fn also_in_vietnamese(&self, wording: &Wording) -> Option<String> {
        let (shown, vietnamese) = (wording.get(self.locale().tag()), wording.get("vi"));
        (shown != vietnamese).then(|| vietnamese.to_owned())
    }

    /// Returns the address of a screen: in an embedded guide within the frame, or, if it is of what the
    /// frame does not keep to, in the guide itself.
    pub fn href(&self, route: &Route) -> String {
        match &self.embed {
            Some(embed) if !embed.admits(self.catalogue(), route) => {
                self.navigation.full_href(route, self.locale())
            }
            _ => self.navigation.href(route, self.locale()),
        }
    }

    /// Returns the entries that an embedded guide keeps to: all of them elsewhere.
    pub fn within(&self, entries: impl IntoIterator<Item = Entry>) -> Vec<Entry> {
        entries.into_iter().filter(|entry| self.keeps_to(*entry)).collect()
    }

    /// Returns whether an entry is of what an embedded guide keeps to.
    pub fn keeps_to(&self, entry: Entry) -> bool {
        let scope = self.embed.as_ref().and_then(|embed| embed.scope.as_ref());
        scope.is_none_or(|scope| scope.holds(self.catalogue(), entry))
    }

    /// Returns the address of the screen on show in the guide itself, with all that it shows.
    pub fn full_href(&self) -> String {
        let route = self.navigation.address.with(|here| here.route.clone());
        let route =
            self.embed.as_ref().map_or_else(|| route.clone(), |embed| embed.in_full(&route));
        self.navigation.full_href(&route, self.locale())
    }

    /// Returns the link under which others see the screen on show, from the scheme on.
    pub fn link_to_page(&self) -> String {
        let (origin, page) = dom::origin_and_page();
        if self.embed.is_some() { origin + &untrack(|| self.full_href()) } else { page }
    }

    /// Returns the address of the map on the map, and of the list elsewhere, with another query.
    pub fn here_with(&self, query: Query) -> String {
        self.href(&self.navigation.address.with(|here| here.route.with_query(query)))
    }

    /// Returns the address of an entry's page.
    pub fn entry_href(&self, entry: Entry) -> String {
        self.href(&Route::of_entry(entry, self.catalogue().slug(entry)))
    }

    /// Returns the name of an entry's craft for drawing: places without one are a village gate.
    pub fn craft_name(&self, entry: Entry) -> &str {
        let catalogue = self.catalogue();
        match entry {
            Entry::Eatery(_) => "food",
            _ => catalogue
                .craft_of(entry)
                .map_or(drawing::VISIT, |craft| catalogue.craft(craft).slug.as_str()),
        }
    }

    /// Returns the block print of an entry.
    pub fn drawing(&self, entry: Entry) -> Drawing {
        Drawing::new(self.craft_name(entry), self.catalogue().slug(entry).as_str())
    }

    /// Returns the block prints of a run of entries, no two neighbours alike.
    pub fn drawings(&self, entries: &[Entry]) -> Vec<Drawing> {
        let catalogue = self.catalogue();
        drawing::row(
            entries.iter().map(|entry| (self.craft_name(*entry), catalogue.slug(*entry).as_str())),
        )
    }
}
