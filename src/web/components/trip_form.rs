//! The wishes for a trip. The form keeps a draft and asks for it whole, so that nothing is planned
//! between one field and the next.

use super::glyph::{craft_glyph, glyph};
use super::place_field::{Choices, PlaceField, Suggestions};
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::{Catalogue, Entry, EntryKind, Slug};
use crate::domain::itinerary::{
    Anchor, Lunch, MOST_DAYS, Mode, Pace, PlaceRef, SHOPPING, SIGHTS, TripRequest,
};
use crate::web::components::where_line::{commune_name, district_name};
use crate::web::markup::Event;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use std::sync::Arc;
use view_macro::view;

const ANCHORS: &str = "trip-anchors";
const PLACES: &str = "trip-places";

/// The form; `on_ask` gets the whole request.
#[component]
pub fn TripForm(request: TripRequest, on_ask: Callback<TripRequest>) -> impl IntoView {
    let guide = use_guide();
    let draft = RwSignal::new(request);
    let anchors = anchors(guide);
    let places = places(guide);
    let names =
        |choices: &[(String, Anchor)]| choices.iter().map(|(name, _)| name.clone()).collect();
    let place_names = places.iter().map(|(name, _)| name.clone()).collect();
    let on_submit = move |event: Event| {
        event.prevent_default();
        on_ask.run(draft.get_untracked());
    };
    view! {
        <form class="trip" on:submit=on_submit>
            <Suggestions id=ANCHORS names=names(&anchors)/>
            <Suggestions id=PLACES names=place_names/>
            <When draft/>
            <Where draft anchors/>
            <How draft/>
            <Interests draft/>
            <MustSees draft places/>
            <LunchFields draft/>
            <p class="trip__foot">
                <button type="submit" class="btn">{glyph("plan")}{guide.make_plan().text()}</button>
            </p>
        </form>
    }
}

#[component]
fn When(draft: RwSignal<TripRequest>) -> impl IntoView {
    let guide = use_guide();
    let on_date = move |event| {
        if let Some(date) = Date::parse(&event_target_value(&event)) {
            draft.update(|draft| draft.date = date);
        }
    };
    let on_days = move |event| {
        if let Ok(days) = event_target_value(&event).parse() {
            draft.update(|draft| draft.days = days);
        }
    };
    let days = (1..=MOST_DAYS).map(|n| {
        let words = guide.n_days().count(n.into(), guide.locale());
        view! { <option value=n selected=move || draft.with(|draft| draft.days == n)>{words}</option> }
    });
    view! {
        <fieldset>
            <legend>{guide.trip_when().text()}</legend>
            <div class="trip__row">
                <div class="field">
                    <label for="trip-date">{guide.trip_date().text()}</label>
                    <input
                        id="trip-date"
                        type="date"
                        required
                        min=guide.today.to_string()
                        value=draft.with_untracked(|draft| draft.date.to_string())
                        on:change=on_date
                    />
                </div>
                <div class="field">
                    <label for="trip-days">{guide.trip_days().text()}</label>
                    <select id="trip-days" on:change=on_days>{days.collect_view()}</select>
                </div>
            </div>
            <div class="trip__row">
                <TimeField id="trip-leave" label=guide.trip_leave().to_string() value=draft.with_untracked(|d| d.leave)
                    on_time=Callback::new(move |time| draft.update(|draft| draft.leave = time))/>
                <TimeField id="trip-back" label=guide.trip_back().to_string() value=draft.with_untracked(|d| d.back)
                    on_time=Callback::new(move |time| draft.update(|draft| draft.back = time))/>
            </div>
        </fieldset>
    }
}

#[component]
fn TimeField(
    id: &'static str,
    label: String,
    value: TimeOfDay,
    on_time: Callback<TimeOfDay>,
) -> impl IntoView {
    let on_change = move |event| {
        if let Some(time) = TimeOfDay::parse(&event_target_value(&event)) {
            on_time.run(time);
        }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id type="time" required value=value.to_string() on:change=on_change/>
        </div>
    }
}

