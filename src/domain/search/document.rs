//! The words by which each entry is found, and how much each field of it weighs. Relations count as
//! text: a product holds the names of its village and the words of its craft in every language, and
//! whatever lies somewhere holds the names of its areas, those before 1 July 2025 included. None of
//! the details count: what is found is the same before and after they are there.

use super::value;
use super::vocabulary::{VariantId, VocabularyBuilder};
use super::wordlist::star_word;
use crate::domain::catalogue::{
    Catalogue, Commune, CraftVillage, Eatery, Entry, Location, Product, ProductGroup, SalesPoint,
    Sight, VillageId, Wording,
};
use crate::domain::text::{Word, each_word};

/// The entry's own name.
const NAME: u8 = 6;
/// Its name in another language; the names of its village.
const OTHER_NAME: u8 = 4;
/// What it is: craft, kind, group, what a village makes.
const CRAFT: u8 = 3;
/// Who and where: producer, operator, areas; what a sales point sells.
const AROUND: u8 = 2;
/// What else is known: workshops, titles, areas it may lie in.
const TEXT: u8 = 1;
/// The lightest field that tells what an entry is or where; below it words only occur.
pub(super) const TELLING: u8 = AROUND;

/// What every village and every product is, whatever its texts say.
const VILLAGE: &str = "làng nghề, craft village";
const PRODUCT: &str = "ocop";

/// The words of the rows of one table.
struct Bags(Vec<Vec<VariantId>>);

impl Bags {
    fn new<'a>(
        vocabulary: &mut VocabularyBuilder,
        texts: impl Iterator<Item = Vec<&'a str>>,
    ) -> Self {
        Self(texts.map(|texts| words_of(vocabulary, &texts)).collect())
    }

    fn get(&self, at: usize) -> &[VariantId] {
        self.0.get(at).map_or(&[], |words| words)
    }
}

/// The words of the rows that others refer to, read once.
struct Shared {
    crafts: Bags,
    kinds: Bags,
    groups: Bags,
    districts: Bags,
    communes: Bags,
    former_communes: Bags,
    producers: Bags,
    villages: Bags,
}

impl Shared {
    fn new(catalogue: &Catalogue, to: &mut VocabularyBuilder) -> Self {
        Self {
            crafts: Bags::new(to, catalogue.crafts.iter().map(|row| row.name.all().collect())),
            kinds: Bags::new(to, catalogue.kinds.iter().map(|row| row.name.all().collect())),
            groups: Bags::new(to, catalogue.groups.iter().map(group_names)),
            districts: Bags::new(to, catalogue.districts.iter().map(|row| vec![&*row.name])),
            communes: Bags::new(to, catalogue.communes.iter().map(|row| vec![&*row.name])),
            former_communes: Bags::new(to, catalogue.communes.iter().map(former_names)),
            producers: Bags::new(to, catalogue.producers.iter().map(|row| vec![&*row.name])),
            villages: Bags::new(to, catalogue.villages.iter().map(village_names)),
        }
    }
}

fn group_names(group: &ProductGroup) -> Vec<&str> {
    group.name.all().chain(group.short.all()).collect()
}

fn former_names(commune: &Commune) -> Vec<&str> {
    commune.formerly.iter().map(|unit| &*unit.name).collect()
}

fn village_names(village: &CraftVillage) -> Vec<&str> {
    village.name.all().chain([&*village.short_name]).collect()
}

/// Writes entries into a vocabulary.
pub(super) struct Describer<'a> {
    catalogue: &'a Catalogue,
    shared: Shared,
    to: Writer,
}

/// Writes the fields of one entry after another.
struct Writer {
    vocabulary: VocabularyBuilder,
    entry: u32,
}

