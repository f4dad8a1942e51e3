//! The plans that were kept on this device, and the way to get one back that was just deleted.

use super::glyph::glyph;
use crate::i18n::format;
use crate::route::Route;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::plans::{Gone, KeptLine};
use leptos::prelude::*;
use view_macro::view;

/// The list; nothing at all where none was kept.
#[component]
pub fn KeptPlans() -> impl IntoView {
    let guide = use_guide();
    let gone = RwSignal::new(None::<Gone>);
    let rows = move || {
        let rows =
            guide.plans.all().into_iter().map(|(letters, line)| row(guide, letters, line, gone));
        rows.collect_view()
    };
    let offer = move || {
        gone.get().map(|last| {
            let words = guide.plan_forgotten().fill(&[("name", &last.line.title)]);
            let on_undo = move |_| {
                let _ = guide.plans.bring_back(&last);
                gone.set(None);
            };
            view! {
                <div class="notice">
                    <p>{words}</p>
                    <button type="button" class="btn btn--quiet" on:click=on_undo>{guide.undo().text()}</button>
                </div>
            }
        })
    };
    let head =
        move || (guide.plans.n() > 0).then(|| view! { <h2>{guide.kept_plans().text()}</h2> });
    view! {
        <section class="keptplans">
            {head}
            <ul>{rows}</ul>
            <div role="status">{offer}</div>
        </section>
    }
}

fn row(
    guide: &'static Guide,
    letters: String,
    line: KeptLine,
    gone: RwSignal<Option<Gone>>,
) -> AnyView {
    let href = guide.href(&Route::Kept(letters.clone()));
    let label = guide.forget_plan_named().fill(&[("name", &line.title)]);
    let facts = [
        line.date.map_or_else(String::new, |date| format::day(date, guide.words)),
        guide.n_days().count(line.n_days, guide.locale()),
        guide.n_stops().count(line.n_stops, guide.locale()),
    ];
    let title = line.title.clone();
    let on_forget = move |_| gone.set(guide.plans.forget(&letters));
    view! {
        <li>
            <a href=href>{glyph("plan")}<span><b>{title}</b><small>{facts.join(" · ")}</small></span></a>
            <button type="button" class="iconbtn" aria-label=label on:click=on_forget>{glyph("trash")}</button>
        </li>
    }
    .into_any()
}
