//! One quiet bar that offers something or says why something could not be done.

use super::glyph::glyph;
use leptos::prelude::*;
use view_macro::view;

/// A refusal in words, spoken politely; nothing while `text` is empty.
#[component]
pub fn Refused(#[prop(into)] text: Signal<Option<String>>) -> impl IntoView {
    let bar = move |text| {
        view! { <div class="notice notice--ask">{glyph("alert")}<p>{text}</p></div> }
    };
    view! { <div role="status">{move || text.get().map(bar)}</div> }
}

/// An offer with a way to take it and a way to decline it.
#[component]
pub fn Offer(
    #[prop(into)] text: String,
    #[prop(into)] href: String,
    #[prop(into)] accept: String,
    #[prop(into)] decline: String,
    language: &'static str,
    on_decline: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="notice notice--toast" lang=language>
            <p>{text}</p>
            <div class="notice__acts">
                <a class="btn" href=href hreflang=language>{accept}</a>
                <button type="button" class="iconbtn" aria-label=decline on:click=move |_| on_decline.run(())>
                    {glyph("close")}
                </button>
            </div>
        </div>
    }
}
