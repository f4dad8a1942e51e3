//! `ve-lang travel`: how far it is and how long it takes between pairs of points, for holding the
//! model of the roads against distances from elsewhere.

use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::geo::LatLng;
use crate::domain::itinerary::Mode;
use crate::domain::travel::{TravelTimes, network};

/// What was asked for.
#[derive(Debug, PartialEq)]
pub(super) struct Options {
    pairs: String,
    mode: Mode,
    out: String,
    roads: String,
    /// The day of travel: a bridge counts from the day it opens.
    on: Date,
}

/// The hour of travel: no rush hour.
const DEPARTURE: i32 = 10 * 60;

/// The centre of the region, in whose rings a journey without roads would lie.
const CENTRE: LatLng = LatLng { lat: 21.0287, lng: 105.8523 };

impl Options {
    /// Returns the options that arguments hold, or `None` if they hold none that can be used.
    pub(super) fn parse(arguments: &[&str]) -> Option<Self> {
        let (mut pairs, mut out) = (None, None);
        let (mut mode, mut on) = (Mode::Car, Date::parse("2026-12-01")?);
        let mut roads = "public/data/roads.json".to_owned();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--mode" => {
                    let word = rest.next()?;
                    mode = Mode::ALL.into_iter().find(|mode| mode.word() == *word)?;
                }
                "--out" => out = Some((*rest.next()?).to_owned()),
                "--roads" => roads = (*rest.next()?).to_owned(),
                "--on" => on = Date::parse(rest.next()?)?,
                path if !path.starts_with("--") && pairs.is_none() => pairs = Some(path.to_owned()),
                _ => return None,
            }
        }
        Some(Self { pairs: pairs?, mode, out: out?, roads, on })
    }
}

/// Writes the file that was asked for; returns what was done, or what stood in the way.
pub(super) fn run(options: &Options) -> Result<String, String> {
    let read = |path: &str| std::fs::read(path).map_err(|error| format!("{path}: {error}"));
    let (network, issues) = network::decode(&read(&options.roads)?)
        .map_err(|error| format!("{}: {error}", options.roads))?;
    if let Some(issue) = issues.first() {
        return Err(format!("{}: {issue}", options.roads));
    }
    let rows = String::from_utf8(read(&options.pairs)?)
        .map_err(|_| format!("{}: not UTF-8", options.pairs))?;
    let times = TravelTimes::new(Some(&network), options.mode, options.on, CENTRE);
    let written = table(&rows, &times).map_err(|error| format!("{}: {error}", options.pairs))?;
    std::fs::write(&options.out, &written).map_err(|error| format!("{}: {error}", options.out))?;
    Ok(format!("{}: {} rows", options.out, written.lines().count().saturating_sub(1)))
}

/// Returns `km,minutes` for each row of `lat1,lon1,lat2,lon2`, or which row is none. The first may
/// be a header.
fn table(rows: &str, times: &TravelTimes<'_>) -> Result<String, String> {
    let departure = TimeOfDay::from_minutes(DEPARTURE).unwrap_or(TimeOfDay::MIDNIGHT);
    let mut written = String::from("km,minutes\n");
    for (number, row) in rows.trim_start_matches('\u{feff}').lines().enumerate() {
        let is_header = number == 0 && row.contains(|c: char| c.is_alphabetic());
        if is_header || row.trim().is_empty() {
            continue;
        }
        let [a, b] = ends(row).map_err(|wrong| format!("line {}: {wrong}", number + 1))?;
        let travel = times.between(a, b, departure);
        let km = f64::from(travel.metres) / 1_000.0;
        written.push_str(&format!("{km:.3},{}\n", travel.minutes));
    }
    Ok(written)
}

/// Returns the two points of a row.
fn ends(row: &str) -> Result<[LatLng; 2], String> {
    let number = |text: &str| {
        let number = text.trim().parse::<f64>();
        number.map_err(|_| format!("'{}' is not a number", text.trim()))
    };
    let numbers = row.split(',').map(number).collect::<Result<Vec<_>, _>>()?;
    let [lat1, lng1, lat2, lng2] = <[f64; 4]>::try_from(numbers)
        .map_err(|found| format!("{} numbers, not lat1,lon1,lat2,lon2", found.len()))?;
    let ends = [LatLng { lat: lat1, lng: lng1 }, LatLng { lat: lat2, lng: lng2 }];
    let on_earth = |at: &LatLng| at.lat.abs() <= 85.0 && at.lng.abs() <= 180.0;
    match ends.iter().find(|at| !on_earth(at)) {
        Some(at) => Err(format!("{}, {} is no point on the map", at.lat, at.lng)),
        None => Ok(ends),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &str) -> Result<String, String> {
        let roads = network::decode(include_bytes!("../../public/data/roads.json")).unwrap().0;
        let day = Date::parse("2026-12-01").unwrap();
        table(rows, &TravelTimes::new(Some(&roads), Mode::Car, day, CENTRE))
    }

    #[test]
    fn each_row_has_its_answer() {
        let pair = "21.0287,105.8523,20.9775,105.9125";
        let (bare, headed) =
            (written(pair), written(&format!("lat1,lon1,lat2,lon2\r\n{pair}\r\n")));
        assert_eq!(bare, headed);
        let bare = bare.unwrap();
        let (km, minutes) = bare.lines().nth(1).unwrap().split_once(',').unwrap();
        assert!((13.0..15.0).contains(&km.parse::<f64>().unwrap()), "{km}");
        assert!((25..60).contains(&minutes.parse::<u32>().unwrap()), "{minutes}");
    }

    #[test]
    fn a_bad_row_is_named() {
        let wrong = |row: &str| written(&format!("21,105.8,21.1,105.9\n{row}")).unwrap_err();
        assert_eq!(wrong("21,x,21,105"), "line 2: 'x' is not a number");
        assert_eq!(wrong("21,105,21"), "line 2: 3 numbers, not lat1,lon1,lat2,lon2");
        assert_eq!(wrong("105,21,105,21.5"), "line 2: 105, 21 is no point on the map");
        assert_eq!(wrong("nan,21,105,21.5"), "line 2: NaN, 21 is no point on the map");
    }

    #[test]
    fn options_are_read_in_any_order() {
        let read = |text: &str| Options::parse(&text.split(' ').collect::<Vec<_>>());
        let options = read("--out o.csv p.csv --mode bus").unwrap();
        assert_eq!((options.pairs.as_str(), options.out.as_str()), ("p.csv", "o.csv"));
        assert_eq!(options.mode, Mode::Bus);
        for wrong in
            ["p.csv", "--out o.csv", "p.csv --out o.csv --mode boat", "p.csv q.csv --out o"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
