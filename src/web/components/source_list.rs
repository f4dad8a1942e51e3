//! Where the facts of a page were read.

use crate::domain::catalogue::SourceId;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The sources of a page, with remarks on what rests on no source.
#[component]
pub fn SourceList(sources: Vec<SourceId>, #[prop(optional)] remarks: Vec<String>) -> impl IntoView {
    let guide = use_guide();
    let item = |id: SourceId| {
        let source = guide.catalogue().source(id);
        let publisher = source.publisher.to_string();
        let link = match &source.url {
            Some(url) => {
                let page = page_name(url);
                view! { <a href=url.to_string() rel="noopener external">{publisher}</a> " · " <span class="srcs__page">{page}</span> }.into_any()
            }
            None => view! { {publisher} ", " {guide.source_without_address().text()} }.into_any(),
        };
        view! { <li>{link}</li> }
    };
    let items = sources.into_iter().map(item).collect_view();
    let remarks = remarks.into_iter().map(|remark| view! { <li>{remark}</li> }).collect_view();
    let checked = crate::i18n::format::short_date(guide.catalogue().checked, guide.words);
    view! {
        <section>
            <h2>{guide.sources_title().text()}</h2>
            <ul class="srcs page__text">
                {items}
                {remarks}
                <li>{guide.checked_on().fill(&[("date", &checked)])}</li>
            </ul>
        </section>
    }
}

/// Returns the host of an address, which tells sources of one publisher apart.
fn page_name(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default().trim_start_matches("www.").to_owned()
}
