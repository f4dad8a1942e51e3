//! The tools of assistants: good and bad calls, and that what is answered is what the guide shows.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use serde_json::{Value, json};
use std::sync::OnceLock;
use ve_lang::assistant::{Assistant, PLAN, SEARCH, TOOLS, tools};
use ve_lang::command::decode_source as decode;
use ve_lang::domain::calendar::Date;
use ve_lang::domain::catalogue::{Catalogue, EntryKind};
use ve_lang::domain::itinerary::{Mode, Pace, PlaceRef, TripRequest, check, problem};
use ve_lang::domain::search::{Index, search};
use ve_lang::domain::travel::{Network, network};
use ve_lang::i18n::{Locale, Messages};
use ve_lang::route::{Address, Route};
use ve_lang::static_pages::assistants;

const SITE: &str = "https://example.vn/guide";

fn catalogue() -> &'static Catalogue {
    static SHIPPED: OnceLock<Catalogue> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let core = include_bytes!("../public/data/catalogue.json");
        decode(core, Some(include_bytes!("../public/data/details.json"))).unwrap().0
    })
}

fn roads() -> Network {
    network::decode(include_bytes!("../public/data/roads.json")).unwrap().0
}

fn words(locale: Locale) -> Messages {
    let file: &[u8] = match locale {
        Locale::Vi => include_bytes!("../public/i18n/vi.json"),
        Locale::En => include_bytes!("../public/i18n/en.json"),
    };
    Messages::decode(file, locale).unwrap()
}

/// The guide in English, hosted below a site.
fn guide() -> &'static Assistant {
    static GUIDE: OnceLock<Assistant> = OnceLock::new();
    GUIDE.get_or_init(|| {
        let base = [SITE, "/"].concat();
        Assistant::new(catalogue().clone(), Some(roads()), words(Locale::En), &base)
    })
}

/// Friday 27 November 2026.
fn today() -> Date {
    Date::parse("2026-11-27").unwrap()
}

fn call(tool: &str, arguments: Value) -> Result<Value, String> {
    guide().call(tool, &arguments.to_string(), today())
}

