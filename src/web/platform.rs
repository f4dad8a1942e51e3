//! The only code that touches the browser, one small door for each of its powers. A power the
//! browser refuses is a [`Refusal`], and the feature that asked steps back.

pub mod awake;
pub mod clock;
pub mod dialog;
pub mod dom;
pub mod drag;
mod effect;
pub mod embed;
pub mod fetch;
pub mod files;
pub mod geolocation;
pub mod head;
pub mod install;
pub mod map;
pub mod media;
pub mod offline;
pub mod pace;
pub mod popup;
pub mod scroll;
pub mod share;
pub mod storage;
pub mod worker;

/// The browser, or the person using it, said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person did not allow it.
    Denied,
    /// The browser does not have it, or could not do it now.
    Unavailable,
}
