//! Vietnamese text: [`letters`] reads it letter by letter, whatever way its marks are encoded, and
//! the rest follows from that: [`fold`] to match, [`tokens`] to find words, [`collate`] to sort.

pub mod collate;
pub mod fold;
pub mod letters;
pub mod tokens;

pub use collate::collation_key;
pub use fold::fold;
pub use tokens::{Marks, Word, each_word, words};
