//! Words that need not match. Visitors type whole sentences ("mua gốm ở đâu", "where to buy silk"),
//! of which entries hold the telling words only. Marks decide where they are typed: đâu may be
//! missing, đậu may not.

use crate::domain::catalogue::Catalogue;
use crate::domain::text::tokens::Agreement;
use crate::domain::text::{Marks, Word, words};
use std::ops::Range;

/// What a word of a query asks of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Demand {
    /// The entry must hold it.
    Required,
    /// The entry must hold it if it belongs to a required word beside it, as names tell: "to buy"
    /// is nobody's name, "to he" (tò he, dough toys) is.
    Flexible,
    /// It is not looked up.
    Optional,
}

/// Asking, praising and joining words.
const FLEXIBLE: &str = "mua bán ở đâu nào gì làng nghề làm tìm nơi tại gần có của và các những cho với \
    bằng từ là tôi mình muốn cần xem đi đến thăm chơi ngon đẹp tốt nhất rẻ giá nổi tiếng truyền thống \
    địa chỉ điểm cửa hàng đặc sản quà tặng loại hạng chính gốc \
    where to buy find in near at from for with and or the of a an is are what which how get go visit see \
    best good cheap famous top place places shop shops store i want can make made making traditional \
    local specialty village villages craft crafts gift gifts souvenir souvenirs";

/// Kinds of area: half of the places of an area call themselves otherwise, and a co-operative
/// (hợp tác xã) is no commune (xã).
const OPTIONAL: &str = "huyện quận thị xã trấn phường district commune ward";

/// The word lists, read for matching.
#[derive(Clone, Debug, PartialEq)]
pub struct Wordlist {
    flexible: Vec<Word>,
    optional: Vec<Word>,
}

impl Wordlist {
    /// Returns the lists for a catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        Self::for_region(catalogue.region.name.all())
    }

    /// Returns the lists for records of a region: its name is in most questions and in few answers.
    pub fn for_region<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut lists = Self { flexible: words(FLEXIBLE), optional: words(OPTIONAL) };
        for name in names {
            let name = words(name);
            lists.flexible.push(joined(&name));
            lists.flexible.extend(name);
        }
        lists
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

    /// Returns every word that need not match.
    pub(super) fn idle(&self) -> impl Iterator<Item = &Word> {
        self.flexible.iter().chain(&self.optional)
    }

    /// Returns a name without the kind of area it begins with: xã, thị trấn.
    pub(super) fn without_kind_of_area<'a>(&self, name: &'a str) -> &'a str {
        let words = words(name);
        let named = words.iter().find(|word| self.demand(word) != Demand::Optional);
        named.and_then(|word| name.get(word.start..)).unwrap_or(name)
    }
}

/// Returns where words lie without those at either end that are not required; all of them if none
/// would be left.
pub(super) fn core_range<T>(words: &[T], is_required: impl Fn(&T) -> bool) -> Range<usize> {
    let from = words.iter().position(&is_required);
    let to = words.iter().rposition(&is_required);
    from.zip(to).map_or(0..words.len(), |(from, to)| from..to + 1)
}

fn joined(words: &[Word]) -> Word {
    Word {
        folded: words.iter().map(|word| word.folded.as_str()).collect(),
        marks: Marks::default(),
        start: 0,
        end: 0,
    }
}
