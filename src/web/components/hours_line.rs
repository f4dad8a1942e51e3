//! Whether a place is open on a day: open with its hours, closed, or not known, told apart by the
//! shape of the mark as well as by its colour and words.

use crate::domain::calendar::Date;
use crate::domain::catalogue::hours::{Hours, OpenHours, TimeWindow};
use crate::i18n::format;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The hours of a place today.
#[component]
pub fn HoursToday(hours: Hours) -> impl IntoView {
    let guide = use_guide();
    let (class, words) = match hours.on(guide.today) {
        OpenHours::Unknown => ("hours hours--unknown", guide.hours_unknown().to_string()),
        OpenHours::Closed => ("hours hours--closed", guide.closed_today().to_string()),
        OpenHours::Open(windows) => {
            ("hours hours--open", guide.open_today().fill(&[("hours", &windows_text(&windows))]))
        }
    };
    view! { <p class=class>{words}</p> }
}

/// Returns windows as text: 8:00–11:30, 13:00–16:30.
pub fn windows_text(windows: &[TimeWindow]) -> String {
    let text = |window: &TimeWindow| {
        format!("{}–{}", format::time(window.opens), format::time(window.closes))
    };
    windows.iter().map(text).collect::<Vec<_>>().join(", ")
}

/// The hours of the seven days from `first`, a line each, runs of equal days together.
#[component]
pub fn HoursTable(hours: Hours, first: Date) -> impl IntoView {
    let guide = use_guide();
    let row = move |after: i32| {
        let date = first.plus_days(after);
        let words = match hours.on(date) {
            OpenHours::Unknown => guide.hours_unknown().to_string(),
            OpenHours::Closed => guide.closed().to_string(),
            OpenHours::Open(windows) => windows_text(&windows),
        };
        view! { <div><dt>{format::day(date, guide.words)}</dt><dd class="num">{words}</dd></div> }
    };
    view! { <dl class="kv">{(0..7).map(row).collect_view()}</dl> }
}
