//! Two travellers' wishes made one: everybody's wishes are in it, whoever asks gets the same answer,
//! and where they do not agree it is told.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use ve_lang::domain::calendar::Date;
use ve_lang::domain::itinerary::{Anchor, Conflict, PlaceRef, TripRequest, merge};

fn place(text: &str) -> PlaceRef {
    PlaceRef::parse(text).unwrap()
}

fn request(address: &str) -> TripRequest {
    let pairs = address.split('&').filter_map(|pair| pair.split_once('='));
    TripRequest::from_pairs(pairs, Date::parse("2026-11-28").unwrap())
}

fn together(a: &TripRequest, b: &TripRequest) -> TripRequest {
    merge(a, b).0
}

#[test]
fn everybody_gets_what_they_wish_for() {
    let rows = [
        ("", "", ""),
        ("see=sight:b", "see=sight:a,sight:b", "see=sight:a,sight:b"),
        ("for=silk", "for=ceramics", "for=ceramics,silk"),
        ("for=silk", "", "for=silk"),
        ("skip=sight:a", "see=sight:b", "see=sight:b&skip=sight:a"),
        ("leave=09:00&back=18:00", "leave=07:00&back=16:00", "leave=09:00&back=16:00"),
        ("date=2026-12-05&days=2", "date=2026-12-04&days=3", "date=2026-12-05&days=3"),
        ("from=sight:z", "", "from=sight:z"),
        ("from=sight:z&to=sight:y", "from=sight:a", "from=sight:a&to=sight:y"),
        ("by=walk&pace=relaxed", "by=car&pace=full", "by=car&pace=relaxed"),
        ("lunch=none", "", ""),
        ("lunch=none", "lunch=none", "lunch=none"),
        ("lunch=11:30-13:00/45", "lunch=12:00-13:00/30", "lunch=11:30-13:00/45"),
        ("rest=20&walking=90", "rest=40&walking=60", "rest=40&walking=60"),
        ("rain=yes&variety=no", "variety=no", "rain=yes&variety=no"),
        ("most=silk~2,hat~1", "most=silk~1", "most=hat~1,silk~1"),
        ("buy=silk", "buy=lacquer", "buy=lacquer,silk"),
        ("day2=09:00~15:00", "day2=~14:00&day1=07:00", "day1=07:00&day2=09:00~14:00"),
        ("fix=sight:a~1", "fix=sight:b~~09:00", "fix=sight:a~1,sight:b~~09:00"),
        ("fix=sight:a~1", "fix=sight:a~~09:00~45", "fix=sight:a~1~09:00~45"),
        ("order1=sight:b,sight:a", "", "order1=sight:b,sight:a&see=sight:a,sight:b"),
        (
            "order1=sight:b,sight:a",
            "order1=sight:c&order2=sight:b,sight:d",
            "order1=sight:b,sight:a&order2=sight:d&see=sight:a,sight:b,sight:c,sight:d",
        ),
    ];
    for (a, b, both) in rows {
        assert_eq!(together(&request(a), &request(b)), request(both), "{a} with {b}");
    }
}

#[test]
fn where_they_do_not_agree_it_is_told() {
    let rows = [
        ("see=sight:a&leave=09:00", "see=sight:b&back=15:00", vec![]),
        (
            "date=2026-12-01",
            "date=2026-12-03",
            vec![Conflict::Dates(Date::parse("2026-12-03").unwrap())],
        ),
        ("from=sight:b", "from=sight:a", vec![Conflict::Ends(Anchor::Place(place("sight:a")))]),
        ("to=sight:b", "", vec![]),
        ("to=sight:b", "to=sight:a", vec![Conflict::Ends(Anchor::Place(place("sight:a")))]),
        ("by=walk", "by=car", vec![Conflict::Modes]),
        ("fix=sight:a~1", "fix=sight:a~2", vec![Conflict::Laid(place("sight:a"))]),
        ("fix=sight:a~1", "fix=sight:a~~09:00", vec![]),
        ("order1=sight:a,sight:b", "order1=sight:b,sight:a", vec![Conflict::Orders(0)]),
        ("order1=sight:a,sight:b", "order1=sight:a,sight:b", vec![]),
        ("see=sight:a", "skip=sight:a", vec![Conflict::Unwanted(place("sight:a"))]),
    ];
    for (a, b, expected) in rows {
        assert_eq!(merge(&request(a), &request(b)).1, expected, "{a} with {b}");
        assert_eq!(merge(&request(b), &request(a)).1, expected, "{b} with {a}");
    }
}

