//! Short names for links, cut from a fingerprint of what they name: they neither move when the
//! catalogue is sorted anew nor are given out by anybody. That no two names of a catalogue are
//! shortened alike is checked before it is published, see [`alike`].

use crate::domain::catalogue::{Catalogue, Slug};
use crate::domain::fingerprint::fingerprint;
use crate::domain::itinerary::anchor::PlaceRef;
use crate::domain::itinerary::request::{SHOPPING, SIGHTS};

/// How many bits name a place: of the catalogues with 300 places, one in a hundred has two alike.
pub(super) const PLACE_BITS: u8 = 22;
/// How many bits name a commune or a district.
pub(super) const AREA_BITS: u8 = 16;
/// How many bits name an interest.
pub(super) const INTEREST_BITS: u8 = 12;

/// Returns the first `bits` bits of a text's fingerprint.
pub(super) fn short(text: &str, bits: u8) -> u32 {
    (fingerprint(text.as_bytes()) >> (64 - bits)) as u32
}

/// The places of a catalogue by their short names, with those that it once had.
pub(super) struct Places(Vec<(u32, PlaceRef)>);

impl Places {
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let present = catalogue.entries().filter_map(|entry| PlaceRef::of(catalogue, entry));
        let vanished = catalogue.vanished.iter();
        let vanished = vanished.filter_map(|gone| PlaceRef::new(gone.kind, gone.slug.clone()));
        let named = |place: PlaceRef| (short(&place.to_string(), PLACE_BITS), place);
        let mut places: Vec<_> = present.chain(vanished).map(named).collect();
        places.sort();
        places.dedup();
        Self(places)
    }

    /// Returns the place with this short name.
    pub(super) fn find(&self, id: u32) -> Option<&PlaceRef> {
        let at = self.0.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.0.get(at).map(|(_, place)| place)
    }
}

/// Returns what one can be interested in.
pub(super) fn interests(catalogue: &Catalogue) -> impl Iterator<Item = Slug> {
    let crafts = catalogue.crafts.iter().map(|craft| craft.slug.clone());
    crafts.chain([SIGHTS, SHOPPING].into_iter().filter_map(Slug::new))
}

/// Returns the slug with this short name.
pub(super) fn find(mut slugs: impl Iterator<Item = Slug>, id: u32, bits: u8) -> Option<Slug> {
    slugs.find(|slug| short(slug.as_str(), bits) == id)
}

/// Returns every two names of a catalogue that links could not tell apart.
pub fn alike(catalogue: &Catalogue) -> Vec<(String, String)> {
    let Places(places) = Places::of(catalogue);
    let communes = catalogue.communes.iter().map(|commune| commune.slug.clone());
    let districts = catalogue.districts.iter().map(|district| district.slug.clone());
    let mut found = pairs(places.into_iter().map(|(id, place)| (id, place.to_string())).collect());
    found.extend(pairs(shortened(communes, AREA_BITS)));
    found.extend(pairs(shortened(districts, AREA_BITS)));
    found.extend(pairs(shortened(interests(catalogue), INTEREST_BITS)));
    found
}

fn shortened(slugs: impl Iterator<Item = Slug>, bits: u8) -> Vec<(u32, String)> {
    slugs.map(|slug| (short(slug.as_str(), bits), slug.as_str().to_owned())).collect()
}

fn pairs(mut names: Vec<(u32, String)>) -> Vec<(String, String)> {
    names.sort();
    let next = names.iter().skip(1);
    let same = names.iter().zip(next).filter(|((a, _), (b, _))| a == b);
    same.map(|((_, name), (_, other))| (name.clone(), other.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Links that are out in the world hold these numbers: they may never change.
    #[test]
    fn short_names_stay_what_they_are() {
        assert_eq!(short("village:bat-trang", PLACE_BITS), 3_913_606);
        assert_eq!(short("sight:van-mieu", PLACE_BITS), 2_180_522);
        assert_eq!(short("ceramics", AREA_BITS), 52_117);
    }

    #[test]
    fn names_that_are_shortened_alike_are_found() {
        let names =
            |list: &[(u32, &str)]| list.iter().map(|(id, s)| (*id, (*s).to_owned())).collect();
        assert_eq!(pairs(names(&[(2, "c"), (1, "a"), (3, "d")])), []);
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(pairs(names(&[(2, "b"), (1, "x"), (2, "a")])), [pair("a", "b")]);
    }
}
