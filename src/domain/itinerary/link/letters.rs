//! Bytes as letters: base64 as addresses spell it (RFC 4648, §5), and as digits, which a QR code
//! holds in less room: ten bits for three of them, where a letter takes eight.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// As many bytes as are written together as digits: seven of them waste least.
const TOGETHER: usize = 7;
/// How many digits so many bytes take.
const DIGITS: [usize; TOGETHER + 1] = [0, 3, 5, 8, 10, 13, 15, 17];

/// Returns bytes as letters, without padding.
pub(super) fn to_letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for part in bytes.chunks(3) {
        let joined = part.iter().fold(0_u32, |joined, byte| joined << 8 | u32::from(*byte));
        let joined = joined << (8 * (3 - part.len()));
        for at in 0..=part.len() {
            let letter = ALPHABET.get((joined >> (18 - 6 * at) & 63) as usize);
            text.push(letter.map_or('A', |letter| char::from(*letter)));
        }
    }
    text
}

/// Returns the bytes that letters stand for, or `None` if one is no letter. Bits that make no byte
/// are as they may be: where a link was cut, the checksum says so.
pub(super) fn from_letters(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for part in text.as_bytes().chunks(4) {
        let mut joined = 0;
        for letter in part {
            joined = joined << 6 | ALPHABET.iter().position(|known| known == letter)? as u32;
        }
        joined <<= 6 * (4 - part.len());
        let [_, taken @ ..] = joined.to_be_bytes();
        bytes.extend(taken.iter().take(part.len() * 6 / 8));
    }
    Some(bytes)
}

/// Returns bytes as digits.
pub(super) fn to_digits(bytes: &[u8]) -> String {
    let mut text = String::new();
    for part in bytes.chunks(TOGETHER) {
        let mut number = part.iter().fold(0_u64, |joined, byte| joined << 8 | u64::from(*byte));
        let mut digits = [b'0'; 17];
        let length = DIGITS.get(part.len()).copied().unwrap_or_default();
        for digit in digits.iter_mut().take(length).rev() {
            *digit = b'0' + (number % 10) as u8;
            number /= 10;
        }
        text.extend(digits.iter().take(length).map(|digit| char::from(*digit)));
    }
    text
}

/// Returns the bytes that digits stand for, or `None` if they are not whole.
pub(super) fn from_digits(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for part in text.as_bytes().chunks(17) {
        let n = DIGITS.iter().position(|length| *length == part.len())?;
        let mut number = 0_u64;
        for digit in part {
            number = number * 10 + u64::from(char::from(*digit).to_digit(10)?);
        }
        let joined = number.to_be_bytes();
        let (over, taken) = joined.split_at(8 - n);
        if over.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(taken);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_are_those_of_the_standard() {
        // The test vectors of RFC 4648, §10, without padding.
        for (bytes, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")]
        {
            assert_eq!(to_letters(bytes.as_bytes()), text);
        }
        assert_eq!(to_letters(&[0xfb, 0xff]), "-_8");
        assert_eq!(from_letters("Zm9vZ").unwrap(), b"foo");
        for broken in ["Zm9v?", "Zg==", "é", "Zm 9v"] {
            assert_eq!(from_letters(broken), None, "{broken}");
        }
    }

    #[test]
    fn other_text_is_no_digits() {
        for broken in ["1", "1234", "256", "99999999999999999", "12a", "-12"] {
            assert_eq!(from_digits(broken), None, "{broken}");
        }
    }

    proptest! {
        #[test]
        fn both_are_read_back(bytes in proptest::collection::vec(0_u8.., 0..90)) {
            prop_assert_eq!(from_letters(&to_letters(&bytes)), Some(bytes.clone()));
            prop_assert_eq!(from_digits(&to_digits(&bytes)), Some(bytes));
        }
    }
}
