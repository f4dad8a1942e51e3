//! The short lines that say where something lies. Place names are kept together by no-break spaces.

use crate::domain::catalogue::{DistrictId, Entry, Location};
use crate::i18n::journey;
use crate::web::state::guide::Guide;

/// Returns where an entry lies in a few words: Bát Tràng · Gia Lâm.
pub fn where_line(guide: &Guide, entry: Entry) -> String {
    let catalogue = guide.catalogue();
    let location = catalogue.location(entry);
    let mut parts: Vec<String> = Vec::new();
    match entry {
        Entry::Product(id) => {
            let product = catalogue.product(id);
            let village = product.village.map(|id| catalogue.village(id).short_name.to_string());
            let producer = product.producer.map(|id| catalogue.producer(id).name.to_string());
            parts.extend(village.or(producer).or(product.place_name.as_deref().map(str::to_owned)));
            parts.extend(product.province.as_deref().map(str::to_owned));
        }
        Entry::Eatery(id) => parts.extend(catalogue.eatery(id).house.as_deref().map(str::to_owned)),
        _ => parts.extend(commune(guide, location)),
    }
    parts.extend(district(guide, location));
    parts.dedup();
    parts.iter().map(|part| together(part)).collect::<Vec<_>>().join(" · ")
}

/// Returns the commune of today with its kind: Xã Bát Tràng.
pub fn commune(guide: &Guide, location: &Location) -> Option<String> {
    let commune = guide.catalogue().commune(location.commune?);
    Some(commune_name(guide, commune.is_ward, &commune.name))
}

/// Returns a commune's name with its kind.
pub fn commune_name(guide: &Guide, is_ward: bool, name: &str) -> String {
    journey::commune_name(guide.words, is_ward, name)
}

/// Returns a district's name with what it was: huyện Gia Lâm.
pub fn district_name(guide: &Guide, id: DistrictId) -> String {
    journey::district_name(guide.words, guide.catalogue(), id)
}

/// Returns the bare name of the former district.
pub fn district(guide: &Guide, location: &Location) -> Option<String> {
    location.district.map(|id| guide.catalogue().district(id).name.to_string())
}

/// Returns a short name that does not break across lines.
pub fn together(name: &str) -> String {
    if name.chars().count() <= 14 { name.replace(' ', "\u{a0}") } else { name.to_owned() }
}
