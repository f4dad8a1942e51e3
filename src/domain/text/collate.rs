//! Vietnamese alphabetical order: a ă â b c d đ e ê g … u ư v x y. Whole texts are compared by
//! their letters first, then by their tones (ngang huyền hỏi ngã sắc nặng), then by case, each
//! level from start to end; spaces come before letters and signs count as spaces.

use super::letters::{Letter, Shape, letters};

/// What separates words sorts first, then digits, then letters, then other scripts.
const SPACE: u8 = 2;
const DIGITS: u8 = 3;
const ALPHABET: u8 = DIGITS + 10;
const OTHER_SCRIPT: u8 = 0xff;
/// Lower than anything a level holds, so that a shorter text sorts before a longer one.
const LEVEL_END: u8 = 0;

/// Room for every shape of a base letter; the shapes are declared in the alphabet's order.
const SHAPES_PER_BASE: u8 = Shape::Horn as u8 + 1;

/// Returns bytes that sort as `text` does in a Vietnamese dictionary. Texts that differ only in
/// encoding or in signs have the same key.
pub fn collation_key(text: &str) -> Vec<u8> {
    let (mut alphabet, mut tones, mut cases) = (Vec::with_capacity(3 * text.len()), vec![], vec![]);
    let mut between = false;
    for letter in letters(text) {
        if !letter.base.is_alphanumeric() {
            between = !alphabet.is_empty();
            continue;
        }
        if std::mem::take(&mut between) {
            alphabet.push(SPACE);
            tones.push(1);
            cases.push(1);
        }
        push_alphabetical(&letter, &mut alphabet);
        tones.push(letter.tone as u8 + 1);
        cases.push(u8::from(letter.capital) + 1);
    }
    alphabet.push(LEVEL_END);
    alphabet.append(&mut tones);
    alphabet.push(LEVEL_END);
    alphabet.append(&mut cases);
    alphabet
}

fn push_alphabetical(letter: &Letter, key: &mut Vec<u8>) {
    match letter.base {
        c @ '0'..='9' => key.push(DIGITS + (c as u8 - b'0')),
        c @ 'a'..='z' => {
            key.push(ALPHABET + (c as u8 - b'a') * SHAPES_PER_BASE + letter.shape as u8);
        }
        c => {
            key.push(OTHER_SCRIPT);
            key.extend((c as u32).to_be_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tables_in_order() {
        let check = |ordered: &str| {
            let texts: Vec<_> = ordered.split('|').collect();
            for pair in texts.windows(2) {
                assert!(collation_key(pair[0]) < collation_key(pair[1]), "{pair:?}");
            }
        };
        check("a|ă|â|b|c|d|đ|e|ê|f|g|h|i|j|k|l|m|n|o|ô|ơ|p|q|r|s|t|u|ư|v|w|x|y|z");
        check("a|à|ả|ã|á|ạ|ă|ằ|ẳ|ẵ|ắ|ặ|â|ầ|ẩ|ẫ|ấ|ậ");
        check("|2|a|A|à|À|ab|aB|Ab|AB|巴");
        check("Bát Tràng|Bình Đà|Chuông|Cự Đà|Dương Liễu|Đa Sỹ|Đại Bái|Kiêu Kỵ|Ước Lễ");
        check("an|an toàn|An Toàn|anh|Ánh");
        // Letters of the whole text come before any tone, tones before case.
        check("ba ba|ba bà|bà ba|bà Ba|ba bac");
        check("Hoa|Hòa|hoa hồng");
    }

    #[test]
    fn encodings_and_signs_make_no_difference() {
        let check = |a, b| assert_eq!(collation_key(a), collation_key(b), "{a:?} {b:?}");
        check("Gốm Bát Tràng", "Go\u{302}\u{301}m Ba\u{301}t Tra\u{300}ng");
        check("ê\u{301}", "ế");
        check("Sơn Đồng - Hoài Đức", "  Sơn Đồng, Hoài Đức.");
    }

    proptest! {
        #[test]
        fn a_text_sorts_before_what_continues_it(
            text in "[a-yàảãáạăâđêôơưứợ ]{0,12}", more in "[a-yàảãáạăâđêôơưứợ]{1,4}",
        ) {
            let longer = format!("{text}{more}");
            prop_assert!(collation_key(&text) < collation_key(&longer));
        }

        #[test]
        fn letters_outweigh_tones_and_case(a in "[a-zăâêôơưđ]{1,8}", b in "[a-zăâêôơưđ]{1,8}") {
            let order = collation_key(&a).cmp(&collation_key(&b));
            let toned = |s: &str| s.to_uppercase().replace('A', "Ạ").replace('O', "Ọ");
            if a != b {
                prop_assert_eq!(collation_key(&toned(&a)).cmp(&collation_key(&b)), order);
                prop_assert_eq!(collation_key(&a).cmp(&collation_key(&toned(&b))), order);
            }
        }

        #[test]
        fn any_text_has_a_key(text in "\\PC{0,60}") {
            collation_key(&text);
        }
    }
}
