//! The wishes for a trip. The form keeps a draft and asks for it whole, so that nothing is planned
//! between one field and the next. What few wish for is folded away below the rest.

mod fields;
mod more;
mod places;
mod shopping;
mod when;

use super::embed_bar::area_name;
use super::glyph::{craft_glyph, glyph};
use super::place_field::Suggestions;
use crate::domain::catalogue::Slug;
use crate::domain::itinerary::{Lunch, Mode, Pace, SHOPPING, SIGHTS, TripRequest};
use crate::i18n::Phrase;
use crate::web::markup::Event;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::turns::in_turn;
use fields::{choice, lengths};
pub use fields::{drop_chip, number_field, time_field};
use leptos::prelude::*;
use more::MoreWishes;
use places::{ANCHORS, MustSees, Where, anchors};
pub use places::{PLACES, places};
use view_macro::view;
use when::When;

/// The request as it stands in the form.
type Draft = RwSignal<TripRequest>;

/// The form; `on_ask` gets the whole request.
#[component]
pub fn TripForm(request: TripRequest, on_ask: Callback<TripRequest>) -> impl IntoView {
    let guide = use_guide();
    let draft = RwSignal::new(request);
    let anchors = anchors(guide);
    let places = places(guide);
    let is_in_use = RwSignal::new(false);
    let on_submit = move |event: Event| {
        event.prevent_default();
        // Who asks again wants more than what a link held.
        on_ask.run(TripRequest { only: false, ..draft.get_untracked() });
    };
    view! {
        <form class="trip" on:submit=on_submit on:focusin=move |_| is_in_use.set(true)>
            <Suggestions id=ANCHORS names=anchors.names.clone() wanted=is_in_use/>
            <Suggestions id=PLACES names=places.names.clone() wanted=is_in_use/>
            <When draft/>
            <Where draft anchors=anchors.clone()/>
            {move || within(guide, draft)}
            {in_turn(move || view! { <How draft/><Interests draft/> })}
            {in_turn(move || view! { <MustSees draft places=places.clone()/><LunchFields draft/> })}
            {in_turn(move || view! { <MoreWishes draft anchors=anchors.clone()/> })}
            <p class="trip__foot">
                <button type="submit" class="btn">{glyph("plan")}{guide.make_plan().text()}</button>
            </p>
        </form>
    }
}

/// Returns the part of the region that the trip keeps to, to be dropped; a frame keeps to it anyway.
fn within(guide: &Guide, draft: Draft) -> Option<AnyView> {
    let scope = draft.with(|draft| draft.within.clone()).filter(|_| guide.embed.is_none())?;
    let words = guide.trip_within().fill(&[("name", &area_name(guide, &scope))]);
    let on_drop = Box::new(move || draft.update(|draft| draft.within = None));
    Some(view! { <p>{drop_chip(guide, words, on_drop)}</p> })
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

fn text(phrase: &Phrase) -> AnyView {
    phrase.text().into_any()
}

#[component]
fn How(draft: Draft) -> impl IntoView {
    let guide = use_guide();
    let mode = |mode: Mode| {
        let (picture, words) = mode_words(guide, mode);
        choice(
            Some("by"),
            view! { {glyph(picture)}{words} },
            Box::new(move || draft.with(|draft| draft.mode == mode)),
            Box::new(move || draft.update(|draft| draft.mode = mode)),
        )
    };
    let pace = |pace: Pace| {
        let words = match pace {
            Pace::Relaxed => guide.pace_relaxed(),
            Pace::Normal => guide.pace_normal(),
            Pace::Full => guide.pace_full(),
        };
        choice(
            Some("pace"),
            text(words),
            Box::new(move || draft.with(|draft| draft.pace == pace)),
            Box::new(move || draft.update(|draft| draft.pace = pace)),
        )
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
fn Interests(draft: Draft) -> impl IntoView {
    let guide = use_guide();
    let chip = |(slug, name): (Slug, String)| {
        let picture = match slug.as_str() {
            SIGHTS => glyph("sun"),
            SHOPPING => glyph("bag"),
            craft => craft_glyph(craft),
        };
        let wanted = slug.clone();
        let toggle = move || {
            draft.update(|draft| match draft.interests.binary_search(&slug) {
                Ok(at) => drop(draft.interests.remove(at)),
                Err(at) => draft.interests.insert(at, slug.clone()),
            });
        };
        choice(
            None,
            view! { {picture}{name} },
            Box::new(move || draft.with(|draft| draft.interests.contains(&wanted))),
            Box::new(toggle),
        )
    };
    view! {
        <fieldset>
            <legend>{guide.trip_interests().text()}</legend>
            <div class="chips">{kinds(guide).into_iter().map(chip).collect_view()}</div>
        </fieldset>
    }
}

/// Returns the kinds of place one can like or limit: sights, shops, and the crafts of villages.
fn kinds(guide: &Guide) -> Vec<(Slug, String)> {
    let catalogue = guide.catalogue();
    let special = [(SIGHTS, guide.interest_sights()), (SHOPPING, guide.interest_shopping())];
    let special =
        special.into_iter().filter_map(|(word, name)| Some((Slug::new(word)?, name.text())));
    let mut crafts: Vec<_> = catalogue.villages.iter().map(|village| village.craft).collect();
    crafts.sort();
    crafts.dedup();
    let crafts = crafts.into_iter().map(|id| {
        let craft = catalogue.craft(id);
        (craft.slug.clone(), guide.say(&craft.name))
    });
    special.chain(crafts).collect()
}

/// The lengths of a midday break that are offered, in minutes.
const BREAKS: [u16; 4] = [30, 45, 60, 90];

#[component]
fn LunchFields(draft: Draft) -> impl IntoView {
    let guide = use_guide();
    let now = draft.with_untracked(|draft| draft.lunch.map(|lunch| lunch.minutes));
    let field = number_field(
        "trip-lunch".to_owned(),
        guide.trip_lunch_length().text(),
        lengths(guide, guide.trip_no_lunch().text(), &BREAKS, now),
        now,
        Box::new(move |minutes| {
            draft.update(|draft| {
                draft.lunch =
                    minutes.map(|minutes| Lunch { minutes, ..draft.lunch.unwrap_or_default() });
            });
        }),
    );
    view! {
        <fieldset>
            <legend>{guide.trip_lunch().text()}</legend>
            {field}
        </fieldset>
    }
}
