//! A shopping list is met with the fewest stops: plans over small made-up catalogues against every
//! choice of places there is.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod trips;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use trips::{best, request};
use ve_lang::command::decode_source as decode;
use ve_lang::domain::catalogue::{Catalogue, Entry, Slug};
use ve_lang::domain::itinerary::{PlaceRef, TripRequest, check, problem, sells};

const WARES: [&str; 4] = ["lacquer", "silk", "hat", "ceramics"];

/// A place of a made-up catalogue: where it lies, and a bit for each ware that it has; a village has
/// its first one alone.
type Seed = ((i32, i32), u8, bool);

fn catalogue(seeds: &[Seed]) -> Catalogue {
    let mut file: Value = serde_json::from_str(trips::SMALL).unwrap();
    let named = |slug: &str| json!({ "id": slug, "name": { "vi": slug } });
    file["crafts"] = WARES.map(named).into_iter().collect();
    let kind = |slug: &str| json!({ "id": slug, "name": { "vi": slug }, "craft": slug });
    file["kinds"] = WARES.map(kind).into_iter().collect();
    let product = |slug: &str| {
        let rating = json!({ "stars": 4, "evidence": "certified", "year": 2025 });
        let name = json!({ "vi": slug });
        json!({ "id": format!("one-{slug}"), "name": name, "kind": slug, "group": "thu-cong-my-nghe",
            "rating": rating, "about": name, "sources": ["bao"] })
    };
    file["products"] = WARES.map(product).into_iter().collect();
    let (mut villages, mut shops) = (Vec::new(), Vec::new());
    for (at, ((east, north), wares, is_village)) in seeds.iter().enumerate() {
        let had: Vec<&str> = (0..WARES.len())
            .filter(|ware| wares >> ware & 1 == 1)
            .map(|ware| WARES[ware])
            .collect();
        let (name, point) = (
            json!({ "vi": format!("Nơi {at}") }),
            [21.0 + f64::from(*north) / 1e3, 105.8 + f64::from(*east) / 1e3],
        );
        let place = json!({ "point": point });
        match had.first() {
            Some(craft) if *is_village => {
                villages.push(json!({ "id": format!("v{at}"), "name": name,
                "short_name": format!("Nơi {at}"), "craft": craft, "makes": name, "place": place,
                "about": name, "visit_minutes": 60, "workshop": name, "recognition": name, "sources": ["bao"] }))
            }
            _ => shops.push(json!({ "id": format!("s{at}"), "name": name, "form": "shop",
                "standing": if at % 2 == 0 { "official" } else { "retailer" }, "place": place,
                "hours": { "osm": "08:00-18:00" }, "sources": ["bao"],
                "sells": had.iter().map(|ware| format!("one-{ware}")).collect::<Vec<_>>() })),
        }
    }
    (file["villages"], file["sales_points"]) = (villages.into(), shops.into());
    (file["sights"], file["eateries"]) = (json!([]), json!([]));
    decode(file.to_string().as_bytes(), None).unwrap().0
}

/// Returns the wares that places have together, a bit for each.
fn had(catalogue: &Catalogue, places: &[Entry], list: &[Slug]) -> usize {
    let is_had = |line: &&Slug| places.iter().any(|place| sells(catalogue, *place, line));
    list.iter().filter(is_had).count()
}

/// Returns how many things of a list can be had on a day at most, and with how many stops at least.
fn judged(catalogue: &Catalogue, asked: &TripRequest) -> (usize, usize) {
    let sellers: Vec<Entry> = catalogue
        .entries()
        .filter(|place| had(catalogue, &[*place], &asked.shopping) > 0)
        .collect();
    let choice = |set: usize| -> Vec<Entry> {
        let is_in = |(at, _): &(usize, &Entry)| set >> at & 1 == 1;
        sellers.iter().enumerate().filter(is_in).map(|(_, place)| *place).collect()
    };
    let mut choices: Vec<Vec<Entry>> = (0..1 << sellers.len()).map(choice).collect();
    let wares = |places: &[Entry]| had(catalogue, places, &asked.shopping);
    choices.sort_by_key(|places| (std::cmp::Reverse(wares(places)), places.len()));
    let fits = |places: &&Vec<Entry>| {
        let must = places.iter().filter_map(|place| PlaceRef::of(catalogue, *place)).collect();
        let those = TripRequest { must, only: true, shopping: Vec::new(), ..asked.clone() };
        let plan = best(&problem(catalogue, None, &those));
        places.iter().all(|place| plan.visits(*place))
    };
    let found = choices.iter().find(fits).unwrap();
    (wares(found), found.len())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn most_of_a_list_is_had_with_the_fewest_stops(
        seeds in vec((((-150..250), (-200..200)), 0_u8..16, any::<bool>()), 1..8),
        times in prop_oneof![Just(""), Just("&back=13:00"), Just("&leave=13:00&lunch=none")],
    ) {
        let catalogue = catalogue(&seeds);
        let asked = request(&format!("buy=lacquer,silk,hat,ceramics{times}"));
        let plan = best(&problem(&catalogue, None, &asked));
        prop_assert_eq!(check(&catalogue, None, &asked, &plan), []);
        let stops: Vec<Entry> = plan.stops().map(|stop| stop.entry).collect();
        let found = (had(&catalogue, &stops, &asked.shopping), stops.len());
        prop_assert_eq!(found, judged(&catalogue, &asked), "{:?}", stops);
    }
}
