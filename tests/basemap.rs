//! A deployer's choice of a base map: which keys are refused, and what the policy must allow. The page's
//! own reading of the same rows is held in `tests/e2e/basemap.spec.mjs`.

use serde::Deserialize;
use serde_json::{Value, json};
use ve_lang::command::basemap::check;

/// A file, or what stands under its `basemap`, and what comes of it.
#[derive(Deserialize)]
struct Row {
    file: Option<String>,
    choice: Option<Value>,
    #[serde(default)]
    faults: Vec<String>,
    #[serde(default)]
    policy: Vec<String>,
}

#[test]
fn each_choice_is_refused_for_its_faults_and_no_others() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("data/basemaps.json")).unwrap();
    for row in rows {
        let text = row.file.unwrap_or_else(|| json!({ "basemap": row.choice }).to_string());
        let checked = check(&text);
        let faults: Vec<String> = checked.faults.iter().map(|(key, _)| key.clone()).collect();
        assert_eq!(faults, row.faults, "{text}");
        let policy: Vec<String> = checked
            .policy
            .iter()
            .map(|(directive, source)| format!("{directive} {source}"))
            .collect();
        assert_eq!(policy, row.policy, "{text}");
    }
}

#[test]
fn the_file_that_is_shipped_asks_for_nothing() {
    assert_eq!(check(include_str!("../public/map.json")), Default::default());
}

#[test]
fn each_fault_is_said_with_its_key() {
    let said = check(r#"{"basemap":{"kind":"raster","url":"t/{z}/{x}/{y}.png"}}"#).to_string();
    assert_eq!(said, "attribution: is empty: whoever made the map is to be named\n");
}

#[test]
fn what_the_policy_must_allow_is_said() {
    let said =
        check(r#"{"basemap":{"kind":"pmtiles","url":"https://m.example/a","attribution":"A"}}"#);
    let line = "the policy in index.html must allow in connect-src: https://m.example\n";
    assert_eq!(said.to_string(), line);
}
