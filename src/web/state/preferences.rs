//! What the visitor prefers, saved and searched for, kept on the device alone. Saved entries are
//! named by kind and slug, so that they survive a new catalogue.

use crate::domain::calendar::Date;
use crate::domain::catalogue::{Catalogue, Entry};
use crate::domain::itinerary::TripRequest;
use crate::domain::recents;
use crate::i18n::Locale;
use crate::route::dress::Theme;
use crate::route::{Address, Route};
use crate::web::platform::storage::{self, Key};
use crate::web::reactive::derived;
use leptos::prelude::*;

/// What the visitor prefers, saved and searched for.
#[derive(Clone, Copy)]
pub struct Preferences {
    /// The pages of what was saved, newest first, without a slash at their end: `/lang/bat-trang`.
    saved: RwSignal<Vec<String>>,
    /// The theme, `None` to follow the device.
    theme: RwSignal<Option<Theme>>,
    /// The offer to read in another language was declined.
    pub language_offer_declined: RwSignal<bool>,
    /// The card on installing was sent away.
    pub install_card_declined: RwSignal<bool>,
    /// What the visitor searched for, newest first.
    searches: RwSignal<Vec<String>>,
}

impl Preferences {
    /// Returns what is kept on the device.
    pub fn load() -> Self {
        let lines = |key| {
            let kept = storage::load(key).unwrap_or_default();
            RwSignal::new(kept.lines().map(str::to_owned).collect())
        };
        let theme = match storage::load(Key::Theme).as_deref() {
            Some("light") => Some(Theme::Light),
            Some("dark") => Some(Theme::Dark),
            _ => None,
        };
        Self {
            saved: lines(Key::Saved),
            theme: RwSignal::new(theme),
            language_offer_declined: RwSignal::new(storage::load(Key::LanguageOffer).is_some()),
            install_card_declined: RwSignal::new(storage::load(Key::InstallCard).is_some()),
            searches: lines(Key::Searches),
        }
    }

    /// Returns the theme the visitor chose.
    pub fn theme(&self) -> Option<Theme> {
        self.theme.get()
    }

    /// Chooses a theme, or leaves it to the device again.
    pub fn choose_theme(&self, theme: Option<Theme>) {
        self.theme.set(theme);
        // A browser that keeps nothing forgets the choice with the page; that is all.
        let _ = storage::save(Key::Theme, theme.map_or("", Theme::word));
    }

    /// Returns the trip that was looked at last, unless its day has passed. It is read from the
    /// device each time: ask again when the address changes.
    pub fn trip(&self, today: Date) -> Option<TripRequest> {
        let href = storage::load(Key::Trip)?;
        let (path, query) = href.split_once('?')?;
        match Address::parse(path, query, today).route {
            Route::Plan(Some(request)) if request.date >= today => Some(request),
            _ => None,
        }
    }

    /// Keeps the trip that is looked at.
    pub fn keep_trip(&self, request: Signal<Option<TripRequest>>) {
        let href = move || Some(Route::Plan(Some(request.get()?)).href(Locale::Vi));
        storage::follow(Key::Trip, derived(href));
    }

    /// Declines the offer to read in another language.
    pub fn decline_language_offer(&self) {
        self.language_offer_declined.set(true);
        let _ = storage::save(Key::LanguageOffer, "declined");
    }

    /// Sends the card on installing away.
    pub fn decline_install_card(&self) {
        self.install_card_declined.set(true);
        let _ = storage::save(Key::InstallCard, "declined");
    }

    /// Returns the visitor's newest searches, at most `most`.
    pub fn searches(&self, most: usize) -> Vec<String> {
        self.searches.read().iter().take(most).cloned().collect()
    }

    /// Keeps a search that was meant.
    pub fn keep_search(&self, text: &str) {
        let searches = recents::with(&self.searches.read_untracked(), text);
        self.set_searches(searches);
    }

    /// Forgets a search.
    pub fn forget_search(&self, text: &str) {
        let searches = recents::without(&self.searches.read_untracked(), text);
        self.set_searches(searches);
    }

    /// Forgets every search.
    pub fn forget_searches(&self) {
        self.set_searches(Vec::new());
    }

    fn set_searches(&self, searches: Vec<String>) {
        let _ = storage::save(Key::Searches, &searches.join("\n"));
        self.searches.update(|known| *known = searches);
    }

    /// Returns whether an entry is saved.
    pub fn is_saved(&self, catalogue: &Catalogue, entry: Entry) -> bool {
        self.saved.read().contains(&page(catalogue, entry))
    }

    /// Saves an entry, or forgets it.
    pub fn toggle_saved(&self, catalogue: &Catalogue, entry: Entry) {
        let page = page(catalogue, entry);
        self.saved.update(|saved| match saved.iter().position(|known| *known == page) {
            Some(at) => drop(saved.remove(at)),
            None => saved.insert(0, page),
        });
        let _ = storage::save(Key::Saved, &self.saved.read_untracked().join("\n"));
    }

    /// Returns the saved entries that the catalogue still has, newest first, and how many it has
    /// no more.
    pub fn saved(&self, catalogue: &Catalogue) -> (Vec<Entry>, usize) {
        let saved = self.saved.read();
        let found: Vec<Entry> =
            catalogue.entries().filter(|entry| saved.contains(&page(catalogue, *entry))).collect();
        let position = |entry: &Entry| saved.iter().position(|p| *p == page(catalogue, *entry));
        let mut entries = found;
        entries.sort_by_key(position);
        let gone = saved.len().saturating_sub(entries.len());
        (entries, gone)
    }

    /// Returns how many entries are saved.
    pub fn n_saved(&self) -> usize {
        self.saved.read().len()
    }
}

/// Returns what an entry is kept by on devices.
fn page(catalogue: &Catalogue, entry: Entry) -> String {
    let href = Route::of_entry(entry, catalogue.slug(entry)).href(Locale::Vi);
    href.trim_end_matches('/').to_owned()
}
