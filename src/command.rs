//! The native command `ve-lang`: the domain without a browser. It prints what decoding finds in a
//! catalogue, makes a catalogue or the index of one, finishes a release, and answers with an exit code that a script can use.

pub mod basemap;
mod generate;
pub mod hours;
pub mod release;
mod source;
mod travel;
pub mod travel_matrix;

pub use source::decode_source;

use crate::domain::catalogue::issue::{DecodeError, Issue};
use crate::domain::catalogue::{Catalogue, decode};
use crate::domain::search::Index;
use crate::domain::search::record::Record;
use crate::domain::search::record_rows::Row;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where the guide's own catalogue lies, seen from the project's root.
const OWN_CATALOGUE: &str = "public/data";

/// Where its own choice of a base map lies.
const OWN_BASEMAP: &str = "public/map.json";

const USAGE: &str = "usage: ve-lang check-catalogue [FOLDER or FILE]
       ve-lang check-map [FILE]
       ve-lang search-records [FOLDER or FILE]
       ve-lang index-catalogue FOLDER
       ve-lang compile-hours FOLDER
       ve-lang generate-catalogue N [SEED]
       ve-lang travel PAIRS.csv --mode MODE --out FILE.csv [--on DATE] [--roads FILE]
       ve-lang travel-places OUT.csv [FOLDER]
       ve-lang pack-travel WAYS.csv OUT CREDIT [FOLDER]
       ve-lang check-travel FILE [FOLDER]
       ve-lang name-release FOLDER [PATH]
       ve-lang seal-release FOLDER";

/// Runs the command with its arguments; returns 0 for a catalogue made or without an issue, 1 for
/// one with issues, 2 for one that cannot be read or written and for unknown arguments.
pub fn run(arguments: impl Iterator<Item = String>) -> ExitCode {
    let arguments: Vec<String> = arguments.collect();
    match *arguments.iter().map(String::as_str).collect::<Vec<_>>() {
        ["check-catalogue"] => check_catalogue(OWN_CATALOGUE.into()),
        ["check-catalogue", path] => check_catalogue(path.into()),
        ["check-map"] => check_map(Path::new(OWN_BASEMAP)),
        ["check-map", file] => check_map(Path::new(file)),
        ["search-records"] => search_records(OWN_CATALOGUE.into()),
        ["search-records", path] => search_records(path.into()),
        ["index-catalogue", folder] => index_catalogue(Path::new(folder)),
        ["compile-hours", folder] => compile_hours(&Path::new(folder).join(CORE)),
        ["generate-catalogue", n_entries] => generate_catalogue(n_entries, "1"),
        ["travel", ref options @ ..] => match travel::Options::parse(options) {
            Some(options) => told(travel::run(&options)),
            None => misused(),
        },
        ["travel-places", out] => told(travel_matrix::list(out, OWN_CATALOGUE)),
        ["travel-places", out, folder] => told(travel_matrix::list(out, folder)),
        ["pack-travel", ways, out, credit] => {
            told(travel_matrix::pack(ways, out, credit, OWN_CATALOGUE))
        }
        ["pack-travel", ways, out, credit, folder] => {
            told(travel_matrix::pack(ways, out, credit, folder))
        }
        ["check-travel", file] => told(travel_matrix::check(file, OWN_CATALOGUE)),
        ["check-travel", file, folder] => told(travel_matrix::check(file, folder)),
        ["name-release", folder] => told(release::name(folder, "/")),
        ["name-release", folder, root] => told(release::name(folder, root)),
        ["seal-release", folder] => told(release::seal(folder)),
        ["generate-catalogue", n_entries, seed] => generate_catalogue(n_entries, seed),
        _ => misused(),
    }
}

/// Prints what was done, or what stood in the way.
fn told(outcome: Result<String, String>) -> ExitCode {
    match outcome {
        Ok(done) => {
            eprintln!("{done}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
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
/// The name of its index, where it has one.
const INDEX: &str = "search-index.bin";

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

/// Checks a deployer's choice of a base map, and says what the page's policy must allow for it.
fn check_map(file: &Path) -> ExitCode {
    match std::fs::read_to_string(file) {
        Ok(text) => {
            let checked = basemap::check(&text);
            print!("{checked}");
            println!("{}: {} faults", file.display(), checked.faults.len());
            ExitCode::from(u8::from(!checked.faults.is_empty()))
        }
        Err(error) => {
            eprintln!("{}: {error}", file.display());
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

/// Writes the search index of a folder's catalogue beside it, if the catalogue is so large that
/// visitors are not to build it themselves; otherwise there shall be none.
fn index_catalogue(folder: &Path) -> ExitCode {
    let file = folder.join(INDEX);
    let written = std::fs::read(folder.join(CORE))
        .map_err(|error| format!("{}: {error}", folder.join(CORE).display()))
        .and_then(|core| index_of(&core).map_err(|error| format!("{CORE}: {error}")))
        .and_then(|index| match index {
            Some(bytes) => std::fs::write(&file, &bytes)
                .map(|()| println!("{}: {} bytes", file.display(), bytes.len()))
                .map_err(|error| format!("{}: {error}", file.display())),
            None => match std::fs::remove_file(&file) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error.to_string()),
                _ => Ok(()),
            },
        });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Writes a built catalogue anew with its opening hours compiled.
fn compile_hours(core: &Path) -> ExitCode {
    let written = std::fs::read_to_string(core)
        .and_then(|file| {
            let (file, issues) = source::compiled(&file);
            issues.iter().for_each(|issue| eprintln!("{issue}"));
            std::fs::write(core, file)
        })
        .map_err(|error| format!("{}: {error}", core.display()));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Returns the file of a catalogue's index, or `None` for a catalogue that needs none.
fn index_of(core: &[u8]) -> Result<Option<Vec<u8>>, DecodeError> {
    let (catalogue, _) = decode(core, None)?;
    let is_large = catalogue.entries().count() > Index::MOST_BUILT;
    Ok(is_large.then(|| Index::new(&catalogue).to_bytes(core)))
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
        decode_source(&core, details.as_deref()).map_err(|error| format!("{names}: {error}"))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pace::{Pace, at_once};

    #[test]
    fn a_large_catalogue_gets_an_index_that_is_the_one_built() {
        let core = generate::catalogue(Index::MOST_BUILT + 1, 1).unwrap().into_bytes();
        let (catalogue, _) = decode(&core, None).unwrap();
        let file = index_of(&core).unwrap().unwrap();
        let read = at_once(Index::from_bytes(&file, &catalogue, &core, &Pace::steady()));
        assert_eq!(read, Some(Index::new(&catalogue)));
    }

    #[test]
    fn a_small_one_needs_none() {
        let core = generate::catalogue(300, 1).unwrap().into_bytes();
        assert_eq!(index_of(&core), Ok(None));
    }
}
