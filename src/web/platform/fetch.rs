//! Fetching the guide's own static files. The catalogue may be edited without a new release, so the
//! browser is told to ask the host whether its copy is still good.

use super::effect::effect;
use gloo_net::http::{Request, Response};
use js_sys::{Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestCache;

/// Why a file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The device says it is offline.
    Offline,
    /// The host could not be reached, or the answer broke off.
    Unreachable,
    /// The host answered with an error.
    Status(u16),
}

/// Returns the bytes of a file of the guide; `path` is relative to where the guide is hosted.
pub async fn bytes(path: &str) -> Result<Vec<u8>, FetchError> {
    let answer = match fetched_ahead(path).await {
        Some(answer) => answer,
        None => fetched(path).await.map_err(|_| unreachable_or_offline())?,
    };
    if !answer.ok() {
        return Err(FetchError::Status(answer.status()));
    }
    answer.binary().await.map_err(|_| unreachable_or_offline())
}

async fn fetched(path: &str) -> Result<Response, gloo_net::Error> {
    let url = format!("{}/{path}", super::dom::base_path());
    Request::get(&url).cache(RequestCache::NoCache).send().await
}

/// Returns the answer that `boot.js` asked for beside the program, once.
async fn fetched_ahead(path: &str) -> Option<Response> {
    let ahead: Object = Reflect::get(&js_sys::global(), &"fetchedAhead".into()).ok()?.into();
    let promise = Reflect::get(&ahead, &path.into()).ok()?.dyn_into::<Promise>().ok()?;
    let _ = Reflect::delete_property(&ahead, &path.into());
    let answer = JsFuture::from(promise).await.ok()?;
    Some(answer.dyn_into::<web_sys::Response>().ok()?.into())
}

fn unreachable_or_offline() -> FetchError {
    match super::dom::window().map(|window| window.navigator().on_line()) {
        Some(false) => FetchError::Offline,
        _ => FetchError::Unreachable,
    }
}

impl From<wasm_split_helpers::SplitLoaderError> for FetchError {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        unreachable_or_offline()
    }
}

/// Returns what `load` brings for the newest value of `wanted`; nothing until the first came. An
/// answer that comes after a newer value was wanted is dropped.
pub fn follow<K, T, F>(
    wanted: Signal<K>,
    load: impl Fn(K) -> F + Copy + 'static,
) -> RwSignal<Option<T>>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
    F: Future<Output = T> + 'static,
{
    let answer = RwSignal::new(None);
    effect(move || {
        let key = wanted.get();
        spawn_local(async move {
            let came = load(key.clone()).await;
            if wanted.try_get_untracked() == Some(key) {
                answer.set(Some(came));
            }
        });
    });
    answer
}
