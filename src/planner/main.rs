//! The planner's own program. It runs in a thread beside the page, so that a page is not held up
//! while a plan is made, and visitors who plan nothing do not load it. `public/planner.js` calls it.

#[cfg(target_arch = "wasm32")]
mod thread {
    use std::sync::OnceLock;
    use ve_lang::domain::catalogue::{Catalogue, decode};
    use ve_lang::domain::itinerary::{Asked, TripRequest, plan, problem};
    use ve_lang::domain::takeaway;
    use ve_lang::domain::travel::{Network, network};
    use wasm_bindgen::prelude::wasm_bindgen;

    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    static ROADS: OnceLock<Network> = OnceLock::new();

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

    /// Returns the plan for a request, both as bytes; nothing for what is no request.
    #[wasm_bindgen]
    pub fn answer(request: &[u8]) -> Option<Vec<u8>> {
        let (catalogue, request) = (CATALOGUE.get()?, TripRequest::from_bytes(request)?);
        Some(plan(&problem(catalogue, ROADS.get(), &request)).to_bytes(catalogue))
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
