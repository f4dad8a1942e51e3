//! Which plan is on the screen while better ones come. In the first moment a better one takes the
//! place of the one before; after that nothing moves under a visitor's finger, and it is offered.

use super::plan::Plan;
use super::request::TripRequest;

/// How long plans replace one another, in milliseconds from the first.
const MOMENT: f64 = 1_000.0;

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Showing {
    /// What was asked for.
    pub request: TripRequest,
    /// The plan.
    pub plan: Plan,
    /// A better plan, to be shown when it is wanted.
    pub better: Option<Plan>,
    /// The request that was on the screen before, and its plan.
    pub before: Option<Box<(TripRequest, Plan)>>,
    /// Another one whenever another plan is shown.
    pub version: u32,
    /// When the first plan for the request came, in milliseconds.
    since: f64,
    /// How often better plans were wanted.
    wanted: u32,
}

/// How good a plan is known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// Better ones may still come.
    Working,
    /// There is no better one.
    Best,
    /// None is better by more than so many per cent, 1 to 100.
    Within(u32),
}

impl Showing {
    /// Returns what is shown once a plan has come at `now`, in milliseconds, after what was shown;
    /// `wanted` counts how often the better plan was wanted so far.
    pub fn after(
        shown: Option<Self>,
        request: TripRequest,
        plan: Plan,
        (now, wanted): (f64, u32),
    ) -> Self {
        match shown {
            Some(shown) if shown.request == request => shown.with(plan, now).wanted(wanted),
            shown => {
                let version = shown.as_ref().map_or(0, |shown| shown.version) + 1;
                let before = shown.map(|shown| Box::new((shown.request, shown.plan)));
                Self { request, plan, better: None, before, version, since: now, wanted }
            }
        }
    }

    /// Returns whether no better plan will come.
    pub fn is_final(&self) -> bool {
        self.better.as_ref().unwrap_or(&self.plan).bound.is_some()
    }

    fn with(mut self, plan: Plan, now: f64) -> Self {
        if plan.days == self.plan.days {
            self.plan = plan;
            self.better = None;
        } else if plan.score >= self.plan.score && now - self.since < MOMENT {
            self.show(plan);
        } else {
            // What is known of the request holds for each of its plans.
            self.plan.bound = plan.bound;
            if plan.score > self.plan.score {
                self.better = Some(plan);
            }
        }
        self
    }

    /// Shows the better plan, if there is one and it is wanted once more.
    fn wanted(mut self, wanted: u32) -> Self {
        if self.wanted != wanted {
            self.wanted = wanted;
            if let Some(better) = self.better.take() {
                self.show(better);
            }
        }
        self
    }

    fn show(&mut self, plan: Plan) {
        self.plan = plan;
        self.better = None;
        self.version += 1;
    }
}

impl Plan {
    /// Returns how good it is known to be, but for what is `kept`: by how much keeping an earlier
    /// plan's places raises what it is worth.
    pub fn quality(&self, kept: u32) -> Quality {
        match self.bound {
            None => Quality::Working,
            Some(bound) if bound <= self.score => Quality::Best,
            Some(bound) => {
                let missing = u64::from(bound - self.score) * 100;
                let of = u64::from(bound.saturating_sub(kept)).max(1);
                Quality::Within(missing.div_ceil(of).min(100) as u32)
            }
        }
    }
}
