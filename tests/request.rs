//! What a traveller can ask for: that every wish survives an address and the way to the planner,
//! that no address is too strange, what single days have of their own, and where a shopping list
//! can be met.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod trips;

use proptest::collection::{hash_set, vec};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use trips::{clock, date, place, request, slug};
use ve_lang::command::decode_source as decode;
use ve_lang::domain::calendar::{Date, TimeOfDay};
use ve_lang::domain::catalogue::{Catalogue, Slug};
use ve_lang::domain::geo::LatLng;
use ve_lang::domain::itinerary::{
    Anchor, DayOrder, DayWish, Fixed, KindLimit, Lunch, MOST_DAYS, MOST_PLACES, Mode, Pace,
    PlaceRef, TripRequest, Ware, sells,
};
use ve_lang::domain::scope::{Area, Scope};

fn address(request: &TripRequest) -> String {
    let pairs = request.to_pairs();
    let pairs: Vec<_> = pairs.iter().map(|(name, text)| format!("{name}={text}")).collect();
    pairs.join("&")
}

fn shipped() -> Catalogue {
    decode(include_bytes!("../public/data/catalogue.json"), None).unwrap().0
}

#[test]
fn addresses_are_read_and_written() {
    for words in [
        "date=2026-11-28",
        "date=1900-01-01",
        "date=2027-02-06&days=5&from=21.02800,105.85200&to=commune:bat-trang",
        "date=2026-11-28&leave=06:30&back=18:00&by=walk&for=ceramics,sights",
        "date=2026-11-28&see=village:bat-trang,sight:van-mieu&skip=eatery:bun-toi",
        "date=2026-11-28&lunch=11:30-13:00/45&pace=relaxed",
        "date=2026-11-28&leave=17:00&back=08:00",
        "date=2026-11-28&days=3&day2=09:00~15:30",
        "date=2026-11-28&day1=~~sight:van-mieu&day5=~12:00~~21.02800,105.85200",
        "date=2026-11-28&fix=village:bat-trang~2~09:30~45,sight:a~1,sight:b~~08:00,sight:c~~~90",
        "date=2026-11-28&order1=village:a,village:b&order3=sight:c",
        "date=2026-11-28&most=ceramics~1,shopping~2,sights~0",
        "date=2026-11-28&buy=lacquer,silk-textile,non-la-lang-chuong",
        "date=2026-11-28&lunch=none&rest=30&walking=0&pace=full&rain=yes&variety=no&only=yes",
    ] {
        assert_eq!(address(&request(words)), words);
    }
}

/// Addresses as they were before there were these wishes.
#[test]
fn old_addresses_still_read() {
    let old = request(
        "date=2026-11-28&days=2&from=21.02800,105.85200&to=commune:bat-trang&leave=06:30&back=18:00\
         &by=walk&for=ceramics,sights&see=village:bat-trang&skip=eatery:bun-toi\
         &lunch=11:30-13:00/45&pace=relaxed",
    );
    let expected = TripRequest {
        days: 2,
        start: Anchor::Point(LatLng { lat: 21.028, lng: 105.852 }),
        end: Some(Anchor::Commune(slug("bat-trang"))),
        leave: clock("06:30"),
        back: clock("18:00"),
        mode: Mode::Walk,
        interests: vec![slug("ceramics"), slug("sights")],
        must: vec![place("village:bat-trang")],
        avoid: vec![place("eatery:bun-toi")],
        lunch: Lunch::parse("11:30-13:00/45"),
        pace: Pace::Relaxed,
        ..TripRequest::default_on(date("2026-11-28"))
    };
    assert_eq!(old, expected);
}

