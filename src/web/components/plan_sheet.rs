//! What opens over a plan: changing a stop, running late, adding a place, other ways to spend the
//! trip. One dialog for all of them.

mod add;
mod compare;
mod late;
mod stop;

use super::dialog_box::dialog_box;
use super::glyph::glyph;
use crate::domain::catalogue::Entry;
use crate::web::platform::dom;
use crate::web::reactive::derived;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::{Sheet, TripState};
use leptos::prelude::*;
use view_macro::view;

/// The dialog, open while there is something in it.
#[component]
pub fn PlanSheet(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    let open = derived(move || trip.sheet().is_some());
    let on_close = Callback::new(move |()| close(guide, trip));
    let title = move || trip.sheet().map(|sheet| title(guide, sheet));
    let content = move || {
        trip.sheet().map(|sheet| match sheet {
            Sheet::Stop(entry) => stop::content(guide, trip, entry),
            Sheet::Late(day) => late::content(guide, trip, day),
            Sheet::Add(day) => add::content(guide, trip, day),
            Sheet::Compare => compare::content(guide, trip),
        })
    };
    let inside = view! {
        <div class="sheetbox__head">
            <h2>{title}</h2>
            <button type="button" class="iconbtn" aria-label=guide.close().text()
                on:click=move |_| on_close.run(())>
                {glyph("close")}
            </button>
        </div>
        <div class="sheetbox__body plansheet">{content}</div>
    };
    dialog_box("sheetbox", guide.plan_edit().text(), open, on_close, inside)
}

fn title(guide: &Guide, sheet: Sheet) -> String {
    match sheet {
        Sheet::Stop(entry) => guide.say(guide.catalogue().name(entry)),
        Sheet::Late(_) => guide.late().text(),
        Sheet::Add(_) => guide.add_stop().text(),
        Sheet::Compare => guide.other_ways().text(),
    }
}

/// Closes the sheet. The page below may have been drawn anew, so the focus is brought to the stop.
fn close(guide: &Guide, trip: TripState) {
    let was = untrack(|| trip.sheet());
    trip.open(None);
    if let Some(Sheet::Stop(entry)) = was {
        dom::focus_or_heading(&menu_id(guide, entry));
    }
}

/// Returns the id of the button that opens the sheet of a stop.
pub fn menu_id(guide: &Guide, entry: Entry) -> String {
    ["edit-", guide.catalogue().slug(entry).as_str()].concat()
}
