//! The parts of the program: what draws the front page and search is there from the start, what draws
//! any other page is fetched when a screen first needs it. `src/main.rs` says how, in a release; in
//! every other build all of it is there. Why: docs/decisions/split.md.

use crate::i18n::explain::LoadError;
use crate::route::Screen;
use crate::web::platform::fetch::FetchError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;

/// Draws a screen; nothing for one the catalogue does not have.
pub type Draw = fn(&Screen) -> Option<AnyView>;

/// Fetches what draws the pages of a part.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Result<Draw, FetchError>>>>;

/// Where a part comes from.
#[derive(Clone, Copy)]
pub enum Source {
    /// It is in the program.
    Here(Draw),
    /// It is fetched.
    Elsewhere(Load),
}

/// Where all parts come from.
#[derive(Clone, Copy)]
pub struct Sources {
    /// Every page but those that are there from the start and the planner's.
    pub pages: Source,
    /// The planner's page.
    pub plan: Source,
}

impl Sources {
    /// Returns those of a program in one piece.
    pub fn here() -> Self {
        Self { pages: Source::Here(super::pages), plan: Source::Here(super::plan) }
    }
}

/// How far a part is.
#[derive(Clone)]
pub enum Progress {
    /// It is on its way.
    Coming,
    /// It is there.
    There(Draw),
    /// It could not be had.
    Failed(LoadError),
}

/// The parts, each of which stays once it came.
#[derive(Clone, Copy)]
pub struct Parts {
    pages: Part,
    plan: Part,
}

impl Parts {
    /// Returns the parts, none of which was asked for.
    pub fn new(sources: Sources) -> Self {
        Self { pages: Part::new(sources.pages), plan: Part::new(sources.plan) }
    }

    /// Returns the part that draws a screen; nothing for those that are there from the start.
    pub fn of(&self, screen: &Screen) -> Option<Part> {
        match screen {
            Screen::Home | Screen::Search | Screen::NotFound => None,
            Screen::Plan => Some(self.plan),
            _ => Some(self.pages),
        }
    }
}

/// A part of the program.
#[derive(Clone, Copy)]
pub struct Part {
    source: Source,
    /// Nothing before it was asked for.
    progress: RwSignal<Option<Progress>>,
}

impl Part {
    fn new(source: Source) -> Self {
        Self { source, progress: RwSignal::new(None) }
    }

    /// Returns how far the part is, which is tracked; asks for it where nobody has.
    pub fn progress(self) -> Progress {
        let asked = self.progress.get();
        match (asked, self.source) {
            (_, Source::Here(draw)) => Progress::There(draw),
            (Some(progress), _) => progress,
            (None, Source::Elsewhere(load)) => {
                self.progress.update_untracked(|progress| *progress = Some(Progress::Coming));
                spawn_local(async move {
                    self.progress.set(Some(match load().await {
                        Ok(draw) => Progress::There(draw),
                        Err(error) => Progress::Failed(error.into()),
                    }));
                });
                Progress::Coming
            }
        }
    }

    /// Asks again for a part that could not be had.
    pub fn retry(self) {
        self.progress.set(None);
    }
}
