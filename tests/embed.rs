//! The guide in another's page: addresses both ways, which screens stay in the frame, what a part of the
//! region holds in search, facets and plans, and how a site may dress it.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use std::sync::OnceLock;
use ve_lang::command::decode_source as decode;
use ve_lang::domain::calendar::Date;
use ve_lang::domain::catalogue::{Catalogue, Entry, EntryKind, Slug};
use ve_lang::domain::colour::Colour;
use ve_lang::domain::itinerary::{Mode, PlaceRef, TripRequest, check, plan, problem};
use ve_lang::domain::pace::{Pace, at_once};
use ve_lang::domain::scope::{Area, Scope};
use ve_lang::domain::search::{Facet, Index, Query, search};
use ve_lang::domain::travel::{Network, network};
use ve_lang::i18n::Locale;
use ve_lang::route::dress::{Dress, Own, Theme};
use ve_lang::route::embed::{Embed, Start};
use ve_lang::route::{Address, Route};

fn catalogue() -> &'static Catalogue {
    static SHIPPED: OnceLock<Catalogue> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let (core, details) = (
            include_bytes!("../public/data/catalogue.json"),
            include_bytes!("../public/data/details.json"),
        );
        decode(core, Some(details)).unwrap().0
    })
}

fn roads() -> &'static Network {
    static ROADS: OnceLock<Network> = OnceLock::new();
    ROADS.get_or_init(|| network::decode(include_bytes!("../public/data/roads.json")).unwrap().0)
}

fn today() -> Date {
    Date::new(2026, 11, 27).unwrap()
}

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

fn parse(href: &str) -> Address {
    let (href, fragment) = href.split_once('#').unwrap_or((href, ""));
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    Address::parse(path, query, today()).with_fragment(fragment)
}

fn embed(query: &str) -> Embed {
    Embed::read(query)
}

// ── Addresses ────────────────────────────────────────────────────────────────────────────────────

#[test]
fn screens_in_a_frame_have_addresses() {
    let check = |href: &str, choices: &str, locale, route: Route| {
        let address = parse(href);
        let expected = Address { route, locale, embed: Some(embed(choices)) };
        assert_eq!(address, expected, "{href}");
        assert_eq!(address.href(), href);
    };
    let list = || Route::Search(Query::default());
    let text = || Route::Search(Query { text: "gốm".to_owned(), ..Query::default() });
    let village = Route::Entry(EntryKind::Village, slug("bat-trang"));
    let gia_lam = "district=gia-lam";
    check("/e/", "", Locale::Vi, list());
    check("/e/?district=gia-lam", gia_lam, Locale::Vi, list());
    check("/e/?district=gia-lam&lang=en", gia_lam, Locale::En, list());
    check(
        "/e/?commune=bat-trang&view=map",
        "commune=bat-trang&view=map",
        Locale::Vi,
        Route::Map(Query::default(), None),
    );
    check(
        "/e/?village=bat-trang&view=plan",
        "village=bat-trang&view=plan",
        Locale::Vi,
        Route::Plan(None),
    );
    check("/e/?view=map&to=tim", "view=map", Locale::Vi, list());
    check("/e/?district=gia-lam&to=lang/bat-trang", gia_lam, Locale::Vi, village);
    check("/e/?district=gia-lam&to=tim%3Fq%3Dg%25E1%25BB%2591m", gia_lam, Locale::Vi, text());
    // A facet of the search is another thing than the part of the region.
    let facet = Route::with_facet(Facet::District, &slug("tay-ho"));
    check(
        "/e/?village=bat-trang&to=tim%3Fdistrict%3Dtay-ho",
        "village=bat-trang",
        Locale::Vi,
        facet,
    );
    check(
        "/e/?theme=dark&accent=9abbff&to=k#LiFf",
        "theme=dark&accent=9abbff",
        Locale::Vi,
        Route::Kept("LiFf".to_owned()),
    );
    check(
        "/e/?accent=1e4fa3&paper=ffffff&ink=000000&corners=square&font=serif",
        "ink=000&paper=fff&accent=1E4FA3&corners=square&font=serif",
        Locale::Vi,
        list(),
    );
}

