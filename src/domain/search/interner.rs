//! Numbers for byte strings: the same string always gets the same one. The standard hash map would
//! do, at several times the bytes of program.

/// A hash table of the byte strings that were seen, numbered from 0 in the order of coming.
#[derive(Debug)]
pub(super) struct Interner {
    bytes: Vec<u8>,
    /// Where each string ends in `bytes`.
    ends: Vec<u32>,
    /// 0 is free, n stands for the string n - 1.
    slots: Vec<u32>,
}

/// How many slots a table begins with; a power of two, so that a mask finds the place of a hash.
const FIRST_SLOTS: usize = 1 << 12;

impl Interner {
    /// Returns a table without strings.
    pub fn new() -> Self {
        Self { bytes: Vec::new(), ends: Vec::new(), slots: vec![0; FIRST_SLOTS] }
    }

    /// Returns how many strings there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns the string of a number.
    pub fn get(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let start =
            at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.bytes.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Returns the number of a string, and whether it is new.
    pub fn intern(&mut self, string: &[u8]) -> (u32, bool) {
        if self.ends.len() * 2 > self.slots.len() {
            self.double();
        }
        let slot = self.slot_of(string);
        if let Some(known @ 1..) = self.slots.get(slot).copied() {
            return (known - 1, false);
        }
        let number = self.ends.len() as u32;
        self.bytes.extend_from_slice(string);
        self.ends.push(self.bytes.len() as u32);
        self.take(slot, number);
        (number, true)
    }

    /// Returns the slot that holds the string, or the free one where it belongs.
    fn slot_of(&self, string: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(string) as usize & mask;
        while let Some(known @ 1..) = self.slots.get(at).copied() {
            if self.get(known - 1) == string {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn double(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for number in 0..self.ends.len() as u32 {
            let slot = self.slot_of(self.get(number));
            self.take(slot, number);
        }
    }

    fn take(&mut self, slot: usize, number: u32) {
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = number + 1;
        }
    }
}

/// Returns the FNV-1a hash of a string, its high bits mixed into the low ones that a mask keeps.
fn hash(string: &[u8]) -> u32 {
    let hash = string
        .iter()
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    hash ^ hash >> 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_string_has_one_number() {
        let mut interner = Interner::new();
        let strings: Vec<String> = (0..20_000).map(|n| format!("s{n}")).collect();
        for (at, string) in (0..).zip(&strings) {
            assert_eq!(interner.intern(string.as_bytes()), (at, true));
        }
        for (at, string) in (0..).zip(&strings) {
            assert_eq!(interner.intern(string.as_bytes()), (at, false));
            assert_eq!(interner.get(at), string.as_bytes());
        }
        assert_eq!((interner.len(), interner.intern(b"")), (20_000, (20_000, true)));
        assert!(interner.get(99_999).is_empty());
    }
}
