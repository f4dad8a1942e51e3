//! Missing spaces: "battrang" for Bát Tràng. A word that no entry holds is taken apart into words
//! that entries do hold.

use super::vocabulary::Vocabulary;

/// The shortest piece; single letters would take anything apart.
const SHORTEST: usize = 2;
/// The longest word that is looked at; the work grows with its square.
const LONGEST: usize = 40;

/// How many ways to take a word apart are worth a try.
const MOST: usize = 6;

/// Returns the ways in which known words stand one after another in `folded`, as the lengths of
/// these: the fewest pieces first, of equally few the most common. The last may be the beginning of
/// a word if `is_last`.
pub(super) fn pieces(folded: &str, is_last: bool, in_: &Vocabulary) -> Vec<Vec<usize>> {
    let letters = folded.as_bytes();
    if !folded.is_ascii() || letters.len() < 2 * SHORTEST || letters.len() > LONGEST {
        return Vec::new();
    }
    // For each end the best ways to it: pieces, rarity, lengths.
    let mut ways: Vec<Vec<(usize, u64, Vec<usize>)>> = vec![Vec::new(); letters.len() + 1];
    ways.iter_mut().take(1).for_each(|ways| ways.push((0, 0, Vec::new())));
    for end in SHORTEST..=letters.len() {
        let mut here = Vec::new();
        for start in 0..=end - SHORTEST {
            let may_begin = is_last && end == letters.len();
            let (Some(before), Some(piece)) = (ways.get(start), letters.get(start..end)) else {
                continue;
            };
            let Some(holding) = n_holding(piece, may_begin, in_) else { continue };
            for (n, rarity, lengths) in before {
                let lengths = lengths.iter().copied().chain([end - start]).collect();
                here.push((n + 1, rarity + u64::from(u32::MAX) / holding as u64, lengths));
            }
        }
        here.sort_unstable();
        here.truncate(MOST);
        if let Some(place) = ways.get_mut(end) {
            *place = here;
        }
    }
    let whole = ways.pop().unwrap_or_default().into_iter();
    whole.map(|(.., lengths)| lengths).filter(|lengths: &Vec<usize>| lengths.len() > 1).collect()
}

/// Returns how many postings a piece has, if it is a word at all.
fn n_holding(piece: &[u8], may_begin: bool, in_: &Vocabulary) -> Option<usize> {
    let whole = in_.n_postings(in_.variants(in_.equal_to(piece)));
    let holding = match may_begin && whole == 0 {
        true => in_.n_postings(in_.variants(in_.beginning_with(piece))),
        false => whole,
    };
    (holding > 0).then_some(holding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::vocabulary::VocabularyBuilder;
    use crate::domain::text::words;

    #[test]
    fn words_run_together_are_taken_apart() {
        let mut builder = VocabularyBuilder::new();
        for word in words("gốm Bát Tràng bạt tra ng lụa vạn phúc mây an") {
            let id = builder.intern(&word);
            builder.post(id, 1);
        }
        builder.end_entry();
        let (vocabulary, _) = builder.build();
        let check = |folded, is_last, expected: Option<&[usize]>| {
            let found = pieces(folded, is_last, &vocabulary);
            assert_eq!(found.first().map(Vec::as_slice), expected, "{folded}");
        };
        check("battrang", true, Some(&[3, 5]));
        check("gombattrang", false, Some(&[3, 3, 5]));
        check("vanphu", true, Some(&[3, 3]));
        check("vanphu", false, None);
        check("mayan", false, Some(&[3, 2]));
        check("iphone", true, None);
        check("bat", true, None);
        check("밧짱밧짱", true, None);
    }
}
