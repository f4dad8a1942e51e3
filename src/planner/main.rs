//! The planner's own program. It runs in a thread beside the page, so that a page is not held up
//! while a plan is made, and visitors who plan nothing do not load it. `public/planner.js` calls it.

#[cfg(target_arch = "wasm32")]
mod thread {
    use std::cell::RefCell;
    use std::sync::OnceLock;
    use ve_lang::domain::catalogue::{Catalogue, decode};
    use ve_lang::domain::itinerary::{Problem, Progress, Solver, TripRequest, problem, written};
    use ve_lang::domain::travel::{Network, network};
    use wasm_bindgen::prelude::wasm_bindgen;

    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    static ROADS: OnceLock<Network> = OnceLock::new();

    /// The request being planned.
    struct Work {
        problem: Problem,
        solver: Solver,
    }

    thread_local! {
        static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
    }

    /// Takes the files of the catalogue and of the roads; to be called once, before any request.
    /// Roads that cannot be read are as none: plans then rest on straight lines, and say so.
    #[wasm_bindgen]
    pub fn open(catalogue: &[u8], roads: &[u8]) {
        if let Ok((roads, _)) = network::decode(roads) {
            let _ = ROADS.set(roads);
        }
        if let Ok((catalogue, _)) = decode(catalogue, None) {
            let _ = CATALOGUE.set(catalogue);
        }
    }

    /// Begins to plan a request, given as bytes, and forgets the one before; returns whether it is a
    /// request.
    #[wasm_bindgen]
    pub fn ask(request: &[u8]) -> bool {
        let work = CATALOGUE.get().zip(TripRequest::from_bytes(request)).map(|(catalogue, request)| {
            let problem = problem(catalogue, ROADS.get(), &request);
            Work { solver: Solver::new(&problem, Vec::new()), problem }
        });
        WORK.replace(work);
        WORK.with_borrow(Option::is_some)
    }

    /// Goes on for a short while; returns the plan as bytes when there is a better one or more is
    /// known of how good it is, no bytes when there is nothing new, and nothing when all is done.
    #[wasm_bindgen]
    pub fn go_on() -> Option<Vec<u8>> {
        let catalogue = CATALOGUE.get()?;
        WORK.with_borrow_mut(|work| {
            let Work { problem, solver } = work.as_mut()?;
            match solver.turn() {
                Progress::Working => Some(Vec::new()),
                Progress::Better => Some(written(problem, solver).to_bytes(catalogue)),
                Progress::Done => None,
            }
        })
    }
}

/// Nothing happens until a message comes.
fn main() {}
