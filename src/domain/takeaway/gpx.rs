//! An outing as GPX 1.1: a waypoint for each visit and break, and a route for each day, from halt to
//! halt. No way between them is drawn: whoever follows the route finds one on their own map.

use super::outing::{DECIMALS, Halt, HaltKind, Outing};
use super::xml::Xml;
use crate::domain::decimal::decimal;

/// The root element, with what its schema wants.
const ROOT: &str =
    "gpx version=\"1.1\" creator=\"Về Làng\" xmlns=\"http://www.topografix.com/GPX/1/1\"";

/// Under which terms the guide's facts go on.
const COPYRIGHT: &str = "<copyright author=\"Về Làng\">\
    <license>https://creativecommons.org/licenses/by/4.0/</license></copyright>\n";

/// Returns the text of the file. The order of elements is the schema's.
pub fn write(outing: &Outing) -> String {
    let mut xml = Xml::new();
    xml.open(ROOT);
    xml.open("metadata");
    xml.words("name", &outing.name);
    xml.words("desc", &outing.note);
    xml.raw(COPYRIGHT);
    link(&mut xml, &outing.page);
    xml.close("metadata");
    let halts = || outing.days.iter().flat_map(|day| &day.halts);
    for halt in halts().filter(|halt| matches!(halt.kind, HaltKind::Visit | HaltKind::Rest)) {
        point(&mut xml, "wpt", halt);
    }
    for (at, day) in outing.days.iter().enumerate() {
        xml.open("rte");
        xml.words("name", &day.name);
        xml.words("desc", &outing.note);
        xml.words("number", &(at + 1).to_string());
        for halt in &day.halts {
            point(&mut xml, "rtept", halt);
        }
        xml.close("rte");
    }
    xml.close("gpx");
    xml.finish()
}

fn point(xml: &mut Xml, element: &str, halt: &Halt) {
    let Some(at) = halt.point else { return };
    let degrees = |degrees| decimal(degrees, DECIMALS);
    let (lat, lon) = (degrees(at.lat), degrees(at.lng));
    xml.open(&[element, " lat=\"", &lat, "\" lon=\"", &lon, "\""].concat());
    xml.words("name", &halt.name);
    xml.words("cmt", &halt.way);
    xml.words("desc", &halt.in_full());
    link(xml, &halt.page);
    xml.words("type", halt.kind.name());
    xml.close(element);
}

fn link(xml: &mut Xml, page: &str) {
    if page.is_empty() {
        return;
    }
    let page = page.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    xml.raw(&["<link href=\"", &page, "\"></link>\n"].concat());
}
