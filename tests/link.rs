//! Plans as links: that every plan is read back, how short its link is, what becomes of a link that
//! was cut, changed, or made for another catalogue, and that the plan it holds comes out again.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::sync::OnceLock;
use ve_lang::command::decode_source as decode;
use ve_lang::domain::calendar::{Date, TimeOfDay};
use ve_lang::domain::catalogue::Catalogue;
use ve_lang::domain::itinerary::{
    Broken, KeptPlan, KeptStop, Lost, PlaceRef, Reason, SinceKept, TripRequest, alike, plan,
    problem, reopen,
};
use ve_lang::domain::travel::{Network, network};

const SHIPPED: &str = include_str!("../public/data/catalogue.json");
/// What stands before a plan in its link: a long name, the page of plans.
const ORIGIN: &str = "https://velang.hanoi.gov.vn/k/#";

fn shipped() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| decode(SHIPPED.as_bytes(), None).unwrap().0)
}

fn roads() -> &'static Network {
    static ROADS: OnceLock<Network> = OnceLock::new();
    ROADS.get_or_init(|| network::decode(include_bytes!("../public/data/roads.json")).unwrap().0)
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn place(text: &str) -> PlaceRef {
    PlaceRef::parse(text).unwrap()
}

fn request(address: &str) -> TripRequest {
    let pairs = address.split('&').filter_map(|pair| pair.split_once('='));
    TripRequest::from_pairs(pairs, date("2026-11-28"))
}

/// The plan that the guide makes for a request.
fn made(address: &str) -> KeptPlan {
    let request = request(address);
    let plan = plan(&problem(shipped(), Some(roads()), &request));
    KeptPlan::new(shipped(), &request, &plan)
}

/// The plan that a guide with another planner might make: the visits are named.
fn kept(address: &str, days: &[&[(&str, &str)]]) -> KeptPlan {
    let stop = |(name, start): &(&str, &str)| KeptStop {
        place: place(name),
        start: TimeOfDay::parse(start).unwrap(),
    };
    let days = days.iter().map(|day| day.iter().map(stop).collect()).collect();
    KeptPlan { request: request(address), days }.in_order()
}

fn read(text: &str) -> Result<(KeptPlan, Vec<Lost>), Broken> {
    KeptPlan::read(shipped(), text)
}

fn places() -> Vec<PlaceRef> {
    shipped().entries().filter_map(|entry| PlaceRef::of(shipped(), entry)).collect()
}

fn some_places(most: usize) -> impl Strategy<Value = Vec<PlaceRef>> {
    (subsequence(places(), 0..=most)).prop_shuffle()
}

fn any_time() -> impl Strategy<Value = TimeOfDay> {
    (0..1_440).prop_map(|minutes| TimeOfDay::from_minutes(minutes).unwrap())
}

/// Words of an address, each of which any trip may have.
fn any_wishes() -> impl Strategy<Value = String> {
    let one = |values: &[&str]| select(values.iter().map(ToString::to_string).collect::<Vec<_>>());
    let from = [
        "from=district:gia-lam",
        "from=commune:bat-trang",
        "from=21.02800,105.85200",
        "from=-1.00001,-179.99999",
        "from=sight:van-mieu",
        "from=centre",
    ];
    let lunch = ["lunch=none", "lunch=11:30-13:00/45", "pace=full"];
    let more = [
        "rest=30&walking=90",
        "rain=yes&variety=no",
        "most=ceramics~1,sights~2",
        "buy=non-la-lang-chuong,lacquer",
        "day2=09:00~15:30~sight:van-mieu",
        "by=walk",
        "to=sight:van-mieu",
        "done=village:van-phuc,sight:van-mieu",
        "keep=village:bat-trang,sight:van-mieu",
        "only=yes",
    ];
    (
        one(&from),
        one(&lunch),
        vec(one(&more), 0..4),
        weighted(0.5, any_time()),
        weighted(0.5, any_time()),
    )
        .prop_map(|(from, lunch, more, leave, back)| {
            let mut words = vec![from, lunch];
            words.extend(more);
            words.extend(leave.map(|time| format!("leave={time}")));
            words.extend(back.map(|time| format!("back={time}")));
            words.join("&")
        })
}

