//! A release: names that tell a file's content, the list that the service worker goes by, and what
//! hosts are told, in the table and in docs/hosting.md.

#![cfg(test)]

use ve_lang::command::release::{
    ASK_AGAIN, EVERYWHERE, FOR_GOOD, Files, MEDIA_TYPES, OWN_FRAMES, integrity, named, netlify,
    of_embeds, release_digest, rules,
};

fn files(rows: &[(&str, &str)]) -> Files {
    rows.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// Returns the one path that begins and ends so.
#[track_caller]
fn path<'a>(files: &'a Files, start: &str, end: &str) -> &'a str {
    let found: Vec<&str> = files
        .keys()
        .map(String::as_str)
        .filter(|path| path.starts_with(start) && path.ends_with(end))
        .collect();
    assert_eq!(found.len(), 1, "{start}…{end}: {:?}", files.keys());
    found[0]
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).unwrap()
}

const BUILT: [(&str, &str); 9] = [
    (
        "index.html",
        "<script src=\"./boot.js\" data-js=\"./app-0123456789abcdef.js\" data-map=\"./map/map.js\">",
    ),
    ("boot.js", "fetch(\"art.svg\"); map.replace(/map\\.js$/, 'still.js'); // reboot.js boot.json"),
    ("art.svg", "<svg/>"),
    ("app-0123456789abcdef.js", "new URL('app-0123456789abcdef_bg.wasm', import.meta.url)"),
    ("app-0123456789abcdef_bg.wasm", "\0asm"),
    ("map/map.js", "import './still.js'"),
    ("map/still.js", "boot.js"),
    ("sw.js", "const RELEASE = \"\";\n\"art.svg\""),
    ("i18n/vi.json", "\"art.svg\""),
];

#[test]
fn files_call_for_each_other_by_their_new_names() {
    let after = named(files(&BUILT)).unwrap();
    let (script, program) = (path(&after, "app-", ".js"), path(&after, "app-", ".wasm"));
    assert_eq!(program.len(), "app-.wasm".len() + 16);
    assert_eq!(text(&after, script), format!("new URL('{program}', import.meta.url)"));
    let (boot, art) = (path(&after, "boot-", ".js"), path(&after, "art-", ".svg"));
    assert_eq!(
        text(&after, boot),
        format!("fetch(\"{art}\"); map.replace(/map\\.js$/, 'still.js'); // reboot.js boot.json")
    );
    let map = path(&after, "map-", "/map.js");
    assert_eq!(text(&after, map), "import './still.js'");
    assert_eq!(
        text(&after, "index.html"),
        format!("<script src=\"./{boot}\" data-js=\"./{script}\" data-map=\"./{map}\">")
    );
}

#[test]
fn what_keeps_its_name_keeps_its_content() {
    let after = named(files(&BUILT)).unwrap();
    assert_eq!(text(&after, "sw.js"), BUILT[7].1);
    assert_eq!(text(&after, "i18n/vi.json"), BUILT[8].1);
    assert_eq!(named(after.clone()).unwrap(), after, "a second time changes nothing");
}

#[test]
fn a_name_changes_with_what_is_called_for_and_with_nothing_else() {
    let before = named(files(&BUILT)).unwrap();
    let mut changed = files(&BUILT);
    changed.insert("app-0123456789abcdef_bg.wasm".into(), b"\0asm2".to_vec());
    let after = named(changed).unwrap();
    for (start, end, stays) in [
        ("app-", ".wasm", false),
        ("app-", ".js", false),
        ("boot-", ".js", true),
        ("art-", ".svg", true),
        ("map-", "/map.js", true),
    ] {
        let same = path(&before, start, end) == path(&after, start, end);
        assert_eq!(same, stays, "{start}…{end}");
    }
}

#[test]
fn scripts_that_call_for_each_other_are_named_together() {
    let built = |loader: &str| {
        named(files(&[
            ("index.html", "main.js"),
            ("main.js", "import './loader.js'"),
            ("loader.js", loader),
            ("part.wasm", "\0asm"),
        ]))
        .unwrap()
    };
    let (one, other) =
        (built("import 'main.js'; 'part.wasm'"), built("import 'main.js'; 2; 'part.wasm'"));
    let (main, loader) = (path(&one, "main-", ".js"), path(&one, "loader-", ".js"));
    assert_eq!(text(&one, main), format!("import './{loader}'"));
    assert_eq!(text(&one, loader), format!("import '{main}'; '{}'", path(&one, "part-", ".wasm")));
    assert_eq!(text(&one, "index.html"), main);
    assert_ne!(main, path(&other, "main-", ".js"), "the other's content is in the name");
}

