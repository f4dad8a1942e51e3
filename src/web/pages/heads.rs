//! What the head of the document says of each screen: title, description, canonical address.

use crate::domain::catalogue::{Catalogue, Entry};
use crate::i18n::Locale;
use crate::route::Route;
use crate::web::components::where_line::commune_name;
use crate::web::platform::head::Head;
use crate::web::reactive::derived;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;

/// Returns the head of the screen the visitor is on.
pub fn head() -> Signal<Head> {
    let guide = use_guide();
    derived(move || {
        let address = guide.navigation.address.get();
        let (own_title, description) = title_of(guide, &address.route);
        let title = match own_title.as_str() {
            "" => guide.site_name().text(),
            title => format!("{title} · {}", &**guide.site_name()),
        };
        let canonical = canonical(&address.route);
        Head {
            title,
            description,
            language: guide.locale().tag(),
            alternates: Locale::ALL.map(|l| (l.tag(), canonical.href(l))).to_vec(),
            canonical: canonical.href(address.locale),
        }
    })
}

/// The address a screen is best known by: a list sorted or narrowed is still its own, but a trip
/// is a trip, not a page of its own for search engines.
fn canonical(route: &Route) -> Route {
    match route {
        Route::Plan(_) | Route::Kept(_) => Route::Plan(None),
        Route::Sheet(kind, slug) => Route::Entry(*kind, slug.clone()),
        Route::Embedding(..) => Route::Embedding(Box::default(), Locale::Vi),
        other => other.clone(),
    }
}

/// Returns what the screen the visitor is on is called.
pub fn title(guide: &Guide) -> String {
    guide.navigation.address.with(|here| title_of(guide, &here.route).0)
}

fn title_of(guide: &Guide, route: &Route) -> (String, String) {
    let catalogue = guide.catalogue();
    let same = |text: String| (text, guide.site_description().to_string());
    match route {
        Route::Home => same(String::new()),
        Route::Map(..) => same(guide.map_title().to_string()),
        Route::Search(query) if query.text.is_empty() => same(guide.search_title().to_string()),
        Route::Search(query) => same(guide.search_title_for().fill(&[("text", &query.text)])),
        Route::Entry(kind, slug) => match catalogue.find(*kind, slug) {
            Some(entry) => (guide.say(catalogue.name(entry)), about(guide, catalogue, entry)),
            None => same(guide.missing_title().to_string()),
        },
        Route::Producer(slug) => match catalogue.find_producer(slug) {
            Some(id) => same(catalogue.producer(id).name.to_string()),
            None => same(guide.missing_title().to_string()),
        },
        Route::District(slug) => match catalogue.find_district(slug) {
            Some(id) => same(catalogue.district(id).name.to_string()),
            None => same(guide.missing_title().to_string()),
        },
        Route::Commune(slug) => match catalogue.find_commune(slug) {
            Some(id) => {
                let commune = catalogue.commune(id);
                same(commune_name(guide, commune.is_ward, &commune.name))
            }
            None => same(guide.missing_title().to_string()),
        },
        Route::Plan(_) | Route::Kept(_) => same(guide.nav_plan().to_string()),
        Route::Saved => same(guide.nav_saved().to_string()),
        Route::Programme => same(guide.programme_title().to_string()),
        Route::About => same(guide.about_title().to_string()),
        Route::Sheet(kind, slug) => title_of(guide, &Route::Entry(*kind, slug.clone())),
        Route::Embedding(..) => {
            (guide.embedding_title().to_string(), guide.embedding_lead().to_string())
        }
        Route::NotFound => same(guide.missing_title().to_string()),
    }
}

fn about(guide: &Guide, catalogue: &Catalogue, entry: Entry) -> String {
    match entry {
        Entry::Village(id) => guide.say(&catalogue.village(id).about),
        Entry::Product(id) => guide.say(&catalogue.product(id).about),
        Entry::Sight(id) => guide.say(&catalogue.sight(id).about),
        Entry::Eatery(id) => guide.say(&catalogue.eatery(id).about),
        Entry::SalesPoint(_) => guide.site_description().to_string(),
    }
}