prop_compose! {
    /// Any plan of places that the catalogue has, however little sense it makes.
    fn any_plan()(
        words in any_wishes(),
        day in 0..109_000,
        days in 1_u8..=5,
        visits in some_places(16),
        starts in vec(any_time(), 16),
        cuts in vec(0_usize..5, 16),
        must in some_places(6),
        avoid in some_places(4),
        interests in subsequence(shipped().crafts.iter().map(|row| row.slug.clone()).collect::<Vec<_>>(), 0..4),
        is_must in vec(any::<bool>(), 16),
        laid in vec((weighted(0.3, 0_u8..5), weighted(0.3, any_time()), weighted(0.3, 5_u16..=720)), 8),
        locked in weighted(0.4, 0_u8..5),
    ) -> KeptPlan {
        let mut request = request(&words);
        request.date = Date::MIN.plus_days(day);
        request.days = days;
        request.interests = interests;
        request.interests.sort();
        let asked = visits.iter().zip(&is_must).filter(|(_, must)| **must).map(|(visit, _)| visit);
        request.must = asked.chain(must.iter().filter(|place| !visits.contains(place))).cloned().collect();
        request.avoid = avoid;
        for (place, (day, at, minutes)) in visits.iter().chain(&must).zip(laid) {
            request.fix(place, |fixed| (fixed.day, fixed.at, fixed.minutes) = (day, at, minutes));
        }
        let mut stops = vec![Vec::new(); usize::from(days)];
        for ((place, start), day) in visits.into_iter().zip(starts).zip(cuts) {
            let start = TimeOfDay::from_minutes(start.minutes() / 5 * 5).unwrap();
            stops.get_mut(day % usize::from(days)).unwrap().push(KeptStop { place, start });
        }
        if let Some(day) = locked {
            let visits = stops.get(usize::from(day)).map_or(&[][..], Vec::as_slice);
            request.lock(day, visits.iter().step_by(2).map(|stop| stop.place.clone()).collect());
        }
        KeptPlan { request, days: stops }.in_order()
    }
}

proptest! {
    #[test]
    fn every_plan_is_read_back(plan in any_plan()) {
        let told = Ok((plan.clone(), vec![]));
        prop_assert_eq!(read(&plan.to_letters()), told.clone());
        prop_assert_eq!(read(&plan.to_digits()), told.clone());
        prop_assert_eq!(read(&format!("#{}.", plan.to_letters())), told);
    }

    #[test]
    fn a_change_on_the_way_is_seen(plan in any_plan(), at: usize, by in 1_usize..64, n in 1_usize..4) {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let sent = plan.to_letters();
        let mut letters = sent.clone().into_bytes();
        // The last letter may hold bits that stand for nothing.
        let at = at % (letters.len() - n);
        for letter in letters.iter_mut().skip(at).take(n) {
            let place = LETTERS.iter().position(|known| known == letter).unwrap();
            *letter = *LETTERS.get(place ^ by).unwrap();
        }
        let changed = String::from_utf8(letters).unwrap();
        let read = read(&changed);
        prop_assert!(
            matches!(read, Err(Broken::Damaged | Broken::Cut)) || changed.trim_matches(['-', '_']) != changed,
            "{} {} {:?}", sent, changed, read
        );
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}|[A-Za-z0-9_-]{0,200}|[0-9]{0,99}") {
        let _ = read(&text);
    }
}

