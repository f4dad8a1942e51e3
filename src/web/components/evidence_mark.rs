//! How strong the evidence for a rating is: a seal, always with words and, where known, the year.

use super::glyph::sprite;
use crate::domain::catalogue::rating::{Evidence, Rating, Validity};
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// The seal of a rating, with the year and, when over, its 36 months.
#[component]
pub fn EvidenceMark(rating: Rating) -> impl IntoView {
    let guide = use_guide();
    let (kind, words) = match rating.validity(guide.today.year() as u16) {
        Validity::Lapsed => ("lapsed", year(guide.lapsed_since(), rating)),
        _ => (seal_name(rating.evidence), evidence_words(guide, rating)),
    };
    mark(kind, words)
}

/// The dashed seal of a product whose level is not known.
#[component]
pub fn UnknownLevel() -> impl IntoView {
    mark("unknown", use_guide().stars_unknown().to_string())
}

/// Returns the seal `kind` before `words`.
pub fn mark(kind: &str, words: String) -> AnyView {
    let class = match kind {
        "certified" | "lapsed" => format!("ev ev--{kind}"),
        _ => "ev".to_owned(),
    };
    view! {
        <span class=class>
            <svg class="seal" viewBox="0 0 24 24" aria-hidden="true">{sprite(format!("e-{kind}"))}</svg>
            {words}
        </span>
    }
    .into_any()
}

/// Returns the name of the seal that stands for an evidence.
pub fn seal_name(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Certified => "certified",
        Evidence::Scored => "scored",
        Evidence::Proposed | Evidence::Entered => "proposed",
        Evidence::Reported => "unknown",
    }
}

/// Returns what the evidence is, with its year where known.
pub fn evidence_words(guide: &Guide, rating: Rating) -> String {
    let phrase = match rating.evidence {
        Evidence::Certified => guide.certified_in(),
        Evidence::Scored => guide.scored_in(),
        Evidence::Proposed => guide.proposed_in(),
        Evidence::Entered => guide.entered_in(),
        Evidence::Reported => guide.reported_in(),
    };
    year(phrase, rating)
}

fn year(phrase: &crate::i18n::Phrase, rating: Rating) -> String {
    let year = rating.year.map(|year| year.to_string()).unwrap_or_default();
    phrase.fill(&[("year", &year)]).trim_end_matches([' ', ',']).to_owned()
}