#[test]
fn what_is_broken_is_as_usual() {
    let rows = [
        ("date=tomorrow&days=0&from=mars&to=moon&leave=25:00&back=5pm&by=boat", ""),
        ("days=6&from=&to=&for=,,&see=bat-trang&skip=product:gom&pace=fast&colour=red", ""),
        ("days=&lunch=yes", ""),
        ("days=+1&lunch=11:00-13:30/200", ""),
        ("lunch=13:00-11:00/30", ""),
        (
            "for=silk,hat,Hat,silk&see=village:a,?,village:b,village:a",
            "for=hat,silk&see=village:a,village:b",
        ),
        ("day2=", ""),
        ("day2=25:00~x~mars~moon", ""),
        ("day0=09:00&day6=09:00&day=09:00", ""),
        ("day2=09:00~x~mars~centre", "day2=09:00~~~centre"),
        ("day2=09:00&day2=~10:00", "day2=~10:00"),
        ("day3=09:00&day1=08:00", "day1=08:00&day3=09:00"),
        ("fix=village:a", ""),
        ("fix=village:a~0~24:01~4,product:b~1,~2,c~1", ""),
        ("fix=village:a~6~09:00~721~more", "fix=village:a~~09:00"),
        ("fix=village:a~1,village:a~2", "fix=village:a~1"),
        ("order1=,a,product:b", ""),
        (
            "order1=sight:a,sight:b,sight:a&order2=sight:b,sight:c",
            "order1=sight:a,sight:b&order2=sight:c",
        ),
        ("order2=sight:a&order1=sight:a", "order2=sight:a"),
        ("order1=sight:a&order1=", ""),
        (
            "most=shopping~2,ceramics~3,shopping~1,Silk~1,silk,hat~41,hat~-1",
            "most=ceramics~3,shopping~2",
        ),
        ("buy=silk,,Hat,silk,hat", "buy=silk,hat"),
        ("rest=5&walking=721", ""),
        ("rest=x&rain=maybe&variety=perhaps", ""),
    ];
    for (broken, read) in rows {
        let written = address(&request(broken));
        let rest = written.strip_prefix("date=2026-11-28").unwrap();
        assert_eq!(rest.trim_start_matches('&'), read, "{broken}");
    }
}

#[test]
fn lists_end_at_their_most() {
    let list = |part: fn(usize) -> String| (0..99).map(part).collect::<Vec<_>>().join(",");
    let long = request(&format!(
        "see={0}&skip={0}&fix={1}&order1={0}&most={2}&buy={3}&for={3}",
        list(|n| format!("village:v{n}")),
        list(|n| format!("village:v{n}~1")),
        list(|n| format!("c{n}~1")),
        list(|n| format!("c{n}")),
    ));
    let lengths = [
        long.must.len(),
        long.avoid.len(),
        long.fixed.len(),
        long.order.iter().map(|order| order.places.len()).sum(),
        long.limits.len(),
        long.shopping.len(),
        long.interests.len(),
    ];
    assert_eq!(lengths, [MOST_PLACES; 7]);
}

#[test]
fn days_begin_and_end_as_they_were_wished_to() {
    let three = request(
        "days=3&from=commune:a&to=commune:z&leave=07:00&day2=09:00~15:00~commune:b&day3=~~~commune:c\
         &day4=05:00",
    );
    let days: Vec<_> = (0..3)
        .map(|day| {
            let ends = [three.start_of(day), three.end_of(day)].map(ToString::to_string);
            let times = [three.leave_on(day), three.back_on(day)].map(|time| time.to_string());
            [ends.join(" "), times.join("-")].join(" ")
        })
        .collect();
    assert_eq!(
        days,
        [
            "commune:a commune:b 07:00-17:00",
            "commune:b commune:a 09:00-15:00",
            "commune:a commune:c 07:00-17:00",
        ]
    );
    // The last day ends at `to`, or else where it began.
    assert_eq!(request("days=2&to=commune:z").end_of(1).to_string(), "commune:z");
    let two = request("days=2&day2=~~commune:b");
    assert_eq!([two.end_of(0), two.end_of(1)].map(ToString::to_string), ["commune:b"; 2]);
}

#[test]
fn what_is_fixed_or_ordered_must_be_in_the_plan() {
    let asked = request(
        "see=sight:a,sight:b&fix=sight:b~1,sight:c~~09:00,sight:d~~~45&order2=sight:e,sight:a",
    );
    let musts: Vec<_> = asked.musts().iter().map(ToString::to_string).collect();
    assert_eq!(musts, ["sight:a", "sight:b", "sight:c", "sight:e"]);
    assert_eq!(asked.fixed_for(&place("sight:d")).and_then(|fixed| fixed.minutes), Some(45));
    assert_eq!(asked.fixed_for(&place("sight:a")), None);
}

