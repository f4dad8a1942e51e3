//! What the page and the planner's thread say to each other about links: a few texts, each with its
//! length before it.

use super::{KeptPlan, Opened, open};
use crate::domain::calendar::Date;
use crate::domain::catalogue::Catalogue;
use crate::domain::itinerary::plan::Plan;
use crate::domain::itinerary::request::TripRequest;
use crate::domain::qr;
use crate::domain::travel::Network;
use crate::domain::varint;

/// What the page asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked<'a> {
    /// The link of a plan, itself as bytes.
    Link {
        /// What stands before the plan in its link: `https://example.org/k/#`.
        address: &'a str,
        /// What was asked.
        request: TripRequest,
        /// The plan.
        plan: &'a [u8],
    },
    /// What a link holds.
    Plan {
        /// The link, or what stands in it behind the sign.
        text: &'a str,
        /// Today.
        today: Date,
        /// What the reader asks for, if anything.
        mine: Option<TripRequest>,
    },
}

/// A plan as a link and as a drawing of its QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The plan as letters.
    pub letters: String,
    /// How wide and high the drawing is.
    pub size: u32,
    /// The path of its black parts; none if the link is too long for a code.
    pub path: String,
}

const LINK: &[u8] = b"link";

impl<'a> Asked<'a> {
    /// Returns the question as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Link { address, request, plan } => {
                joined(&[LINK, address.as_bytes(), &request.to_bytes(), plan])
            }
            Self::Plan { text, today, mine } => {
                let mine = mine.as_ref().map_or_else(Vec::new, TripRequest::to_bytes);
                joined(&[b"plan", text.as_bytes(), today.to_string().as_bytes(), &mine])
            }
        }
    }

    /// Returns the question that bytes hold.
    pub fn from_bytes(bytes: &'a [u8]) -> Option<Self> {
        let [kind, first, second, third] = *split(bytes)?.first_chunk()?;
        let text = std::str::from_utf8(first).ok()?;
        Some(match kind == LINK {
            true => {
                Self::Link { address: text, request: TripRequest::from_bytes(second)?, plan: third }
            }
            false => {
                let today = Date::parse(std::str::from_utf8(second).ok()?)?;
                Self::Plan { text, today, mine: TripRequest::from_bytes(third) }
            }
        })
    }

    /// Returns the answer as bytes: [`Shared`] or [`Opened`].
    pub fn answer(&self, catalogue: &Catalogue, roads: Option<&Network>) -> Option<Vec<u8>> {
        match self {
            Self::Link { address, request, plan } => {
                let kept = KeptPlan::new(catalogue, request, &Plan::from_bytes(plan, catalogue)?);
                let drawn = qr::draw(address, &kept.to_digits());
                let (size, path) = drawn.map(|code| (code.size, code.path)).unwrap_or_default();
                let size = size.to_string();
                Some(joined(&[kept.to_letters().as_bytes(), size.as_bytes(), path.as_bytes()]))
            }
            Self::Plan { text, today, mine } => {
                let opened: Opened = open(catalogue, roads, text, *today, mine.as_ref());
                Some(opened.to_bytes(catalogue))
            }
        }
    }
}

impl Shared {
    /// Returns the answer that bytes hold.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let parts = split(bytes)?;
        let [letters, size, path] = *parts.first_chunk()?;
        let text = |bytes: &[u8]| std::str::from_utf8(bytes).ok().map(str::to_owned);
        Some(Self { letters: text(letters)?, size: text(size)?.parse().ok()?, path: text(path)? })
    }
}

fn joined(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        varint::put(&mut bytes, part.len() as u32);
        bytes.extend_from_slice(part);
    }
    bytes
}

fn split(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut parts = Vec::new();
    while !bytes.is_empty() {
        let n = varint::take(&mut bytes)? as usize;
        let (part, rest) = bytes.split_at_checked(n)?;
        parts.push(part);
        bytes = rest;
    }
    Some(parts)
}
