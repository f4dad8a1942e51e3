//! What a host is to say with each file: how long it may be kept, which policy holds, of what kind it
//! is. One table, written out for the hosts that read `_headers`; docs/hosting.md says the same for
//! nginx and Caddy. No two rules but the first speak of the same file, since hosts add up what they
//! find.

use super::WORKER;
use super::digest::DIGITS;
use super::folder::Files;
use super::list::{is_data, is_page};
use super::naming::ending;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// For a file whose name tells its content.
pub const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// For every other: it may be kept, and is asked for again.
pub const ASK_AGAIN: &str = "public, max-age=0, must-revalidate";

/// What goes with every file.
pub const EVERYWHERE: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), display-capture=()",
    ),
    // A frame that is shut in by its host's page has no origin, and fetches the guide's files as a stranger.
    ("Access-Control-Allow-Origin", "*"),
];

/// Kinds that some hosts do not know.
pub const MEDIA_TYPES: [(&str, &str); 2] =
    [("wasm", "application/wasm"), ("webmanifest", "application/manifest+json")];

/// The folder of pages that other sites show in a frame.
const EMBEDS: &str = "e";

/// Who may show a page in a frame, as the end of its policy: the guide's own host, or for an embed
/// every site.
pub const OWN_FRAMES: &str = "; frame-ancestors 'self'";
/// See [`OWN_FRAMES`].
pub const ALL_FRAMES: &str = "; frame-ancestors *";

/// What is said with some paths.
#[derive(Debug, PartialEq)]
pub struct Rule {
    /// The path from the guide's base, with `*` for what may follow.
    pub path: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
}

/// Returns the rules for a finished folder whose pages hold a policy.
pub fn rules(files: &Files, policy: &str) -> Vec<Rule> {
    let own = [policy, OWN_FRAMES].concat();
    let mut rules = vec![
        Rule {
            path: "/*".into(),
            headers: EVERYWHERE.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
        },
        rule("/".into(), ASK_AGAIN, Some(own.clone())),
    ];
    let tops: BTreeSet<&str> =
        files.keys().filter_map(|path| path.split_inclusive('/').next()).collect();
    rules.extend(tops.iter().map(|top| match top.strip_suffix('/') {
        None => file_rule(top, &own),
        Some(EMBEDS) => rule(format!("/{EMBEDS}/*"), ASK_AGAIN, Some(of_embeds(policy))),
        Some(folder) => {
            let mut within = files.keys().filter(|path| path.starts_with(top));
            let has_pages = within.clone().any(|path| is_page(path));
            let is_named = is_named(folder) || within.all(|path| is_named(path) || is_text(path));
            let kept = if is_named && !is_data(top) { FOR_GOOD } else { ASK_AGAIN };
            rule(format!("/{folder}/*"), kept, has_pages.then(|| own.clone()))
        }
    }));
    rules
}

/// Returns the policy of pages in others' frames, given that of the guide's own: where a frame is shut in,
/// the planner's thread is started from within.
pub fn of_embeds(policy: &str) -> String {
    [&policy.replace("worker-src 'self'", "worker-src 'self' blob:"), ALL_FRAMES].concat()
}

fn file_rule(file: &str, policy: &str) -> Rule {
    let has_policy = is_page(file) || file == WORKER;
    let kept = if is_named(file) { FOR_GOOD } else { ASK_AGAIN };
    let mut rule = rule(format!("/{file}"), kept, has_policy.then(|| policy.to_owned()));
    let known = MEDIA_TYPES.iter().find(|(known, _)| *known == ending(file));
    rule.headers.extend(known.map(|(_, media_type)| ("Content-Type", (*media_type).to_owned())));
    rule
}

fn rule(path: String, kept: &str, policy: Option<String>) -> Rule {
    let mut headers = vec![("Cache-Control", kept.to_owned())];
    headers.extend(policy.map(|policy| ("Content-Security-Policy", policy)));
    Rule { path, headers }
}

/// Whether a name ends with a digest.
fn is_named(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, digest)| {
        digest.len() == DIGITS && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// A licence beside typefaces says nothing that changes.
fn is_text(path: &str) -> bool {
    ending(path) == "txt"
}

/// Returns rules in the form that Cloudflare and Netlify read.
pub fn netlify(rules: &[Rule]) -> String {
    let mut text = String::new();
    for Rule { path, headers } in rules {
        let _ = writeln!(text, "{path}");
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    text
}