#[test]
fn wishes_are_changed_and_taken_back() {
    type Change = fn(&mut TripRequest);
    let rows: [(&str, Change, &str); 15] = [
        ("", |r| r.fix(&place("sight:a"), |f| f.at = Some(clock("09:00"))), "fix=sight:a~~09:00"),
        (
            "fix=sight:a~1,sight:b~1",
            |r| r.fix(&place("sight:a"), |f| f.minutes = Some(30)),
            "fix=sight:a~1~~30,sight:b~1",
        ),
        (
            "fix=sight:a~1,sight:b~1",
            |r| r.fix(&place("sight:a"), |f| f.day = None),
            "fix=sight:b~1",
        ),
        ("day2=09:00", |r| r.set_apart(1, |d| d.back = Some(clock("12:00"))), "day2=09:00~12:00"),
        (
            "day2=09:00",
            |r| r.set_apart(0, |d| d.leave = Some(clock("06:00"))),
            "day1=06:00&day2=09:00",
        ),
        ("day2=09:00", |r| r.set_apart(1, |d| d.leave = None), ""),
        ("", |r| r.set_apart(MOST_DAYS, |d| d.leave = Some(clock("06:00"))), ""),
        (
            "order1=sight:a,sight:b&order2=sight:c",
            |r| r.lock(2, vec![place("sight:b"), place("sight:c")]),
            "order1=sight:a&order3=sight:b,sight:c",
        ),
        ("order1=sight:a", |r| r.lock(0, vec![]), ""),
        ("", |r| r.limit(slug("silk"), Some(1)), "most=silk~1"),
        (
            "see=sight:a&skip=sight:b",
            |r| r.insist_on(&place("sight:b"), None),
            "see=sight:a,sight:b",
        ),
        (
            "see=sight:a,sight:b&fix=sight:a~1&order1=sight:a&order2=sight:c,sight:a",
            |r| r.leave_out(&place("sight:a")),
            "see=sight:b&skip=sight:a&order2=sight:c",
        ),
        ("skip=sight:a", |r| r.leave_out(&place("sight:a")), "skip=sight:a"),
        ("most=hat~1,silk~2", |r| r.limit(slug("hat"), Some(0)), "most=hat~0,silk~2"),
        ("most=hat~1", |r| r.limit(slug("hat"), None), ""),
    ];
    for (before, change, after) in rows {
        let mut changed = request(before);
        change(&mut changed);
        assert_eq!(changed, request(after), "{before}");
    }
}

#[test]
fn a_shopping_list_is_met_where_the_catalogue_says() {
    let catalogue = shipped();
    let rows = [
        ("village:ha-thai", "lacquer", true),
        ("village:ha-thai", "lacquer-inlay", true),
        ("village:ha-thai", "hop-son-mai-gan-trai", true),
        ("village:ha-thai", "hat", false),
        ("village:van-phuc", "silk", true),
        ("village:lang-chuong", "hat", true),
        ("village:lang-chuong", "non-la-lang-chuong", true),
        ("sales-point:phu-loi-son-ha", "do-go-my-nghe-phu-loi", true),
        ("sales-point:phu-loi-son-ha", "wood", true),
        ("sales-point:phu-loi-son-ha", "silk", false),
        // A shop in a pottery village, of whose wares nothing is known.
        ("sales-point:tinh-hoa-lang-nghe", "ceramics", false),
        ("sight:ho-hoan-kiem", "silk", false),
        // A kind beside others of its craft is no more than itself: bronze is not gold leaf.
        ("village:kieu-ky", "gold-leaf", true),
        ("village:kieu-ky", "bronze", false),
        ("village:kieu-ky", "metal", true),
        // A craft of which no product is listed is met where it is practised.
        ("village:quat-dong", "embroidery", true),
        ("village:quat-dong", "no-such-ware", false),
    ];
    for (at, wanted, expected) in rows {
        let entry = place(at).entry(&catalogue).unwrap();
        assert_eq!(sells(&catalogue, entry, &slug(wanted)), expected, "{wanted} at {at}");
    }
}

#[test]
fn a_text_names_wares_in_any_language() {
    let catalogue = shipped();
    let rows = [
        ("lacquer bowl", "lacquer"),
        ("silk scarf", "silk"),
        ("a conical hat", "hat"),
        ("khăn lụa", "silk"),
        ("bát sơn mài", "lacquer"),
        ("Nón lá", "hat"),
        ("bronze bell", "bronze metal"),
        ("dao", ""),
        ("", ""),
    ];
    for (text, expected) in rows {
        let wares = Ware::named_in(&catalogue, text);
        let slugs: Vec<_> = wares.iter().map(|ware| ware.slug(&catalogue).as_str()).collect();
        assert_eq!(slugs.join(" "), expected, "{text}");
    }
}

