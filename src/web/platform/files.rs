//! Files that the guide makes: handed to the device's share sheet where a finger would use it and it
//! takes such files, else saved as a download. Nothing leaves the device on its own.

use super::Refusal;
use super::dom::document;
use super::share::{Handed, has};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, ShareData, Url};

/// Shares or saves a file of text.
pub async fn hand_over(name: &str, media_type: &str, text: &str) -> Result<Handed, Refusal> {
    let parts = Array::of1(&text.into());
    let options = FilePropertyBag::new();
    options.set_type(media_type);
    let file = File::new_with_str_sequence_and_options(&parts, name, &options)
        .map_err(|_| Refusal::Unavailable)?;
    let window = web_sys::window().ok_or(Refusal::Unavailable)?;
    let navigator = window.navigator();
    let by_finger = window.match_media("(pointer: coarse)").ok().flatten();
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    if by_finger.is_some_and(|list| list.matches())
        && has(&navigator, "canShare")
        && navigator.can_share_with_data(&data)
    {
        match JsFuture::from(navigator.share_with_data(&data)).await {
            Ok(_) => return Ok(Handed::Shared),
            // A person who closes the sheet has not been refused anything.
            Err(error) if was_closed(&error) => return Ok(Handed::Shared),
            Err(_) => {}
        }
    }
    save(&file, name).ok_or(Refusal::Unavailable)?;
    Ok(Handed::Copied)
}
