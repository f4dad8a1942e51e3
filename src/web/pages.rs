//! One page for each screen, and what the head of the document says of it.

mod about;
mod area;
mod embedding;
mod explore;
mod heads;
mod home;
mod map;
mod missing;
mod parts;
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
pub use parts::{Draw, Load, Parts, Source, Sources};

use super::components::failure::Failure;
use super::state::guide::{Details, use_guide};
use crate::domain::catalogue::Entry;
use crate::i18n::explain::LoadError;
use crate::route::Screen;
use leptos::prelude::*;
use parts::{Part, Progress};
use view_macro::view;

/// Returns the page of a screen; what the catalogue does not have gets a page that says so.
pub fn view(screen: &Screen) -> AnyView {
    let guide = use_guide();
    match &guide.details {
        Details::Coming if screen.shows_details() => return view! { <waiting::Waiting/> },
        Details::Failed(error) if screen.shows_details() => {
            return failure(error.clone(), guide.on_retry);
        }
        _ => {}
    }
    let page = match screen {
        Screen::Home => Some(view! { <home::Home/> }.into_any()),
        Screen::Search => Some(view! { <explore::Explore/> }.into_any()),
        _ => match parts().of(screen) {
            Some(part) => return of_part(part, screen),
            None => None,
        },
    };
    page.unwrap_or_else(missing)
}

/// Returns whether what draws a screen is there.
pub fn is_there(screen: &Screen) -> bool {
    parts().of(screen).is_none_or(|part| matches!(part.progress(), Progress::There(_)))
}

/// Returns whether what draws a screen is on its way.
pub fn is_coming(screen: &Screen) -> bool {
    parts().of(screen).is_some_and(|part| matches!(part.progress(), Progress::Coming))
}

fn parts() -> Parts {
    expect_context()
}

fn of_part(part: Part, screen: &Screen) -> AnyView {
    match part.progress() {
        Progress::Coming => view! { <waiting::Waiting/> },
        Progress::There(draw) => draw(screen).unwrap_or_else(missing),
        Progress::Failed(error) => failure(error, Callback::new(move |()| part.retry())),
    }
}

fn missing() -> AnyView {
    view! { <missing::Missing/> }.into_any()
}

fn failure(error: LoadError, on_retry: Callback<()>) -> AnyView {
    let locale = use_guide().locale();
    view! { <Failure error locale on_retry/> }
}

/// Draws the planner's page.
pub fn plan(_: &Screen) -> Option<AnyView> {
    Some(view! { <plan::Plan/> }.into_any())
}

/// Draws any page but the planner's and those that are there from the start.
pub fn pages(screen: &Screen) -> Option<AnyView> {
    let catalogue = use_guide().catalogue();
    Some(match screen {
        Screen::Entry(kind, slug) => match catalogue.find(*kind, slug)? {
            Entry::Product(id) => view! { <product::ProductPage id/> }.into_any(),
            Entry::Village(id) => view! { <village::VillagePage id/> }.into_any(),
            entry => view! { <place::PlacePage entry/> }.into_any(),
        },
        Screen::Producer(slug) => {
            let id = catalogue.find_producer(slug)?;
            view! { <producer::ProducerPage id/> }.into_any()
        }
        Screen::District(slug) => {
            let id = catalogue.find_district(slug)?;
            view! { <area::DistrictPage id/> }.into_any()
        }
        Screen::Commune(slug) => {
            let id = catalogue.find_commune(slug)?;
            view! { <area::CommunePage id/> }.into_any()
        }
        Screen::Map => view! { <map::MapPage/> }.into_any(),
        Screen::Saved => view! { <saved::Saved/> }.into_any(),
        Screen::Programme => view! { <programme::ProgrammePage/> }.into_any(),
        Screen::About => view! { <about::About/> }.into_any(),
        Screen::Embedding => view! { <embedding::EmbeddingPage/> }.into_any(),
        Screen::Sheet(kind, slug) => {
            let entry = catalogue.find(*kind, slug)?;
            view! { <sheet::SheetPage entry/> }.into_any()
        }
        Screen::Home | Screen::Search | Screen::Plan | Screen::NotFound => return None,
    })
}