#[test]
fn a_limit_counts_places_of_its_kind() {
    let catalogue = shipped();
    let rows = [
        ("ceramics", "village:bat-trang", true),
        ("ceramics", "village:van-phuc", false),
        ("ceramics", "sales-point:tinh-hoa-lang-nghe", false),
        ("shopping", "sales-point:tinh-hoa-lang-nghe", true),
        ("shopping", "village:bat-trang", false),
        ("sights", "sight:ho-hoan-kiem", true),
        ("sights", "eatery:co-bat-trang", false),
    ];
    for (kind, at, expected) in rows {
        let entry = place(at).entry(&catalogue).unwrap();
        let limit = KindLimit { kind: slug(kind), most: 1 };
        assert_eq!(limit.counts(&catalogue, entry), expected, "{kind}: {at}");
    }
}

fn any_time() -> impl Strategy<Value = TimeOfDay> {
    (0..=1_440).prop_map(|minutes| TimeOfDay::from_minutes(minutes).unwrap())
}

fn any_slug() -> impl Strategy<Value = Slug> {
    "[a-z0-9-]{1,12}".prop_map(|text| slug(&text))
}

fn any_place() -> impl Strategy<Value = PlaceRef> {
    let kinds = select(vec!["village", "sales-point", "sight", "eatery"]);
    (kinds, any_slug()).prop_map(|(kind, slug)| place(&format!("{kind}:{}", slug.as_str())))
}

fn any_anchor() -> impl Strategy<Value = Anchor> {
    let degrees = (-9_000_000..=9_000_000, -18_000_000..=18_000_000);
    prop_oneof![
        Just(Anchor::Centre),
        any_place().prop_map(Anchor::Place),
        any_slug().prop_map(Anchor::Commune),
        any_slug().prop_map(Anchor::District),
        degrees.prop_map(|(lat, lng)| Anchor::Point(LatLng {
            lat: f64::from(lat) / 1e5,
            lng: f64::from(lng) / 1e5,
        })),
    ]
}

fn any_days() -> impl Strategy<Value = Vec<u8>> {
    subsequence((0..MOST_DAYS).collect::<Vec<_>>(), 0..=usize::from(MOST_DAYS))
}

fn any_days_apart() -> impl Strategy<Value = Vec<DayWish>> {
    let wish = (
        weighted(0.5, any_anchor()),
        weighted(0.5, any_anchor()),
        weighted(0.5, any_time()),
        weighted(0.5, any_time()),
    );
    (any_days(), vec(wish, usize::from(MOST_DAYS))).prop_map(|(days, wishes)| {
        let wishes = days.into_iter().zip(wishes);
        let wish = |(day, (start, end, leave, back))| DayWish { day, start, end, leave, back };
        wishes.map(wish).filter(|wish| !wish.is_empty()).collect()
    })
}

fn any_fixed() -> impl Strategy<Value = Vec<Fixed>> {
    let wish = (weighted(0.5, 0..MOST_DAYS), weighted(0.5, any_time()), weighted(0.5, 5_u16..=720));
    (hash_set(any_place(), 0..6), vec(wish, 6)).prop_map(|(places, wishes)| {
        let wishes = places.into_iter().zip(wishes);
        let fixed = |(place, (day, at, minutes))| Fixed { place, day, at, minutes };
        wishes.map(fixed).filter(|fixed| !fixed.is_empty()).collect()
    })
}

fn any_order() -> impl Strategy<Value = Vec<DayOrder>> {
    (any_days(), hash_set(any_place(), 15)).prop_map(|(days, places)| {
        let places: Vec<_> = places.into_iter().collect();
        let orders = days.into_iter().zip(places.chunks(3));
        orders.map(|(day, places)| DayOrder { day, places: places.to_vec() }).collect()
    })
}

fn any_limits() -> impl Strategy<Value = Vec<KindLimit>> {
    proptest::collection::btree_map(any_slug(), 0_u8..=40, 0..4).prop_map(|limits| {
        limits.into_iter().map(|(kind, most)| KindLimit { kind, most }).collect()
    })
}

