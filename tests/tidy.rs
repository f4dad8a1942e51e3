//! The rules of the code base that no compiler checks, as tests: which layer may name what, where
//! words live, how large a file may grow, that sheets, components and links match. Each rule is a
//! function from a file's text to the lines that break it, so that each is also shown to fail.

#![cfg(test)]

#[path = "tidy/samples.rs"]
mod samples;
#[path = "tidy/scan.rs"]
mod scan;

use scan::{Strip, block, handler, has_attribute, line_of, lines, names, without};
use std::fs;
use std::path::{Path, PathBuf};

/// A line that breaks a rule: its number, from 1, and what is wrong with it.
type Breach = (usize, String);

// ── The rules ────────────────────────────────────────────────────────────────────────────────────

/// Words that the files under some paths must not name in code.
struct Wall {
    within: &'static [&'static str],
    except: &'static [&'static str],
    words: &'static [&'static str],
    why: &'static str,
}

const PLATFORM: &[&str] = &["src/web/platform.rs", "src/web/platform/"];

/// The platform, and the module that others drive from their own scripts.
const WITH_BROWSER: &[&str] = &["src/web/platform.rs", "src/web/platform/", "src/search_module.rs"];

const WALLS: &[Wall] = &[
    Wall {
        within: &["src/domain.rs", "src/domain/", "src/i18n.rs", "src/i18n/", "src/route.rs"],
        except: &[],
        words: &["leptos", "leptos_router", "web_sys", "js_sys", "gloo*", "wasm_bindgen*"],
        why: "the domain, the words and the routes cannot see the browser",
    },
    Wall {
        within: &["src/domain.rs", "src/domain/"],
        except: &[],
        words: &["crate::{", "crate::i18n", "crate::route", "crate::web", "crate::command"],
        why: "the domain uses nothing above it",
    },
    Wall {
        within: &["src/i18n.rs", "src/i18n/"],
        except: &[],
        words: &["crate::web", "crate::command"],
        why: "the words use the domain and the routes only",
    },
    Wall {
        within: &["src/planner/"],
        except: &[],
        words: &["leptos", "leptos_router", "ve_lang::i18n", "ve_lang::route", "ve_lang::web"],
        why: "the planner's program is the domain alone",
    },
    Wall {
        within: &["src/assistant.rs", "src/assistant/"],
        except: &[],
        words: &["leptos", "leptos_router", "crate::web", "ve_lang::web", "crate::command"],
        why: "what answers assistants has no screen",
    },
    Wall {
        within: &["src/"],
        except: WITH_BROWSER,
        words: &["web_sys", "js_sys", "gloo*"],
        why: "browser interfaces are touched in web/platform only",
    },
    Wall {
        within: &["src/"],
        except: PLATFORM,
        words: &["Effect::new", "Effect::watch", "RenderEffect::new", "create_effect"],
        why: "effects tell the world outside, so they live in web/platform only",
    },
    Wall {
        within: PLATFORM,
        except: &[],
        words: &["crate::web::state", "crate::web::pages", "crate::web::components"],
        why: "the platform knows nothing of what uses it",
    },
    Wall {
        within: &["src/web/pages/", "src/web/components/"],
        except: &[],
        words: &["inner_html"],
        why: "text enters pages as text",
    },
];

const MAX_LINES: usize = 400;
const MAX_VIEW_LINES: usize = 50;

/// Files that are one long table and may therefore be longer.
const TABLES: &[&str] = &[];

const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "common", "misc", "types", "manager"];

fn walls(path: &str, source: &str) -> Vec<Breach> {
    let code = without(source, Strip::CommentsAndText);
    let under = |paths: &[&str]| paths.iter().any(|start| path.starts_with(start));
    let holds = |wall: &&Wall| under(wall.within) && !under(wall.except);
    let breaches = |wall: &Wall| -> Vec<Breach> {
        let named = |line: &str| wall.words.iter().find(|word| names(line, word)).copied();
        lines(&code)
            .filter_map(|(at, line)| {
                named(line).map(|word| (at, format!("`{word}`: {}", wall.why)))
            })
            .collect()
    };
    WALLS.iter().filter(holds).flat_map(breaches).collect()
}