/// Words that two travellers may have in common, or not agree about.
fn any_request(orders: bool) -> impl Strategy<Value = TripRequest> {
    let list = |name: &'static str, words: &[&'static str]| {
        (subsequence(words.to_vec(), 0..=words.len()))
            .prop_shuffle()
            .prop_map(move |words| format!("{name}={}", words.join(",")))
    };
    let one = |words: &[&'static str]| select(words.to_vec()).prop_map(str::to_owned);
    let places = ["sight:a", "sight:b", "village:a", "eatery:c"];
    let parts = vec![
        list("see", &places).boxed(),
        list("skip", &places).boxed(),
        list("for", &["silk", "hat", "sights"]).boxed(),
        list("buy", &["silk", "non-la"]).boxed(),
        list("most", &["silk~1", "hat~2", "silk~3"]).boxed(),
        list("fix", &["sight:a~1", "sight:a~2~09:00", "village:b~~08:30~45", "sight:a~~~90"])
            .boxed(),
        one(&["date=2026-12-01", "date=2026-11-28&days=3", "days=2"]).boxed(),
        one(&["from=sight:a", "from=21.00000,105.00000", "from=centre", "from=commune:x"]).boxed(),
        one(&["to=sight:a", "to=centre", "by=walk", "by=car&to=commune:x"]).boxed(),
        one(&["leave=07:00", "back=15:00", "leave=06:00&back=20:00"]).boxed(),
        one(&["lunch=none", "lunch=11:00-12:00/30", "lunch=11:00-12:00/45", "pace=full"]).boxed(),
        one(&["rest=20", "walking=30", "walking=60&rain=yes", "variety=no"]).boxed(),
        one(&["day1=07:00", "day2=~~sight:a", "day1=~12:00~centre&day2=08:00"]).boxed(),
        match orders {
            true => {
                one(&["order1=sight:a,sight:b", "order2=sight:b", "order1=sight:b,sight:a"]).boxed()
            }
            false => one(&["", "order1=sight:a,sight:b"]).boxed(),
        },
    ];
    vec(any::<bool>(), parts.len()).prop_flat_map(move |taken| {
        let taken = parts.clone().into_iter().zip(taken).filter(|(_, taken)| *taken);
        taken.map(|(part, _)| part).collect::<Vec<_>>().prop_map(|words| request(&words.join("&")))
    })
}

proptest! {
    #[test]
    fn whoever_asks_gets_the_same(a in any_request(true), b in any_request(true)) {
        prop_assert_eq!(merge(&a, &b), merge(&b, &a));
    }

    #[test]
    fn with_oneself_nothing_changes(a in any_request(true), b in any_request(true)) {
        let both = together(&a, &b);
        prop_assert_eq!(merge(&both, &both).0, both.clone());
        // Whoever is asked twice adds nothing the second time.
        prop_assert_eq!(together(&a, &a), together(&together(&a, &a), &a));
        prop_assert!(!merge(&a, &a).1.iter().any(|conflict| !matches!(conflict, Conflict::Unwanted(_))));
    }

    #[test]
    fn three_may_come_in_any_order(a in any_request(false), b in any_request(false), c in any_request(false)) {
        prop_assert_eq!(together(&together(&a, &b), &c), together(&a, &together(&b, &c)));
    }

    #[test]
    fn nobodys_wish_is_lost(a in any_request(true), b in any_request(true)) {
        let both = together(&a, &b);
        for one in [&a, &b] {
            prop_assert!(one.musts().iter().all(|place| both.musts().contains(place)));
            prop_assert!(one.avoid.iter().all(|place| both.avoid.contains(place)));
            prop_assert!(one.interests.iter().all(|interest| both.interests.contains(interest)));
            prop_assert!(one.shopping.iter().all(|thing| both.shopping.contains(thing)));
        }
        // It can be asked for in an address.
        let pairs = both.to_pairs();
        let pairs = pairs.iter().map(|(name, value)| (*name, value.as_str()));
        prop_assert_eq!(TripRequest::from_pairs(pairs, both.date), both);
    }
}
