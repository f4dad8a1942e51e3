//! Spots of a map: a product is shown where it is made, so that a village and its products are one
//! spot and not a heap.

use crate::domain::catalogue::{Catalogue, Entry};
use crate::domain::geo::LatLng;

/// A place on a map and what of a list is found there.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Where.
    pub at: LatLng,
    /// What is drawn there: a place, the village of products, or a product that no village claims.
    pub place: Entry,
    /// What of the list is there, in its order.
    pub entries: Vec<Entry>,
}

/// Returns the spots of a list of entries, in the order of the list; entries whose position is not
/// known are left out.
pub fn spots(catalogue: &Catalogue, entries: impl Iterator<Item = Entry>) -> Vec<Spot> {
    let placed = entries.filter_map(|entry| {
        let place = place_of(catalogue, entry);
        let at = catalogue.point(place).or_else(|| catalogue.point(entry))?;
        Some((place, at, entry))
    });
    let mut rows: Vec<(usize, Entry, LatLng, Entry)> =
        placed.enumerate().map(|(rank, (place, at, entry))| (rank, place, at, entry)).collect();
    rows.sort_by_key(|(rank, place, ..)| (*place, *rank));
    let mut found: Vec<(usize, Spot)> = rows
        .chunk_by(|(_, a, ..), (_, b, ..)| a == b)
        .filter_map(|rows| {
            let (rank, place, at, _) = *rows.first()?;
            let entries = rows.iter().map(|(.., entry)| *entry).collect();
            Some((rank, Spot { at, place, entries }))
        })
        .collect();
    found.sort_unstable_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, spot)| spot).collect()
}

/// Returns what an entry of a list is drawn as: the village of a product, if a position of it is
/// known, or else the entry itself.
pub fn place_of(catalogue: &Catalogue, entry: Entry) -> Entry {
    let village = match entry {
        Entry::Product(id) => catalogue.product(id).village.map(Entry::Village),
        _ => None,
    };
    village.filter(|village| catalogue.point(*village).is_some()).unwrap_or(entry)
}
