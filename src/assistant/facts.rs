//! `place_details`: all that the guide knows of one entry. What is not known is left out, and named in
//! `not_known` where a visitor would miss it.

use super::arguments::Arguments;
use super::{Assistant, id, parts};
use crate::domain::calendar::Date;
use crate::domain::catalogue::hours::{Hours, OpenHours};
use crate::domain::catalogue::rating::Validity;
use crate::domain::catalogue::{
    Entry, Festival, Location, Precision, ProductId, SourceId, Wording,
};
use crate::domain::search::PlaceKind;
use crate::domain::search::value::evidence_word;
use crate::i18n::{format, vietnamese};
use crate::route::Route;
use serde_json::{Value, json};

/// How many related entries are named.
const RELATED: usize = 12;
/// How many days of opening hours are told.
const DAYS: i32 = 7;

/// Adds what is known.
pub fn add<const N: usize>(facts: &mut Value, more: [(&str, Option<Value>); N]) {
    let known = more.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    if let Some(facts) = facts.as_object_mut() {
        facts.extend(known);
    }
}

/// Returns the facts of the entry that the arguments name.
pub fn answer(guide: &Assistant, given: &Arguments, today: Date) -> Result<Value, String> {
    let named = given.text("id").and_then(|text| parts(&guide.catalogue, text));
    let entry = named.and_then(|(kind, slug)| guide.catalogue.find(kind, &slug));
    let entry = entry.ok_or("`id`: the guide has no such entry.")?;
    let first = given.date("date").unwrap_or(today);
    let mut facts = json!({
        "id": id(&guide.catalogue, entry),
        "name": guide.name(entry),
        "name_vi": guide.catalogue.name(entry).get("vi"),
        "page": guide.page_of(entry),
        "where": whereabouts(guide, entry),
    });
    match entry {
        Entry::Village(_) => village(guide, &mut facts, entry),
        Entry::Product(id) => product(guide, &mut facts, id, today),
        _ => place(guide, &mut facts, entry, first),
    }
    add(
        &mut facts,
        [
            ("sources", Some(sources(guide, guide.catalogue.sources_of(entry)))),
            ("checked", Some(guide.catalogue.checked.to_string().into())),
        ],
    );
    Ok(facts)
}

fn say(guide: &Assistant, words: &Wording) -> Option<Value> {
    let said = words.get(guide.tag());
    (!said.is_empty()).then(|| said.into())
}

fn whereabouts(guide: &Assistant, entry: Entry) -> Value {
    let catalogue = &guide.catalogue;
    let Location { commune, district, precision, point, .. } = catalogue.location(entry);
    let precision = precision.map(|precision| match precision {
        Precision::VillageCentre => "about the middle of the village, placed by hand",
        Precision::CommuneCentre => "the middle of the former commune: not the place itself",
        Precision::Landmark => "the well-known position of a landmark",
        Precision::OfVillage => "taken from its craft village",
        Precision::Published => "a published point",
    });
    let mut area = json!({ "address_vi": vietnamese::address(catalogue, entry).join(", ") });
    add(
        &mut area,
        [
            ("commune", commune.map(|id| (*catalogue.commune(id).name).into())),
            ("district_until_2025", district.map(|id| (*catalogue.district(id).name).into())),
            ("point", point.map(|point| json!([point.lat, point.lng]))),
            ("point_is", precision.map(Value::from)),
        ],
    );
    area
}