#[test]
fn digests_are_those_that_browsers_work_out() {
    let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
    assert_eq!(integrity(b""), empty);
    // printf 'sha384-x a.js\n' | sha256sum
    assert_eq!(release_digest([("a.js", "sha384-x")].into_iter()), "641929fdab743f12");
}

const POLICY: &str = "default-src 'none'";

fn built() -> Files {
    files(&[
        ("index.html", ""),
        ("404.html", ""),
        ("sw.js", ""),
        ("app-0123456789abcdef.wasm", ""),
        ("manifest.vi.webmanifest", ""),
        ("map-0123456789abcdef/map.js", ""),
        ("fonts/plain-0123456789abcdef.woff2", ""),
        ("fonts/OFL.txt", ""),
        ("data/catalogue.json", ""),
        ("lang/bat-trang/index.html", ""),
        ("e/lang/index.html", ""),
    ])
}

#[test]
fn each_file_is_told_how_long_it_keeps_and_who_may_frame_it() {
    let rules = rules(&built(), POLICY);
    let said = |path: &str, name: &str| {
        let rule = rules.iter().find(|rule| rule.path == path).unwrap_or_else(|| panic!("{path}"));
        rule.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    };
    let own = [POLICY, OWN_FRAMES].concat();
    let rows = [
        ("/", ASK_AGAIN, Some(&own)),
        ("/index.html", ASK_AGAIN, Some(&own)),
        ("/sw.js", ASK_AGAIN, Some(&own)),
        ("/app-0123456789abcdef.wasm", FOR_GOOD, None),
        ("/manifest.vi.webmanifest", ASK_AGAIN, None),
        ("/map-0123456789abcdef/*", FOR_GOOD, None),
        ("/fonts/*", FOR_GOOD, None),
        ("/data/*", ASK_AGAIN, None),
        ("/lang/*", ASK_AGAIN, Some(&own)),
        ("/e/*", ASK_AGAIN, Some(&of_embeds(POLICY))),
    ];
    for (path, kept, policy) in rows {
        assert_eq!(said(path, "Cache-Control"), Some(kept), "{path}");
        assert_eq!(said(path, "Content-Security-Policy"), policy.map(String::as_str), "{path}");
    }
    assert_eq!(said("/app-0123456789abcdef.wasm", "Content-Type"), Some("application/wasm"));
    assert_eq!(said("/*", "X-Content-Type-Options"), Some("nosniff"));
}

#[test]
fn no_two_rules_but_the_first_speak_of_one_file() {
    let rules = rules(&built(), POLICY);
    for path in built().keys().map(|path| format!("/{path}")) {
        let speaks = |rule: &str| match rule.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == rule,
        };
        let n = rules.iter().skip(1).filter(|rule| speaks(&rule.path)).count();
        assert_eq!(n, 1, "{path}");
    }
}

#[test]
fn rules_are_written_as_hosts_read_them() {
    let text = netlify(&rules(&files(&[("index.html", "")]), POLICY));
    assert!(text.starts_with("/*\n  X-Content-Type-Options: nosniff\n"), "{text}");
    assert!(text.lines().all(|line| line.len() <= 2_000), "the longest line a host takes");
}

/// The examples for nginx and Caddy say what the table says, word for word.
#[test]
fn the_examples_for_other_hosts_say_the_same() {
    let guide = include_str!("../docs/hosting.md");
    let page = include_str!("../index.html");
    let policy = page.split_once("Content-Security-Policy\" content=\"").unwrap().1;
    let policy = policy.split_once('"').unwrap().0;
    let block = |language: &str| {
        let (_, block) = guide.split_once(&format!("```{language}\n")).expect(language);
        block.split_once("```").unwrap().0
    };
    let values = EVERYWHERE.iter().chain(&MEDIA_TYPES).flat_map(|(name, value)| [*name, *value]);
    let values: Vec<String> = values
        .chain([FOR_GOOD, ASK_AGAIN])
        .map(str::to_owned)
        .chain([[policy, OWN_FRAMES].concat(), of_embeds(policy)])
        .collect();
    for (language, needs_types) in [("nginx", true), ("caddy", false)] {
        for value in &values {
            // Caddy knows both kinds.
            let is_type = MEDIA_TYPES.iter().any(|(ending, kind)| value == ending || value == kind);
            let said = block(language).contains(value.as_str()) || is_type && !needs_types;
            assert!(said, "{language} does not say {value}");
        }
    }
}
