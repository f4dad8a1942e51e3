//! The planner's own program. It runs in a thread beside the page, so that a page is not held up
//! while a plan is made, and visitors who plan nothing do not load it. `public/planner.js` calls it.

#[cfg(target_arch = "wasm32")]
mod thread {
    use std::cell::RefCell;
    use std::sync::OnceLock;
    use ve_lang::domain::catalogue::{Catalogue, decode};
    use ve_lang::domain::itinerary::{
        Asked, Comparing, Comparison, Explainer, Problem, Progress, Solver, TripRequest, problem,
        written,
    };
    use ve_lang::domain::takeaway;
    use ve_lang::domain::travel::{JourneyRequest, Matrix, Network, network};
    use wasm_bindgen::prelude::wasm_bindgen;

    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    static ROADS: OnceLock<Network> = OnceLock::new();

    /// What is being done.
    #[expect(clippy::large_enum_variant, reason = "there is one at a time")]
    enum Work {
        /// A trip is planned.
        Plan(Problem, Solver),
        /// A plan is explained.
        Explain(Explainer),
        /// Alternatives are compared.
        Compare(Comparing),
    }

    thread_local! {
        static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
    }

    /// Takes the files of the catalogue, of the roads and of the matrix, which is empty if there is
    /// none; to be called once, before any request. Roads that cannot be read are as none: plans then
    /// rest on straight lines, and say so. Without a matrix that fits they rest on the roads; what is
    /// wrong with it is returned, for whoever made it.
    #[wasm_bindgen]
    pub fn open(catalogue: &[u8], roads: &[u8], matrix: &[u8]) -> Option<String> {
        let (catalogue, _) = decode(catalogue, None).ok()?;
        let mut wrong = None;
        if let Ok((mut roads, _)) = network::decode(roads) {
            if !matrix.is_empty() {
                match Matrix::open(matrix, &catalogue) {
                    Ok(matrix) => roads.matrix = Some(matrix),
                    Err(error) => wrong = Some([error.parts().0, error.parts().1].concat()),
                }
            }
            let _ = ROADS.set(roads);
        }
        let _ = CATALOGUE.set(catalogue);
        wrong
    }

    /// Returns the ways for a journey. A trip, alternatives to be compared or a plan to be explained,
    /// whose answers [`go_on`] returns, is answered with no bytes and the one before forgotten; what is
    /// no request, with nothing.
    #[wasm_bindgen]
    pub fn ask(request: &[u8]) -> Option<Vec<u8>> {
        let (catalogue, roads) = (CATALOGUE.get()?, ROADS.get());
        WORK.take();
        if let Some(journey) = JourneyRequest::from_bytes(request) {
            return Some(journey.answer(catalogue, roads)?.to_bytes());
        }
        if let Some(comparison) = Comparison::from_bytes(request) {
            WORK.set(Some(Work::Compare(comparison.begin(catalogue, roads))));
            return Some(Vec::new());
        }
        if let Some(explainer) = Explainer::from_bytes(request, catalogue) {
            WORK.set(Some(Work::Explain(explainer)));
            return Some(Vec::new());
        }
        let problem = problem(catalogue, roads, &TripRequest::from_bytes(request)?);
        let solver = Solver::new(&problem, Vec::new());
        WORK.set(Some(Work::Plan(problem, solver)));
        Some(Vec::new())
    }

    /// Goes on for a short while; returns the answer as bytes when there is a better one or more is
    /// known, no bytes when there is nothing new, and nothing when all is done.
    #[wasm_bindgen]
    pub fn go_on() -> Option<Vec<u8>> {
        let catalogue = CATALOGUE.get()?;
        WORK.with_borrow_mut(|work| {
            let work = work.as_mut()?;
            let progress = match work {
                Work::Plan(_, solver) => solver.turn(),
                Work::Explain(explainer) => explainer.turn(catalogue, ROADS.get()),
                Work::Compare(comparing) => comparing.turn(),
            };
            match (progress, work) {
                (Progress::Working, _) => Some(Vec::new()),
                (Progress::Done, _) => None,
                (_, Work::Plan(problem, solver)) => {
                    Some(written(problem, solver).to_bytes(catalogue))
                }
                (_, Work::Explain(explainer)) => Some(explainer.explanations.to_bytes(catalogue)),
                (_, Work::Compare(comparing)) => Some(comparing.answer()),
            }
        })
    }

    /// Returns the link of a plan, or what a link holds, both as bytes; nothing for what asks for
    /// neither.
    #[wasm_bindgen]
    pub fn link(asked: &[u8]) -> Option<Vec<u8>> {
        Asked::from_bytes(asked)?.answer(CATALOGUE.get()?, ROADS.get())
    }

    /// Returns the file that a plan is to be taken along in; nothing for what does not ask for one.
    #[wasm_bindgen]
    pub fn write(question: &str) -> Option<String> {
        takeaway::answer(question)
    }
}

/// Nothing happens until a message comes.
fn main() {}
