//! A word of a query and what it is looked up as. The ladder begins with the word as it was typed;
//! each step below widens it and is worth less: SEARCH.md's facts give the steps and their order.

use super::vocabulary::{VariantId, Vocabulary};
use super::wordlist::Demand;
use crate::domain::text::sound::other_spelling;
use crate::domain::text::tokens::Agreement;
use crate::domain::text::typo::{begins_one_edit_apart, is_one_edit_apart};
use crate::domain::text::{Marks, Word, telex};
use std::ops::Range;

/// What a word is worth as each step finds it, in percent.
const WHOLE: u32 = 100;
const OTHER_SPELLING: u32 = 95;
const BEGUN: u32 = 75;
const BEGUN_EARLIER: u32 = 50;
const DECODED: u32 = 70;
const DECODED_BEGUN: u32 = 55;
const MEANT: u32 = 60;
const SOUNDING: u32 = 50;
/// What comes near and is marked as typed, where what was typed is not marked so anywhere.
const AS_MARKED: u32 = 80;
const MISTYPED: u32 = 40;
const MISTYPED_BEGUN: u32 = 30;

/// What a word is worth whose marks agree as they were typed, or in all but the tone, in percent.
/// Higher, and a right mark in running text beats a name.
const FULL_MARKS: u32 = 130;
const LETTER_MARKS: u32 = 110;

/// The shortest word that may hold a slip of the finger; of shorter ones too much is one edit apart.
const SHORTEST_MISTYPED: usize = 4;
/// The same when nothing else is found.
const SHORTEST_MISTYPED_AT_LAST: usize = 3;

/// How far down the ladder a word is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// As it stands; the last word also as the beginning of a longer one.
    Typed,
    /// Without the keys of an input method.
    Decoded,
    /// As another word of the same meaning.
    Meant,
    /// As what sounds alike.
    Sounding,
    /// With one slip of the finger.
    Mistyped,
    /// With one slip in a very short word too.
    MistypedShort,
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sought {
    /// As it was typed.
    pub word: Word,
    /// What it asks of an entry.
    pub demand: Demand,
    /// It may still be being typed.
    pub is_last: bool,
    /// Some word of the text has marks, so that this one lacks none.
    pub marked: bool,
    /// What it is looked up as.
    pub lookups: Vec<Lookup>,
}

/// What a word is looked up as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lookup {
    /// The variants that answer it.
    pub variants: Range<VariantId>,
    /// What they are worth, in percent.
    pub percent: u32,
    /// They are the word and do not just begin with it.
    pub whole: bool,
    /// The step that found them.
    pub step: Step,
}

impl Sought {
    /// Returns a word that is looked up as it stands.
    pub fn new(word: Word, demand: Demand, is_last: bool, marked: bool, in_: &Vocabulary) -> Self {
        let mut sought = Self { word, demand, is_last, marked, lookups: Vec::new() };
        let folded = sought.word.folded.clone();
        sought.look_up(in_, in_.equal_to(folded.as_bytes()), WHOLE, true, Step::Typed);
        if let Some(other) = other_spelling(&folded) {
            sought.look_up(in_, in_.equal_to(other.as_bytes()), OTHER_SPELLING, true, Step::Typed);
        }
        if is_last {
            sought.look_up(in_, in_.beginning_with(folded.as_bytes()), BEGUN, false, Step::Typed);
        }
        sought
    }

    /// Returns whether no entry holds the word as it was typed.
    pub fn is_unknown(&self) -> bool {
        !self.lookups.iter().any(|lookup| lookup.step == Step::Typed)
    }

    /// Returns whether it was typed with marks that no entry holds it with.
    pub fn is_marked_otherwise(&self, vocabulary: &Vocabulary) -> bool {
        let agrees = |lookup: &Lookup| {
            let mut variants = lookup.variants.clone();
            variants.any(|at| self.agreement(vocabulary.marks(at), lookup) != Agreement::No)
        };
        !self.word.marks.is_none() && !self.is_unknown() && !self.lookups.iter().any(agrees)
    }

    /// Of what was found beyond the word itself, keeps what is marked as the word was typed.
    pub fn keep_agreeing(&mut self, vocabulary: &Vocabulary) {
        let mut agreeing = Vec::new();
        for lookup in &self.lookups {
            let fits =
                |at: &VariantId| self.agreement(vocabulary.marks(*at), lookup) != Agreement::No;
            match lookup.step > Step::Typed {
                true => agreeing.extend(lookup.variants.clone().filter(fits).map(|at| Lookup {
                    variants: at..at + 1,
                    percent: AS_MARKED,
                    ..lookup.clone()
                })),
                false => agreeing.push(lookup.clone()),
            }
        }
        self.lookups = agreeing;
    }

