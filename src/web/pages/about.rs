//! About the guide: what it is, how its facts are to be read, how complete they are, licences and
//! credits.

use crate::i18n::format::{number, short_date};
use crate::web::components::install_card::InstallCard;
use crate::web::components::offline_panel::OfflinePanel;
use crate::web::platform::clock;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The page.
#[component]
pub fn About() -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let count = |n: usize| number(n as u64, guide.locale());
    let (known, n) = (
        catalogue.products.iter().filter(|product| product.rating.stars.is_some()).count(),
        catalogue.products.len(),
    );
    let issues = guide.loaded.issues.len();
    let issues = (issues > 0).then(|| {
        view! { <p class="page__text">{guide.about_issues().count(issues, guide.locale())}</p> }
    });
    let figures = guide.about_figures().fill(&[
        ("products", &count(n)),
        ("rated", &count(known)),
        ("villages", &count(catalogue.villages.len())),
        ("places", &count(catalogue.sales_points.len())),
        ("sources", &count(catalogue.sources.len())),
        ("date", &short_date(catalogue.checked, guide.words)),
    ]);
    let texts = [
        (guide.about_what_title().text(), guide.about_what().text()),
        (guide.about_unknown_title().text(), guide.about_unknown().text()),
        (guide.about_places_title().text(), guide.about_places().text()),
        (guide.about_privacy_title().text(), guide.about_privacy().text()),
        (guide.about_licence_title().text(), guide.about_licence().text()),
        (guide.about_credits_title().text(), guide.about_credits().text()),
    ];
    let sections = texts.map(|(title, text)| {
        view! { <h2>{title}</h2><p class="page__text">{text}</p> }
    });
    view! {
        <main id="main" class="wrap page page--text">
            <article class="page__main">
                <header class="title"><h1>{guide.about_title().text()}</h1></header>
                <p class="lead page__text">{figures}</p>
                {issues}
                {sections.into_iter().collect_view()}
                {clock::goes_on().then(|| view! { <OfflinePanel/> <InstallCard can_go=false/> })}
            </article>
        </main>
    }
}
