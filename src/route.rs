//! Where a visitor is: a [`Route`] and a language, to and from an address, both directions in this
//! one file. Everything a visitor would want to send to someone is in the address; what is default
//! is left out, and what is unknown or broken becomes the default, never an error page.

pub mod dress;
pub mod embed;
mod pairs;
mod query;

use crate::domain::calendar::Date;
use crate::domain::catalogue::{Entry, EntryKind, Slug};
use crate::domain::itinerary::TripRequest;
use crate::domain::map::View;
use crate::domain::search::{Facet, Query, Selection};
use crate::i18n::Locale;
use embed::Embed;
pub use pairs::coarse;
pub use query::{facet_name, query_of};
use query::{query_pairs, read_query, read_view};

/// A screen of the guide.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "there is one route at a time")
)]
pub enum Route {
    /// The front page.
    Home,
    /// Search, facets and the list.
    Search(Query),
    /// The same on a map, and what it looks at.
    Map(Query, Option<View>),
    /// A product, village, sales point, sight or eatery.
    Entry(EntryKind, Slug),
    /// A producer.
    Producer(Slug),
    /// A former district.
    District(Slug),
    /// A commune or ward of today.
    Commune(Slug),
    /// The planner: a trip, or the form to begin one.
    Plan(Option<TripRequest>),
    /// A plan in the letters of its link, which stand where no host is told of them.
    Kept(String),
    /// What the visitor saved on this device.
    Saved,
    /// The programme in figures.
    Programme,
    /// About the guide: licences, credits, how complete the data are.
    About,
    /// A printed sheet that leads to the page of an entry.
    Sheet(EntryKind, Slug),
    /// How to put the guide on a site of one's own, and with which choices.
    Embedding(Box<Embed>, Locale),
    /// An address that leads nowhere.
    NotFound,
}

/// The part of a route that decides which page is made; the rest of it is that page's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The front page.
    Home,
    /// Search, facets and the list.
    Search,
    /// The map.
    Map,
    /// The page of a product, village, sales point, sight or eatery.
    Entry(EntryKind, Slug),
    /// The page of a producer.
    Producer(Slug),
    /// The page of a former district.
    District(Slug),
    /// The page of a commune or ward.
    Commune(Slug),
    /// The planner.
    Plan,
    /// What was saved.
    Saved,
    /// The programme in figures.
    Programme,
    /// About the guide.
    About,
    /// The sheet of an entry.
    Sheet(EntryKind, Slug),
    /// How to embed the guide.
    Embedding,
    /// Nowhere.
    NotFound,
}

impl Screen {
    /// Returns whether the page shows prose, sources or figures, which load when first needed.
    pub fn shows_details(&self) -> bool {
        matches!(self, Self::Entry(..) | Self::Producer(_) | Self::Programme | Self::About)
    }
}

/// Where a visitor is and in which language.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// The screen.
    pub route: Route,
    /// The language of its words.
    pub locale: Locale,
    /// How the guide stands in another's page, if it does.
    pub embed: Option<Embed>,
}

/// Screens named by one word.
const WORDS: [(&str, Route); 4] = [
    ("", Route::Home),
    ("da-luu", Route::Saved),
    ("chuong-trinh", Route::Programme),
    ("gioi-thieu", Route::About),
];

const SEARCH: &str = "tim";
const MAP: &str = "ban-do";
const PLAN: &str = "lich-trinh";
/// As short as can be: the whole plan follows.
const KEPT: &str = "k";
const PRODUCER: &str = "co-so";
const DISTRICT: &str = "quan-huyen";
const COMMUNE: &str = "xa-phuong";
const EMBEDDING: &str = "nhung";
/// Asks for the sheet of an entry instead of its page.
const SHEET: [&str; 2] = ["print", "qr"];

/// The path word of each kind of entry.
const ENTRIES: [(&str, EntryKind); 5] = [
    ("lang", EntryKind::Village),
    ("san-pham", EntryKind::Product),
    ("diem-ban", EntryKind::SalesPoint),
    ("diem-tham-quan", EntryKind::Sight),
    ("an-uong", EntryKind::Eatery),
];

impl Route {
    /// Returns the page of an entry.
    pub fn of_entry(entry: Entry, slug: &Slug) -> Self {
        Self::Entry(entry.kind(), slug.clone())
    }

    /// Returns the list narrowed to one value of a facet.
    pub fn with_facet(facet: Facet, slug: &Slug) -> Self {
        Self::Search(Query {
            selection: Selection::default().with(facet, slug),
            ..Query::default()
        })
    }

    /// Returns the query of the list or the map, if this is one of them.
    pub fn query(&self) -> Option<&Query> {
        match self {
            Self::Search(query) | Self::Map(query, _) => Some(query),
            _ => None,
        }
    }

    /// Returns the same screen with another query, if this is the map; else the list with it.
    pub fn with_query(&self, query: Query) -> Self {
        match self {
            Self::Map(_, view) => Self::Map(query, *view),
            _ => Self::Search(query),
        }
    }

    /// Returns which page this route is shown on.
    pub fn screen(&self) -> Screen {
        match self {
            Self::Home => Screen::Home,
            Self::Search(_) => Screen::Search,
            Self::Map(..) => Screen::Map,
            Self::Entry(kind, slug) => Screen::Entry(*kind, slug.clone()),
            Self::Producer(slug) => Screen::Producer(slug.clone()),
            Self::District(slug) => Screen::District(slug.clone()),
            Self::Commune(slug) => Screen::Commune(slug.clone()),
            Self::Plan(_) | Self::Kept(_) => Screen::Plan,
            Self::Saved => Screen::Saved,
            Self::Programme => Screen::Programme,
            Self::About => Screen::About,
            Self::Sheet(kind, slug) => Screen::Sheet(*kind, slug.clone()),
            Self::Embedding(..) => Screen::Embedding,
            Self::NotFound => Screen::NotFound,
        }
    }

