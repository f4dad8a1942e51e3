//! `ve-lang travel-places`, `pack-travel` and `check-travel`: the list of places that a routing engine
//! is asked about, its answers made into the file that the guide reads, and what such a file holds,
//! beside what the model of the roads says.

use crate::domain::calendar::Date;
use crate::domain::catalogue::Catalogue;
use crate::domain::geo::LatLng;
use crate::domain::itinerary::Mode;
use crate::domain::travel::matrix::{self, Measured};
use crate::domain::travel::{Matrix, TravelTimes, network};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// The heads of both tables.
const PLACES: &str = "id,lat,lng";
const WAYS: &str = "mode,from,to,metres,seconds";

/// How many of the ways that differ most from the model's are named.
const NAMED: usize = 10;

/// Writes the list of a catalogue's places; returns what was done, or what stood in the way.
pub(super) fn list(out: &str, folder: &str) -> Result<String, String> {
    let places = matrix::places(&catalogue(folder)?);
    let mut table = format!("{PLACES}\n");
    for (id, point) in &places {
        let _ = writeln!(table, "{id},{:.5},{:.5}", point.lat, point.lng);
    }
    std::fs::write(out, table).map_err(|error| format!("{out}: {error}"))?;
    Ok(format!("{out}: {} places", places.len()))
}

/// Writes the file of a table of ways; returns what was done, or what stood in the way.
pub(super) fn pack(ways: &str, out: &str, credit: &str, folder: &str) -> Result<String, String> {
    let table = std::fs::read_to_string(ways).map_err(|error| format!("{ways}: {error}"))?;
    let places = matrix::places(&catalogue(folder)?);
    let packed = packed(&table, places, credit).map_err(|wrong| format!("{ways}: {wrong}"))?;
    std::fs::write(out, &packed).map_err(|error| format!("{out}: {error}"))?;
    Ok(format!("{out}: {} bytes", packed.len()))
}

/// Returns the file of a table of ways between some or all of a catalogue's places, or which line is
/// wrong. Places that no way begins or ends at are left out.
pub fn packed(
    table: &str,
    mut places: Vec<(String, LatLng)>,
    credit: &str,
) -> Result<Vec<u8>, String> {
    let mut lines = table.trim_start_matches('\u{feff}').lines().map(str::trim_end).zip(1..);
    if lines.next().map(|(head, _)| head) != Some(WAYS) {
        return Err(format!("line 1: is not {WAYS}"));
    }
    let known: BTreeMap<&str, usize> =
        places.iter().enumerate().map(|(at, (id, _))| (id.as_str(), at)).collect();
    let mut found = BTreeMap::new();
    for (line, number) in lines.filter(|(line, _)| !line.is_empty()) {
        let (way, measured) = way(line, &known).map_err(|why| format!("line {number}: {why}"))?;
        if found.insert(way, measured).is_some() {
            return Err(format!("line {number}: says again what an earlier line says"));
        }
    }
    let used: BTreeSet<usize> = found.keys().flat_map(|(_, from, to)| [*from, *to]).collect();
    let modes: BTreeSet<Mode> = found.keys().map(|(mode, ..)| *mode).collect();
    let mut at = 0..;
    places.retain(|_| at.next().is_some_and(|at| used.contains(&at)));
    let (used, modes) = (Vec::from_iter(used), Vec::from_iter(modes));
    Ok(matrix::encode(credit, &places, &modes, |mode, from, to| {
        found.get(&(mode, *used.get(from)?, *used.get(to)?)).copied()
    }))
}

type Way = (Mode, usize, usize);

/// Returns the way that a line tells.
fn way(line: &str, known: &BTreeMap<&str, usize>) -> Result<(Way, Measured), String> {
    let parts: Vec<&str> = line.split(',').collect();
    let [mode, from, to, metres, seconds] = <[&str; 5]>::try_from(parts)
        .map_err(|parts| format!("{} values, not {WAYS}", parts.len()))?;
    let mode = Mode::ALL
        .into_iter()
        .find(|known| known.word() == mode)
        .ok_or_else(|| format!("'{mode}' is no mode"))?;
    let place = |id: &str| {
        known.get(id).copied().ok_or_else(|| format!("'{id}' is no place of the catalogue's list"))
    };
    let number = |text: &str| {
        let number = text.parse::<f64>().ok().filter(|number| (0.0..1e7).contains(number));
        number.map(|number| number.round() as u32).ok_or_else(|| format!("'{text}' is no length"))
    };
    let measured = Measured { metres: number(metres)?, seconds: number(seconds)? };
    Ok(((mode, place(from)?, place(to)?), measured))
}

/// Returns what a file holds and where it differs most from the model of the roads, or why the guide
/// would not use it.
pub(super) fn check(file: &str, folder: &str) -> Result<String, String> {
    let read =
        |path: &Path| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let catalogue = catalogue(folder)?;
    let matrix = Matrix::open(&read(Path::new(file))?, &catalogue)
        .map_err(|error| format!("{file}: {error}"))?;
    let roads = Path::new(folder).join("roads.json");
    let (roads, _) =
        network::decode(&read(&roads)?).map_err(|error| format!("{}: {error}", roads.display()))?;
    let (listed, n) = (matrix::places(&catalogue).len(), matrix.places.len());
    let mut told = format!("{file}: {n} of {listed} places; {}\n", matrix.credit);
    for mode in matrix.modes() {
        // No bridge that is still being built: an engine knows none of them either.
        let times = TravelTimes::new(Some(&roads), mode, Date::MIN, catalogue.region.centre);
        told.push_str(&compared(&matrix, mode, &times));
    }
    Ok(told.trim_end().to_owned())
}

/// Returns how many ways of a mode are known, and those whose length differs most from the model's.
fn compared(matrix: &Matrix, mode: Mode, times: &TravelTimes<'_>) -> String {
    let stands: Vec<_> = matrix.places.iter().map(|place| times.stand(place.point())).collect();
    let mut differing = Vec::new();
    let mut n_known = 0;
    let ends = || matrix.places.iter().zip(&stands).enumerate();
    let pairs = ends().flat_map(|from| ends().map(move |to| (from, to)));
    for ((from, (a, leaves)), (to, (b, arrives))) in pairs.filter(|(from, to)| from.0 != to.0) {
        let Some(way) = matrix.way(mode, from, to) else { continue };
        n_known += 1;
        let model = times.hop_between(leaves, arrives).metres;
        let percent = i64::from(way.metres) * 100 / i64::from(model.max(1)) - 100;
        if percent.abs() > 25 {
            differing.push((percent, &a.id, &b.id, way.metres, model));
        }
    }
    let n = matrix.places.len();
    let mut told = format!(
        "{}: {n_known} of {} ways known, {} differ from the model by more than a quarter\n",
        mode.word(),
        n * n.saturating_sub(1),
        differing.len()
    );
    differing.sort_by_key(|(percent, ..)| std::cmp::Reverse(percent.abs()));
    for (percent, from, to, metres, model) in differing.into_iter().take(NAMED) {
        let _ =
            writeln!(told, "  {from} to {to}: {metres} m, by the model {model} ({percent:+} %)");
    }
    told
}

fn catalogue(folder: &str) -> Result<Catalogue, String> {
    super::read(folder.into()).map(|(_, catalogue, _)| catalogue)
}
