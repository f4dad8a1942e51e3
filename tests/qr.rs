//! QR codes: what is drawn is read by an established reader, whatever it leads to.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use ve_lang::command::decode_source;
use ve_lang::domain::calendar::Date;
use ve_lang::domain::itinerary::{
    Asked, Broken, Opened, PlaceRef, Shared, TripRequest, plan, problem,
};
use ve_lang::domain::qr::{Drawn, QUIET, draw};
use ve_lang::domain::takeaway;

/// Returns the modules that a drawing blackens, row by row.
fn modules(drawn: &Drawn) -> Vec<bool> {
    let size = drawn.size as usize;
    let mut black = vec![false; size * size];
    for bar in drawn.path.split('M').skip(1) {
        let (at, width) = bar.split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let width: usize = width.split_once('v').unwrap().0.parse().unwrap();
        assert_eq!(bar, format!("{x} {y}h{width}v1h-{width}z"));
        black.iter_mut().skip(y * size + x).take(width).for_each(|module| *module = true);
    }
    black
}

/// Returns what a reader sees in a photograph of a drawing, three pixels a module.
fn photographed(drawn: &Drawn) -> String {
    let (size, black) = (drawn.size as usize, modules(drawn));
    let shade = |x: usize, y: usize| match black.get(y / 3 * size + x / 3) {
        Some(true) => 30,
        _ => 220,
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(size * 3, size * 3, shade);
    let codes = image.detect_grids();
    assert_eq!(codes.len(), 1);
    codes.first().unwrap().decode().unwrap().1
}

#[test]
fn a_link_is_read_as_it_was_written() {
    let digits = "0123456789".repeat(16);
    let drawn = draw("https://velang.hanoi.gov.vn/k/#", &digits).unwrap();
    assert_eq!(photographed(&drawn), format!("https://velang.hanoi.gov.vn/k/#{digits}"));
}

#[test]
fn the_thread_draws_the_code_of_an_address() {
    let address = "https://velang.hanoi.gov.vn/lang/bat-trang/";
    let answer = takeaway::answer(&takeaway::qr_question(address)).unwrap();
    let (size, path) = answer.split_once(' ').unwrap();
    let drawn = Drawn { size: size.parse().unwrap(), path: path.to_owned() };
    assert_eq!(photographed(&drawn), address);
    assert_eq!(takeaway::answer(&takeaway::qr_question(&"x".repeat(4_000))), None);
}

/// From the plan on the screen to the phone that scans its code, as the page and the planner's thread
/// do it.
#[test]
fn a_plan_is_scanned_as_it_was_made() {
    let file = include_bytes!("../public/data/catalogue.json");
    let (catalogue, _) = decode_source(file, None).unwrap();
    let today = Date::parse("2026-12-01").unwrap();
    let mut request = TripRequest { days: 3, ..TripRequest::default_on(today) };
    request.must.extend(PlaceRef::parse("village:bat-trang"));
    let plan = plan(&problem(&catalogue, None, &request));
    let address = "https://velang.hanoi.gov.vn/k/#";
    let bytes = plan.to_bytes(&catalogue);
    let asked = Asked::Link { address, request: request.clone(), plan: &bytes };
    let answer = |asked: &Asked<'_>| {
        let sent = asked.to_bytes();
        assert_eq!(Asked::from_bytes(&sent).as_ref(), Some(asked));
        asked.answer(&catalogue, None).unwrap()
    };
    let shared = Shared::from_bytes(&answer(&asked)).unwrap();
    let link = photographed(&Drawn { size: shared.size, path: shared.path });
    let digits = link.strip_prefix(address).unwrap();
    for text in [digits, &shared.letters] {
        let asked = Asked::Plan { text, today, mine: Some(request.clone()) };
        let opened = Opened::from_bytes(&answer(&asked), &catalogue).unwrap();
        let reopened = opened.reopened.unwrap();
        assert_eq!((reopened.request, reopened.changes), (request.clone(), vec![]));
        assert_eq!(opened.together.unwrap().request, request);
    }
    let asked = Asked::Plan { text: "QHjKAQ", today, mine: None };
    let opened = Opened::from_bytes(&answer(&asked), &catalogue).unwrap();
    assert_eq!((opened.reopened, opened.together), (Err(Broken::Newer), None));
}

#[test]
fn digits_take_less_room_than_letters() {
    // As a plan of 12 visits is written: 66 bytes.
    let address = "https://velang.hanoi.gov.vn/k/#";
    let size = |digits: &str, letters: &str| {
        draw(&format!("{address}{letters}"), digits).unwrap().size as i32 - 2 * QUIET
    };
    assert_eq!([size(&"7".repeat(161), ""), size("", &"x".repeat(88))], [41, 45]);
}

#[test]
fn the_white_around_it_stays_white() {
    let drawn = draw("https://example.org/k/#", "123").unwrap();
    let (size, quiet) = (drawn.size as usize, QUIET as usize);
    for (at, black) in modules(&drawn).into_iter().enumerate() {
        let inner = quiet..size - quiet;
        assert!(!black || inner.contains(&(at % size)) && inner.contains(&(at / size)), "{at}");
    }
}

#[test]
fn what_no_code_holds_is_refused() {
    assert_eq!(draw(&"x".repeat(3_000), ""), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_link_is_read_as_it_was_written(address in "https://[a-z.]{4,30}/(en/)?k/#", digits in "[0-9]{3,300}") {
        let drawn = draw(&address, &digits).unwrap();
        prop_assert_eq!(photographed(&drawn), format!("{address}{digits}"));
    }
}
