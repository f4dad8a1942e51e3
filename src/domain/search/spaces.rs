//! Missing spaces: "battrang" for Bát Tràng. A word that no entry holds is taken apart into words
//! that entries do hold.

use super::sorting::sorted;
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
    let mut ways: Vec<Vec<Way>> = vec![Vec::new(); letters.len() + 1];
    ways.iter_mut().take(1).for_each(|ways| ways.push(Way::default()));
    for end in SHORTEST..=letters.len() {
        let mut here = Vec::new();
        for start in 0..=end - SHORTEST {
            let may_begin = is_last && end == letters.len();
            let (Some(before), Some(piece)) = (ways.get(start), letters.get(start..end)) else {
                continue;
            };
            let Some(holding) = n_holding(piece, may_begin, in_) else { continue };
            for way in before {
                let lengths = way.lengths.iter().copied().chain([end - start]).collect();
                let rarity = way.rarity.saturating_add(RAREST / holding as u32);
                here.push(Way { rarity, lengths });
            }
        }
        if let Some(place) = ways.get_mut(end) {
            *place = best(&here);
        }
    }
    let whole = ways.pop().unwrap_or_default().into_iter().map(|way| way.lengths);
    whole.filter(|lengths| lengths.len() > 1).collect()
}

/// A way to take the beginning of a word apart.
#[derive(Clone, Debug, Default)]
struct Way {
    rarity: u32,
    lengths: Vec<usize>,
}

/// What a piece adds to the rarity that one posting has.
const RAREST: u32 = 1 << 20;

/// Returns the best of some ways: fewest pieces, then least rarity.
fn best(ways: &[Way]) -> Vec<Way> {
    let keys = ways.iter().zip(0..).map(|(way, at)| {
        let pieces = (way.lengths.len() as u64) << 48;
        pieces | u64::from(way.rarity) << 16 | at
    });
    let best = sorted(keys.collect()).into_iter().take(MOST);
    best.filter_map(|key| ways.get((key & 0xffff) as usize).cloned()).collect()
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
