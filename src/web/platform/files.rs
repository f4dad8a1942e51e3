//! Files that the guide makes: handed to the device's share sheet where a finger would use it and it
//! takes such files, else saved as a download. Nothing leaves the device on its own.

use super::Refusal;
use super::dom::document;
use super::share::has;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, HtmlAnchorElement, ShareData, Url};

/// How a file was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// Through the share sheet, or the visitor closed it.
    Shared,
    /// Into the folder of downloads.
    Saved,
}

/// Shares or saves a file of text.
pub async fn hand_over(name: &str, media_type: &str, text: &str) -> Result<Handed, Refusal> {
    let options = FilePropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&text.into());
    let file = File::new_with_str_sequence_and_options(&parts, name, &options)
        .map_err(|_| Refusal::Unavailable)?;
    if share(&file).await {
        return Ok(Handed::Shared);
    }
    save(&file, name).map(|()| Handed::Saved).ok_or(Refusal::Unavailable)
}

/// Offers a file to the share sheet; says whether the visitor has seen that.
async fn share(file: &File) -> bool {
    let Some(window) = super::dom::window() else { return false };
    let navigator = window.navigator();
    let by_finger = window.match_media("(pointer: coarse)").ok().flatten();
    if !by_finger.is_some_and(|list| list.matches()) || !has(&navigator, "canShare") {
        return false;
    }
    let data = ShareData::new();
    data.set_files(&Array::of1(file));
    if !navigator.can_share_with_data(&data) {
        return false;
    }
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => true,
        // A person who closes the sheet has been asked.
        Err(error) => js_sys::Reflect::get(&error, &"name".into()).is_ok_and(|n| n == "AbortError"),
    }
}

fn save(file: &File, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(file).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has begun by then; a file that is never let go stays in memory.
    leptos::prelude::set_timeout(
        move || drop(Url::revoke_object_url(&url)),
        std::time::Duration::from_secs(60),
    );
    Some(())
}