impl<'a> Describer<'a> {
    /// Returns a describer that has read the rows to which entries refer.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        let mut vocabulary = VocabularyBuilder::new();
        let shared = Shared::new(catalogue, &mut vocabulary);
        Self { catalogue, shared, to: Writer { vocabulary, entry: 0 } }
    }

    /// Writes the entry whose position in the index is `at`.
    pub fn describe(&mut self, at: u32, entry: Entry) {
        self.to.entry = at;
        let catalogue = self.catalogue;
        match entry {
            Entry::Village(id) => self.village(catalogue.village(id)),
            Entry::Product(id) => self.product(catalogue.product(id)),
            Entry::SalesPoint(id) => self.sales_point(catalogue.sales_point(id)),
            Entry::Sight(id) => self.sight(catalogue.sight(id)),
            Entry::Eatery(id) => self.eatery(catalogue.eatery(id)),
        }
        if let Some(craft) = value::craft(catalogue, entry) {
            self.to.words(self.shared.crafts.get(craft.index()), CRAFT);
        }
        if !matches!(entry, Entry::Village(_)) {
            self.of_village(catalogue.village_of(entry));
        }
        self.areas(value::location(catalogue, entry));
    }

    /// Returns the vocabulary of all that was described.
    pub fn finish(self) -> VocabularyBuilder {
        self.to.vocabulary
    }

    fn village(&mut self, row: &CraftVillage) {
        self.to.name(&row.name);
        self.to.text(&row.short_name, NAME);
        self.to.text(VILLAGE, CRAFT);
        self.to.wording(&row.makes, CRAFT);
        if let Some(larger) = row.within {
            self.to.words(self.shared.villages.get(larger.index()), AROUND);
        }
        self.to.wordings(&[&row.workshop, &row.recognition]);
    }

    fn product(&mut self, row: &Product) {
        self.to.name(&row.name);
        self.to.words(self.shared.kinds.get(row.kind.index()), CRAFT);
        self.to.words(self.shared.groups.get(row.group.index()), CRAFT);
        if let Some(stars) = row.rating.stars {
            self.to.text(&format!("{0} sao {0} star {0}star", stars.get()), CRAFT);
        }
        self.to.text(PRODUCT, TEXT);
        if let Some(producer) = row.producer {
            self.to.words(self.shared.producers.get(producer.index()), AROUND);
        }
        self.to.maybe(&row.place_name, OTHER_NAME);
        self.to.maybe(&row.province, AROUND);
    }

    fn sales_point(&mut self, row: &SalesPoint) {
        let catalogue = self.catalogue;
        self.to.name(&row.name);
        self.to.maybe(&row.operator, AROUND);
        if let Some(producer) = row.producer {
            self.to.words(self.shared.producers.get(producer.index()), AROUND);
        }
        for id in &row.sells {
            self.to.wording(&catalogue.product(*id).name, AROUND);
        }
    }

    fn sight(&mut self, row: &Sight) {
        self.to.name(&row.name);
    }

    fn eatery(&mut self, row: &Eatery) {
        self.to.name(&row.dish);
        self.to.maybe(&row.house, OTHER_NAME);
    }

    /// Writes what an entry has from the village it belongs to.
    fn of_village(&mut self, village: Option<VillageId>) {
        let Some(id) = village else { return };
        let row = self.catalogue.village(id);
        self.to.words(self.shared.villages.get(id.index()), OTHER_NAME);
        self.to.words(self.shared.crafts.get(row.craft.index()), AROUND);
        self.to.wording(&row.makes, AROUND);
    }

    fn areas(&mut self, location: &Location) {
        for id in location.commune.iter().chain(&location.or_communes) {
            self.to.words(self.shared.communes.get(id.index()), AROUND);
        }
        if let Some(id) = location.district {
            self.to.words(self.shared.districts.get(id.index()), AROUND);
        }
        match (&location.former_commune, location.commune) {
            (Some(name), _) => self.to.text(name, AROUND),
            // It may lie in any of the units that became its commune.
            (None, Some(id)) => self.to.words(self.shared.former_communes.get(id.index()), TEXT),
            (None, None) => {}
        }
    }
}

impl Writer {
    fn name(&mut self, name: &Wording) {
        for (nth, text) in name.all().enumerate() {
            self.text(text, if nth == 0 { NAME } else { OTHER_NAME });
        }
    }

    fn wording(&mut self, words: &Wording, weight: u8) {
        words.all().for_each(|text| self.text(text, weight));
    }

    fn wordings(&mut self, texts: &[&Option<Wording>]) {
        texts.iter().copied().flatten().for_each(|words| self.wording(words, TEXT));
    }

    fn maybe(&mut self, text: &Option<Box<str>>, weight: u8) {
        if let Some(text) = text {
            self.text(text, weight);
        }
    }

    fn text(&mut self, text: &str, weight: u8) {
        let words = words_of(&mut self.vocabulary, &[text]);
        self.words(&words, weight);
    }

    fn words(&mut self, words: &[VariantId], weight: u8) {
        words.iter().for_each(|id| self.vocabulary.post(*id, self.entry, weight));
    }
}

/// Returns the words of some texts; "5 sao" is also one word.
fn words_of(vocabulary: &mut VocabularyBuilder, texts: &[&str]) -> Vec<VariantId> {
    let mut ids = Vec::new();
    for text in texts {
        let mut before: Option<Word> = None;
        each_word(text, &mut |word| {
            ids.push(vocabulary.intern(word));
            if let Some(joined) = before.take().and_then(|before| star_word(&before, word)) {
                ids.push(vocabulary.intern(&joined));
            }
            if word.folded.len() == 1 {
                before = Some(word.clone());
            }
        });
    }
    ids
}
