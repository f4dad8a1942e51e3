//! Loads the guide: the catalogue and the words of the language in use first, the catalogue's
//! details when a page first shows them. Below it everything is there and synchronous. Until then
//! the static page stays up; when something fails, a plain page says what and offers to try again.

use super::components::failure::Failure;
use super::components::frame::Frame;
use super::pages;
use super::platform::fetch::{self, FetchError};
use super::platform::pace::{breath, in_slices};
use super::platform::{self};
use super::state::guide::{Details, Guide, Loaded};
use super::state::navigation::Navigation;
use super::state::offline::Offline;
use super::state::plans::Plans;
use super::state::preferences::Preferences;
use super::state::turns::Turns;
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::decode::decode_in_steps;
use crate::domain::catalogue::issue::{DecodeError, Issue};
use crate::domain::pace::Pace;
use crate::domain::scope::Scope;
use crate::domain::search::Index;
use crate::i18n::explain::LoadError;
use crate::i18n::{Locale, Messages};
use crate::web::reactive::{derived, memo, memo_after};
use leptos::prelude::*;
use view_macro::view;

const CATALOGUE: &str = "data/catalogue.json";
const DETAILS: &str = "data/details.json";
/// The index of a catalogue that is too large to be indexed here.
const INDEX: &str = "data/search-index.bin";

/// Shows the guide once it is loaded, or why it is not.
#[component]
pub fn Gate() -> impl IntoView {
    let navigation = Navigation::new();
    let (preferences, plans) = (Preferences::load(), Plans::load());
    let offline = Offline::watch();
    // Changes with the frame's choices alone, not with each screen in it.
    let embed = memo(move || navigation.address.with(|address| address.embed.clone()));
    platform::head::follow_theme(derived(move || {
        let theme = match embed.get() {
            Some(embed) => embed.dress.shown_theme(),
            None => preferences.theme(),
        };
        theme.map(|theme| theme.word())
    }));
    platform::head::follow_properties(derived(move || {
        embed.get().map_or_else(String::new, |embed| embed.dress.declarations())
    }));
    // Another part of the region is loaded by another page.
    let framed = embed.get_untracked();
    let is_framed = framed.is_some();
    let scope = framed.and_then(|embed| embed.scope).map(|scope| &*Box::leak(Box::new(scope)));
    if is_framed {
        platform::embed::open(move |query| navigation.take_config(query));
    }

    // What draws the first screen comes beside what it draws; till then the static page stays.
    let can_begin = memo_after(move |before: Option<&bool>| {
        before.is_some_and(|before| *before)
            || navigation.address.with(|address| !pages::is_coming(&address.route.screen()))
    });
    can_begin.get_untracked();

    let attempt = RwSignal::new(0_u32);
    let locale = memo(move || navigation.address.with(|address| address.locale));
    let core = fetch::follow(Signal::<u32>::from(attempt), move |_| load_core(scope));
    let words_wanted = derived(move || (locale.get(), attempt.get()));
    let words = fetch::follow(words_wanted, |(locale, _)| load_words(locale));
    // Once a page needed them, the details stay.
    let page_wants_details = memo_after(move |before: Option<&bool>| {
        let needed = navigation.address.with(|a| a.route.screen().shows_details());
        needed || before.is_some_and(|before| *before)
    });
    let part_wants_details = RwSignal::new(false);
    // A page that needs them tries again what a part of one could not have.
    let details_wanted = memo(move || {
        let is_ready = core.with(|core| matches!(core, Some(Ok(_))));
        let by_page = page_wants_details.get();
        (is_ready && (by_page || part_wants_details.get()), by_page, attempt.get())
    });
    let held = StoredValue::<Option<&'static Loaded>>::new(None);
    let details = fetch::follow(Signal::from(details_wanted), move |(wanted, _, _)| {
        let core = core.get_untracked().and_then(Result::ok).filter(|_| wanted);
        async move {
            if held.get_value().is_none() {
                held.set_value(load_details(core, scope).await?);
            }
            Ok(held.get_value())
        }
    });
    let on_retry = Callback::new(move |()| attempt.update(|attempt| *attempt += 1));

    let has_begun = StoredValue::new(false);
    let turns = Turns::begin();
    let lacks_details =
        move || !has_begun.get_value() && page_wants_details.get() && details.with(Option::is_none);

    move || match (core.get()?, words.get()?) {
        (Ok(_), Ok(_)) if !can_begin.get() => None,
        // Nor does the static page, which is whole, give way to one that waits for its details.
        (Ok(_), Ok(_)) if lacks_details() => None,
        (Ok(core), Ok(words)) => {
            if !has_begun.get_value() {
                has_begun.set_value(true);
                turns.clone().draw(0, Box::new(platform::dom::take_over_from_boot));
            }
            let came = if page_wants_details.get() { details.get() } else { None };
            let (loaded, shown) = match came {
                Some(Ok(Some(whole))) => (whole, Details::There),
                Some(Err(error)) => (core, Details::Failed(error)),
                _ => (core, Details::Coming),
            };
            let today = platform::clock::today();
            let guide = Guide {
                loaded,
                details: shown,
                details_wanted: part_wants_details,
                whole: details,
                words,
                navigation,
                preferences,
                plans,
                offline,
                today,
                embed: embed.get(),
                on_retry,
            };
            provide_context::<&'static Guide>(Box::leak(Box::new(guide)));
            Some(view! { <Frame/> })
        }
        (Err(error), _) | (_, Err(error)) => {
            platform::dom::take_over_from_boot();
            Some(view! { <Failure error locale=locale.get() on_retry/> })
        }
    }
}

