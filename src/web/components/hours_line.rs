//! Whether a place is open at this minute in Hà Nội, and its week: open, closed, by appointment or
//! not known are told apart by the shape of the mark as well as by its colour and words.

use crate::domain::calendar::lunar::lunar;
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::SourceId;
use crate::domain::catalogue::hours::{Hours, Kind, Moment, Span, Status, TimeWindow};
use crate::i18n::format;
use crate::web::platform::clock;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// What a place is now, and when that changes.
#[component]
pub fn HoursNow(hours: Hours) -> impl IntoView {
    let guide = use_guide();
    move || {
        if !clock::goes_on() && !hours.is_unknown() {
            // The line keeps its place until the guide knows the minute.
            return view! { <p class="hours">"\u{a0}"</p> };
        }
        let (date, minute) = clock::this_minute();
        let when = |at: Moment| moment_text(guide, at, date);
        let (class, words) = match hours.at(date, minute, &guide.catalogue().holidays) {
            Status::Unknown => ("hours hours--unknown", guide.hours_unknown().to_string()),
            Status::ByAppointment => ("hours hours--arranged", guide.by_appointment().to_string()),
            Status::Open { closes: None } => ("hours hours--open", guide.open_now().to_string()),
            Status::Open { closes: Some(at) } => {
                ("hours hours--open", guide.open_until().fill(&[("when", &when(at))]))
            }
            Status::Closed { opens: None } => ("hours hours--closed", guide.closed().to_string()),
            Status::Closed { opens: Some(at) } => {
                ("hours hours--closed", guide.closed_until().fill(&[("when", &when(at))]))
            }
        };
        view! { <p class=class>{words}</p> }
    }
}

/// Returns a moment as text, without the day if that is today, nor if a night's closing time is
/// meant.
fn moment_text(guide: &Guide, at: Moment, today: Date) -> String {
    let time = at.time.map(format::time);
    let is_tonight =
        at.date == today.plus_days(1) && at.time.is_some_and(|t| t.minutes() <= 6 * 60);
    match time {
        Some(time) if at.date == today || is_tonight => time,
        Some(time) => format!("{} {time}", format::day(at.date, guide.words)),
        None => format::day(at.date, guide.words),
    }
}

/// Returns windows as text: 8:00–11:30, 13:00–16:30.
pub fn windows_text(windows: &[TimeWindow]) -> String {
    let text = |window: &TimeWindow| {
        format!("{}–{}", format::time(window.opens), format::time(window.closes))
    };
    windows.iter().map(text).collect::<Vec<_>>().join(", ")
}

/// Returns a span as text; one that goes on past midnight ends at the next day's time.
fn span_text(guide: &Guide, span: &Span) -> String {
    let time = |minutes: i32| {
        let minutes = if minutes > 1_440 { minutes - 1_440 } else { minutes };
        TimeOfDay::from_minutes(minutes).map(format::time).unwrap_or_default()
    };
    let times = match (span.from, span.to, span.kind) {
        (0, 1_440, Kind::Unknown | Kind::ByAppointment) => String::new(),
        (from, _, Kind::OpenEnd) => format!("{}–", time(from)),
        (from, to, _) => format!("{}–{}", time(from), time(to)),
    };
    let words = match span.kind {
        Kind::Unknown => guide.hours_unknown().to_string(),
        Kind::ByAppointment => guide.by_appointment().to_string(),
        _ => return times,
    };
    if times.is_empty() { words } else { format!("{times} {words}") }
}

/// How many days a table of hours tells.
const WEEK: i32 = 7;

/// Returns where the public holidays were read that a table of hours names.
pub fn holiday_sources(guide: &Guide, first: Date) -> Vec<SourceId> {
    guide.catalogue().sources_of_holidays(first, first.plus_days(WEEK - 1))
}

/// The hours of the seven days from `first`, a line each; holidays are named, and a market of the
/// moon tells the lunar day.
#[component]
pub fn HoursTable(hours: Hours, first: Date) -> impl IntoView {
    let guide = use_guide();
    let holidays = &guide.catalogue().holidays;
    let row = move |after: i32| {
        let date = first.plus_days(after);
        let spans = hours.beginning_on(date, holidays);
        let mut words: Vec<String> = spans.iter().map(|span| span_text(guide, span)).collect();
        if words.is_empty() {
            words.push(guide.closed().to_string());
        }
        let mut day = format::day(date, guide.words);
        if !hours.lunar_days.is_empty() {
            day = format!("{day} · {}", format::lunar_day(lunar(date), guide.words));
        }
        if let Some(holiday) = holidays.on(date) {
            day = format!("{day} · {}", format::holiday(holiday, guide.words));
        }
        view! { <div><dt>{day}</dt><dd class="num">{words.join(", ")}</dd></div> }
    };
    view! { <dl class="kv">{(0..WEEK).map(row).collect_view()}</dl> }
}
