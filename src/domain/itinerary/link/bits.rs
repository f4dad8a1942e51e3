//! Numbers as bits, the highest first, in as few as their size needs.

/// Bits as they are written.
#[derive(Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// How many bits of the last byte are taken; 8 or none: the next one begins a byte.
    taken: u8,
}

/// Bits as they are read; what is asked for beyond their end is `None`.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Writer {
    /// Writes the lowest `n` bits of a number, at most 32.
    pub(super) fn bits(&mut self, number: u32, n: u8) {
        for at in (0..n).rev() {
            if self.taken.is_multiple_of(8) {
                self.bytes.push(0);
                self.taken = 0;
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((number >> at & 1) as u8) << (7 - self.taken);
            }
            self.taken += 1;
        }
    }

    pub(super) fn flag(&mut self, flag: bool) {
        self.bits(flag.into(), 1);
    }

    /// Writes a count: one bit for none, two more each time it doubles (Elias' gamma code of the
    /// next number).
    pub(super) fn count(&mut self, n: usize) {
        let next = n as u32 + 1;
        let more = next.ilog2() as u8;
        self.bits(0, more);
        self.bits(next, more + 1);
    }

    /// Writes a number that is mostly small: sixteens one by one, then the rest (Rice's code).
    pub(super) fn small(&mut self, number: u32) {
        for _ in 0..number >> 4 {
            self.flag(true);
        }
        self.flag(false);
        self.bits(number & 15, 4);
    }

    /// Returns the bytes, the last one filled up with zeros.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn bits(&mut self, n: u8) -> Option<u32> {
        let mut number = 0;
        for _ in 0..n {
            let byte = self.bytes.get(self.at / 8)?;
            number = number << 1 | u32::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(number)
    }

    pub(super) fn flag(&mut self) -> Option<bool> {
        Some(self.bits(1)? == 1)
    }

    pub(super) fn count(&mut self) -> Option<usize> {
        let mut more = 0_u8;
        while !self.flag()? {
            // No list of a link is as long as this.
            more = Some(more + 1).filter(|more| *more < 16)?;
        }
        let rest = self.bits(more)?;
        Some(((1 << more | rest) - 1) as usize)
    }

    pub(super) fn small(&mut self) -> Option<u32> {
        let mut number = 0;
        while self.flag()? {
            number += 16;
        }
        Some(number + self.bits(4)?)
    }

    /// Returns whether what is left is only what made the last byte whole.
    pub(super) fn ends_here(mut self) -> bool {
        let left = self.bytes.len() * 8 - self.at;
        left < 8 && self.bits(left as u8) == Some(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_count_without_an_end_is_none() {
        assert_eq!(Reader::new(&[0; 40]).count(), None);
        assert_eq!(Reader::new(&[0, 0, 0xff, 0xff, 0xff]).count(), None);
        assert_eq!(Reader::new(&[]).count(), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(parts in proptest::collection::vec((0_u8..4, 0_u32..65_000), 0..40)) {
            let mut out = Writer::default();
            for (kind, number) in &parts {
                match kind {
                    0 => out.bits(*number, 16),
                    1 => out.flag(number % 2 == 1),
                    2 => out.count(*number as usize),
                    _ => out.small(*number % 400),
                }
            }
            let bytes = out.into_bytes();
            let mut from = Reader::new(&bytes);
            for (kind, number) in &parts {
                let (read, written) = match kind {
                    0 => (from.bits(16), *number),
                    1 => (from.bits(1), *number % 2),
                    2 => (from.count().map(|n| n as u32), *number),
                    _ => (from.small(), *number % 400),
                };
                prop_assert_eq!(read, Some(written));
            }
            prop_assert!(from.ends_here());
        }
    }
}
