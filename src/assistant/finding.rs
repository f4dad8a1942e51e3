//! `search`: what is found, in the order asked for, with the address of the same list in the guide.

use super::arguments::Arguments;
use super::{Assistant, facts, id};
use crate::domain::calendar::Date;
use crate::domain::catalogue::Slug;
use crate::domain::itinerary::Anchor;
use crate::domain::search::{Hit, Loosen, Query, Sort, search};
use crate::route::{self, Route};
use serde_json::{Value, json};

/// How many entries are given where nobody says.
const HITS: usize = 10;

/// Returns what the arguments find.
pub fn answer(guide: &Assistant, given: &Arguments, today: Date) -> Value {
    let query = query(guide, given);
    let results = search(&guide.index, &guide.catalogue, &query);
    let most = given.whole("limit").unwrap_or(HITS);
    let hits: Vec<Value> =
        results.hits.iter().take(most).map(|hit| entry(guide, hit, today)).collect();
    let mut answer = json!({
        "page": guide.page(&Route::Search(query.clone())),
        "found": results.hits.len(),
        "entries": hits,
        "checked": guide.catalogue.checked.to_string(),
    });
    let mut add = |name: &str, value: Value| {
        if let Some(answer) = answer.as_object_mut() {
            answer.insert(name.to_owned(), value);
        }
    };
    if let Some(read_as) = results.read_as {
        add("read_as", read_as.into());
    }
    if results.relaxed {
        add("note", "No entry has every word; these have the most telling ones.".into());
    }
    if query.open_on.is_some() {
        add("more_with_unknown_hours", results.unknown_hours.into());
    }
    if results.hits.is_empty() {
        add("without", results.loosen.iter().map(loosened).collect());
    }
    answer
}

/// The fields are called as in addresses and read as those are; where `near` may be a place by name.
fn query(guide: &Assistant, given: &Arguments) -> Query {
    let pairs = given.pairs().into_iter().map(|(name, value)| (name.to_owned(), value));
    let mut query = route::query_of(pairs.collect());
    let near = given.text("near").and_then(Anchor::parse);
    if let Some(point) = near.and_then(|near| near.point(&guide.catalogue)) {
        query.sort = Sort::Distance(route::coarse(point));
    }
    query
}

fn entry(guide: &Assistant, hit: &Hit, today: Date) -> Value {
    let catalogue = &guide.catalogue;
    let mut facts = json!({
        "id": id(catalogue, hit.entry),
        "name": guide.name(hit.entry),
        "page": guide.page_of(hit.entry),
    });
    let area = catalogue.location(hit.entry);
    let craft = catalogue.craft_of(hit.entry);
    let more = [
        ("craft", craft.map(|id| catalogue.craft(id).slug.as_str().into())),
        ("commune", area.commune.map(|id| (*catalogue.commune(id).name).into())),
        ("district_until_2025", area.district.map(|id| (*catalogue.district(id).name).into())),
        ("rating", facts::rating(guide, hit.entry, today)),
    ];
    facts::add(&mut facts, more);
    facts
}

/// Returns a condition without which so many would be found.
fn loosened((condition, found): &(Loosen, u32)) -> Value {
    let (field, value) = match condition {
        Loosen::Text => ("q", None),
        Loosen::Value(facet, slug) => (route::facet_name(*facet), Some(slug)),
        Loosen::Day => ("open", None),
    };
    json!({ "field": field, "value": value.map(Slug::as_str), "would_find": found })
}
