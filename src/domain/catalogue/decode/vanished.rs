//! Reads what a catalogue once had, which links may still name; a catalogue need not have any.

use super::{Context, word};
use crate::domain::catalogue::issue::{IssueKind, Loss};
use crate::domain::catalogue::model::{EntryKind, Vanished};
use crate::domain::catalogue::row::{self, Row};

pub(super) fn vanished(root: &Row<'_>, context: &Context) -> Vec<Vanished> {
    if !root.has("vanished") {
        return Vec::new();
    }
    row::rows(root, "vanished", |row| {
        let (kind, slug) =
            (word(row, "kind", Loss::Row, &EntryKind::NAMED), row.required("id", row::slug));
        let name = row.required("name", row::words);
        let since = row.optional("since", row::partial_date);
        let (why, now) = (row.optional("why", row::words), row.optional("now", row::slug));
        let (kind, slug, name) = (kind?, slug?, name?);
        let ids = match kind {
            EntryKind::Village => &context.villages,
            EntryKind::Product => &context.products,
            EntryKind::SalesPoint => &context.sales_points,
            EntryKind::Sight => &context.sights,
            EntryKind::Eatery => &context.eateries,
        };
        if ids.find(slug.as_str()).is_some() {
            return row.reject("id", IssueKind::Duplicate, Loss::Row);
        }
        let now = now.filter(|now| row.look_up("now", now.as_str(), ids, Loss::Field).is_some());
        Some(Vanished { kind, slug, name, since, why, now })
    })
}
