//! Folding: the form in which texts are matched. "Gốm Bát Tràng" in any encoding, any case and
//! without its marks becomes "gom bat trang"; đ, which Unicode does not decompose, becomes d.

use super::letters::letters;

/// Returns `text` in small letters without any marks; folding it again changes nothing.
pub fn fold(text: &str) -> String {
    letters(text).map(|letter| letter.base).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table_of_texts() {
        let check = |text, folded| assert_eq!(fold(text), folded, "{text:?}");
        check("", "");
        check("Gốm Bát Tràng", "gom bat trang");
        // Fully decomposed, then ê + acute as older keyboards write it.
        check("Go\u{302}\u{301}m Ba\u{301}t Tra\u{300}ng", "gom bat trang");
        check("ê\u{301} Ê\u{323} ơ\u{309}", "e e o");
        check("Đống Đa, đường", "dong da, duong");
        check("\u{d0}ồng K\u{1ef5}, \u{f0}", "dong ky, d");
        check("ẠẶẬ ƯỪỬỮỨỰ ỲỶỸÝỴ", "aaa uuuuuu yyyyy");
        check("\u{feff}Bát\u{a0}Tr\u{200b}à\u{200d}ng", "bat trang");
        check("\u{202b}làng\u{200f} ng\u{ad}hề", "\u{202b}lang nghe");
        check("Café crème, naïve façade, El Niño", "cafe creme, naive facade, el nino");
        check("İ I ı K Å", "i i ı k a");
        check("밧짱 巴场 Батчанг", "밧짱 巴场 батчанг");
        check("\u{301}\u{301}a", "a");
    }

    #[test]
    fn every_letter_of_the_alphabet_loses_its_marks() {
        let rows = [
            ('a', "aàảãáạăằẳẵắặâầẩẫấậ"),
            ('e', "eèẻẽéẹêềểễếệ"),
            ('i', "iìỉĩíị"),
            ('o', "oòỏõóọôồổỗốộơờởỡớợ"),
            ('u', "uùủũúụưừửữứự"),
            ('y', "yỳỷỹýỵ"),
            ('d', "dđ"),
        ];
        for (base, letters) in rows {
            for text in [letters.to_string(), letters.to_uppercase()] {
                assert!(fold(&text).chars().all(|c| c == base), "{text}");
            }
        }
        assert_eq!(rows.map(|(_, row)| row.chars().count() - 1).iter().sum::<usize>(), 67);
    }

    #[test]
    fn folding_any_character_twice_is_folding_it_once() {
        for c in '\0'..=char::MAX {
            let once = fold(&format!("x{c}"));
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_is_idempotent(text in "\\PC{0,40}|[a-yA-Yàảãạăâêôơưứợ\u{300}-\u{323} ]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
