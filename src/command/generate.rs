//! Makes catalogues of any size to try the guide with. Areas, crafts and kinds are those of the
//! shipped catalogue; each row takes its shape (which fields it has, its kind, its rating, its
//! hours) from a row of the shipped catalogue drawn by chance, so the mix is the same, and its names
//! from syllables. Size and seed decide every byte.

mod names;
mod rows;
mod words;

use super::source::compiled;
use rows::Maker;
use serde_json::Value;

const SHIPPED: &str = include_str!("../../public/data/catalogue.json");

/// What is taken over as it is.
const KEPT: [&str; 8] =
    ["format", "checked", "region", "districts", "communes", "crafts", "kinds", "groups"];

/// The tables of entries; the first holds what is left over in sharing out.
const ENTRIES: [&str; 5] = ["products", "villages", "sales_points", "sights", "eateries"];

static NULL: Value = Value::Null;

/// Returns the core file of a catalogue with `n_entries` entries.
pub fn catalogue(n_entries: usize, seed: u64) -> Result<String, serde_json::Error> {
    let shipped: Value = serde_json::from_str(SHIPPED)?;
    let mut maker = Maker::new(&shipped, seed);
    let [n_products, n_villages, n_points, n_sights, n_eateries] = share_out(&shipped, n_entries);
    // Each table before those whose rows name its rows.
    let villages = maker.rows("villages", n_villages, Maker::village);
    let n_producers = part(&shipped, "producers", n_entries).max(1);
    let producers = maker.rows("producers", n_producers, Maker::producer);
    let products = maker.rows("products", n_products, Maker::product);
    let sales_points = maker.rows("sales_points", n_points, Maker::sales_point);
    let sights = maker.rows("sights", n_sights, Maker::sight);
    let eateries = maker.rows("eateries", n_eateries, Maker::eatery);
    let made = [
        ("producers", producers),
        ("villages", villages),
        ("products", products),
        ("sales_points", sales_points),
        ("sights", sights),
        ("eateries", eateries),
    ];
    let kept = KEPT.map(|key| (key, of_key(&shipped, key).clone()));
    let fields = kept.into_iter().chain(made.map(|(key, rows)| (key, Value::Array(rows))));
    // Its hours are those of a catalogue as it is edited.
    Ok(compiled(&written(fields)).0)
}

/// Returns the file with a row a line.
fn written(fields: impl Iterator<Item = (&'static str, Value)>) -> String {
    let lines = |rows: &[Value]| rows.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n");
    let field = |(key, value): (&str, Value)| match &value {
        Value::Array(rows) if rows.is_empty() => format!("\"{key}\":[]"),
        Value::Array(rows) => format!("\"{key}\":[\n{}\n]", lines(rows)),
        value => format!("\"{key}\":{value}"),
    };
    format!("{{\n{}\n}}\n", fields.map(field).collect::<Vec<_>>().join(",\n"))
}

fn of_key<'a>(row: &'a Value, key: &str) -> &'a Value {
    row.get(key).unwrap_or(&NULL)
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    of_key(row, key).as_str().unwrap_or_default()
}

fn rows_of<'a>(shipped: &'a Value, table: &str) -> &'a [Value] {
    of_key(shipped, table).as_array().map_or(&[], Vec::as_slice)
}

/// Returns how many rows a table gets, in the shipped catalogue's proportion.
fn part(shipped: &Value, table: &str, n_entries: usize) -> usize {
    let n_shipped: usize = ENTRIES.iter().map(|table| rows_of(shipped, table).len()).sum();
    n_entries * rows_of(shipped, table).len() / n_shipped.max(1)
}

/// Returns how many entries each table gets; the sum is `n_entries`.
fn share_out(shipped: &Value, n_entries: usize) -> [usize; 5] {
    let mut shares = ENTRIES.map(|table| part(shipped, table, n_entries));
    let [products, others @ ..] = &mut shares;
    *products = n_entries - others.iter().sum::<usize>();
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::{Catalogue, decode};
    use crate::domain::text::words as words_of;
    use std::collections::BTreeSet;

    fn decoded(n_entries: usize, seed: u64) -> Catalogue {
        let file = catalogue(n_entries, seed).unwrap();
        let (catalogue, issues) = decode(file.as_bytes(), None).unwrap();
        assert_eq!(issues, [], "{n_entries} entries");
        catalogue
    }

    #[test]
    fn every_size_decodes_without_an_issue() {
        for n_entries in [0, 1, 2, 50, 2_000] {
            assert_eq!(decoded(n_entries, 1).entries().count(), n_entries);
        }
    }

    #[test]
    fn the_mix_is_that_of_the_shipped_catalogue() {
        let (made, shipped) = (decoded(2_000, 1), decode(SHIPPED.as_bytes(), None).unwrap().0);
        let counts = |catalogue: &Catalogue| {
            [
                catalogue.products.len(),
                catalogue.villages.len(),
                catalogue.sales_points.len(),
                catalogue.sights.len(),
                catalogue.eateries.len(),
                catalogue.producers.len(),
                catalogue.products.iter().filter(|row| row.rating.stars.is_some()).count(),
                catalogue.products.iter().filter(|row| row.producer.is_some()).count(),
            ]
        };
        let n_shipped = shipped.entries().count();
        for (made, shipped) in counts(&made).into_iter().zip(counts(&shipped)) {
            let expected = shipped * 2_000 / n_shipped;
            assert!(made.abs_diff(expected) <= 5 + expected / 10, "{made} for {expected}");
        }
        assert_eq!(made.communes, shipped.communes);
        assert_eq!((&made.crafts, &made.kinds), (&shipped.crafts, &shipped.kinds));
        let english = made.products.iter().filter(|row| row.name.exact("en").is_some()).count();
        assert!((45..55).contains(&(english * 100 / made.products.len())), "{english}");
    }

    #[test]
    fn names_are_many_and_written_with_marks() {
        let made = decoded(2_000, 1);
        let names: BTreeSet<&str> = made.products.iter().map(|row| row.name.get("vi")).collect();
        assert!(names.len() * 10 > made.products.len() * 9, "{} names", names.len());
        let marked = names.iter().filter(|name| !name.is_ascii()).count();
        assert!(marked * 100 > names.len() * 97, "{marked} of {}", names.len());
        let words: BTreeSet<String> =
            names.iter().flat_map(|name| words_of(name)).map(|word| word.folded).collect();
        assert!(words.len() > 500, "{} words", words.len());
    }

    #[test]
    fn size_and_seed_decide_every_byte() {
        assert_eq!(catalogue(300, 1).unwrap(), catalogue(300, 1).unwrap());
        assert_ne!(catalogue(300, 1).unwrap(), catalogue(300, 2).unwrap());
    }
}
