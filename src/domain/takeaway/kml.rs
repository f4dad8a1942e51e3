//! An outing as KML 2.2: a folder for each day, with its halts and a line that shows their order.
//! Longitude stands first here.

use super::outing::{DECIMALS, Halt, HaltKind, Outing, OutingDay};
use super::xml::Xml;
use crate::domain::decimal::decimal;
use crate::domain::geo::LatLng;

const ROOT: &str = "kml xmlns=\"http://www.opengis.net/kml/2.2\"";

/// How halts and lines look: colours are alpha, blue, green, red, those of the guide's own map.
const STYLES: &str = "\
<Style id=\"visit\"><IconStyle><color>ffa34f1e</color></IconStyle></Style>
<Style id=\"rest\"><IconStyle><color>ff2a5c2f</color></IconStyle></Style>
<Style id=\"end\"><IconStyle><color>ff2a1f1b</color></IconStyle></Style>
<Style id=\"way\"><LineStyle><color>cca34f1e</color><width>4</width></LineStyle></Style>
";

/// Returns the text of the file. The order of elements is the schema's.
pub fn write(outing: &Outing) -> String {
    let mut xml = Xml::new();
    xml.open(ROOT);
    xml.open("Document");
    xml.words("name", &outing.name);
    xml.words("description", &[&*outing.note, &outing.page].join("\n"));
    xml.raw(STYLES);
    for day in &outing.days {
        folder(&mut xml, outing, day);
    }
    xml.close("Document");
    xml.close("kml");
    xml.finish()
}

fn folder(xml: &mut Xml, outing: &Outing, day: &OutingDay) {
    xml.open("Folder");
    xml.words("name", &day.name);
    for halt in &day.halts {
        if let Some(at) = halt.point {
            placemark(xml, halt, at);
        }
    }
    let points: Vec<String> = day.halts.iter().filter_map(|halt| halt.point).map(place).collect();
    if points.len() > 1 {
        xml.open("Placemark");
        xml.words("name", &day.name);
        xml.words("description", &outing.note);
        xml.words("styleUrl", "#way");
        xml.open("LineString");
        xml.words("tessellate", "1");
        xml.words("coordinates", &points.join(" "));
        xml.close("LineString");
        xml.close("Placemark");
    }
    xml.close("Folder");
}

fn placemark(xml: &mut Xml, halt: &Halt, at: LatLng) {
    let style = match halt.kind {
        HaltKind::Visit => "#visit",
        HaltKind::Rest => "#rest",
        HaltKind::Start | HaltKind::End => "#end",
    };
    xml.open("Placemark");
    xml.words("name", &halt.name);
    xml.words("address", &halt.address);
    xml.words("description", &[halt.in_full(), halt.page.clone()].join("\n"));
    xml.words("styleUrl", style);
    xml.open("Point");
    xml.words("coordinates", &place(at));
    xml.close("Point");
    xml.close("Placemark");
}

fn place(at: LatLng) -> String {
    [decimal(at.lng, DECIMALS), decimal(at.lat, DECIMALS)].join(",")
}
