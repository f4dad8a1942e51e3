//! The team orienteering problem with time windows (TOPTW): of many places, each worth something and
//! open at its hours, choose which to visit, on which day and in which order, so that the days are
//! worth most. It knows days, breaks, limits and travel times that depend on the hour, but no
//! catalogue; `itinerary` puts a traveller's wishes into its words.
//!
//! The search is ruin and recreate (Schrimpf et al. 2000) with the strings of Christiaens and Vanden
//! Berghe (2020), accepted by annealing. Times and profits are whole numbers and chance comes from a
//! seed: the same problem, seed and effort give the same plan on every machine.

pub mod bound;
pub mod exact;
mod instance;
mod pause;
mod recreate;
mod route;
mod ruin;
mod search;
mod solution;

pub use exact::{Item, Order};
pub use instance::{Break, Day, Group, Instance, Matrix, Starts, Travel, Visit};
pub use route::{Route, Step, What};
pub use search::{Effort, Search};
