//! What stays on the device. A browser may refuse storage altogether (an embed, a private window);
//! then nothing is kept and nothing fails.

use super::Refusal;
use super::effect::effect;
use leptos::prelude::*;

/// Everything that is kept, by name.
#[derive(Clone, Copy)]
pub enum Key {
    /// What the visitor saved, newest first.
    Saved,
    /// The theme the visitor chose.
    Theme,
    /// The plans the visitor kept, newest first.
    Plans,
    /// The address of the trip that was looked at last.
    Trip,
    /// The language offer was declined.
    LanguageOffer,
    /// The card on installing was sent away.
    InstallCard,
    /// What the visitor searched for, newest first.
    Searches,
}

impl Key {
    fn name(self) -> &'static str {
        match self {
            Self::Saved => "ve-lang.saved",
            Self::Theme => "ve-lang.theme",
            Self::Plans => "ve-lang.plans",
            Self::Trip => "ve-lang.trip",
            Self::LanguageOffer => "ve-lang.language-offer",
            Self::InstallCard => "ve-lang.install-card",
            Self::Searches => "ve-lang.searches",
        }
    }
}

fn storage() -> Result<web_sys::Storage, Refusal> {
    super::dom::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(Refusal::Unavailable)
}

/// Returns what was kept under `key`, if anything.
pub fn load(key: Key) -> Option<String> {
    storage().ok()?.get_item(key.name()).ok().flatten()
}

/// Keeps `value` under `key`.
pub fn save(key: Key, value: &str) -> Result<(), Refusal> {
    storage()?.set_item(key.name(), value).map_err(|_| Refusal::Unavailable)
}

/// Keeps what `value` holds under `key` for as long as it holds something.
pub fn follow(key: Key, value: Signal<Option<String>>) {
    effect(move || {
        if let Some(value) = value.get() {
            // A browser that keeps nothing forgets it with the page; that is all.
            let _ = save(key, &value);
        }
    });
}
