//! The one door to effects, which tell the world outside. Boxed like the signals of `reactive`, and
//! for the same reason.

use leptos::prelude::*;

/// Runs `work` now and whenever what it reads changes.
pub(super) fn effect(work: impl Fn() + 'static) {
    boxed_effect(Box::new(work));
}

fn boxed_effect(work: Box<dyn Fn()>) {
    Effect::new(work);
}
