//! An index as a file, for catalogues too large to be indexed by each visitor. It is made by the same
//! code from the same catalogue, holds what takes long to work out, and says what it was made from:
//! whatever does not fit is refused, and the index is then built.
//!
//! The file: a sign, a version, the fingerprints of the catalogue's file and of all that follows; then
//! one list after another, each with its length before it. Numbers are short when they are small, and
//! rising ones are written as steps.

use super::facet::Columns;
use super::index::Index;
use super::lists::Lists;
use super::rank::{Ranks, rating};
use super::record::standing;
use super::sorting::Order;
use super::text_index::{Phrases, TextIndex, idle};
use super::vocabulary::{Posting, Vocabulary};
use super::wordlist::Wordlist;
use crate::domain::catalogue::{Catalogue, Entry};
use crate::domain::fingerprint::fingerprint;
use crate::domain::pace::Pace;
use crate::domain::text::Marks;
use crate::domain::varint;

/// What the file begins with.
const SIGN: &[u8; 4] = b"VLSI";

/// To be raised whenever the same catalogue would be indexed otherwise: a test tells when.
const VERSION: u32 = 2;

impl Index {
    /// Returns the index as a file, to be found beside the catalogue's core, which is `core`.
    pub fn to_bytes(&self, core: &[u8]) -> Vec<u8> {
        let mut out = Writer(Vec::new());
        let (words, phrases) = (&self.text.vocabulary, &self.text.phrases);
        out.bytes(&words.letters);
        out.rising(words.ends.iter().copied());
        out.rising(words.first_variant.iter().copied());
        out.bytes(&words.marks.iter().flat_map(|marks| marks.bytes()).collect::<Vec<_>>());
        out.rising(words.first_posting.iter().copied());
        out.rising(words.postings.iter().map(|posting| posting.0));
        out.lists(&phrases.words);
        for lists in [&phrases.names, &phrases.places, &phrases.others] {
            out.lists(lists);
        }
        out.rising(phrases.all_places.iter().copied());
        out.numbers(self.text.ranks.name.things());
        let version = VERSION.to_le_bytes();
        let made_from = fingerprint(core).to_le_bytes();
        let holds = fingerprint(&out.0).to_le_bytes();
        [&SIGN[..], &version, &made_from, &holds, &out.0].concat()
    }

    /// Returns the index that a file holds, if it was made from this catalogue, whose core is the file
    /// `core`, by this version of the program.
    pub async fn from_bytes(
        bytes: &[u8],
        catalogue: &Catalogue,
        core: &[u8],
        pace: &Pace,
    ) -> Option<Self> {
        let mut from = Reader(checked(bytes, core)?);
        let mut vocabulary = Vocabulary {
            letters: from.bytes()?.to_vec(),
            ends: from.rising()?,
            first_variant: from.rising()?,
            sounds: Vec::new(),
            marks: from.bytes()?.as_chunks().0.iter().copied().map(Marks::from_bytes).collect(),
            first_posting: from.rising()?,
            postings: from.rising()?.into_iter().map(Posting).collect(),
        };
        pace.step().await;
        vocabulary.hear();
        pace.step().await;
        let [words, names, places, others] =
            [from.lists()?, from.lists()?, from.lists()?, from.lists()?];
        let phrases = Phrases { words, names, places, others, all_places: from.rising()? };
        pace.step().await;
        let by_name = Order::of_things(from.numbers()?);
        let entries: Vec<Entry> = catalogue.entries().collect();
        let text = texts(catalogue, &entries, vocabulary, phrases, by_name);
        let fits = from.0.is_empty() && text.ranks.name.things().len() == entries.len();
        let columns = Columns::new(catalogue, &entries, pace).await;
        let wordlist = Wordlist::new(catalogue);
        let text = TextIndex { idle: idle(&text.vocabulary, &wordlist), ..text };
        fits.then_some(Self { entries, text, wordlist, columns })
    }
}

/// Returns what follows the head of a file, if the head is as it should be.
fn checked<'a>(bytes: &'a [u8], core: &[u8]) -> Option<&'a [u8]> {
    let rest = bytes.strip_prefix(SIGN)?.strip_prefix(&VERSION.to_le_bytes())?;
    let rest = rest.strip_prefix(&fingerprint(core).to_le_bytes())?;
    let (holds, rest) = rest.split_first_chunk()?;
    (u64::from_le_bytes(*holds) == fingerprint(rest)).then_some(rest)
}

/// Returns the index of texts; what takes no time to work out is worked out from the catalogue.
fn texts(
    catalogue: &Catalogue,
    entries: &[Entry],
    vocabulary: Vocabulary,
    phrases: Phrases,
    by_name: Order,
) -> TextIndex {
    let (mut kinds, mut stars, mut ratings) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries {
        let (level, rank) = standing(catalogue, *entry);
        kinds.push(entry.kind() as u8);
        stars.push(level);
        ratings.push(rating(entry.kind(), level, rank));
    }
    let ranks = Ranks::new(by_name, &kinds, &ratings);
    TextIndex { vocabulary, phrases, ranks, kinds, stars, idle: Vec::new() }
}

