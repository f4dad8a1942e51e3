//! Where the visitor is and how they get elsewhere. Push or replace is a decision of the caller,
//! always written out; only a change of page scrolls.

use crate::i18n::Locale;
use crate::route::{Address, Route, Screen};
use crate::web::platform;
use crate::web::reactive::memo;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// Whether Back returns to the address that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// It does.
    Push,
    /// It does not: typing, sliding, correcting.
    Replace,
}

/// Where the visitor is.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The screen and its language.
    pub address: Memo<Address>,
    /// The path and query as they stand in the address bar, or are about to.
    pub path_and_query: Memo<String>,
    base: StoredValue<String>,
    /// The screen that was drawn last, once it was whole.
    drawn: StoredValue<Option<Screen>>,
    navigate: Callback<(String, History, bool)>,
}

impl Navigation {
    /// Returns the navigation of the router this is called within.
    pub fn new() -> Self {
        let base = platform::dom::base_path();
        let location = use_location();
        let prefix = base.clone();
        let address = memo(move || {
            let path = location.pathname.get();
            let path = path.strip_prefix(prefix.as_str()).unwrap_or(&path);
            let today = platform::clock::today();
            Address::parse(path, &location.search.get(), today).with_fragment(&location.hash.get())
        });
        let (path, query) = (location.pathname, location.search);
        let path_and_query = memo(move || match query.get() {
            query if query.is_empty() => path.get(),
            query => format!("{}?{query}", path.get()),
        });
        let navigate = use_navigate();
        let navigate = Callback::new(move |(href, history, scroll): (String, History, bool)| {
            let options = NavigateOptions {
                resolve: false,
                replace: history == History::Replace,
                scroll,
                ..Default::default()
            };
            navigate(&href, options);
        });
        let (base, drawn) = (StoredValue::new(base), StoredValue::new(None));
        Self { address, path_and_query, base, drawn, navigate }
    }

    /// Returns the navigation of a page that is written as a file: it stays where it is, and its
    /// links lead to other pages from the page's base.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn standing(address: Address) -> Self {
        let path = address.href();
        Self {
            address: memo(move || address.clone()),
            path_and_query: memo(move || path.clone()),
            base: StoredValue::new(".".to_owned()),
            drawn: StoredValue::new(None),
            navigate: Callback::new(|_| ()),
        }
    }

    /// Returns whether drawing `screen`, `whole` or not yet, brings the visitor somewhere new: not
    /// on the first page they see, nor on the same one drawn again.
    pub fn is_arrival(&self, screen: &Screen, whole: bool) -> bool {
        let before = self.drawn.get_value();
        if whole {
            self.drawn.set_value(Some(screen.clone()));
        }
        whole && before.is_some_and(|before| before != *screen)
    }

    /// Returns the address of a screen, with the path the guide is hosted under.
    pub fn href(&self, route: &Route, locale: Locale) -> String {
        let embed = self.address.with_untracked(|here| here.embed.clone());
        if embed.is_none() {
            return self.full_href(route, locale);
        }
        self.hosted(&Address { route: route.clone(), locale, embed }.href())
    }

    /// Returns the address of a screen in the guide itself, also where it is embedded.
    pub fn full_href(&self, route: &Route, locale: Locale) -> String {
        self.hosted(&route.href(locale))
    }

    fn hosted(&self, href: &str) -> String {
        self.base.with_value(|base| [base, href].concat())
    }

    /// Follows a site's choices for its frame, a query string. What is loaded for a part of the region is
    /// loaded anew for another.
    pub fn take_config(&self, query: &str) {
        let here = self.address.get_untracked();
        let there = Address::parse("e", query, platform::clock::today());
        let (Some(old), Some(new)) = (&here.embed, &there.embed) else { return };
        let is_same_part = old.scope == new.scope;
        let goes_on = is_same_part && old.start == new.start;
        let route = if goes_on { &here.route } else { &there.route };
        let is_new_screen = here.route.screen() != route.screen();
        let href = self.hosted(&new.href(route, there.locale));
        match is_same_part {
            true => self.navigate.run((href, History::Replace, is_new_screen)),
            false => platform::embed::start_anew(&href),
        }
    }

    /// Goes to `route` in the language in use; the page scrolls to its top only when it changes.
    pub fn change(&self, route: &Route, history: History) {
        let (locale, is_new_screen) = self
            .address
            .with_untracked(|here| (here.locale, here.route.screen() != route.screen()));
        self.navigate.run((self.href(route, locale), history, is_new_screen));
    }
}
