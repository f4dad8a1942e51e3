//! Where in a text stands what made it an answer. Marks are laid over the text as it is written, in
//! whatever encoding: an accent stays with its letter, and words marked side by side are one mark.

use crate::domain::text::letters::letters;
use crate::domain::text::{Word, each_word, words};
use std::ops::Range;

/// A word to mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// The word as it is matched: `bat`.
    pub folded: Box<str>,
    /// Only the beginning of a word must agree; then only what agrees is marked.
    pub begins: bool,
}

/// The words to mark in the texts of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needles(Vec<Needle>);

impl FromIterator<Needle> for Needles {
    fn from_iter<I: IntoIterator<Item = Needle>>(needles: I) -> Self {
        Self(needles.into_iter().filter(|needle| !needle.folded.is_empty()).collect())
    }
}

impl Needles {
    /// Returns the words of `text`, the last of which may still be on its way.
    pub fn of_text(text: &str) -> Self {
        let words = words(text);
        let last = words.len().saturating_sub(1);
        let needle = |(at, word): (usize, Word)| Needle {
            folded: word.folded.into_boxed_str(),
            begins: at == last,
        };
        words.into_iter().enumerate().map(needle).collect()
    }

    /// Returns what to mark in `text`, in bytes: in order, apart from each other, nothing empty.
    pub fn in_text(&self, text: &str) -> Vec<Range<usize>> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        each_word(text, &mut |word| {
            let Some(end) = self.0.iter().filter_map(|needle| needle.end(text, word)).max() else {
                return;
            };
            let end = with_marks(text, end);
            match marks.last_mut() {
                Some(before) if only_spaces(text, before.end..word.start) => before.end = end,
                _ => marks.push(word.start..end),
            }
        });
        marks
    }
}

impl Needle {
    /// Returns where in `text` ends what this marks of `word`, if it marks anything of it.
    fn end(&self, text: &str, word: &Word) -> Option<usize> {
        if *self.folded == *word.folded {
            return Some(word.end);
        }
        if !self.begins || !word.folded.starts_with(&*self.folded) {
            return None;
        }
        let n_letters = self.folded.chars().count();
        let last = letters(text.get(word.start..word.end)?).nth(n_letters.checked_sub(1)?)?;
        Some(word.start + last.end)
    }
}

fn only_spaces(text: &str, between: Range<usize>) -> bool {
    text.get(between).is_some_and(|between| letters(between).all(|letter| letter.base == ' '))
}

