//! The planner's own program. It runs in a thread beside the page, so that a page is not held up
//! while a plan is made, and visitors who plan nothing do not load it. `public/planner.js` calls it.

#[cfg(target_arch = "wasm32")]
mod thread {
    use std::sync::OnceLock;
    use ve_lang::domain::catalogue::{Catalogue, decode};
    use ve_lang::domain::itinerary::{TripRequest, plan, problem};
    use ve_lang::domain::travel::{JourneyRequest, Matrix, Network, network};
    use wasm_bindgen::prelude::wasm_bindgen;

    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    static ROADS: OnceLock<Network> = OnceLock::new();

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

    /// Returns the plan for a trip or the ways for a journey, requests and answers as bytes; nothing
    /// for what is no request.
    #[wasm_bindgen]
    pub fn answer(request: &[u8]) -> Option<Vec<u8>> {
        let (catalogue, roads) = (CATALOGUE.get()?, ROADS.get());
        if let Some(journey) = JourneyRequest::from_bytes(request) {
            return Some(journey.answer(catalogue, roads)?.to_bytes());
        }
        let trip = TripRequest::from_bytes(request)?;
        Some(plan(&problem(catalogue, roads, &trip)).to_bytes(catalogue))
    }
}

/// Nothing happens until a message comes.
fn main() {}
