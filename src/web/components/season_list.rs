//! What the coming days bring: markets that meet on days of the moon, with the next dates worked
//! out from their own row.

use super::tile::tile;
use crate::domain::calendar::{Date, lunar};
use crate::domain::catalogue::hours::{Hours, OpenHours};
use crate::domain::catalogue::{Catalogue, Entry};
use crate::i18n::format;
use crate::web::components::hours_line::windows_text;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// How far ahead to look.
const DAYS_AHEAD: i32 = 30;

/// The list; nothing at all when nothing is coming.
#[component]
pub fn SeasonList() -> impl IntoView {
    let guide = use_guide();
    let coming = market_days(guide.catalogue(), guide.today);
    if coming.is_empty() {
        return ().into_any();
    }
    let row = |(entry, date, hours): &(Entry, Date, OpenHours)| {
        let name = guide.say(guide.catalogue().name(*entry));
        let mut line = vec![
            format::day(*date, guide.words),
            format::lunar_day(lunar::lunar(*date), guide.words),
        ];
        if let OpenHours::Open(windows) = hours {
            line.push(windows_text(windows));
        }
        view! {
            <li>
                {tile(guide.drawing(*entry))}
                <div>
                    <h3><a href=guide.entry_href(*entry)>{name}</a></h3>
                    <p>{line.join(" · ")}</p>
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

/// Returns the next day on which each market of the moon meets, soonest first.
fn market_days(catalogue: &Catalogue, today: Date) -> Vec<(Entry, Date, OpenHours)> {
    let hours = |entry: Entry| -> Option<&Hours> {
        match entry {
            Entry::SalesPoint(id) => Some(&catalogue.sales_point(id).hours),
            _ => None,
        }
    };
    let next = |entry: Entry| {
        let hours = hours(entry).filter(|hours| !hours.lunar_days.is_empty())?;
        (0..DAYS_AHEAD).map(|after| today.plus_days(after)).find_map(|date| {
            let open = hours.on(date, &catalogue.holidays);
            (open != OpenHours::Closed).then_some((entry, date, open))
        })
    };
    let mut days: Vec<_> = catalogue.entries().filter_map(next).collect();
    days.sort_by_key(|(_, date, _)| *date);
    days
}
