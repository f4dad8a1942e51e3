//! A row of prints that lead to other entries: what is near, what else the same hands make.

use super::tile::tile;
use crate::domain::catalogue::Entry;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The row: each entry with a short remark under its name.
#[component]
pub fn NearTiles(entries: Vec<(Entry, String)>) -> impl IntoView {
    let guide = use_guide();
    let drawings = guide.drawings(&entries.iter().map(|(entry, _)| *entry).collect::<Vec<_>>());
    let item = |((entry, remark), drawing): ((Entry, String), _)| {
        let name = match entry {
            Entry::Village(id) => guide.catalogue().village(id).short_name.to_string(),
            _ => guide.say(guide.catalogue().name(entry)),
        };
        view! {
            <a href=guide.entry_href(entry)>
                {tile(drawing)}
                <span>{name}<small>{remark}</small></span>
            </a>
        }
    };
    view! { <div class="near">{entries.into_iter().zip(drawings).map(item).collect_view()}</div> }
}
