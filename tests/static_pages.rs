//! The static pages: what stands around what the components write. The pages themselves are read by the
//! stories, in a browser.
#![expect(clippy::expect_used, reason = "a test may stop where it fails")]

use proptest::prelude::*;
use ve_lang::domain::catalogue::Catalogue;
use ve_lang::i18n::{Locale, Messages};
use ve_lang::route::Address;
use ve_lang::static_pages::art::Art;
use ve_lang::static_pages::head::{self, Facts};
use ve_lang::static_pages::linked_data::{self, Context};
use ve_lang::static_pages::preview::{self, Preview};
use ve_lang::static_pages::template::{Filling, Template};
use ve_lang::static_pages::tidy::{escaped, tidy};
use ve_lang::static_pages::{routes, sitemap};

const SITE: &str = "https://ve-lang.example/sach/";

fn catalogue() -> Catalogue {
    let core = std::fs::read("public/data/catalogue.json").expect("the catalogue");
    let details = std::fs::read("public/data/details.json").expect("its details");
    ve_lang::command::decode_source(&core, Some(&details)).expect("a catalogue").0
}

fn words(locale: Locale) -> Messages {
    let file = std::fs::read(format!("public/i18n/{}.json", locale.tag())).expect("the words");
    Messages::decode(&file, locale).expect("all words")
}

fn address(path: &str) -> Address {
    Address::parse(path, "", ve_lang::domain::calendar::Date::MIN)
}

#[test]
fn every_page_has_a_folder_of_its_own_and_its_way_up_leads_home() {
    let mut folders: Vec<String> = routes::all(&catalogue()).iter().map(routes::folder).collect();
    for folder in &folders {
        let way = routes::way_up(folder);
        let up = way.matches("../").count();
        assert_eq!(up, folder.matches('/').count(), "{folder} {way}");
        assert_eq!(routes::folder(&address(folder)), *folder, "an address is read back");
    }
    let n = folders.len();
    folders.sort();
    folders.dedup();
    assert_eq!(folders.len(), n);
    assert!(n > 2_000, "{n}");
}

#[test]
fn what_leptos_marks_is_gone_and_an_element_has_one_class() {
    let rows = [
        ("<p>a<!></p>", "<p>a</p>"),
        ("<input id=\"q\"><!></input>", "<input id=\"q\">"),
        (
            "<form class=\"search\" role=\"search\" class=\"search--s\">",
            "<form class=\"search search--s\" role=\"search\">",
        ),
        ("<a title=\"1 > 0\" class=\"b\">", "<a title=\"1 > 0\" class=\"b\">"),
        ("a < b", "a < b"),
        ("<b class=\"\">", "<b>"),
    ];
    for (written, wanted) in rows {
        assert_eq!(tidy(written), wanted);
    }
}

#[test]
fn a_template_keeps_its_head_and_gives_its_placeholder_away() {
    let page = "<!doctype html><html lang=\"vi\"><head><base href=\"./\"><title data-en-text=\"x\">old</title><meta name=\"description\" content=\"old\"><script src=\"./boot.js\"></script></head><body><div id=\"boot\" class=\"boot\">old<noscript>n</noscript></div><div id=\"app\"></div></body></html>";
    let template = Template::parse(page).expect("a template");
    let filled = template.fill(&Filling {
        language: "en",
        base: "../../",
        title: "A & B",
        description: "\"quoted\"",
        head: "<meta x>",
        drawings: "<svg></svg>",
        body: "<h1>new</h1>",
        shows_details: false,
    });
    assert_eq!(
        filled,
        "<!doctype html><html lang=\"en\"><head><base href=\"../../\"><title>A &amp; B</title><meta name=\"description\" content=\"&quot;quoted&quot;\"><script src=\"./boot.js\"></script><meta x></head><body><noscript>n</noscript><svg></svg><div id=\"boot\"><h1>new</h1></div>\n<div id=\"app\"></div></body></html>"
    );
    for lacking in ["<title", "</head>", "<div id=\"boot\"", "<div id=\"app\">", "<noscript>"] {
        assert!(Template::parse(&page.replace(lacking, "<i")).is_err(), "{lacking}");
    }
}

