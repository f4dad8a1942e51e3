//! From ways that a routing engine found to the bytes of a file, and the list of places to route
//! between.

use super::{Cell, MAGIC, Measured, UNKNOWN, VERSION, rounded};
use crate::domain::catalogue::Catalogue;
use crate::domain::fingerprint::fingerprint;
use crate::domain::geo::LatLng;
use crate::domain::itinerary::{Anchor, Mode, PlaceRef};
use crate::domain::varint;
use std::collections::BTreeSet;

/// Returns the places of a catalogue that journeys begin and end at, by name: the centre, all that
/// can be visited, the communes and the former districts. Where several lie at one point, the first
/// stands for all. Neighbours in the list are neighbours on the ground, as far as may be, since the
/// file tells each way by how it differs from the one before.
pub fn places(catalogue: &Catalogue) -> Vec<(String, LatLng)> {
    let entries = catalogue.entries().filter_map(|entry| PlaceRef::of(catalogue, entry));
    let communes = catalogue.communes.iter().map(|row| Anchor::Commune(row.slug.clone()));
    let districts = catalogue.districts.iter().map(|row| Anchor::District(row.slug.clone()));
    let all = std::iter::once(Anchor::Centre)
        .chain(entries.map(Anchor::Place))
        .chain(communes)
        .chain(districts);
    let mut taken = BTreeSet::new();
    let placed = |anchor: Anchor| Some((anchor.to_string(), anchor.point(catalogue)?));
    let mut places: Vec<_> =
        all.filter_map(placed).filter(|(_, point)| taken.insert(rounded(*point))).collect();
    places.sort_by_key(|(_, point)| interleaved(rounded(*point)));
    places
}

/// Returns the bits of both numbers in turns: what is near in this order is near on the ground
/// (Morton 1966).
fn interleaved([lat, lng]: [i32; 2]) -> u64 {
    let bit = |number: i32, bit: u32| u64::from((number as u32 ^ 1 << 31) >> bit & 1) << (2 * bit);
    (0..32).fold(0, |all, at| all | bit(lat, at) << 1 | bit(lng, at))
}

/// Returns the file of the ways between places. `way` gives the way from one place to another, by
/// their positions in the list; `None` where no way is known.
pub fn encode(
    credit: &str,
    places: &[(String, LatLng)],
    modes: &[Mode],
    way: impl Fn(Mode, usize, usize) -> Option<Measured>,
) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(VERSION);
    varint::put_text(&mut out, credit);
    varint::put(&mut out, places.len() as u32);
    let mut before = [0, 0];
    for (id, point) in places {
        varint::put_text(&mut out, id);
        let at = rounded(*point);
        for (part, before) in at.iter().zip(before) {
            varint::put(&mut out, unsigned(part - before));
        }
        before = at;
    }
    varint::put(&mut out, modes.len() as u32);
    for (number, mode) in Mode::ALL.into_iter().enumerate().filter(|(_, m)| modes.contains(m)) {
        varint::put(&mut out, number as u32);
        for from in 0..places.len() {
            row(&mut out, (0..places.len()).filter(|to| *to != from).map(|to| way(mode, from, to)));
        }
    }
    let seal = fingerprint(&out);
    out.extend_from_slice(&seal.to_le_bytes());
    out
}

fn row(out: &mut Vec<u8>, ways: impl Iterator<Item = Option<Measured>>) {
    let (mut long, mut takes) = (0, 0);
    for way in ways {
        let cell = way.map_or(UNKNOWN, cell);
        if cell == UNKNOWN {
            varint::put(out, 0);
            continue;
        }
        let (long_now, takes_now) = (i32::from(cell.hectometres), i32::from(cell.half_minutes));
        varint::put(out, unsigned(long_now - long) + 1);
        varint::put(out, unsigned(takes_now - takes));
        (long, takes) = (long_now, takes_now);
    }
}

/// Returns a way in the file's units; the longest ways are unknown.
fn cell(way: Measured) -> Cell {
    let in_units = |number: u32, unit: u32| u16::try_from((number + unit / 2) / unit);
    match (in_units(way.metres, 100), in_units(way.seconds, 30)) {
        (Ok(hectometres), Ok(half_minutes)) => Cell { hectometres, half_minutes },
        _ => UNKNOWN,
    }
}

/// Returns a number whose lowest bit is the sign of the one given.
fn unsigned(number: i32) -> u32 {
    (number << 1 ^ number >> 31) as u32
}
