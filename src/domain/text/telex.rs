//! What the keys of an input method leave behind when it is off: `gooms suws` for gốm sứ in Telex,
//! `go61m su71` in VNI. Only the folded word is recovered, since matching needs no more.

/// Returns the folded word that a folded `typed` word spells in Telex or VNI, or nothing where it
/// holds no trace of either. Whether the result is a word at all is for the caller to know.
pub fn decoded(typed: &str) -> Option<String> {
    if !typed.is_ascii() || !typed.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let decoded = if typed.contains(|c: char| c.is_ascii_digit()) {
        typed.chars().filter(char::is_ascii_alphabetic).collect()
    } else {
        telex(typed)
    };
    (decoded != typed && may_be_syllable(&decoded)).then_some(decoded)
}

/// What a syllable may begin and end with, in folded letters.
const ONSETS: &str = " b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x ";
const CODAS: &str = " c ch m n ng nh p t ";

/// Returns whether a folded word is built like a syllable, or like the beginning of one.
fn may_be_syllable(folded: &str) -> bool {
    let vowels = folded.find(is_vowel).unwrap_or(folded.len());
    let (onset, rest) = folded.split_at(vowels);
    let coda = rest.trim_start_matches(is_vowel);
    let is_among =
        |list: &str, part: &str| part.is_empty() || list.split(' ').any(|listed| listed == part);
    !folded.is_empty()
        && rest.len() - coda.len() <= 3
        && is_among(ONSETS, onset)
        && is_among(CODAS, coda)
}

/// Letters that no syllable has after its first vowel, so there they are keys: the tones s f r x j,
/// z which takes a tone away, and w for a breve or a horn.
const KEYS: [char; 7] = ['s', 'f', 'r', 'x', 'j', 'z', 'w'];

fn telex(typed: &str) -> String {
    let onset_end = typed.find(is_vowel).unwrap_or(typed.len());
    let (onset, rest) = typed.split_at(onset_end);
    let mut decoded = decoded_onset(onset);
    let stroke = decoded.starts_with('d');
    for key in rest.chars() {
        let last = decoded.chars().last();
        let is_doubled = matches!(key, 'a' | 'e' | 'o') && has_before(&decoded, key, last);
        // A d at the end belongs to the d at the beginning: dongd is đông.
        let is_late_stroke = key == 'd' && stroke;
        if !(is_doubled || is_late_stroke || KEYS.contains(&key)) {
            decoded.push(key);
        }
    }
    decoded
}

/// Returns the consonants before the first vowel; dd is đ, and a w without a vowel is ư.
fn decoded_onset(onset: &str) -> String {
    let onset = onset.replace("dd", "d");
    match onset.split_once('w') {
        Some((before, after)) => format!("{before}u{}", after.replace(KEYS, "")),
        None => onset,
    }
}

/// Returns whether `key` doubles a vowel: the letter just before it, or, typed late, the only vowel
/// before the consonants that end the syllable.
fn has_before(decoded: &str, key: char, last: Option<char>) -> bool {
    if last == Some(key) {
        return true;
    }
    let nucleus = decoded.trim_end_matches(|c| !is_vowel(c));
    nucleus.len() < decoded.len() && nucleus.ends_with(key)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_left_behind() {
        let check = |typed: &str, expected: &str| {
            assert_eq!(decoded(typed).as_deref(), Some(expected), "{typed}");
        };
        // Telex as it is taught, then with late keys.
        check("gooms", "gom");
        check("suws", "su");
        check("lujaa", "lua");
        check("dduwowngf", "duong");
        check("tuwowng", "tuong");
        check("traangf", "trang");
        check("bats", "bat");
        check("gosm", "gom");
        check("gomso", "gom");
        check("tuongwj", "tuong");
        check("dongd", "dong");
        check("thuees", "thue");
        check("nwocs", "nuoc");
        check("khoongz", "khong");
        check("huwx", "hu");
        // VNI.
        check("go61m", "gom");
        check("su71", "su");
        check("d9o62ng", "dong");
        check("tra2ng", "trang");
        check("d9", "d");
    }

    #[test]
    fn words_without_a_trace_are_left_alone() {
        for word in [
            "gom",
            "trang",
            "silk",
            "5sao",
            "500g",
            "",
            "밧짱",
            "gốm",
            "2024",
            "nguyen",
            "jewellery",
            "glass",
            "silver",
        ] {
            assert_eq!(decoded(word), None, "{word}");
        }
    }
}