fn any_lunch() -> impl Strategy<Value = Option<Lunch>> {
    select(vec![None, Some(Lunch::default()), Lunch::parse("10:00-15:00/90")])
}

fn vec_of_places() -> impl Strategy<Value = Vec<PlaceRef>> {
    hash_set(any_place(), 0..5).prop_map(|places| places.into_iter().collect())
}

/// Any request that can be written down; most of them no plan can meet.
fn any_request() -> impl Strategy<Value = TripRequest> {
    let when = (
        (0..109_573).prop_map(|days| Date::MIN.plus_days(days)),
        1..=MOST_DAYS,
        any_time(),
        any_time(),
        any_days_apart(),
    );
    let how = (
        select(Mode::ALL.to_vec()),
        select(Pace::ALL.to_vec()),
        any_lunch(),
        weighted(0.3, 10_u16..=240),
        weighted(0.3, 0_u16..=720),
    );
    let goods = (
        proptest::collection::btree_set(any_slug(), 0..5),
        hash_set(any_slug(), 0..5),
        any_limits(),
        any::<(bool, bool)>(),
        weighted(0.3, (select(Area::ALL.to_vec()), any_slug())),
    );
    let places = (
        hash_set(any_place(), 0..5),
        hash_set(any_place(), 0..5),
        (vec_of_places(), vec_of_places()),
        any_fixed(),
        any_order(),
        (any_anchor(), weighted(0.3, any_anchor())),
    );
    (when, how, goods, places).prop_map(|(when, how, goods, places)| {
        let (date, days, leave, back, days_apart) = when;
        let (mode, pace, lunch, rest, walking) = how;
        let (interests, shopping, limits, (rain, variety), within) = goods;
        let within = within.map(|((_, area), slug)| Scope { area, slug });
        let (must, avoid, (done, keep), fixed, order, (start, end)) = places;
        TripRequest {
            date,
            days,
            start,
            end,
            leave,
            back,
            days_apart,
            mode,
            interests: interests.into_iter().collect(),
            must: must.into_iter().collect(),
            avoid: avoid.into_iter().collect(),
            done,
            keep,
            fixed,
            order,
            limits,
            shopping: shopping.into_iter().collect(),
            lunch,
            rest,
            pace,
            walking,
            rain,
            variety,
            only: false,
            within,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn requests_survive_the_round_trip(request in any_request()) {
        let pairs = request.to_pairs();
        let pairs = pairs.iter().map(|(name, text)| (*name, text.as_str()));
        prop_assert_eq!(&TripRequest::from_pairs(pairs, date("2030-01-01")), &request);
        prop_assert_eq!(TripRequest::from_bytes(&request.to_bytes()), Some(request));
    }

    /// What is read of any text can be written, and is then read the same.
    #[test]
    fn no_address_is_too_strange(
        names in vec(select(vec![
            "date", "days", "from", "to", "leave", "back", "day1", "day5", "by", "for", "see", "skip",
            "fix", "order1", "order2", "most", "buy", "lunch", "rest", "walking", "pace", "rain",
            "variety", "only",
        ]), 6),
        texts in vec(prop_oneof![
            any::<String>(),
            "[a-z0-9:,~.-]{0,40}",
            "(sight|village):[a-c](~[0-6]?(~(09:00)?(~[0-9]{0,3})?)?)?(,(sight|village):[a-c](~[1-5])?){0,3}",
        ], 6),
    ) {
        let pairs = names.iter().copied().zip(texts.iter().map(String::as_str));
        let read = TripRequest::from_pairs(pairs, date("2026-11-28"));
        let written = read.to_pairs();
        let pairs = written.iter().map(|(name, text)| (*name, text.as_str()));
        prop_assert_eq!(TripRequest::from_pairs(pairs, date("2026-11-28")), read);
    }

    #[test]
    fn no_bytes_are_too_strange(request in any_request(), changes in vec(any::<(usize, u8)>(), 1..4)) {
        let mut bytes = request.to_bytes();
        for (at, byte) in changes {
            let at = at % bytes.len();
            if let Some(changed) = bytes.get_mut(at) {
                *changed = byte;
            }
        }
        if let Some(read) = TripRequest::from_bytes(&bytes) {
            prop_assert_eq!(TripRequest::from_bytes(&read.to_bytes()), Some(read));
        }
    }
}
