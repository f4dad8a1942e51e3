//! Query strings: percent-encoded `name=value` pairs, and points within them.

use crate::domain::decimal::{decimal, parse_decimal};
use crate::domain::geo::LatLng;
use crate::domain::map::View;

/// Appends `?a=b&c=d` to an address.
pub(super) fn write(href: &mut String, pairs: &[(&'static str, String)]) {
    for (at, (name, value)) in pairs.iter().enumerate() {
        href.push(if at == 0 { '?' } else { '&' });
        href.push_str(name);
        href.push('=');
        encode(href, value);
    }
}

fn encode(href: &mut String, value: &str) {
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b','
            | b':'
            | b'/' => {
                href.push(char::from(byte));
            }
            b' ' => href.push('+'),
            _ => {
                let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
                href.extend([
                    '%',
                    digit(byte >> 4).to_ascii_uppercase(),
                    digit(byte & 15).to_ascii_uppercase(),
                ]);
            }
        }
    }
}

/// Returns the pairs of a query string; broken escapes stay as they are, broken UTF-8 becomes
/// U+FFFD.
pub(super) fn read(query: &str) -> Vec<(String, String)> {
    query
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// Returns the value of the first pair called `name`.
pub(super) fn value(query: &str, name: &str) -> Option<String> {
    read(query).into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let escaped = || {
            let mut ahead = rest.clone();
            let high = char::from(ahead.next()?).to_digit(16)?;
            let low = char::from(ahead.next()?).to_digit(16)?;
            Some(((high * 16 + low) as u8, ahead))
        };
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => match escaped() {
                Some((byte, ahead)) => {
                    bytes.push(byte);
                    rest = ahead;
                }
                None => bytes.push(byte),
            },
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Returns a point as `21.029,105.852`.
pub(super) fn point(point: LatLng) -> String {
    format!("{},{}", decimal(point.lat, 3), decimal(point.lng, 3))
}

/// Returns a view as `21.029,105.852,12.5`.
pub(super) fn view(view: View) -> String {
    format!("{},{}", point(view.centre), decimal(view.zoom, 1))
}

/// Returns the view that `text` gives, if its middle is on earth.
pub(super) fn read_view(text: &str) -> Option<View> {
    let (point, zoom) = text.rsplit_once(',')?;
    Some(View::new(read_point(point)?, parse_decimal(zoom)?))
}

/// Returns the point that `text` gives, if it is one on earth.
pub(super) fn read_point(text: &str) -> Option<LatLng> {
    let (lat, lng) = text.split_once(',')?;
    let (lat, lng) = (parse_decimal(lat)?, parse_decimal(lng)?);
    let on_earth = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lng);
    on_earth.then_some(LatLng { lat, lng })
}

/// Returns a point rounded to about a hundred metres: near enough to sort by, too coarse to give a
/// visitor's door away in a link.
pub fn coarse(point: LatLng) -> LatLng {
    let round = |degrees: f64| (degrees * 1_000.0).round() / 1_000.0;
    LatLng { lat: round(point.lat), lng: round(point.lng) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_survive_the_round_trip() {
        for value in ["gốm Bát Tràng", "a&b=c?d#e", "100%", "", "+", "%2", "đ\u{301}", "🙂"]
        {
            let mut href = String::new();
            write(&mut href, &[("q", value.to_owned())]);
            assert_eq!(read(&href), [("q".to_owned(), value.to_owned())], "{href}");
        }
    }

    #[test]
    fn broken_query_strings_are_read_as_far_as_they_go() {
        assert_eq!(read("?q=%E1%BB&x&=&sort=%zz")[0].1, "\u{FFFD}");
        assert_eq!(read("q=%e1%bb%91"), [("q".to_owned(), "ố".to_owned())]);
        assert_eq!(read_point("21.03,105.85").map(point).as_deref(), Some("21.030,105.850"));
        for text in ["", "21.03", "x,y", "91,0", "NaN,0", "inf,1"] {
            assert_eq!(read_point(text), None, "{text}");
        }
    }
}
