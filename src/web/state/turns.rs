//! How the first screen is drawn: in turns, each of which is short enough that the page stays lively,
//! behind the static page that stands in for it. What is drawn later is drawn at once.

use leptos::prelude::*;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The turns of the first screen, as context. Where there are none, as in static pages, all is drawn at once.
#[derive(Clone, Copy)]
pub struct Turns(&'static Mutex<Option<Drawing>>);

/// What is not drawn yet.
struct Drawing {
    /// The parts that wait for their turn, the first one last.
    waiting: Vec<RwSignal<bool>>,
    /// Takes what was typed into the page that stands in.
    takes: Option<Callback<String>>,
}

impl Turns {
    /// Returns the turns of a screen of which nothing is drawn yet.
    pub fn begin() -> Self {
        let drawing = Drawing { waiting: Vec::new(), takes: None };
        Self(Box::leak(Box::new(Mutex::new(Some(drawing)))))
    }

    /// Gives the next part its turn. Returns whether there was one; if not, the screen is drawn.
    pub fn next(self) -> bool {
        let next = self.drawing().as_mut().and_then(|drawing| drawing.waiting.pop());
        // The part may be gone by now.
        next.map(|turn| turn.try_set(true)).is_some()
    }

    /// Ends the turns, with what the visitor typed meanwhile into the page that stood in.
    pub fn end(self, typed: Option<String>) {
        let takes = self.drawing().take().and_then(|drawing| drawing.takes);
        if let (Some(takes), Some(typed)) = (takes, typed) {
            takes.try_run(typed);
        }
    }

    fn drawing(self) -> MutexGuard<'static, Option<Drawing>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns a turn of its own for what is drawn next, as long as the first screen is drawn.
pub fn turn() -> Option<RwSignal<bool>> {
    let mut drawing = use_context::<Turns>()?.drawing();
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
