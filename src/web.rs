//! The shell that shows the guide in a browser, on wasm32; natively, with the
//! feature `static-pages`, it writes the same pages as files, see `written`. Views read signals and return
//! markup; the address is the state; everything that touches the world outside lives in
//! [`platform`].

mod app;
mod components;
mod gate;
mod markup;
mod pages;
pub mod platform;
mod reactive;
mod state;
#[cfg(not(target_arch = "wasm32"))]
pub mod written;

/// Mounts the guide into the page.
pub fn mount() {
    platform::scroll::keep_places();
    if let Some(element) = platform::dom::app_element() {
        leptos::mount::mount_to(element, app::App).forget();
    }
}
