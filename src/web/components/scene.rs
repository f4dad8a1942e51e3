//! A drawn scene with what happened, what still works, and one way on.

use super::glyph::sprite;
use leptos::prelude::*;
use view_macro::view;

/// The scene `name` of `art.svg` over a title and a sentence.
#[component]
pub fn Scene(
    name: &'static str,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="state">
            <svg class="scene" viewBox="0 0 240 156" aria-hidden="true">
                {sprite(format!("scene-{name}"))}
            </svg>
            <h1>{title}</h1>
            <p>{text}</p>
            {children.map(|children| children())}
        </section>
    }
}
