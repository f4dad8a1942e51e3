//! An address held out to a driver: in Vietnamese whatever the language, in letters that are read
//! across a taxi, with links for whoever rather follows a map. It needs no network.

use super::dialog_box::dialog_box;
use super::glyph::glyph;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{Mode, PlaceRef};
use crate::domain::takeaway::link;
use crate::i18n::vietnamese;
use crate::web::platform::{awake, dialog};
use crate::web::reactive::derived;
use crate::web::state::guide::{Guide, use_guide};
use leptos::prelude::*;
use view_macro::view;

/// The card of the place that is `shown`, named as in a request; nothing while that is empty. `mode`
/// is how the visitor travels, if that is known.
#[component]
pub fn DriverCard(shown: RwSignal<String>, mode: Option<Mode>) -> impl IntoView {
    let guide = use_guide();
    let place = move || PlaceRef::parse(&shown.get())?.entry(guide.catalogue());
    let open = derived(move || place().is_some());
    let on_close = Callback::new(move |()| shown.set(String::new()));
    dialog::close_on_back(open, on_close);
    awake::follow(open);
    let face = move || place().map(|entry| view! { <Face entry mode/> });
    let inside = view! {
        <button type="button" class="iconbtn drivercard__close" aria-label=guide.close().text() on:click=move |_| on_close.run(())>
            {glyph("close")}
        </button>
        {face}
    };
    dialog_box("drivercard", guide.driver_show().text(), open, on_close, inside)
}

/// A button that holds an entry's address out; with `wide` it carries the words as well.
#[component]
pub fn DriverButton(
    entry: Entry,
    shown: RwSignal<String>,
    #[prop(into)] class: String,
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let guide = use_guide();
    let name = guide.say(guide.catalogue().name(entry));
    let place = PlaceRef::of(guide.catalogue(), entry).map(|place| place.to_string());
    let place = place.unwrap_or_default();
    let label = guide.driver_show_named().fill(&[("name", &name)]);
    let on_click = move |_| {
        guide.details_wanted.set(true);
        shown.set(place.clone());
    };
    view! {
        <button type="button" class=class aria-label=label on:click=on_click>
            {glyph("car")}
            {wide.then(|| guide.driver_show().text())}
        </button>
    }
}

#[component]
fn Face(entry: Entry, mode: Option<Mode>) -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let local = vietnamese::local_name(catalogue, entry);
    let known = guide.say(catalogue.name(entry));
    let known = (known != local).then(|| view! { <p class="soft">{known}</p> });
    let lines = move || {
        let lines = vietnamese::address(guide.fullest_catalogue(), entry).into_iter();
        lines.map(|line| view! { <p>{line}</p> }).collect_view()
    };
    view! {
        <div class="drivercard__face">
            {known}
            <div lang="vi">
                <p class="drivercard__ask">{vietnamese::TAKE_ME_THERE}</p>
                <h2>{local}</h2>
                <address>{lines}</address>
            </div>
            {map_links(guide, entry, mode)}
        </div>
    }
}

/// Returns the links that open an entry in a map application. Nothing is asked of any of them until
/// they are followed.
fn map_links(guide: &Guide, entry: Entry, mode: Option<Mode>) -> Option<AnyView> {
    let at = guide.catalogue().point(entry)?;
    let name = vietnamese::local_name(guide.catalogue(), entry);
    let links = [
        (guide.map_apps().text(), link::geo(at, &name)),
        ("Google Maps".to_owned(), link::google(at, mode)),
        ("Apple Maps".to_owned(), link::apple(at, &name)),
        ("OpenStreetMap".to_owned(), link::open_street_map(at)),
    ];
    let links = links.map(|(words, href)| {
        // The device's own choice needs no tab, which would stay empty.
        let target = (!href.starts_with("geo:")).then_some("_blank");
        view! { <a class="btn btn--quiet" href=href target=target rel="noopener noreferrer external">{words}</a> }
    });
    let view = view! {
        <div class="drivercard__maps">
            <p class="small soft">{guide.driver_open_with().text()}</p>
            {links.into_iter().collect_view()}
        </div>
    };
    Some(view)
}
