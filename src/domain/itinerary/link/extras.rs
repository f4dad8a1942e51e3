//! Wishes that few plans have, written as an address writes them, six bits a letter; a place takes
//! no more than its short name there, and one that is visited no more than its number. So a link can
//! hold every wish an address can, also one that is younger than this file.

use super::KeptPlan;
use super::bits::{Reader, Writer};
use super::codec::{Reading, put_place};
use crate::domain::itinerary::anchor::PlaceRef;
use crate::domain::itinerary::request::TripRequest;

/// What addresses of plans are written with.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789-:~,./=&";
/// Codes beyond the letters: a visit, by its number; a place, by its short name; the end.
const VISIT: u32 = 61;
const PLACE: u32 = 62;
const END: u32 = 63;

/// Writes what a plan's request has beyond what was `said` before.
pub(super) fn put(out: &mut Writer, plan: &KeptPlan, said: &TripRequest) {
    let known = said.to_pairs();
    let extras = plan.request.to_pairs().into_iter().filter(|pair| !known.contains(pair));
    let extras: Vec<_> = extras.collect();
    out.flag(!extras.is_empty());
    if extras.is_empty() {
        return;
    }
    for (at, (name, value)) in extras.iter().enumerate() {
        put_text(out, if at > 0 { "&" } else { "" });
        put_text(out, name);
        put_text(out, "=");
        put_value(out, plan, value);
    }
    out.bits(END, 6);
}

/// Writes a value part by part: places, and what stands between them.
fn put_value(out: &mut Writer, plan: &KeptPlan, value: &str) {
    let is_joint = |c: char| c == ',' || c == '~';
    for part in value.split_inclusive(is_joint) {
        let (word, joint) = part.split_at(part.trim_end_matches(is_joint).len());
        match PlaceRef::parse(word) {
            Some(place) => match plan.stops().position(|stop| stop.place == place) {
                Some(number) => {
                    out.bits(VISIT, 6);
                    out.count(number);
                }
                None => {
                    out.bits(PLACE, 6);
                    put_place(out, &place);
                }
            },
            None => put_text(out, word),
        }
        put_text(out, joint);
    }
}

fn put_text(out: &mut Writer, text: &str) {
    for byte in text.bytes() {
        if let Some(code) = LETTERS.iter().position(|letter| *letter == byte) {
            out.bits(code as u32, 6);
        }
    }
}

/// Returns a request with its extras, as an address would hold it; `stops` are the visits, those that
/// are lost as `None`.
pub(super) fn take(
    from: &mut Reader<'_>,
    reading: &mut Reading<'_>,
    request: TripRequest,
    stops: &[Option<PlaceRef>],
) -> Option<TripRequest> {
    let text = match from.flag()? {
        true => take_text(from, reading, stops)?,
        false => String::new(),
    };
    let said = request.to_pairs();
    let said = said.iter().map(|(name, value)| (*name, value.as_str()));
    let extras = text.split('&').filter_map(|pair| pair.split_once('='));
    Some(TripRequest::from_pairs(said.chain(extras), request.date))
}

fn take_text(
    from: &mut Reader<'_>,
    reading: &mut Reading<'_>,
    stops: &[Option<PlaceRef>],
) -> Option<String> {
    let mut text = String::new();
    loop {
        let place = match from.bits(6)? {
            END => return Some(text),
            VISIT => stops.get(from.count()?)?.clone(),
            PLACE => reading.place(from)?,
            code => {
                text.push(char::from(*LETTERS.get(code as usize)?));
                None
            }
        };
        // What is said of a place that is lost says nothing any more.
        text.extend(place.map(|place| place.to_string()));
    }
}
