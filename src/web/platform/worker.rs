//! The planner's thread. It is started when it is first wanted and then kept, since it holds the
//! catalogue. It works on the newest request, be it for a plan, for what explains one or for the ways
//! to a place; plans and explanations are answered again and again, each time with a better one. The
//! last answers are kept: the way back to a plan need not wait; work on it that was broken off is taken
//! up again. A thread that fails is ended; the next request starts another.

use super::Refusal;
use super::dom::document;
use super::effect::effect;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, MessageEvent, Url, Worker};

/// What was asked for as bytes, or why there is none.
pub type Answer = Result<Vec<u8>, Refusal>;

struct Thread {
    worker: Worker,
    /// Hears all that comes from the thread.
    hears: Closure<dyn Fn(MessageEvent)>,
    /// The request under way, and what counts its answers.
    asked: Option<(Vec<u8>, RwSignal<u32>)>,
    /// How many requests it was sent: answers to earlier ones come too late.
    sent: u32,
    /// Whom to tell of files and links that it is making, in the order they were asked for.
    asking: Vec<js_sys::Function>,
}

#[derive(Default)]
struct Desk {
    thread: Option<Thread>,
    /// The newest request, while it is not answered, and what counts its answer.
    wanted: Option<(Vec<u8>, RwSignal<u32>)>,
    /// What was answered, the newest last.
    answered: Vec<Answered>,
}

struct Answered {
    request: Vec<u8>,
    answer: Answer,
    /// No better answer will come.
    is_final: bool,
}

/// How many answers are kept.
const KEPT: usize = 4;

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

/// Returns the answer to a request, if it is one of those that were answered last.
pub fn answer(request: &[u8]) -> Option<Answer> {
    DESK.with_borrow(|desk| desk.answered(request).map(|answered| answered.answer.clone()))
}

/// Returns the file that the thread makes of a question that `domain::takeaway` put into words.
pub async fn write(catalogue: &[u8], question: &str) -> Result<String, Refusal> {
    start_if_none(catalogue);
    let file = asked(question.into()).await.and_then(|file| file.as_string());
    file.ok_or(Refusal::Unavailable)
}

/// Returns what the thread answers to a question about a link.
pub async fn link(catalogue: &[u8], question: &[u8]) -> Result<Vec<u8>, Refusal> {
    start_if_none(catalogue);
    let question = js_sys::Array::of1(&js_sys::Uint8Array::from(question).into());
    let answer = asked(question.into()).await;
    let answer = answer.and_then(|answer| answer.dyn_into::<js_sys::Array>().ok());
    let bytes = answer.and_then(|answer| answer.get(0).dyn_into::<js_sys::Uint8Array>().ok());
    bytes.map(|bytes| bytes.to_vec()).ok_or(Refusal::Unavailable)
}

fn start_if_none(catalogue: &[u8]) {
    DESK.with_borrow_mut(|desk| {
        if desk.thread.is_none() {
            desk.thread = Thread::start(catalogue);
        }
    });
}

