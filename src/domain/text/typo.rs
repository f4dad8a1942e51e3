//! One slip of the finger: a letter wrong, missing, too many, or two of them swapped.

/// Returns whether two words are one edit apart, counting a swap of neighbours as one: the distance
/// of Damerau and Levenshtein, restricted, is 1. Words are compared byte by byte; folded Vietnamese
/// and English are ASCII.
pub fn is_one_edit_apart(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (Some(short), Some(long)) = (short.get(same..), long.get(same..)) else { return false };
    match (short, long) {
        ([], []) => false,
        (short, [_, rest @ ..]) if short.len() < long.len() => short == rest,
        ([a, b, short @ ..], [c, d, long @ ..]) if a == d && b == c => short == long,
        ([_, short @ ..], [_, long @ ..]) => short == long,
        _ => false,
    }
}

/// Returns whether `typed` is one edit apart from a beginning of `word`, its first letter being right.
pub fn begins_one_edit_apart(typed: &[u8], word: &[u8]) -> bool {
    if typed.first() != word.first() {
        return false;
    }
    let lengths = typed.len().saturating_sub(1)..=typed.len() + 1;
    let mut beginnings = lengths.filter_map(|length| word.get(..length));
    beginnings.any(|beginning| is_one_edit_apart(typed, beginning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The distance by its definition, in a table.
    fn distance(a: &[u8], b: &[u8]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let differs = usize::from(a[i - 1] != b[j - 1]);
                    let mut least = table[i - 1][j - 1] + differs;
                    least = least.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn one_edit_is_a_distance_of_one(a in "[ab]{0,6}", b in "[ab]{0,6}") {
            let (a, b) = (a.as_bytes(), b.as_bytes());
            prop_assert_eq!(is_one_edit_apart(a, b), distance(a, b) == 1);
        }
    }

    #[test]
    fn beginnings_one_edit_apart() {
        let check =
            |typed: &str, word: &str| begins_one_edit_apart(typed.as_bytes(), word.as_bytes());
        assert!(
            check("pote", "pottery") && check("laquer", "lacquerware") && check("trnag", "trang")
        );
        assert!(!check("xotte", "pottery") && !check("", "pottery") && !check("potxx", "pottery"));
    }
}
