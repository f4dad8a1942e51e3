//! The wishes that few have, folded until they are wanted: days of their own, a shopping list, how
//! many of a kind, a rest, a budget of walking, and how places are chosen.

use super::fields::{choice, lengths, number_field};
use super::places::ends;
use super::shopping::shopping;
use super::when::times;
use super::{Draft, kinds, text};
use crate::domain::catalogue::Slug;
use crate::domain::itinerary::{Anchor, Mode, TripRequest};
use crate::i18n::format;
use crate::web::components::glyph::glyph;
use crate::web::components::place_field::Choices;
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// The lengths of an afternoon's rest and of a day's walking that are offered, in minutes.
const RESTS: [u16; 5] = [20, 30, 45, 60, 90];
const WALKS: [u16; 5] = [60, 90, 120, 180, 240];
/// How many of a kind are offered.
const LIMITS: std::ops::RangeInclusive<u16> = 1..=5;

/// The fold with all of them; it is open when one is set.
#[component]
pub fn MoreWishes(draft: Draft, anchors: Choices<Anchor>) -> impl IntoView {
    let guide = use_guide();
    let is_set = draft.with_untracked(has_more);
    view! {
        <details class="trip__more" open=is_set>
            <summary>{glyph("plus")}<span>{guide.trip_more().text()}</span>{glyph("down")}</summary>
            <div class="trip__fold">
                {shopping(guide, draft)}
                {days(guide, draft, anchors)}
                {rest(guide, draft)}
                {limits(guide, draft)}
                {ways(guide, draft)}
            </div>
        </details>
    }
}

fn has_more(request: &TripRequest) -> bool {
    let usual = TripRequest::default_on(request.date);
    !(request.days_apart.is_empty() && request.shopping.is_empty() && request.limits.is_empty())
        || (request.rest, request.walking, request.rain, request.variety)
            != (usual.rest, usual.walking, usual.rain, usual.variety)
}

/// Returns wishes of one sort under their `legend`.
pub fn set_of(legend: String, content: AnyView) -> AnyView {
    view! { <fieldset><legend>{legend}</legend>{content}</fieldset> }
}

/// Returns a fold for each day of a trip of several.
fn days(guide: &'static Guide, draft: Draft, anchors: Choices<Anchor>) -> AnyView {
    let n_days = memo(move || draft.with(|draft| draft.days));
    let day = move |anchors: &Choices<Anchor>, day: u8| {
        let is_apart = draft.with_untracked(|draft| draft.days_apart.iter().any(|d| d.day == day));
        let title = move || {
            let date = draft.with(|draft| draft.date).plus_days(day.into());
            let n = guide.trip_day().fill(&[("n", &(day + 1).to_string())]);
            format!("{n} · {}", format::day(date, guide.words))
        };
        view! {
            <details class="trip__day" open=is_apart aria-label=title>
                <summary><span>{title}</span>{glyph("down")}</summary>
                <div class="trip__fold">
                    {times(guide, draft, Some(day))}
                    {ends(guide, draft, Some(day), anchors)}
                </div>
            </details>
        }
    };
    let all = move || match n_days.get() {
        1 => None,
        n => {
            let days = (0..n).map(|number| day(&anchors, number)).collect_view();
            Some(set_of(guide.trip_apart().text(), view! { {days} }))
        }
    };
    view! { {all} }
}

/// Returns the afternoon's rest, and how far to walk for those who walk.
fn rest(guide: &'static Guide, draft: Draft) -> AnyView {
    let is_walk = memo(move || draft.with(|draft| draft.mode == Mode::Walk));
    let now = draft.with_untracked(|draft| draft.rest);
    let rest = number_field(
        "trip-rest".to_owned(),
        guide.trip_rest_length().text(),
        lengths(guide, guide.trip_no_lunch().text(), &RESTS, now),
        now,
        Box::new(move |minutes| draft.update(|draft| draft.rest = minutes)),
    );
    let walking = move || {
        is_walk.get().then(|| {
            let now = draft.with_untracked(|draft| draft.walking);
            number_field(
                "trip-walking".to_owned(),
                guide.trip_walking().text(),
                lengths(guide, guide.trip_no_limit().text(), &WALKS, now),
                now,
                Box::new(move |minutes| draft.update(|draft| draft.walking = minutes)),
            )
        })
    };
    let content = view! { <div class="trip__row">{rest}{walking}</div> };
    set_of(guide.trip_rest().text(), content)
}

/// Returns how many places of a kind there may be at most, and a list of kinds to limit.
fn limits(guide: &'static Guide, draft: Draft) -> AnyView {
    let limited = memo(move || {
        draft.with(|draft| draft.limits.iter().map(|limit| limit.kind.clone()).collect::<Vec<_>>())
    });
    let rows = move || {
        let row = |kind: Slug| {
            let id = format!("trip-most-{}", kind.as_str());
            let name = kinds(guide).into_iter().find(|(slug, _)| *slug == kind).map(|kind| kind.1);
            let name = name.unwrap_or_else(|| kind.as_str().to_owned());
            let now = draft.with_untracked(|draft| {
                let limit = draft.limits.iter().find(|limit| limit.kind == kind);
                limit.map(|limit| limit.most.into())
            });
            let own = now.filter(|most| !LIMITS.contains(most));
            let numbers = LIMITS
                .chain(own)
                .map(|n| (Some(n), guide.trip_most().count(n.into(), guide.locale())));
            let none = std::iter::once((None, guide.trip_no_limit().text()));
            let on_pick = move |most: Option<u16>| {
                let most = most.map(|most| most as u8);
                draft.update(|draft| draft.limit(kind.clone(), most));
            };
            number_field(id, name, none.chain(numbers).collect(), now, Box::new(on_pick))
        };
        limited.get().into_iter().map(row).collect_view()
    };
    let add = move || {
        let limited = limited.get();
        let mut free = kinds(guide);
        free.retain(|(kind, _)| !limited.contains(kind));
        let words = free.iter().zip(0..).map(|((_, name), at)| (Some(at), name.clone()));
        let none = std::iter::once((None, guide.trip_limit_pick().text()));
        let words = none.chain(words).collect();
        let on_pick = move |at: Option<u16>| {
            if let Some((kind, _)) = at.and_then(|at| free.get(usize::from(at))) {
                draft.update(|draft| draft.limit(kind.clone(), Some(1)));
            }
        };
        number_field(
            "trip-limit".to_owned(),
            guide.trip_limit_add().text(),
            words,
            None,
            Box::new(on_pick),
        )
    };
    let content = view! { <div class="trip__row">{rows}</div>{add} };
    set_of(guide.trip_limits().text(), content)
}

/// Returns how places are chosen: for variety, for rain.
fn ways(guide: &'static Guide, draft: Draft) -> AnyView {
    let variety = choice(
        None,
        text(guide.trip_variety()),
        Box::new(move || draft.with(|draft| draft.variety)),
        Box::new(move || draft.update(|draft| draft.variety = !draft.variety)),
    );
    let rain = choice(
        None,
        text(guide.trip_rain()),
        Box::new(move || draft.with(|draft| draft.rain)),
        Box::new(move || draft.update(|draft| draft.rain = !draft.rain)),
    );
    set_of(guide.trip_ways().text(), view! { <div class="chips">{variety}{rain}</div> })
}
