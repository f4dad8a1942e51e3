//! The searches a visitor made, newest first, each once: searches that are matched alike are one,
//! and the newest way of writing it stays.

use crate::domain::text::fold;

/// How many are kept.
const MOST: usize = 20;

/// Returns `searches` with one more, which becomes the newest; a blank one is none.
pub fn with(searches: &[String], text: &str) -> Vec<String> {
    let text = in_one_line(text);
    let mut kept = without(searches, &text);
    if !text.is_empty() {
        kept.insert(0, text);
    }
    kept.truncate(MOST);
    kept
}

/// Returns `searches` without one, however it is written.
pub fn without(searches: &[String], text: &str) -> Vec<String> {
    let gone = fold(&in_one_line(text));
    searches.iter().filter(|known| fold(known) != gone).cloned().collect()
}

/// Returns `text` without breaks: a line is what a search is kept as.
fn in_one_line(text: &str) -> String {
    text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(searches: &[&str]) -> Vec<String> {
        searches.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn the_newest_comes_first_and_each_once() {
        let check = |searches: &[&str], text, expected: &[&str]| {
            assert_eq!(with(&list(searches), text), list(expected), "{text:?}");
        };
        check(&[], "gốm", &["gốm"]);
        check(&["nón"], "gốm", &["gốm", "nón"]);
        check(&["nón", "gốm"], "gốm", &["gốm", "nón"]);
        check(&["nón", "gốm bát tràng"], " GOM\nBat\u{a0}trang ", &["GOM Bat\u{a0}trang", "nón"]);
        check(&["nón", "gốm"], "go\u{302}\u{301}m", &["go\u{302}\u{301}m", "nón"]);
        check(&["nón"], " \n", &["nón"]);
    }

    #[test]
    fn one_is_forgotten_however_it_is_written() {
        let searches = list(&["gốm", "nón", "gốm sứ"]);
        assert_eq!(without(&searches, "GOM"), list(&["nón", "gốm sứ"]));
        assert_eq!(without(&searches, "lụa"), searches);
    }

    #[test]
    fn old_ones_make_room() {
        let many = (0..50).fold(Vec::new(), |searches, n| with(&searches, &format!("gốm {n}")));
        assert_eq!((many.len(), many[0].as_str(), many[19].as_str()), (20, "gốm 49", "gốm 30"));
    }
}
