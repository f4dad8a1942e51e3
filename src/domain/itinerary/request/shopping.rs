//! The shopping list: each line is the slug of a product, of a kind of product or of a craft, and
//! whatever bears it counts. Where a line can be met is read off the catalogue, nothing is guessed:
//! a shop of which no wares are known meets none.

use crate::domain::catalogue::{Catalogue, Entry, ProductId, Slug};

/// Returns whether a line of a shopping list can be met at a place: a village makes it, a sales
/// point sells it.
pub fn sells(catalogue: &Catalogue, place: Entry, wanted: &Slug) -> bool {
    let is_wanted = |product: ProductId| is_of(catalogue, product, wanted);
    match place {
        Entry::Village(id) => {
            catalogue.craft(catalogue.village(id).craft).slug == *wanted
                || catalogue.product_ids().any(|product| {
                    catalogue.product(product).village == Some(id) && is_wanted(product)
                })
        }
        Entry::SalesPoint(id) => catalogue.sold_here(id).into_iter().any(is_wanted),
        Entry::Product(_) | Entry::Sight(_) | Entry::Eatery(_) => false,
    }
}

/// Returns whether a product is what a line of a shopping list names, or is of it.
pub fn is_of(catalogue: &Catalogue, product: ProductId, wanted: &Slug) -> bool {
    let product = catalogue.product(product);
    let kind = catalogue.product_kind(product.kind);
    product.slug == *wanted || kind.slug == *wanted || catalogue.craft(kind.craft).slug == *wanted
}
