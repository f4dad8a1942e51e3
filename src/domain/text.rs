//! Vietnamese text: [`letters`] reads it letter by letter, whatever way its marks are encoded, and
//! the rest follows from that: [`fold`] to match, [`tokens`] to find words, [`collate`] to sort. What
//! people type instead of a word is in [`telex`], [`sound`] and [`typo`].

pub mod collate;
pub mod fold;
pub mod letters;
pub mod sound;
pub mod telex;
pub mod tokens;
pub mod typo;

pub use collate::collation_key;
pub use fold::fold;
pub use sound::sound_key;
pub use tokens::{Marks, Word, each_word, words};
