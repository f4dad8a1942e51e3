//! What holds for every query, checked against independent and slower ways to the same answer.

use super::{Library, SHIPPED, SMALL, shipped, small};
use proptest::prelude::*;
use proptest::sample::Index as Pick;
use serde_json::Value;
use std::collections::BTreeMap;
use ve_lang::domain::calendar::Date;
use ve_lang::domain::catalogue::hours::{Hours, OpenHours};
use ve_lang::domain::catalogue::rating::Stars;
use ve_lang::domain::catalogue::{Entry, Location, SalesForm, Slug, Standing};
use ve_lang::domain::geo::{LatLng, distance_km};
use ve_lang::domain::search::{Facet, FacetValue, Loosen, Query, Selection, Sort};
use ve_lang::domain::text::{collation_key, fold};

/// Returns the slugs of the values that an entry has, from the rows and without the index.
fn values(library: &Library, entry: Entry, facet: Facet) -> Vec<String> {
    let catalogue = &library.catalogue;
    let product = match entry {
        Entry::Product(id) => Some(catalogue.product(id)),
        _ => None,
    };
    let craft = |id| catalogue.craft(id).slug.as_str();
    let village = catalogue.village_of(entry).map(|id| catalogue.village(id));
    let values: Vec<&str> = match facet {
        Facet::Kind => match entry {
            Entry::Village(_) => vec!["village"],
            Entry::Product(_) => vec!["product"],
            Entry::SalesPoint(_) => vec!["sales-point"],
            Entry::Sight(_) => vec!["sight"],
            Entry::Eatery(_) => vec!["eatery"],
        },
        Facet::Village => village.iter().map(|row| row.slug.as_str()).collect(),
        Facet::District | Facet::Commune => return areas(library, entry, facet),
        Facet::Group => {
            product.iter().map(|row| catalogue.group(row.group).slug.as_str()).collect()
        }
        Facet::Craft => match (product, entry, village) {
            (Some(row), ..) => vec![craft(catalogue.product_kind(row.kind).craft)],
            (_, Entry::Eatery(_), _) => vec!["food"],
            (.., Some(village)) => vec![craft(village.craft)],
            _ => vec![],
        },
        Facet::Stars => {
            let level = |stars: Stars| ["3", "4", "5"][usize::from(stars.get()) - 3];
            product.iter().map(|row| row.rating.stars.map_or("unknown", level)).collect()
        }
        Facet::Evidence => {
            let names = ["certified", "scored", "proposed", "entered", "reported"];
            product.iter().map(|row| names[row.rating.evidence as usize]).collect()
        }
        Facet::Place => match entry {
            Entry::Village(_) => vec!["craft-village"],
            Entry::Product(_) => vec![],
            Entry::SalesPoint(id) => {
                let row = catalogue.sales_point(id);
                vec![sales_place(row.form, row.standing)]
            }
            Entry::Sight(_) => vec!["sight"],
            Entry::Eatery(_) => vec!["eatery"],
        },
    };
    values.into_iter().map(str::to_owned).collect()
}

fn sales_place(form: SalesForm, standing: Standing) -> &'static str {
    match form {
        SalesForm::Market => "market",
        SalesForm::Mall => "mall",
        _ => match standing {
            Standing::Official => "official",
            Standing::DesignCentre => "design-centre",
            Standing::Planned => "planned",
            Standing::Retailer => "retailer",
            Standing::Maker => "maker",
            Standing::Outlet => "outlet",
        },
    }
}

fn areas(library: &Library, entry: Entry, facet: Facet) -> Vec<String> {
    let catalogue = &library.catalogue;
    let is_blank = |place: &Location| place.commune.is_none() && place.district.is_none();
    let own = catalogue.location(entry);
    let place = match catalogue.village_of(entry) {
        Some(id) if is_blank(own) => &catalogue.village(id).location,
        _ => own,
    };
    let slugs: Vec<&Slug> = if facet == Facet::District {
        place.district.iter().map(|id| &catalogue.district(*id).slug).collect()
    } else {
        let communes = place.commune.iter().chain(&place.or_communes);
        communes.map(|id| &catalogue.commune(*id).slug).collect()
    };
    slugs.into_iter().map(|slug| slug.as_str().to_owned()).collect()
}

