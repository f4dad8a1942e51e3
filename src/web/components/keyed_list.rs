//! A list that follows its rows and keeps the elements of those that stay. Every list of the guide
//! goes through here: the machinery behind it is compiled once, not once for each kind of row.

use leptos::prelude::*;
use std::sync::Arc;

/// A row: what tells it from the others, and how it is drawn when it is new.
#[derive(Clone)]
pub struct KeyedRow {
    key: String,
    draw: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

impl KeyedRow {
    /// Returns the row.
    pub fn new(key: String, draw: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self { key, draw: Arc::new(draw) }
    }
}

/// Returns the list of `rows`.
pub fn keyed_list(rows: impl Fn() -> Vec<KeyedRow> + Send + Sync + 'static) -> AnyView {
    list(Arc::new(rows))
}

fn list(rows: Arc<dyn Fn() -> Vec<KeyedRow> + Send + Sync>) -> AnyView {
    let key = |row: &KeyedRow| row.key.clone();
    let children = |row: KeyedRow| (row.draw)();
    leptos::view! { <For each=move || rows() key=key children=children/> }.into_any()
}
