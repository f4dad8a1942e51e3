//! What the form of a trip is made of: chips to choose and to drop, lists of numbers, times. One
//! function each, so that a further wish costs the page few bytes.

use crate::domain::calendar::TimeOfDay;
use crate::i18n::format;
use crate::web::components::glyph::glyph;
use crate::web::state::guide::Guide;
use leptos::prelude::*;
use view_macro::view;

/// Returns a chip to choose: one of several of the same `name`, or, without one, on its own.
pub fn choice(
    name: Option<&'static str>,
    words: AnyView,
    is_chosen: Box<dyn Fn() -> bool + Send>,
    on_change: Box<dyn Fn()>,
) -> AnyView {
    let kind = if name.is_some() { "radio" } else { "checkbox" };
    view! {
        <label class="chip">
            <input type=kind name=name prop:checked=is_chosen
                on:change=move |_| on_change()/>
            {words}
        </label>
    }
}

/// Returns a chip that goes when it is pressed.
pub fn drop_chip(guide: &Guide, name: String, on_drop: Box<dyn Fn()>) -> AnyView {
    let label = guide.drop_filter().fill(&[("name", &name)]);
    view! {
        <button type="button" class="chip chip--set" aria-label=label on:click=move |_| on_drop()>
            {name}
            {glyph("close")}
        </button>
    }
}

/// Returns a list of numbers to pick one of; one with its words for `None` goes first.
pub fn number_field(
    id: String,
    label: String,
    options: Vec<(Option<u16>, String)>,
    now: Option<u16>,
    on_pick: Box<dyn Fn(Option<u16>)>,
) -> AnyView {
    let option = |(number, words): (Option<u16>, String)| {
        let value = number.map(|number| number.to_string()).unwrap_or_default();
        view! { <option value=value selected=number == now>{words}</option> }
    };
    let options = options.into_iter().map(option).collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=move |event| on_pick(event_target_value(&event).parse().ok())>
                {options}
            </select>
        </div>
    }
}

/// Returns lengths of time to choose from, the present one among them, after what `none` says.
pub fn lengths(
    guide: &Guide,
    none: String,
    minutes: &[u16],
    now: Option<u16>,
) -> Vec<(Option<u16>, String)> {
    let own = now.filter(|now| !minutes.contains(now));
    let lengths = minutes.iter().copied().chain(own);
    let words = |minutes: u16| (Some(minutes), format::duration(minutes.into(), guide.words));
    std::iter::once((None, none)).chain(lengths.map(words)).collect()
}

/// Returns a field for a time of day, which may be emptied unless it is `required`; the element that
/// says what is wrong with it, and whether anything is, are its `error`.
pub fn time_field(
    id: String,
    label: String,
    value: Box<dyn Fn() -> TimeOfDay + Send>,
    required: bool,
    error: Option<(String, Memo<bool>)>,
    on_time: Box<dyn Fn(Option<TimeOfDay>)>,
) -> AnyView {
    let (error_id, is_wrong) = error.unzip();
    let is_wrong = move || is_wrong.is_some_and(|is_wrong| is_wrong.get());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="time"
                required=required
                prop:value=move || value().to_string()
                aria-invalid=move || is_wrong().then_some("true")
                aria-describedby=move || is_wrong().then(|| error_id.clone()).flatten()
                on:change=move |event| on_time(TimeOfDay::parse(&event_target_value(&event)))
            />
        </div>
    }
}
