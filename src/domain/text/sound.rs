//! Syllables that many speakers pronounce, and therefore write, alike: l and n, ch and tr, s and x,
//! d, gi and r at the beginning, n and ng, c and t at the end. The table is that of SEARCH.md's facts.

/// Returns a number that is the same for folded words that sound alike.
pub fn sound_key(folded: &str) -> u32 {
    let bytes = folded.as_bytes();
    let (onset, rest) = onset(bytes);
    let (vowels, coda) = match CODAS.iter().find(|(ending, _)| rest.ends_with(ending)) {
        Some((ending, sound)) if rest.len() > ending.len() => {
            (rest.get(..rest.len() - ending.len()).unwrap_or(rest), *sound)
        }
        _ => (rest, 0),
    };
    let vowels = vowels.iter().map(|byte| if *byte == b'y' { b'i' } else { *byte });
    let sounds = [onset].into_iter().chain(vowels).chain([coda]);
    // FNV-1a.
    sounds.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Beginnings and the sound of each, longest first. `gi` counts only before a vowel: gìn keeps its g.
const ONSETS: [(&[u8], u8); 18] = [
    (b"ngh", b'G'),
    (b"ng", b'G'),
    (b"nh", b'N'),
    (b"th", b'T'),
    (b"kh", b'K'),
    (b"gh", b'g'),
    (b"ph", b'f'),
    (b"tr", b'c'),
    (b"ch", b'c'),
    (b"gi", b'z'),
    (b"qu", b'q'),
    (b"d", b'z'),
    (b"r", b'z'),
    (b"x", b's'),
    (b"n", b'l'),
    (b"c", b'k'),
    (b"q", b'k'),
    (b"w", b'u'),
];

const CODAS: [(&[u8], u8); 6] =
    [(b"ng", b'n'), (b"nh", b'n'), (b"ch", b't'), (b"c", b't'), (b"n", b'n'), (b"t", b't')];

fn onset(word: &[u8]) -> (u8, &[u8]) {
    for (beginning, sound) in ONSETS {
        if let Some(rest) = word.strip_prefix(beginning) {
            let is_whole = beginning != b"gi" || rest.first().is_some_and(|c| b"aeouy".contains(c));
            if is_whole {
                return (sound, rest);
            }
        }
    }
    match word.split_first() {
        Some((first, rest)) if !b"aeiouy".contains(first) => (*first, rest),
        _ => (0, word),
    }
}

/// Returns the other spelling of an open syllable that ends in i or y alone: ly for li, mi for my.
pub fn other_spelling(folded: &str) -> Option<String> {
    let (last, swapped) = match folded.as_bytes().last()? {
        b'i' => ('i', 'y'),
        b'y' => ('y', 'i'),
        _ => return None,
    };
    let onset = folded.strip_suffix(last)?;
    let has_vowel =
        onset.contains(['a', 'e', 'i', 'o', 'y']) || onset.trim_start_matches("qu").contains('u');
    (!onset.is_empty() && !has_vowel).then(|| format!("{onset}{swapped}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_alike_has_one_key() {
        for (one, other) in [
            ("lua", "nua"),
            ("trang", "chang"),
            ("son", "xon"),
            ("da", "gia"),
            ("da", "ra"),
            ("ky", "ki"),
            ("ca", "ka"),
            ("nghe", "nge"),
            ("ghe", "ge"),
            ("bang", "ban"),
            ("banh", "ban"),
            ("cac", "cat"),
            ("sach", "sat"),
            ("phuc", "fuc"),
            ("lang", "nan"),
        ] {
            assert_eq!(sound_key(one), sound_key(other), "{one} {other}");
        }
        for (one, other) in [
            ("lua", "dua"),
            ("nha", "la"),
            ("nga", "na"),
            ("gom", "dom"),
            ("tho", "to"),
            ("kho", "co"),
            ("an", "at"),
            ("gin", "zin"),
            ("quan", "can"),
            ("", "a"),
        ] {
            assert_ne!(sound_key(one), sound_key(other), "{one} {other}");
        }
    }

    #[test]
    fn open_syllables_are_spelled_both_ways() {
        let check = |word: &str, other: Option<&str>| {
            assert_eq!(other_spelling(word).as_deref(), other, "{word}");
        };
        check("my", Some("mi"));
        check("li", Some("ly"));
        check("quy", Some("qui"));
        check("thuy", None);
        check("tai", None);
        check("may", None);
        check("i", None);
        check("gom", None);
        check("", None);
    }
}
