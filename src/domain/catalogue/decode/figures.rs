//! Reads the programme's own figures.

use super::{Context, areas, word};
use crate::domain::catalogue::issue::{IssueKind, Loss};
use crate::domain::catalogue::model::{DistrictId, SalesPointId, VillageId};
use crate::domain::catalogue::programme::{
    Observation, PilotCentre, PilotOutcome, PointTarget, Programme, ProgrammePlan, Qualifier,
    StarCount,
};
use crate::domain::catalogue::row::{self, Row};

pub(super) fn programme(root: &Row<'_>, context: &Context) -> Programme {
    let Some(row) = root.nested("programme") else {
        if context.has_details {
            root.reject::<()>("programme", IssueKind::Missing, Loss::Field);
        }
        return Programme::default();
    };
    let observations = |name| row::rows(&row, name, |row| observation(row, context));
    let programme = Programme {
        plans: row::rows(&row, "plans", |row| plan(row, context)),
        products: observations("products"),
        by_star: row::rows(&row, "by_star", |row| star_count(row, context)),
        points: observations("points"),
        point_targets: row::rows(&row, "point_targets", |row| point_target(row, context)),
        five_star: observations("five_star"),
        villages_with_crafts: observations("villages_with_crafts"),
        recognised_villages: observations("recognised_villages"),
        centres_counted: observations("centres_counted"),
        pilot_centres: row::rows(&row, "pilot_centres", |row| pilot_centre(row, context)),
    };
    row.finish();
    programme
}

fn plan(row: &Row<'_>, context: &Context) -> Option<ProgrammePlan> {
    Some(ProgrammePlan {
        number: row.required("number", row::words)?,
        date: row.required("date", row::partial_date)?,
        says: row.required("says", row::words)?,
        sources: areas::sources(row, context),
    })
}

fn observation(row: &Row<'_>, context: &Context) -> Option<Observation> {
    let words = [("over", Qualifier::Over), ("about", Qualifier::About)];
    Some(Observation {
        date: row.required("date", row::partial_date)?,
        value: row.required("value", row::count)?,
        qualifier: word(row, "qualifier", Loss::Field, &words).unwrap_or_default(),
        note: row.optional("note", row::words),
        sources: areas::sources(row, context),
    })
}

fn star_count(row: &Row<'_>, context: &Context) -> Option<StarCount> {
    Some(StarCount {
        date: row.required("date", row::partial_date)?,
        five: row.required("five", row::count)?,
        potential_five: row.required("potential_five", row::count)?,
        four: row.required("four", row::count)?,
        three: row.required("three", row::count)?,
        sources: areas::sources(row, context),
    })
}

fn point_target(row: &Row<'_>, context: &Context) -> Option<PointTarget> {
    let target = PointTarget {
        year: row.required("year", row::year)?,
        min: row.required("min", row::count)?,
        max: row.required("max", row::count)?,
        sources: areas::sources(row, context),
    };
    if target.min > target.max {
        return row.reject("max", IssueKind::OutOfRange(target.max.to_string()), Loss::Row);
    }
    Some(target)
}

fn pilot_centre(row: &Row<'_>, context: &Context) -> Option<PilotCentre> {
    let outcomes = [("recognised", PilotOutcome::Recognised), ("not_seen", PilotOutcome::NotSeen)];
    Some(PilotCentre {
        place: row.required("place", row::words)?,
        district: DistrictId(row.required_reference("district", &context.districts)?),
        village: row.reference("village", &context.villages).map(VillageId),
        sales_point: row.reference("sales_point", &context.sales_points).map(SalesPointId),
        outcome: word(row, "outcome", Loss::Row, &outcomes)?,
        note: row.required("note", row::words)?,
        sources: areas::sources(row, context),
    })
}
