//! One thing to know of a place: a glyph, a line in strong type, a sentence or two.

use super::glyph::glyph;
use leptos::prelude::*;
use view_macro::view;

/// Returns the row; without `text`, the strong line stands alone.
pub fn point(picture: &str, strong: impl IntoAny, text: impl Into<String>) -> AnyView {
    row(picture, strong.into_any(), text.into())
}

fn row(picture: &str, strong: AnyView, text: String) -> AnyView {
    view! {
        <li>
            {glyph(picture)}
            <div><b>{strong}</b>{(!text.is_empty()).then(|| view! { <p>{text}</p> })}</div>
        </li>
    }
    .into_any()
}