struct Writer(Vec<u8>);

impl Writer {
    fn bytes(&mut self, bytes: &[u8]) {
        varint::put(&mut self.0, bytes.len() as u32);
        self.0.extend_from_slice(bytes);
    }

    fn numbers(&mut self, numbers: &[u32]) {
        varint::put(&mut self.0, numbers.len() as u32);
        numbers.iter().for_each(|number| varint::put(&mut self.0, *number));
    }

    /// Writes numbers of which most are a little above the one before.
    fn rising(&mut self, numbers: impl ExactSizeIterator<Item = u32>) {
        varint::put(&mut self.0, numbers.len() as u32);
        let mut before = 0;
        for number in numbers {
            varint::put(&mut self.0, number.wrapping_sub(before));
            before = number;
        }
    }

    fn lists(&mut self, lists: &Lists) {
        self.rising(lists.starts.iter().copied());
        self.numbers(&lists.items);
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self) -> Option<&'a [u8]> {
        let n = varint::take(&mut self.0)?;
        let (bytes, rest) = self.0.split_at_checked(n as usize)?;
        self.0 = rest;
        Some(bytes)
    }

    fn numbers(&mut self) -> Option<Vec<u32>> {
        let n = varint::take(&mut self.0)? as usize;
        // No number takes less than a byte, so a length that is a lie asks for no memory.
        let mut numbers = Vec::with_capacity(n.min(self.0.len()));
        for _ in 0..n {
            numbers.push(varint::take(&mut self.0)?);
        }
        Some(numbers)
    }

    fn rising(&mut self) -> Option<Vec<u32>> {
        let mut numbers = self.numbers()?;
        let mut before = 0;
        for number in &mut numbers {
            *number = number.wrapping_add(before);
            before = *number;
        }
        Some(numbers)
    }

    fn lists(&mut self) -> Option<Lists> {
        Some(Lists { starts: self.rising()?, items: self.numbers()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::decode;
    use crate::domain::pace::at_once;

    const SMALL: &[u8] = include_bytes!("../../../tests/data/search.json");
    const SHIPPED: &[u8] = include_bytes!("../../../public/data/catalogue.json");

    fn read(bytes: &[u8], catalogue: &Catalogue, core: &[u8]) -> Option<Index> {
        at_once(Index::from_bytes(bytes, catalogue, core, &Pace::steady()))
    }

    fn written(core: &[u8]) -> (Catalogue, Index, Vec<u8>) {
        let (catalogue, _) = decode(core, None).unwrap();
        let index = Index::new(&catalogue);
        let bytes = index.to_bytes(core);
        (catalogue, index, bytes)
    }

    #[test]
    fn what_is_written_is_read_back_equal() {
        for core in [SMALL, SHIPPED] {
            let (catalogue, index, bytes) = written(core);
            assert_eq!(read(&bytes, &catalogue, core), Some(index));
        }
    }

    #[test]
    fn a_file_that_does_not_fit_is_refused() {
        let (catalogue, _, bytes) = written(SMALL);
        for at in (0..bytes.len()).filter(|at| *at < 24 || at % 7 == 0) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(read(&changed, &catalogue, SMALL).is_none(), "byte {at}");
            assert!(read(&bytes[..at], &catalogue, SMALL).is_none(), "cut at {at}");
        }
        assert!(read(&[&bytes[..], b"x"].concat(), &catalogue, SMALL).is_none());
        let other = String::from_utf8(SMALL.to_vec()).unwrap().replacen("Hà Nội", "Hà Nam", 1);
        assert!(read(&bytes, &catalogue, other.as_bytes()).is_none());
    }

    #[test]
    fn lists_that_lie_break_nothing() {
        let (catalogue, index, bytes) = written(SMALL);
        let (head, body) = bytes.split_at(24);
        for at in (0..body.len()).step_by(11) {
            for value in [0, 1, 0x7f, 0xff] {
                let mut body = body.to_vec();
                body[at] = value;
                let holds = fingerprint(&body).to_le_bytes();
                let Some(read) = read(&[&head[..16], &holds, &body].concat(), &catalogue, SMALL)
                else {
                    continue;
                };
                assert_eq!(read.n_entries(), index.n_entries());
                for text in ["gốm", "lua van phuc", "x"] {
                    let query =
                        crate::domain::search::Query { text: text.into(), ..Default::default() };
                    let _ = crate::domain::search::search(&read, &catalogue, &query);
                }
            }
        }
    }

    /// When this fails and the sample has not changed, search indexes otherwise than before: raise
    /// [`VERSION`], so that no visitor's program reads an index of the old kind, and then this number.
    #[test]
    fn the_version_says_how_it_is_indexed() {
        let (_, _, bytes) = written(SMALL);
        assert_eq!(
            (VERSION, fingerprint(SMALL), fingerprint(&bytes[24..])),
            (2, 4488942910560474113, 4656356556825114019)
        );
    }
}
