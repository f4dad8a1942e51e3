//! Records as rows of JSON, for whoever drives the engine without a catalogue: an array of
//! `{id, kind, name, name_en, village, commune, district, province, craft, craft_en, category,
//! stars, producer}`. Rows are read one by one, so a hundred thousand never stand in memory at once.
//! What the flat fields cannot hold of a catalogue's own records stands under `more`.

use super::interner::Interner;
use super::record::{AROUND, CRAFT, OTHER_NAME, Record};
use super::strings::Strings;
use super::value;
use crate::domain::catalogue::{Catalogue, Entry, EntryKind};
use crate::domain::text::fold;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A row, with the names of its fields.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Row<'a> {
    /// What the row is known by.
    pub id: u32,
    /// `village`, `product`, `sales_point`, `sight` or `eatery`.
    #[serde(borrow)]
    pub kind: Text<'a>,
    /// Its name.
    #[serde(borrow)]
    pub name: Text<'a>,
    /// Its English name.
    #[serde(borrow)]
    pub name_en: Text<'a>,
    /// The name of its craft village.
    #[serde(borrow)]
    pub village: Text<'a>,
    /// The commune or ward of today.
    #[serde(borrow)]
    pub commune: Text<'a>,
    /// The former district.
    #[serde(borrow)]
    pub district: Text<'a>,
    /// The province, if it is another one.
    #[serde(borrow)]
    pub province: Text<'a>,
    /// Its craft.
    #[serde(borrow)]
    pub craft: Text<'a>,
    /// The same in English.
    #[serde(borrow)]
    pub craft_en: Text<'a>,
    /// Its product group.
    #[serde(borrow)]
    pub category: Text<'a>,
    /// Its star level, 0 where there is none.
    pub stars: Level,
    /// Who makes it.
    #[serde(borrow)]
    pub producer: Text<'a>,
    /// The record as the catalogue has it.
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub more: Option<More<'a>>,
}

/// A record of a catalogue; see [`Record`].
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct More<'a> {
    rank: u32,
    #[serde(borrow)]
    key: Text<'a>,
    #[serde(borrow)]
    names: Vec<Text<'a>>,
    #[serde(borrow)]
    texts: Vec<(Text<'a>, u8)>,
    #[serde(borrow)]
    places: Vec<Text<'a>>,
    #[serde(borrow)]
    phrases: Vec<Text<'a>>,
}

/// A text, empty where the row says null.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Text<'a>(pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;
            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a string or null")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
            fn visit_unit<E: Error>(self) -> Result<Text<'de>, E> {
                Ok(Text::default())
            }
        }
        from.deserialize_any(TextVisitor)
    }
}

/// A star level, 0 where the row says null or nothing that is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Level(pub u8);

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct LevelVisitor;
        impl Visitor<'_> for LevelVisitor {
            type Value = Level;
            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a star level or null")
            }
            fn visit_u64<E: Error>(self, level: u64) -> Result<Level, E> {
                Ok(Level(if level <= 5 { level as u8 } else { 0 }))
            }
            fn visit_i64<E: Error>(self, _: i64) -> Result<Level, E> {
                Ok(Level(0))
            }
            fn visit_f64<E: Error>(self, level: f64) -> Result<Level, E> {
                self.visit_u64(level as u64)
            }
            fn visit_str<E: Error>(self, level: &str) -> Result<Level, E> {
                Ok(Level(level.parse().ok().filter(|level| *level <= 5).unwrap_or(0)))
            }
            fn visit_unit<E: Error>(self) -> Result<Level, E> {
                Ok(Level(0))
            }
        }
        from.deserialize_any(LevelVisitor)
    }
}

/// Returns the name of a kind in rows.
pub fn kind_name(kind: EntryKind) -> &'static str {
    EntryKind::NAMED.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name)
}

/// Returns the kind of a name; whatever is no other kind is a place to see.
fn kind_of(name: &str) -> EntryKind {
    EntryKind::NAMED
        .iter()
        .find(|(known, _)| *known == name)
        .map_or(EntryKind::Sight, |(_, kind)| *kind)
}

/// What the rows of products and places take over from those of villages, by the village's name.
#[derive(Debug)]
pub struct Villages {
    /// The names of villages, folded, and for each the village that is called so first.
    names: Interner,
    first: Vec<u32>,
    /// The texts of the villages, [`N_TEXTS`] of each.
    texts: Strings,
}

/// How many texts are kept of a village: two names, two crafts, two areas.
const N_TEXTS: u32 = 6;

impl Default for Villages {
    fn default() -> Self {
        Self { names: Interner::new(), first: Vec::new(), texts: Strings::default() }
    }
}