#[test]
fn a_link_cut_anywhere_says_so() {
    let plan = made("days=3&leave=07:30&back=18:30&see=village:bat-trang");
    for text in [plan.to_letters(), plan.to_digits()] {
        let mut told = [0, 0];
        for end in 1..text.len() {
            match read(text.get(..end).unwrap()) {
                Err(Broken::Cut) => *told.first_mut().unwrap() += 1,
                Err(Broken::Damaged) => *told.last_mut().unwrap() += 1,
                other => panic!("{end}: {other:?}"),
            }
        }
        let [cut, damaged] = told;
        assert!(damaged < 6, "{cut} are told to be cut, {damaged} damaged");
    }
}

#[test]
fn other_texts_are_refused() {
    assert_eq!(read(""), Err(Broken::Empty));
    assert_eq!(read("#"), Err(Broken::Empty));
    assert_eq!(read("A"), Err(Broken::Cut));
    assert_eq!(read("xin chào"), Err(Broken::Damaged));
    assert_eq!(read("0000000000000000000000"), Err(Broken::Cut));
}

#[test]
fn a_link_from_the_future_says_so() {
    // Version 2, made whole by hand: its first three bits are 010, its body is one byte.
    assert_eq!(read("QHjKAQ"), Err(Broken::Newer));
}

/// A plan with twelve visits on three days, and all that travellers usually wish.
fn long_plan(start: &str) -> KeptPlan {
    let mut plan = made(&format!(
        "days=3&from={start}&leave=06:30&back=19:45&pace=full&by=car&for=ceramics,silk,sights"
    ));
    let seen: Vec<PlaceRef> = plan.stops().map(|stop| stop.place.clone()).collect();
    let mut others = places().into_iter().filter(|place| !seen.contains(place));
    for stops in &mut plan.days {
        stops.truncate(4);
        // A day of long visits is filled up; what counts here is how many there are.
        while let Some(last) = stops.last().filter(|_| stops.len() < 4) {
            let start = TimeOfDay::from_minutes(last.start.minutes() + 30).unwrap();
            stops.extend(others.next().map(|place| KeptStop { place, start }));
        }
    }
    assert_eq!(plan.stops().count(), 12);
    plan.request.must = plan.stops().map(|stop| stop.place.clone()).collect();
    plan.in_order()
}

#[test]
fn twelve_visits_on_three_days_take_less_than_120_letters() {
    let mut longest = 0;
    for start in ["centre", "sight:van-mieu", "commune:bat-trang", "21.031,105.812"] {
        let plan = long_plan(start);
        let link = format!("{ORIGIN}{}", plan.to_letters());
        assert_eq!(read(&plan.to_letters()), Ok((plan, vec![])), "{link}");
        longest = longest.max(link.len());
    }
    assert!((100..120).contains(&longest), "{longest}");
}

proptest! {
    #[test]
    fn whatever_is_visited_the_link_stays_short(
        visits in subsequence(places(), 12).prop_shuffle(),
        waits in vec(7_i32..40, 12),
        first in 0_i32..60,
    ) {
        let mut plan = long_plan("21.031,105.812");
        plan.request.must.clone_from(&visits);
        plan.days = visits.chunks(4).zip(waits.chunks(4)).map(|(visits, waits)| {
            let mut minutes = plan.request.leave.minutes() + first / 5 * 5;
            visits.iter().zip(waits).map(|(place, wait)| {
                minutes += wait * 5;
                KeptStop { place: place.clone(), start: TimeOfDay::from_minutes(minutes.min(1_435)).unwrap() }
            }).collect()
        }).collect();
        let link = format!("{ORIGIN}{}", plan.in_order().to_letters());
        prop_assert!(link.len() < 120, "{}: {}", link.len(), link);
    }
}

#[test]
fn the_shipped_catalogue_has_no_two_names_alike() {
    assert_eq!(alike(shipped()), []);
}

