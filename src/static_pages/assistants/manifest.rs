//! `ai-catalog.json`: the skill by a name of its own, as Agentic Resource Discovery wants it. The form
//! takes whole addresses only, so a release that knows no site holds the skill itself in the manifest.

use super::{Guide, SKILL};
use crate::i18n::Locale;
use serde_json::{Value, json};

/// Where manifests are looked for.
pub const MANIFEST: &str = ".well-known/ai-catalog.json";

/// The media type of a skill.
const MEDIA_TYPE: &str = "text/markdown; profile=\"urn:air:agent-skills\"";

/// Who publishes it, where no site is known.
const NOBODY: &str = "ve-lang";

/// Returns the manifest of a skill.
pub fn manifest(guide: &Guide<'_>, skill: &str) -> String {
    let region = guide.catalogue.region.name.get(Locale::En.tag());
    let mut entry = json!({
        "identifier": format!("urn:air:{}:skills:day-in-the-villages", publisher(guide.site)),
        "displayName": "Về Làng: a day in the craft villages",
        "type": MEDIA_TYPE,
        "description": format!(
            "How to find craft villages, OCOP products and places to buy in {region}, and to make links to planned days, from the guide's own data and addresses."
        ),
        "tags": ["travel", "craft villages", "OCOP", "làng nghề", region],
        "capabilities": ["search", "place_details", "plan_a_day"],
        "representativeQueries": [
            "Cuối tuần này đi làng gốm Bát Tràng rồi mua gì ở đâu?",
            format!("Plan a day in the craft villages around {region} by motorbike."),
            "Sản phẩm OCOP 5 sao nào của Hà Nội đã được công nhận?",
            "Where can I try silk weaving or conical hat making, and when is it open?",
        ],
        "version": env!("CARGO_PKG_VERSION"),
        "updatedAt": format!("{}T00:00:00+07:00", guide.catalogue.checked),
    });
    let mut host = json!({ "displayName": "Về Làng" });
    let add = |to: &mut Value, name: &str, value: Value| {
        if let Some(to) = to.as_object_mut() {
            to.insert(name.to_owned(), value);
        }
    };
    match guide.site {
        Some(_) => {
            add(&mut entry, "url", guide.url(SKILL).into());
            add(&mut host, "documentationUrl", guide.url("llms.txt").into());
            add(&mut host, "logoUrl", guide.url("icons/favicon.svg").into());
        }
        None => add(&mut entry, "data", json!({ "name": SKILL, "text": skill })),
    }
    json!({ "specVersion": "1.0", "host": host, "entries": [entry] }).to_string()
}

/// Returns the host's name, without a port, which names cannot hold.
fn publisher(site: Option<&str>) -> &str {
    let host = site
        .and_then(|site| site.split("://").nth(1))
        .and_then(|rest| rest.split(['/', ':']).next());
    host.filter(|host| !host.is_empty()).unwrap_or(NOBODY)
}
