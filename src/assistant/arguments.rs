//! The arguments of a call, held against the fields of its tool. Nothing is passed over: an assistant
//! that misspelt a wish is told so, and not given an answer to another question. Browsers check no schema.

use super::fields::{Field, LONGEST, MOST_VALUES, Shape, Words};
use super::tools::Tool;
use super::{Assistant, id, parts};
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::{EntryKind, Slug};
use crate::domain::itinerary::{Anchor, Lunch, PlaceRef, Ware};
use crate::domain::search::{Facet, Query, Selection, search};
use serde_json::{Map, Value};

/// Arguments that are as the fields want them.
pub struct Arguments(Map<String, Value>);

impl Arguments {
    /// Returns the text of a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    /// Returns the day that a field names.
    pub fn date(&self, name: &str) -> Option<Date> {
        Date::parse(self.text(name)?)
    }

    /// Returns the whole number of a field.
    pub fn whole(&self, name: &str) -> Option<usize> {
        self.0.get(name)?.as_u64().map(|n| n as usize)
    }

    /// Returns the texts of a field's list.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    }

    /// Returns every field as an address writes its value.
    pub fn pairs(&self) -> Vec<(&str, String)> {
        let written = |name: &str, value: &Value| match value {
            Value::Array(_) => self.texts(name).collect::<Vec<_>>().join(","),
            Value::Bool(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        self.0.iter().map(|(name, value)| (name.as_str(), written(name, value))).collect()
    }
}

/// Returns the arguments of a call to a tool, or a sentence that names the first field that is wrong.
pub fn read(guide: &Assistant, tool: &Tool, text: &str) -> Result<Arguments, String> {
    let text = if text.trim().is_empty() { "{}" } else { text };
    let Ok(Value::Object(mut given)) = serde_json::from_str(text) else {
        return Err(format!("The arguments of `{}` are to be a JSON object.", tool.name));
    };
    // What an assistant leaves open it often sends as null.
    given.retain(|_, value| !value.is_null());
    for (name, value) in &given {
        let Some(field) = tool.fields().find(|field| field.name == *name) else {
            let names: Vec<&str> = tool.fields().map(|field| field.name).collect();
            let (tool, names) = (tool.name, names.join(", "));
            return Err(format!("`{name}`: `{tool}` has no such field; it has: {names}."));
        };
        check(guide, field, value).map_err(|wrong| format!("`{name}`: {wrong}"))?;
    }
    match tool.required.iter().find(|name| !given.contains_key(**name)) {
        Some(name) => Err(format!("`{name}`: `{}` cannot do without it.", tool.name)),
        None => Ok(Arguments(given)),
    }
}

fn check(guide: &Assistant, field: &Field, value: &Value) -> Result<(), String> {
    let wanted = |what: &str| format!("{what} is wanted, not {value}.");
    let is = |holds: bool, what: &str| if holds { Ok(()) } else { Err(wanted(what)) };
    let text = value.as_str();
    match field.shape {
        Shape::Text => is(
            text.is_some_and(|text| text.chars().count() <= LONGEST),
            "a text of 200 characters at most",
        ),
        Shape::Date => is(text.and_then(Date::parse).is_some(), "a day such as \"2026-11-28\""),
        Shape::Time => is(text.and_then(TimeOfDay::parse).is_some(), "a time such as \"08:30\""),
        Shape::Whole(least, most) => {
            let fits = value.as_u64().is_some_and(|n| (least.into()..=most.into()).contains(&n));
            is(fits, &format!("a whole number from {least} to {most}"))
        }
        Shape::YesNo => is(value.is_boolean(), "true or false"),
        Shape::Lunch => {
            let is_one = |text| text == "none" || Lunch::parse(text).is_some();
            is(
                text.is_some_and(is_one),
                "\"none\" or a window and minutes such as \"11:00-13:30/60\"",
            )
        }
        Shape::OneOf(words) => word(guide, words, text.ok_or_else(|| wanted("a word"))?),
        Shape::SomeOf(words) => each(value, |text| word(guide, words, text)),
        Shape::Entry => {
            entry(guide, text.ok_or_else(|| wanted("an id such as \"village:bat-trang\""))?)
        }
        Shape::Places => each(value, |text| place(guide, text)),
        Shape::Anchor => anchor(guide, text.unwrap_or_default()),
        Shape::Wares => each(value, |text| ware(guide, text)),
    }
}

fn each(value: &Value, check: impl Fn(&str) -> Result<(), String>) -> Result<(), String> {
    let Some(values) = value.as_array() else {
        return Err(format!("a list is wanted, such as [\"…\"], not {value}."));
    };
    if values.len() > MOST_VALUES {
        return Err(format!("{} values; at most {MOST_VALUES} are taken.", values.len()));
    }
    values.iter().try_for_each(|value| match value.as_str() {
        Some(text) => check(text),
        None => Err(format!("a list of texts is wanted; {value} is none.")),
    })
}

fn word(guide: &Assistant, words: Words, text: &str) -> Result<(), String> {
    let all = words.all(&guide.catalogue);
    if all.iter().any(|known| known == text) {
        return Ok(());
    }
    Err(match words {
        Words::Facet(Facet::Village) => {
            let meant = similar(guide, Some("village"), text).replace("village:", "");
            format!("the guide has no village \"{text}\".{meant}")
        }
        Words::Facet(Facet::Commune) => {
            format!(
                "the guide has no commune \"{text}\"; `search` with `q` finds what lies in one."
            )
        }
        _ => format!("\"{text}\" is not one of: {}.", all.join(", ")),
    })
}

fn entry(guide: &Assistant, text: &str) -> Result<(), String> {
    let Some((kind, slug)) = parts(&guide.catalogue, text) else {
        return Err(format!("an id such as \"village:bat-trang\" is wanted, not \"{text}\"."));
    };
    match guide.catalogue.find(kind, &slug) {
        Some(_) => Ok(()),
        None => Err(nowhere(guide, text)),
    }
}

fn place(guide: &Assistant, text: &str) -> Result<(), String> {
    entry(guide, text)?;
    match parts(&guide.catalogue, text) {
        Some((EntryKind::Product, _)) => Err(format!(
            "\"{text}\" is a product, which is no place: `place_details` tells where it is sold, and `buy` takes its slug."
        )),
        _ => Ok(()),
    }
}

fn anchor(guide: &Assistant, text: &str) -> Result<(), String> {
    let Some(anchor) = Anchor::parse(text) else {
        return Err(format!(
            "\"centre\", a place such as \"sight:van-mieu\", an area such as \"commune:bat-trang\" or \"district:gia-lam\", or a point such as \"21.028,105.852\" is wanted, not \"{text}\"."
        ));
    };
    match (anchor.point(&guide.catalogue), anchor) {
        (Some(_), _) => Ok(()),
        (None, Anchor::Place(place)) if place.entry(&guide.catalogue).is_some() => {
            Err(format!("where \"{text}\" lies is not known."))
        }
        (None, Anchor::Place(_)) => Err(nowhere(guide, text)),
        (None, _) => Err(format!("the guide has no area \"{text}\".")),
    }
}

fn ware(guide: &Assistant, text: &str) -> Result<(), String> {
    match Slug::new(text).and_then(|slug| Ware::named(&guide.catalogue, &slug)) {
        Some(_) => Ok(()),
        None => {
            let meant = similar(guide, Some("product"), text).replace("product:", "");
            Err(format!("the guide has no product, kind of product or craft \"{text}\".{meant}"))
        }
    }
}

/// Says that an id names nothing: what it goes by now, that it is gone, or what it may have meant.
fn nowhere(guide: &Assistant, text: &str) -> String {
    let named = PlaceRef::parse(text);
    if let Some(now) = named.as_ref().and_then(|place| place.today(&guide.catalogue)) {
        return format!("\"{text}\" goes by \"{now}\" now.");
    }
    if named.is_some_and(|place| place.vanished(&guide.catalogue).is_some()) {
        return format!("\"{text}\" is no more.");
    }
    let (word, slug) = text.split_once(':').unwrap_or(("", text));
    format!("the guide has no \"{text}\".{}", similar(guide, Some(word), slug))
}

/// Returns a sentence with the ids that come nearest to what a slug says; none if there are none.
fn similar(guide: &Assistant, kind: Option<&str>, slug: &str) -> String {
    let kinds: Vec<(Facet, &str)> = kind.into_iter().map(|kind| (Facet::Kind, kind)).collect();
    let query = Query {
        text: slug.replace('-', " "),
        selection: Selection::of(&kinds),
        ..Query::default()
    };
    let hits = search(&guide.index, &guide.catalogue, &query).hits;
    let ids: Vec<String> = hits.iter().take(3).map(|hit| id(&guide.catalogue, hit.entry)).collect();
    match ids.is_empty() {
        true => String::new(),
        false => format!(" Nearest by name: {}.", ids.join(", ")),
    }
}
