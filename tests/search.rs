//! Search, seen from outside: tables of queries and what they find, in a small catalogue written for
//! the purpose and in the one that is shipped, and properties that hold for every query.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "search/properties.rs"]
mod properties;

use std::sync::OnceLock;
use ve_lang::command::decode_source as decode;
use ve_lang::domain::catalogue::{Catalogue, Entry, EntryKind, Slug};
use ve_lang::domain::geo::LatLng;
use ve_lang::domain::search::record::Record;
use ve_lang::domain::search::record_rows::{Row, Villages};
use ve_lang::domain::search::{
    Facet, FacetValue, Index, Loosen, PlaceKind, Query, Results, Selection, Sort, TextIndex,
    Wordlist, search, search_texts,
};
use ve_lang::domain::text::fold;

struct Library {
    catalogue: Catalogue,
    index: Index,
}

impl Library {
    fn read(core: &[u8], details: Option<&[u8]>) -> Self {
        let (catalogue, _) = decode(core, details).expect("a catalogue");
        Self { index: Index::new(&catalogue), catalogue }
    }

    fn search(&self, query: &Query) -> Results {
        search(&self.index, &self.catalogue, query)
    }

    fn text(&self, text: &str) -> Results {
        self.search(&Query { text: text.into(), ..Query::default() })
    }

    fn select(&self, values: &[(Facet, &str)]) -> Results {
        self.search(&Query { selection: Selection::of(values), ..Query::default() })
    }

    fn slug(&self, entry: Entry) -> &str {
        self.catalogue.slug(entry).as_str()
    }

    fn slugs(&self, results: &Results) -> Vec<&str> {
        results.hits.iter().map(|hit| self.slug(hit.entry)).collect()
    }
}

const SMALL: &[u8] = include_bytes!("data/search.json");
const SHIPPED: &[u8] = include_bytes!("../public/data/catalogue.json");
const DETAILS: &[u8] = include_bytes!("../public/data/details.json");

fn small() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::read(SMALL, None))
}

fn shipped() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::read(SHIPPED, Some(DETAILS)))
}

fn slug(text: &str) -> Slug {
    Slug::new(text).expect("a slug")
}

