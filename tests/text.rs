//! Vietnamese text, on every word of the shipped catalogue and against slower ways to the same
//! answer: encodings, places of words, alphabetical order.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use std::cmp::Ordering;
use ve_lang::domain::text::letters::{Letter, Shape, Tone, letters};
use ve_lang::domain::text::{collation_key, fold, words};

const SHIPPED: &str = concat!(
    include_str!("../public/data/catalogue.json"),
    include_str!("../public/data/details.json")
);

/// Returns the text with every mark after its letter, the shape before the tone; with `half`, only
/// tones are taken apart, as older keyboards write.
fn decomposed(text: &str, half: bool) -> String {
    let mut out = String::new();
    for letter in letters(text) {
        let original = &text.get(letter.start..letter.end).unwrap();
        if (letter.shape, letter.tone) == (Shape::Plain, Tone::Level) {
            out.push_str(original);
            continue;
        }
        out.push_str(&base(&letter, half));
        out.extend(match letter.tone {
            Tone::Level => None,
            Tone::Falling => Some('\u{300}'),
            Tone::Dipping => Some('\u{309}'),
            Tone::Broken => Some('\u{303}'),
            Tone::Rising => Some('\u{301}'),
            Tone::Heavy => Some('\u{323}'),
        });
    }
    out
}

fn base(letter: &Letter, whole: bool) -> String {
    let shaped = match (letter.base, letter.shape) {
        ('d', _) => "đ".to_owned(),
        ('a', Shape::Breve) if whole => "ă".to_owned(),
        ('a', Shape::Circumflex) if whole => "â".to_owned(),
        ('e', Shape::Circumflex) if whole => "ê".to_owned(),
        ('o', Shape::Circumflex) if whole => "ô".to_owned(),
        ('o', Shape::Horn) if whole => "ơ".to_owned(),
        ('u', Shape::Horn) if whole => "ư".to_owned(),
        (base, Shape::Breve) => format!("{base}\u{306}"),
        (base, Shape::Circumflex) => format!("{base}\u{302}"),
        (base, Shape::Horn) => format!("{base}\u{31b}"),
        (base, _) => base.to_string(),
    };
    if letter.capital { shaped.to_uppercase() } else { shaped }
}

#[test]
fn the_whole_catalogue_reads_alike_in_every_encoding() {
    for line in SHIPPED.lines() {
        for half in [false, true] {
            let other = decomposed(line, half);
            assert_eq!(fold(line), fold(&other));
            assert_eq!(collation_key(line), collation_key(&other));
            let marks =
                |text| words(text).into_iter().map(|word| (word.folded, word.marks)).collect();
            let (a, b): (Vec<_>, Vec<_>) = (marks(line), marks(&other));
            assert_eq!(a, b);
        }
    }
    assert!(
        decomposed("Gốm", false) == "Go\u{302}\u{301}m" && decomposed("Gốm", true) == "Gô\u{301}m"
    );
}

#[test]
fn folding_leaves_no_mark_of_the_catalogue() {
    let folded = fold(SHIPPED);
    let is_marked = |c: &char| c.is_alphabetic() && !c.is_ascii();
    let left: Vec<char> = folded.chars().filter(is_marked).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn words_stand_where_they_say() {
    for line in SHIPPED.lines() {
        let mut end = 0;
        for word in words(line) {
            assert!(end <= word.start && word.start < word.end);
            end = word.end;
            assert_eq!(fold(line.get(word.start..word.end).unwrap()), word.folded);
        }
    }
}

#[test]
fn districts_in_alphabetical_order() {
    let expected = "Ba Đình|Ba Vì|Bắc Từ Liêm|Cầu Giấy|Chương Mỹ|Đan Phượng|Đông Anh|Đống Đa|Gia Lâm|\
        Hà Đông|Hai Bà Trưng|Hoài Đức|Hoàn Kiếm|Hoàng Mai|Long Biên|Mê Linh|Mỹ Đức|Nam Từ Liêm|\
        Phú Xuyên|Phúc Thọ|Quốc Oai|Sóc Sơn|Sơn Tây|Tây Hồ|Thạch Thất|Thanh Oai|Thanh Trì|\
        Thanh Xuân|Thường Tín|Ứng Hòa";
    let mut names: Vec<&str> = expected.split('|').collect();
    names.reverse();
    names.sort_by_cached_key(|name| collation_key(name));
    assert_eq!(names.join("|"), expected);
}

/// The alphabet with the letters that only loan words have, and each letter's tones.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
const TONES: [&str; 12] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
];

/// Returns the places of a letter in the alphabet and among its tones; a space comes first.
fn places(c: char) -> (usize, usize) {
    let row = TONES.iter().find(|row| row.contains(c));
    let tone = row.and_then(|row| row.chars().position(|tone| tone == c)).unwrap_or(0);
    let plain = row.and_then(|row| row.chars().next()).unwrap_or(c);
    (ALPHABET.chars().position(|letter| letter == plain).map_or(0, |at| at + 1), tone)
}

fn compare(a: &str, b: &str) -> Ordering {
    let level = |text: &str, nth: fn((usize, usize)) -> usize| -> Vec<usize> {
        text.chars().map(|c| nth(places(c))).collect()
    };
    let letters = level(a, |places| places.0).cmp(&level(b, |places| places.0));
    letters.then_with(|| level(a, |places| places.1).cmp(&level(b, |places| places.1)))
}

const SYLLABLES: &str = "[aàảãáạăằắâấậbcdđeèêếệghiíkmnoòôốộơớpqrstuúưứựvxyý]{1,5}";

proptest! {
    #[test]
    fn order_is_that_of_letters_and_then_tones(
        a in prop::collection::vec(SYLLABLES, 1..4), b in prop::collection::vec(SYLLABLES, 1..4),
    ) {
        let (a, b) = (a.join(" "), b.join(" "));
        prop_assert_eq!(collation_key(&a).cmp(&collation_key(&b)), compare(&a, &b));
        let toneless = fold(&a);
        prop_assert_eq!(collation_key(&toneless).cmp(&collation_key(&a)), compare(&toneless, &a));
    }

    #[test]
    fn words_of_any_text_lie_in_it(text in any::<String>()) {
        for word in words(&text) {
            prop_assert!(text.get(word.start..word.end).is_some());
            prop_assert!(!word.folded.is_empty());
        }
    }
}
