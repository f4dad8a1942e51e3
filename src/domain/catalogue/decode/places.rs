//! Reads craft villages, sales points, sights and eateries.

use super::{Context, areas, detail, word};
use crate::domain::calendar::festival::LunarDays;
use crate::domain::catalogue::hours::{Hours, Table};
use crate::domain::catalogue::issue::{IssueKind, Loss};
use crate::domain::catalogue::model::{
    CraftId, CraftVillage, Eatery, Festival, ProducerId, ProductId, SalesForm, SalesPoint, Sight,
    Slug, Standing, VillageId,
};
use crate::domain::catalogue::row::{self, Row};
use serde_json::Value;

pub(super) fn village(row: &Row<'_>, slug: Slug, context: &Context) -> Option<CraftVillage> {
    let bus = row.nested("bus");
    let village = CraftVillage {
        slug,
        name: row.required("name", row::words)?,
        short_name: row.required("short_name", row::text)?,
        craft: CraftId(row.required_reference("craft", &context.crafts)?),
        makes: row.required("makes", row::words)?,
        location: areas::location(row, context),
        within: None,
        about: detail(row, "about", row::words, context.has_details)?,
        from_general_knowledge: row.optional("from_general_knowledge", row::flag).unwrap_or(false),
        workshop: row.optional("workshop", row::words),
        festivals: row.list("festivals", festival),
        festival: row.optional("festival", row::words),
        bus_routes: bus.as_ref().map_or_else(Vec::new, |bus| bus.list("routes", row::text)),
        bus_note: bus.as_ref().and_then(|bus| bus.optional("note", row::words)),
        visit_minutes: row.required("visit_minutes", row::visit_minutes)?,
        recognition: row.optional("recognition", row::words),
        notes: row.list("notes", row::words),
        website: row.optional("website", row::web_address),
        sources: areas::sources(row, context),
    };
    if let Some(bus) = bus {
        bus.finish();
    }
    context.parts.borrow_mut().push(row.optional("within", row::text));
    Some(village)
}

/// Tells each village what it is part of, once all are read: a part may stand before its whole.
pub(super) fn link_parts(villages: &mut [CraftVillage], context: &Context, root: &Row<'_>) {
    let ids = &context.villages;
    for (village, within) in villages.iter_mut().zip(context.parts.take()) {
        let whole = within.as_deref().and_then(|slug| ids.find(slug));
        village.within = whole.map(VillageId);
        if let (None, Some(id)) = (whole, within) {
            let kind = IssueKind::Dangling { table: ids.table, id: id.into() };
            root.reject_row(ids.table, village.slug.as_str(), "within", kind);
        }
    }
}

pub(super) fn sales_point(row: &Row<'_>, slug: Slug, context: &Context) -> Option<SalesPoint> {
    let forms = [
        ("craft_site", SalesForm::CraftSite),
        ("shop", SalesForm::Shop),
        ("cooperative", SalesForm::Cooperative),
        ("centre", SalesForm::Centre),
        ("mall", SalesForm::Mall),
        ("market", SalesForm::Market),
        ("other", SalesForm::Other),
    ];
    let standings = [
        ("official", Standing::Official),
        ("design_centre", Standing::DesignCentre),
        ("planned", Standing::Planned),
        ("retailer", Standing::Retailer),
        ("maker", Standing::Maker),
        ("outlet", Standing::Outlet),
    ];
    Some(SalesPoint {
        slug,
        name: row.required("name", row::words)?,
        operator: row.optional("operator", row::text),
        producer: row.reference("producer", &context.producers).map(ProducerId),
        form: word(row, "form", Loss::Row, &forms)?,
        standing: word(row, "standing", Loss::Row, &standings)?,
        opened: row.optional("opened", row::partial_date),
        village: row.reference("village", &context.villages).map(VillageId),
        location: areas::location(row, context),
        hours: hours(row),
        offers: row.optional("offers", row::words),
        sells: row.references("sells", &context.products).into_iter().map(ProductId).collect(),
        note: row.optional("note", row::words),
        website: row.optional("website", row::web_address),
        sources: areas::sources(row, context),
    })
}

pub(super) fn sight(row: &Row<'_>, slug: Slug, context: &Context) -> Option<Sight> {
    Some(Sight {
        slug,
        name: row.required("name", row::words)?,
        location: areas::location(row, context),
        hours: hours(row),
        visit_minutes: row.required("visit_minutes", row::visit_minutes)?,
        about: detail(row, "about", row::words, context.has_details)?,
        ticket_vnd: row.optional("ticket_vnd", row::count),
        ticket_note: row.optional("ticket_note", row::words),
        festivals: row.list("festivals", festival),
        festival: row.optional("festival", row::words),
        notes: row.list("notes", row::words),
        website: row.optional("website", row::web_address),
        sources: areas::sources(row, context),
    })
}

/// Reads a festival: its name, its `lunar` days and, where it is not held every year, `every` how many
/// and `as_in` a lunar year in which it is.
fn festival(value: &Value) -> Result<Festival, IssueKind> {
    let is_known = |key: &String| ["name", "lunar", "every", "as_in"].contains(&key.as_str());
    if !value.as_object().is_some_and(|fields| fields.keys().all(is_known)) {
        return Err(IssueKind::WrongType("an object of name, lunar, every and as_in"));
    }
    let get = |key| value.get(key).unwrap_or(&Value::Null);
    let text = row::text(get("lunar"))?;
    let days = LunarDays::parse(&text).ok_or_else(|| IssueKind::NotLunarDays(text.into()))?;
    let days = match value.get("every") {
        None => days,
        Some(every) => {
            let years = row::count(every)?;
            let rule = u8::try_from(years).ok().zip(Some(row::year(get("as_in"))?));
            rule.and_then(|(every, as_in)| days.every(every, as_in))
                .ok_or_else(|| IssueKind::OutOfRange(years.to_string()))?
        }
    };
    Ok(Festival { name: row::words(get("name"))?, days })
}

pub(super) fn eatery(row: &Row<'_>, slug: Slug, context: &Context) -> Option<Eatery> {
    Some(Eatery {
        slug,
        dish: row.required("dish", row::words)?,
        house: row.optional("house", row::text),
        location: areas::location(row, context),
        village: row.reference("village", &context.villages).map(VillageId),
        hours: hours(row),
        price_note: row.optional("price_note", row::words),
        about: detail(row, "about", row::words, context.has_details)?,
        sources: areas::sources(row, context),
    })
}

/// Reads opening hours, which the native tool compiled; absent or unusable ones are unknown, never
/// open.
fn hours(row: &Row<'_>) -> Hours {
    let Some(fields) = row.nested("hours") else { return Hours::unknown() };
    let table = fields.optional("table", |value| {
        let text = row::text(value)?;
        Table::read(&text).ok_or_else(|| IssueKind::NotHours(text.into()))
    });
    let lunar_days = fields.list("lunar_days", |value| match row::count(value)? {
        day @ 1..=30 => Ok(day as u8),
        other => Err(IssueKind::OutOfRange(other.to_string())),
    });
    let old = fields.optional("old", row::flag).unwrap_or(false);
    let note = fields.optional("note", row::words);
    fields.finish();
    Hours::new(table, lunar_days, old, note)
}
