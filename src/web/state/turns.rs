//! How the first screen is drawn: in turns, each of which is short enough that the page stays lively,
//! behind the static page that stands in for it. What is drawn later is drawn at once.

use leptos::prelude::*;
use std::collections::VecDeque;

/// The turns of the first screen, as context. Where there are none, as in static pages, all is drawn at once.
#[derive(Clone, Copy)]
pub struct Turns(StoredValue<Stage>);

enum Stage {
    /// The parts that wait for their turn, and what takes what is typed meanwhile.
    Drawing {
        waiting: VecDeque<RwSignal<bool>>,
        takes: Option<Callback<String>>,
    },
    Drawn,
}

impl Turns {
    /// Returns the turns of a screen of which nothing is drawn yet.
    pub fn begin() -> Self {
        Self(StoredValue::new(Stage::Drawing { waiting: VecDeque::new(), takes: None }))
    }

    /// Gives the next part its turn. Returns whether there was one; if not, the screen is drawn.
    pub fn next(self) -> bool {
        let next = self.0.try_update_value(|stage| match stage {
            Stage::Drawing { waiting, .. } => waiting.pop_front(),
            Stage::Drawn => None,
        });
        let next = next.flatten();
        // The part may be gone by now.
        next.map(|turn| turn.try_set(true)).is_some()
    }

    /// Ends the turns, with what the visitor typed meanwhile into the page that stood in.
    pub fn end(self, typed: Option<String>) {
        let before = self.0.try_update_value(|stage| std::mem::replace(stage, Stage::Drawn));
        if let (Some(Stage::Drawing { takes: Some(takes), .. }), Some(typed)) = (before, typed) {
            takes.try_run(typed);
        }
    }

    fn wait(self) -> Option<RwSignal<bool>> {
        let turn = RwSignal::new(false);
        let waits = self.0.try_update_value(|stage| match stage {
            Stage::Drawing { waiting, .. } => {
                waiting.push_back(turn);
                true
            }
            Stage::Drawn => false,
        });
        waits.filter(|waits| *waits).map(|_| turn)
    }
}

/// Returns a turn of its own for what is drawn next, as long as the first screen is drawn.
pub fn turn() -> Option<RwSignal<bool>> {
    use_context::<Turns>().and_then(Turns::wait)
}

/// Draws a part of the screen: in a turn of its own as long as the first screen is drawn, and at once later.
pub fn in_turn(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    match turn() {
        Some(turn) => boxed(turn, Box::new(draw)),
        None => draw(),
    }
}

fn boxed(turn: RwSignal<bool>, draw: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    (move || turn.get().then(|| untrack(&draw))).into_any()
}

/// Has `takes` called with what the visitor typed before the guide was there, if that is to come.
pub fn when_typed(takes: Callback<String>) {
    let Some(Turns(stage)) = use_context::<Turns>() else { return };
    stage.try_update_value(|stage| match stage {
        Stage::Drawing { takes: before, .. } => *before = Some(takes),
        Stage::Drawn => {}
    });
}
