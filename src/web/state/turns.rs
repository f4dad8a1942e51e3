//! How the first screen is drawn, and the first plan: in turns, each of which is short enough that the
//! page stays lively, behind what stands in for it. What is drawn later is drawn at once.

use crate::web::platform::pace::{breath, pause};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The turns of what is drawn, as context. Where there are none, as in static pages, all is drawn at once.
#[derive(Clone)]
pub struct Turns(Arc<Mutex<Option<Drawing>>>);

/// What is not drawn yet.
struct Drawing {
    /// The parts that wait for their turn, the first one last.
    waiting: Vec<RwSignal<bool>>,
    /// Takes what was typed into the page that stands in.
    takes: Option<Callback<String>>,
}

impl Turns {
    /// Returns the turns of what is built from here on, of which nothing is drawn yet.
    pub fn begin() -> Self {
        let drawing = Drawing { waiting: Vec::new(), takes: None };
        let turns = Self(Arc::new(Mutex::new(Some(drawing))));
        provide_context(turns.clone());
        turns
    }

    /// Draws one part after the other, with a breath before each and one at the end; the first one after
    /// `wait` milliseconds. Then `show` puts all in the place of what stood in for it, and returns what the
    /// visitor typed there meanwhile.
    pub fn draw(self, wait: i32, show: Box<dyn FnOnce() -> Option<String>>) {
        spawn_local(self.drawn(wait, show));
    }

    async fn drawn(self, wait: i32, show: Box<dyn FnOnce() -> Option<String>>) {
        match wait {
            0 => breath().await,
            _ => pause(wait).await,
        }
        while self.next() {
            breath().await;
        }
        let takes = self.drawing().take().and_then(|drawing| drawing.takes);
        if let (Some(typed), Some(takes)) = (show(), takes) {
            takes.try_run(typed);
        }
    }

    /// Gives the next part its turn. Returns whether there was one; if not, all is drawn.
    fn next(&self) -> bool {
        let next = self.drawing().as_mut().and_then(|drawing| drawing.waiting.pop());
        // The part may be gone by now.
        next.map(|turn| turn.try_set(true)).is_some()
    }

    fn drawing(&self) -> MutexGuard<'_, Option<Drawing>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns a turn of its own for what is drawn next, as long as the first screen is drawn.
pub fn turn() -> Option<RwSignal<bool>> {
    let turns = use_context::<Turns>()?;
    let mut drawing = turns.drawing();
    let waiting = &mut drawing.as_mut()?.waiting;
    let turn = RwSignal::new(false);
    waiting.insert(0, turn);
    Some(turn)
}

/// Draws a part of the screen: in a turn of its own as long as the first screen is drawn, and at once later.
pub fn in_turn(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed(Box::new(draw))
}

#[inline(never)]
fn boxed(draw: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    match turn() {
        Some(turn) => (move || turn.get().then(|| untrack(&draw))).into_any(),
        None => draw(),
    }
}

/// Has `takes` called with what the visitor typed before the guide was there, if that is to come.
pub fn when_typed(takes: Callback<String>) {
    let Some(turns) = use_context::<Turns>() else { return };
    if let Some(drawing) = turns.drawing().as_mut() {
        drawing.takes = Some(takes);
    }
}
