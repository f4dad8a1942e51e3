//! Every word a person reads. One [`Messages`] struct, one JSON file a language under
//! `public/i18n/`, fetched beside the wasm, so that a language costs the others no byte. A native
//! test holds every file against the struct: a missing or extra key fails.

pub mod explain;
pub mod format;
pub mod journey;
pub mod kept;
mod messages;
pub mod outing;
pub mod vietnamese;

pub use messages::{Messages, Phrase};

/// A language of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Vietnamese, the language of every name and the default.
    Vi,
    /// English.
    En,
}

impl Locale {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// Returns the language's tag: `vi`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// Returns the language's own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Vi => "Tiếng Việt",
            Self::En => "English",
        }
    }
}