/// Returns where a link of an answer leads.
fn followed(page: &Value) -> Address {
    let path = page.as_str().unwrap().strip_prefix(SITE).unwrap();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    Address::parse(path, query, today())
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

#[test]
fn a_wrong_call_is_answered_with_the_field_and_what_it_takes() {
    let check = |tool: &str, arguments: Value, expected: &str| {
        let told = call(tool, arguments.clone()).unwrap_err();
        assert!(told.contains(expected), "{tool} {arguments}: {told}");
    };
    check(
        "find",
        json!({}),
        "There is no tool `find`; there are: search, place_details, plan_a_day",
    );
    check("search", json!([]), "are to be a JSON object");
    check(
        "search",
        json!({ "text": "gốm" }),
        "`text`: `search` has no such field; it has: q, kind,",
    );
    check("search", json!({ "q": 7 }), "`q`: a text of 200 characters at most is wanted, not 7.");
    check("search", json!({ "q": "x".repeat(201) }), "`q`: a text of 200");
    check("search", json!({ "kind": "village" }), "`kind`: a list is wanted");
    check(
        "search",
        json!({ "kind": ["shop"] }),
        "`kind`: \"shop\" is not one of: village, product, sales-point, sight, eatery.",
    );
    check(
        "search",
        json!({ "craft": ["pottery"] }),
        "`craft`: \"pottery\" is not one of: ceramics,",
    );
    check("search", json!({ "stars": [5] }), "`stars`: a list of texts is wanted; 5 is none.");
    check("search", json!({ "village": ["bat-tran"] }), "Nearest by name: bat-trang");
    check("search", json!({ "commune": ["atlantis"] }), "`commune`: the guide has no commune");
    check(
        "search",
        json!({ "open": "tomorrow" }),
        "`open`: a day such as \"2026-11-28\" is wanted, not \"tomorrow\".",
    );
    check(
        "search",
        json!({ "limit": 0 }),
        "`limit`: a whole number from 1 to 40 is wanted, not 0.",
    );
    check("search", json!({ "sort": "price" }), "`sort`: \"price\" is not one of: stars, name.");
    check("place_details", json!({}), "`id`: `place_details` cannot do without it.");
    check(
        "place_details",
        json!({ "id": "Bát Tràng" }),
        "`id`: an id such as \"village:bat-trang\" is wanted",
    );
    check(
        "place_details",
        json!({ "id": "village:bat-trangg" }),
        "`id`: the guide has no \"village:bat-trangg\". Nearest by name: village:bat-trang",
    );
    check(
        "plan_a_day",
        json!({ "date": "2026-11-26" }),
        "`date`: 2026-11-26 is past; today in Hà Nội is 2026-11-27.",
    );
    check("plan_a_day", json!({ "date": "2026-02-30" }), "`date`: a day such as");
    check(
        "plan_a_day",
        json!({ "days": 6 }),
        "`days`: a whole number from 1 to 5 is wanted, not 6.",
    );
    check("plan_a_day", json!({ "days": 1.5 }), "`days`: a whole number");
    check(
        "plan_a_day",
        json!({ "leave": "8am" }),
        "`leave`: a time such as \"08:30\" is wanted, not \"8am\".",
    );
    check(
        "plan_a_day",
        json!({ "by": "train" }),
        "`by`: \"train\" is not one of: walk, bicycle, bus, motorbike, car.",
    );
    check(
        "plan_a_day",
        json!({ "for": ["food", "beer"] }),
        "`for`: \"beer\" is not one of: ceramics,",
    );
    check(
        "plan_a_day",
        json!({ "see": ["village:bat-trang", "village:atlantis"] }),
        "`see`: the guide has no \"village:atlantis\".",
    );
    check("plan_a_day", json!({ "see": ["product:nem-phung"] }), "`see`: ");
    check("plan_a_day", json!({ "from": "my hotel" }), "`from`: \"centre\", a place such as");
    check(
        "plan_a_day",
        json!({ "from": "district:paris" }),
        "`from`: the guide has no area \"district:paris\".",
    );
    check(
        "plan_a_day",
        json!({ "buy": ["gom-xu"] }),
        "`buy`: the guide has no product, kind of product or craft \"gom-xu\".",
    );
    check("plan_a_day", json!({ "lunch": "noon" }), "`lunch`: \"none\" or a window and minutes");
    check("plan_a_day", json!({ "rain": "yes" }), "`rain`: true or false is wanted, not \"yes\".");
    check("plan_a_day", json!({ "rest": 5 }), "`rest`: a whole number from 10 to 240");
    let product = ["product:", catalogue().products[0].slug.as_str()].concat();
    check("plan_a_day", json!({ "see": [product] }), "is a product, which is no place");
}

#[test]
fn a_search_finds_what_the_list_of_its_page_shows() {
    let check = |arguments: Value, first: &str| {
        let answer = call("search", arguments.clone()).unwrap();
        assert_eq!(names(&answer["entries"]).first(), Some(&first), "{arguments}: {answer:#}");
        let Address { route: Route::Search(query), locale: Locale::En, .. } =
            followed(&answer["page"])
        else {
            panic!("{answer:#}");
        };
        let shown = search(&Index::new(catalogue()), catalogue(), &query).hits;
        assert_eq!(answer["found"], shown.len(), "{arguments}");
        let ids: Vec<String> =
            shown.iter().map(|hit| ve_lang::assistant::id(catalogue(), hit.entry)).collect();
        let told = names(&answer["entries"]);
        assert_eq!(told, ids[..told.len()], "{arguments}");
        answer
    };
    check(json!({ "q": "bat trang", "kind": ["village"] }), "village:bat-trang");
    check(json!({ "q": "lụa", "kind": ["village"], "limit": 2 }), "village:van-phuc");
    check(json!({ "kind": ["sight"], "near": "sight:van-mieu" }), "sight:van-mieu");
    check(
        json!({ "kind": ["sight"], "near": "21.0287,105.8523", "q": null }),
        "sight:ho-hoan-kiem",
    );
    let five = json!({ "stars": ["5"], "evidence": ["certified"], "sort": "name", "limit": 40 });
    let five = call("search", five).unwrap();
    assert!(!five["entries"].as_array().unwrap().is_empty());
    for entry in five["entries"].as_array().unwrap() {
        assert_eq!(entry["rating"]["stars"], 5, "{entry}");
        assert_eq!(entry["rating"]["evidence"], "certified", "{entry}");
    }
    let none = call("search", json!({ "q": "lụa", "stars": ["5"], "kind": ["sight"] })).unwrap();
    assert_eq!(none["found"], 0);
    assert_eq!(none["without"][0]["field"].as_str().map(str::is_empty), Some(false), "{none}");
}

#[test]
fn unknown_stars_and_hours_are_said_to_be_unknown() {
    let unrated = catalogue().products.iter().find(|row| row.rating.stars.is_none()).unwrap();
    let id = ["product:", unrated.slug.as_str()].concat();
    let told = call("place_details", json!({ "id": id })).unwrap();
    assert_eq!(told["rating"]["stars"], "not known", "{told:#}");
    let shut = catalogue().sales_points.iter().find(|row| row.hours.is_unknown()).unwrap();
    let id = ["sales-point:", shut.slug.as_str()].concat();
    let told = call("place_details", json!({ "id": id })).unwrap();
    assert!(told["hours"].as_array().unwrap().iter().all(|day| day["open"] == "not known"));
}

#[test]
fn every_entry_has_facts_with_sources_and_its_page() {
    for entry in catalogue().entries() {
        let id = ve_lang::assistant::id(catalogue(), entry);
        let told = call("place_details", json!({ "id": id, "date": "2026-12-01" })).unwrap();
        assert_eq!(told["id"], id.as_str());
        assert_eq!(
            told["sources"].as_array().unwrap().is_empty(),
            catalogue().sources_of(entry).is_empty(),
            "{id}"
        );
        let Route::Entry(kind, slug) = followed(&told["page"]).route else { panic!("{told:#}") };
        assert_eq!(catalogue().find(kind, &slug), Some(entry), "{id}");
        let has_week = told["hours"].as_array().is_some_and(|days| days.len() == 7);
        let wants_week = !matches!(entry.kind(), EntryKind::Village | EntryKind::Product);
        assert_eq!(has_week, wants_week, "{id}");
    }
    let told = call("place_details", json!({ "id": "sight:ho-hoan-kiem", "date": "2026-12-01" }));
    assert_eq!(told.unwrap()["hours"][0]["open"], json!(["00:00-24:00"]));
}

/// Returns the request behind the address of a plan.
fn request(page: &Value) -> TripRequest {
    match followed(page).route {
        Route::Plan(Some(request)) => request,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_plan_holds_its_musts_and_its_page_is_the_same_wish() {
    let wish = json!({
        "date": "2026-11-28", "by": "car", "leave": "07:30", "back": "18:00", "pace": "relaxed",
        "for": ["ceramics", "sights"], "see": ["village:bat-trang", "sight:van-mieu"],
        "skip": ["village:giang-cao"], "from": "district:ba-dinh", "lunch": "11:30-13:00/45",
        "rain": true, "variety": false, "buy": ["ceramics"],
    });
    let told = call("plan_a_day", wish).unwrap();
    let asked = request(&told["page"]);
    let pairs: Vec<String> =
        asked.to_pairs().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(
        pairs.join("&"),
        "date=2026-11-28&from=district:ba-dinh&leave=07:30&back=18:00&by=car&for=ceramics,sights\
         &see=village:bat-trang,sight:van-mieu&skip=village:giang-cao&buy=ceramics\
         &lunch=11:30-13:00/45&pace=relaxed&rain=yes&variety=no"
    );
    let stops = names(&told["days"][0]["stops"]);
    for must in ["village:bat-trang", "sight:van-mieu"] {
        assert!(stops.contains(&must), "{told:#}");
    }
    assert!(!stops.contains(&"village:giang-cao"));
    let must =
        &told["days"][0]["stops"][stops.iter().position(|id| *id == "sight:van-mieu").unwrap()];
    assert!(must["why"].as_array().unwrap().contains(&"You chose it".into()), "{must:#}");
    let mut before = String::new();
    for stop in told["days"][0]["stops"].as_array().unwrap() {
        let arrive = stop["arrive"].as_str().unwrap();
        assert!(before.as_str() <= arrive, "{told:#}");
        assert!(!stop["sources"].as_array().unwrap().is_empty(), "{stop:#}");
        before = stop["visit"].as_str().unwrap().split_once('-').unwrap().1.to_owned();
    }
    assert!(before.as_str() <= told["days"][0]["back"].as_str().unwrap());
    assert!(told["times_rest_on"].as_str().unwrap().contains("estimated"), "{told:#}");
}

#[test]
fn a_plan_is_the_one_that_the_guide_comes_to() {
    let told = call("plan_a_day", json!({ "date": "2026-11-29", "for": ["silk"] })).unwrap();
    let (asked, roads) = (request(&told["page"]), roads());
    let problem = problem(catalogue(), Some(&roads), &asked);
    let mut solver = ve_lang::domain::itinerary::Solver::new(&problem, Vec::new());
    while !solver.is_settled() {
        solver.turn();
    }
    let plan = ve_lang::domain::itinerary::written(&problem, &solver);
    assert_eq!(check(catalogue(), Some(&roads), &asked, &plan), []);
    let stops = plan.stops().map(|stop| PlaceRef::of(catalogue(), stop.entry).unwrap().to_string());
    assert_eq!(names(&told["days"][0]["stops"]), stops.collect::<Vec<_>>());
}

#[test]
fn what_is_left_out_comes_with_its_reason_and_with_what_would_let_it_in() {
    // The mausoleum is closed on Mondays and Fridays.
    let told =
        call("plan_a_day", json!({ "date": "2026-11-30", "see": ["sight:lang-bac"] })).unwrap();
    let left =
        told["left_out"].as_array().unwrap().iter().find(|left| left["id"] == "sight:lang-bac");
    let left = left.unwrap_or_else(|| panic!("{told:#}"));
    assert_eq!(left["asked_for"], true);
    assert!(left["why"].as_str().unwrap().contains("Monday"), "{left:#}");
    let ways = left["fits_if"].as_array().unwrap();
    assert!(!ways.is_empty(), "{left:#}");
    for way in ways {
        let asked = request(&way["page"]);
        assert!(way["change"].as_str().is_some_and(|change| !change.is_empty()), "{way:#}");
        assert_ne!(asked, request(&told["page"]), "{way:#}");
    }
    let none =
        call("plan_a_day", json!({ "date": "2026-11-28", "leave": "17:00", "back": "08:00" }))
            .unwrap();
    assert!(!none["obstacles"].as_array().unwrap().is_empty(), "{none:#}");
}

#[test]
fn answers_speak_the_language_of_the_page() {
    let mut guide = Assistant::new(catalogue().clone(), None, words(Locale::Vi), "/");
    let told = guide.call("search", r#"{"q":"silk"}"#, today()).unwrap();
    assert_eq!(told["page"], "/tim/?q=silk");
    let told = guide.call("plan_a_day", r#"{"date":"2026-11-28"}"#, today()).unwrap();
    assert!(told["times_rest_on"].as_str().unwrap().contains("đường chim bay"), "{told:#}");
    guide.speak(words(Locale::En));
    let told = guide.call("search", r#"{"q":"silk"}"#, today()).unwrap();
    assert_eq!(told["page"], "/en/tim/?q=silk");
}

#[test]
fn schemas_list_what_the_catalogue_and_the_domain_know() {
    let tools = tools(catalogue());
    let property = |tool: usize, name: &str| tools[tool]["inputSchema"]["properties"][name].clone();
    let all = |value: Value| -> Vec<String> {
        value["enum"]
            .as_array()
            .unwrap()
            .iter()
            .map(|word| word.as_str().unwrap().to_owned())
            .collect()
    };
    let crafts: Vec<&str> = catalogue().crafts.iter().map(|row| row.slug.as_str()).collect();
    let districts: Vec<&str> = catalogue().districts.iter().map(|row| row.slug.as_str()).collect();
    assert_eq!(all(property(0, "craft")["items"].clone()), crafts);
    assert_eq!(all(property(0, "district")["items"].clone()), districts);
    assert_eq!(all(property(0, "kind")["items"].clone()).len(), EntryKind::NAMED.len());
    assert_eq!(all(property(2, "by")), Mode::ALL.map(Mode::word));
    assert_eq!(all(property(2, "pace")), Pace::ALL.map(Pace::word));
    assert_eq!(all(property(2, "for")["items"].clone())[crafts.len()..], ["sights", "shopping"]);
    for (tool, known) in tools.as_array().unwrap().iter().zip(&TOOLS) {
        // As browsers want names.
        assert!(known.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{}", known.name);
        assert_eq!(tool["inputSchema"]["type"], "object");
        assert_eq!(tool["annotations"]["readOnlyHint"], true);
        let fields = tool["inputSchema"]["properties"].as_object().unwrap();
        assert_eq!(fields.len(), known.fields().count());
        assert!(
            fields.values().all(|field| field["description"]
                .as_str()
                .is_some_and(|words| words.ends_with('.')))
        );
        assert!(known.required.iter().all(|name| fields.contains_key(*name)));
    }
}

/// What each field takes at least: values by which it is tried.
fn samples(name: &str) -> Value {
    let place = json!(["village:bat-trang"]);
    match name {
        "q" => "gốm".into(),
        "kind" => json!(["village", "sales-point"]),
        "craft" => json!(["ceramics"]),
        "district" => json!(["gia-lam"]),
        "commune" | "village" => json!(["bat-trang"]),
        "group" => json!(["thuc-pham"]),
        "stars" => json!(["4", "unknown"]),
        "evidence" => json!(["certified"]),
        "place" => json!(["official"]),
        "open" | "date" => "2026-12-05".into(),
        "near" => "21.028,105.852".into(),
        "sort" => "stars".into(),
        "days" => 2.into(),
        "from" | "to" => "sight:van-mieu".into(),
        "leave" => "06:30".into(),
        "back" => "19:00".into(),
        "by" => "car".into(),
        "pace" => "full".into(),
        "for" => json!(["silk", "sights"]),
        "see" | "skip" => place,
        "buy" => json!(["ceramics"]),
        "lunch" => "none".into(),
        "rest" => 30.into(),
        "walking" => 60.into(),
        "rain" => true.into(),
        "variety" => false.into(),
        other => panic!("no sample of `{other}`"),
    }
}

/// Returns every address that a text holds, from the guide's folder on.
fn addresses(text: &str) -> Vec<String> {
    let base = [SITE, "/"].concat();
    let ends = |c: char| c.is_whitespace() || matches!(c, '>' | ')' | '`' | '"');
    let found = text.match_indices(&base).map(|(at, _)| &text[at + SITE.len()..]);
    found.map(|rest| rest.split(ends).next().unwrap_or(rest).to_owned()).collect()
}

#[test]
fn files_for_assistants_hold_addresses_that_lead_somewhere() {
    let site = [SITE, "/"].concat();
    let guide = assistants::Guide { catalogue: catalogue(), site: Some(&site) };
    let files = guide.files();
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let (mut n_pages, mut n_plans) = (0, 0);
    for (name, text) in &files {
        for address in addresses(text) {
            let path = address.split('?').next().unwrap();
            if path.contains('.') {
                let is_there =
                    names.contains(&&path[1..]) || root().join("public").join(&path[1..]).exists();
                assert!(is_there, "{name}: {address}");
                continue;
            }
            // A query that stands for any.
            let address = address.trim_end_matches("?…");
            let (path, query) = address.split_once('?').unwrap_or((address, ""));
            let read = Address::parse(path, query, today());
            assert_eq!(read.route.href(read.locale), address, "{name}");
            match &read.route {
                Route::Entry(kind, slug) => {
                    assert!(catalogue().find(*kind, slug).is_some(), "{name}: {address}")
                }
                Route::NotFound => panic!("{name}: {address}"),
                Route::Plan(Some(request)) => {
                    n_plans += 1;
                    assert!(
                        request.must.iter().all(|place| place.entry(catalogue()).is_some()),
                        "{address}"
                    );
                }
                Route::Search(query) if !query.selection.is_empty() => {
                    let hits = search(&Index::new(catalogue()), catalogue(), query).hits;
                    assert!(!hits.is_empty(), "{name} leads to nothing: {address}");
                }
                _ => {}
            }
            n_pages += 1;
        }
    }
    assert!(
        n_pages > catalogue().villages.len() && n_plans >= 2,
        "{n_pages} pages, {n_plans} plans"
    );
}

#[test]
fn files_for_assistants_have_the_form_that_is_wanted() {
    for site in [None, Some("https://example.vn:8443/guide/")] {
        let files = assistants::Guide { catalogue: catalogue(), site }.files();
        let text = |wanted: &str| &files.iter().find(|(name, _)| *name == wanted).unwrap().1;
        let llms = text("llms.txt");
        assert!(llms.starts_with("# Về Làng\n\n> "), "{llms}");
        let first = ["](", site.unwrap_or("/")].concat();
        let links = llms.lines().filter(|line| line.starts_with("- ["));
        assert!(links.clone().count() > 20 && links.clone().all(|line| line.contains(&first)));
        let skill = text("assistants/skill.md");
        assert!(skill.starts_with("---\nname: day-in-the-villages\ndescription: "));
        let manifest: Value = serde_json::from_str(text(assistants::MANIFEST)).unwrap();
        let entry = &manifest["entries"][0];
        let publisher = if site.is_some() { "example.vn" } else { "ve-lang" };
        assert_eq!(entry["identifier"], format!("urn:air:{publisher}:skills:day-in-the-villages"));
        assert_eq!(
            entry["url"].as_str(),
            site.map(|site| [site, "assistants/skill.md"].concat()).as_deref()
        );
        // Exactly one of the two may stand there.
        assert_eq!(entry["data"].is_null(), site.is_some());
        if site.is_none() {
            assert_eq!(entry["data"]["text"], skill.as_str());
        }
        let tools: Value = serde_json::from_str(text("assistants/tools.json")).unwrap();
        assert_eq!(tools, ve_lang::assistant::tools(catalogue()));
        for field in SEARCH.iter().chain(PLAN) {
            assert!(skill.contains(&format!("- `{}`: ", field.name)), "{}", field.name);
        }
    }
}

fn root() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_field_reaches_the_address_under_its_name() {
    for (tool, fields) in [("search", SEARCH), ("plan_a_day", PLAN)] {
        for field in fields {
            let told = call(tool, json!({ field.name: samples(field.name) }));
            let told = told.unwrap_or_else(|wrong| panic!("{wrong}"));
            let page = told["page"].as_str().unwrap();
            let start = [field.name, "="].concat();
            let (_, query) = page.split_once('?').unwrap();
            assert!(
                query.split('&').any(|pair| pair.starts_with(&start)),
                "{}: {page}",
                field.name
            );
            assert_eq!(
                followed(&told["page"]).route.href(Locale::En),
                followed(&told["page"]).href()
            );
        }
    }
}
