//! A text with what an answer was found by marked in it.

use crate::domain::search::{Needles, Results};
use crate::web::markup::together;
use leptos::prelude::*;
use std::ops::Range;
use view_macro::view;

/// Returns `text` with marks that follow what `results` were found by.
pub fn marked(text: String, results: Option<Memo<Results>>) -> AnyView {
    match results {
        None => view! { {text} },
        Some(results) => {
            view! { {move || results.with(|results| parts(&text, &results.needles))} }
        }
    }
}

fn parts(text: &str, needles: &Needles) -> AnyView {
    let mut parts = Vec::new();
    let mut at = 0;
    let part = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    for mark in needles.in_text(text) {
        parts.push(view! { {part(at..mark.start)} });
        parts.push(view! { <mark>{part(mark.start..mark.end)}</mark> });
        at = mark.end;
    }
    parts.push(view! { {part(at..text.len())} });
    together(parts)
}
