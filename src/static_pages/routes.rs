//! Which screens have a page of their own, and where its file lies.

use crate::domain::catalogue::Catalogue;
use crate::domain::search::Query;
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
    ];
    routes.extend(catalogue.entries().map(|entry| Route::of_entry(entry, catalogue.slug(entry))));
    routes.extend(catalogue.producers.iter().map(|row| Route::Producer(row.slug.clone())));
    routes.extend(catalogue.districts.iter().map(|row| Route::District(row.slug.clone())));
    routes.extend(catalogue.communes.iter().map(|row| Route::Commune(row.slug.clone())));
    let in_each_language = |route: Route| {
        Locale::ALL.into_iter().map(move |locale| Address { route: route.clone(), locale })
    };
    routes.into_iter().flat_map(in_each_language).collect()
}

/// Returns whether search engines are to know a page: not what is the visitor's own.
pub fn is_public(route: &Route) -> bool {
    !matches!(route, Route::Kept(_) | Route::Saved | Route::NotFound)
}

/// Returns the folder of a page below the guide's own, with a slash at its end unless it is that one:
/// `en/lang/bat-trang/`.
pub fn folder(address: &Address) -> String {
    let href = address.route.folder_href(address.locale);
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
