//! Words and where they stand. A Vietnamese syllable is a word here: text is split at whatever is
//! neither letter nor digit, and a mark stays with its letter, so that a highlight cannot cut one.

use super::letters::{Letter, Shape, Tone, letters};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word as it is matched: `bat`.
    pub folded: String,
    /// The marks it was written with.
    pub marks: Marks,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The marks of a word: the shape of each of its letters and its tone. The tone belongs to the
/// syllable and not to a letter, so hoà and hòa have the same marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marks(u64);

/// How far the marks that were typed are those of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Some letter differs, or both carry tones and these differ.
    No,
    /// The letters agree and no tone was typed for a word that has one.
    Letters,
    /// Letters and tone agree.
    Full,
}

/// Letters after these have no room in [`Marks`]; no syllable comes near.
const MOST_LETTERS: usize = 20;
const BITS_PER_SHAPE: usize = 3;
const TONE_AT: usize = MOST_LETTERS * BITS_PER_SHAPE;

impl Marks {
    /// Returns whether the word was written without any mark.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    /// Returns bytes that differ where marks do.
    pub fn bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }

    /// Returns the marks that these bytes were made of.
    pub fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(u64::from_be_bytes(bytes))
    }

    /// Returns how far `typed`, the marks of a whole word of as many letters, agree with these.
    pub fn agree_with(self, typed: Self) -> Agreement {
        let typed_tone = typed.tone();
        if self.shapes(MOST_LETTERS) != typed.shapes(MOST_LETTERS) {
            Agreement::No
        } else if self.tone() == typed_tone {
            Agreement::Full
        } else if typed_tone == 0 {
            Agreement::Letters
        } else {
            Agreement::No
        }
    }

    /// Returns how far `typed`, the marks of the first `n_letters` letters, agree with these; the
    /// tone may still come.
    pub fn begin_with(self, typed: Self, n_letters: usize) -> Agreement {
        let letters_agree = self.shapes(n_letters) == typed.shapes(n_letters);
        let tone_agrees = typed.tone() == 0 || self.tone() == typed.tone();
        if letters_agree && tone_agrees { Agreement::Full } else { Agreement::No }
    }

    fn shapes(self, n_letters: usize) -> u64 {
        self.0 & ((1 << (n_letters.min(MOST_LETTERS) * BITS_PER_SHAPE)) - 1)
    }

    fn tone(self) -> u64 {
        self.0 >> TONE_AT
    }

    fn add(&mut self, position: usize, letter: &Letter) {
        if position < MOST_LETTERS && letter.shape != Shape::Plain {
            self.0 |= (letter.shape as u64) << (position * BITS_PER_SHAPE);
        }
        if letter.tone != Tone::Level {
            self.0 = self.shapes(MOST_LETTERS) | (letter.tone as u64) << TONE_AT;
        }
    }
}

/// Returns the words of `text` in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, &mut |word| words.push(word.clone()));
    words
}

/// Calls `found` with each word of `text` in order; one buffer serves all of them.
pub fn each_word(text: &str, found: &mut dyn FnMut(&Word)) {
    let mut word = Word { folded: String::new(), marks: Marks::default(), start: 0, end: 0 };
    let mut n_letters = 0;
    for letter in letters(text) {
        if !letter.base.is_alphanumeric() {
            if n_letters > 0 {
                found(&word);
            }
            n_letters = 0;
            continue;
        }
        if n_letters == 0 {
            word.folded.clear();
            word.marks = Marks::default();
            word.start = letter.start;
        }
        word.folded.push(letter.base);
        word.marks.add(n_letters, &letter);
        word.end = letter.end;
        n_letters += 1;
    }
    if n_letters > 0 {
        found(&word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_where_they_stand() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let words = words(text);
            let found: Vec<_> =
                words.iter().map(|w| (&text[w.start..w.end], w.folded.as_str())).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("", &[]);
        check(" – !", &[]);
        check("Gốm Bát-Tràng", &[("Gốm", "gom"), ("Bát", "bat"), ("Tràng", "trang")]);
        // A mark stays with its letter, also the last one.
        check("(e\u{302}\u{323})Đ", &[("e\u{302}\u{323}", "e"), ("Đ", "d")]);
        check("mu\u{301}a rô\u{301}i", &[("mu\u{301}a", "mua"), ("rô\u{301}i", "roi")]);
        check("\u{301}a\u{a0}b\u{200b}c", &[("a", "a"), ("b\u{200b}c", "bc")]);
        check("OCOP 5★, 500g", &[("OCOP", "ocop"), ("5", "5"), ("500g", "500g")]);
        check("🏺밧짱", &[("밧짱", "밧짱")]);
    }

    fn marks(word: &str) -> Marks {
        words(word)[0].marks
    }

    #[test]
    fn marks_do_not_depend_on_encoding_case_or_the_place_of_the_tone() {
        let same = |a, b| assert_eq!(marks(a), marks(b), "{a} {b}");
        same("gốm", "GO\u{302}\u{301}M");
        same("hoà", "hòa");
        same("thuỷ", "thủy");
        same("sứ", "sư\u{301}");
        assert!(marks("pottery").is_none() && !marks("tre\u{309}").is_none());
        let long = "ạ".repeat(500);
        assert_eq!(marks(&long), marks("aaạ"));
    }

    #[test]
    fn agreement_of_marks() {
        let whole = |word, typed| marks(word).agree_with(marks(typed));
        assert_eq!(whole("mây", "mây"), Agreement::Full);
        assert_eq!(whole("mấy", "mây"), Agreement::Letters);
        assert_eq!(whole("mây", "mấy"), Agreement::No);
        assert_eq!(whole("máy", "mây"), Agreement::No);
        assert_eq!(whole("mây", "may"), Agreement::No);
        assert_eq!(whole("may", "may"), Agreement::Full);

        let begun = |word, typed: &str| marks(word).begin_with(marks(typed), typed.chars().count());
        assert_eq!(begun("gốm", "gô"), Agreement::Full);
        assert_eq!(begun("gốm", "gố"), Agreement::Full);
        assert_eq!(begun("gốm", "gồ"), Agreement::No);
        assert_eq!(begun("gốm", "g"), Agreement::Full);
        assert_eq!(begun("gỗ", "go"), Agreement::No);
    }
}
