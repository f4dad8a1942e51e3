//! The guide's pages as text, made without a browser by the very components that show them in one.
//! What only a browser knows (the minute, what is saved, the width of the window) is left out.

use super::components::frame::Frame;
use super::components::tile::tile;
use super::pages;
pub use super::platform::head::Head;
use super::state::guide::{Details, Guide, Loaded};
use super::state::navigation::Navigation;
use super::state::offline::Offline;
use super::state::plans::Plans;
use super::state::preferences::Preferences;
use crate::domain::calendar::Date;
use crate::domain::catalogue::Catalogue;
use crate::domain::search::Index;
use crate::drawing::Drawing;
use crate::i18n::Messages;
use crate::route::Address;
use leptos::prelude::*;
use view_macro::view;

/// A page: what its head says, and its body as HTML.
pub struct Page {
    /// Title, description and addresses.
    pub head: Head,
    /// Everything that a visitor sees.
    pub body: String,
}

/// Writes pages of one catalogue.
pub struct Writer {
    loaded: &'static Loaded,
    today: Date,
}

impl Writer {
    /// Returns a writer of the pages of a catalogue with its details. Both are kept until the program
    /// ends, as a page in a browser keeps them.
    pub fn new(catalogue: Catalogue) -> Self {
        let index = Box::leak(Box::new(Index::new(&catalogue)));
        let loaded = Loaded { catalogue, index, issues: Vec::new(), file: &[] };
        Self { loaded: Box::leak(Box::new(loaded)), today: super::platform::clock::today() }
    }

    /// Returns the catalogue.
    pub fn catalogue(&self) -> &'static Catalogue {
        &self.loaded.catalogue
    }

    /// Returns the page at `address`, in the language that `words` are of.
    pub fn write(&self, address: Address, words: &'static Messages) -> Page {
        self.within(address, words, || Page {
            head: pages::head().get_untracked(),
            body: view! { <Frame/> }.to_html(),
        })
    }

    /// Returns what the head of the page at `address` says.
    pub fn head(&self, address: Address, words: &'static Messages) -> Head {
        self.within(address, words, || pages::head().get_untracked())
    }

    /// Does `work` where the guide stands at `address`.
    fn within<T>(&self, address: Address, words: &'static Messages, work: impl FnOnce() -> T) -> T {
        let owner = Owner::new();
        let done = owner.with(|| {
            let guide = Guide {
                loaded: self.loaded,
                details: Details::There,
                details_wanted: RwSignal::new(false),
                whole: RwSignal::new(Some(Ok(Some(self.loaded)))),
                words,
                navigation: Navigation::standing(address),
                preferences: Preferences::load(),
                plans: Plans::load(),
                offline: Offline::watch(),
                today: self.today,
                embed: None,
                on_retry: Callback::new(|()| ()),
            };
            provide_context(pages::Parts::new(pages::Sources::here()));
            provide_context::<&'static Guide>(Box::leak(Box::new(guide)));
            work()
        });
        owner.unset_with_forced_cleanup();
        done
    }

    /// Returns a block print as SVG.
    pub fn print(&self, drawing: Drawing) -> String {
        tile(drawing).to_html()
    }
}
