//! The planner's thread. It is started when it is first wanted and then kept, since it holds the
//! catalogue. It works on the newest request, be it for a plan, for what explains one or for the ways
//! to a place; a plan is answered again and again, each time with a better one. The last answers are
//! kept: the way back to a plan need not wait. A thread that fails is ended; the next request starts another.

use super::Refusal;
use super::dom::document;
use super::effect::effect;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// What was asked for as bytes, or why there is none.
pub type Answer = Result<Vec<u8>, Refusal>;

struct Thread {
    worker: Worker,
    /// Hears all that comes from the thread.
    hears: Closure<dyn Fn(MessageEvent)>,
    /// The request under way, and what counts its answers.
    asked: Option<(Vec<u8>, RwSignal<u32>)>,
    /// Nothing more will come for that request.
    is_done: bool,
    /// How many requests it was sent: answers to earlier ones come too late.
    sent: u32,
}

#[derive(Default)]
struct Desk {
    thread: Option<Thread>,
    /// The newest request, while it is not answered, and what counts its answer.
    wanted: Option<(Vec<u8>, RwSignal<u32>)>,
    /// The requests answered last and their answers, the newest last.
    answered: Vec<(Vec<u8>, Answer)>,
}

/// How many answers are kept: a plan, what explains it, and one more for the way back.
const KEPT: usize = 3;

/// What is to be counted now.
type Told = Option<RwSignal<u32>>;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Asks the thread for the newest request that `wanted` gives; `told` counts the answers, which
/// [`answer`] returns. The thread is started at once, before there is a request, with the
/// `catalogue` that it is to plan by.
pub fn follow(
    catalogue: &'static [u8],
    wanted: Box<dyn Fn() -> Option<Vec<u8>>>,
    told: RwSignal<u32>,
) {
    effect(move || {
        let request = wanted();
        at_desk(|desk| desk.take(catalogue, request, told));
    });
}

/// Returns the answer to a request, if it is among those answered last.
pub fn answer(request: &[u8]) -> Option<Answer> {
    DESK.with_borrow(|desk| desk.answer(request).cloned())
}

/// Works at the desk, and counts afterwards, when the desk is free again.
fn at_desk(work: impl FnOnce(&mut Desk) -> Told) {
    if let Some(told) = DESK.with_borrow_mut(work) {
        // The page that asked may be gone.
        told.try_update(|n| *n += 1);
    }
}

impl Desk {
    fn take(&mut self, catalogue: &[u8], request: Option<Vec<u8>>, told: RwSignal<u32>) -> Told {
        let before = self.answered.len();
        self.answered.retain(|(_, answer)| answer.is_ok());
        let had_refused = self.answered.len() < before;
        self.wanted = request.map(|request| (request, told));
        if self.thread.is_none() {
            self.thread = Thread::start(catalogue);
        }
        // A refusal is forgotten by whoever tries again, and seen to be.
        self.go_on().or(had_refused.then_some(told))
    }

    fn answer(&self, request: &[u8]) -> Option<&Answer> {
        let answered = self.answered.iter().find(|(answered, _)| answered == request);
        answered.map(|(_, answer)| answer)
    }

    fn keep(&mut self, request: Vec<u8>, answer: Answer) {
        self.answered.retain(|(answered, _)| *answered != request);
        self.answered.push((request, answer));
        let surplus = self.answered.len().saturating_sub(KEPT);
        self.answered.drain(..surplus);
    }

    /// Answers the newest request if that can be done now, or posts it.
    fn go_on(&mut self) -> Told {
        let (request, told) = self.wanted.as_ref()?;
        if self.answer(request).is_some() {
            let told = *told;
            self.wanted = None;
            return Some(told);
        }
        let Some(thread) = &mut self.thread else { return self.refuse() };
        if thread.asked.as_ref().is_none_or(|(asked, _)| asked != request) {
            let bytes = js_sys::Uint8Array::from(request.as_slice());
            let _ = thread.worker.post_message(&bytes);
            // What was cut short is worked out afresh when it is asked for again.
            let cut = thread.asked.take().filter(|_| !thread.is_done);
            thread.asked = self.wanted.clone();
            thread.is_done = false;
            thread.sent += 1;
            self.answered.retain(|(request, _)| cut.as_ref().is_none_or(|(cut, _)| cut != request));
        }
        None
    }

    fn refuse(&mut self) -> Told {
        let (request, told) = self.wanted.take()?;
        self.keep(request, Err(Refusal::Unavailable));
        Some(told)
    }

    /// Takes an answer from the thread; without one the thread is of no use any more.
    fn hear(&mut self, message: Option<Vec<u8>>) -> Told {
        let Some((number, plan)) = message.as_deref().and_then(<[u8]>::split_first_chunk) else {
            let thread = self.thread.take()?;
            // A plan that is there already is good enough.
            let asked = thread.asked.clone().filter(|(asked, _)| self.answer(asked).is_none());
            self.wanted = self.wanted.take().or(asked);
            thread.end();
            return self.refuse();
        };
        let thread = self.thread.as_mut()?;
        let (request, told) =
            thread.asked.clone().filter(|_| u32::from_le_bytes(*number) == thread.sent)?;
        if plan.is_empty() {
            thread.is_done = true;
            return None;
        }
        self.wanted.take_if(|(wanted, _)| *wanted == request);
        self.keep(request, Ok(plan.to_vec()));
        Some(told)
    }
}

impl Thread {
    /// Starts the thread; its script is named where `boot.js` is called.
    fn start(catalogue: &[u8]) -> Option<Self> {
        let script = document()?.query_selector("script[data-planner]").ok().flatten()?;
        let worker = Worker::new(&script.get_attribute("data-planner")?).ok()?;
        let hears = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
            // An error is an event without data.
            let plan = event.data().dyn_into::<js_sys::Uint8Array>().ok();
            at_desk(|desk| desk.hear(plan.map(|plan| plan.to_vec())));
        });
        worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        worker.set_onerror(Some(hears.as_ref().unchecked_ref()));
        worker.post_message(&js_sys::Uint8Array::from(catalogue)).ok()?;
        Some(Self { worker, hears, asked: None, is_done: true, sent: 0 })
    }

    fn end(self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        // It may be what is running just now.
        self.hears.forget();
    }
}
