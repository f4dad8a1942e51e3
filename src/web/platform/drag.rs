//! Rows of a list dragged to another place by their handle, with a finger, a pen or a mouse. The list
//! stays as it is until the row is let go: `data-drag` says which row is `moved`, and `before` or
//! `after` which one it would go. Who cannot drag needs another way (WCAG 2.2, 2.5.7).

use super::dom::window;
use super::effect::effect;
use leptos::html::Div;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, PointerEvent};

/// How far a pointer goes before it drags, in pixels: less is a tap.
const SLACK: f64 = 6.0;

/// Within how many pixels of the screen's edges the page is scrolled, and how far in each frame.
const EDGE: f64 = 96.0;
const STEP: f64 = 12.0;

/// A row that was let go. Rows are counted from 0, as they stand in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The row that was dragged.
    pub row: usize,
    /// The row it was let go at.
    pub at: usize,
    /// Whether after that one, not before it.
    pub after: bool,
}

struct Drag {
    rows: Vec<HtmlElement>,
    row: usize,
    /// Where the pointer took the row, in pixels from the page's top.
    taken: f64,
    /// Where it is, in pixels from the screen's.
    y: f64,
    dropped: Option<Dropped>,
}

type Held = Rc<RefCell<Option<Drag>>>;

/// Lets the rows of a list, named by a selector, be dragged by what matches `handle` in them.
pub fn follow(
    list: NodeRef<Div>,
    rows: &'static str,
    handle: &'static str,
    on_drop: Callback<Dropped>,
) {
    effect(move || {
        let Some(list) = list.get() else { return };
        let (held, within) = (Held::default(), list.clone());
        let hears = Closure::<dyn FnMut(PointerEvent)>::new(move |event: PointerEvent| match event
            .type_()
            .as_str()
        {
            "pointerdown" => {
                held.replace(Drag::begin(&within, rows, handle, &event));
            }
            "pointermove" => moved(&held, &event),
            end => {
                let drag = held.take();
                let dropped = drag.as_ref().and_then(Drag::dropped).filter(|_| end == "pointerup");
                drop(drag);
                dropped.into_iter().for_each(|dropped| on_drop.run(dropped));
            }
        });
        let hears = hears.into_js_value();
        for name in ["pointerdown", "pointermove", "pointerup", "pointercancel"] {
            let _ = list.add_event_listener_with_callback(name, hears.unchecked_ref());
        }
    });
}

fn moved(held: &Held, event: &PointerEvent) {
    let mut drag = held.borrow_mut();
    let Some(drag) = drag.as_mut() else { return };
    drag.y = f64::from(event.client_y());
    let was_still = drag.dropped.is_none();
    if was_still && drag.way().abs() < SLACK {
        return;
    }
    drag.show();
    if was_still {
        roll(held.clone());
    }
}

/// Scrolls the page from frame to frame while a row is held near an edge of the screen.
fn roll(held: Held) {
    request_animation_frame(move || {
        let goes_on = held.borrow_mut().as_mut().map(Drag::scroll).is_some();
        if goes_on {
            roll(held);
        }
    });
}

impl Drag {
    /// Returns nothing if the pointer is not on a handle, or is not the first finger or button.
    fn begin(list: &HtmlElement, rows: &str, handle: &str, event: &PointerEvent) -> Option<Self> {
        let touched = event.target()?.dyn_into::<Element>().ok()?;
        let touched = touched.closest(handle).ok()??;
        if !event.is_primary() || event.button() != 0 {
            return None;
        }
        let found = list.query_selector_all(rows).ok()?;
        let rows: Vec<HtmlElement> =
            (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
        let row = rows.iter().position(|row| row.contains(Some(&touched)))?;
        let _ = list.set_pointer_capture(event.pointer_id());
        let y = f64::from(event.client_y());
        Some(Self { rows, row, taken: y + scrolled(), y, dropped: None })
    }

    /// Returns how far the row was dragged down, in pixels.
    fn way(&self) -> f64 {
        self.y + scrolled() - self.taken
    }

    /// Shows the row where the pointer is, and where it would go.
    fn show(&mut self) {
        self.clear();
        let (at, after) = self.nearest();
        self.dropped = Some(Dropped { row: self.row, at, after });
        if let Some(row) = self.rows.get(self.row) {
            let _ = row.set_attribute("data-drag", "moved");
            let _ = row.style().set_property("--way", &format!("{}px", self.way() as i32));
        }
        if let Some(row) = self.rows.get(at).filter(|_| self.dropped().is_some()) {
            let _ = row.set_attribute("data-drag", if after { "after" } else { "before" });
        }
    }

    /// Returns the other row that is nearest to the pointer, and whether the pointer is below its middle.
    fn nearest(&self) -> (usize, bool) {
        let off = |row: &HtmlElement| {
            let sides = row.get_bounding_client_rect();
            self.y - (sides.top() + sides.bottom()) / 2.0
        };
        let others = self.rows.iter().enumerate().filter(|(at, _)| *at != self.row);
        let nearest = others
            .map(|(at, row)| (at, off(row)))
            .min_by(|(_, one), (_, other)| one.abs().total_cmp(&other.abs()));
        nearest.map_or((self.row, false), |(at, off)| (at, off > 0.0))
    }

    /// Returns where the row is let go: nowhere before it was dragged, or when the rows are gone.
    fn dropped(&self) -> Option<Dropped> {
        let is_there = self.rows.get(self.row).is_some_and(|row| row.is_connected());
        self.dropped.filter(|_| is_there)
    }

    fn scroll(&mut self) {
        let Some(window) = window() else { return };
        let height = window.inner_height().ok().and_then(|height| height.as_f64());
        let below = height.unwrap_or(f64::INFINITY) - self.y;
        let step = match (self.y < EDGE, below < EDGE) {
            (true, _) => -STEP,
            (_, true) => STEP,
            _ => return,
        };
        window.scroll_by_with_x_and_y(0.0, step);
        self.show();
    }

    fn clear(&self) {
        for row in &self.rows {
            let _ = row.remove_attribute("data-drag");
        }
    }
}

impl Drop for Drag {
    fn drop(&mut self) {
        self.clear();
    }
}

fn scrolled() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}
