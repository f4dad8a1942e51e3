//! How to put the guide on a site of one's own: the choices, which stand in the address, what they look
//! like, and the lines to copy.

use crate::i18n::{Locale, Phrase};
use crate::route::embed::Embed;
use crate::web::components::embed_bar::bare_name;
use crate::web::components::embed_form::{Choices, embed_form};
use crate::web::components::glyph::glyph;
use crate::web::platform::dom;
use crate::web::platform::share::copy_link;
use crate::web::reactive::memo;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use leptos::task::spawn_local;
use view_macro::view;

/// The page.
#[component]
pub fn EmbeddingPage() -> impl IntoView {
    let guide = use_guide();
    let choices = Choices(guide);
    let samples = dom::site() + "/embed/gallery/index.html";
    let frame = move || {
        let (embed, locale) = choices.get();
        frame_address(&embed, locale)
    };
    view! {
        <main id="main" class="wrap page--wide">
            <header class="title">
                <h1>{guide.embedding_title().text()}</h1>
                <p class="lead page__text">{guide.embedding_lead().text()}</p>
                <p>
                    <a class="link" href=samples target="_blank" rel="noopener">{guide.embedding_samples().text()}</a>
                </p>
            </header>
            <div class="embedding">
                {embed_form(guide, choices)}
                <section class="embedding__look">
                    <h2>{guide.embedding_look().text()}</h2>
                    <iframe src=frame title=guide.embedding_look().text()></iframe>
                </section>
                <section class="embedding__lines">
                    {lines(guide, guide.embedding_element(), "element", Box::new(move || element(guide, choices)))}
                    {lines(guide, guide.embedding_frame(), "frame", Box::new(move || bare(guide, choices)))}
                </section>
            </div>
        </main>
    }
}

fn frame_address(embed: &Embed, locale: Locale) -> String {
    dom::site() + &embed.href(&embed.start.route(), locale)
}

/// Returns the lines of the element, with a link for where scripts do not run.
fn element(guide: &Guide, choices: Choices) -> String {
    let (embed, locale) = choices.get();
    let site = dom::site();
    let mut text =
        ["<script type=\"module\" src=\"", &site, "/embed/v1.js\"></script>\n<ve-lang"].concat();
    for (name, value) in embed.pairs(locale) {
        for part in [" ", name, "=\"", &value, "\""] {
            text.push_str(part);
        }
    }
    let link = embed.in_full(&embed.start.route()).href(locale);
    for part in ["><a href=\"", &site, &link, "\">", &name(guide, &embed), "</a></ve-lang>"] {
        text.push_str(part);
    }
    text
}

/// Returns the line of the frame alone.
fn bare(guide: &Guide, choices: Choices) -> String {
    let (embed, locale) = choices.get();
    let address = frame_address(&embed, locale).replace('&', "&amp;");
    let title = name(guide, &embed);
    [
        "<iframe src=\"",
        &address,
        "\" title=\"",
        &title,
        "\" width=\"100%\" height=\"640\" loading=\"lazy\" allow=\"geolocation; clipboard-write; web-share; \
         fullscreen\" referrerpolicy=\"strict-origin-when-cross-origin\"></iframe>",
    ]
    .concat()
}

fn name(guide: &Guide, embed: &Embed) -> String {
    let place = match &embed.scope {
        Some(scope) => bare_name(guide, scope),
        None => guide.say(&guide.catalogue().region.name),
    };
    [&**guide.site_name(), ": ", &place].concat()
}

/// Returns lines to copy and the button that copies them.
fn lines(
    guide: &'static Guide,
    title: &Phrase,
    id: &'static str,
    text: Box<dyn Fn() -> String + Send + Sync>,
) -> AnyView {
    let text = memo(text);
    let said = RwSignal::new(String::new());
    let on_copy = move |_| {
        spawn_local(async move {
            let copied = copy_link(&text.get_untracked()).await.is_ok();
            let phrase = if copied { guide.embedding_copied() } else { guide.link_not_copied() };
            said.set(phrase.text());
        });
    };
    view! {
        <h2 id=id>{title.text()}</h2>
        <textarea
            class="embedding__code"
            readonly=true
            rows="5"
            spellcheck="false"
            aria-labelledby=id
            prop:value=move || text.get()
        ></textarea>
        <p class="embedding__copy">
            <button type="button" class="btn btn--quiet" on:click=on_copy>
                {glyph("link")}
                {guide.embedding_copy().text()}
            </button>
            <span role="status">{move || said.get()}</span>
        </p>
    }
    .into_any()
}
