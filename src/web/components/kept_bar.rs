//! Over a plan that came by a link: what has changed since it was kept, and what the visitor can do
//! with it: make it their own, or put it together with the plan they have. Over no plan: why not.

use super::glyph::glyph;
use super::scene::Scene;
use crate::domain::itinerary::{Opened, Reopened, Together};
use crate::i18n::kept::{broken, change, conflict};
use crate::route::Route;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use view_macro::view;

/// What is said of the link that was followed; nothing where none was.
#[component]
pub fn KeptBar(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    move || {
        trip.kept.get()?;
        let (_, opened) = trip.opened.get()??;
        let Opened { reopened, together } = opened.ok()?;
        Some(bar(guide, &reopened.ok()?, together))
    }
}

fn bar(guide: &Guide, plan: &Reopened, together: Option<Together>) -> AnyView {
    let (words, catalogue) = (guide.words, guide.catalogue());
    let changes = plan.changes.iter().map(|found| change(words, catalogue, found)).collect();
    let mine = guide.href(&Route::Plan(Some(plan.request.clone())));
    let together = together.filter(|both| both.request != plan.request);
    let conflicts = together.iter().flat_map(|both| &both.conflicts);
    let conflicts = conflicts.map(|found| conflict(words, catalogue, found)).collect();
    let merge = together.map(|both| {
        let href = guide.href(&Route::Plan(Some(both.request)));
        view! { <a class="btn btn--quiet" href=href>{glyph("plus")}{guide.kept_together().text()}</a> }
    });
    view! {
        <section class="kept" aria-labelledby="kept">
            <h2 id="kept">{glyph("link")}{guide.kept_title().text()}</h2>
            <p>{guide.kept_lead().text()}</p>
            {list(guide.kept_changed().text(), changes)}
            {list(guide.kept_differs().text(), conflicts)}
            <div class="kept__acts">
                <a class="btn btn--quiet" href=mine>{glyph("check")}{guide.kept_mine().text()}</a>
                {merge}
            </div>
        </section>
    }
    .into_any()
}

fn list(title: String, rows: Vec<String>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(|row| view! { <li>{row}</li> }).collect_view();
        view! {
            <h3>{title}</h3>
            <ul>{rows}</ul>
        }
        .into_any()
    })
}

/// Why the link that was followed holds no plan; nothing while it is being read.
#[component]
pub fn BrokenLink(trip: TripState) -> impl IntoView {
    let guide = use_guide();
    move || {
        let (_, opened) = trip.opened.get()??;
        let why = match opened {
            Ok(opened) => broken(guide.words, opened.reopened.err()?),
            Err(_) => guide.plan_failed_text().text(),
        };
        let text = [why, guide.broken_kept().text()].join(" ");
        let href = guide.href(&Route::Plan(guide.preferences.trip(guide.today)));
        Some(view! {
            <Scene name="error" title=guide.broken_title().text() text=text>
                <a class="btn btn--quiet" href=href>{guide.plan_a_day().text()}</a>
            </Scene>
        })
    }
}
