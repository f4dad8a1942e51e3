//! The guide in another's page: the part of the region it keeps to, where it begins and how it is
//! dressed. All of it stands in every address of the embedded guide, so that its links, Back and a
//! reload keep it. Why every such address is one file and a query: docs/decisions/embed.md.

use super::dress::Dress;
use super::{Address, Route, pairs};
use crate::domain::calendar::Date;
use crate::domain::catalogue::{Catalogue, Entry, Slug};
use crate::domain::map::View;
use crate::domain::scope::{Area, Scope};
use crate::domain::search::Query;
use crate::i18n::Locale;

/// The one file that sites may frame, as a host may call it.
pub(super) const PATHS: [&str; 2] = ["e", "e/index.html"];

/// The screen within the frame, where it is not the first: its path and query in the guide itself.
const TO: &str = "to";
const LANG: &str = "lang";
const VIEW: &str = "view";

/// How the guide stands in another's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embed {
    /// The part of the region it keeps to; without one, all of it.
    pub scope: Option<Scope>,
    /// Where it begins.
    pub start: Start,
    /// How it is dressed.
    pub dress: Dress,
}

/// Where an embedded guide begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// The list.
    #[default]
    List,
    /// The map.
    Map,
    /// The planner.
    Plan,
}

impl Start {
    /// Every beginning with its word in addresses.
    pub const ALL: [(&str, Self); 3] =
        [("list", Self::List), ("map", Self::Map), ("plan", Self::Plan)];

    /// Returns its screen.
    pub fn route(self) -> Route {
        match self {
            Self::List => Route::Search(Query::default()),
            Self::Map => Route::Map(Query::default(), None::<View>),
            Self::Plan => Route::Plan(None),
        }
    }
}

impl Embed {
    /// Returns what a query string asks for; what is missing or broken is as usual.
    pub fn read(query: &str) -> Self {
        let mut embed = Self::default();
        for (name, value) in pairs::read(query) {
            let area = Area::ALL.into_iter().find(|(word, _)| *word == name);
            if let (Some((_, area)), Some(slug)) = (area, Slug::new(&value)) {
                // Of several the narrowest holds.
                let before = embed.scope.take().filter(|scope| scope.area as u8 > area as u8);
                embed.scope = before.or(Some(Scope { area, slug }));
            } else if name == VIEW {
                let start = Start::ALL.into_iter().find(|(word, _)| *word == value);
                embed.start = start.map_or(embed.start, |(_, start)| start);
            } else {
                let _ = embed.dress.read(&name, &value);
            }
        }
        embed
    }

    /// Returns what of a query string cannot be followed, by name, and why: `contrast` for a colour that
    /// would not be readable, `area` for one that the catalogue does not have, `value` for anything else.
    pub fn refused(query: &str, catalogue: &Catalogue) -> Vec<(&'static str, &'static str)> {
        let embed = Self::read(query);
        let mut refused = embed.dress.too_pale();
        for (name, value) in pairs::read(query) {
            let area = Area::ALL.into_iter().find(|(word, _)| *word == name);
            if let Some((word, area)) = area {
                let scope = Slug::new(&value).map(|slug| Scope { area, slug });
                if scope.is_none_or(|scope| scope.name(catalogue).is_none()) {
                    refused.push((word, "area"));
                }
            } else if name == VIEW && !Start::ALL.iter().any(|(word, _)| *word == value) {
                refused.push((VIEW, "value"));
            } else if name == LANG && !Locale::ALL.iter().any(|locale| locale.tag() == value) {
                refused.push((LANG, "value"));
            } else if let Err(word) = Dress::default().read(&name, &value) {
                refused.push((word, "value"));
            }
        }
        refused
    }

