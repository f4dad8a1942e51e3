//! Any bytes as the address of a search: reading it, searching, counting and marking must end well
//! for each. `./dev fuzz query` runs it over the shipped catalogue.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use ve_lang::domain::calendar::Date;
use ve_lang::domain::catalogue::{Catalogue, decode};
use ve_lang::domain::search::{Facet, Index, Query, search};
use ve_lang::i18n::Locale;
use ve_lang::route::{Address, Route};

static GUIDE: LazyLock<(Catalogue, Index)> = LazyLock::new(|| {
    let (catalogue, _) = decode(include_bytes!("../../public/data/catalogue.json"), None)
        .unwrap_or_else(|error| panic!("the shipped catalogue: {error}"));
    let index = Index::new(&catalogue);
    (catalogue, index)
});

/// Returns the query that an address holds.
fn asked(address: &str) -> Option<Query> {
    let today = Date::new(2026, 12, 5)?;
    match Address::parse("/tim", address, today).route {
        Route::Search(query) => Some(query),
        _ => None,
    }
}

fuzz_target!(|bytes: &[u8]| {
    let (catalogue, index) = &*GUIDE;
    let typed = String::from_utf8_lossy(bytes);
    let as_text = Query { text: typed.to_string(), ..Query::default() };
    for query in [Some(as_text), asked(&typed)].into_iter().flatten() {
        let results = search(index, catalogue, &query);
        assert_eq!(results, search(index, catalogue, &query), "the same answer twice");
        let kinds = results.facets.iter().find(|counted| counted.facet == Facet::Kind);
        if query.selection.is_empty() {
            let n: u32 = kinds.iter().flat_map(|kinds| &kinds.values).map(|(_, n)| n).sum();
            assert_eq!(n as usize, results.hits.len(), "every hit is of one kind");
        }
        for hit in results.hits.iter().take(30) {
            for name in catalogue.name(hit.entry).all() {
                for range in results.needles.in_text(name) {
                    assert!(name.get(range).is_some(), "a mark ends within a letter");
                }
            }
        }
        // What an address says is read back as it was written.
        let href = Route::Search(query.clone()).href(Locale::Vi);
        let (_, pairs) = href.split_once('?').unwrap_or_default();
        assert_eq!(asked(pairs), Some(query));
    }
});
