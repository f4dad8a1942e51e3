//! The OCOP programme's own figures: plans and their targets, what was counted when, and what
//! became of the pilot centres. Published figures disagree, so each is kept as an observation with
//! its date and sources, and none is chosen over another here.

use super::model::{DistrictId, SalesPointId, SourceId, VillageId, Wording};

/// Everything the catalogue holds of the programme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Programme {
    /// The city's plans and decisions, oldest first.
    pub plans: Vec<ProgrammePlan>,
    /// Products rated three stars or more, as counted over time.
    pub products: Vec<Observation>,
    /// The same by star level, as counted over time.
    pub by_star: Vec<StarCount>,
    /// Points that introduce and sell OCOP products, as counted over time.
    pub points: Vec<Observation>,
    /// How many such points each year was to add.
    pub point_targets: Vec<PointTarget>,
    /// Five-star products, as counted over time.
    pub five_star: Vec<Observation>,
    /// Villages with crafts and recognised craft villages, as counted over time.
    pub villages_with_crafts: Vec<Observation>,
    /// Recognised craft villages, as counted over time.
    pub recognised_villages: Vec<Observation>,
    /// Design and sales centres, as counted over time.
    pub centres_counted: Vec<Observation>,
    /// The five pilot centres of plan 312/KH-UBND.
    pub pilot_centres: Vec<PilotCentre>,
}

/// A plan or decision of the city.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgrammePlan {
    /// Its number or short name: KH 312/KH-UBND.
    pub number: Wording,
    /// Its date as far as known: 2022, 2022-12 or 2022-12-08.
    pub date: Box<str>,
    /// What it set out to do.
    pub says: Wording,
    /// Where this was read.
    pub sources: Vec<SourceId>,
}

/// A number somebody published.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The date it stands for, as far as known: 2022, 2022-12 or 2022-12-08.
    pub date: Box<str>,
    /// The number.
    pub value: u32,
    /// The source says 'more than' or 'about'.
    pub qualifier: Qualifier,
    /// What to know about it.
    pub note: Option<Wording>,
    /// Where this was read.
    pub sources: Vec<SourceId>,
}

/// How exactly a source put a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Qualifier {
    /// As it stands.
    #[default]
    Exact,
    /// More than.
    Over,
    /// About.
    About,
}

/// Products by star level at one date.
#[derive(Clone, Debug, PartialEq)]
pub struct StarCount {
    /// The date it stands for.
    pub date: Box<str>,
    /// Five stars.
    pub five: u32,
    /// The city's class of potential five-star products.
    pub potential_five: u32,
    /// Four stars.
    pub four: u32,
    /// Three stars.
    pub three: u32,
    /// Where this was read.
    pub sources: Vec<SourceId>,
}

impl StarCount {
    /// Returns the sum of all levels.
    pub fn total(&self) -> u32 {
        self.five + self.potential_five + self.four + self.three
    }
}

/// How many points a year was to add.
#[derive(Clone, Debug, PartialEq)]
pub struct PointTarget {
    /// The year.
    pub year: u16,
    /// At least.
    pub min: u32,
    /// At most.
    pub max: u32,
    /// Where this was read.
    pub sources: Vec<SourceId>,
}

/// A pilot centre of plan 312/KH-UBND and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PilotCentre {
    /// Where it was to be: Bát Tràng.
    pub place: Wording,
    /// The former district.
    pub district: DistrictId,
    /// Its craft village.
    pub village: Option<VillageId>,
    /// Its row among the sales points.
    pub sales_point: Option<SalesPointId>,
    /// Whether its recognition was seen.
    pub outcome: PilotOutcome,
    /// What became of it.
    pub note: Wording,
    /// Where this was read.
    pub sources: Vec<SourceId>,
}

/// What became of a pilot centre, as far as the sources tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PilotOutcome {
    /// A decision recognised it.
    Recognised,
    /// No recognition was seen.
    NotSeen,
}
