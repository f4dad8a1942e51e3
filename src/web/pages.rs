//! One page for each screen, and what the head of the document says of it.

mod about;
mod area;
mod embedding;
mod explore;
mod heads;
mod home;
mod map;
mod missing;
mod place;
mod plan;
mod producer;
mod product;
mod programme;
mod saved;
mod sheet;
mod village;
mod waiting;

pub use heads::{head, title};

use super::components::failure::Failure;
use super::state::guide::{Details, use_guide};
use crate::domain::catalogue::{Entry, EntryKind, Slug};
use crate::route::Screen;
use leptos::prelude::*;
use view_macro::view;

/// Returns the page of a screen; what the catalogue does not have gets a page that says so.
pub fn view(screen: &Screen) -> AnyView {
    let guide = use_guide();
    match &guide.details {
        Details::Coming if screen.shows_details() => return view! { <waiting::Waiting/> },
        Details::Failed(error) if screen.shows_details() => {
            let (error, locale, on_retry) = (error.clone(), guide.locale(), guide.on_retry);
            return view! { <Failure error locale on_retry/> };
        }
        _ => {}
    }
    let catalogue = guide.catalogue();
    let found = match screen {
        Screen::Home => Some(view! { <home::Home/> }.into_any()),
        Screen::Search => Some(view! { <explore::Explore/> }.into_any()),
        Screen::Map => Some(view! { <map::MapPage/> }.into_any()),
        Screen::Plan => Some(view! { <plan::Plan/> }.into_any()),
        Screen::Saved => Some(view! { <saved::Saved/> }.into_any()),
        Screen::Programme => Some(view! { <programme::ProgrammePage/> }.into_any()),
        Screen::About => Some(view! { <about::About/> }.into_any()),
        Screen::Embedding => Some(view! { <embedding::EmbeddingPage/> }.into_any()),
        Screen::Sheet(kind, slug) => {
            catalogue.find(*kind, slug).map(|entry| view! { <sheet::SheetPage entry/> }.into_any())
        }
        Screen::NotFound => None,
        Screen::Entry(kind, slug) => entry_page(*kind, slug),
        Screen::Producer(slug) => catalogue
            .find_producer(slug)
            .map(|id| view! { <producer::ProducerPage id/> }.into_any()),
        Screen::District(slug) => {
            catalogue.find_district(slug).map(|id| view! { <area::DistrictPage id/> }.into_any())
        }
        Screen::Commune(slug) => {
            catalogue.find_commune(slug).map(|id| view! { <area::CommunePage id/> }.into_any())
        }
    };
    found.unwrap_or_else(|| view! { <missing::Missing/> }.into_any())
}

fn entry_page(kind: EntryKind, slug: &Slug) -> Option<AnyView> {
    let guide = use_guide();
    let page = match guide.catalogue().find(kind, slug)? {
        Entry::Product(id) => view! { <product::ProductPage id/> }.into_any(),
        Entry::Village(id) => view! { <village::VillagePage id/> }.into_any(),
        entry => view! { <place::PlacePage entry/> }.into_any(),
    };
    Some(page)
}
