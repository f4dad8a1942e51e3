//! Whether a place is of the crafts that a traveller chose.

use super::{SHOPPING, TripRequest};
use crate::domain::catalogue::{Catalogue, CraftId, Entry};

/// How a place stands to the crafts that were chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Appeal {
    /// It is of one of them.
    Chosen(CraftId),
    /// No craft was chosen, or the place is not there for its craft.
    Open,
    /// It is of another craft.
    Beside,
}

impl Appeal {
    /// Returns how a place stands to a request.
    pub fn of(catalogue: &Catalogue, request: &TripRequest, entry: Entry) -> Self {
        let is_of_crafts = match entry {
            Entry::Village(_) => true,
            Entry::SalesPoint(_) => !request.wants(SHOPPING),
            Entry::Sight(_) | Entry::Eatery(_) | Entry::Product(_) => false,
        };
        let chooses_crafts =
            || request.interests.iter().any(|slug| catalogue.find_craft(slug).is_some());
        match chosen_craft(catalogue, request, entry) {
            Some(craft) => Self::Chosen(craft),
            None if is_of_crafts && chooses_crafts() => Self::Beside,
            None => Self::Open,
        }
    }
}

/// Returns the chosen craft that a place is of, if any: its own or that of something it sells.
fn chosen_craft(catalogue: &Catalogue, request: &TripRequest, entry: Entry) -> Option<CraftId> {
    let sells = match entry {
        Entry::SalesPoint(id) => catalogue.sales_point(id).sells.as_slice(),
        _ => &[],
    };
    catalogue
        .craft_of(entry)
        .into_iter()
        .chain(sells.iter().filter_map(|product| catalogue.craft_of(Entry::Product(*product))))
        .find(|craft| request.interests.contains(&catalogue.craft(*craft).slug))
}
