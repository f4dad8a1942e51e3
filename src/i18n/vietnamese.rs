//! The words that are Vietnamese in every language, since a driver, a stallholder or a sign is to
//! understand them: what to ask a driver for, and an address.

use crate::domain::catalogue::{Catalogue, Commune, DistrictKind, Entry};

/// What a driver is asked, above an address.
pub const TAKE_ME_THERE: &str = "Làm ơn đưa tôi đến";

/// Returns what people there call an entry; of an eatery, the house.
pub fn local_name(catalogue: &Catalogue, entry: Entry) -> String {
    let house = match entry {
        Entry::Eatery(id) => catalogue.eatery(id).house.as_deref(),
        _ => None,
    };
    house.unwrap_or_else(|| catalogue.name(entry).get("vi")).to_owned()
}

/// Returns the address of an entry as far as it is known, a line each: the street, today's commune
/// and city, and what both were called before 1 July 2025, which signs and drivers still say.
pub fn address(catalogue: &Catalogue, entry: Entry) -> Vec<String> {
    let location = catalogue.location(entry);
    let street = location.address.as_ref().map(|address| address.get("vi").to_owned());
    let former = location.former_commune.as_deref();
    // Of a commune that was split, only what kept its name surely holds what lies there.
    let sure = |commune: &&Commune| {
        location.or_communes.is_empty() || former.is_none_or(|former| *commune.name == *former)
    };
    let commune = location.commune.map(|id| catalogue.commune(id)).filter(sure);
    let city = catalogue.region.name.get("vi");
    let today = match commune {
        Some(commune) => {
            let kind = if commune.is_ward { "Phường " } else { "Xã " };
            [kind, &commune.name, ", ", city].concat()
        }
        None => city.to_owned(),
    };
    let district = location.district.map(|id| catalogue.district(id)).map(|district| {
        let kind = match district.kind {
            DistrictKind::Urban => "quận ",
            DistrictKind::Rural => "huyện ",
            DistrictKind::Town => "thị xã ",
        };
        [kind, &district.name].concat()
    });
    let renamed = |former: &&str| commune.is_none_or(|commune| *commune.name != **former);
    let before = former.filter(renamed).map(str::to_owned);
    let before: Vec<String> = before.into_iter().chain(district).collect();
    let before = (!before.is_empty()).then(|| ["Trước đây: ", &before.join(", ")].concat());
    street.into_iter().chain([today]).chain(before).collect()
}