#[test]
fn what_is_unknown_or_broken_in_a_frame_is_as_usual() {
    let same = |href: &str, canonical: &str| assert_eq!(parse(href).href(), canonical, "{href}");
    same("/e", "/e/");
    same("/e/index.html?lang=vi", "/e/");
    same("/e/?view=list&theme=blue&accent=red&corners=soft&lang=fr&x=1", "/e/");
    same("/e/?district=Gia%20L%C3%A2m", "/e/");
    same("/e/?to=", "/e/");
    same("/e/?to=nowhere/at/all", "/e/?to=404");
    // A screen's address within the frame is read in the spelling of the guide itself, too.
    same("/e/?to=/lang/bat-trang/", "/e/?to=lang/bat-trang");
    same("/e/?to=tim/%3Fstars%3D5", "/e/?to=tim%3Fstars%3D5");
    // Of several the narrowest holds, in whichever order.
    same("/e/?village=bat-trang&district=gia-lam", "/e/?village=bat-trang");
    same("/e/?district=gia-lam&commune=bat-trang", "/e/?commune=bat-trang");
}

#[test]
fn a_trip_in_a_frame_keeps_to_its_part_of_the_region() {
    let address = parse("/e/?district=gia-lam&to=lich-trinh%3Fdate%3D2026-12-05");
    let Route::Plan(Some(request)) = &address.route else { unreachable!("{address:?}") };
    assert_eq!(request.within, Scope::parse("district:gia-lam"));
    assert_eq!(address.href(), "/e/?district=gia-lam&to=lich-trinh%3Fdate%3D2026-12-05");
    let full = address.embed.as_ref().unwrap().in_full(&address.route);
    assert_eq!(full.href(Locale::En), "/en/lich-trinh/?date=2026-12-05&in=district:gia-lam");
    assert_eq!(parse(&full.href(Locale::En)).route, address.route, "the same trip in the guide");
}

#[test]
fn the_guide_itself_shows_what_the_frame_shows() {
    let full = |href: &str| {
        let here = parse(href);
        here.embed.as_ref().unwrap().in_full(&here.route).href(here.locale)
    };
    assert_eq!(full("/e/?district=gia-lam&lang=en"), "/en/tim/?district=gia-lam");
    assert_eq!(
        full("/e/?commune=bat-trang&view=map&to=ban-do%3Fq%3Dm%26at%3D21.000,105.900,12.0"),
        "/ban-do/?q=m&commune=bat-trang&at=21.000,105.900,12.0"
    );
    assert_eq!(full("/e/?village=bat-trang&to=lang/bat-trang"), "/lang/bat-trang/");
    assert_eq!(full("/e/?to=tim%3Fstars%3D5"), "/tim/?stars=5");
}

#[test]
fn screens_of_elsewhere_open_in_the_guide_itself() {
    let check = |query: &str, href: &str, stays: bool| {
        let route = parse(href).route;
        assert_eq!(embed(query).admits(catalogue(), &route), stays, "{query} {href}");
    };
    let everywhere = ["/", "/tim?q=x", "/ban-do", "/lich-trinh", "/k#A", "/lang/nowhere"];
    for href in everywhere {
        check("village=bat-trang", href, true);
    }
    for (href, by_district, by_commune, by_village) in [
        ("/lang/bat-trang", true, true, true),
        ("/lang/van-phuc", false, false, false),
        ("/quan-huyen/gia-lam", true, false, false),
        ("/quan-huyen/ha-dong", false, false, false),
        ("/xa-phuong/bat-trang", true, true, false),
        ("/xa-phuong/ba-vi", false, false, false),
        ("/chuong-trinh", false, false, false),
        ("/gioi-thieu", false, false, false),
        ("/da-luu", false, false, false),
        ("/nhung", false, false, false),
        ("/lang/bat-trang?print=qr", false, false, false),
    ] {
        check("district=gia-lam", href, by_district);
        check("commune=bat-trang", href, by_commune);
        check("village=bat-trang", href, by_village);
        check(
            "",
            href,
            !matches!(
                parse(href).route,
                Route::Saved
                    | Route::Programme
                    | Route::About
                    | Route::Sheet(..)
                    | Route::Embedding(..)
            ),
        );
    }
    for producer in &catalogue().producers {
        let id = catalogue().find_producer(&producer.slug).unwrap();
        let scope = Scope::parse("district:gia-lam").unwrap();
        let products = catalogue().products_of_producer(id);
        let points = catalogue().sales_points_of_producer(id);
        let here = products.iter().any(|id| scope.holds(catalogue(), Entry::Product(*id)))
            || points.iter().any(|id| scope.holds(catalogue(), Entry::SalesPoint(*id)));
        check("district=gia-lam", &format!("/co-so/{}", producer.slug.as_str()), here);
    }
}

