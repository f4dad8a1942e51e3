//! Fetching the guide's own static files. The catalogue may be edited without a new release, so the
//! browser is told to ask the host whether its copy is still good.

use gloo_net::http::Request;
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
    let url = format!("{}/{path}", super::dom::base_path());
    let answer = Request::get(&url)
        .cache(RequestCache::NoCache)
        .send()
        .await
        .map_err(|_| unreachable_or_offline())?;
    if !answer.ok() {
        return Err(FetchError::Status(answer.status()));
    }
    answer.binary().await.map_err(|_| unreachable_or_offline())
}

fn unreachable_or_offline() -> FetchError {
    match web_sys::window().map(|window| window.navigator().on_line()) {
        Some(false) => FetchError::Offline,
        _ => FetchError::Unreachable,
    }
}
