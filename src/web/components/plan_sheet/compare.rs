//! Other ways to spend the trip, side by side: home early, much seen, at leisure. Their figures come
//! from the planner's thread.

use crate::domain::itinerary::{Alternative, Sketch};
use crate::i18n::format;
use crate::web::components::glyph::glyph;
use crate::web::state::guide::Guide;
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use view_macro::view;

/// Returns what is in the sheet.
pub fn content(guide: &'static Guide, trip: TripState) -> AnyView {
    let now = trip.showing.with_untracked(|s| s.as_ref().map(|s| Sketch::of(&s.plan)));
    let rows = move || {
        let sketches = trip.sketches();
        let now = now.map(|sketch| row(guide, guide.alternative_now().text(), Some(sketch), None));
        let others = Alternative::ALL.into_iter().enumerate().map(|(at, other)| {
            let sketch = sketches.and_then(|sketches| sketches.get(at).copied());
            row(guide, name(guide, other), sketch, Some((trip, other)))
        });
        now.into_iter().chain(others).collect_view()
    };
    view! {
        <p class="soft">{guide.alternatives_lead().text()}</p>
        <ul class="ways" role="status" aria-busy=move || trip.sketches().is_none().then_some("true")>
            {rows}
        </ul>
    }
}

fn name(guide: &Guide, alternative: Alternative) -> String {
    match alternative {
        Alternative::Fast => guide.alternative_fast(),
        Alternative::Full => guide.alternative_full(),
        Alternative::Relaxed => guide.alternative_relaxed(),
    }
    .text()
}

fn row(
    guide: &'static Guide,
    name: String,
    sketch: Option<Sketch>,
    choice: Option<(TripState, Alternative)>,
) -> AnyView {
    let figures = match sketch {
        None => view! { <span class="skeleton skeleton--line"></span> },
        Some(sketch) => {
            let stops = guide.n_stops().count(sketch.stops as usize, guide.locale());
            let away = format::duration(sketch.minutes, guide.words);
            let km = format::km(f64::from(sketch.metres) / 1_000.0, guide.locale());
            let score = guide.alternative_score().fill(&[("n", &sketch.score.to_string())]);
            let figures = [stops, away, km, score];
            figures
                .into_iter()
                .map(|figure| view! { <span>{figure}</span> })
                .collect_view()
                .into_any()
        }
    };
    let label = guide.alternative_choose_named().fill(&[("name", &name)]);
    let choose = choice.filter(|_| sketch.is_some_and(|sketch| sketch.stops > 0));
    let choose = choose.map(|(trip, other)| {
        let take = move |_| {
            let request = trip.request.get_untracked();
            trip.open(None);
            trip.change_to(other.of(&request), true);
        };
        view! {
            <button type="button" class="btn btn--quiet" aria-label=label on:click=take>
                {glyph("check")}{guide.alternative_choose().text()}
            </button>
        }
    });
    view! {
        <li>
            <div><h3>{name}</h3><p class="planhead__sum num">{figures}</p></div>
            {choose}
        </li>
    }
}
