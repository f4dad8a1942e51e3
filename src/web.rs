//! The shell that shows the guide in a browser, on wasm32; natively, with the feature `static-pages`,
//! it writes the same pages as files, see `written`. Views read signals and return markup; the address
//! is the state; everything that touches the world outside lives in [`platform`].

mod app;
mod components;
mod gate;
mod markup;
pub mod pages;
pub mod platform;
mod reactive;
mod state;
#[cfg(not(target_arch = "wasm32"))]
pub mod written;

use leptos::prelude::provide_context;

/// Mounts the guide into the page, a breath after the program has come.
pub fn mount(sources: pages::Sources) {
    platform::dom::settle_address();
    platform::scroll::keep_places();
    wasm_bindgen_futures::spawn_local(async move {
        platform::pace::breath().await;
        let Some(element) = platform::dom::app_element() else { return };
        let guide = move || {
            provide_context(pages::Parts::new(sources));
            app::App()
        };
        leptos::mount::mount_to(element, guide).forget();
    });
}
