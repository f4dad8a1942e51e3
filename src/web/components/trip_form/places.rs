//! Where days begin and end, and which places are asked for, fixed or left out.

use super::Draft;
use super::fields::drop_chip;
use crate::domain::catalogue::{Catalogue, Entry, EntryKind};
use crate::domain::itinerary::{Anchor, DayOrder, Fixed, PlaceRef};
use crate::i18n::format;
use crate::web::components::place_field::{Choices, PlaceField};
use crate::web::components::where_line::{commune_name, district_name};
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// The id of the names that a day can begin at.
pub const ANCHORS: &str = "trip-anchors";
/// The id of the names that can be asked for.
pub const PLACES: &str = "trip-places";

/// Where every day begins, and the last one ends.
#[component]
pub fn Where(draft: Draft, anchors: Choices<Anchor>) -> impl IntoView {
    let guide = use_guide();
    view! {
        <fieldset>
            <legend>{guide.trip_where().text()}</legend>
            {ends(guide, draft, None, &anchors)}
        </fieldset>
    }
}

/// Returns where every day begins and the last one ends, or where `day` alone does.
pub fn ends(guide: &Guide, draft: Draft, day: Option<u8>, anchors: &Choices<Anchor>) -> AnyView {
    let now = draft.with_untracked(|draft| match day {
        None => [Some(draft.start.clone()), draft.end.clone()],
        Some(day) => {
            let own = draft.days_apart.iter().find(|wish| wish.day == day);
            own.map_or([None, None], |wish| [wish.start.clone(), wish.end.clone()])
        }
    });
    let usual = match day {
        None => [guide.say(&guide.catalogue().region.centre_name), guide.trip_end_same().text()],
        Some(_) => [guide.trip_as_usual().text(), guide.trip_as_usual().text()],
    };
    let words = [("trip-start", guide.trip_start()), ("trip-end", guide.trip_end())];
    let mut fields = Vec::new();
    for (at, ((anchor, placeholder), (id, label))) in
        now.into_iter().zip(usual).zip(words).enumerate()
    {
        let value = anchor.map(|anchor| anchors.name_of(&anchor)).unwrap_or_default();
        let id = day.map_or(id.to_owned(), |day| format!("{id}-{}", day + 1));
        let choices = anchors.clone();
        let on_pick = move |picked: Option<usize>| {
            let anchor = choices.value(picked);
            draft.update(|draft| match (day, at) {
                (None, 0) => draft.start = anchor.unwrap_or_default(),
                (None, _) => draft.end = anchor,
                (Some(day), 0) => draft.set_apart(day, |wish| wish.start = anchor),
                (Some(day), _) => draft.set_apart(day, |wish| wish.end = anchor),
            });
        };
        let (label, names) = (label.text(), anchors.names.clone());
        fields.push(view! {
            <PlaceField label id list=ANCHORS value placeholder names on_pick=Callback::new(on_pick)/>
        });
    }
    view! { <div class="trip__row">{fields}</div> }
}

/// The places that must be seen; below them, what is fixed, and what is left out.
#[component]
pub fn MustSees(draft: Draft, places: Choices<PlaceRef>) -> impl IntoView {
    let guide = use_guide();
    let chips = move || {
        let musts = draft.with(|draft| draft.must.clone());
        let chip = |place: PlaceRef| {
            let name = name(guide, &place);
            let forget = move || draft.update(|draft| draft.must.retain(|other| *other != place));
            drop_chip(guide, name, Box::new(forget))
        };
        musts.into_iter().map(chip).collect_view()
    };
    let names = places.names.clone();
    let on_pick = move |picked: Option<usize>| {
        if let Some(place) = places.value(picked) {
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
            <div class="chips">{chips}</div>
            <PlaceField
                label=guide.trip_add_place().text()
                id="trip-must"
                list=PLACES
                value=""
                placeholder=guide.trip_add_hint().text()
                names
                collects=true
                on_pick=Callback::new(on_pick)
            />
        </fieldset>
        {move || laid_down(guide, draft)}
    }
}

/// Returns what was fixed at the stops of a plan and what was left out, each to be dropped here.
fn laid_down(guide: &'static Guide, draft: Draft) -> AnyView {
    let (fixed, order, avoid) =
        draft.with(|draft| (draft.fixed.clone(), draft.order.clone(), draft.avoid.clone()));
    let fixed = fixed.into_iter().map(|fixed| {
        let words = fixed_words(guide, &fixed);
        let free = move || draft.update(|draft| draft.fixed.retain(|other| *other != fixed));
        drop_chip(guide, words, Box::new(free))
    });
    let order = order.into_iter().map(|DayOrder { day, places }| {
        let places: Vec<_> = places.iter().map(|place| name(guide, place)).collect();
        let (n, places) = ((day + 1).to_string(), places.join(" → "));
        let words = guide.trip_order().fill(&[("n", &n), ("places", &places)]);
        drop_chip(guide, words, Box::new(move || draft.update(|draft| draft.lock(day, Vec::new()))))
    });
    let avoid = avoid.into_iter().map(|place| {
        let name = name(guide, &place);
        let allow = move || draft.update(|draft| draft.avoid.retain(|other| *other != place));
        drop_chip(guide, name, Box::new(allow))
    });
    let group = |legend: String, chips: Vec<AnyView>| {
        (!chips.is_empty()).then(|| {
            view! { <fieldset><legend>{legend}</legend><div class="chips">{chips}</div></fieldset> }
        })
    };
    view! {
        {group(guide.trip_fixed().text(), fixed.chain(order).collect())}
        {group(guide.trip_avoid().text(), avoid.collect())}
    }
}

/// Returns what is laid down for a place: its name, the day, the time, how long.
fn fixed_words(guide: &Guide, fixed: &Fixed) -> String {
    let mut words = name(guide, &fixed.place);
    let day = fixed.day.map(|day| guide.trip_day().fill(&[("n", &(day + 1).to_string())]));
    let length = fixed.minutes.map(|minutes| format::duration(minutes.into(), guide.words));
    for part in [day, fixed.at.map(format::time), length].into_iter().flatten() {
        words.push_str(" · ");
        words.push_str(&part);
    }
    words
}

fn name(guide: &Guide, place: &PlaceRef) -> String {
    match place.entry(guide.catalogue()) {
        Some(entry) => guide.say(guide.catalogue().name(entry)),
        None => place.slug.as_str().to_owned(),
    }
}

/// Returns where a day can begin or end: the middle, sights, villages, communes, districts.
pub fn anchors(guide: &Guide) -> Choices<Anchor> {
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
    Choices::new(choices)
}

fn is_anchor(catalogue: &Catalogue, entry: Entry) -> bool {
    matches!(entry.kind(), EntryKind::Village | EntryKind::Sight)
        && catalogue.point(entry).is_some()
}

/// Returns what can be asked for: every place of the catalogue, or of what an embedded guide keeps to.
pub fn places(guide: &Guide) -> Choices<PlaceRef> {
    let catalogue = guide.catalogue();
    let choices = guide.within(catalogue.entries()).into_iter().filter_map(|entry| {
        Some((guide.say(catalogue.name(entry)), PlaceRef::of(catalogue, entry)?))
    });
    Choices::new(choices.collect())
}