proptest! {
    #[test]
    fn any_frame_survives_its_address(
        area in prop::option::of((0..3_usize, "[a-z0-9-]{1,12}")),
        start in 0..3_usize,
        to in "[a-z0-9/?&=%#-]{0,40}",
        dress in "(theme|accent|paper|ink|corners|font)=(dark|[0-9a-f]{6}|round|serif)",
        english in any::<bool>(),
    ) {
        let mut href = format!("/e/?view={}&{dress}&to={to}", Start::ALL[start].0);
        if let Some((at, slug)) = area {
            href += &format!("&{}={slug}", Area::ALL[at].0);
        }
        href += if english { "&lang=en" } else { "" };
        let address = parse(&href);
        prop_assert_eq!(parse(&address.href()), address);
    }

    #[test]
    fn no_frame_makes_it_panic(query in any::<String>()) {
        let address = parse(&format!("/e/?{}", query.replace('#', "")));
        prop_assert_eq!(parse(&address.href()).href(), address.href());
        Embed::refused(&query, catalogue());
    }
}

// ── What a part of the region holds ──────────────────────────────────────────────────────────────

fn scopes() -> Vec<Scope> {
    [
        "district:gia-lam",
        "district:ba-vi",
        "commune:bat-trang",
        "village:bat-trang",
        "village:nowhere",
    ]
    .map(|text| Scope::parse(text).unwrap())
    .to_vec()
}

fn index(scope: &Scope) -> Index {
    at_once(Index::within(scope, catalogue(), &Pace::steady()))
}

#[test]
fn areas_hold_what_lies_in_them() {
    let names = |scope: &Scope| scope.name(catalogue()).map(str::to_owned);
    let [district, _, commune, village, nowhere] = &scopes()[..] else { unreachable!() };
    assert_eq!(names(district).as_deref(), Some("Gia Lâm"));
    assert_eq!(names(commune).as_deref(), Some("Bát Tràng"));
    assert_eq!(names(village).as_deref(), Some("Bát Tràng"));
    assert_eq!(names(nowhere), None);
    let n = |scope: &Scope| catalogue().entries().filter(|e| scope.holds(catalogue(), *e)).count();
    assert!(n(district) > n(commune) && n(commune) >= n(village) && n(village) > 1);
    assert_eq!(n(nowhere), 0);
    // Every part of a village is the village's, as is all that is made there.
    for part in catalogue().village_ids() {
        let whole = catalogue().village(part).within.unwrap_or(part);
        let scope = Scope { area: Area::Village, slug: catalogue().village(whole).slug.clone() };
        assert!(scope.holds(catalogue(), Entry::Village(part)));
    }
}

#[test]
fn search_finds_and_counts_nothing_from_outside() {
    for scope in scopes() {
        let index = index(&scope);
        let whole = Index::new(catalogue());
        for text in ["", "gốm", "bat trang", "cho", "lua van phuc", "khong co gi nhu the"] {
            let query = Query { text: text.to_owned(), ..Query::default() };
            let found = search(&index, catalogue(), &query);
            let inside = |entry: &Entry| scope.holds(catalogue(), *entry);
            assert!(found.hits.iter().all(|hit| inside(&hit.entry)), "{scope} {text}");
            for facet in &found.facets {
                for (value, n) in &facet.values {
                    let narrowed = Query {
                        text: text.to_owned(),
                        selection: [(facet.facet, value.clone())].into_iter().collect(),
                        ..Query::default()
                    };
                    let hits = search(&index, catalogue(), &narrowed).hits;
                    assert_eq!(hits.len() as u32, *n, "{scope} {text} {value:?}");
                }
            }
        }
        let all = search(&index, catalogue(), &Query::default()).hits.len();
        let held = catalogue().entries().filter(|e| scope.holds(catalogue(), *e)).count();
        assert_eq!(all, held, "{scope}");
        // What the facet of the guide itself finds is the same.
        if scope.area != Area::Village {
            let selection = [(scope.area.facet(), scope.slug.clone())].into_iter().collect();
            let query = Query { selection, ..Query::default() };
            assert_eq!(search(&whole, catalogue(), &query).hits.len(), held, "{scope}");
        }
    }
}

