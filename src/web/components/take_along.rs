//! A plan taken along: into the calendar, as a file for map applications, on paper, as a way in
//! Google Maps. Files are made by the planner's thread and stay on the device.

use super::glyph::glyph;
use crate::domain::itinerary::{DayPlan, Mode, Plan};
use crate::domain::takeaway::{Format, Moment, file_name, link, question};
use crate::i18n::format;
use crate::i18n::outing::{Origin, outing};
use crate::web::platform::files::Handed;
use crate::web::platform::{Refusal, clock, dialog, dom, files, worker};
use crate::web::state::guide::{Guide, use_guide};
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use view_macro::view;

/// What became of the file that was asked for last.
#[derive(Clone)]
enum Outcome {
    Coming,
    Handed(Handed, String),
    Refused,
}

/// The button and the sheet it opens.
#[component]
pub fn TakeAlong(
    plan: Plan,
    mode: Mode,
    /// What the times and ways of the plan rest on.
    note: String,
) -> impl IntoView {
    let guide = use_guide();
    let (open, outcome) = (RwSignal::new(false), RwSignal::new(None));
    let sheet = NodeRef::<Dialog>::new();
    dialog::follow(sheet, open.into());
    let on_open = move |_| {
        guide.details_wanted.set(true);
        outcome.set(None);
        open.set(true);
    };
    let ways: Vec<AnyView> = plan.days.iter().flat_map(|day| google(guide, day, mode)).collect();
    let plan = StoredValue::new((plan, note));
    let on_format = Callback::new(move |format| {
        let asked = plan.with_value(|(plan, note)| asked(guide, plan, note, format));
        outcome.set(Some(Outcome::Coming));
        spawn_local(async move { outcome.set(Some(made(asked, format).await)) });
    });
    let said = move || outcome.get().map(|outcome| said(guide, &outcome));
    let (title, label) = (guide.take_along().text(), guide.take_along().text());
    view! {
        <button type="button" class="btn btn--quiet" aria-haspopup="dialog" on:click=on_open>
            {glyph("bag")}
            {title.clone()}
        </button>
        <dialog class="sheetbox takesheet" node_ref=sheet aria-label=label on:close=move |_| open.set(false)>
            <div class="sheetbox__head">
                <h2>{title}</h2>
                <button type="button" class="iconbtn" aria-label=guide.close().text() on:click=move |_| open.set(false)>
                    {glyph("close")}
                </button>
            </div>
            <div class="sheetbox__body">
                <ul class="takelist">{files_and_paper(guide, open, on_format)}{ways}</ul>
            </div>
            <p class="takesheet__said" role="status">{said}</p>
        </dialog>
    }
}

fn files_and_paper(
    guide: &'static Guide,
    open: RwSignal<bool>,
    on_format: Callback<Format>,
) -> Vec<AnyView> {
    let rows = [
        ("calendar", guide.take_calendar(), guide.take_calendar_note(), Some(Format::Calendar)),
        ("pin", guide.take_gpx(), guide.take_gpx_note(), Some(Format::Gpx)),
        ("globe", guide.take_kml(), guide.take_kml_note(), Some(Format::Kml)),
        ("print", guide.take_print(), guide.take_print_note(), None),
    ];
    let row = |(picture, title, note, format): (
        _,
        &crate::i18n::Phrase,
        &crate::i18n::Phrase,
        _,
    )| {
        let on_click = move |_| match format {
            Some(format) => on_format.run(format),
            None => {
                open.set(false);
                dom::print();
            }
        };
        let inside = inside(picture, title.text(), note.text());
        view! { <li><button type="button" class="takerow" on:click=on_click>{inside}</button></li> }
    };
    rows.into_iter().map(row).collect()
}

/// Returns a row for each link that a day needs.
fn google(guide: &Guide, day: &DayPlan, mode: Mode) -> Vec<AnyView> {
    let catalogue = guide.catalogue();
    let stops = day.stops.iter().filter_map(|stop| catalogue.point(stop.entry));
    let points: Vec<_> = day.start.point.into_iter().chain(stops).chain(day.end.point).collect();
    let links = if day.stops.is_empty() { Vec::new() } else { link::google_day(&points, mode) };
    let note = guide.take_google_note().fill(&[("day", &format::day(day.date, guide.words))]);
    let whole = links.len() == 1;
    let row = |(at, href): (usize, String)| {
        let title = match whole {
            true => guide.take_google().text(),
            false => guide.take_google_part().fill(&[("n", &(at + 1).to_string())]),
        };
        let inside = inside("near", title, note.clone());
        view! {
            <li><a class="takerow" href=href target="_blank" rel="noopener noreferrer external">{inside}</a></li>
        }
    };
    links.into_iter().enumerate().map(row).collect()
}

fn inside(picture: &str, title: String, note: String) -> AnyView {
    view! {
        {glyph(picture)}
        <span><b>{title}</b><small>{note}</small></span>
    }
}

/// Returns the name of a file and what to ask the thread for it.
fn asked(guide: &Guide, plan: &Plan, note: &str, format: Format) -> (String, String) {
    let (site, page) = dom::site_and_page();
    let (date, minute) = clock::this_minute();
    let origin = Origin { site: &site, page, note: note.to_owned(), made: Moment { date, minute } };
    let outing = outing(plan, guide.fullest_catalogue(), guide.words, origin);
    (file_name(&outing, format), question(&outing, format))
}

async fn made((name, question): (String, String), format: Format) -> Outcome {
    let handed: Result<Handed, Refusal> = match worker::write(&question).await {
        Ok(file) => files::hand_over(&name, format.media_type(), &file).await,
        Err(refusal) => Err(refusal),
    };
    handed.map_or(Outcome::Refused, |handed| Outcome::Handed(handed, name))
}

fn said(guide: &Guide, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Coming => guide.take_coming().text(),
        Outcome::Handed(Handed::Shared, _) => String::new(),
        Outcome::Handed(Handed::Saved, name) => guide.take_saved().fill(&[("file", name)]),
        Outcome::Refused => guide.take_failed().text(),
    }
}
