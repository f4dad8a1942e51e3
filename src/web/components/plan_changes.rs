//! What the last change of a trip did to the plan, with a way back. A change that was only tried, such
//! as running late or rain, is told in full and waits for an answer; one by hand is told in a line.

use super::glyph::glyph;
use crate::domain::itinerary::{Change, Changes};
use crate::i18n::explain::left_out;
use crate::i18n::format;
use crate::web::platform::dom;
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use view_macro::view;

/// The id of the panel's title, to which the focus comes: the button pressed may be far below.
const TITLE: &str = "trial";

/// What is different after a trial, over the days.
#[component]
pub fn Trial(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    let made = memo(move || trip.told_of_change(true));
    let panel = move |changes: Changes| {
        let kept = guide.change_kept().count(changes.kept, guide.locale());
        let lines = changes.list.iter().map(|change| line(guide, change)).collect_view();
        let same = changes.list.is_empty().then(|| guide.change_none().text());
        view! {
            <section class="panel trial">
                <h2 id=TITLE tabindex="-1">{guide.change_title().text()}</h2>
                <p class="soft">{kept}</p>
                <ul>{lines}</ul>
                <p>{same}</p>
                <p class="planacts">
                    <button type="button" class="btn" on:click=move |_| trip.keep_change()>
                        {glyph("check")}{guide.change_apply().text()}
                    </button>
                    <button type="button" class="btn btn--quiet" on:click=move |_| trip.undo()>
                        {glyph("back")}{guide.change_leave().text()}
                    </button>
                </p>
            </section>
        }
    };
    let shown = move || {
        let changes = if made.get() > 0 { trip.changes() } else { None };
        changes.map(|changes| {
            dom::focus_soon(TITLE);
            panel(changes)
        })
    };
    view! { <div>{shown}</div> }
}

/// What a change by hand did, over the bar at the thumb.
#[component]
pub fn Undo(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    let made = memo(move || trip.told_of_change(false));
    let toast = move |changes: Changes| {
        view! {
            <div class="notice notice--toast">
                <p>{summary(guide, &changes)}</p>
                <div class="notice__acts">
                    <button type="button" class="btn btn--quiet" on:click=move |_| trip.undo()>
                        {guide.undo().text()}
                    </button>
                    <button type="button" class="iconbtn" aria-label=guide.close().text()
                        on:click=move |_| trip.keep_change()>
                        {glyph("close")}
                    </button>
                </div>
            </div>
        }
    };
    let shown = move || if made.get() > 0 { trip.changes().map(toast) } else { None };
    view! { <div role="status">{shown}</div> }
}

/// Returns one change as it is told first, and how many there are besides.
fn summary(guide: &Guide, changes: &Changes) -> String {
    let is_weighty = |change: &&Change| matches!(change, Change::Dropped { .. });
    let first = changes.list.iter().find(is_weighty).or(changes.list.first());
    let Some(first) = first else { return guide.change_none().text() };
    let said = told(guide, first).2;
    match changes.list.len() - 1 {
        0 => said,
        n => [said, guide.change_more().count(n, guide.locale())].concat(),
    }
}

fn line(guide: &Guide, change: &Change) -> AnyView {
    let (picture, kind, words) = told(guide, change);
    view! { <li class=["trial__", kind].concat()>{glyph(picture)}<span>{words}</span></li> }
}

/// Returns a change with its glyph and kind, in words.
fn told(guide: &Guide, change: &Change) -> (&'static str, &'static str, String) {
    let name_of = |entry| guide.say(guide.catalogue().name(entry));
    match change {
        Change::Shifted { entry, minutes } => {
            let time = format::duration(minutes.unsigned_abs(), guide.words);
            let phrase = if *minutes > 0 { guide.change_later() } else { guide.change_earlier() };
            let words = phrase.fill(&[("name", &name_of(*entry)), ("time", &time)]);
            ("clock", "shifted", words)
        }
        Change::OtherDay { entry, date } => {
            let day = format::day(*date, guide.words);
            let words = guide.change_day().fill(&[("name", &name_of(*entry)), ("day", &day)]);
            ("calendar", "shifted", words)
        }
        Change::Dropped { entry, reason } => {
            let mut words = guide.change_dropped().fill(&[("name", &name_of(*entry))]);
            if let Some(reason) = reason {
                words.push_str(": ");
                words.push_str(&left_out(reason, guide.words, name_of));
            }
            ("minus", "dropped", words)
        }
        Change::Added { entry, at, .. } => {
            let at = format::time(*at);
            let words = guide.change_added().fill(&[("name", &name_of(*entry)), ("time", &at)]);
            ("plus", "added", words)
        }
    }
}
