//! Về Làng ("back to the village"): the guide to OCOP products and craft villages of Hà Nội, a
//! single page that loads a static JSON catalogue and searches and plans in the browser.
//!
//! Reading order: [`domain`] (what the guide knows and can work out; sees no browser, no clock, no
//! language), [`route`] (where a visitor is, to and from addresses), [`i18n`] (every word a person
//! reads), then `web`, the thin shell of Leptos that exists on wasm32 only, `assistant`, what an
//! assistant may ask, and `command`, the same domain as a native command.

pub mod assistant;
pub mod domain;
pub mod drawing;
pub mod i18n;
pub mod route;

#[cfg(any(target_arch = "wasm32", feature = "static-pages"))]
pub mod web;

#[cfg(not(target_arch = "wasm32"))]
pub mod command;

#[cfg(not(target_arch = "wasm32"))]
pub mod static_pages;
