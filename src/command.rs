//! The native command `ve-lang`: the domain without a browser. It prints what decoding finds in a
//! catalogue, or makes a catalogue, and answers with an exit code that a script can use.

mod generate;

use crate::domain::catalogue::{Catalogue, decode, issue::Issue};
use crate::domain::search::record::Record;
use crate::domain::search::record_rows::Row;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where the guide's own catalogue lies, seen from the project's root.
const OWN_CATALOGUE: &str = "public/data";

const USAGE: &str = "usage: ve-lang check-catalogue [FOLDER or FILE]
       ve-lang search-records [FOLDER or FILE]
       ve-lang generate-catalogue N [SEED]";

/// Runs the command with its arguments; returns 0 for a catalogue made or without an issue, 1 for
/// one with issues, 2 for one that cannot be read or written and for unknown arguments.
pub fn run(arguments: impl Iterator<Item = String>) -> ExitCode {
    let arguments: Vec<String> = arguments.collect();
    match *arguments.iter().map(String::as_str).collect::<Vec<_>>() {
        ["check-catalogue"] => check_catalogue(OWN_CATALOGUE.into()),
        ["check-catalogue", path] => check_catalogue(path.into()),
        ["search-records"] => search_records(OWN_CATALOGUE.into()),
        ["search-records", path] => search_records(path.into()),
        ["generate-catalogue", n_entries] => generate_catalogue(n_entries, "1"),
        ["generate-catalogue", n_entries, seed] => generate_catalogue(n_entries, seed),
        _ => misused(),
    }
}

fn misused() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

/// Prints the core file of a made-up catalogue.
fn generate_catalogue(n_entries: &str, seed: &str) -> ExitCode {
    let (Ok(n_entries), Ok(seed)) = (n_entries.parse(), seed.parse()) else { return misused() };
    let made = generate::catalogue(n_entries, seed).map_err(|error| error.to_string());
    let printed = made.and_then(|file| {
        std::io::stdout().write_all(file.as_bytes()).map_err(|error| error.to_string())
    });
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// The names of the catalogue's two files.
const CORE: &str = "catalogue.json";
const DETAILS: &str = "details.json";

/// Checks a catalogue and reports what is in it.
fn check_catalogue(path: PathBuf) -> ExitCode {
    match read(path) {
        Ok((names, catalogue, issues)) => report(&names, &catalogue, &issues),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Prints the records by which entries are found, as a JSON array.
fn search_records(path: PathBuf) -> ExitCode {
    let written = read(path).and_then(|(_, catalogue, _)| {
        let row = |(entry, id)| Row::of(&catalogue, entry, &Record::of(&catalogue, entry), id);
        let rows: Vec<Row<'_>> = catalogue.entries().zip(0..).map(row).collect();
        let out = std::io::stdout().lock();
        serde_json::to_writer(out, &rows).map_err(|error| error.to_string())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Reads both files of a folder; of a file by the core's name with the details beside it, both; any
/// other file by itself. Returns what was read, by its name.
fn read(path: PathBuf) -> Result<(String, Catalogue, Vec<Issue>), String> {
    let beside = path.with_file_name(DETAILS);
    let (core, details) = match path.is_dir() {
        true => (path.join(CORE), Some(path.join(DETAILS))),
        false => {
            let is_core = path.file_name().is_some_and(|name| name == CORE);
            (path, Some(beside).filter(|beside| is_core && beside.exists()))
        }
    };
    let name = core.display().to_string();
    let names = match &details {
        Some(details) => format!("{name} with {}", details.display()),
        None => name,
    };
    let bytes =
        |file: &Path| std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()));
    let core = bytes(&core)?;
    let details = details.as_deref().map(bytes).transpose()?;
    let (catalogue, issues) =
        decode(&core, details.as_deref()).map_err(|error| format!("{names}: {error}"))?;
    Ok((names, catalogue, issues))
}

fn report(name: &str, catalogue: &Catalogue, issues: &[Issue]) -> ExitCode {
    for issue in issues {
        println!("{issue}");
    }
    println!(
        "{name}: {} products, {} producers, {} craft villages, {} sales points, {} sights, \
         {} eateries, {} communes, {} districts, {} sources; {} issues",
        catalogue.products.len(),
        catalogue.producers.len(),
        catalogue.villages.len(),
        catalogue.sales_points.len(),
        catalogue.sights.len(),
        catalogue.eateries.len(),
        catalogue.communes.len(),
        catalogue.districts.len(),
        catalogue.sources.len(),
        issues.len(),
    );
    ExitCode::from(u8::from(!issues.is_empty()))
}