/// Returns a day after 1 December 2026.
fn day(n: i32) -> Date {
    Date::new(2026, 12, 1).unwrap().plus_days(n)
}

/// Returns whether an entry is open on a day, from its own hours and those of whoever sells it;
/// `None` where that is not known.
fn is_open(library: &Library, entry: Entry, date: Date) -> Option<bool> {
    let catalogue = &library.catalogue;
    let of = |hours: &Hours| match hours.on(date, &catalogue.holidays) {
        OpenHours::Open(_) => Some(true),
        OpenHours::Unknown if hours.lunar_days.is_empty() => None,
        OpenHours::Unknown => Some(true),
        OpenHours::ByAppointment | OpenHours::Closed => Some(false),
    };
    match entry {
        Entry::Village(_) => None,
        Entry::SalesPoint(id) => of(&catalogue.sales_point(id).hours),
        Entry::Sight(id) => of(&catalogue.sight(id).hours),
        Entry::Eatery(id) => of(&catalogue.eatery(id).hours),
        Entry::Product(id) => {
            let sellers = catalogue.sold_at(id);
            let all: Vec<_> =
                sellers.iter().map(|id| of(&catalogue.sales_point(*id).hours)).collect();
            match (all.contains(&Some(true)), all.contains(&None)) {
                (true, _) => Some(true),
                (false, true) => None,
                (false, false) => Some(false),
            }
        }
    }
}

/// Returns whether an entry has a chosen value in every facet with known choices but `ignored`.
fn admitted(
    library: &Library,
    chosen: &[(Facet, String)],
    entry: Entry,
    ignored: Option<Facet>,
) -> bool {
    Facet::ALL.iter().filter(|facet| Some(**facet) != ignored).all(|facet| {
        let mut wanted = chosen.iter().filter(|(of, _)| of == facet).peekable();
        let own = values(library, entry, *facet);
        wanted.peek().is_none() || wanted.any(|(_, value)| own.contains(value))
    })
}

/// Returns the chosen values that the catalogue knows.
fn known(library: &Library, selection: &Selection) -> Vec<(Facet, String)> {
    let catalogue = &library.catalogue;
    let is_known = |facet, slug: &Slug| FacetValue::find(catalogue, facet, slug).is_some();
    let known = selection.iter().filter(|(facet, slug)| is_known(*facet, slug));
    known.map(|(facet, slug)| (facet, slug.as_str().to_owned())).collect()
}

/// A text made from the names of the catalogue, whole or in part, or of anything.
fn text(library: &'static Library) -> impl Strategy<Value = String> {
    let entries: Vec<Entry> = library.catalogue.entries().collect();
    let name = move |pick: Pick, language: bool, length: usize| {
        let name = library.catalogue.name(*pick.get(&entries));
        let words = name.get(if language { "en" } else { "vi" });
        words.chars().take(length).collect::<String>()
    };
    prop_oneof![
        1 => Just(String::new()),
        6 => (any::<Pick>(), any::<bool>(), 1..30usize).prop_map(move |(p, l, n)| name(p, l, n)),
        2 => "[a-z]{1,3}( [a-z]{1,2}){0,2}",
        1 => "\\PC{0,20}",
    ]
}