#[test]
fn a_page_brings_the_drawings_it_uses_and_what_they_use_in_turn() {
    let file = "<svg><defs>\n<g id=\"one\"><use href=\"#two\"/></g>\n<g id=\"two\"/>\n<g id=\"three\"/>\n<g class=\"tile c-silk\">\n<pattern id=\"k\"/>\n</g>\n</defs></svg>";
    let art = Art::read(file);
    assert_eq!(art.used_by("<p>none</p>"), "");
    let brought = art.used_by("<use href=\"#one\"></use><rect fill=\"url(#k)\">");
    assert!(brought.contains("id=\"one\"") && brought.contains("id=\"two\""), "{brought}");
    assert!(brought.contains("<g class=\"tile c-silk\"><pattern id=\"k\"/></g>"), "{brought}");
    assert!(!brought.contains("three"), "{brought}");
}

#[test]
fn the_guides_own_drawings_are_all_read() {
    let file = std::fs::read_to_string("public/art.svg").expect("the drawings");
    let art = Art::read(&file);
    for id in file.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        let brought = art.used_by(&format!("url(#{id})"));
        assert!(brought.contains(&format!("id=\"{id}\"")), "{id}");
        assert_eq!(
            brought.matches("<g").count(),
            brought.matches("</g>").count() + brought.matches("<g id=\"\"/>").count(),
            "{id}"
        );
    }
}

#[test]
fn a_head_names_whole_addresses_where_the_site_is_known() {
    let address = address("en/lang/bat-trang");
    let alternates =
        [("vi", "/lang/bat-trang/".to_owned()), ("en", "/en/lang/bat-trang/".to_owned())];
    let facts = |site| Facts {
        site,
        address: &address,
        title: "Bát Tràng \"pottery\"",
        description: "d",
        canonical: "/en/lang/bat-trang/",
        alternates: &alternates,
    };
    let known = head::elements(&facts(Some(SITE)));
    for part in [
        "<link rel=\"canonical\" href=\"https://ve-lang.example/sach/en/lang/bat-trang/\">",
        "<link rel=\"alternate\" hreflang=\"vi\" href=\"https://ve-lang.example/sach/lang/bat-trang/\">",
        "<meta property=\"og:image\" content=\"https://ve-lang.example/sach/previews/lang/bat-trang.png\">",
        "content=\"Bát Tràng &quot;pottery&quot;\"",
    ] {
        assert!(known.contains(part), "{part} in {known}");
    }
    let unknown = head::elements(&facts(None));
    for whole in ["canonical", "alternate", "og:url"] {
        assert!(!unknown.contains(whole), "{unknown}");
    }
    assert!(
        unknown.contains("<link rel=\"ai-catalog\" href=\".well-known/ai-catalog.json\">"),
        "{unknown}"
    );
    assert!(unknown.contains("content=\"../../../previews/lang/bat-trang.png\""), "{unknown}");
}

#[test]
fn the_visitors_own_pages_are_no_search_engines_business() {
    for (path, is_public) in
        [("da-luu", false), ("k", false), ("tim", true), ("lang/bat-trang", true)]
    {
        let address = address(path);
        let facts = Facts {
            site: Some(SITE),
            address: &address,
            title: "t",
            description: "d",
            canonical: "/",
            alternates: &[],
        };
        assert_eq!(!head::elements(&facts).contains("noindex"), is_public, "{path}");
        let map = sitemap::sitemap(SITE, &[address], ve_lang::domain::calendar::Date::MIN);
        assert_eq!(map.contains("<loc>"), is_public, "{path}");
    }
}