fn village(guide: &Assistant, facts: &mut Value, entry: Entry) {
    let catalogue = &guide.catalogue;
    let Entry::Village(id) = entry else { return };
    let row = catalogue.village(id);
    let sales = catalogue.sales_points_of_village(id).into_iter().map(Entry::SalesPoint);
    let eateries = catalogue.eateries_of_village(id).into_iter().map(Entry::Eatery);
    add(
        facts,
        [
            ("craft", Some(catalogue.craft(row.craft).slug.as_str().into())),
            ("makes", say(guide, &row.makes)),
            ("about", say(guide, &row.about)),
            ("workshop", row.workshop.as_ref().and_then(|words| say(guide, words))),
            ("recognition", row.recognition.as_ref().and_then(|words| say(guide, words))),
            ("festivals", festivals(guide, &row.festivals, row.festival.as_ref())),
            (
                "bus_routes",
                (!row.bus_routes.is_empty())
                    .then(|| row.bus_routes.iter().map(|route| Value::from(&**route)).collect()),
            ),
            ("bus_note", row.bus_note.as_ref().and_then(|words| say(guide, words))),
            ("notes", notes(guide, &row.notes)),
            ("visit_minutes_estimated", Some(row.visit_minutes.into())),
            (
                "hours",
                Some(
                    "Not known: a village has no opening hours of its own; its sales points may."
                        .into(),
                ),
            ),
            (
                "products",
                related(guide, catalogue.products_of_village(id).into_iter().map(Entry::Product)),
            ),
            ("sales_points", related(guide, sales)),
            ("eateries", related(guide, eateries)),
            ("website", row.website.as_deref().map(Value::from)),
        ],
    );
}

fn product(guide: &Assistant, facts: &mut Value, product: ProductId, today: Date) {
    let catalogue = &guide.catalogue;
    let row = catalogue.product(product);
    let kind = catalogue.product_kind(row.kind);
    let price = row.price.as_ref().map(|price| {
        json!({ "min_vnd": price.min, "max_vnd": price.max, "for": price.unit.get(guide.tag()) })
    });
    let producer = row.producer.map(|id| catalogue.producer(id)).map(|producer| {
        json!({ "name": &*producer.name, "page": guide.page(&Route::Producer(producer.slug.clone())) })
    });
    let sold = related(guide, catalogue.sold_at(product).into_iter().map(Entry::SalesPoint));
    let missing =
        [("price", price.is_none()), ("producer", producer.is_none()), ("sold_at", sold.is_none())];
    add(
        facts,
        [
            ("kind_of_product", Some(kind.slug.as_str().into())),
            ("craft", Some(catalogue.craft(kind.craft).slug.as_str().into())),
            ("about", say(guide, &row.about)),
            ("rating", rating(guide, Entry::Product(product), today)),
            ("price", price),
            ("producer", producer),
            ("village", related(guide, row.village.into_iter().map(Entry::Village))),
            ("sold_at", sold),
            ("note", row.note.as_ref().and_then(|words| say(guide, words))),
            ("website", row.website.as_deref().map(Value::from)),
            ("not_known", not_known(&missing)),
        ],
    );
}

fn place(guide: &Assistant, facts: &mut Value, entry: Entry, first: Date) {
    let catalogue = &guide.catalogue;
    let (hours, sort) = match entry {
        Entry::SalesPoint(id) => {
            let row = catalogue.sales_point(id);
            let sells = catalogue.sold_here(id).into_iter().map(Entry::Product);
            add(
                facts,
                [
                    ("run_by", row.operator.as_deref().map(Value::from)),
                    ("opened", row.opened.as_deref().map(Value::from)),
                    ("offers", row.offers.as_ref().and_then(|words| say(guide, words))),
                    ("sells", related(guide, sells)),
                    ("village", related(guide, row.village.into_iter().map(Entry::Village))),
                    ("note", row.note.as_ref().and_then(|words| say(guide, words))),
                    ("website", row.website.as_deref().map(Value::from)),
                ],
            );
            (&row.hours, PlaceKind::of_sales_point(row))
        }
        Entry::Sight(id) => {
            let row = catalogue.sight(id);
            add(
                facts,
                [
                    ("about", say(guide, &row.about)),
                    ("ticket_vnd", row.ticket_vnd.map(Value::from)),
                    ("ticket_note", row.ticket_note.as_ref().and_then(|words| say(guide, words))),
                    ("festivals", festivals(guide, &row.festivals, row.festival.as_ref())),
                    ("visit_minutes_estimated", Some(row.visit_minutes.into())),
                    ("notes", notes(guide, &row.notes)),
                    ("website", row.website.as_deref().map(Value::from)),
                    ("not_known", not_known(&[("ticket", row.ticket_vnd.is_none())])),
                ],
            );
            (&row.hours, PlaceKind::Sight)
        }
        Entry::Eatery(id) => {
            let row = catalogue.eatery(id);
            add(
                facts,
                [
                    ("about", say(guide, &row.about)),
                    ("house", row.house.as_deref().map(Value::from)),
                    ("price_note", row.price_note.as_ref().and_then(|words| say(guide, words))),
                    ("village", related(guide, row.village.into_iter().map(Entry::Village))),
                    ("not_known", not_known(&[("house", row.house.is_none())])),
                ],
            );
            (&row.hours, PlaceKind::Eatery)
        }
        Entry::Village(_) | Entry::Product(_) => return,
    };
    add(
        facts,
        [
            ("sort_of_place", Some(sort.word().into())),
            ("hours", Some(week(guide, hours, first))),
            ("hours_note", hours.note.as_ref().and_then(|words| say(guide, words))),
            ("hours_warning", hours.old.then(|| guide.words.hours_old().text().into())),
        ],
    );
}

