//! What one entry is found by, flat: texts with their weights, and the names of the places it lies
//! in. The index is made of records and knows no catalogue, so the same engine serves the guide and
//! any other list of records. Relations count as text: a product holds the names of its village and
//! the words of its craft in every language, and whatever lies somewhere holds the names of its
//! areas, those before 1 July 2025 included. None of the catalogue's details count: what is found is
//! the same before and after they are there.

use super::value;
use crate::domain::catalogue::{
    Catalogue, CraftVillage, Entry, EntryKind, Location, Product, SalesPoint, VillageId, Wording,
};

/// The entry's own name.
pub(super) const NAME: u8 = 6;
/// Its name in another language; the names of its village.
pub(super) const OTHER_NAME: u8 = 4;
/// What it is: craft, kind, group, what a village makes.
pub(super) const CRAFT: u8 = 3;
/// Who and where: producer, operator, areas; what a sales point sells.
pub(super) const AROUND: u8 = 2;
/// What else is known: workshops, titles, areas it may lie in.
const TEXT: u8 = 1;
/// The lightest field that tells what an entry is or where; below it words only occur.
pub(super) const TELLING: u8 = AROUND;

/// What every village and every product is, whatever its texts say.
const VILLAGE: &str = "làng nghề, craft village";
const PRODUCT: &str = "ocop";
const SALES_POINT: &str = "cửa hàng, điểm bán, shop, store";

/// What one entry is found by.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<'a> {
    /// What it is.
    pub kind: EntryKind,
    /// Its star level, 0 where there is none.
    pub stars: u8,
    /// Where it stands among its kind when nothing else tells: lower first.
    pub rank: u32,
    /// What tells it from every other of its kind.
    pub key: &'a str,
    /// Its names, the local one first.
    pub names: Vec<&'a str>,
    /// Further texts, each with its weight.
    pub texts: Vec<(&'a str, u8)>,
    /// The names of the places it lies in; their words stand among the texts.
    pub places: Vec<&'a str>,
    /// Texts whose words belong together, as names do; they stand among the texts too.
    pub phrases: Vec<&'a str>,
}

/// Returns the star level of an entry and where it stands among its kind, as a [`Record`] has them.
pub(super) fn standing(catalogue: &Catalogue, entry: Entry) -> (u8, u32) {
    let Entry::Product(id) = entry else { return (0, 0) };
    let rating = &catalogue.product(id).rating;
    (rating.stars.map_or(0, |stars| stars.get()), rating.evidence as u32)
}

impl<'a> Record<'a> {
    /// Returns a record without texts but for what its kind says.
    pub fn new(kind: EntryKind, key: &'a str) -> Self {
        let texts = match kind {
            EntryKind::Village => vec![(VILLAGE, CRAFT)],
            EntryKind::Product => vec![(PRODUCT, TEXT)],
            EntryKind::SalesPoint => vec![(SALES_POINT, CRAFT)],
            _ => Vec::new(),
        };
        let (names, places, phrases) = (Vec::new(), Vec::new(), Vec::new());
        Self { kind, stars: 0, rank: 0, key, names, texts, places, phrases }
    }

    /// Returns the record of an entry.
    pub fn of(catalogue: &'a Catalogue, entry: Entry) -> Self {
        let mut record = Self::new(entry.kind(), catalogue.slug(entry).as_str());
        (record.stars, record.rank) = standing(catalogue, entry);
        record.names.extend(catalogue.name(entry).all());
        match entry {
            Entry::Village(id) => record.village(catalogue, catalogue.village(id)),
            Entry::Product(id) => record.product(catalogue, catalogue.product(id)),
            Entry::SalesPoint(id) => record.sales_point(catalogue, catalogue.sales_point(id)),
            Entry::Sight(_) => {}
            Entry::Eatery(id) => record.names.extend(catalogue.eatery(id).house.as_deref()),
        }
        if let Some(craft) = value::craft(catalogue, entry) {
            record.wording(&catalogue.craft(craft).name, CRAFT);
        }
        let village = catalogue.village_of(entry);
        if !matches!(entry, Entry::Village(_)) {
            record.of_village(catalogue, village);
        }
        record.areas(catalogue, value::location(catalogue, entry), village);
        record
    }

    fn village(&mut self, catalogue: &'a Catalogue, row: &'a CraftVillage) {
        self.names.push(&row.short_name);
        self.text(&row.short_name, NAME);
        self.wording(&row.makes, CRAFT);
        self.phrases.extend(row.makes.all());
        if let Some(larger) = row.within {
            self.village_names(catalogue.village(larger), AROUND);
        }
        for words in [&row.workshop, &row.recognition].into_iter().flatten() {
            self.wording(words, TEXT);
        }
    }

    fn product(&mut self, catalogue: &'a Catalogue, row: &'a Product) {
        self.wording(&catalogue.product_kind(row.kind).name, CRAFT);
        let group = catalogue.group(row.group);
        self.wording(&group.name, CRAFT);
        self.wording(&group.short, CRAFT);
        if let Some(producer) = row.producer {
            self.text(&catalogue.producer(producer).name, AROUND);
        }
        self.maybe(&row.place_name, OTHER_NAME);
        self.maybe(&row.province, AROUND);
        self.places.extend(row.place_name.as_deref());
    }

    fn sales_point(&mut self, catalogue: &'a Catalogue, row: &'a SalesPoint) {
        self.maybe(&row.operator, AROUND);
        if let Some(producer) = row.producer {
            self.text(&catalogue.producer(producer).name, AROUND);
        }
        for id in &row.sells {
            self.wording(&catalogue.product(*id).name, AROUND);
        }
    }

    /// Writes what an entry has from the village it belongs to.
    fn of_village(&mut self, catalogue: &'a Catalogue, village: Option<VillageId>) {
        let Some(row) = village.map(|id| catalogue.village(id)) else { return };
        self.village_names(row, OTHER_NAME);
        self.wording(&catalogue.craft(row.craft).name, AROUND);
        self.wording(&row.makes, AROUND);
    }

    fn village_names(&mut self, row: &'a CraftVillage, weight: u8) {
        self.wording(&row.name, weight);
        self.text(&row.short_name, weight);
    }

    fn areas(&mut self, catalogue: &'a Catalogue, at: &'a Location, village: Option<VillageId>) {
        self.places.extend(village.map(|id| &*catalogue.village(id).short_name));
        self.places.extend(at.former_commune.as_deref());
        for commune in at.commune.iter().chain(&at.or_communes) {
            self.area(&catalogue.commune(*commune).name);
        }
        if let Some(district) = at.district {
            self.area(&catalogue.district(district).name);
        }
        match (&at.former_commune, at.commune) {
            (Some(name), _) => self.text(name, AROUND),
            // It may lie in any of the units that became its commune.
            (None, Some(id)) => {
                let formerly = &catalogue.commune(id).formerly;
                formerly.iter().for_each(|unit| self.text(&unit.name, TEXT));
            }
            (None, None) => {}
        }
    }

    fn area(&mut self, name: &'a str) {
        self.places.push(name);
        self.text(name, AROUND);
    }

    fn wording(&mut self, words: &'a Wording, weight: u8) {
        words.all().for_each(|text| self.text(text, weight));
    }

    fn maybe(&mut self, text: &'a Option<Box<str>>, weight: u8) {
        if let Some(text) = text {
            self.text(text, weight);
        }
    }

    pub(super) fn text(&mut self, text: &'a str, weight: u8) {
        self.texts.push((text, weight));
    }
}