    /// Keeps only what tells by itself what is meant: whole words, and beginnings of some length.
    pub fn keep_telling(&mut self) {
        let is_figure = self.word.folded.bytes().all(|byte| byte.is_ascii_digit());
        let is_long = self.word.folded.len() >= SHORTEST_MISTYPED;
        self.lookups.retain(|lookup| !is_figure && (lookup.whole || is_long));
    }

    /// Looks the word up one step further.
    pub fn widen(&mut self, step: Step, in_: &Vocabulary) {
        let folded = self.word.folded.clone();
        match step {
            Step::Typed | Step::Meant => {}
            Step::Decoded => {
                if self.is_unknown()
                    && let Some(decoded) = telex::decoded(&folded)
                {
                    self.look_up(in_, in_.equal_to(decoded.as_bytes()), DECODED, true, step);
                    if self.is_last && decoded.len() > 1 {
                        let begun = in_.beginning_with(decoded.as_bytes());
                        self.look_up(in_, begun, DECODED_BEGUN, false, step);
                    }
                }
            }
            Step::Sounding => {
                for term in in_.sounding_like(&folded).collect::<Vec<_>>() {
                    self.look_up(in_, term..term + 1, SOUNDING, true, step);
                }
            }
            Step::Mistyped => self.mistyped(SHORTEST_MISTYPED, step, in_),
            Step::MistypedShort => self.mistyped(SHORTEST_MISTYPED_AT_LAST, step, in_),
        }
    }

    /// Looks the word up as one of the same meaning too.
    pub fn mean(&mut self, synonym: &Word, in_: &Vocabulary) {
        self.look_up(in_, in_.equal_to(synonym.folded.as_bytes()), MEANT, true, Step::Meant);
    }

    fn mistyped(&mut self, shortest: usize, step: Step, in_: &Vocabulary) {
        let folded = self.word.folded.clone();
        let typed = folded.as_bytes();
        let has_digit = typed.iter().any(u8::is_ascii_digit);
        if typed.len() < shortest || has_digit {
            return;
        }
        let begins = self.is_last && typed.len() >= SHORTEST_MISTYPED;
        // The end of a word is a slip to leave out.
        self.look_up(in_, in_.beginning_with(typed), BEGUN_EARLIER, false, step);
        for term in 0..in_.n_terms() {
            let known = in_.term(term);
            if is_one_edit_apart(typed, known) {
                self.look_up(in_, term..term + 1, MISTYPED, true, step);
            } else if begins && begins_one_edit_apart(typed, known) {
                self.look_up(in_, term..term + 1, MISTYPED_BEGUN, false, step);
            }
        }
    }

    fn look_up(
        &mut self,
        in_: &Vocabulary,
        terms: Range<usize>,
        percent: u32,
        whole: bool,
        step: Step,
    ) {
        let variants = in_.variants(terms);
        let is_known = |known: &Lookup| {
            known.variants.start <= variants.start && variants.end <= known.variants.end
        };
        if !variants.is_empty() && !self.lookups.iter().any(is_known) {
            self.lookups.push(Lookup { variants, percent, whole, step });
        }
    }

    /// Returns whether a variant answers the word; `whole`, only as the whole word.
    pub fn is_answered_by(&self, variant: VariantId, whole: bool) -> bool {
        let answers =
            |lookup: &Lookup| lookup.variants.contains(&variant) && (lookup.whole || !whole);
        self.lookups.iter().any(answers)
    }

    /// Returns what a variant with these marks is worth, in percent.
    pub fn percent_for(&self, marks: Marks, lookup: &Lookup) -> u32 {
        let agreement = if self.marked { self.agreement(marks, lookup) } else { Agreement::No };
        let agreeing = match agreement {
            Agreement::No => 100,
            Agreement::Letters => LETTER_MARKS,
            Agreement::Full => FULL_MARKS,
        };
        lookup.percent * agreeing / 100
    }

    fn agreement(&self, marks: Marks, lookup: &Lookup) -> Agreement {
        match lookup.whole {
            true => marks.agree_with(self.word.marks),
            false => marks.begin_with(self.word.marks, self.word.folded.chars().count()),
        }
    }
}
