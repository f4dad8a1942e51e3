//! What is shown first of an answer: its hits by kind, the kind with the best hit first. Hits come
//! here best first, as they do when a text orders them.

use crate::domain::catalogue::{Entry, EntryKind};
use crate::domain::search::Hit;

/// The hits of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The kind.
    pub kind: EntryKind,
    /// Those to show, the best first.
    pub entries: Vec<Entry>,
    /// How many there are.
    pub n: usize,
}

/// Returns `hits` by kind, of each kind at most `each` to show.
pub fn by_kind(hits: &[Hit], each: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for Hit { entry, .. } in hits {
        let known = groups.iter().position(|group| group.kind == entry.kind());
        let at = known.unwrap_or(groups.len());
        if known.is_none() {
            groups.push(Group { kind: entry.kind(), entries: Vec::new(), n: 0 });
        }
        let Some(group) = groups.get_mut(at) else { continue };
        group.n += 1;
        if group.entries.len() < each {
            group.entries.push(*entry);
        }
    }
    groups
}

/// Returns at most `most` of `hits` by kind: the best of every kind, so that none goes unseen, and
/// then the best of whatever kind.
pub fn shortlist(hits: &[Hit], most: usize) -> Vec<Group> {
    let mut groups = by_kind(hits, 1);
    groups.truncate(most);
    let mut room = most - groups.len();
    for Hit { entry, .. } in hits {
        let group = groups.iter_mut().find(|group| group.kind == entry.kind());
        if let Some(group) = group
            && room > 0
            && !group.entries.contains(entry)
        {
            group.entries.push(*entry);
            room -= 1;
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::decode;

    /// Returns hits of the kinds that `letters` stand for, each another entry: v, p, b (where to
    /// buy), s, e.
    fn hits(letters: &str) -> Vec<Hit> {
        let core = std::fs::read("public/data/catalogue.json").unwrap();
        let (catalogue, _) = decode(&core, None).unwrap();
        let mut entries: Vec<Entry> = catalogue.entries().collect();
        let mut next = |letter| {
            let at = entries.iter().position(|entry| letter_of(entry.kind()) == letter).unwrap();
            Hit { entry: entries.remove(at), score: 0 }
        };
        letters.chars().map(&mut next).collect()
    }

    fn letter_of(kind: EntryKind) -> char {
        match kind {
            EntryKind::Village => 'v',
            EntryKind::Product => 'p',
            EntryKind::SalesPoint => 'b',
            EntryKind::Sight => 's',
            EntryKind::Eatery => 'e',
        }
    }

    /// Returns groups as text: the kind of each, the places of its entries among the hits, how many.
    fn told(groups: &[Group], hits: &[Hit]) -> String {
        let place = |entry: &Entry| hits.iter().position(|hit| hit.entry == *entry).unwrap();
        let group = |group: &Group| {
            let places: Vec<_> = group.entries.iter().map(|e| place(e).to_string()).collect();
            format!("{}{} of {}", letter_of(group.kind), places.join(","), group.n)
        };
        groups.iter().map(group).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn hits_come_by_kind_the_kind_of_the_best_first() {
        let check = |letters, each, expected: &str| {
            let hits = hits(letters);
            assert_eq!(told(&by_kind(&hits, each), &hits), expected, "{letters}");
        };
        check("", 4, "");
        check("p", 4, "p0 of 1");
        check("pvppve", 4, "p0,2,3 of 3 v1,4 of 2 e5 of 1");
        check("pvppve", 2, "p0,2 of 3 v1,4 of 2 e5 of 1");
    }

    #[test]
    fn a_shortlist_has_the_best_of_every_kind() {
        let check = |letters, most, expected: &str| {
            let hits = hits(letters);
            assert_eq!(told(&shortlist(&hits, most), &hits), expected, "{letters}");
        };
        check("", 8, "");
        check("ppppp", 3, "p0,1,2 of 5");
        check("ppppvpb", 4, "p0,1 of 5 v4 of 1 b6 of 1");
        check("vpbse", 3, "v0 of 1 p1 of 1 b2 of 1");
        check("vpvp", 8, "v0,2 of 2 p1,3 of 2");
    }
}