/// Returns `end` moved past the marks that belong to the sign before it: those of other alphabets,
/// and the frame that makes a key of a digit. Those of Vietnamese are in its letters already.
fn with_marks(text: &str, end: usize) -> usize {
    let is_mark = |c: &char| {
        matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}')
    };
    let rest = text.get(end..).unwrap_or_default();
    end + rest.chars().take_while(is_mark).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::fold;
    use proptest::prelude::*;

    /// Returns `text` with what `typed` marks in it between brackets.
    fn marked(typed: &str, text: &str) -> String {
        bracketed(&Needles::of_text(typed), text)
    }

    fn bracketed(needles: &Needles, text: &str) -> String {
        let mut shown = text.to_owned();
        for mark in needles.in_text(text).into_iter().rev() {
            shown.insert(mark.end, ']');
            shown.insert(mark.start, '[');
        }
        shown
    }

    #[test]
    fn table_of_marks() {
        let check = |typed, text, expected: &str| assert_eq!(marked(typed, text), expected);
        check("", "Làng gốm", "Làng gốm");
        check("gom", "", "");
        check("gom", "Làng gốm Bát Tràng", "Làng [gốm] Bát Tràng");
        check("gốm bát tràng", "Làng gốm Bát Tràng", "Làng [gốm Bát Tràng]");
        check("tràng gốm", "Làng gốm Bát Tràng", "Làng [gốm] Bát [Tràng]");
        // All but the last word must be whole; of the last its beginning is enough.
        check("g", "Gốm, gỗ và nón", "[G]ốm, [g]ỗ và nón");
        check("go", "Làng gốm", "Làng [gố]m");
        check("bát tr", "Bát Tràng, bát, tre", "[Bát Tr]àng, [bát], [tr]e");
        check("ba trang", "Bát Tràng", "Bát [Tràng]");
        // Whole where it can be, though another needle would mark less.
        check("trang tra", "Tràng", "[Tràng]");
        // What stands between is a space or it is not.
        check("bát tràng", "Bát-Tràng", "[Bát]-[Tràng]");
        check("bát tràng", "Bát\u{a0}Tràng", "[Bát\u{a0}Tràng]");
        check("bát tràng", "Bát  \u{200b}Tràng", "[Bát  \u{200b}Tràng]");
        check(
            "xã bát tràng",
            "Xã\u{a0}Bát\u{a0}Tràng · Gia\u{a0}Lâm",
            "[Xã\u{a0}Bát\u{a0}Tràng] · Gia\u{a0}Lâm",
        );
        // Marks that follow their letter stay with it, and so do those of other alphabets.
        check("go", "go\u{302}\u{301}m", "[go\u{302}\u{301}]m");
        check("gom", "go\u{302}\u{301}m", "[go\u{302}\u{301}m]");
        check("sư", "su\u{31b}\u{301}", "[su\u{31b}\u{301}]");
        check("5", "5\u{fe0f}\u{20e3} sao", "[5\u{fe0f}\u{20e3}] sao");
        check("x", "x\u{1dc4}y", "[x\u{1dc4}]y");
        // Signs that are not seen break no word.
        check("bat", "b\u{200b}át", "[b\u{200b}át]");
        check("b", "b\u{200b}át", "[b]\u{200b}át");
        check("tra", "🏺Tràng🏺👩\u{200d}🌾", "🏺[Trà]ng🏺👩\u{200d}🌾");
        check("đ", "Đống Đa", "[Đ]ống [Đ]a");
        check("밧", "밧짱", "[밧]짱");
    }

    #[test]
    fn needles_may_be_any_words() {
        let needle = |folded: &str, begins| Needle { folded: folded.into(), begins };
        let needles: Needles =
            [needle("su", false), needle("", true), needle("gom", false)].into_iter().collect();
        assert_eq!(bracketed(&needles, "Gốm sứ, sưa"), "[Gốm sứ], sưa");
        assert!(Needles::default().in_text("Gốm").is_empty());
    }

    /// Letters of Vietnamese composed and as letters with marks of their own, and what else a name
    /// may hold, which is the same in both.
    const LETTERS: [(&str, &str); 12] = [
        ("ố", "o\u{302}\u{301}"),
        ("ộ", "o\u{323}\u{302}"),
        ("ứ", "u\u{31b}\u{301}"),
        ("Ặ", "A\u{323}\u{306}"),
        ("é", "e\u{301}"),
        ("đ", "đ"),
        ("g", "g"),
        ("m", "m"),
        (" ", " "),
        ("\u{a0}", "\u{a0}"),
        ("\u{200b}", "\u{200b}"),
        ("👩\u{200d}🌾", "👩\u{200d}🌾"),
    ];

    fn spelt(letters: &[usize]) -> (String, String) {
        letters.iter().filter_map(|at| LETTERS.get(*at)).map(|pair| (pair.0, pair.1)).unzip()
    }

    proptest! {
        #[test]
        fn marks_are_in_order_apart_and_hold_whole_letters(
            typed in "[a-eđgmoóộu ]{0,8}",
            text in "[a-eđgmoóộu \u{a0}\u{200b}\u{300}-\u{323}\u{20e3}\u{fe0f}🏺,-]{0,30}|\\PC{0,30}",
        ) {
            let marks = Needles::of_text(&typed).in_text(&text);
            let mut free_from = 0;
            for mark in &marks {
                prop_assert!(free_from <= mark.start && mark.start < mark.end);
                prop_assert!(text.get(mark.clone()).is_some(), "cuts a character");
                free_from = mark.end + 1;
            }
            for letter in letters(&text) {
                for edge in marks.iter().flat_map(|mark| [mark.start, mark.end]) {
                    prop_assert!(edge <= letter.start || letter.end <= edge, "cuts a letter");
                }
            }
        }

        #[test]
        fn both_spellings_have_the_same_marks(
            text in proptest::collection::vec(0..LETTERS.len(), 0..24),
            typed in proptest::collection::vec(0..LETTERS.len(), 0..8),
        ) {
            let ((composed, apart), (typed, typed_apart)) = (spelt(&text), spelt(&typed));
            let read = |typed: &str, text: &str| -> Vec<String> {
                let marks = Needles::of_text(typed).in_text(text);
                marks.into_iter().map(|mark| fold(&text[mark])).collect()
            };
            let expected = read(&typed, &composed);
            prop_assert_eq!(read(&typed, &apart), expected.clone());
            prop_assert_eq!(read(&typed_apart, &composed), expected);
        }
    }
}
