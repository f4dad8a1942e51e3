//! Memos and derived signals through one door for each type of value. Leptos compiles its machinery
//! anew for every closure it is given; boxed, a closure costs a page no more than itself.

use leptos::prelude::*;

/// Returns a memo of what `work` gives.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    work: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed_memo(Box::new(move |_| work()))
}

/// Returns a memo of what `work` gives from what it gave before.
pub fn memo_after<T: PartialEq + Send + Sync + 'static>(
    work: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed_memo(Box::new(work))
}

type Work<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

#[inline(never)]
fn boxed_memo<T: PartialEq + Send + Sync + 'static>(work: Work<T>) -> Memo<T> {
    Memo::new(work)
}

/// Returns a signal that asks `work` each time it is read.
pub fn derived<T: Send + Sync + 'static>(
    work: impl Fn() -> T + Send + Sync + 'static,
) -> Signal<T> {
    boxed_signal(Box::new(work))
}

#[inline(never)]
fn boxed_signal<T: Send + Sync + 'static>(work: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Signal::derive(work)
}
