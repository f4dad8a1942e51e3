//! The copy of the guide on this device: what is told of it, for the whole page.

use crate::web::platform::offline::{self, News, Wish};
use leptos::prelude::*;

/// What is known of the copy.
#[derive(Clone, Copy)]
pub struct Offline {
    /// There is something newer, which the visitor has not sent away.
    pub has_newer: RwSignal<bool>,
    /// The browser offers to install the guide.
    pub can_install: RwSignal<bool>,
    /// How many bytes are here, and how many more would be sent for the whole guide.
    pub holds: RwSignal<Option<(u32, u32)>>,
    /// What was told last of the work on the copy.
    pub told: RwSignal<Option<News>>,
    on_news: Callback<News>,
}

impl Offline {
    /// Returns what is known, and listens from now on.
    pub fn watch() -> Self {
        let (has_newer, can_install) = (RwSignal::new(false), RwSignal::new(false));
        let (holds, told) = (RwSignal::new(None), RwSignal::new(None));
        let on_news = Callback::new(move |news| match news {
            News::Newer => has_newer.set(true),
            News::Installable(is_offered) => can_install.set(is_offered),
            News::Holds(held, missing) => {
                holds.set(Some((held, missing)));
                told.set(None);
            }
            news => told.set(Some(news)),
        });
        offline::ask(Wish::Watch, on_news);
        Self { has_newer, can_install, holds, told, on_news }
    }

    /// Asks something of the copy.
    pub fn ask(&self, wish: Wish) {
        offline::ask(wish, self.on_news);
    }

    /// Returns whether work on the copy is under way.
    pub fn is_working(&self) -> bool {
        self.told.with(|told| matches!(told, Some(News::Progress(..))))
    }
}