#[component]
fn Where(draft: RwSignal<TripRequest>, anchors: Choices<Anchor>) -> impl IntoView {
    let guide = use_guide();
    let name_of = |anchor: Option<&Anchor>| {
        let named = anchors.iter().find(|(_, choice)| Some(choice) == anchor);
        named.map(|(name, _)| name.clone()).unwrap_or_default()
    };
    let (start, end) =
        draft.with_untracked(|draft| (name_of(Some(&draft.start)), name_of(draft.end.as_ref())));
    let on_start = move |anchor: Option<Anchor>| {
        draft.update(|draft| draft.start = anchor.unwrap_or_default());
    };
    let on_end = move |anchor| draft.update(|draft| draft.end = anchor);
    view! {
        <fieldset>
            <legend>{guide.trip_where().text()}</legend>
            <div class="trip__row">
                <PlaceField
                    label=guide.trip_start().text()
                    id="trip-start"
                    list=ANCHORS
                    value=start
                    placeholder=guide.say(&guide.catalogue().region.centre_name)
                    choices=anchors.clone()
                    on_pick=Callback::new(on_start)
                />
                <PlaceField
                    label=guide.trip_end().text()
                    id="trip-end"
                    list=ANCHORS
                    value=end
                    placeholder=guide.trip_end_same().text()
                    choices=anchors
                    on_pick=Callback::new(on_end)
                />
            </div>
        </fieldset>
    }
}

/// Returns the words for a way of travelling and its glyph.
pub fn mode_words(guide: &Guide, mode: Mode) -> (&'static str, String) {
    let (picture, phrase) = match mode {
        Mode::Walk => ("walk", guide.mode_walk()),
        Mode::Bicycle => ("bicycle", guide.mode_bicycle()),
        Mode::Motorbike => ("moto", guide.mode_motorbike()),
        Mode::Car => ("car", guide.mode_car()),
        Mode::Bus => ("bus", guide.mode_bus()),
    };
    (picture, phrase.to_string())
}