/// Returns the hours of seven days from `first` on.
fn week(guide: &Assistant, hours: &Hours, first: Date) -> Value {
    let day = |n| {
        let date = first.plus_days(n);
        let open: Value = match hours.on(date, &guide.catalogue.holidays) {
            OpenHours::Open(windows) => windows
                .iter()
                .map(|window| Value::from(format!("{}-{}", window.opens, window.closes)))
                .collect(),
            OpenHours::Closed => "closed".into(),
            OpenHours::ByAppointment => "by appointment".into(),
            OpenHours::Unknown => "not known".into(),
        };
        json!({ "date": date.to_string(), "day": format::day(date, &guide.words), "open": open })
    };
    (0..DAYS).map(day).collect()
}

/// Returns a product's stars with the evidence for them; nothing for what is no product.
pub fn rating(guide: &Assistant, entry: Entry, today: Date) -> Option<Value> {
    let Entry::Product(product) = entry else { return None };
    let rating = guide.catalogue.product(product).rating;
    let stands = match rating.validity(today.year().unsigned_abs() as u16) {
        Validity::Valid => "yes",
        Validity::EndsThisYear => "its 36 months end this year",
        Validity::Lapsed => "past its 36 months; no renewal was seen",
        Validity::Unknown => "not known",
    };
    let stars = rating.stars.map_or("not known".into(), |stars| Value::from(stars.get()));
    let mut told =
        json!({ "stars": stars, "evidence": evidence_word(rating.evidence), "stands": stands });
    add(
        &mut told,
        [
            ("year", rating.year.map(Value::from)),
            ("proposed_for", rating.proposed.map(|stars| stars.get().into())),
        ],
    );
    Some(told)
}

/// Returns where facts were read.
pub fn sources(guide: &Assistant, ids: &[SourceId]) -> Value {
    let told = |id: &SourceId| {
        let source = guide.catalogue.source(*id);
        json!({ "publisher": &*source.publisher, "url": source.url.as_deref() })
    };
    ids.iter().map(told).collect()
}

fn related(guide: &Assistant, entries: impl Iterator<Item = Entry>) -> Option<Value> {
    let told = |entry| json!({ "id": id(&guide.catalogue, entry), "name": guide.name(entry) });
    let told: Vec<Value> = entries.take(RELATED).map(told).collect();
    (!told.is_empty()).then(|| told.into())
}

fn notes(guide: &Assistant, notes: &[Wording]) -> Option<Value> {
    (!notes.is_empty()).then(|| notes.iter().filter_map(|note| say(guide, note)).collect())
}

fn festivals(guide: &Assistant, dated: &[Festival], words: Option<&Wording>) -> Option<Value> {
    let told = dated.iter().map(|festival| {
        let days = format::lunar_days(&festival.days, &guide.words);
        Value::from([festival.name.get(guide.tag()), ": ", &days].concat())
    });
    let told: Vec<Value> = told.chain(words.and_then(|words| say(guide, words))).collect();
    (!told.is_empty()).then(|| told.into())
}

fn not_known(missing: &[(&str, bool)]) -> Option<Value> {
    let names: Vec<&str> =
        missing.iter().filter(|(_, is_missing)| *is_missing).map(|(name, _)| *name).collect();
    (!names.is_empty()).then(|| names.into())
}