    /// Returns the address of a screen within the frame.
    pub fn href(&self, route: &Route, locale: Locale) -> String {
        let mut href = "/e/".to_owned();
        let mut written = self.pairs(locale);
        if *route != Route::Home && *route != self.start.route() {
            // No host is asked for it: the shorter of the two that are read.
            let mut to = String::new();
            let inner = self.without_scope(route).write(&mut to);
            pairs::write(&mut to, &inner);
            written.push((TO, to));
        }
        pairs::write(&mut href, &written);
        route.write_letters(&mut href);
        href
    }

    /// Returns the pairs that every address of the embedded guide has, the usual ones left out.
    pub fn pairs(&self, locale: Locale) -> Vec<(&'static str, String)> {
        let mut written = Vec::new();
        if let Some(scope) = &self.scope {
            written.push((scope.area.word(), scope.slug.as_str().to_owned()));
        }
        let start = Start::ALL.into_iter().find(|(_, start)| *start == self.start);
        if let Some((word, _)) = start.filter(|_| self.start != Start::default()) {
            written.push((VIEW, word.to_owned()));
        }
        if locale != Locale::Vi {
            written.push((LANG, locale.tag().to_owned()));
        }
        written.extend(self.dress.pairs());
        written
    }

    /// Returns whether a screen is shown within the frame; all others open in the guide itself.
    pub fn admits(&self, catalogue: &Catalogue, route: &Route) -> bool {
        let holds = |scope: &Scope| match route {
            Route::Entry(kind, slug) => {
                catalogue.find(*kind, slug).is_none_or(|entry| scope.holds(catalogue, entry))
            }
            Route::Producer(slug) => catalogue.find_producer(slug).is_none_or(|id| {
                let products = catalogue.products_of_producer(id).into_iter();
                let points = catalogue.sales_points_of_producer(id).into_iter();
                let mut all = products.map(Entry::Product).chain(points.map(Entry::SalesPoint));
                all.any(|entry| scope.holds(catalogue, entry))
            }),
            Route::District(slug) => scope.area == Area::District && scope.slug == *slug,
            Route::Commune(slug) => scope.holds_commune(catalogue, slug),
            _ => true,
        };
        let is_about_all = matches!(
            route,
            Route::Saved
                | Route::Programme
                | Route::About
                | Route::Sheet(..)
                | Route::Embedding(..)
        );
        !is_about_all && self.scope.as_ref().is_none_or(holds)
    }

    /// Returns the screen of the guide itself that shows what `route` shows within the frame.
    pub fn in_full(&self, route: &Route) -> Route {
        match (route.query(), &self.scope) {
            (Some(query), Some(scope)) => {
                let mut query = query.clone();
                query.selection = query.selection.with(scope.area.facet(), &scope.slug);
                route.with_query(query)
            }
            _ => route.clone(),
        }
    }

    fn without_scope(&self, route: &Route) -> Route {
        let mut route = route.clone();
        if let Route::Plan(Some(request)) = &mut route {
            request.within = None;
        }
        route
    }
}

fn locale(query: &str) -> Locale {
    let tag = pairs::value(query, LANG);
    let known = Locale::ALL.into_iter().find(|known| Some(known.tag()) == tag.as_deref());
    known.unwrap_or(Locale::Vi)
}

/// Returns the choices of a site as its query string has them.
pub(super) fn read_choices(query: &str) -> Route {
    Route::Embedding(Box::new(Embed::read(query)), locale(query))
}

/// Returns the screen that a query string names within the frame.
pub(super) fn parse(query: &str, today: Date) -> Address {
    let embed = Embed::read(query);
    let mut route = match pairs::value(query, TO) {
        Some(to) => {
            let (path, query) = to.split_once('?').unwrap_or((&to, ""));
            super::route(path.trim_matches('/'), query, today)
        }
        None => embed.start.route(),
    };
    if route == Route::Home {
        route = embed.start.route();
    }
    if let Route::Plan(Some(request)) = &mut route {
        request.within.clone_from(&embed.scope);
    }
    Address { route, locale: locale(query), embed: Some(embed) }
}
