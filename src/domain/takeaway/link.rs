//! Links that open a place, or a whole day, in a map application. Each service has its own order of
//! what is where; all of these want latitude first.

use super::outing::DECIMALS;
use crate::domain::decimal::decimal;
use crate::domain::geo::LatLng;
use crate::domain::itinerary::Mode;

/// How many places between the first and the last a link to Google Maps may name.
const MOST_BETWEEN: usize = 9;

/// Returns the link that lets the device choose among its own map applications (RFC 5870), with a
/// name for the mark as Android, Organic Maps and OsmAnd read it.
pub fn geo(at: LatLng, name: &str) -> String {
    let place = place(at);
    ["geo:", &place, "?q=", &place, "(", &encoded(name), ")"].concat()
}

/// Returns the link to a place on OpenStreetMap's own page.
pub fn open_street_map(at: LatLng) -> String {
    let degrees = |degrees| decimal(degrees, DECIMALS);
    let (lat, lng) = (degrees(at.lat), degrees(at.lng));
    let page = "https://www.openstreetmap.org/?mlat=";
    [page, &lat, "&mlon=", &lng, "#map=16/", &lat, "/", &lng].concat()
}

/// Returns the link that finds the way to a place in Google Maps.
pub fn google(at: LatLng, mode: Option<Mode>) -> String {
    let mode = mode.map(|mode| ["&travelmode=", google_mode(mode)].concat()).unwrap_or_default();
    [GOOGLE, "&destination=", &place(at), &mode].concat()
}

/// Returns the link that shows a place in Apple Maps.
pub fn apple(at: LatLng, name: &str) -> String {
    ["https://maps.apple.com/?ll=", &place(at), "&q=", &encoded(name)].concat()
}

/// Returns the links that find the way along all `points` in Google Maps: more than one where a
/// single link cannot name them all, and each begins where the one before ends.
pub fn google_day(points: &[LatLng], mode: Mode) -> Vec<String> {
    let mut links = Vec::new();
    let mut rest = points;
    while let [first, .., last] = rest.get(..MOST_BETWEEN + 2).unwrap_or(rest) {
        let between = rest.get(1..rest.len().min(MOST_BETWEEN + 2) - 1).unwrap_or_default();
        links.push(google_way(*first, between, *last, mode));
        rest = rest.get(MOST_BETWEEN + 1..).unwrap_or_default();
    }
    links
}

fn google_way(first: LatLng, between: &[LatLng], last: LatLng, mode: Mode) -> String {
    let between: Vec<String> = between.iter().map(|at| place(*at)).collect();
    let mut link = [GOOGLE, "&origin=", &place(first), "&destination=", &place(last)].concat();
    // Buses go from one place to one other only; left open, the service offers what it has.
    if mode != Mode::Bus || between.is_empty() {
        link.push_str("&travelmode=");
        link.push_str(google_mode(mode));
    }
    if !between.is_empty() {
        link.push_str("&waypoints=");
        link.push_str(&between.join("%7C"));
    }
    link
}

const GOOGLE: &str = "https://www.google.com/maps/dir/?api=1";

fn google_mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Walk => "walking",
        Mode::Bicycle => "bicycling",
        Mode::Motorbike => "two-wheeler",
        Mode::Car => "driving",
        Mode::Bus => "transit",
    }
}

fn place(at: LatLng) -> String {
    [decimal(at.lat, DECIMALS), decimal(at.lng, DECIMALS)].join(",")
}

/// Returns words as an address may hold them: every byte but letters and digits percent-encoded.
fn encoded(words: &str) -> String {
    let mut encoded = String::new();
    for byte in words.bytes() {
        match byte {
            byte if byte.is_ascii_alphanumeric() => encoded.push(byte.into()),
            byte => {
                encoded.push('%');
                encoded.extend([byte >> 4, byte & 15].map(hexadecimal));
            }
        }
    }
    encoded
}

fn hexadecimal(digit: u8) -> char {
    char::from(if digit < 10 { b'0' + digit } else { b'A' + digit - 10 })
}