impl Villages {
    /// Notes a row, if it is one of a village.
    pub fn note(&mut self, row: &Row<'_>) {
        if kind_of(&row.kind.0) != EntryKind::Village || row.more.is_some() {
            return;
        }
        let village = self.texts.len() as u32;
        let names = [&row.name, &row.name_en];
        for text in
            names.into_iter().chain([&row.craft, &row.craft_en, &row.commune, &row.district])
        {
            self.texts.push(text.0.as_bytes());
        }
        for name in [&row.village, &row.name] {
            if !name.0.is_empty() && self.names.intern(fold(&name.0).as_bytes()).1 {
                self.first.push(village);
            }
        }
    }

    /// Returns the texts of the village that a row names.
    fn of(&self, row: &Row<'_>) -> Option<[&str; N_TEXTS as usize]> {
        let name = self.names.number(fold(&row.village.0).as_bytes())?;
        let village = *self.first.get(name as usize)?;
        let text = |nth: u32| std::str::from_utf8(self.texts.get(village + nth));
        Some([0, 1, 2, 3, 4, 5].map(|nth| text(nth).unwrap_or_default()))
    }
}

impl<'a> Row<'a> {
    /// Returns the row of an entry whose record this is; `id` is what it is to be known by.
    pub fn of(catalogue: &'a Catalogue, entry: Entry, record: &Record<'a>, id: u32) -> Self {
        let text = |text: &'a str| Text(Cow::Borrowed(text));
        let maybe = |words: Option<&'a str>| words.map(text).unwrap_or_default();
        let at = value::location(catalogue, entry);
        let village = catalogue.village_of(entry).map(|id| &*catalogue.village(id).short_name);
        let craft = value::craft(catalogue, entry).map(|id| &catalogue.craft(id).name);
        let product = match entry {
            Entry::Product(id) => Some(catalogue.product(id)),
            _ => None,
        };
        let producer = match entry {
            Entry::SalesPoint(id) => catalogue.sales_point(id).producer,
            _ => product.and_then(|row| row.producer),
        };
        Self {
            id,
            kind: text(kind_name(record.kind)),
            name: maybe(catalogue.name(entry).exact("vi").or(record.names.first().copied())),
            name_en: maybe(catalogue.name(entry).exact("en")),
            village: maybe(village),
            commune: maybe(at.commune.map(|id| &*catalogue.commune(id).name)),
            district: maybe(at.district.map(|id| &*catalogue.district(id).name)),
            province: maybe(product.and_then(|row| row.province.as_deref())),
            craft: maybe(craft.map(|name| name.get("vi"))),
            craft_en: maybe(craft.and_then(|name| name.exact("en"))),
            category: maybe(product.map(|row| catalogue.group(row.group).name.get("vi"))),
            stars: Level(record.stars),
            producer: maybe(producer.map(|id| &*catalogue.producer(id).name)),
            more: Some(More::of(record)),
        }
    }

    /// Returns the record of a row; `key` tells it from all others.
    pub fn record<'b>(&'b self, key: &'b str, villages: &'b Villages) -> Record<'b> {
        let kind = kind_of(&self.kind.0);
        let mut record = Record::new(kind, key);
        record.stars = self.stars.0;
        match &self.more {
            Some(more) => more.fill(&mut record),
            None => self.fill(&mut record, villages),
        }
        record
    }

    fn fill<'b>(&'b self, record: &mut Record<'b>, villages: &'b Villages) {
        let of_village = if record.kind == EntryKind::Village { None } else { villages.of(self) };
        record.names.push(&self.name.0);
        record.names.extend(Some(&*self.name_en.0).filter(|name| !name.is_empty()));
        let mut add = |text: &'b str, weight: u8, is_place: bool| {
            if !text.is_empty() {
                record.text(text, weight);
                record.places.extend(is_place.then_some(text));
            }
        };
        add(&self.village.0, OTHER_NAME, true);
        add(&self.commune.0, AROUND, true);
        add(&self.district.0, AROUND, true);
        add(&self.province.0, AROUND, false);
        for craft in [&self.craft, &self.craft_en, &self.category] {
            add(&craft.0, CRAFT, false);
        }
        add(&self.producer.0, AROUND, false);
        if let Some(village) = of_village {
            let [name, name_en, craft, craft_en, commune, district] = village;
            [name, name_en].into_iter().for_each(|name| add(name, OTHER_NAME, false));
            [craft, craft_en].into_iter().for_each(|craft| add(craft, AROUND, false));
            if self.commune.0.is_empty() {
                add(commune, AROUND, true);
            }
            if self.district.0.is_empty() {
                add(district, AROUND, true);
            }
        }
    }
}

