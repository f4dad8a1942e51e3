//! How the guide comes onto the home screen: by the browser's own offer where it makes one, on an iPhone
//! by hand. Nothing where it is there already or cannot be.

use super::glyph::glyph;
use crate::web::platform::install;
use crate::web::platform::offline::Wish;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// The card; one that can go stays away once it was sent away.
#[component]
pub fn InstallCard(can_go: bool) -> impl IntoView {
    let guide = use_guide();
    let (offline, preferences) = (guide.offline, guide.preferences);
    let by_hand = install::is_tab_on_iphone();
    let way = move || match by_hand {
        true => {
            let texts = [guide.install_iphone().text(), guide.install_apart().text()];
            texts.map(|text| view! { <p>{text}</p> }).into_iter().collect_view().into_any()
        }
        false => view! {
            <p>{guide.install_note().text()}</p>
            <button type="button" class="btn" on:click=move |_| offline.ask(Wish::Install)>
                {guide.install_take().text()}
            </button>
        }
        .into_any(),
    };
    move || {
        let is_gone = can_go && preferences.install_card_declined.get();
        let is_shown = (by_hand || offline.can_install.get()) && !is_gone;
        let close = can_go.then(|| {
            view! {
                <button
                    type="button"
                    class="iconbtn"
                    aria-label=guide.close().text()
                    on:click=move |_| preferences.decline_install_card()
                >
                    {glyph("close")}
                </button>
            }
        });
        is_shown.then(|| {
            view! {
                <section class="install" aria-labelledby="install">
                    <h2 id="install">{guide.install_title().text()}</h2>
                    {close}
                    {way()}
                </section>
            }
        })
    }
}
