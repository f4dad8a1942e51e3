//! What is different between two plans of a trip, stop by stop: for whoever changed a wish, ran late
//! or asks what rain would do. It holds data only; sentences are made elsewhere.

use super::plan::{Plan, Reason};
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::Entry;

/// A visit that begins this many minutes apart or less begins as before.
const AS_BEFORE: i32 = 2;

/// What became of a stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It begins so many minutes later, or earlier where that is below zero.
    Shifted {
        /// The place.
        entry: Entry,
        /// How much later, in minutes.
        minutes: i32,
    },
    /// It is on another day.
    OtherDay {
        /// The place.
        entry: Entry,
        /// Which.
        date: Date,
    },
    /// It is not there any more.
    Dropped {
        /// The place.
        entry: Entry,
        /// Why, if the later plan says so.
        reason: Option<Reason>,
    },
    /// It was not there before.
    Added {
        /// The place.
        entry: Entry,
        /// On which day.
        date: Date,
        /// When the visit begins.
        at: TimeOfDay,
    },
}

/// How a plan differs from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// How many stops are in both, at whatever time.
    pub kept: usize,
    /// What is different: as the later plan goes, then what was dropped.
    pub list: Vec<Change>,
}

/// Returns what is different in the plan `after`; the places in `seen` are not missed.
pub fn changes(before: &Plan, after: &Plan, seen: &[Entry]) -> Changes {
    let stops = |plan: &Plan| -> Vec<(Entry, Date, TimeOfDay)> {
        let of_day = |day: &super::plan::DayPlan| {
            let date = day.date;
            day.stops.iter().map(move |stop| (stop.entry, date, stop.start)).collect::<Vec<_>>()
        };
        plan.days.iter().flat_map(of_day).collect()
    };
    let (old, new) = (stops(before), stops(after));
    let mut found = Changes::default();
    for (entry, date, at) in &new {
        let (entry, date, at) = (*entry, *date, *at);
        let Some((_, old_date, old_at)) = old.iter().find(|(other, ..)| *other == entry) else {
            found.list.push(Change::Added { entry, date, at });
            continue;
        };
        found.kept += 1;
        let minutes = at.minutes() - old_at.minutes();
        if *old_date != date {
            found.list.push(Change::OtherDay { entry, date });
        } else if minutes.abs() > AS_BEFORE {
            found.list.push(Change::Shifted { entry, minutes });
        }
    }
    let gone = old.iter().map(|(entry, ..)| *entry);
    let gone = gone.filter(|entry| new.iter().all(|(other, ..)| other != entry));
    found.list.extend(gone.filter(|entry| !seen.contains(entry)).map(|entry| {
        let left = after.unvisited.iter().find(|left| left.entry == Some(entry));
        Change::Dropped { entry, reason: left.map(|left| left.reason.clone()) }
    }));
    found
}
