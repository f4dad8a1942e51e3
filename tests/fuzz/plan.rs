//! Any bytes as the plan of a link: reading it must end well for each, what is read must be written
//! as it was read, and opening it must give a request that an address can hold. `./dev fuzz plan`
//! runs it over the shipped catalogue.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use ve_lang::domain::catalogue::{Catalogue, decode};
use ve_lang::domain::itinerary::{Asked, KeptPlan, Opened, TripRequest, merge};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let (catalogue, _) = decode(include_bytes!("../../public/data/catalogue.json"), None)
        .unwrap_or_else(|error| panic!("the shipped catalogue: {error}"));
    catalogue
});

/// Holds a plan that was read to what every plan keeps.
fn is_sound(kept: &KeptPlan) {
    let again = kept.clone().in_order();
    let read = KeptPlan::read(&CATALOGUE, &again.to_letters());
    assert_eq!(read, Ok((again.clone(), vec![])), "as letters");
    assert_eq!(read, KeptPlan::read(&CATALOGUE, &again.to_digits()), "as digits");
    let pairs = kept.request.to_pairs();
    let pairs = pairs.iter().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(TripRequest::from_pairs(pairs, kept.request.date), kept.request, "as an address");
    let (both, _) = merge(&kept.request, &kept.request);
    assert_eq!(merge(&both, &both).0, both, "together with itself");
}

fuzz_target!(|bytes: &[u8]| {
    let typed = String::from_utf8_lossy(bytes);
    let sealed = KeptPlan::sealed(bytes);
    for text in [&*typed, &sealed] {
        if let Ok((kept, _)) = KeptPlan::read(&CATALOGUE, text) {
            is_sound(&kept);
        }
    }
    // What the planner's thread is asked by a page it does not know.
    if let Some(Asked::Link { .. }) = Asked::from_bytes(bytes) {
        let _ = Asked::from_bytes(bytes).and_then(|asked| asked.answer(&CATALOGUE, None));
    }
    let _ = Opened::from_bytes(bytes, &CATALOGUE);
});