async fn asked(question: JsValue) -> Option<JsValue> {
    let answer = js_sys::Promise::new(&mut |tell, _| {
        DESK.with_borrow_mut(|desk| desk.ask(&question, tell));
    });
    JsFuture::from(answer).await.ok()
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
        let n_answered = self.answered.len();
        self.answered.retain(|answered| answered.answer.is_ok());
        let was_refused = self.answered.len() < n_answered;
        self.wanted = request.map(|request| (request, told));
        if self.thread.is_none() {
            self.thread = Thread::start(catalogue);
        }
        // A refusal is forgotten by whoever tries again, and seen to be.
        self.go_on().or(was_refused.then_some(told))
    }

    fn answered(&self, request: &[u8]) -> Option<&Answered> {
        self.answered.iter().find(|answered| answered.request == request)
    }

    fn keep(&mut self, request: Vec<u8>, answer: Answer) {
        self.answered.retain(|answered| answered.request != request);
        if self.answered.len() >= KEPT {
            self.answered.remove(0);
        }
        self.answered.push(Answered { request, answer, is_final: false });
    }

    /// Answers the newest request if that can be done now, and posts it if there is more to know.
    fn go_on(&mut self) -> Told {
        let (request, told) = self.wanted.clone()?;
        let known = self.answered(&request).map(|answered| answered.is_final);
        if known.is_some() {
            self.wanted = None;
        }
        if known == Some(true) {
            return Some(told);
        }
        let Some(thread) = &mut self.thread else {
            return known.map(|_| told).or_else(|| self.refuse());
        };
        if thread.asked.as_ref().is_none_or(|(asked, _)| *asked != request) {
            let bytes = js_sys::Uint8Array::from(request.as_slice());
            let _ = thread.worker.post_message(&bytes);
            thread.asked = Some((request, told));
            thread.sent += 1;
        }
        known.map(|_| told)
    }

    fn ask(&mut self, question: &JsValue, tell: js_sys::Function) {
        match &mut self.thread {
            Some(thread) if thread.worker.post_message(question).is_ok() => {
                thread.asking.push(tell);
            }
            _ => drop(tell.call0(&JsValue::NULL)),
        }
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
            let asked = thread.asked.clone().filter(|(asked, _)| self.answered(asked).is_none());
            self.wanted = self.wanted.take().or(asked);
            thread.end();
            return self.refuse();
        };
        let thread = self.thread.as_ref()?;
        let (request, told) =
            thread.asked.clone().filter(|_| u32::from_le_bytes(*number) == thread.sent)?;
        self.wanted.take_if(|(wanted, _)| *wanted == request);
        if !plan.is_empty() {
            self.keep(request, Ok(plan.to_vec()));
            return Some(told);
        }
        // The work is over.
        if let Some(last) = self.answered.iter_mut().find(|answered| answered.request == request) {
            last.is_final = true;
        }
        None
    }
}

/// Starts a script's thread where it may not be started by its address: a frame that is shut in is of no
/// origin, so nothing on a host is its own. What it makes itself is, and may load that script.
fn from_within(script: &str) -> Option<Worker> {
    let script = Url::new_with_base(script, &document()?.base_uri().ok()??).ok()?.href();
    let starter = ["self.startedFrom='", &script, "';importScripts(self.startedFrom)"].concat();
    let (parts, options) = (js_sys::Array::of1(&starter.into()), FilePropertyBag::new());
    options.set_type("text/javascript");
    let file = File::new_with_str_sequence_and_options(&parts, "starter.js", &options).ok()?;
    Worker::new(&Url::create_object_url_with_blob(&file).ok()?).ok()
}

impl Thread {
    /// Starts the thread; its script is named where `boot.js` is called.
    fn start(catalogue: &[u8]) -> Option<Self> {
        let script = document()?.query_selector("script[data-planner]").ok().flatten()?;
        let script = script.get_attribute("data-planner")?;
        let worker = Worker::new(&script).ok().or_else(|| from_within(&script))?;
        let hears = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
            let data = event.data();
            if data.is_string() || js_sys::Array::is_array(&data) {
                DESK.with_borrow_mut(|desk| desk.thread.as_mut().map(|thread| thread.said(&data)));
                return;
            }
            // An error is an event without data.
            let plan = data.dyn_into::<js_sys::Uint8Array>().ok();
            at_desk(|desk| desk.hear(plan.map(|plan| plan.to_vec())));
        });
        worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        worker.set_onerror(Some(hears.as_ref().unchecked_ref()));
        worker.post_message(&js_sys::Uint8Array::from(catalogue)).ok()?;
        Some(Self { worker, hears, asked: None, sent: 0, asking: Vec::new() })
    }

    fn said(&mut self, answer: &JsValue) {
        if !self.asking.is_empty() {
            let _ = self.asking.remove(0).call1(&JsValue::NULL, answer);
        }
    }

    fn end(self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        for tell in self.asking {
            let _ = tell.call0(&JsValue::NULL);
        }
        // It may be what is running just now.
        self.hears.forget();
    }
}
