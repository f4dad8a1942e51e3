//! The cyclic redundancy check CRC-24 of OpenPGP (RFC 4880, section 6.1): three bytes by which a
//! change on the way is seen, always if it lies within 24 neighbouring bits.

const FIRST: u32 = 0x00b7_04ce;
const POLYNOMIAL: u32 = 0x0186_4cfb;

/// Returns the checksum of bytes.
pub(super) fn of(bytes: &[u8]) -> [u8; 3] {
    let mut sum = FIRST;
    for byte in bytes {
        sum ^= u32::from(*byte) << 16;
        for _ in 0..8 {
            sum <<= 1;
            if sum & 1 << 24 != 0 {
                sum ^= POLYNOMIAL;
            }
        }
    }
    let [_, sum @ ..] = sum.to_be_bytes();
    sum
}

#[cfg(test)]
mod tests {
    /// The check value that catalogues of such sums give for `CRC-24/OPENPGP`.
    #[test]
    fn it_is_the_sum_of_the_standard() {
        assert_eq!(super::of(b"123456789"), [0x21, 0xcf, 0x02]);
    }
}
