//! The rows of a generated catalogue, table by table. Each follows a row of the shipped catalogue.

use super::names::{Name, Syllables};
use super::words::{self, Pair, Table};
use super::{NULL, of_key, rows_of, text};
use crate::domain::chance::Chance;
use crate::domain::text::fold;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

type Fields = Map<String, Value>;

/// How often a name has an English version, in a hundred.
const ENGLISH: usize = 50;

/// A point of the catalogue is a whole number of these parts of a degree.
const PARTS: f64 = 10_000.0;

/// How many of them a row may lie from its commune's point: about two kilometres.
const SPREAD: i64 = 200;

/// A village that was made, for those who come from it.
struct Village {
    slug: String,
    short_name: String,
    place: Fields,
}

/// A producer that was made, for what it makes.
struct Producer {
    slug: String,
    brand: String,
    village: Option<usize>,
    products: Vec<String>,
}

/// The tables of words.
struct Words {
    things: Table,
    said: Table,
    crafts: Table,
    points: Table,
    sights: Vec<Pair>,
    dishes: Vec<Pair>,
    sizes: Vec<Pair>,
    producers: Vec<Pair>,
}

/// Makes rows and remembers those that later ones name.
pub(super) struct Maker<'a> {
    shipped: &'a Value,
    chance: Chance,
    syllables: Syllables,
    words: Words,
    taken: BTreeSet<String>,
    villages: Vec<Village>,
    by_craft: BTreeMap<&'a str, Vec<usize>>,
    producers: Vec<Producer>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(shipped: &'a Value, seed: u64) -> Self {
        let words = Words {
            things: Table::new(words::THINGS),
            said: Table::new(words::SAID),
            crafts: Table::new(words::CRAFTS),
            points: Table::new(words::POINTS),
            sights: words::pairs(words::SIGHTS),
            dishes: words::pairs(words::DISHES),
            sizes: words::pairs(words::SIZES),
            producers: words::pairs(words::PRODUCERS),
        };
        Self {
            shipped,
            chance: Chance::new(seed),
            syllables: Syllables::new(),
            words,
            taken: BTreeSet::new(),
            villages: Vec::new(),
            by_craft: BTreeMap::new(),
            producers: Vec::new(),
        }
    }

    /// Returns `n_rows` rows of a table, each made after a shipped row drawn by chance.
    pub(super) fn rows(
        &mut self,
        table: &str,
        n_rows: usize,
        make: fn(&mut Self, &'a Value) -> Value,
    ) -> Vec<Value> {
        let shipped = rows_of(self.shipped, table);
        let mut row = |_| {
            let like = drawn(&mut self.chance, shipped);
            make(self, like)
        };
        (0..n_rows).map(&mut row).collect()
    }

    pub(super) fn village(&mut self, like: &'a Value) -> Value {
        let craft = text(like, "craft");
        let (vi, en) = self.chance.lean(self.words.crafts.of(craft));
        let short_name = self.syllables.place(&mut self.chance);
        let before = self.chance.pick(&["Làng", "Làng nghề", "Làng"]);
        let name = json!({
            "vi": format!("{before} {vi} {short_name}"),
            "en": format!("{short_name} {en} village"),
        });
        let slug = self.slug(&short_name);
        let place = self.place("village_centre");
        let row = json!({
            "id": slug,
            "name": self.some_english(name),
            "short_name": short_name,
            "craft": craft,
            "makes": self.named(of_key(self.shipped, "crafts"), craft),
            "place": place,
            "visit_minutes": of_key(like, "visit_minutes"),
        });
        self.by_craft.entry(craft).or_default().push(self.villages.len());
        self.villages.push(Village { slug, short_name, place });
        row
    }

    pub(super) fn producer(&mut self, like: &'a Value) -> Value {
        let brand = self.syllables.brand(&mut self.chance);
        let (what, _) = self.chance.lean(&self.words.producers);
        let craft = text(drawn(&mut self.chance, rows_of(self.shipped, "villages")), "craft");
        let name = match self.chance.happens(40) {
            true => {
                let (craft, _) = self.chance.lean(self.words.crafts.of(craft));
                format!("{what} {craft} {brand}")
            }
            false => format!("{what} {brand}"),
        };
        let slug = self.slug(&brand);
        let mut row = Fields::new();
        row.insert("id".into(), slug.as_str().into());
        row.insert("name".into(), name.into());
        let wants_village = like.get("village").is_some();
        let village = wants_village.then(|| self.chance.below(self.villages.len()));
        let village = village.filter(|at| *at < self.villages.len());
        if let Some(village) = village.and_then(|at| self.villages.get(at)) {
            row.insert("village".into(), village.slug.as_str().into());
            row.insert("place".into(), bare(&village.place).into());
        } else if like.get("place").is_some() {
            row.insert("place".into(), bare(&self.place("commune_centre")).into());
        }
        self.producers.push(Producer { slug, brand, village, products: Vec::new() });
        row.into()
    }

    pub(super) fn product(&mut self, like: &'a Value) -> Value {
        let (kind, group) = (text(like, "kind"), text(like, "group"));
        let makes = like.get("producer").is_some().then(|| self.chance.below(self.producers.len()));
        let producer = makes.and_then(|at| self.producers.get(at));
        let of_producer = producer.and_then(|producer| producer.village);
        let village = match like.get("village").is_some() {
            true => of_producer.or_else(|| self.village_of_kind(kind)),
            false => None,
        };
        let name = self.product_name(like, makes, village);
        let mut row = Fields::new();
        let slug = self.slug(name.vi());
        row.insert("id".into(), slug.as_str().into());
        row.insert("name".into(), name.words(self.chance.happens(ENGLISH)));
        row.insert("kind".into(), kind.into());
        row.insert("group".into(), group.into());
        row.insert("rating".into(), of_key(like, "rating").clone());
        if let Some(producer) = makes.and_then(|at| self.producers.get_mut(at)) {
            row.insert("producer".into(), producer.slug.as_str().into());
            producer.products.push(slug);
        }
        if let Some(village) = village.and_then(|at| self.villages.get(at)) {
            row.insert("village".into(), village.slug.as_str().into());
            row.insert("place".into(), bare(&village.place).into());
        } else if like.get("place").is_some() {
            row.insert("place".into(), bare(&self.place("commune_centre")).into());
        }
        if like.get("place_name").is_some() {
            row.insert("place_name".into(), self.syllables.place(&mut self.chance).into());
        }
        copy(like, "province", &mut row);
        row.into()
    }

    fn product_name(&mut self, like: &Value, makes: Option<usize>, village: Option<usize>) -> Name {
        let chance = &mut self.chance;
        let group = text(like, "group");
        let mut name = Name::new(chance.lean(self.words.things.of(text(like, "kind"))));
        if chance.happens(60) {
            name.say(chance.lean(self.words.said.of(group)));
        }
        let village = village.and_then(|at| self.villages.get(at));
        let brand = makes.and_then(|at| self.producers.get(at)).map(|made_by| &made_by.brand);
        match (village.map(|village| &village.short_name), brand) {
            (Some(place), _) if chance.happens(55) => name.of(place),
            (_, Some(brand)) if chance.happens(60) => name.of(brand),
            _ if chance.happens(55) => name.of(&self.syllables.place(chance)),
            _ => name.say(chance.lean(self.words.said.of(group))),
        }
        if chance.happens(8) {
            name.end(chance.pick(&self.words.sizes));
        }
        name
    }

    /// Returns a village of the craft that a kind counts under, if there is one.
    fn village_of_kind(&mut self, kind: &str) -> Option<usize> {
        let kinds = rows_of(self.shipped, "kinds");
        let craft = text(kinds.iter().find(|row| text(row, "id") == kind)?, "craft");
        Some(self.chance.pick(self.by_craft.get(craft)?))
    }

    pub(super) fn sales_point(&mut self, like: &'a Value) -> Value {
        let form = text(like, "form");
        let runs = like.get("producer").is_some().then(|| self.chance.below(self.producers.len()));
        let village = like.get("village").map(|_| self.chance.below(self.villages.len()));
        let mut name = Name::new(self.chance.pick(self.words.points.of(form)));
        let producer = runs.and_then(|at| self.producers.get(at));
        let village = village.and_then(|at| self.villages.get(at));
        let place_name = self.syllables.place(&mut self.chance);
        name.of(match (producer, village) {
            (Some(producer), _) => &producer.brand,
            (_, Some(village)) => &village.short_name,
            _ => &place_name,
        });
        let mut row = Fields::new();
        if let Some(producer) = producer {
            row.insert("producer".into(), producer.slug.as_str().into());
            if like.get("sells").is_some() && !producer.products.is_empty() {
                let n_sold = 1 + self.chance.below(4);
                let sold: Vec<_> = producer.products.iter().take(n_sold).cloned().collect();
                row.insert("sells".into(), sold.into());
            }
        }
        let mut place = None;
        if let Some(village) = village {
            row.insert("village".into(), village.slug.as_str().into());
            let mut near = village.place.clone();
            near.insert("precision".into(), "of_village".into());
            place = Some(near);
        }
        if like.get("operator").is_some() {
            let (what, _) = self.chance.lean(&self.words.producers);
            let operator = format!("{what} {}", self.syllables.brand(&mut self.chance));
            row.insert("operator".into(), operator.into());
        }
        row.insert("id".into(), self.slug(name.vi()).into());
        row.insert("name".into(), name.words(self.chance.happens(ENGLISH)));
        row.insert("place".into(), place.unwrap_or_else(|| self.place("commune_centre")).into());
        for key in ["form", "standing", "hours"] {
            copy(like, key, &mut row);
        }
        row.into()
    }

    pub(super) fn sight(&mut self, like: &'a Value) -> Value {
        let mut name = Name::new(self.chance.lean(&self.words.sights));
        name.of(&self.syllables.place(&mut self.chance));
        let mut row = Fields::new();
        row.insert("id".into(), self.slug(name.vi()).into());
        row.insert("name".into(), name.words(self.chance.happens(ENGLISH)));
        row.insert("place".into(), self.place("landmark").into());
        copy(like, "visit_minutes", &mut row);
        copy(like, "hours", &mut row);
        row.into()
    }

    pub(super) fn eatery(&mut self, like: &'a Value) -> Value {
        let village = like.get("village").map(|_| self.chance.below(self.villages.len()));
        let village = village.and_then(|at| self.villages.get(at));
        let mut name = Name::new(self.chance.lean(&self.words.dishes));
        let elsewhere = self.syllables.place(&mut self.chance);
        name.of(village.map_or(&elsewhere, |village| &village.short_name));
        let mut row = Fields::new();
        let place = village.map(|village| {
            row.insert("village".into(), village.slug.as_str().into());
            village.place.clone()
        });
        if like.get("house").is_some() {
            let person = self.syllables.person(&mut self.chance);
            let house = self.chance.pick(&["Quán", "Nhà hàng", "Quán bà", "Hàng"]);
            row.insert("house".into(), format!("{house} {person}").into());
        }
        row.insert("id".into(), self.slug(name.vi()).into());
        row.insert("dish".into(), name.words(self.chance.happens(ENGLISH)));
        row.insert("place".into(), place.unwrap_or_else(|| self.place("commune_centre")).into());
        copy(like, "hours", &mut row);
        row.into()
    }

    /// Returns where a row may lie: a commune, what it was before, and a point near its own.
    fn place(&mut self, precision: &str) -> Fields {
        let commune = drawn(&mut self.chance, rows_of(self.shipped, "communes"));
        let former = drawn(&mut self.chance, rows_of(commune, "formerly"));
        let mut place = Fields::new();
        copy_as(of_key(commune, "id"), "commune", &mut place);
        let part = |at: usize| former.get(at).and_then(Value::as_str);
        if let (Some(name), Some(district)) = (part(0), part(1)) {
            let bare =
                ["Xã ", "Phường ", "Thị trấn "].iter().find_map(|kind| name.strip_prefix(kind));
            place.insert("former_commune".into(), bare.unwrap_or(name).into());
            place.insert("district".into(), district.into());
        }
        let bounds = numbers(of_key(of_key(self.shipped, "region"), "bounds"));
        let centre = numbers(of_key(commune, "point"));
        if let ([south, west, north, east], [lat, lng]) = (&*bounds, &*centre) {
            let mut near = |at: i64, low: i64, high: i64| {
                let moved = self.chance.below(2 * SPREAD as usize + 1) as i64 - SPREAD;
                (at + moved).clamp(low, high) as f64 / PARTS
            };
            let point = json!([near(*lat, *south, *north), near(*lng, *west, *east)]);
            place.insert("point".into(), point);
            place.insert("precision".into(), precision.into());
        }
        place
    }

    /// Returns a free id that reads like `name`.
    fn slug(&mut self, name: &str) -> String {
        let folded = fold(name);
        let parts = folded.split(|c: char| !c.is_ascii_alphanumeric());
        let base = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let mut names = std::iter::once(base.clone()).chain(numbered);
        let free = names.find(|name| !self.taken.contains(name)).unwrap_or(base);
        self.taken.insert(free.clone());
        free
    }

    fn some_english(&mut self, mut name: Value) -> Value {
        if let (false, Some(fields)) = (self.chance.happens(ENGLISH), name.as_object_mut()) {
            fields.remove("en");
        }
        name
    }

    /// Returns the name of the row with an id.
    fn named(&self, table: &'a Value, id: &str) -> &'a Value {
        let mut rows = table.as_array().into_iter().flatten();
        rows.find(|row| text(row, "id") == id).map_or(&NULL, |row| of_key(row, "name"))
    }
}

fn drawn<'a>(chance: &mut Chance, rows: &'a [Value]) -> &'a Value {
    rows.get(chance.below(rows.len())).unwrap_or(&NULL)
}

fn copy(from: &Value, key: &str, row: &mut Fields) {
    copy_as(of_key(from, key), key, row);
}

fn copy_as(value: &Value, key: &str, row: &mut Fields) {
    if !value.is_null() {
        row.insert(key.into(), value.clone());
    }
}

/// Returns a place without its point, as rows have it that lie where their village lies.
fn bare(place: &Fields) -> Fields {
    let mut bare = place.clone();
    bare.remove("point");
    bare.remove("precision");
    bare
}

/// Returns the degrees of a list as whole parts.
fn numbers(list: &Value) -> Vec<i64> {
    let degrees = list.as_array().into_iter().flatten().filter_map(Value::as_f64);
    degrees.map(|degrees| (degrees * PARTS).round() as i64).collect()
}