impl<'a> More<'a> {
    fn of(record: &Record<'a>) -> Self {
        let text = |text: &&'a str| Text(Cow::Borrowed(*text));
        Self {
            rank: record.rank,
            key: text(&record.key),
            names: record.names.iter().map(text).collect(),
            texts: record.texts.iter().map(|(words, weight)| (text(words), *weight)).collect(),
            places: record.places.iter().map(text).collect(),
            phrases: record.phrases.iter().map(text).collect(),
        }
    }
}

impl More<'_> {
    fn fill<'b>(&'b self, record: &mut Record<'b>) {
        record.rank = self.rank;
        record.key = &self.key.0;
        record.names = self.names.iter().map(|name| &*name.0).collect();
        record.texts = self.texts.iter().map(|(text, weight)| (&*text.0, *weight)).collect();
        record.places = self.places.iter().map(|place| &*place.0).collect();
        record.phrases = self.phrases.iter().map(|phrase| &*phrase.0).collect();
    }
}

/// Where the rows of an array begin and end in its text, found as the text comes in.
#[derive(Clone, Debug, Default)]
pub struct RowSplitter {
    depth: u32,
    in_string: bool,
    escaped: bool,
}

impl RowSplitter {
    /// Takes the next piece of the text; calls `row` with each byte position in the piece behind the
    /// closing brace of a row.
    pub fn take(&mut self, piece: &str, row: &mut dyn FnMut(usize)) {
        for (at, byte) in piece.bytes().enumerate() {
            match (self.in_string, byte) {
                (true, _) if self.escaped => self.escaped = false,
                (true, b'\\') => self.escaped = true,
                (_, b'"') => self.in_string = !self.in_string,
                (false, b'{' | b'[') => self.depth += 1,
                (false, b'}' | b']') => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 1 && byte == b'}' {
                        row(at + 1);
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_in_pieces_of_any_length() {
        let text = r#"[ {"id":1,"name":"a}\"{"} , {"id":2,"more":{"names":["x"]}},{}]"#;
        for length in 1..text.len() {
            let (mut splitter, mut rows, mut rest) =
                (RowSplitter::default(), Vec::new(), String::new());
            for piece in text.as_bytes().chunks(length) {
                let piece = std::str::from_utf8(piece).unwrap();
                let mut from = 0;
                let mut ends = Vec::new();
                splitter.take(piece, &mut |end| ends.push(end));
                for end in ends {
                    rest.push_str(&piece[from..end]);
                    rows.push(rest.trim_start_matches(['[', ',', ' ']).to_owned());
                    rest.clear();
                    from = end;
                }
                rest.push_str(&piece[from..]);
            }
            assert_eq!(rows.len(), 3, "{length}");
            assert_eq!(rows[0], r#"{"id":1,"name":"a}\"{"}"#);
        }
    }

    #[test]
    fn fields_may_be_null_missing_or_unknown() {
        let row: Row<'_> = serde_json::from_str(
            r#"{"id":7,"name":"L\u1ee5a","village":null,"x":[1],"stars":null}"#,
        )
        .unwrap();
        assert_eq!((row.id, &*row.name.0, row.stars), (7, "Lụa", Level(0)));
        let stars = |json: &str| serde_json::from_str::<Row<'_>>(json).map(|row| row.stars.0).ok();
        assert_eq!(stars(r#"{"stars":"4"}"#), Some(4));
        assert_eq!(stars(r#"{"stars":5.0}"#), Some(5));
        assert_eq!(stars(r#"{"stars":-1}"#), Some(0));
    }

    #[test]
    fn a_product_takes_over_from_its_village() {
        let village: Row<'_> = serde_json::from_str(
            r#"{"kind":"village","name":"Làng lụa Vạn Phúc","village":"Vạn Phúc","craft":"Dệt lụa","craft_en":"Silk","district":"Hà Đông"}"#,
        ).unwrap();
        let product: Row<'_> =
            serde_json::from_str(r#"{"kind":"product","name":"Khăn","village":"VẠN PHÚC"}"#)
                .unwrap();
        let mut villages = Villages::default();
        villages.note(&village);
        let record = product.record("1", &villages);
        let texts: Vec<&str> = record.texts.iter().map(|(text, _)| *text).collect();
        assert!(
            ["Silk", "Dệt lụa", "Hà Đông", "Làng lụa Vạn Phúc"]
                .iter()
                .all(|text| texts.contains(text))
        );
        assert_eq!(record.places, ["VẠN PHÚC", "Hà Đông"]);
    }
}