#[component]
fn How(draft: RwSignal<TripRequest>) -> impl IntoView {
    let guide = use_guide();
    let mode = |mode: Mode| {
        let (picture, words) = mode_words(guide, mode);
        view! {
            <label class="chip">
                <input type="radio" name="by" prop:checked=move || draft.with(|d| d.mode == mode)
                    on:change=move |_| draft.update(|draft| draft.mode = mode)/>
                {glyph(picture)}
                {words}
            </label>
        }
    };
    let pace = |pace: Pace| {
        let words = match pace {
            Pace::Relaxed => guide.pace_relaxed().text(),
            Pace::Normal => guide.pace_normal().text(),
            Pace::Full => guide.pace_full().text(),
        };
        view! {
            <label class="chip">
                <input type="radio" name="pace" prop:checked=move || draft.with(|d| d.pace == pace)
                    on:change=move |_| draft.update(|draft| draft.pace = pace)/>
                {words}
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>{guide.trip_how().text()}</legend>
            <div class="chips">{Mode::ALL.map(mode).into_iter().collect_view()}</div>
        </fieldset>
        <fieldset>
            <legend>{guide.trip_pace().text()}</legend>
            <div class="chips">{Pace::ALL.map(pace).into_iter().collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Interests(draft: RwSignal<TripRequest>) -> impl IntoView {
    let guide = use_guide();
    let with_villages = guide.catalogue().villages.iter().map(|village| village.craft);
    let mut crafts: Vec<_> = with_villages.collect();
    crafts.sort();
    crafts.dedup();
    let crafts = crafts.into_iter().map(|id| {
        let craft = guide.catalogue().craft(id);
        (craft.slug.clone(), guide.say(&craft.name), craft_glyph(craft.slug.as_str()))
    });
    let special = [
        (SIGHTS, guide.interest_sights().to_string(), glyph("sun")),
        (SHOPPING, guide.interest_shopping().to_string(), glyph("bag")),
    ];
    let special = special
        .into_iter()
        .filter_map(|(word, name, picture)| Some((Slug::new(word)?, name, picture)));
    let chip = |(slug, name, picture): (Slug, String, AnyView)| {
        let wanted = slug.clone();
        let toggle = move |_| {
            draft.update(|draft| match draft.interests.binary_search(&slug) {
                Ok(at) => drop(draft.interests.remove(at)),
                Err(at) => draft.interests.insert(at, slug.clone()),
            });
        };
        view! {
            <label class="chip">
                <input type="checkbox"
                    prop:checked=move || draft.with(|draft| draft.interests.contains(&wanted))
                    on:change=toggle/>
                {picture}
                {name}
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>{guide.trip_interests().text()}</legend>
            <div class="chips">{special.chain(crafts).map(chip).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn MustSees(draft: RwSignal<TripRequest>, places: Choices<PlaceRef>) -> impl IntoView {
    let guide = use_guide();
    let naming = guide;
    let chip = move |place: PlaceRef| {
        let name = match place.entry(naming.catalogue()) {
            Some(entry) => naming.say(naming.catalogue().name(entry)),
            None => place.slug.as_str().to_owned(),
        };
        let label = naming.drop_filter().fill(&[("name", &name)]);
        let forget = move |_| draft.update(|draft| draft.must.retain(|wanted| *wanted != place));
        view! {
            <button type="button" class="chip chip--set" aria-label=label on:click=forget>
                {name}
                {glyph("close")}
            </button>
        }
    };
    let on_pick = move |place: Option<PlaceRef>| {
        if let Some(place) = place {
            draft.update(|draft| {
                if !draft.must.contains(&place) {
                    draft.must.push(place);
                }
            });
        }
    };
    view! {
        <fieldset>
            <legend>{guide.trip_must().text()}</legend>
            <div class="chips">
                {move || draft.with(|d| d.must.clone()).into_iter().map(chip).collect_view()}
            </div>
            <PlaceField
                label=guide.trip_add_place().text()
                id="trip-must"
                list=PLACES
                value=""
                placeholder=guide.trip_add_hint().text()
                choices=places
                collects=true
                on_pick=Callback::new(on_pick)
            />
        </fieldset>
    }
}

/// The lengths of a midday break that are offered, in minutes.
const BREAKS: [u16; 4] = [30, 45, 60, 90];

#[component]
fn LunchFields(draft: RwSignal<TripRequest>) -> impl IntoView {
    let guide = use_guide();
    let on_change = move |event| {
        let minutes = event_target_value(&event).parse().ok();
        draft.update(|draft| {
            draft.lunch =
                minutes.map(|minutes| Lunch { minutes, ..draft.lunch.unwrap_or_default() });
        });
    };
    let option = |minutes: u16| {
        let words = crate::i18n::format::duration(minutes.into(), guide.words);
        let selected =
            move || draft.with(|d| d.lunch.is_some_and(|lunch| lunch.minutes == minutes));
        view! { <option value=minutes selected=selected>{words}</option> }
    };
    view! {
        <fieldset>
            <legend>{guide.trip_lunch().text()}</legend>
            <div class="field">
                <label for="trip-lunch">{guide.trip_lunch_length().text()}</label>
                <select id="trip-lunch" on:change=on_change>
                    <option value="" selected=move || draft.with(|d| d.lunch.is_none())>
                        {guide.trip_no_lunch().text()}
                    </option>
                    {BREAKS.map(option).into_iter().collect_view()}
                </select>
            </div>
        </fieldset>
    }
}

/// Returns where a day can begin or end: the middle, sights, villages, communes, districts.
fn anchors(guide: &Guide) -> Choices<Anchor> {
    let catalogue = guide.catalogue();
    let mut choices = vec![(guide.say(&catalogue.region.centre_name), Anchor::Centre)];
    let taken = |choices: &[(String, Anchor)], name: &str| choices.iter().any(|(n, _)| n == name);
    for entry in catalogue.entries().filter(|entry| is_anchor(catalogue, *entry)) {
        let name = guide.say(catalogue.name(entry));
        if let Some(place) = PlaceRef::of(catalogue, entry).filter(|_| !taken(&choices, &name)) {
            choices.push((name, Anchor::Place(place)));
        }
    }
    choices.extend(catalogue.communes.iter().map(|commune| {
        let name = commune_name(guide, commune.is_ward, &commune.name);
        (name, Anchor::Commune(commune.slug.clone()))
    }));
    choices.extend(catalogue.districts.iter().filter_map(|district| {
        let id = catalogue.find_district(&district.slug)?;
        Some((district_name(guide, id), Anchor::District(district.slug.clone())))
    }));
    Arc::new(choices)
}

fn is_anchor(catalogue: &Catalogue, entry: Entry) -> bool {
    matches!(entry.kind(), EntryKind::Village | EntryKind::Sight)
        && catalogue.point(entry).is_some()
}

/// Returns what can be asked for: every place of the catalogue.
fn places(guide: &Guide) -> Choices<PlaceRef> {
    let catalogue = guide.catalogue();
    let choices = catalogue.entries().filter_map(|entry| {
        Some((guide.say(catalogue.name(entry)), PlaceRef::of(catalogue, entry)?))
    });
    Arc::new(choices.collect())
}
