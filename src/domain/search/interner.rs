//! Numbers for byte strings: the same string always gets the same one. The standard hash map would
//! do, at several times the bytes of program.

use super::strings::Strings;

/// A hash table of the byte strings that were seen, numbered from 0 in the order of coming.
#[derive(Debug)]
pub(super) struct Interner {
    strings: Strings,
    /// 0 is free, n stands for the string n - 1.
    slots: Vec<u32>,
}

/// How many slots a table begins with; a power of two, so that a mask finds the place of a hash.
const FIRST_SLOTS: usize = 1 << 12;

impl Interner {
    /// Returns a table without strings.
    pub fn new() -> Self {
        Self { strings: Strings::default(), slots: vec![0; FIRST_SLOTS] }
    }

    /// Returns the strings by their numbers.
    pub fn strings(&self) -> &Strings {
        &self.strings
    }

    /// Returns the number of a string that was seen.
    pub fn number(&self, string: &[u8]) -> Option<u32> {
        self.slots.get(self.slot_of(string))?.checked_sub(1)
    }

    /// Returns the number of a string, and whether it is new.
    pub fn intern(&mut self, string: &[u8]) -> (u32, bool) {
        if self.strings.len() * 2 > self.slots.len() {
            self.double();
        }
        let slot = self.slot_of(string);
        if let Some(known @ 1..) = self.slots.get(slot).copied() {
            return (known - 1, false);
        }
        let number = self.strings.push(string);
        self.take(slot, number);
        (number, true)
    }

    /// Returns the slot that holds the string, or the free one where it belongs.
    fn slot_of(&self, string: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(string) as usize & mask;
        while let Some(known @ 1..) = self.slots.get(at).copied() {
            if self.strings.get(known - 1) == string {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn double(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for number in 0..self.strings.len() as u32 {
            let slot = self.slot_of(self.strings.get(number));
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
            assert_eq!(interner.strings().get(at), string.as_bytes());
            assert_eq!(interner.number(string.as_bytes()), Some(at));
        }
        assert_eq!(interner.number(b""), None);
        assert_eq!((interner.strings().len(), interner.intern(b"")), (20_000, (20_000, true)));
    }
}