#[test]
fn small_catalogue_has_no_issue() {
    let (_, issues) = decode(SMALL, Some(br#"{"format": 1}"#)).expect("a catalogue");
    assert!(issues.is_empty(), "{issues:?}");
}

#[test]
fn texts_and_what_they_find() {
    let check = |text: &str, expected: &[&str]| {
        let results = small().text(text);
        assert_eq!(small().slugs(&results), expected, "{text:?}");
        assert!(!results.relaxed, "{text:?}");
    };
    // Products and places inherit the names of their village; the tofu lies in its commune only.
    let in_bat_trang = ["bat-trang", "binh-gom", "am-chen", "cho-gom", "canh-mang", "dau-phu"];
    check("Bát Tràng", &in_bat_trang);
    check("BAT TRANG", &in_bat_trang);
    check("xã bát tràng", &in_bat_trang);
    check("trang bat", &in_bat_trang);
    let pottery_of_bat_trang = ["bat-trang", "binh-gom", "cho-gom", "am-chen", "canh-mang"];
    check("bat trang gom", &pottery_of_bat_trang);
    check("Gốm Bát Tràng", &pottery_of_bat_trang);
    check("bat trang pottery", &["bat-trang", "binh-gom", "am-chen", "cho-gom", "canh-mang"]);

    // Areas, old and new: who lies there comes before what has the words in its name, side by side
    // or by chance. Who may lie there, because today's commune was made of several, comes last.
    check("Đa Tốn", &["dau-phu", "cho-gom", "canh-mang"]);
    check("an khanh", &["gio-may"]);
    let in_gia_lam = ["bat-trang", "binh-gom", "am-chen", "dau-phu", "cho-gom", "canh-mang"];
    let and_called_so = [&in_gia_lam[..], &["gao-phu", "bao-tang-lam"]].concat();
    check("gia lam", &and_called_so);
    check("huyện Gia Lâm", &and_called_so);

    // Marks never exclude, they rank.
    check("mây", &["gio-may", "ao-may"]);
    check("máy", &["ao-may", "gio-may"]);
    check("may", &["gio-may", "ao-may"]);
    check("tre", &["gio-may"]);

    // Words that need not match, and the same syllables where they are names.
    check("mua gốm ở đâu", &["bat-trang", "binh-gom", "cho-gom", "am-chen", "canh-mang"]);
    check("where to buy silk in Hanoi", &["khan-lua", "van-phuc", "quay-lua", "ao-may"]);
    check("làng nghề", &["bat-trang", "van-phuc", "xuan-la", "binh-gom", "khan-lua", "am-chen"]);
    check("to he", &["xuan-la"]);
    check("dau phu", &["dau-phu"]);
    check("đậu phụ", &["dau-phu"]);
    check("hợp tác xã", &["binh-gom"]);

    // The last word may be unfinished; stars are one word.
    check("khan lu", &["khan-lua"]);
    check("5 sao", &["binh-gom"]);
    check("gom 4 sao", &["am-chen"]);
    check("4 stars", &["khan-lua", "am-chen"]);

    // Descriptions are among the details, which are not searched: the museum is told of forests.
    check("rừng", &[]);
    check("honda", &[]);
    check("!?", &[]);
    check("🏺", &[]);
}

#[test]
fn when_no_entry_holds_every_word_the_most_telling_words_answer() {
    let check = |text: &str, expected: &[&str]| {
        let results = small().text(text);
        assert_eq!(small().slugs(&results), expected, "{text:?}");
        assert_eq!(results.relaxed, !expected.is_empty(), "{text:?}");
    };
    check("silk tofu", &["dau-phu"]);
    check("rattan jewelry", &["gio-may"]);
    check("honda iphone bitcoin rattan", &[]);
    check("asdf qwer", &[]);
}

#[test]
fn an_empty_text_finds_everything_dealt_out_by_kind() {
    for text in ["", "  ", "\u{a0}\n"] {
        let results = small().text(text);
        assert_eq!(
            small().slugs(&results),
            [
                "bat-trang",
                "binh-gom",
                "cho-gom",
                "bao-tang-lam",
                "canh-mang",
                "van-phuc",
                "khan-lua",
                "quay-lua",
                "xuan-la",
                "am-chen",
                "gio-may",
                "dau-phu",
                "ao-may",
                "gao-phu",
            ]
        );
        assert!(results.hits.iter().all(|hit| hit.score == 0) && !results.relaxed);
    }
}

#[test]
fn values_narrow_across_facets_and_widen_within_one() {
    let check = |values: &[(Facet, &str)], expected: &[&str]| {
        let mut found = small().slugs(&small().select(values));
        found.sort_unstable();
        assert_eq!(found, expected, "{values:?}");
    };
    use Facet::{Commune, Craft, District, Evidence, Group, Kind, Place, Stars, Village};
    check(&[(Kind, "village")], &["bat-trang", "van-phuc", "xuan-la"]);
    check(&[(Kind, "sight"), (Kind, "eatery")], &["bao-tang-lam", "canh-mang"]);
    let of_bat_trang = ["am-chen", "bat-trang", "binh-gom", "canh-mang", "cho-gom"];
    check(&[(Village, "bat-trang")], &of_bat_trang);
    check(&[(Village, "bat-trang"), (Kind, "product")], &["am-chen", "binh-gom"]);
    // What was split lies in each part; what says nothing lies where its village does.
    check(&[(Commune, "gia-lam")], &["am-chen", "bat-trang", "binh-gom"]);
    check(&[(District, "ha-dong"), (Kind, "product")], &["ao-may", "gio-may", "khan-lua"]);
    check(&[(Group, "thuc-pham")], &["dau-phu", "gao-phu"]);
    check(&[(Craft, "ceramics")], &["am-chen", "bat-trang", "binh-gom", "cho-gom"]);
    check(&[(Craft, "food")], &["canh-mang", "dau-phu", "gao-phu"]);
    check(&[(Stars, "4")], &["am-chen", "khan-lua"]);
    check(&[(Stars, "unknown")], &["ao-may", "dau-phu", "gao-phu"]);
    check(&[(Evidence, "scored"), (Evidence, "entered")], &["am-chen", "ao-may"]);
    check(&[(Place, "market")], &["cho-gom"]);
    check(&[(Place, "official")], &[]);
    check(
        &[(Place, "planned"), (Place, "craft-village"), (District, "ha-dong")],
        &["quay-lua", "van-phuc"],
    );
}

#[test]
fn unknown_values_are_as_if_absent() {
    let known = [(Facet::Craft, "silk"), (Facet::District, "ha-dong")];
    let with_unknown =
        [known[0], known[1], (Facet::Craft, "weaving"), (Facet::Kind, "shop"), (Facet::Stars, "6")];
    assert_eq!(small().select(&with_unknown), small().select(&known));
    assert_eq!(small().select(&[(Facet::Commune, "da-ton")]), small().select(&[]));
}

#[test]
fn counts_ignore_the_choices_of_their_own_facet_only() {
    let counts = |results: &Results, facet| -> Vec<(String, u32)> {
        let of = results.facets.iter().find(|counts| counts.facet == facet).expect("every facet");
        of.values.iter().map(|(slug, count)| (slug.as_str().to_owned(), *count)).collect()
    };
    let check = |values: &[(Facet, &str)], facet, expected: &[(&str, u32)]| {
        let expected: Vec<_> = expected.iter().map(|(slug, n)| (slug.to_string(), *n)).collect();
        assert_eq!(counts(&small().select(values), facet), expected, "{values:?} {facet:?}");
    };
    use Facet::{Craft, District, Kind, Stars};
    let kinds = [("village", 3), ("product", 7), ("sales-point", 2), ("sight", 1), ("eatery", 1)];
    check(&[], Kind, &kinds);
    check(&[(Kind, "sight")], Kind, &kinds);
    check(&[(Kind, "product")], Stars, &[("5", 1), ("4", 2), ("3", 1), ("unknown", 3)]);
    check(&[(Kind, "sight")], Stars, &[]);
    // By count, then by name: Gốm sứ, Lụa, Món ngon, Mây tre đan, Đồ chơi.
    check(&[], Craft, &[("ceramics", 4), ("silk", 3), ("food", 3), ("toys", 1), ("rattan", 1)]);
    check(&[(District, "gia-lam")], Craft, &[("ceramics", 4), ("food", 2)]);
    check(&[(District, "gia-lam")], District, &[("gia-lam", 6), ("ha-dong", 6), ("thanh-oai", 1)]);
    // A chosen value stays even when nothing has it.
    check(
        &[(District, "gia-lam"), (Craft, "toys")],
        Craft,
        &[("ceramics", 4), ("food", 2), ("toys", 0)],
    );
}

#[test]
fn orders() {
    let check = |sort, text: &str, expected: &[&str]| {
        let query = Query { text: text.into(), sort, ..Query::default() };
        assert_eq!(small().slugs(&small().search(&query)), expected, "{sort:?} {text:?}");
    };
    let product = Selection::of(&[(Facet::Kind, "product")]);
    let stars = Query { sort: Sort::Stars, selection: product, ..Query::default() };
    assert_eq!(
        small().slugs(&small().search(&stars)),
        ["binh-gom", "khan-lua", "am-chen", "gio-may", "dau-phu", "ao-may", "gao-phu"]
    );
    check(
        Sort::Stars,
        "bat trang gom",
        &["binh-gom", "am-chen", "bat-trang", "cho-gom", "canh-mang"],
    );
    check(
        Sort::Name,
        "bat trang gom",
        &["binh-gom", "am-chen", "canh-mang", "cho-gom", "bat-trang"],
    );
    let market = LatLng { lat: 20.976, lng: 105.913 };
    check(
        Sort::Distance(market),
        "bat trang gom",
        &["cho-gom", "bat-trang", "binh-gom", "am-chen", "canh-mang"],
    );
}

#[test]
fn what_to_give_up_when_nothing_is_found() {
    let query = Query {
        text: "lụa".into(),
        selection: Selection::of(&[(Facet::District, "gia-lam"), (Facet::Stars, "5")]),
        ..Query::default()
    };
    let results = small().search(&query);
    assert!(results.hits.is_empty());
    assert_eq!(results.loosen, [(Loosen::Text, 1)]);

    let results = small().select(&[(Facet::District, "thanh-oai"), (Facet::Craft, "ceramics")]);
    let value = |facet, text| Loosen::Value(facet, slug(text));
    assert_eq!(
        results.loosen,
        [(value(Facet::District, "thanh-oai"), 4), (value(Facet::Craft, "ceramics"), 1)]
    );
    assert!(small().text("").loosen.is_empty());
    assert_eq!(small().text("honda").loosen, [(Loosen::Text, 14)]);
}

#[test]
fn values_are_found_by_their_slugs() {
    let find = |facet, text| FacetValue::find(&small().catalogue, facet, &slug(text));
    assert_eq!(find(Facet::Kind, "sight"), Some(FacetValue::Kind(EntryKind::Sight)));
    assert_eq!(find(Facet::Place, "mall"), Some(FacetValue::Place(PlaceKind::Mall)));
    assert!(matches!(find(Facet::Stars, "unknown"), Some(FacetValue::Stars(None))));
    assert!(matches!(find(Facet::Stars, "5"), Some(FacetValue::Stars(Some(_)))));
    assert!(
        matches!(find(Facet::Commune, "bat-trang"), Some(FacetValue::Commune(row)) if &*row.name == "Bát Tràng")
    );
    assert_eq!(find(Facet::Craft, "gold"), None);
    for library in [small(), shipped()] {
        for counts in library.text("").facets {
            for (value, _) in counts.values {
                let found = FacetValue::find(&library.catalogue, counts.facet, &value);
                assert!(found.is_some(), "{:?} {value:?}", counts.facet);
            }
        }
    }
}

#[test]
fn visitors_texts_in_the_shipped_catalogue() {
    let check = |text: &str, first: &str| {
        let found = shipped().text(text);
        let slugs = shipped().slugs(&found);
        assert_eq!(slugs.first(), Some(&first), "{text:?} found {:?}", slugs.get(..5));
    };
    for text in
        ["gom bat trang", "Gốm Bát Tràng", "bat trang pottery", "bat trang", "làng Bát Tràng"]
    {
        check(text, "bat-trang");
    }
    for text in ["lụa Vạn Phúc", "lua van phuc", "van phuc silk", "Vạn Phúc silk village"] {
        check(text, "van-phuc");
    }
    check("nón Chuông", "lang-chuong");
    check("quy vang kieu ky", "kieu-ky");
    check("tò he Xuân La", "xuan-la");
    check("mua roi", "roi-nuoc-thang-long");
    check("van mieu", "van-mieu");
}

#[test]
fn the_details_change_nothing_that_is_found() {
    let core_alone = Library::read(SHIPPED, None);
    for text in ["", "gom", "lụa Vạn Phúc", "ocop 4 sao", "festival", "cỗ làng", "market", "zz"]
    {
        assert_eq!(core_alone.text(text), shipped().text(text), "{text:?}");
    }
}

#[test]
fn what_was_taken_for_something_else_is_said() {
    let check = |text: &str, read_as: Option<&str>| {
        assert_eq!(shipped().text(text).read_as.as_deref(), read_as, "{text:?}");
    };
    check("gooms suws", Some("gốm sứ"));
    check("go61m su71", Some("gốm sứ"));
    check("battrang", Some("bát tràng"));
    check("potery", Some("pottery"));
    check("đậu phộng", Some("lạc"));
    check("bat trnag", Some("bát tràng"));
    // As it was typed, with or without marks, half typed, with a level or a kind of area.
    for text in ["gốm bát tràng", "gom bat tr", "gốm 5 sao", "huyện Gia Lâm", "", "Mĩ Đức"]
    {
        check(text, None);
    }
}

#[test]
fn what_was_found_is_marked_and_not_what_was_typed() {
    let check = |text: &str, name: &str, marked: &[&str]| {
        let ranges = shipped().text(text).needles.in_text(name);
        let found: Vec<&str> = ranges.into_iter().map(|range| &name[range]).collect();
        assert_eq!(found, marked, "{text:?}");
    };
    check("gooms suws", "Làng gốm sứ Kim Lan", &["gốm sứ"]);
    check("battrang", "Chợ gốm Bát Tràng", &["Bát Tràng"]);
    check("gom bat tr", "Gốm Bát Tràng", &["Gốm Bát Tr"]);
    check("potery", "Bát Tràng pottery village", &["pottery"]);
    check("lua", "Lu\u{323}a tơ tằm", &["Lu\u{323}a"]);
    check("iphone", "Gốm", &[]);
}

#[test]
fn a_module_answers_as_the_guide_does() {
    let catalogue = &shipped().catalogue;
    let entries: Vec<Entry> = catalogue.entries().collect();
    let rows: Vec<String> = (0..)
        .zip(&entries)
        .map(|(id, entry)| Row::of(catalogue, *entry, &Record::of(catalogue, *entry), id))
        .map(|row| serde_json::to_string(&row).unwrap())
        .collect();
    let rows: Vec<Row<'_>> = rows.iter().map(|row| serde_json::from_str(row).unwrap()).collect();
    let wordlist = Wordlist::new(catalogue);
    let villages = Villages::default();
    let records = rows.iter().map(|row| row.record("", &villages));
    let module = TextIndex::new(records, &wordlist);
    for text in [
        "gom",
        "gooms suws",
        "lụa Vạn Phúc",
        "battrang",
        "silk 4 stars",
        "mua nón ở đâu",
        "zz",
        "5 sao",
    ] {
        let results = shipped().text(text);
        let (best, n) = search_texts(&module, &wordlist, text, 20);
        let best: Vec<Entry> = best.iter().map(|at| entries[*at as usize]).collect();
        let guide: Vec<Entry> = results.hits.iter().take(20).map(|hit| hit.entry).collect();
        assert_eq!((best, n), (guide, results.hits.len()), "{text:?}");
    }
}

#[test]
fn nonsense_finds_nothing() {
    for text in ["iphone", "bitcoin", "asdf qwer", "xyzzy", "sim the dien thoai", "12345678", "…"]
    {
        let results = shipped().text(text);
        assert_eq!(shipped().slugs(&results), [""; 0], "{text:?}");
        assert!(!results.relaxed);
    }
}

#[test]
fn every_entry_is_found_by_its_own_name() {
    let Library { catalogue, .. } = shipped();
    for entry in catalogue.entries() {
        let name = catalogue.name(entry).get("vi");
        for text in [name.to_owned(), fold(name)] {
            let hits = shipped().text(&text).hits;
            let at = hits.iter().position(|hit| hit.entry == entry).expect(&text);
            let others = hits
                .iter()
                .take(at)
                .filter(|hit| fold(catalogue.name(hit.entry).get("vi")) != fold(name));
            assert!(others.count() < 5, "{text:?} is hit {at}");
        }
    }
}

#[test]
fn every_value_of_every_facet_leads_to_what_it_counts() {
    for of in shipped().text("").facets {
        for (value, count) in of.values {
            let hits = shipped().select(&[(of.facet, value.as_str())]).hits;
            assert_eq!(hits.len(), count as usize, "{:?} {value:?}", of.facet);
        }
    }
    let kinds =
        ["village", "product", "sales-point", "sight", "eatery"].map(|kind| (Facet::Kind, kind));
    assert_eq!(shipped().select(&kinds).hits.len(), shipped().catalogue.entries().count());
}

#[test]
fn strange_input_is_answered() {
    let long = "gốm ".repeat(2_500);
    let unbroken = "a".repeat(10_000);
    let marks = "\u{301}".repeat(10_000);
    let strange = [
        long.as_str(),
        &unbroken,
        &marks,
        "\0\u{1}\u{7f}",
        "\u{202e}gnart tab\u{202c}",
        "👩‍👩‍👧‍👦 🏺",
        "\u{feff}",
        "ﬀ ß ŉ İ",
        "\u{10ffff}",
        "' OR 1=1 --",
        "<b>",
        "%20",
        "٣٤",
        "5 sao 5 sao 5 sao",
    ];
    for text in strange {
        let results = shipped().text(text);
        assert!(results.hits.len() <= shipped().catalogue.entries().count(), "{text:?}");
    }
    assert_eq!(
        shipped().slugs(&shipped().text(&long)),
        shipped().slugs(&shipped().text("gốm ".repeat(32).as_str()))
    );
}