#[test]
fn a_request_that_makes_the_plan_by_itself_stays_as_it_was() {
    for address in
        ["see=village:bat-trang", "days=2&for=silk&leave=07:00", "date=2026-12-05&by=car"]
    {
        let plan = made(address);
        assert!(plan.stops().count() > 1, "{address}");
        let again =
            reopen(shipped(), Some(roads()), &plan.to_letters(), date("2026-11-20")).unwrap();
        assert_eq!(again.request, plan.request, "{address}");
        assert_eq!(again.changes, [], "{address}");
    }
}

/// Two visits that no planner would choose by itself, the wrong way round.
fn odd() -> KeptPlan {
    let visits: &[(&str, &str)] = &[("village:duong-lam", "09:30"), ("village:bat-trang", "14:00")];
    kept("leave=06:30&back=19:30&for=ceramics", &[visits])
}

#[test]
fn what_another_planner_chose_is_laid_down() {
    let again = reopen(shipped(), Some(roads()), &odd().to_letters(), date("2026-11-20")).unwrap();
    let visits = [place("village:duong-lam"), place("village:bat-trang")];
    let order = again.request.order.first().unwrap();
    assert_eq!((order.day, order.places.as_slice()), (0, &visits[..]));
    let days: Vec<_> = again.request.fixed.iter().map(|fixed| (&fixed.place, fixed.day)).collect();
    assert_eq!(days, visits.iter().map(|place| (place, Some(0))).collect::<Vec<_>>());
    assert_eq!(again.changes, []);
}

/// Returns the shipped catalogue, changed.
fn later(change: impl Fn(&mut serde_json::Value)) -> Catalogue {
    let mut file: serde_json::Value = serde_json::from_str(SHIPPED).unwrap();
    change(&mut file);
    let (catalogue, issues) = decode(file.to_string().as_bytes(), None).unwrap();
    assert_eq!(issues, []);
    catalogue
}

fn rows<'a>(file: &'a mut serde_json::Value, table: &str) -> &'a mut Vec<serde_json::Value> {
    file.get_mut(table).unwrap().as_array_mut().unwrap()
}

fn changes(catalogue: &Catalogue, plan: &KeptPlan) -> Vec<SinceKept> {
    reopen(catalogue, Some(roads()), &plan.to_letters(), date("2026-11-20")).unwrap().changes
}

/// Takes a sight out of the file.
fn without(file: &mut serde_json::Value, id: &str) {
    rows(file, "sights").retain(|row| row.get("id").unwrap() != id);
}

const MUSEUM: &str = "bao-tang-dan-toc-hoc";

fn with_museum() -> KeptPlan {
    let museum = format!("sight:{MUSEUM}");
    let visits: &[(&str, &str)] = &[(&museum, "09:00"), ("village:van-phuc", "15:00")];
    kept(
        &format!(
            "fix={museum}~1~09:00&see=village:van-phuc,{museum}&order1={museum},village:van-phuc"
        ),
        &[visits],
    )
}

#[test]
fn a_place_that_is_gone_is_named_or_at_least_missed() {
    let plan = with_museum();
    let museum = place(&format!("sight:{MUSEUM}"));
    let forgotten = later(|file| without(file, MUSEUM));
    assert_eq!(changes(&forgotten, &plan), [SinceKept::Lost(Lost::Place)]);
    let (read, _) = KeptPlan::read(&forgotten, &plan.to_letters()).unwrap();
    assert_eq!(read.request, request("see=village:van-phuc&order1=village:van-phuc"));
    let tombstone = serde_json::json!([{
        "kind": "sight", "id": MUSEUM, "name": {"vi": "Bảo tàng", "en": "Museum"},
        "since": "2027-03", "why": {"vi": "Đã dời đi", "en": "Moved away"},
    }]);
    let remembered = later(|file| {
        without(file, MUSEUM);
        file.as_object_mut().unwrap().insert("vanished".to_owned(), tombstone.clone());
    });
    assert_eq!(changes(&remembered, &plan), [SinceKept::Lost(Lost::Vanished(museum.clone()))]);
    assert_eq!(museum.vanished(&remembered).unwrap().name.get("en"), "Museum");
}

