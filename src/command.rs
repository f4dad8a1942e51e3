//! The native command `ve-lang`: the domain without a browser. It prints what decoding finds in a
//! catalogue and answers with an exit code that a script can use.

use crate::domain::catalogue::{Catalogue, decode, issue::Issue};
use std::path::PathBuf;
use std::process::ExitCode;

/// Where the guide's own catalogue lies, seen from the project's root.
const OWN_CATALOGUE: &str = "public/data";

const USAGE: &str = "usage: ve-lang check-catalogue [FOLDER or FILE]";

/// Runs the command with its arguments; returns 0 for a catalogue without an issue, 1 for one with
/// issues, 2 for one that cannot be read or for unknown arguments.
pub fn run(mut arguments: impl Iterator<Item = String>) -> ExitCode {
    let (command, path) = (arguments.next(), arguments.next());
    match (command.as_deref(), arguments.next()) {
        (Some("check-catalogue"), None) => check_catalogue(path.unwrap_or(OWN_CATALOGUE.into())),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn check_catalogue(path: String) -> ExitCode {
    let mut file = PathBuf::from(path);
    if file.is_dir() {
        file.push("catalogue.json");
    }
    let name = file.display();
    let bytes = match std::fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{name}: {error}");
            return ExitCode::from(2);
        }
    };
    match decode(&bytes) {
        Ok((catalogue, issues)) => report(&name.to_string(), &catalogue, &issues),
        Err(error) => {
            eprintln!("{name}: {error}");
            ExitCode::from(2)
        }
    }
}

fn report(name: &str, catalogue: &Catalogue, issues: &[Issue]) -> ExitCode {
    for issue in issues {
        println!("{name}: {issue}");
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