#[test]
fn plans_keep_to_their_part_of_the_region() {
    for scope in scopes() {
        for mode in [Mode::Motorbike, Mode::Bicycle] {
            let within = Some(scope.clone());
            let date = Date::new(2026, 12, 5).unwrap();
            let request = TripRequest { within, mode, days: 2, ..TripRequest::default_on(date) };
            let made = plan(&problem(catalogue(), Some(roads()), &request));
            assert_eq!(check(catalogue(), Some(roads()), &request, &made), [], "{scope}");
            assert!(made.stops().all(|stop| scope.holds(catalogue(), stop.entry)), "{scope}");
            let has_places = catalogue()
                .entries()
                .any(|e| scope.holds(catalogue(), e) && matches!(e, Entry::Village(_)));
            // No day on a bicycle reaches the far ones.
            let is_planned = made.stops().next().is_some();
            assert!(is_planned == has_places || mode == Mode::Bicycle, "{scope} {mode:?}");
        }
    }
}

#[test]
fn what_is_asked_for_by_name_may_lie_outside() {
    let date = Date::new(2026, 12, 5).unwrap();
    let must = vec![PlaceRef::parse("village:van-phuc").unwrap()];
    let within = Scope::parse("district:gia-lam");
    let request = TripRequest { within, must, ..TripRequest::default_on(date) };
    let made = plan(&problem(catalogue(), Some(roads()), &request));
    assert_eq!(check(catalogue(), Some(roads()), &request, &made), []);
    let names: Vec<_> = made.stops().map(|s| catalogue().slug(s.entry).as_str()).collect();
    assert!(names.contains(&"van-phuc") && names.len() > 1, "{names:?}");
    // The checker sees what came from outside unasked.
    let unasked = TripRequest { must: Vec::new(), ..request };
    let found = check(catalogue(), Some(roads()), &unasked, &made);
    assert!(format!("{found:?}").contains("Outside(Village"), "{found:?}");
}

// ── How a site may dress it ──────────────────────────────────────────────────────────────────────

#[test]
fn the_guides_own_colours_are_those_of_the_sheet() {
    let sheet = include_str!("../style/tokens.css");
    let pair = |name: &str| {
        let (_, rest) = sheet.split_once(&format!("--{name}: light-dark(")).unwrap();
        let (light, rest) = rest.split_once(", ").unwrap();
        (Colour::parse(light).unwrap(), Colour::parse(&rest[..7]).unwrap())
    };
    let (light, dark) = (Own::of(Theme::Light), Own::of(Theme::Dark));
    let same =
        |name, of: fn(&Own) -> Colour| assert_eq!(pair(name), (of(light), of(dark)), "{name}");
    same("paper", |own| own.paper);
    same("surface", |own| own.surface);
    same("sunken", |own| own.sunken);
    same("ink", |own| own.texts[0]);
    same("ink-soft", |own| own.texts[1]);
    same("lacquer", |own| own.texts[2]);
    same("bamboo", |own| own.texts[3]);
    same("gold-ink", |own| own.texts[4]);
    same("cobalt", |own| own.texts[5]);
    same("line-strong", |own| own.edge);
    same("on-cobalt", |own| own.on_accent);
}

