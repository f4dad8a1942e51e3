//! What of the guide is on this device, with a way to have all of it there and one to check it.

use crate::i18n::format::megabytes;
use crate::web::platform::offline::{News, Wish};
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// The panel.
#[component]
pub fn OfflinePanel() -> impl IntoView {
    let guide = use_guide();
    let offline = guide.offline;
    offline.ask(Wish::State);
    let buttons = move || {
        let (_, missing) = offline.holds.get()?;
        let is_working = offline.is_working();
        let words = guide.offline_save().fill(&[("size", &size(guide, missing))]);
        let save = (missing > 0).then(|| {
            view! {
                <button type="button" class="btn" disabled=is_working on:click=move |_| offline.ask(Wish::Save)>
                    {words}
                </button>
            }
        });
        Some(view! {
            <div class="offline__acts">
                {save}
                <button type="button" class="btn btn--quiet" disabled=is_working on:click=move |_| offline.ask(Wish::Check)>
                    {guide.offline_check().text()}
                </button>
            </div>
        })
    };
    view! {
        <section class="offline" aria-labelledby="offline">
            <h2 id="offline">{guide.offline_title().text()}</h2>
            <p class="page__text">{move || holds(guide)}</p>
            {buttons}
            <p class="page__text" role="status">{move || told(guide)}</p>
        </section>
    }
}

fn size(guide: &Guide, bytes: u32) -> String {
    megabytes(bytes.into(), guide.locale())
}

fn holds(guide: &Guide) -> String {
    match (guide.offline.holds.get(), guide.offline.told.get()) {
        (None, Some(News::NoCopy)) => guide.offline_none().text(),
        (None, _) => guide.offline_coming().text(),
        (Some((held, 0)), _) => guide.offline_whole().fill(&[("held", &size(guide, held))]),
        (Some((held, missing)), _) => guide
            .offline_part()
            .fill(&[("held", &size(guide, held)), ("more", &size(guide, missing))]),
    }
}

/// What was told last, in words.
fn told(guide: &Guide) -> Option<String> {
    let words = match guide.offline.told.get()? {
        News::Progress(done, whole) => {
            let percent = u64::from(done) * 100 / u64::from(whole.max(1));
            guide.offline_working().fill(&[("n", &percent.to_string())])
        }
        News::Checked(n, 0, broken) if broken.is_empty() => {
            guide.offline_checked().fill(&[("n", &n.to_string())])
        }
        News::Checked(n, healed, broken) if broken.is_empty() => {
            guide.offline_healed().fill(&[("n", &n.to_string()), ("healed", &healed.to_string())])
        }
        News::Checked(_, _, files) => guide.offline_broken().fill(&[("files", &files)]),
        News::Failed(true) => guide.offline_full().text(),
        News::Failed(false) => guide.offline_failed().text(),
        _ => return None,
    };
    Some(words)
}
