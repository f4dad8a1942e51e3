//! From the bytes of `roads.json` to a network and a list of what could not be used. A barrier that
//! a road crosses without a bridge is said, since journeys would then cross it there.

use super::{Barrier, Bridge, Detour, Edge, Mode, Network, Node, Speeds};
use crate::domain::calendar::Date;
use crate::domain::catalogue::decode::parse::whole;
use crate::domain::catalogue::issue::{DecodeError, Issue, IssueKind, Loss, RowName};
use crate::domain::catalogue::row::{Ids, Log, Row, each, rows, text, words};
use crate::domain::decimal::decimal;
use crate::domain::geo::{LatLng, distance_km};
use serde_json::Value;

/// The one format this version knows.
const FORMAT: i64 = 1;

/// Bridges are kept as bits of a number.
const MOST_BRIDGES: usize = 64;

/// How a class of road is named, and how much longer than its drawn line it is where no row says.
const CLASSES: [(&str, f64); 5] =
    [("motorway", 1.04), ("national", 1.05), ("ring", 1.08), ("main", 1.15), ("local", 1.2)];

/// Returns the network that a file holds, and what in it could not be used; an error if it holds
/// none.
pub fn decode(bytes: &[u8]) -> Result<(Network, Vec<Issue>), DecodeError> {
    let value = whole(bytes)?;
    let map = value.as_object().ok_or(DecodeError::NotACatalogue { lacks: "nodes" })?;
    if let Some(format) = map.get("format").and_then(Value::as_i64).filter(|n| *n != FORMAT) {
        return Err(DecodeError::Format(format));
    }
    let log = Log::default();
    let root = Row::new("roads", RowName::Table, map, &log);
    for described in ["format", "about"] {
        root.raw(described);
    }
    // `public/planner.js` fetches it.
    root.optional("matrix", file_name);
    let detour = root.nested("detour").and_then(|row| closed(&row, detour));
    let speeds = rows(&root, "speeds", speeds);
    let barriers = rows(&root, "rivers", barrier).into_iter().flatten().collect();
    let mut ids = Ids::none("nodes");
    let nodes = each(&root, "nodes").filter_map(|row| closed(&row, |row| node(row, &mut ids)));
    let nodes: Vec<Node> = nodes.collect();
    let mut bridges = rows(&root, "bridges", |row| bridge(row, &ids));
    bridges.truncate(MOST_BRIDGES);
    let factors = root.nested("factors");
    let class_factor = |at: usize, (class, usual): (&'static str, f64)| {
        let stated = factors.as_ref().and_then(|row| row.optional(class, factor));
        (at, class, stated.unwrap_or(usual))
    };
    let classes: Vec<_> =
        CLASSES.into_iter().enumerate().map(|(n, c)| class_factor(n, c)).collect();
    if let Some(factors) = &factors {
        factors.finish();
    }
    let edges = rows(&root, "edges", |row| edge(row, &ids, &nodes, &bridges, &classes));
    root.finish();
    let usual = Detour { near: 1.5, far: 1.15, half_km: 1.5, direct_km: 12.0 };
    let detour = detour.unwrap_or(usual);
    let network = Network { nodes, edges, bridges, barriers, detour, matrix: None, speeds };
    for stray in stray(&network) {
        log.add(stray);
    }
    Ok((network, log.into_issues()))
}

/// Reads a row with `read` and logs what of it nobody asked for.
fn closed<T>(row: &Row<'_>, read: impl FnOnce(&Row<'_>) -> Option<T>) -> Option<T> {
    let value = read(row)?;
    row.finish();
    Some(value)
}

fn detour(row: &Row<'_>) -> Option<Detour> {
    Some(Detour {
        near: row.required("near", factor)?,
        far: row.required("far", factor)?,
        half_km: row.required("half_km", kilometres)?,
        direct_km: row.required("direct_km", kilometres)?,
    })
}

fn speeds(row: &Row<'_>) -> Option<(Mode, Speeds)> {
    let mode = row.required("mode", mode)?;
    let four = |key, parse| match <[u32; 4]>::try_from(row.list(key, parse)) {
        Ok(four) => Some(four),
        Err(_) => row.reject(key, IssueKind::WrongType("four numbers"), Loss::Row),
    };
    let (free, rush) = (four("kmh", tenths_of_kmh)?, four("rush", percent)?);
    Some((mode, Speeds { free, rush, overhead: row.required("overhead", minutes)? * 60 }))
}

/// Returns a barrier; a stream is drawn on maps and stops nobody.
fn barrier(row: &Row<'_>) -> Option<Option<Barrier>> {
    let name = row.required("name", words)?;
    let stops = row.required("kind", kind_stops)?;
    let line = row.list("line", point);
    if line.len() < 2 {
        return row.reject("line", IssueKind::Missing, Loss::Row);
    }
    Some(stops.then(|| Barrier::new(name.get("vi").into(), line)))
}

fn node(row: &Row<'_>, ids: &mut Ids) -> Option<Node> {
    let id = row.required("id", text)?;
    if ids.find(&id).is_some() {
        return row.reject("id", IssueKind::Duplicate, Loss::Row);
    }
    let (point, zone) = (row.required("at", point)?, row.required("zone", zone)?);
    row.optional("name", text);
    ids.add(id.to_string());
    Some(Node { id, point, zone })
}

fn bridge(row: &Row<'_>, ids: &Ids) -> Option<Bridge> {
    let ends = [row.required_reference("a", ids)?, row.required_reference("b", ids)?];
    Some(Bridge {
        name: row.required("name", text)?,
        ends: ends.map(|end| end as usize),
        modes: row.list("modes", mode),
        // A bridge of which one cannot say when it opens is not open.
        open_from: match row.has("open_from") {
            true => Some(row.required("open_from", date)?),
            false => None,
        },
    })
}

