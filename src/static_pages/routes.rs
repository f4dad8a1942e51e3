//! Which screens have a page of their own, and where its file lies.

use crate::domain::catalogue::{Catalogue, Entry, Slug};
use crate::domain::search::Query;
use crate::drawing::{self, Drawing};
use crate::i18n::Locale;
use crate::route::{Address, Route};

/// Returns the screens of a catalogue that have a page, in every language: all that an address without
/// a query can name.
pub fn all(catalogue: &Catalogue) -> Vec<Address> {
    let mut routes = vec![
        Route::Home,
        Route::Search(Query::default()),
        Route::Map(Query::default(), None),
        Route::Plan(None),
        Route::Kept(String::new()),
        Route::Saved,
        Route::Programme,
        Route::About,
        Route::Embedding(Box::default(), Locale::Vi),
    ];
    routes.extend(catalogue.entries().map(|entry| Route::of_entry(entry, catalogue.slug(entry))));
    routes.extend(catalogue.producers.iter().map(|row| Route::Producer(row.slug.clone())));
    routes.extend(catalogue.districts.iter().map(|row| Route::District(row.slug.clone())));
    routes.extend(catalogue.communes.iter().map(|row| Route::Commune(row.slug.clone())));
    let in_each_language = |route: Route| {
        Locale::ALL.into_iter().map(move |locale| Address::new(route.clone(), locale))
    };
    routes.into_iter().flat_map(in_each_language).collect()
}

/// Returns whether search engines are to know a page: not what is the visitor's own.
pub fn is_public(route: &Route) -> bool {
    !matches!(route, Route::Kept(_) | Route::Saved | Route::NotFound)
}

/// Returns the block print that stands for a page: an entry's own, and for others that of the first entry
/// that belongs to it.
pub fn drawing(catalogue: &Catalogue, route: &Route) -> Drawing {
    let of = |entry: Entry, seed: &str| {
        let craft = catalogue.craft_of(entry).map(|id| catalogue.craft(id).slug.as_str());
        Drawing::new(craft.unwrap_or(drawing::VISIT), seed)
    };
    let first = |slug: &Slug, belongs: &dyn Fn(Entry) -> bool| {
        let entry = catalogue.entries().find(|entry| belongs(*entry));
        entry.map(|entry| of(entry, slug.as_str()))
    };
    let found = match route {
        Route::Entry(kind, slug) => {
            catalogue.find(*kind, slug).map(|entry| of(entry, slug.as_str()))
        }
        Route::Producer(slug) => catalogue.find_producer(slug).and_then(|id| {
            let products = catalogue.products_of_producer(id);
            products.first().map(|product| of(Entry::Product(*product), slug.as_str()))
        }),
        Route::District(slug) => {
            let id = catalogue.find_district(slug);
            first(slug, &|entry| id.is_some() && catalogue.location(entry).district == id)
        }
        Route::Commune(slug) => {
            let id = catalogue.find_commune(slug);
            first(slug, &|entry| id.is_some() && catalogue.location(entry).commune == id)
        }
        _ => None,
    };
    found.unwrap_or_else(|| Drawing::new(drawing::VISIT, &route.href(Locale::Vi)))
}

/// Returns the folder of a page below the guide's own, with a slash at its end unless it is that one:
/// `en/lang/bat-trang/`.
pub fn folder(address: &Address) -> String {
    let href = address.route.href(address.locale);
    let path = href.split(['?', '#']).next().unwrap_or_default();
    path.trim_start_matches('/').to_owned()
}

/// Returns the way from a page's folder to the guide's own: `../../../`, or `./`.
pub fn way_up(folder: &str) -> String {
    match folder.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}