#[test]
fn colours_that_could_not_be_read_are_refused() {
    let check = |query: &str, refused: &[&str]| {
        let found = embed(query).dress.too_pale();
        let names: Vec<_> = found.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, refused, "{query}");
    };
    // The guide's own may be chosen.
    check("accent=1e4fa3&paper=fbf8f1&ink=1b1f2a", &[]);
    check("theme=dark&accent=9abbff&paper=10141f&ink=ece7db", &[]);
    check("accent=8f1d26", &[]);
    check("accent=ffd700", &["accent"]);
    check("accent=777777", &["accent"]);
    check("ink=3a3f4a", &[]);
    check("ink=4b505d", &["ink"]);
    check("ink=8d8370", &["ink"]);
    check("paper=ffffff", &[]);
    check("paper=000000", &["paper"]);
    check("paper=c8902b&ink=ffffff&accent=fff", &["paper", "ink", "accent"]);
    // What reads in the dark does not in the light, where colours are for without a theme.
    check("accent=9abbff", &["accent"]);
    check("theme=dark&accent=1e4fa3", &["accent"]);
}

#[test]
fn whatever_a_site_chooses_can_be_read() {
    let steps = [0x00_u8, 0x33, 0x66, 0x99, 0xcc, 0xff];
    let step = |n: usize| steps[n % 6];
    let all: Vec<Colour> = (0..216).map(|n| Colour([step(n), step(n / 6), step(n / 36)])).collect();
    for theme in [Theme::Light, Theme::Dark] {
        let own = Own::of(theme);
        for (at, colour) in all.iter().enumerate() {
            let paper = Some(all[(at * 7) % all.len()]);
            let dress = Dress {
                theme: Some(theme),
                accent: Some(*colour),
                paper,
                ink: Some(all[(at * 31) % all.len()]),
                ..Dress::default()
            };
            let set = dress.properties();
            let now = |name: &str, usual| {
                let found = set.iter().find(|(known, _)| *known == name);
                found.map_or(usual, |(_, value)| Colour::parse(value).unwrap())
            };
            let (paper, sunken) = (now("--paper", own.paper), now("--sunken", own.sunken));
            let (ink, accent) = (now("--ink", own.texts[0]), now("--cobalt", own.texts[5]));
            for text in [ink, own.texts[1], own.texts[2], own.texts[3], own.texts[4], accent] {
                for ground in [paper, own.surface, sunken] {
                    assert!(text.contrast(ground) >= 4.5, "{dress:?}: {text:?} on {ground:?}");
                }
            }
            assert!(own.on_accent.contrast(accent) >= 4.5 && own.edge.contrast(paper) >= 3.0);
        }
    }
}

#[test]
fn a_site_is_told_what_cannot_be_followed() {
    let check = |query: &str, refused: &[(&str, &str)]| {
        assert_eq!(Embed::refused(query, catalogue()), refused, "{query}");
    };
    check("", &[]);
    check("district=gia-lam&view=map&lang=en&theme=dark&to=tim&x=1", &[]);
    check("district=nowhere", &[("district", "area")]);
    check("village=L%C3%A0ng", &[("village", "area")]);
    check("view=grid&lang=fr", &[("view", "value"), ("lang", "value")]);
    check("theme=blue&font=comic", &[("theme", "value"), ("font", "value")]);
    check("accent=url(x)", &[("accent", "value")]);
    check("accent=ffd700&corners=oval", &[("accent", "contrast"), ("corners", "value")]);
}

#[test]
fn nothing_a_site_writes_becomes_a_style() {
    let dress = embed("accent=1e4fa3;}*{display:none}&font=x;color:red&corners=0").dress;
    assert_eq!(dress, Dress::default());
    assert_eq!(dress.properties(), []);
    let set = embed("accent=8f1d26&corners=square&font=system").dress.properties();
    assert!(set.contains(&("--cobalt", "#8f1d26".to_owned())), "{set:?}");
    assert!(set.contains(&("--font", "system-ui, sans-serif".to_owned())), "{set:?}");
    assert!(set.contains(&("--radius-card", "0".to_owned())), "{set:?}");
}

#[test]
fn a_choice_can_be_taken_back() {
    let mut dress = embed("theme=dark&accent=9abbff&corners=round").dress;
    for (name, value) in [("theme", ""), ("accent", "nothing"), ("corners", "soft")] {
        dress.set(name, value);
    }
    assert_eq!(dress, Dress::default());
}
