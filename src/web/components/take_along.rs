//! A plan taken along: into the calendar, as a file for map applications, on paper, as a way in
//! Google Maps. Files are made by the planner's thread and stay on the device.

use super::dialog_box::dialog_box;
use super::glyph::glyph;
use crate::domain::itinerary::{Mode, Plan};
use crate::domain::takeaway::{Format, Moment, file_name, link, question};
use crate::i18n::format;
use crate::i18n::outing::{Origin, outing};
use crate::web::platform::files::Handed;
use crate::web::platform::{Refusal, clock, dom, files, worker};
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use leptos::task::spawn_local;
use view_macro::view;

/// The button and the sheet it opens.
#[component]
pub fn TakeAlong(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    let (open, said) = (RwSignal::new(false), RwSignal::new(String::new()));
    let on_close = Callback::new(move |()| open.set(false));
    let on_open = move |_| {
        guide.details_wanted.set(true);
        said.set(String::new());
        open.set(true);
    };
    let ways =
        trip.plan_on_screen().map(|plan| google(guide, &plan, trip.request.get_untracked().mode));
    let ways = ways.unwrap_or_default();
    let (title, label) = (guide.take_along().text(), guide.take_along().text());
    let inside = view! {
        <div class="sheetbox__head">
            <h2>{title.clone()}</h2>
            <button type="button" class="iconbtn" aria-label=guide.close().text() on:click=move |_| on_close.run(())>
                {glyph("close")}
            </button>
        </div>
        <div class="sheetbox__body">
            <ul class="takelist">{files_and_paper(trip, open, said)}{ways}</ul>
        </div>
        <p class="takesheet__said" role="status">{move || said.get()}</p>
    };
    view! {
        <button type="button" class="btn btn--quiet" aria-haspopup="dialog" on:click=on_open>
            {glyph("bag")}
            {title}
        </button>
        {dialog_box("sheetbox takesheet", label, open.into(), on_close, inside)}
    }
}

fn files_and_paper(trip: TripState, open: RwSignal<bool>, said: RwSignal<String>) -> Vec<AnyView> {
    let guide = use_guide();
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
            Some(format) => spawn_local(take(trip, format, said)),
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

/// Returns a row for each link that the days need.
fn google(guide: &Guide, plan: &Plan, mode: Mode) -> Vec<AnyView> {
    let catalogue = guide.catalogue();
    let mut rows = Vec::new();
    for day in plan.days.iter().filter(|day| !day.stops.is_empty()) {
        let stops = day.stops.iter().filter_map(|stop| catalogue.point(stop.entry));
        let points: Vec<_> =
            day.start.point.into_iter().chain(stops).chain(day.end.point).collect();
        let links = link::google_day(&points, mode);
        let note = guide.take_google_note().fill(&[("day", &format::day(day.date, guide.words))]);
        let is_whole = links.len() == 1;
        for (at, href) in links.into_iter().enumerate() {
            let title = match is_whole {
                true => guide.take_google().text(),
                false => guide.take_google_part().fill(&[("n", &(at + 1).to_string())]),
            };
            let inside = inside("near", title, note.clone());
            rows.push(view! {
                <li><a class="takerow" href=href target="_blank" rel="noopener noreferrer external">{inside}</a></li>
            });
        }
    }
    rows
}

fn inside(picture: &str, title: String, note: String) -> AnyView {
    view! {
        {glyph(picture)}
        <span><b>{title}</b><small>{note}</small></span>
    }
}

/// Makes a file of the plan, hands it over and says what became of it.
async fn take(trip: TripState, format: Format, said: RwSignal<String>) {
    let guide = trip.guide;
    said.set(guide.take_coming().text());
    let words = match hand_over(trip, format).await {
        Ok((Handed::Shared, _)) => String::new(),
        Ok((Handed::Saved, name)) => guide.take_saved().fill(&[("file", &name)]),
        Err(_) => guide.take_failed().text(),
    };
    said.try_set(words);
}

async fn hand_over(trip: TripState, format: Format) -> Result<(Handed, String), Refusal> {
    let Some((name, question)) = untrack(|| asked(trip, format)) else {
        return Err(Refusal::Unavailable);
    };
    let file = worker::write(trip.guide.loaded.file, &question).await?;
    let handed = files::hand_over(&name, format.media_type(), &file).await?;
    Ok((handed, name))
}

/// Returns the name of a file and what to ask the thread for it.
fn asked(trip: TripState, format: Format) -> Option<(String, String)> {
    let plan = trip.plan_on_screen()?;
    let (guide, site) = (trip.guide, dom::site());
    let page = guide.link_to_page();
    let (date, minute) = clock::this_minute();
    let (note, made) = (guide.basis_note(plan.basis), Moment { date, minute });
    let origin = Origin { site: &site, page, note, made };
    let outing = outing(&plan, guide.fullest_catalogue(), guide.words, origin);
    Some((file_name(&outing, format), question(&outing, format)))
}
