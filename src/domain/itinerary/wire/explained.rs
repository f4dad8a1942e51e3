//! What explains a plan as bytes, and the request for it.

use super::{Part, Reader, Writer, read, written};
use crate::domain::catalogue::Catalogue;
use crate::domain::itinerary::explain::{Concession, Explainer, Explanation, Explanations, WayIn};
use crate::domain::itinerary::plan::Plan;
use crate::domain::itinerary::request::{Mode, TripRequest};
use crate::domain::itinerary::why_now::{Swap, WhyNow};
use crate::domain::varint;

/// What tells a request for explanations from one for a trip.
const EXPLAIN: &str = "explain";

/// Returns a request for explanations of a plan as bytes, of a request and its plan as bytes.
pub fn explain_request(request: &[u8], plan: &[u8]) -> Vec<u8> {
    let mut bytes = EXPLAIN.as_bytes().to_vec();
    varint::put(&mut bytes, request.len() as u32);
    bytes.extend_from_slice(request);
    bytes.extend_from_slice(plan);
    bytes
}

impl Explainer {
    /// Returns an explainer of the plan in a request for explanations, if bytes hold one.
    pub fn from_bytes(bytes: &[u8], catalogue: &Catalogue) -> Option<Self> {
        let mut rest = bytes.strip_prefix(EXPLAIN.as_bytes())?;
        let length = varint::take(&mut rest)? as usize;
        let (request, plan) = rest.split_at_checked(length)?;
        let (request, plan) =
            (TripRequest::from_bytes(request)?, Plan::from_bytes(plan, catalogue)?);
        Some(Self::new(catalogue, request, plan))
    }
}

impl Explanations {
    /// Returns the explanations as bytes.
    pub fn to_bytes(&self, catalogue: &Catalogue) -> Vec<u8> {
        written(self, catalogue)
    }

    /// Returns the explanations that bytes hold, of places that the catalogue has.
    pub fn from_bytes(bytes: &[u8], catalogue: &Catalogue) -> Option<Self> {
        read(bytes, catalogue)
    }
}

records! {
    Explanations { found is_complete }
    Explanation { entry closed ways }
    WayIn { change keeps drops longer }
    Swap { with later }
}

choices! {
    WhyNow {
        0 Pinned 1 InOrder 2 OnlyThisDay 3 BeforeClosing(time) 4 OrLate(with) 5 OrLonger(swap)
        6 OnTheWay(minutes)
    }
    Concession {
        0 Insist 1 Leave(time) 2 Back(time) 3 NoLunch 4 NoRest 5 NoLimit 6 Unpin 7 Unlock
        8 NoWalkingLimit 9 Days(days) 10 On(date) 11 By(mode) 12 Instead(other)
    }
    Mode { 0 Walk 1 Bicycle 2 Bus 3 Motorbike 4 Car }
}
