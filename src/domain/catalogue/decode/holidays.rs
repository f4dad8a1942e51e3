//! Reads the days that were announced for public holidays; a catalogue need not have any.

use super::{Context, areas, word};
use crate::domain::calendar::holidays::{Announced, Holiday, Holidays};
use crate::domain::catalogue::issue::{IssueKind, Loss};
use crate::domain::catalogue::model::SourceId;
use crate::domain::catalogue::row::{self, Row};

const NAMES: [(&str, Holiday); 6] = [
    ("new_year", Holiday::NewYear),
    ("tet", Holiday::Tet),
    ("hung_kings", Holiday::HungKings),
    ("reunification", Holiday::Reunification),
    ("labour", Holiday::Labour),
    ("national_day", Holiday::NationalDay),
];

/// Returns what was announced, and where each of it was read.
pub(super) fn holidays(root: &Row<'_>, context: &Context) -> (Holidays, Vec<Vec<SourceId>>) {
    if !root.has("holidays") {
        return Default::default();
    }
    let rows = row::rows(root, "holidays", |row| {
        let holiday = word(row, "holiday", Loss::Row, &NAMES);
        let (first, last) = (row.required("first", row::date), row.required("last", row::date));
        // Sources stand among the details.
        let sources = if context.has_details {
            areas::sources(row, context)
        } else {
            row.raw("sources");
            Vec::new()
        };
        let (holiday, first, last) = (holiday?, first?, last?);
        if last < first || first.year() != last.year() {
            return row.reject("last", IssueKind::OutOfRange(last.to_string()), Loss::Row);
        }
        Some((Announced { holiday, first, last }, sources))
    });
    let (announced, sources) = rows.into_iter().unzip();
    (Holidays { announced }, sources)
}
