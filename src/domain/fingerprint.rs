//! A short number that tells files apart: another file has another one, but for a chance of one in
//! two to the sixty-fourth. It guards against files that do not belong together, not against people.

/// Returns the fingerprint of `bytes`: eight at a time, mixed as in Fowler, Noll and Vo's hash with a
/// wider multiplier, and the high half shifted back into the low after each.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    const SEED: u64 = 0xcbf2_9ce4_8422_2325;
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| {
        let hash = (hash ^ word).wrapping_mul(FACTOR);
        hash ^ hash >> 29
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(SEED, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let last = rest.iter().fold(bytes.len() as u64, |last, byte| last << 8 | u64::from(*byte));
    mix(mix(hash, last), bytes.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn lengths_and_places_count() {
        let zeros = [0_u8; 64];
        let of_lengths: BTreeSet<u64> = (0..64).map(|n| fingerprint(&zeros[..n])).collect();
        assert_eq!(of_lengths.len(), 64);
        let of_bits = (0..512).map(|bit| {
            let mut bytes = zeros;
            bytes[bit / 8] |= 1 << (bit % 8);
            fingerprint(&bytes)
        });
        assert_eq!(of_bits.collect::<BTreeSet<_>>().len(), 512);
    }

    proptest! {
        #[test]
        fn a_changed_byte_changes_it(mut bytes in proptest::collection::vec(0_u8.., 1..99), at: usize, by in 1_u8..) {
            let before = fingerprint(&bytes);
            let at = at % bytes.len();
            bytes[at] ^= by;
            prop_assert_ne!(fingerprint(&bytes), before);
        }
    }
}
