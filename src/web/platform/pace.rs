//! Long work in slices, between which the page draws and takes what is typed. A browser that knows
//! `scheduler.yield` goes on before other tasks; elsewhere a timer of no length does.

use crate::domain::pace::{Pace, Rest};
use js_sys::{Date, Function, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// How long a slice takes: half of what a screen has for one picture.
const SLICE_MS: f64 = 8.0;

/// How many steps go by before the clock is asked.
const STEPS: u32 = 4;

/// Returns a pace that rests after each slice.
pub fn in_slices() -> Pace {
    let (steps, begun) = (Cell::new(0_u32), Rc::new(Cell::new(Date::now())));
    Pace::new(move || {
        steps.set(steps.get() + 1);
        let is_over = steps.get() % STEPS == 0 && Date::now() - begun.get() > SLICE_MS;
        is_over.then(|| rest(begun.clone()))
    })
}

/// Returns a rest; when it is over, a slice has begun.
fn rest(begun: Rc<Cell<f64>>) -> Rest {
    Box::pin(async move {
        breath().await;
        begun.set(Date::now());
    })
}

/// Lets the page draw and take what is typed before more is done.
pub async fn breath() {
    match yielded() {
        Some(promise) => drop(JsFuture::from(promise).await),
        None => pause(0).await,
    }
}

/// Waits for so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |done, _| {
        if let Some(window) = super::dom::window() {
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Returns what the browser's scheduler promises, if it has one.
fn yielded() -> Option<Promise> {
    let scheduler = Reflect::get(&js_sys::global(), &"scheduler".into()).ok()?;
    let yields = Reflect::get(&scheduler, &"yield".into()).ok()?.dyn_into::<Function>().ok()?;
    yields.call0(&scheduler).ok()?.dyn_into().ok()
}