    /// Returns the address of this screen in `locale`, from the root, as plain hosts answer it, where
    /// each page is a folder with a file in it: `/en/lang/bat-trang/`.
    pub fn href(&self, locale: Locale) -> String {
        let mut href = match locale {
            Locale::Vi => "/".to_owned(),
            Locale::En => "/en/".to_owned(),
        };
        let pairs = self.write(&mut href);
        if !href.ends_with('/') {
            href.push('/');
        }
        pairs::write(&mut href, &pairs);
        self.write_letters(&mut href);
        href
    }

    /// Appends what stands behind the `#`, which only a kept plan has.
    fn write_letters(&self, href: &mut String) {
        if let Self::Kept(letters) = self {
            href.push('#');
            href.push_str(letters);
        }
    }

    /// Appends the words of the path, without a slash at their end, and returns the pairs of the query.
    fn write(&self, path: &mut String) -> Vec<(&'static str, String)> {
        let mut page = |word: &str, slug: &Slug| {
            path.push_str(word);
            path.push('/');
            path.push_str(slug.as_str());
            Vec::new()
        };
        match self {
            Self::Entry(kind, slug) => page(word_of(*kind), slug),
            Self::Sheet(kind, slug) => {
                page(word_of(*kind), slug);
                vec![(SHEET[0], SHEET[1].to_owned())]
            }
            Self::Producer(slug) => page(PRODUCER, slug),
            Self::District(slug) => page(DISTRICT, slug),
            Self::Commune(slug) => page(COMMUNE, slug),
            Self::Search(query) => {
                path.push_str(SEARCH);
                query_pairs(query)
            }
            Self::Map(query, view) => {
                path.push_str(MAP);
                let mut pairs = query_pairs(query);
                pairs.extend(view.map(|view| ("at", pairs::view(view))));
                pairs
            }
            Self::Plan(request) => {
                path.push_str(PLAN);
                request.as_ref().map_or_else(Vec::new, TripRequest::to_pairs)
            }
            Self::Kept(_) => {
                path.push_str(KEPT);
                Vec::new()
            }
            Self::Embedding(embed, locale) => {
                path.push_str(EMBEDDING);
                embed.pairs(*locale)
            }
            _ => {
                let word = WORDS.iter().find(|(_, route)| route == self);
                path.push_str(word.map_or("404", |(word, _)| word));
                Vec::new()
            }
        }
    }
}

impl Address {
    /// Returns the address of a screen in the guide itself.
    pub fn new(route: Route, locale: Locale) -> Self {
        Self { route, locale, embed: None }
    }

    /// Returns the screen that a path (without the base it is hosted under) and a query string
    /// name; `today` is what a plan without a date starts from.
    pub fn parse(path: &str, query: &str, today: Date) -> Self {
        let path = path.trim_matches('/');
        if embed::PATHS.contains(&path) {
            return embed::parse(query, today);
        }
        let (locale, path) = match path.strip_prefix("en") {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => {
                (Locale::En, rest.trim_start_matches('/'))
            }
            _ => (Locale::Vi, path),
        };
        Self { route: route(path, query, today), locale, embed: None }
    }

    /// Returns the same address with what stands behind the `#`, which only a kept plan has.
    pub fn with_fragment(mut self, fragment: &str) -> Self {
        if let Route::Kept(letters) = &mut self.route {
            *letters = fragment.trim_start_matches('#').to_owned();
        }
        self
    }

    /// Returns this address as a link.
    pub fn href(&self) -> String {
        match &self.embed {
            Some(embed) => embed.href(&self.route, self.locale),
            None => self.route.href(self.locale),
        }
    }
}

fn route(path: &str, query: &str, today: Date) -> Route {
    if let Some((_, route)) = WORDS.iter().find(|(word, _)| *word == path) {
        return route.clone();
    }
    match path.split_once('/') {
        None if path == SEARCH => Route::Search(read_query(query)),
        None if path == MAP => Route::Map(read_query(query), read_view(query)),
        None if path == PLAN => Route::Plan(read_trip(query, today)),
        None if path == KEPT => Route::Kept(String::new()),
        None if path == EMBEDDING => embed::read_choices(query),
        Some((word, slug)) => {
            let page = Slug::new(slug).and_then(|slug| page(word, slug));
            sheet_or(page.unwrap_or(Route::NotFound), query)
        }
        None => Route::NotFound,
    }
}

/// Returns the sheet of an entry where its page is asked for that, which every static host answers.
fn sheet_or(page: Route, query: &str) -> Route {
    let [name, value] = SHEET;
    match page {
        Route::Entry(kind, slug) if pairs::value(query, name).as_deref() == Some(value) => {
            Route::Sheet(kind, slug)
        }
        page => page,
    }
}

fn page(word: &str, slug: Slug) -> Option<Route> {
    match word {
        PRODUCER => Some(Route::Producer(slug)),
        DISTRICT => Some(Route::District(slug)),
        COMMUNE => Some(Route::Commune(slug)),
        _ => {
            let (_, kind) = ENTRIES.iter().find(|(known, _)| *known == word)?;
            Some(Route::Entry(*kind, slug))
        }
    }
}

fn word_of(kind: EntryKind) -> &'static str {
    ENTRIES.iter().find(|(_, known)| *known == kind).map_or("", |(word, _)| word)
}

fn read_trip(query: &str, today: Date) -> Option<TripRequest> {
    let pairs = pairs::read(query);
    let named: Vec<(&str, &str)> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    (!named.is_empty()).then(|| TripRequest::from_pairs(named.into_iter(), today))
}
