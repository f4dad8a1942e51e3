//! Words that need not match. Visitors type whole sentences ("mua gốm ở đâu", "where to buy silk"),
//! of which entries hold the telling words only. Marks decide where they are typed: đâu may be
//! missing, đậu may not.

use crate::domain::catalogue::Catalogue;
use crate::domain::text::tokens::Agreement;
use crate::domain::text::{Marks, Word, words};

/// What a word of a query asks of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// The entry must hold it.
    Required,
    /// The entry must hold it if it belongs to a required word beside it, as names tell: "to buy"
    /// is nobody's name, "to he" (tò he, dough toys) is.
    Flexible,
    /// It is not looked up.
    Optional,
}

/// Asking and joining words.
const FLEXIBLE: &str = "mua bán ở đâu làng nghề tìm nơi tại gần có của và các những \
    where to buy find in near at from for with and or the of a an village villages craft crafts";

/// Kinds of area: half of the places of an area call themselves otherwise, and a co-operative
/// (hợp tác xã) is no commune (xã).
const OPTIONAL: &str = "huyện quận thị xã trấn phường district commune ward";

/// The word lists, read for matching.
#[derive(Clone, Debug)]
pub struct Wordlist {
    flexible: Vec<Word>,
    optional: Vec<Word>,
}

impl Wordlist {
    /// Returns the lists for a catalogue: the name of its region is in most questions and in few
    /// answers.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut lists = Self::of_words();
        for name in catalogue.region.name.all() {
            let name = words(name);
            lists.flexible.push(joined(&name));
            lists.flexible.extend(name);
        }
        lists
    }

    /// Returns the lists without the name of any region.
    pub fn of_words() -> Self {
        Self { flexible: words(FLEXIBLE), optional: words(OPTIONAL) }
    }

    /// Returns what a word of a query asks of an entry.
    pub fn demand(&self, word: &Word) -> Demand {
        let holds = |list: &[Word]| {
            list.iter().any(|listed| {
                let agrees = listed.marks.agree_with(word.marks) != Agreement::No;
                listed.folded == word.folded && (agrees || word.marks.is_none())
            })
        };
        match () {
            () if holds(&self.flexible) => Demand::Flexible,
            () if holds(&self.optional) => Demand::Optional,
            () => Demand::Required,
        }
    }

    /// Returns the words without those at either end that need not match, or all of them if none
    /// would be left.
    pub fn core<'a>(&self, words: &'a [Word]) -> &'a [Word] {
        let required = |word: &Word| self.demand(word) == Demand::Required;
        let from = words.iter().position(required);
        let to = words.iter().rposition(required);
        from.zip(to).and_then(|(from, to)| words.get(from..=to)).unwrap_or(words)
    }
}

/// Returns "5 sao" or "4 stars" as one word, if these two words are that.
pub(super) fn star_word(number: &Word, unit: &Word) -> Option<Word> {
    let is_level = matches!(number.folded.as_str(), "3" | "4" | "5");
    let is_unit = matches!(unit.folded.as_str(), "sao" | "star" | "stars");
    (is_level && is_unit).then(|| Word {
        folded: format!("{}sao", number.folded),
        marks: Marks::default(),
        start: number.start,
        end: unit.end,
    })
}

fn joined(words: &[Word]) -> Word {
    Word {
        folded: words.iter().map(|word| word.folded.as_str()).collect(),
        marks: Marks::default(),
        start: 0,
        end: 0,
    }
}
