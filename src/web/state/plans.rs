//! The plans kept on this device, newest first: each a line of the letters of its link and what a list
//! says of it, so that a list needs no planner. A kept plan is opened as any link is.

use crate::domain::calendar::Date;
use crate::domain::itinerary::Plan;
use crate::web::platform::Refusal;
use crate::web::platform::offline;
use crate::web::platform::storage::{self, Key};
use leptos::prelude::*;

/// The kept plans.
#[derive(Clone, Copy)]
pub struct Plans(RwSignal<Vec<String>>);

/// What a list says of a kept plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLine {
    /// Its name, in the language it was kept in.
    pub title: String,
    /// Its first day.
    pub date: Option<Date>,
    /// How many days it has.
    pub n_days: usize,
    /// How many visits it has.
    pub n_stops: usize,
}

/// A plan that was deleted last.
#[derive(Clone)]
pub struct Gone {
    /// What the list said of it.
    pub line: KeptLine,
    at: usize,
    text: String,
}

impl KeptLine {
    /// Returns what is said of a plan that is called `title`.
    pub fn new(plan: &Plan, title: &str) -> Self {
        Self {
            title: title.to_owned(),
            date: plan.days.first().map(|day| day.date),
            n_days: plan.days.len(),
            n_stops: plan.stops().count(),
        }
    }
}

impl Plans {
    /// Returns what is kept on the device.
    pub fn load() -> Self {
        let kept = storage::load(Key::Plans).unwrap_or_default();
        Self(RwSignal::new(kept.lines().map(str::to_owned).collect()))
    }

    /// Keeps a plan, before all others. With the first one the browser is asked not to clear it away. Where the browser refuses, nothing is changed.
    pub fn keep(&self, letters: &str, line: &KeptLine) -> Result<(), Refusal> {
        let date = line.date.map_or_else(String::new, |date| date.to_string());
        let facts =
            [letters, &date, &line.n_days.to_string(), &line.n_stops.to_string(), &line.title];
        let text = facts.join("\t");
        let mut lines = self.0.get_untracked();
        lines.retain(|known| letters_of(known) != letters);
        lines.insert(0, text);
        let is_first = lines.len() == 1;
        self.set(lines)?;
        if is_first {
            offline::persist();
        }
        Ok(())
    }

    /// Deletes a plan; it can be brought back.
    pub fn forget(&self, letters: &str) -> Option<Gone> {
        let mut lines = self.0.get_untracked();
        let at = lines.iter().position(|known| letters_of(known) == letters)?;
        let text = lines.remove(at);
        let (_, line) = read(&text)?;
        self.set(lines).ok()?;
        Some(Gone { line, at, text })
    }

    /// Brings a deleted plan back to where it was.
    pub fn bring_back(&self, gone: &Gone) -> Result<(), Refusal> {
        let mut lines = self.0.get_untracked();
        lines.insert(gone.at.min(lines.len()), gone.text.clone());
        self.set(lines)
    }

    /// Returns the letters of each plan and what is said of it.
    pub fn all(&self) -> Vec<(String, KeptLine)> {
        self.0.read().iter().filter_map(|line| read(line)).collect()
    }

    /// Returns how many plans are kept.
    pub fn n(&self) -> usize {
        self.0.read().len()
    }

    fn set(&self, lines: Vec<String>) -> Result<(), Refusal> {
        storage::save(Key::Plans, &lines.join("\n"))?;
        self.0.set(lines);
        Ok(())
    }
}

fn letters_of(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default()
}

fn read(line: &str) -> Option<(String, KeptLine)> {
    let mut parts = line.splitn(5, '\t');
    let letters = parts.next()?.to_owned();
    let date = Date::parse(parts.next()?);
    let (n_days, n_stops) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((letters, KeptLine { title: parts.next()?.to_owned(), date, n_days, n_stops }))
}