fn edge(
    row: &Row<'_>,
    ids: &Ids,
    nodes: &[Node],
    bridges: &[Bridge],
    classes: &[(usize, &'static str, f64)],
) -> Option<Edge> {
    let a = row.required_reference("a", ids)? as usize;
    let b = row.required_reference("b", ids)? as usize;
    row.optional("name", text);
    let class = row.required("class", text)?;
    let Some((at, _, usual)) = classes.iter().find(|(_, name, _)| *name == &*class) else {
        return row.reject("class", IssueKind::UnknownWord(class.into()), Loss::Row);
    };
    let factor = row.optional("factor", factor).unwrap_or(*usual);
    let mut shape = vec![nodes.get(a)?.point];
    shape.extend(row.list("via", point));
    shape.push(nodes.get(b)?.point);
    let drawn: f64 = shape.iter().zip(shape.iter().skip(1)).map(|(p, q)| distance_km(*p, *q)).sum();
    let joins = |bridge: &Bridge| bridge.ends == [a, b] || bridge.ends == [b, a];
    Some(Edge {
        a,
        b,
        shape,
        metres: (drawn * factor * 1_000.0).round() as u32,
        is_motorway: *at == 0,
        bridge: bridges.iter().position(joins),
    })
}

/// Returns an issue for every road that crosses a barrier and is no bridge, and for every bridge
/// that no road leads over.
fn stray(network: &Network) -> Vec<Issue> {
    let issue = |table, row, field: &str, kind| Issue {
        table,
        row,
        field: field.into(),
        kind,
        loss: Loss::Nothing,
    };
    let id = |at: usize| network.nodes.get(at).map_or("", |node| &*node.id);
    let wet = |edge: &&Edge| edge.bridge.is_none() && network.crossings(edge) > 0;
    let wet = network.edges.iter().filter(wet).map(|edge| {
        let name = format!("{} – {}", id(edge.a), id(edge.b));
        let kind = IssueKind::Dangling { table: "bridges", id: name.clone() };
        issue("edges", RowName::Id(name), "", kind)
    });
    let unused = network.bridges.iter().enumerate().filter_map(|(at, bridge)| {
        let is_used = network.edges.iter().any(|edge| edge.bridge == Some(at));
        let kind = IssueKind::Dangling { table: "edges", id: bridge.name.to_string() };
        (!is_used).then(|| issue("bridges", RowName::Id(bridge.name.to_string()), "a", kind))
    });
    wet.chain(unused).collect()
}

/// Reads a number within a range.
fn number(value: &Value, least: f64, most: f64) -> Result<f64, IssueKind> {
    let number = value.as_f64().ok_or(IssueKind::WrongType("a number"))?;
    let fits = (least..=most).contains(&number);
    if fits { Ok(number) } else { Err(IssueKind::OutOfRange(decimal(number, 1))) }
}

/// A road is never shorter than its straight line.
fn factor(value: &Value) -> Result<f64, IssueKind> {
    number(value, 1.0, 5.0)
}

/// A file in the same folder.
fn file_name(value: &Value) -> Result<Box<str>, IssueKind> {
    let name = text(value)?;
    let stays = !name.starts_with('.') && !name.contains(['/', '\\', ':', '?', '#', '%']);
    if stays { Ok(name) } else { Err(IssueKind::WrongType("the name of a file in this folder")) }
}

fn kilometres(value: &Value) -> Result<f64, IssueKind> {
    number(value, 0.01, 1_000.0)
}

fn tenths_of_kmh(value: &Value) -> Result<u32, IssueKind> {
    number(value, 1.0, 200.0).map(|kmh| (kmh * 10.0).round() as u32)
}

fn percent(value: &Value) -> Result<u32, IssueKind> {
    number(value, 1.0, 100.0).map(|percent| percent.round() as u32)
}

fn minutes(value: &Value) -> Result<u32, IssueKind> {
    number(value, 0.0, 120.0).map(|minutes| minutes.round() as u32)
}

fn point(value: &Value) -> Result<LatLng, IssueKind> {
    match value.as_array().map(Vec::as_slice) {
        Some([lat, lng]) => {
            Ok(LatLng { lat: number(lat, -85.0, 85.0)?, lng: number(lng, -180.0, 180.0)? })
        }
        _ => Err(IssueKind::WrongType("[lat, lng]")),
    }
}

fn mode(value: &Value) -> Result<Mode, IssueKind> {
    let word = text(value)?;
    let found = Mode::ALL.into_iter().find(|mode| mode.word() == &*word);
    found.ok_or_else(|| IssueKind::UnknownWord(word.into()))
}

fn date(value: &Value) -> Result<Date, IssueKind> {
    let text = text(value)?;
    Date::parse(&text).ok_or_else(|| IssueKind::NotADate(text.into()))
}

fn zone(value: &Value) -> Result<usize, IssueKind> {
    position(value, &["core", "suburb", "rural"])
}

fn kind_stops(value: &Value) -> Result<bool, IssueKind> {
    position(value, &["stream", "river", "lake", "ridge"]).map(|kind| kind > 0)
}

fn position(value: &Value, known: &[&str]) -> Result<usize, IssueKind> {
    let word = text(value)?;
    let at = known.iter().position(|known| *known == &*word);
    at.ok_or_else(|| IssueKind::UnknownWord(word.into()))
}