/// A query of any text, values known and unknown, and order.
fn query(library: &'static Library) -> impl Strategy<Value = Query> {
    let of = |facet: Facet| {
        library.catalogue.entries().flat_map(move |entry| values(library, entry, facet))
    };
    let all: Vec<(Facet, String)> =
        Facet::ALL.iter().flat_map(|facet| of(*facet).map(|value| (*facet, value))).collect();
    let value = prop_oneof![
        9 => any::<Pick>().prop_map(move |pick| pick.get(&all).clone()),
        1 => any::<Pick>().prop_map(|pick| (*pick.get(&Facet::ALL), "no-such-value".to_owned())),
    ];
    let point = (20.8..21.2, 105.5..106.0).prop_map(|(lat, lng)| LatLng { lat, lng });
    let sort = prop_oneof![
        Just(Sort::Relevance),
        Just(Sort::Stars),
        Just(Sort::Name),
        point.prop_map(Sort::Distance),
    ];
    let selection = prop::collection::vec(value, 0..4).prop_map(|values| {
        values.iter().filter_map(|(facet, text)| Some((*facet, Slug::new(text)?))).collect()
    });
    // Every weekday, holidays and a whole lunar month.
    let date = prop_oneof![2 => Just(None), 1 => (0..120_i32).prop_map(|n| Some(day(n)))];
    (text(library), selection, date, sort).prop_map(|(text, selection, open_on, sort)| Query {
        text,
        selection,
        open_on,
        sort,
    })
}

fn check_counts(library: &Library, query: &Query) -> Result<(), TestCaseError> {
    let results = library.search(query);
    let mut matching: Vec<Entry> =
        library.text(&query.text).hits.iter().map(|hit| hit.entry).collect();
    let chosen = known(library, &query.selection);
    let mut n_unknown = 0;
    if let Some(date) = query.open_on {
        let is_unknown = |entry| is_open(library, entry, date).is_none();
        let would_be = |entry: &&Entry| admitted(library, &chosen, **entry, None);
        n_unknown = matching.iter().filter(would_be).filter(|entry| is_unknown(**entry)).count();
        matching.retain(|entry| is_open(library, *entry, date) == Some(true));
    }
    prop_assert_eq!(results.unknown_hours as usize, n_unknown);

    let mut hits: Vec<Entry> = results.hits.iter().map(|hit| hit.entry).collect();
    let mut expected = matching.clone();
    expected.retain(|entry| admitted(library, &chosen, *entry, None));
    hits.sort_unstable();
    expected.sort_unstable();
    prop_assert_eq!(hits, expected);

    prop_assert_eq!(results.facets.iter().map(|f| f.facet).collect::<Vec<_>>(), Facet::ALL);
    for of in &results.facets {
        let mut expected: BTreeMap<String, u32> = BTreeMap::new();
        for (_, value) in chosen.iter().filter(|(facet, _)| *facet == of.facet) {
            expected.insert(value.clone(), 0);
        }
        for entry in &matching {
            if admitted(library, &chosen, *entry, Some(of.facet)) {
                for value in values(library, *entry, of.facet) {
                    *expected.entry(value).or_default() += 1;
                }
            }
        }
        let counted: BTreeMap<String, u32> =
            of.values.iter().map(|(slug, n)| (slug.as_str().to_owned(), *n)).collect();
        prop_assert_eq!(counted.len(), of.values.len());
        prop_assert_eq!(counted, expected, "{:?}", of.facet);
    }
    Ok(())
}

fn check_loosening(library: &Library, query: &Query) -> Result<(), TestCaseError> {
    let results = library.search(query);
    prop_assert!(results.hits.is_empty() || results.loosen.is_empty());
    prop_assert!(results.loosen.is_sorted_by_key(|(_, n_hits)| std::cmp::Reverse(*n_hits)));
    for (what, n_hits) in &results.loosen {
        let mut looser = query.clone();
        match what {
            Loosen::Text => looser.text.clear(),
            Loosen::Value(facet, slug) => looser.selection = query.selection.without(*facet, slug),
            Loosen::Day => looser.open_on = None,
        }
        prop_assert_eq!(library.search(&looser).hits.len(), *n_hits as usize);
        prop_assert!(*n_hits > 0);
    }
    Ok(())
}

