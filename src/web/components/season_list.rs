//! What the coming days bring: festivals, and markets that meet on days of the moon.

use super::coming_points::when;
use super::tile::tile;
use crate::domain::catalogue::Entry;
use crate::domain::coming::{self, Coming};
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The list of what comes to some entries within `days` days, at most `most`; nothing at all when
/// nothing is coming.
#[component]
pub fn SeasonList(entries: Vec<Entry>, days: i32, most: usize) -> impl IntoView {
    let guide = use_guide();
    let coming = coming::soon(guide.catalogue(), &entries, guide.today, days, most);
    if coming.is_empty() {
        return ().into_any();
    }
    let row = |coming: &Coming<'_>| {
        let name = guide.say(guide.catalogue().name(coming.entry));
        let when = when(guide, coming);
        let line = match coming.festival {
            Some(festival) => format!("{} · {when}", guide.say(&festival.name)),
            None => when,
        };
        view! {
            <li>
                {tile(guide.drawing(coming.entry))}
                <div>
                    <h3><a href=guide.entry_href(coming.entry)>{name}</a></h3>
                    <p>{line}</p>
                </div>
            </li>
        }
    };
    view! {
        <section class="sec">
            <div class="sec__head"><h2>{guide.coming_days().text()}</h2></div>
            <ul class="season">{coming.iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}
