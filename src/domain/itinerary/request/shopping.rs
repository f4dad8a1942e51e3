//! The shopping list: each line is the slug of a product, of a kind of product or of a craft, the
//! narrowest that bears it. Where a ware can be had is read off the catalogue, nothing is guessed: a
//! shop of which no wares are known has none.

use crate::domain::catalogue::{
    Catalogue, CraftId, Entry, ProductId, ProductKindId, Slug, Wording,
};
use crate::domain::text::fold;

/// What a line of a shopping list means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ware {
    /// One product.
    Product(ProductId),
    /// Any product of a kind.
    Kind(ProductKindId),
    /// Anything of a craft.
    Craft(CraftId),
}

impl Ware {
    /// Returns what a line means, or `None` if the catalogue does not have it.
    pub fn named(catalogue: &Catalogue, line: &Slug) -> Option<Self> {
        let product = catalogue.find_product(line).map(Self::Product);
        let kind = || catalogue.find_product_kind(line).map(|kind| Self::of_kind(catalogue, kind));
        product.or_else(kind).or_else(|| catalogue.find_craft(line).map(Self::Craft))
    }

    /// Returns what an entry is a case of: a product of its kind, a village of its craft.
    pub fn of_entry(catalogue: &Catalogue, entry: Entry) -> Option<Self> {
        match entry {
            Entry::Product(id) => Some(Self::of_kind(catalogue, catalogue.product(id).kind)),
            Entry::Village(id) => Some(Self::Craft(catalogue.village(id).craft)),
            Entry::SalesPoint(_) | Entry::Sight(_) | Entry::Eatery(_) => None,
        }
    }

    /// Returns the kinds and crafts that a text names in any language, in the order of the file: a
    /// lacquer bowl is something of lacquer.
    pub fn named_in(catalogue: &Catalogue, text: &str) -> Vec<Self> {
        let text = format!(" {} ", fold(text));
        let is_named = |name: &Wording| {
            let mut phrases = name.all().flat_map(|name| name.split([',', '&']));
            phrases.any(|phrase| {
                let phrase = fold(phrase.trim());
                let one = phrase.strip_suffix('s').unwrap_or(&phrase);
                ["", "s"].iter().any(|end| text.contains(&format!(" {one}{end} ")))
            })
        };
        let kinds = (0..catalogue.kinds.len() as u32).map(ProductKindId);
        let mut wares: Vec<Self> = kinds
            .map(|kind| Self::of_kind(catalogue, kind))
            .chain((0..catalogue.crafts.len() as u32).map(|id| Self::Craft(CraftId(id))))
            .filter(|ware| is_named(ware.name(catalogue)))
            .collect();
        wares.sort();
        wares.dedup();
        wares
    }

    /// The only kind of a craft is the craft, and so is met by villages of which no product is known.
    fn of_kind(catalogue: &Catalogue, kind: ProductKindId) -> Self {
        let craft = catalogue.product_kind(kind).craft;
        match catalogue.kinds.iter().filter(|other| other.craft == craft).count() {
            1 => Self::Craft(craft),
            _ => Self::Kind(kind),
        }
    }

    /// Returns its line in a shopping list.
    pub fn slug(self, catalogue: &Catalogue) -> &Slug {
        match self {
            Self::Product(id) => &catalogue.product(id).slug,
            Self::Kind(id) => &catalogue.product_kind(id).slug,
            Self::Craft(id) => &catalogue.craft(id).slug,
        }
    }

    /// Returns its name.
    pub fn name(self, catalogue: &Catalogue) -> &Wording {
        match self {
            Self::Product(id) => &catalogue.product(id).name,
            Self::Kind(id) => &catalogue.product_kind(id).name,
            Self::Craft(id) => &catalogue.craft(id).name,
        }
    }

    /// Returns whether it can be had at a place: a village makes it, a sales point sells it.
    pub fn is_at(self, catalogue: &Catalogue, place: Entry) -> bool {
        let is_it = |product: &ProductId| self.holds(catalogue, *product);
        match place {
            Entry::Village(id) => {
                let is_made = |product: &ProductId| {
                    catalogue.product(*product).village == Some(id) && is_it(product)
                };
                self == Self::Craft(catalogue.village(id).craft)
                    || catalogue.product_ids().any(|product| is_made(&product))
            }
            Entry::SalesPoint(id) => catalogue.sold_here(id).iter().any(is_it),
            Entry::Product(_) | Entry::Sight(_) | Entry::Eatery(_) => false,
        }
    }

    fn holds(self, catalogue: &Catalogue, product: ProductId) -> bool {
        let kind = catalogue.product(product).kind;
        match self {
            Self::Product(id) => id == product,
            Self::Kind(id) => id == kind,
            Self::Craft(id) => catalogue.product_kind(kind).craft == id,
        }
    }
}

/// Returns whether a line of a shopping list can be met at a place.
pub fn sells(catalogue: &Catalogue, place: Entry, line: &Slug) -> bool {
    Ware::named(catalogue, line).is_some_and(|ware| ware.is_at(catalogue, place))
}