/// What the content security policy would refuse, or what a link should do.
fn attributes(source: &str) -> Vec<Breach> {
    let code = without(source, Strip::Comments);
    let set = |line: &str| has_attribute(&line.replace("style=(", "style:("), "style=");
    let rule = "a `style` attribute; write `style:--name=value` or `style=(\"--name\", value)`";
    let style = lines(&code).filter(|(_, line)| set(line)).map(|(at, _)| (at, rule.to_owned()));
    let clicks = code
        .match_indices("on:click=")
        .filter(|(at, _)| names(handler(&code[*at..]), "navigate"))
        .map(|(at, _)| (line_of(&code, at), "a click that navigates; write a link".into()));
    style.chain(clicks).collect()
}

fn opening(source: &str) -> Vec<Breach> {
    let opens = source.starts_with("//! ");
    (!opens).then(|| (1, "a file opens with `//!`: what it is".to_owned())).into_iter().collect()
}

fn length(path: &str, source: &str) -> Vec<Breach> {
    let n_lines = source.lines().count();
    let long = n_lines > MAX_LINES && !TABLES.contains(&path);
    let file = long.then(|| (n_lines, format!("{n_lines} lines, at most {MAX_LINES}")));
    let code = without(source, Strip::CommentsAndText);
    let views = code.match_indices("view!").filter_map(|(at, _)| {
        let n_lines = block(&code[at..]).lines().count();
        let rule = format!("a view of {n_lines} lines, at most {MAX_VIEW_LINES}");
        (n_lines > MAX_VIEW_LINES).then(|| (line_of(&code, at), rule))
    });
    file.into_iter().chain(views).collect()
}

/// Words for people live in `i18n`; what betrays them outside is a letter that is not ASCII.
fn foreign_letters(source: &str) -> Vec<Breach> {
    let foreign = |c: &char| c.is_alphabetic() && !c.is_ascii();
    lines(&without(source, Strip::Comments))
        .filter_map(|(at, line)| line.chars().find(foreign).map(|c| (at, c)))
        .map(|(at, c)| (at, format!("the letter {c}: words for people live in i18n")))
        .collect()
}

fn empty_names(path: &str, source: &str) -> Vec<Breach> {
    let file = Path::new(path).with_extension("");
    let parts = file.iter().filter_map(|part| part.to_str());
    let named = parts.filter(|part| EMPTY_NAMES.contains(part)).map(|name| (1, name.to_owned()));
    let code = without(source, Strip::CommentsAndText);
    let declared = lines(&code).filter_map(|(at, line)| {
        let name = line.trim_start().trim_start_matches("pub ").strip_prefix("mod ")?;
        let name = name.trim_end_matches([';', '{', ' ']);
        EMPTY_NAMES.contains(&name).then(|| (at, name.to_owned()))
    });
    let rule = |(at, name)| (at, format!("a module named `{name}` says nothing of what it holds"));
    named.chain(declared).map(rule).collect()
}

/// Scripts stand in files of their own, and nothing is styled or handled inline.
fn inline_html(page: &str) -> Vec<Breach> {
    let inline = |line: &str| {
        let script = line.contains("<script") && !line.contains(" src=");
        let handler = line.split(' ').any(|word| word.starts_with("on") && word.contains("=\""));
        script || handler || line.contains("<style") || has_attribute(line, "style=")
    };
    lines(page)
        .filter(|(_, line)| inline(line))
        .map(|(at, _)| (at, "inline script or style, which the policy refuses".to_owned()))
        .collect()
}

