//! The check of `map.json`, in which a deployer chooses a base map (docs/basemap.md). The page holds the
//! same rules in `public/map/choice.js`; both answer to the rows of `tests/data/basemaps.json`.

use serde_json::{Map, Value};
use std::fmt::{self, Display, Formatter};

/// What was found in a file.
#[derive(Debug, Default, PartialEq)]
pub struct Checked {
    /// What the page refuses the file for: the key, and why.
    pub faults: Vec<(String, &'static str)>,
    /// What the content security policy must allow besides, as directive and source; nothing for a file
    /// that is refused.
    pub policy: Vec<(&'static str, String)>,
}

/// The keys a kind takes, in the order in which their faults are named.
const KINDS: [(&str, &[&str]); 3] = [
    ("builtin", &["kind", "attribution", "boundaries"]),
    ("raster", &["kind", "url", "attribution", "min_zoom", "max_zoom", "boundaries"]),
    ("pmtiles", &["kind", "url", "attribution", "min_zoom", "max_zoom", "boundaries"]),
];

/// The nearest zoom that tiles are made for.
const NEAREST: u64 = 22;

/// The hosts that stand for `{s}`.
const SUBDOMAINS: [&str; 3] = ["a", "b", "c"];

/// Returns the faults of a file's text and what the policy must allow for it.
pub fn check(text: &str) -> Checked {
    let faulty = |faults| Checked { faults, policy: Vec::new() };
    let file = match serde_json::from_str(text) {
        Ok(Value::Object(file)) => file,
        _ => return faulty(vec![("map.json".into(), "is no JSON object")]),
    };
    let unknown = |key: &String| (key.clone(), "is not known here");
    let mut faults: Vec<_> = file.keys().filter(|key| *key != "basemap").map(unknown).collect();
    let Some(Value::Object(choice)) = file.get("basemap") else {
        faults.push(("basemap".into(), "is no object"));
        return faulty(faults);
    };
    let is_chosen =
        |(kind, _): &&(&str, _)| choice.get("kind").is_some_and(|chosen| chosen == kind);
    let Some((kind, keys)) = KINDS.iter().find(is_chosen) else {
        faults.push(("kind".into(), "is none of builtin, raster, pmtiles"));
        return faulty(faults);
    };
    let fault = |key: &&str| Some(((*key).to_owned(), fault(kind, key, choice)?));
    faults.extend(keys.iter().filter_map(fault));
    faults.extend(choice.keys().filter(|key| !keys.contains(&key.as_str())).map(unknown));
    let policy = if faults.is_empty() { policy(kind, choice) } else { Vec::new() };
    Checked { faults, policy }
}

/// Returns why what stands under a key cannot be used with the rest.
fn fault(kind: &str, key: &str, choice: &Map<String, Value>) -> Option<&'static str> {
    let value = choice.get(key);
    match (key, value) {
        ("url", value) => address_fault(value, kind == "raster"),
        ("boundaries", Some(_)) => address_fault(value, false),
        ("attribution", None) if kind == "builtin" && !choice.contains_key("boundaries") => None,
        ("attribution", value) => {
            let is_said = value.and_then(Value::as_str).is_some_and(|text| !bare(text).is_empty());
            (!is_said).then_some("is empty: whoever made the map is to be named")
        }
        ("min_zoom", Some(value)) => zoom(value).is_none().then_some(NO_ZOOM),
        ("max_zoom", Some(value)) => match (choice.get("min_zoom").and_then(zoom), zoom(value)) {
            (_, None) => Some(NO_ZOOM),
            (Some(least), Some(most)) if least > most => Some("is below min_zoom"),
            _ => None,
        },
        _ => None,
    }
}

const NO_ZOOM: &str = "is no whole number from 0 to 22";

fn zoom(value: &Value) -> Option<u64> {
    value.as_u64().filter(|zoom| *zoom <= NEAREST)
}

/// Returns a text without the tags in it.
fn bare(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some((before, (_, after))) =
        rest.split_once('<').and_then(|(before, tag)| Some((before, tag.split_once('>')?)))
    {
        text.push_str(before);
        rest = after;
    }
    text.push_str(rest);
    text.trim().to_owned()
}

fn address_fault(value: Option<&Value>, is_template: bool) -> Option<&'static str> {
    let Some(url) = value.and_then(Value::as_str) else { return Some("is no text") };
    if !is_address(url) {
        return Some("is neither https:// nor a path on this host");
    }
    match (is_template, url.contains(['{', '}'])) {
        (true, _) => {
            (!is_tiled(url)).then_some("needs {z}, {x} and {y} once each, and takes {s} and {r}")
        }
        (false, true) => Some("takes nothing in braces"),
        (false, false) => None,
    }
}

/// Of this site, from its base or its root; or of another host, which must be encrypted.
fn is_address(url: &str) -> bool {
    let is_plain = !url.is_empty() && url.bytes().all(|byte| byte.is_ascii_graphic());
    let is_here = !url.starts_with("//") && !url.contains([':', '\\']);
    is_plain && host(url).map_or(is_here, is_host)
}

/// Returns the host and port of an address elsewhere, and what follows.
fn host(url: &str) -> Option<(&str, &str)> {
    url.strip_prefix("https://").map(|rest| rest.split_once('/').unwrap_or((rest, "")))
}

fn is_host((host, path): (&str, &str)) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let name = name.replace("{s}", "s");
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-';
    let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    !name.is_empty() && name.bytes().all(is_letter) && is_port && !path.is_empty()
}

/// Whether zoom, column and row stand in it once each; a host in turns and denser tiles may.
fn is_tiled(url: &str) -> bool {
    let mut rest = url.replace("{-y}", "{y}");
    let mut once = |place: &str| {
        let n = rest.matches(place).count();
        rest = rest.replace(place, "");
        n == 1
    };
    let has_all = ["{z}", "{x}", "{y}"].map(&mut once) == [true; 3];
    for place in ["{s}", "{r}"] {
        once(place);
    }
    has_all && !rest.contains(['{', '}'])
}

/// Returns what a choice asks of hosts elsewhere: pictures of tiles, and what scripts read.
fn policy(kind: &str, choice: &Map<String, Value>) -> Vec<(&'static str, String)> {
    let of_tiles = if kind == "raster" { "img-src" } else { "connect-src" };
    let mut policy = Vec::new();
    for (key, directive) in [("url", of_tiles), ("boundaries", "connect-src")] {
        let url = choice.get(key).and_then(Value::as_str).unwrap_or_default();
        let Some((host, _)) = host(url) else { continue };
        for subdomain in SUBDOMAINS {
            let source = (directive, format!("https://{}", host.replace("{s}", subdomain)));
            if !policy.contains(&source) {
                policy.push(source);
            }
        }
    }
    policy
}

impl Display for Checked {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (key, why) in &self.faults {
            writeln!(f, "{key}: {why}")?;
        }
        for (directive, source) in &self.policy {
            writeln!(f, "the policy in index.html must allow in {directive}: {source}")?;
        }
        Ok(())
    }
}