#[test]
fn a_place_with_another_name_is_followed() {
    let plan = with_museum();
    let tombstone = serde_json::json!([
        {"kind": "sight", "id": MUSEUM, "name": {"vi": "Bảo tàng"}, "now": "bao-tang-moi"},
    ]);
    let renamed = later(|file| {
        for row in rows(file, "sights").iter_mut().filter(|row| row.get("id").unwrap() == MUSEUM) {
            *row.get_mut("id").unwrap() = "bao-tang-moi".into();
        }
        file.as_object_mut().unwrap().insert("vanished".to_owned(), tombstone.clone());
    });
    let (read, lost) = KeptPlan::read(&renamed, &plan.to_letters()).unwrap();
    assert_eq!(lost, []);
    assert_eq!(read.stops().next().unwrap().place, place("sight:bao-tang-moi"));
    assert_eq!(read.request.fixed.first().unwrap().place, place("sight:bao-tang-moi"));
}

#[test]
fn hours_that_changed_are_told() {
    let plan = with_museum();
    let museum = place(&format!("sight:{MUSEUM}"));
    let with_hours = |osm: &'static str| {
        later(|file| {
            for row in
                rows(file, "sights").iter_mut().filter(|row| row.get("id").unwrap() == MUSEUM)
            {
                row.as_object_mut()
                    .unwrap()
                    .insert("hours".to_owned(), serde_json::json!({"osm": osm}));
            }
        })
    };
    // The visit is on a Saturday, at nine.
    let told = changes(&with_hours("Tu-Su 13:00-18:00"), &plan);
    let start = TimeOfDay::parse("09:00").unwrap();
    assert!(
        matches!(told.as_slice(), [SinceKept::Hours(visit)]
            if visit.place == museum && visit.start == start && visit.windows.len() == 1),
        "{told:?}"
    );
    let told = changes(&with_hours("Mo-Fr 08:00-18:00"), &plan);
    assert!(
        matches!(told.as_slice(), [SinceKept::Left(left)] if left.reason == Reason::ClosedThatDay),
        "{told:?}"
    );
    assert_eq!(changes(&with_hours("Mo-Su 09:00-18:00"), &plan), []);
}

#[test]
fn days_that_are_over_are_told() {
    for (on, expected) in [("2026-11-29", vec![]), ("2026-11-30", vec![SinceKept::Past])] {
        let plan = made("days=2&see=village:bat-trang");
        let told = reopen(shipped(), Some(roads()), &plan.to_letters(), date(on)).unwrap();
        assert_eq!(told.changes, expected, "{on}");
    }
    let old = kept("date=1900-01-01", &[]);
    let told = reopen(shipped(), Some(roads()), &old.to_letters(), date("2026-11-20")).unwrap();
    assert_eq!((told.request.date, told.changes), (date("1900-01-01"), vec![SinceKept::Past]));
}

#[test]
fn names_alike_are_refused_by_the_check() {
    // Found by trying: among six million made-up names one is shortened as Văn Miếu's is.
    let mut file: serde_json::Value = serde_json::from_str(SHIPPED).unwrap();
    let mut twin = rows(&mut file, "sights")
        .iter()
        .find(|row| row.get("id").unwrap() == "van-mieu")
        .unwrap()
        .clone();
    *twin.get_mut("id").unwrap() = "dinh-5739190".into();
    rows(&mut file, "sights").push(twin);
    let (_, issues) = decode(file.to_string().as_bytes(), None).unwrap();
    let told: Vec<_> = issues.iter().map(ToString::to_string).collect();
    let expected = "catalogue sight:dinh-5739190, id: links to plans could not tell it from sight:van-mieu: \
                    give the newer of the two another id";
    assert_eq!(told, [expected]);
}
