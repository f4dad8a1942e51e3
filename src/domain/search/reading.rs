//! How a text was read in the end: what of an answer to mark, and, where the words as typed did not
//! find it, what they were taken for.

use super::highlight::{Needle, Needles};
use super::record::Record;
use super::sought::{Lookup, Sought, Step};
use super::text_index::TextIndex;
use super::wordlist::Demand;
use crate::domain::text::{Word, words};

/// A word may be taken for so many others and no more are marked; a slip in a short one for dozens.
const MOST_MARKED: usize = 24;

/// Returns the words to mark in what was found.
pub(super) fn needles(index: &TextIndex, readings: &[Vec<Sought>]) -> Needles {
    let words = readings.iter().flatten();
    words.flat_map(|word| of_word(index, word).take(MOST_MARKED)).collect()
}

fn of_word<'a>(index: &'a TextIndex, word: &'a Sought) -> impl Iterator<Item = Needle> + 'a {
    let begun = word.lookups.iter().any(|lookup| lookup.step == Step::Typed && !lookup.whole);
    let typed = begun.then(|| Needle { folded: word.word.folded.as_str().into(), begins: true });
    let others = word.lookups.iter().filter(|lookup| lookup.whole || lookup.step != Step::Typed);
    typed.into_iter().chain(others.flat_map(|lookup| terms(index, lookup)))
}

/// Returns the terms that a word was looked up as.
fn terms<'a>(index: &'a TextIndex, lookup: &Lookup) -> impl Iterator<Item = Needle> + 'a {
    let mut before: &[u8] = &[];
    lookup.variants.clone().filter_map(move |variant| {
        let term = index.vocabulary.term_of(variant);
        let is_new = term != before;
        before = term;
        let folded = std::str::from_utf8(term).ok().filter(|_| is_new)?;
        Some(Needle { folded: folded.into(), begins: false })
    })
}

/// Returns the text as it was read, in the words of the best answer; `None` where that holds the
/// words as they were typed.
pub(super) fn read_as(
    index: &TextIndex,
    readings: &[Vec<Sought>],
    best: &Record<'_>,
) -> Option<String> {
    let texts = best.names.iter().copied().chain(best.texts.iter().map(|(text, _)| *text));
    let held: Vec<Held> = texts.flat_map(|text| words_of(index, text)).collect();
    let read = readings.iter().find_map(|reading| spelled(reading, &held))?;
    (!read.is_as_typed).then(|| read.words.join(" "))
}

/// A word of a record, as it is written there.
struct Held {
    variant: u32,
    written: String,
}

fn words_of(index: &TextIndex, text: &str) -> Vec<Held> {
    let held = |word: &Word| {
        let written = text.get(word.start..word.end)?.to_lowercase();
        Some(Held { variant: index.vocabulary.variant_of(word)?, written })
    };
    words(text).iter().filter_map(held).collect()
}

struct Read {
    words: Vec<String>,
    is_as_typed: bool,
}

/// Returns the words of a reading as a record spells them, if it holds all that are required.
fn spelled(reading: &[Sought], held: &[Held]) -> Option<Read> {
    let mut read = Read { words: Vec::new(), is_as_typed: true };
    for word in reading {
        let answers = |step: fn(Step) -> bool| {
            held.iter().find(|held| word.is_answered_at(held.variant, step))
        };
        let as_typed = answers(|step| step == Step::Typed);
        match as_typed.or_else(|| answers(|step| step > Step::Typed)) {
            Some(held) => {
                read.is_as_typed &= as_typed.is_some() && !word.is_rewritten;
                read.words.push(held.written.clone());
            }
            None if word.demand == Demand::Required => return None,
            None => read.words.push(word.word.folded.clone()),
        }
    }
    Some(read)
}