#[test]
fn the_map_of_the_site_has_every_public_page_in_each_language() {
    let catalogue = catalogue();
    let pages = routes::all(&catalogue);
    let map = sitemap::sitemap(SITE, &pages, catalogue.checked);
    let public = pages.iter().filter(|page| routes::is_public(&page.route)).count();
    assert_eq!(map.matches("<loc>").count(), public);
    assert_eq!(map.matches("hreflang=\"en\"").count(), public);
    assert!(map.contains(&format!("<loc>{SITE}en/lang/bat-trang/</loc>")));
    assert!(map.contains(&format!("<lastmod>{}</lastmod>", catalogue.checked)));
    assert!(sitemap::robots(Some(SITE)).ends_with(&format!("Sitemap: {SITE}sitemap.xml\n")));
    assert!(!sitemap::robots(None).contains("Sitemap"));
}

#[test]
fn linked_data_tells_what_kind_of_thing_a_page_is_about() {
    let (catalogue, words) = (catalogue(), words(Locale::En));
    let context = Context { catalogue: &catalogue, words: &words, site: Some(SITE) };
    let first = |kind: &str| {
        let all = routes::all(&catalogue);
        let found = all
            .into_iter()
            .find(|page| page.locale == Locale::En && routes::folder(page).starts_with(kind));
        found.expect("a page")
    };
    let rows = [
        ("en/lang/", "TouristDestination"),
        ("en/san-pham/", "Product"),
        ("en/diem-ban/", "Store"),
        ("en/diem-tham-quan/", "TouristAttraction"),
        ("en/an-uong/", "FoodEstablishment"),
        ("en/co-so/", "Organization"),
        ("en/quan-huyen/", "AdministrativeArea"),
        ("en/xa-phuong/", "AdministrativeArea"),
        ("en/gioi-thieu/", "Dataset"),
        ("en/lich-trinh/", "WebPage"),
    ];
    for (kind, wanted) in rows {
        let page = first(kind);
        let data = linked_data::of(&context, &page, "Name · Về Làng", "Said");
        assert_eq!(data["@graph"][0]["@type"], wanted, "{kind}");
        assert_eq!(data["@graph"][0]["url"], format!("{SITE}{}", routes::folder(&page)), "{kind}");
        assert_eq!(data["@graph"][1]["@type"], "BreadcrumbList", "{kind}");
        assert!(!data.to_string().contains("null"), "{kind}: what is not known is not said");
    }
}

#[test]
fn linked_data_gives_hours_only_where_every_week_is_alike() {
    let (catalogue, words) = (catalogue(), words(Locale::Vi));
    let context = Context { catalogue: &catalogue, words: &words, site: None };
    let mut told = 0;
    for page in routes::all(&catalogue).iter().filter(|page| page.locale == Locale::Vi) {
        let data = linked_data::of(&context, page, "Tên", "Lời");
        let hours = &data["@graph"][0]["openingHoursSpecification"];
        for window in hours.as_array().into_iter().flatten() {
            let (opens, closes) = (
                window["opens"].as_str().expect("a time"),
                window["closes"].as_str().expect("a time"),
            );
            assert!(opens.len() == 5 && closes.len() == 5 && opens < closes, "{window}");
            told += 1;
        }
    }
    assert!(told > 100, "{told}");
}

#[test]
fn a_picture_breaks_long_names_and_names_no_unknown_colour() {
    let preview = Preview {
        title: "Một tên rất dài & khó vừa trong một dòng của tấm hình này",
        subtitle: "",
        craft: "ceramics",
        negative: true,
        print: "<svg viewBox=\"0 0 96 96\"></svg>",
        drawings: "",
    };
    let svg = preview::svg(&preview, &|text, _| text.chars().count() as f64 * 0.55);
    assert!(svg.matches("<text").count() >= 3, "{svg}");
    assert!(svg.contains("&amp;") && !svg.contains("#000000"), "every token was found: {svg}");
}

proptest! {
    #[test]
    fn tidying_twice_changes_nothing_more(html in "(<(p|b|input) ?(class=\"[a-z ]{0,4}\")?>|<!>|[a-zđ ]){0,30}") {
        let once = tidy(&html);
        prop_assert_eq!(tidy(&once), once);
    }

    #[test]
    fn an_escaped_text_ends_no_attribute(text in ".{0,40}") {
        let safe = escaped(&text);
        prop_assert!(!safe.contains(['<', '>', '"']));
    }
}
