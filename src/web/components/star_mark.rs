//! Five drawn stars and the number beside them: stars are shapes, so they never stand alone.

use super::glyph::sprite;
use crate::domain::catalogue::rating::Stars;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// Returns five stars, the first `stars` of them filled.
pub fn star_row(stars: Stars) -> AnyView {
    let star = |at: u8| {
        let class = if at < stars.get() { "star" } else { "star star--off" };
        view! { <svg class=class viewBox="0 0 24 24">{sprite("star".to_owned())}</svg> }
    };
    view! { <span class="stars" aria-hidden="true">{(0..5).map(star).collect_view()}</span> }
        .into_any()
}

/// Stars and their number in words.
#[component]
pub fn StarMark(stars: Stars) -> impl IntoView {
    let words = use_guide().n_stars().count(stars.get().into(), use_guide().locale());
    view! { <span class="starno">{star_row(stars)}{words}</span> }
}
