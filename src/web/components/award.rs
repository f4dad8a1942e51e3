//! What is known of a product's rating, in full: level, evidence, validity.

use super::evidence_mark::{evidence_words, mark, seal_name};
use super::star_mark::star_row;
use crate::domain::catalogue::rating::{Rating, Validity};
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// The box.
#[component]
pub fn Award(rating: Rating) -> impl IntoView {
    let guide = use_guide();
    let level = match rating.stars {
        Some(stars) => {
            let words = guide.n_stars_ocop().count(stars.get().into(), guide.locale());
            view! { {star_row(stars)}<b>{words}</b> }.into_any()
        }
        None => view! { <span></span><b>{guide.stars_unknown().text()}</b> }.into_any(),
    };
    let rows = rows(guide, rating).into_iter().map(|(name, value)| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
    });
    view! {
        <section class="award" aria-label=guide.rating().text()>
            {level}
            <dl>{rows.collect_view()}</dl>
        </section>
    }
}

fn rows(guide: &Guide, rating: Rating) -> Vec<(String, AnyView)> {
    let seal = mark(seal_name(rating.evidence), evidence_words(guide, rating));
    let mut rows = vec![(guide.evidence().to_string(), seal)];
    if let Some(proposed) = rating.proposed {
        let words = guide.n_stars().count(proposed.get().into(), guide.locale());
        rows.push((guide.proposed_for().to_string(), words.into_any()));
    }
    if rating.potential_five {
        let words = guide.potential_five_note().text();
        rows.push((guide.potential_five().to_string(), words.into_any()));
    }
    rows.push((guide.validity().to_string(), validity(guide, rating)));
    rows
}

fn validity(guide: &Guide, rating: Rating) -> AnyView {
    let until = rating.year.map(|year| (year + 3).to_string()).unwrap_or_default();
    match rating.validity(guide.today.year() as u16) {
        Validity::Valid => guide.valid_until().fill(&[("year", &until)]).into_any(),
        Validity::EndsThisYear => guide.valid_ends().fill(&[("year", &until)]).into_any(),
        Validity::Lapsed => mark("lapsed", guide.valid_lapsed().to_string()),
        Validity::Unknown => guide.valid_unknown().text().into_any(),
    }
}
