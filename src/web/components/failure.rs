//! The plain page shown when the guide could not be loaded: it says which of the ways it failed,
//! in the visitor's language, and tries again on a tap.

use super::scene::Scene;
use crate::i18n::Locale;
use crate::i18n::explain::{LoadError, load_error};
use leptos::prelude::*;
use view_macro::view;

/// The page; `on_retry` loads again.
#[component]
pub fn Failure(error: LoadError, locale: Locale, on_retry: Callback<()>) -> impl IntoView {
    let told = load_error(&error, locale);
    let scene = match error {
        LoadError::Offline | LoadError::Unreachable => "offline",
        _ => "error",
    };
    view! {
        <main id="main" class="wrap" lang=locale.tag()><div role="alert">
            <Scene name=scene title=told.title text=told.text>
                <button type="button" class="btn" on:click=move |_| on_retry.run(())>
                    {told.retry}
                </button>
            </Scene>
        </div></main>
    }
}
