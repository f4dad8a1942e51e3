//! The day on which what is looked for is to be open: two chips and a calendar in the facets, and a
//! chip over the list.

use super::set_chip::set_chip;
use crate::domain::calendar::Date;
use crate::i18n::format;
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::search::SearchState;
use leptos::prelude::*;
use view_macro::view;

/// Today, tomorrow or another day, to be chosen or dropped.
#[component]
pub fn DayGroup(search: SearchState) -> impl IntoView {
    let guide = use_guide();
    let day = memo(move || search.query.with(|query| query.open_on));
    let chip = move |date: Date, words: String| {
        let is_chosen = move || day.get() == Some(date);
        let on_click = move |_| search.open_on((!is_chosen()).then_some(date));
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || is_chosen().to_string()
                on:click=on_click
            >
                {words}
            </button>
        }
    };
    let on_date = move |event| search.open_on(Date::parse(&event_target_value(&event)));
    let value = move || day.get().map(|date| date.to_string()).unwrap_or_default();
    view! {
        <fieldset class="fgroup">
            <legend>{guide.facet_open().text()}</legend>
            <div class="chips">
                {chip(guide.today, guide.day_today().text())}
                {chip(guide.today.plus_days(1), guide.day_tomorrow().text())}
            </div>
            <div class="field">
                <label for="open-on">{guide.day_other().text()}</label>
                <input
                    id="open-on"
                    type="date"
                    min=guide.today.to_string()
                    prop:value=value
                    on:change=on_date
                />
            </div>
        </fieldset>
    }
}

/// The chip over a list: today, until a day is chosen, and then that day, to be dropped with a tap.
#[component]
pub fn DayChip(search: SearchState) -> impl IntoView {
    let guide = use_guide();
    let day = memo(move || search.query.with(|query| query.open_on));
    move || match day.get() {
        None => view! {
            <button type="button" class="chip" on:click=move |_| search.open_on(Some(guide.today))>
                {guide.open_today().text()}
            </button>
        }
        .into_any(),
        Some(date) => {
            let on_drop = Callback::new(move |()| search.open_on(None));
            set_chip(day_text(guide, date), on_drop)
        }
    }
}

/// Returns how many more there may be, if any: their hours are not known.
pub fn unknown_hours(guide: &Guide, search: SearchState) -> Option<String> {
    let n = search.results.with(|results| results.unknown_hours);
    (n > 0).then(|| guide.n_unknown_hours().count(n as usize, guide.locale()))
}

/// Returns the filter in words.
pub fn day_text(guide: &Guide, date: Date) -> String {
    match date == guide.today {
        true => guide.open_today().text(),
        false => guide.open_on().fill(&[("day", &format::day(date, guide.words))]),
    }
}
