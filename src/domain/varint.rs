//! Numbers as bytes: seven bits a byte, the lowest first; the eighth says that more follow. A text is
//! the number of its bytes and these.

/// Writes a number, in one byte up to 127 and five at most.
pub fn put(out: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Takes a number off the front of `from`, or returns `None` if there is none.
pub fn take(from: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u64;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if *byte <= 0x7f {
            return number.try_into().ok();
        }
    }
    None
}

/// Writes a text.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, text.len() as u32);
    out.extend_from_slice(text.as_bytes());
}

/// Takes a text off the front of `from`, or returns `None` if there is none.
pub fn take_text<'a>(from: &mut &'a [u8]) -> Option<&'a str> {
    let length = take(from)? as usize;
    let (text, rest) = from.split_at_checked(length)?;
    *from = rest;
    std::str::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_number_is_none() {
        for bytes in [&[][..], &[0x80], &[0xff; 5], &[0xff, 0xff, 0xff, 0xff, 0x10]] {
            assert_eq!(take(&mut &*bytes), None, "{bytes:x?}");
        }
        assert_eq!(take(&mut &[0xff, 0xff, 0xff, 0xff, 0x0f][..]), Some(u32::MAX));
    }

    proptest! {
        #[test]
        fn numbers_are_read_back(numbers: Vec<u32>, shift in 0_u32..32) {
            let numbers: Vec<u32> = numbers.iter().map(|number| number >> shift).collect();
            let mut bytes = Vec::new();
            numbers.iter().for_each(|number| put(&mut bytes, *number));
            let mut rest = bytes.as_slice();
            let read: Vec<u32> = std::iter::from_fn(|| take(&mut rest)).collect();
            prop_assert_eq!(read, numbers);
        }
    }
}