async fn load_core(scope: Option<&'static Scope>) -> Result<&'static Loaded, LoadError> {
    let file = bytes(CATALOGUE).await?.leak();
    let pace = in_slices();
    let (catalogue, issues) = decoded(file, None, &pace).await?;
    let index = Box::leak(Box::new(match scope {
        Some(scope) => Index::within(scope, &catalogue, &pace).await,
        None => index_of(&catalogue, file, &pace).await,
    }));
    // What shows it begins a slice of its own.
    breath().await;
    Ok(Box::leak(Box::new(Loaded { catalogue, index, issues, file })))
}

async fn load_details(
    core: Option<&'static Loaded>,
    scope: Option<&'static Scope>,
) -> Result<Option<&'static Loaded>, LoadError> {
    let Some(core) = core else { return Ok(None) };
    let file = core.file;
    let (details, pace) = (bytes(DETAILS).await?, in_slices());
    let (catalogue, issues) = decoded(file, Some(&details), &pace).await?;
    // Details change nothing that is searched; but a row whose details are broken may be gone.
    let index = match (catalogue.has_entries_of(&core.catalogue), scope) {
        (true, _) => core.index,
        (false, Some(scope)) => Box::leak(Box::new(Index::within(scope, &catalogue, &pace).await)),
        (false, None) => Box::leak(Box::new(Index::in_steps(&catalogue, &pace).await)),
    };
    breath().await;
    Ok(Some(Box::leak(Box::new(Loaded { catalogue, index, issues, file }))))
}

async fn decoded(
    file: &[u8],
    details: Option<&[u8]>,
    pace: &Pace,
) -> Result<(Catalogue, Vec<Issue>), LoadError> {
    decode_in_steps(file, details, pace).await.map_err(LoadError::NotACatalogue)
}

/// Returns the index of a catalogue: a large one's from its file, unless that is missing or does not
/// fit, and any other built here.
async fn index_of(catalogue: &Catalogue, file: &[u8], pace: &Pace) -> Index {
    let stored = match catalogue.entries().nth(Index::MOST_BUILT) {
        Some(_) => bytes(INDEX).await.ok(),
        None => None,
    };
    if let Some(stored) = stored
        && let Some(index) = Index::from_bytes(&stored, catalogue, file, pace).await
    {
        return index;
    }
    Index::in_steps(catalogue, pace).await
}

async fn load_words(locale: Locale) -> Result<&'static Messages, LoadError> {
    let bytes = bytes(&format!("i18n/{}.json", locale.tag())).await?;
    let words = Messages::decode(&bytes, locale).map(|words| &*Box::leak(Box::new(words)));
    words.ok_or(LoadError::NotACatalogue(DecodeError::NotACatalogue { lacks: "i18n" }))
}

async fn bytes(path: &str) -> Result<Vec<u8>, LoadError> {
    Ok(fetch::bytes(path).await?)
}

impl From<FetchError> for LoadError {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Offline => Self::Offline,
            FetchError::Unreachable => Self::Unreachable,
            FetchError::Status(status) => Self::Status(status),
        }
    }
}
