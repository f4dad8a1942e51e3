//! When to go to a place, as far as the moon says it: its next market day, its next festival days.

use super::hours_line::windows_text;
use super::point::point;
use crate::domain::calendar::lunar::{LAST_YEAR, lunar};
use crate::domain::catalogue::Entry;
use crate::domain::catalogue::hours::OpenHours;
use crate::domain::coming::{self, Coming};
use crate::i18n::format;
use crate::web::state::guide::Guide;
use leptos::prelude::*;
use view_macro::view;

/// Returns a row for each market day and festival of an entry; a village has those of its markets.
pub fn coming_points(guide: &Guide, entry: Entry) -> Vec<AnyView> {
    let catalogue = guide.catalogue();
    let markets = match entry {
        Entry::Village(id) => catalogue.sales_points_of_village(id),
        _ => Vec::new(),
    };
    let mut rows = Vec::new();
    for place in markets.into_iter().map(Entry::SalesPoint).chain([entry]) {
        for coming in coming::of(catalogue, place, guide.today) {
            let when = when(guide, &coming);
            rows.push(match coming.festival {
                Some(festival) => point("festival", guide.say(&festival.name).into_any(), when),
                None => {
                    let next = guide.next_market().fill(&[("when", &when)]);
                    point("moon", market(guide, place, place == entry), next)
                }
            });
        }
    }
    rows
}

/// Returns what a row calls a market: on its own page by its days, elsewhere by its name.
fn market(guide: &Guide, entry: Entry, is_own_page: bool) -> AnyView {
    let catalogue = guide.catalogue();
    if !is_own_page {
        let href = guide.entry_href(entry);
        return view! { <a class="link" href=href>{guide.say(catalogue.name(entry))}</a> }
            .into_any();
    }
    let days = match entry {
        Entry::SalesPoint(id) => &catalogue.sales_point(id).hours.lunar_days[..],
        Entry::Sight(id) => &catalogue.sight(id).hours.lunar_days[..],
        _ => &[],
    };
    let days: Vec<String> = days.iter().map(u8::to_string).collect();
    guide.market_days().fill(&[("days", &days.join(", "))]).into_any()
}

/// Returns when something is next: how long until then, the date, the lunar date, a market's hours.
pub fn when(guide: &Guide, coming: &Coming<'_>) -> String {
    let words = guide.words;
    let mut parts = Vec::new();
    match &coming.held {
        Some(held) => {
            parts.extend(format::until(held, guide.today, words));
            parts.push(format::held(held, words));
        }
        None => parts.push(guide.beyond_calendar().fill(&[("year", &LAST_YEAR.to_string())])),
    }
    parts.extend(match (coming.festival, &coming.held) {
        (Some(festival), _) => Some(format::lunar_days(&festival.days, words)),
        (None, Some(held)) => Some(format::lunar_day(lunar(held.first), words)),
        (None, None) => None,
    });
    if let OpenHours::Open(windows) = &coming.hours {
        parts.push(windows_text(windows));
    }
    parts.join(" · ")
}
