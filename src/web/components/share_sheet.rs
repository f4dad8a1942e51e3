//! A plan handed on: as a link to copy or to send, as a QR code to scan, or kept on this device. All of
//! it is made on the device.

use super::glyph::glyph;
use crate::domain::itinerary::{Plan, Shared};
use crate::web::platform::share::{copy_link, send_link};
use crate::web::platform::{Refusal, dialog};
use crate::web::state::guide::use_guide;
use crate::web::state::plans::KeptLine;
use crate::web::state::trip::{TripState, link_of};
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use view_macro::view;

/// The button and the sheet it opens.
#[component]
pub fn ShareSheet(trip: TripState, #[prop(into)] title: String, plan: Plan) -> impl IntoView {
    let guide = use_guide();
    let open = RwSignal::new(false);
    let sheet = NodeRef::<Dialog>::new();
    dialog::follow(sheet, open.into());
    let said = RwSignal::new(String::new());
    let (label, head) = (guide.share_title().text(), guide.share_title().text());
    let line = KeptLine::new(&plan, &title);
    let body = move || match trip.shared.get()? {
        _ if !open.get() => None,
        Ok(shared) => Some(view! { <Ways shared line=line.clone() said/> }.into_any()),
        Err(_) => Some(view! { <p>{guide.share_failed().text()}</p> }.into_any()),
    };
    let on_open = move |_| {
        said.set(String::new());
        open.set(true);
    };
    view! {
        <button type="button" class="btn btn--quiet" aria-haspopup="dialog" on:click=on_open>
            {glyph("share")}
            {guide.share().text()}
        </button>
        <dialog class="sheetbox sharesheet" node_ref=sheet aria-label=label on:close=move |_| open.set(false)>
            <div class="sheetbox__head">
                <h2>{head}</h2>
                <button type="button" class="iconbtn" aria-label=guide.close().text() on:click=move |_| open.set(false)>
                    {glyph("close")}
                </button>
            </div>
            <div class="sheetbox__body">{body}</div>
            <p class="takesheet__said" role="status">{move || said.get()}</p>
        </dialog>
    }
}

/// What can be done with a link.
#[component]
fn Ways(shared: Shared, line: KeptLine, said: RwSignal<String>) -> impl IntoView {
    let guide = use_guide();
    let words = guide.words;
    let link = link_of(guide, &shared.letters);
    let (copied, sent) = (link.clone(), link.clone());
    let title = line.title.clone();
    let told = move |outcome: Result<(), Refusal>| {
        let phrase = if outcome.is_ok() { words.link_copied() } else { words.link_not_copied() };
        said.set(phrase.text());
    };
    let on_copy = move |_| {
        let link = copied.clone();
        spawn_local(async move { told(copy_link(&link).await) });
    };
    let send = crate::web::platform::share::can_send().then(|| {
        let on_send = move |_| {
            let (link, title) = (sent.clone(), title.clone());
            spawn_local(async move { send_link(&title, &link).await });
        };
        view! {
            <button type="button" class="btn btn--quiet" on:click=on_send>
                {glyph("share")}
                {guide.share_send().text()}
            </button>
        }
    });
    let letters = shared.letters.clone();
    let on_keep = move |_| {
        let kept = guide.plans.keep(&letters, &line);
        let phrase = if kept.is_ok() { words.plan_kept() } else { words.plan_not_kept() };
        said.set(phrase.text());
    };
    // What is kept in a frame does not come to the guide itself.
    let keep = guide.embed.is_none().then(|| {
        view! {
            <button type="button" class="btn btn--quiet" on:click=on_keep>
                {glyph("saved")}
                {guide.keep_plan().text()}
            </button>
        }
    });
    view! {
        <p class="small soft">{guide.share_note().text()}</p>
        <p class="sharelink" translate="no">{link}</p>
        <div class="sharesheet__acts">
            <button type="button" class="btn" on:click=on_copy>{glyph("link")}{guide.share_copy().text()}</button>
            {send}
            {keep}
        </div>
        {qr(&shared, guide.share_qr().text())}
        <p class="small soft sharesheet__scan">{guide.share_scan().text()}</p>
    }
}

/// Returns the drawing of a link's QR code, black on white in either theme, or nothing for a link that
/// is too long for one.
pub fn qr(shared: &Shared, label: String) -> Option<AnyView> {
    (shared.size > 0).then(|| code(shared.size.to_string(), shared.path.clone(), label))
}

/// Returns the drawing of a QR code of so many modules.
pub fn code(size: String, path: String, label: String) -> AnyView {
    let frame = ["0 0 ", &size, " ", &size].concat();
    view! {
        <svg class="qr" role="img" aria-label=label viewBox=frame>
            <path d=path></path>
        </svg>
    }
    .into_any()
}