/// Every sheet is linked once, in the order of the layers; components follow the alphabet.
fn sheet_links(page: &str, sheets: &[String]) -> Vec<Breach> {
    let link = |line: &str| {
        let rest = line.split_once("data-trunk rel=\"css\" href=\"")?.1;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let links: Vec<Breach> =
        lines(page).filter_map(|(at, line)| link(line).map(|sheet| (at, sheet))).collect();
    let mut wanted = sheets.to_vec();
    wanted.sort_by_key(|sheet| (layer(sheet), sheet.clone()));
    let n = links.len().max(wanted.len());
    let differs = |i: &usize| links.get(*i).map(|(_, sheet)| sheet) != wanted.get(*i);
    (0..n).find(differs).map_or(vec![], |i| match (links.get(i), wanted.get(i)) {
        (Some((at, found)), Some(want)) => vec![(*at, format!("{want} belongs here, not {found}"))],
        (Some((at, found)), None) => {
            vec![(*at, format!("{found}: no such sheet, or linked twice"))]
        }
        (None, want) => vec![(0, format!("no link to {}", want.map_or("", String::as_str)))],
    })
}

fn layer(sheet: &str) -> usize {
    const ORDER: &[&str] =
        &["layers", "reset", "tokens", "base", "layout", "art", "components/", "print"];
    let name = sheet.trim_start_matches("style/");
    ORDER.iter().position(|start| name.starts_with(start)).unwrap_or(ORDER.len())
}

/// Looks that many components wear and none owns, and that of what `public/map/base.js` draws.
const SHARED: &[&str] = &["base_map.css", "button.css", "chip.css", "skeleton.css"];

/// A component's sheet bears the name of the component.
fn owner(sheet: &str, sources: &[String]) -> Vec<Breach> {
    let stem = |path: &str| Path::new(path).file_stem().map(ToOwned::to_owned);
    let drawn = |source: &&String| {
        source.starts_with("src/web/components/") || source.starts_with("src/web/pages/")
    };
    let part = sheet.strip_prefix("style/components/");
    let owned = part.is_none_or(|name| SHARED.contains(&name))
        || sources.iter().filter(drawn).any(|source| stem(source) == stem(sheet));
    let rule = || (1, "no component or page of that name in src/web".to_owned());
    (!owned).then(rule).into_iter().collect()
}

/// Locks and settings name no registry, so that everyone's own is asked.
fn registries(text: &str) -> Vec<Breach> {
    const CRATES: &str = "\"registry+https://github.com/rust-lang/crates.io-index\"";
    let settings = ["registry=", "registry =", "replace-with", "\"resolved\": \"http"];
    let crates = |line: &str| line.starts_with("source = ") && !line.ends_with(CRATES);
    let named = |line: &str| settings.iter().any(|word| line.contains(word)) || crates(line);
    lines(text)
        .filter(|(_, line)| named(line))
        .map(|(at, _)| (at, "names a package registry".to_owned()))
        .collect()
}

// ── The rules on the files ───────────────────────────────────────────────────────────────────────

#[test]
fn sources() {
    let mut checked = Findings::default();
    for path in files(&["src", "tests"], "rs") {
        let source = read(&path);
        checked.add(&path, opening(&source));
        checked.add(&path, empty_names(&path, &source));
        if path.starts_with("src/") {
            checked.add(&path, walls(&path, &source));
            checked.add(&path, length(&path, &source));
        }
        if path.starts_with("src/web") {
            checked.add(&path, attributes(&source));
            checked.add(&path, foreign_letters(&source));
        }
    }
    checked.demand_none();
}

#[test]
fn page_and_sheets() {
    let mut checked = Findings::default();
    let (page, sheets) = (read("index.html"), files(&["style"], "css"));
    checked.add("index.html", inline_html(&page));
    checked.add("index.html", sheet_links(&page, &sheets));
    let sources = files(&["src"], "rs");
    for sheet in &sheets {
        checked.add(sheet, owner(sheet, &sources));
    }
    checked.demand_none();
}

#[test]
fn settings_name_no_registry() {
    let mut checked = Findings::default();
    for path in [".npmrc", "package.json", "package-lock.json", "Cargo.toml", "Cargo.lock"] {
        checked.add(path, registries(&read(path)));
    }
    for path in [".cargo/config", ".cargo/config.toml", "pnpm-lock.yaml", "yarn.lock"] {
        let there = root().join(path).exists();
        checked.add(path, there.then(|| (1, "belongs to a machine".into())).into_iter().collect());
    }
    checked.demand_none();
}

/// What was found, one line a breach: `path:line: rule`.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn add(&mut self, path: &str, breaches: Vec<Breach>) {
        self.0.extend(breaches.iter().map(|(line, rule)| format!("{path}:{line}: {rule}")));
    }

    fn demand_none(self) {
        assert!(self.0.is_empty(), "\n{}\n", self.0.join("\n"));
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the files below some folders that have an ending, as sorted paths from the root.
fn files(folders: &[&str], ending: &str) -> Vec<String> {
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut found = vec![];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == ending) {
                let inside = path.strip_prefix(root()).expect("a file below the root");
                found.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}
