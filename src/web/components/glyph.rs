//! The 24 px line glyphs of the drawn family. They are decoration: the words beside them, or the
//! label of the button around them, say what is meant.

use leptos::prelude::*;
use view_macro::view;

/// Returns the glyph `name`, as in `g-search` of `art.svg`.
pub fn glyph(name: &str) -> AnyView {
    drawn("i".to_owned(), name)
}

/// Returns the glyph of a craft, in the craft's colour.
pub fn craft_glyph(craft: &str) -> AnyView {
    drawn(format!("i i--craft c-{craft}"), craft)
}

fn drawn(class: String, name: &str) -> AnyView {
    let part = sprite(format!("g-{name}"));
    view! { <svg class=class viewBox="0 0 24 24" aria-hidden="true">{part}</svg> }.into_any()
}

/// Returns a use of the part `id` of `art.svg`, to be put in an `<svg>`. Written out in `view!`, a
/// `<use>` that nothing in it changes would keep the name `use_` that Rust needs.
pub fn sprite(id: String) -> AnyView {
    leptos::svg::r#use().attr("href", format!("#{id}")).into_any()
}
