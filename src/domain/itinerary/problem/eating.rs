//! Where one could eat: what a midday break is named after.

use super::{DayFrame, avoids};
use crate::domain::catalogue::hours::OpenHours;
use crate::domain::catalogue::{Catalogue, EateryId, Entry};
use crate::domain::geo::LatLng;
use crate::domain::itinerary::request::TripRequest;

/// Somewhere to eat, for naming a midday break.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::domain::itinerary) struct EatingPlace {
    pub(in crate::domain::itinerary) entry: Entry,
    pub(in crate::domain::itinerary) point: LatLng,
    pub(in crate::domain::itinerary) hours: Vec<OpenHours>,
}

/// Returns everywhere one could eat on some days, but for what is to be left out.
pub(super) fn eating_places(
    catalogue: &Catalogue,
    request: &TripRequest,
    days: &[DayFrame],
) -> Vec<EatingPlace> {
    let place = |id: EateryId| {
        let entry = Entry::Eatery(id);
        let is_avoided = avoids(catalogue, request, entry) || !request.keeps_to(catalogue, entry);
        let point = catalogue.point(entry).filter(|_| !is_avoided)?;
        let hours = days
            .iter()
            .map(|day| catalogue.eatery(id).hours.on(day.date, &catalogue.holidays))
            .collect();
        Some(EatingPlace { entry, point, hours })
    };
    catalogue.eatery_ids().filter_map(place).collect()
}
