//! Many short byte strings, for as long as an index is built. They stand in chunks, so that the next
//! one never makes all before it move: memory that a page once took it keeps.

use crate::domain::varint;

/// How many bytes a chunk holds; fewer, and each costs more than it saves.
const CHUNK: usize = 1 << 16;

/// Bytes that come piece by piece, of which each lies in one chunk.
#[derive(Debug, Default)]
pub(super) struct Chunks(Vec<Vec<u8>>);

impl Chunks {
    /// Adds what `write` writes as one piece; returns in which chunk it lies and where it begins.
    pub fn push(&mut self, write: &mut dyn FnMut(&mut Vec<u8>)) -> (usize, usize) {
        let is_full = |chunk: &Vec<u8>| chunk.len() >= CHUNK - CHUNK / 16;
        if self.0.last().is_none_or(is_full) {
            self.0.push(Vec::with_capacity(CHUNK));
        }
        let at = self.0.len() - 1;
        let Some(chunk) = self.0.last_mut() else { return (at, 0) };
        let begun = chunk.len();
        write(chunk);
        (at, begun)
    }

    /// Returns the chunks in order.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(Vec::as_slice)
    }

    /// Returns a chunk from one of its bytes on.
    fn from(&self, chunk: usize, byte: usize) -> &[u8] {
        self.0.get(chunk).and_then(|chunk| chunk.get(byte..)).unwrap_or_default()
    }
}

/// Byte strings, numbered from 0 in the order of coming.
#[derive(Debug, Default)]
pub(super) struct Strings {
    /// Each string after its length.
    chunks: Chunks,
    /// The chunk of each string, and where it begins there.
    places: Vec<(u32, u32)>,
}

impl Strings {
    /// Adds a string; returns its number.
    pub fn push(&mut self, string: &[u8]) -> u32 {
        let (chunk, byte) = self.chunks.push(&mut |out| {
            varint::put(out, string.len() as u32);
            out.extend_from_slice(string);
        });
        self.places.push((chunk as u32, byte as u32));
        self.places.len() as u32 - 1
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Returns the string of a number, empty where there is none.
    pub fn get(&self, number: u32) -> &[u8] {
        let Some((chunk, byte)) = self.places.get(number as usize) else { return &[] };
        let mut rest = self.chunks.from(*chunk as usize, *byte as usize);
        let length = varint::take(&mut rest).unwrap_or(0);
        rest.get(..length as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_any_length_are_read_back() {
        let mut strings = Strings::default();
        let string = |n: usize| vec![n as u8; n * n % 3_000];
        for n in 0..300 {
            assert_eq!(strings.push(&string(n)), n as u32);
        }
        assert_eq!(strings.push(&vec![7; 3 * CHUNK]), 300);
        assert_eq!((strings.push(b"last"), strings.get(301)), (301, &b"last"[..]));
        for n in 0..300 {
            assert_eq!(strings.get(n as u32), string(n));
        }
        assert_eq!((strings.get(300).len(), strings.get(302)), (3 * CHUNK, &[][..]));
    }
}