fn check_order(library: &Library, query: &Query) -> Result<(), TestCaseError> {
    let catalogue = &library.catalogue;
    let hits = library.search(query).hits;
    let level = |entry| match entry {
        Entry::Product(id) => catalogue.product(id).rating.stars,
        _ => None,
    };
    let name = |entry: Entry| collation_key(catalogue.name(entry).get("vi"));
    match query.sort {
        Sort::Relevance => prop_assert!(hits.is_sorted_by_key(|hit| std::cmp::Reverse(hit.score))),
        Sort::Stars => prop_assert!(hits.is_sorted_by(|a, b| level(a.entry) >= level(b.entry))),
        Sort::Name => prop_assert!(hits.is_sorted_by_key(|hit| name(hit.entry))),
        Sort::Distance(from) => {
            let metres =
                |entry| Some((distance_km(from, catalogue.point(entry)?) * 1_000.0) as u32);
            let known: Vec<u32> = hits.iter().filter_map(|hit| metres(hit.entry)).collect();
            prop_assert!(known.is_sorted());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn small_answers_are_those_of_brute_force(query in query(small())) {
        check_counts(small(), &query)?;
        check_loosening(small(), &query)?;
        check_order(small(), &query)?;
        prop_assert_eq!(small().search(&query), small().search(&query));
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        let results = small().text(&text);
        prop_assert!(results.hits.len() <= small().catalogue.entries().count());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn shipped_answers_are_those_of_brute_force(query in query(shipped())) {
        check_counts(shipped(), &query)?;
        check_loosening(shipped(), &query)?;
        check_order(shipped(), &query)?;
    }

    #[test]
    fn a_name_begun_without_marks_finds_its_entry(pick in any::<Pick>(), cut in 0.0..1.0) {
        let entries: Vec<Entry> = shipped().catalogue.entries().collect();
        let entry = *pick.get(&entries);
        for name in shipped().catalogue.name(entry).all() {
            let letters: Vec<char> = fold(name).chars().collect();
            let n = 2 + ((letters.len() - 2) as f64 * cut) as usize;
            let begun: String = letters.into_iter().take(n).collect();
            let found = shipped().text(&begun).hits.iter().any(|hit| hit.entry == entry);
            prop_assert!(found, "{:?} of {:?}", begun, name);
        }
    }
}

/// Returns the catalogue with the rows of its tables in another order.
fn shuffled(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(bytes).unwrap();
    let mut state = seed;
    for table in file.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
        for at in (1..table.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            table.swap(at, (state >> 33) as usize % (at + 1));
        }
    }
    serde_json::to_vec(&file).unwrap()
}

fn check_order_of_rows(bytes: &[u8], original: &Library, seed: u64, queries: &[Query]) {
    let other = Library::read(&shuffled(bytes, seed), None);
    let named = |library: &Library, query: &Query| {
        let results = library.search(query);
        let hits: Vec<_> = results
            .hits
            .iter()
            .map(|hit| (hit.entry.kind(), library.slug(hit.entry).to_owned(), hit.score))
            .collect();
        (hits, results.facets, results.loosen, results.relaxed, results.unknown_hours)
    };
    for query in queries {
        assert_eq!(named(original, query), named(&other, query), "{query:?}");
    }
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let texts =
        ["", "gom", "bat trang", "a", "lụa tơ tằm", "silver jewelry", "san pham 4 sao", "zz"];
    let sorts = [Sort::Relevance, Sort::Stars, Sort::Name];
    let narrow = Selection::of(&[(Facet::Kind, "product"), (Facet::District, "gia-lam")]);
    let mut queries = Vec::new();
    for (text, sort) in texts.iter().flat_map(|text| sorts.map(|sort| (text, sort))) {
        for selection in [Selection::default(), narrow.clone()] {
            for open_on in [None, Some(day(0))] {
                let (text, selection) = ((*text).to_owned(), selection.clone());
                queries.push(Query { text, selection, open_on, sort });
            }
        }
    }
    for seed in 0..20 {
        check_order_of_rows(SMALL, small(), seed, &queries);
    }
    check_order_of_rows(SHIPPED, shipped(), 7, &queries);
}
