//! A ready-made day: four prints, a title, what to expect, and a link to the plan it makes.

use super::tile::tile;
use crate::domain::catalogue::Entry;
use crate::drawing::{Drawing, VISIT};
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The card.
#[component]
pub fn DayCard(
    entries: Vec<Entry>,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(into)] href: String,
) -> impl IntoView {
    let guide = use_guide();
    let mut prints = guide.drawings(&entries);
    let seed = entries.first().map_or("", |entry| guide.catalogue().slug(*entry).as_str());
    prints.resize(4, Drawing::new(VISIT, seed));
    let prints = prints.into_iter().map(tile);
    view! {
        <article class="day">
            <span class="day__art">{prints.collect_view()}</span>
            <div>
                <h3><a href=href>{title}</a></h3>
                <p>{text}</p>
            </div>
        </article>
    }
}
