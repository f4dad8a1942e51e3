//! Names put together from syllables: of places, people and firms, and of things in two languages.

use super::words::{self, Pair};
use crate::domain::chance::Chance;
use serde_json::{Value, json};

/// The syllables that names are made of.
pub(super) struct Syllables {
    place: [Vec<&'static str>; 2],
    rare: [Vec<&'static str>; 2],
    person: [Vec<&'static str>; 3],
    coined: [Vec<&'static str>; 3],
}

impl Syllables {
    pub(super) fn new() -> Self {
        Self {
            place: [words::PLACE_FIRST, words::PLACE_SECOND].map(words::split),
            rare: [words::ONSETS, words::RIMES].map(words::split),
            person: [words::FAMILIES, words::MIDDLES, words::GIVENS].map(words::split),
            coined: [words::COINED_FIRST, words::COINED_SECOND, words::COINED_LAST]
                .map(words::split),
        }
    }

    /// Returns a place: Vân Hà. A fifth of them have a syllable that few others have.
    pub(super) fn place(&self, chance: &mut Chance) -> String {
        let [first, second] = self.place.each_ref().map(|syllables| chance.pick(syllables));
        let rare = self.rare.each_ref().map(|parts| chance.pick(parts)).concat();
        match chance.below(10) {
            0 => format!("{rare} {second}"),
            1 => format!("{first} {rare}"),
            _ => format!("{first} {second}"),
        }
    }

    /// Returns a person: Nguyễn Thị Lan.
    pub(super) fn person(&self, chance: &mut Chance) -> String {
        self.person.each_ref().map(|names| chance.lean(names)).join(" ")
    }

    /// Returns what a firm calls itself: a place, a person, two given names or a coined word.
    pub(super) fn brand(&self, chance: &mut Chance) -> String {
        let [.., givens] = &self.person;
        match chance.below(100) {
            0..40 => self.place(chance),
            40..70 => self.person(chance),
            70..85 => [(); 2].map(|()| chance.lean(givens)).join(" "),
            _ => capital(&self.coined.each_ref().map(|parts| chance.pick(parts)).concat()),
        }
    }
}

/// A name growing in both languages: what it is of stands last in one and first in the other.
pub(super) struct Name {
    vi: String,
    en: String,
}

impl Name {
    pub(super) fn new((vi, en): Pair) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// Adds what is said of the thing: "hoa sen" to "Bình hoa", "lotus" to "vase".
    pub(super) fn say(&mut self, (vi, en): Pair) {
        self.vi = format!("{} {vi}", self.vi);
        self.en = format!("{en} {}", self.en);
    }

    /// Adds whose or from where it is.
    pub(super) fn of(&mut self, name: &str) {
        self.vi = format!("{} {name}", self.vi);
        self.en = format!("{name} {}", self.en);
    }

    /// Adds what stands last in both languages.
    pub(super) fn end(&mut self, (vi, en): Pair) {
        self.vi = format!("{} {vi}", self.vi);
        self.en = format!("{}, {en}", self.en);
    }

    pub(super) fn vi(&self) -> &str {
        &self.vi
    }

    /// Returns the name as the catalogue writes it, with or without its English.
    pub(super) fn words(&self, english: bool) -> Value {
        match english {
            true => json!({ "vi": self.vi, "en": capital(&self.en) }),
            false => json!({ "vi": self.vi }),
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_grows_in_both_languages() {
        let mut name = Name::new(("Bình hoa", "vase"));
        name.say(("hoa sen", "lotus"));
        assert_eq!(name.words(true), json!({ "vi": "Bình hoa hoa sen", "en": "Lotus vase" }));
        name.of("Vân Hà");
        name.end(("bộ 6", "set of 6"));
        assert_eq!(name.vi(), "Bình hoa hoa sen Vân Hà bộ 6");
        assert_eq!(name.words(false), json!({ "vi": name.vi() }));
        assert_eq!(name.words(true)["en"], "Vân Hà lotus vase, set of 6");
    }

    #[test]
    fn the_first_letter_is_raised() {
        assert_eq!(["đàn", "Ổi", ""].map(capital), ["Đàn", "Ổi", ""]);
    }
}
