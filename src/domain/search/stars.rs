//! "5 sao", "four stars", "5sao": a star level among the words of a text. It narrows the answer, as
//! the facet does, and is not looked up.

use crate::domain::text::{Word, words};

/// Numbers in words; the levels of the programme are three to five.
const LEVELS: [(&str, u8); 9] = [
    ("3", 3),
    ("4", 4),
    ("5", 5),
    ("ba", 3),
    ("bốn", 4),
    ("năm", 5),
    ("three", 3),
    ("four", 4),
    ("five", 5),
];

const UNITS: [&str; 3] = ["sao", "star", "stars"];

/// Takes the star level out of `words`; returns it if there was one.
pub(super) fn take_level(words: &mut Vec<Word>) -> Option<u8> {
    for at in 0..words.len() {
        let (first, second) = (words.get(at)?, words.get(at + 1));
        if let Some(level) = joined_level(&first.folded) {
            words.remove(at);
            return Some(level);
        }
        if second.is_some_and(is_unit)
            && let Some(level) = level(first)
        {
            words.drain(at..at + 2);
            return Some(level);
        }
    }
    None
}

/// Returns the level that a word is the number of: năm, or nam without marks, but not nấm.
fn level(word: &Word) -> Option<u8> {
    let is = |name: &str| {
        words(name).iter().any(|named| {
            let agrees = word.marks.is_none() || word.marks == named.marks;
            named.folded == word.folded && agrees
        })
    };
    LEVELS.iter().find(|(name, _)| is(name)).map(|(_, level)| *level)
}

fn is_unit(word: &Word) -> bool {
    UNITS.contains(&word.folded.as_str())
}

/// Returns the level of "5sao": only figures are written so.
fn joined_level(folded: &str) -> Option<u8> {
    let number = UNITS.iter().find_map(|unit| folded.strip_suffix(unit))?;
    LEVELS.iter().find(|(name, _)| *name == number && name.len() == 1).map(|(_, level)| *level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::words;

    #[test]
    fn levels_and_what_is_left() {
        let check = |text: &str, expected: Option<u8>, rest: &[&str]| {
            let mut words = words(text);
            assert_eq!(take_level(&mut words), expected, "{text}");
            assert_eq!(words.iter().map(|word| &*word.folded).collect::<Vec<_>>(), rest, "{text}");
        };
        check("gốm 5 sao", Some(5), &["gom"]);
        check("4 stars silk", Some(4), &["silk"]);
        check("silk 4star", Some(4), &["silk"]);
        check("năm sao", Some(5), &[]);
        check("five star tea", Some(5), &["tea"]);
        check("7 sao 5", None, &["7", "sao", "5"]);
        check("nam sao vang", Some(5), &["vang"]);
        check("nấm sao", None, &["nam", "sao"]);
        check("5", None, &["5"]);
        check("sao", None, &["sao"]);
    }
}
