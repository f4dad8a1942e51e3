//! Loads the catalogue once and the words of the language in use; below it everything is there and
//! synchronous. Until then the static page stays up; when something fails, a plain page says what
//! and offers to try again.

use super::components::failure::Failure;
use super::components::frame::Frame;
use super::platform::{self, fetch::FetchError};
use super::state::guide::{Guide, Loaded};
use super::state::navigation::Navigation;
use super::state::preferences::Preferences;
use crate::domain::catalogue::decode;
use crate::domain::catalogue::issue::DecodeError;
use crate::domain::search::Index;
use crate::i18n::explain::LoadError;
use crate::i18n::{Locale, Messages};
use leptos::prelude::*;
use std::sync::Arc;

const CATALOGUE: &str = "data/catalogue.json";

/// Shows the guide once it is loaded, or why it is not.
#[component]
pub fn Gate() -> impl IntoView {
    let navigation = Navigation::new();
    let preferences = Preferences::load();
    let theme = Signal::derive(move || preferences.theme().map(|theme| theme.name()));
    platform::head::follow_theme(theme);

    let attempt = RwSignal::new(0);
    let locale = Memo::new(move |_| navigation.address.with(|address| address.locale));
    let catalogue = LocalResource::new(move || {
        attempt.track();
        load_catalogue()
    });
    let words = LocalResource::new(move || {
        attempt.track();
        load_words(locale.get())
    });
    let on_retry = Callback::new(move |()| attempt.update(|attempt| *attempt += 1));

    move || match (catalogue.get()?, words.get()?) {
        (Ok(loaded), Ok(words)) => {
            let today = platform::clock::today();
            let guide = Guide { loaded, words, navigation, preferences, today };
            provide_context::<&'static Guide>(Box::leak(Box::new(guide)));
            Some(view! { <Frame/> }.into_any())
        }
        (Err(error), _) | (_, Err(error)) => {
            platform::dom::take_over_from_boot();
            Some(view! { <Failure error locale=locale.get() on_retry/> }.into_any())
        }
    }
}

async fn load_catalogue() -> Result<Loaded, LoadError> {
    let bytes = platform::fetch::bytes(CATALOGUE).await.map_err(not_fetched)?;
    let (catalogue, issues) = decode(&bytes).map_err(LoadError::NotACatalogue)?;
    let index = Index::new(&catalogue);
    Ok(Loaded {
        catalogue: Arc::new(catalogue),
        index: Arc::new(index),
        issues: Arc::new(issues),
    })
}

async fn load_words(locale: Locale) -> Result<Messages, LoadError> {
    let path = format!("i18n/{}.json", locale.tag());
    let bytes = platform::fetch::bytes(&path).await.map_err(not_fetched)?;
    let words = Messages::decode(&bytes, locale);
    words.ok_or(LoadError::NotACatalogue(DecodeError::NotACatalogue { lacks: "i18n" }))
}

fn not_fetched(error: FetchError) -> LoadError {
    match error {
        FetchError::Offline => LoadError::Offline,
        FetchError::Unreachable => LoadError::Unreachable,
        FetchError::Status(status) => LoadError::Status(status),
    }
}
