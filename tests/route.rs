//! Addresses and screens, both directions: a table, and properties over any query and any text.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use ve_lang::domain::calendar::Date;
use ve_lang::domain::catalogue::{EntryKind, Slug};
use ve_lang::domain::geo::LatLng;
use ve_lang::domain::search::{Facet, Query, Selection, Sort};
use ve_lang::i18n::Locale;
use ve_lang::route::{Address, Route};

fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

fn parse(href: &str) -> Address {
    let (href, fragment) = href.split_once('#').unwrap_or((href, ""));
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    Address::parse(path, query, today()).with_fragment(fragment)
}

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

/// Returns an address as it was written once, and as some still write it: without the slash at the end of
/// its path.
fn without_slash(href: &str) -> String {
    let end = href.find(['?', '#']).unwrap_or(href.len());
    let (path, rest) = href.split_at(end);
    [path.strip_suffix('/').unwrap(), rest].concat()
}

/// Checks that an address names a screen, also in its older spelling, and that the screen is written as
/// that address.
fn check(href: &str, locale: Locale, route: Route) {
    let address = Address { route: route.clone(), locale, embed: None };
    for spelling in [href, &without_slash(href)] {
        assert_eq!(parse(spelling), address, "{spelling}");
    }
    assert_eq!(route.href(locale), href);
}

#[test]
fn screens_have_addresses() {
    let search = |text: &str, values: &[(Facet, &str)], sort| {
        let (text, selection) = (text.to_owned(), Selection::of(values));
        Route::Search(Query { text, selection, sort, ..Query::default() })
    };
    check("/", Locale::Vi, Route::Home);
    check("/en/", Locale::En, Route::Home);
    check("/lang/bat-trang/", Locale::Vi, Route::Entry(EntryKind::Village, slug("bat-trang")));
    check("/en/san-pham/tra-sen/", Locale::En, Route::Entry(EntryKind::Product, slug("tra-sen")));
    check("/diem-ban/cho-gom/", Locale::Vi, Route::Entry(EntryKind::SalesPoint, slug("cho-gom")));
    check("/diem-tham-quan/co-loa/", Locale::Vi, Route::Entry(EntryKind::Sight, slug("co-loa")));
    check("/an-uong/bun-thang/", Locale::Vi, Route::Entry(EntryKind::Eatery, slug("bun-thang")));
    check("/co-so/quang-vinh/", Locale::Vi, Route::Producer(slug("quang-vinh")));
    check("/quan-huyen/gia-lam/", Locale::Vi, Route::District(slug("gia-lam")));
    check("/en/xa-phuong/bat-trang/", Locale::En, Route::Commune(slug("bat-trang")));
    check("/lang/chuong/?print=qr", Locale::Vi, Route::Sheet(EntryKind::Village, slug("chuong")));
    check("/da-luu/", Locale::Vi, Route::Saved);
    check("/chuong-trinh/", Locale::Vi, Route::Programme);
    check("/en/gioi-thieu/", Locale::En, Route::About);
    check("/lich-trinh/", Locale::Vi, Route::Plan(None));
    check("/k/#", Locale::Vi, Route::Kept(String::new()));
    check("/en/k/#LiFfNxPB_-8", Locale::En, Route::Kept("LiFfNxPB_-8".to_owned()));
    check("/tim/", Locale::Vi, search("", &[], Sort::Relevance));
    check("/tim/?q=g%E1%BB%91m+s%E1%BB%A9", Locale::Vi, search("gốm sứ", &[], Sort::Relevance));
    check(
        "/en/tim/?district=gia-lam,tay-ho&stars=4,5&sort=stars",
        Locale::En,
        search(
            "",
            &[
                (Facet::District, "gia-lam"),
                (Facet::District, "tay-ho"),
                (Facet::Stars, "5"),
                (Facet::Stars, "4"),
            ],
            Sort::Stars,
        ),
    );
    let near = Sort::Distance(LatLng { lat: 21.029, lng: 105.852 });
    check("/tim/?near=21.029,105.852", Locale::Vi, search("", &[], near));
    let market_day = Query {
        selection: Selection::of(&[(Facet::Place, "market")]),
        open_on: Date::new(2026, 12, 5),
        sort: Sort::Name,
        ..Query::default()
    };
    check(
        "/en/tim/?place=market&open=2026-12-05&sort=name",
        Locale::En,
        Route::Search(market_day.clone()),
    );
    check(
        "/ban-do/?place=market&open=2026-12-05&sort=name",
        Locale::Vi,
        Route::Map(market_day, None),
    );
}

#[test]
fn what_is_unknown_or_broken_becomes_the_default() {
    let same = |href: &str, canonical: &str| assert_eq!(parse(href).href(), canonical, "{href}");
    same("/tim", "/tim/");
    same("/tim?sort=price&near=x&village=&x=1&stars=5,%FF,Not_A_Slug", "/tim/?stars=5");
    for broken in ["", "never", "2026-02-30", "2026-12", "05-12-2026", "2026-12-05,2026-12-06"] {
        same(&format!("/tim?open={broken}"), "/tim/");
    }
    same("/tim?open=2026-12-05&open=never", "/tim/?open=2026-12-05");
    same("/en", "/en/");
    same("/english", "/404/");
    same("/lang", "/404/");
    same("/lang/", "/404/");
    same("/lang/B%C3%A1t", "/404/");
    same("/lang/a/b", "/404/");
    same("/nowhere/at-all", "/404/");
    same("/lich-trinh?date=never", "/lich-trinh/?date=2026-11-23");
    same("/lich-trinh?x", "/lich-trinh/");
}

proptest! {
    #[test]
    fn any_query_survives_its_address(
        text in any::<String>(),
        values in prop::collection::vec((0..9_usize, "[a-z0-9-]{1,12}"), 0..6),
        sort in 0..4_usize,
        lat in -90_000..90_000_i32,
        lng in -180_000..180_000_i32,
        date in prop::option::of(0..100_000_i32),
        english in any::<bool>(),
    ) {
        let values: Vec<(Facet, &str)> =
            values.iter().map(|(at, value)| (Facet::ALL[*at], value.as_str())).collect();
        let at = LatLng { lat: f64::from(lat) / 1_000.0, lng: f64::from(lng) / 1_000.0 };
        let sort = [Sort::Relevance, Sort::Stars, Sort::Name, Sort::Distance(at)][sort];
        let selection = Selection::of(&values);
        let open_on = date.map(|days| Date::MIN.plus_days(days));
        let route = Route::Search(Query { text, selection, open_on, sort });
        let locale = if english { Locale::En } else { Locale::Vi };
        prop_assert_eq!(parse(&route.href(locale)), Address { route, locale, embed: None });
    }

    #[test]
    fn no_address_makes_it_panic(path in any::<String>(), query in any::<String>()) {
        let address = Address::parse(&path, &query, today());
        prop_assert_eq!(parse(&address.href()).href(), address.href());
    }
}
