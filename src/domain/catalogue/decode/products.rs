//! Reads crafts, kinds, groups, producers and products.

use super::{Context, areas, detail, word};
use crate::domain::catalogue::issue::{IssueKind, Loss};
use crate::domain::catalogue::model::{
    Craft, CraftId, Price, Producer, ProducerId, Product, ProductGroup, ProductGroupId,
    ProductKind, ProductKindId, Slug, VillageId,
};
use crate::domain::catalogue::rating::{Evidence, Rating, Stars};
use crate::domain::catalogue::row::{self, Row};
use serde_json::Value;

pub(super) fn craft(row: &Row<'_>, slug: Slug, _: &Context) -> Option<Craft> {
    Some(Craft { slug, name: row.required("name", row::words)? })
}

pub(super) fn kind(row: &Row<'_>, slug: Slug, context: &Context) -> Option<ProductKind> {
    Some(ProductKind {
        slug,
        name: row.required("name", row::words)?,
        craft: CraftId(row.required_reference("craft", &context.crafts)?),
    })
}

pub(super) fn group(row: &Row<'_>, slug: Slug, _: &Context) -> Option<ProductGroup> {
    Some(ProductGroup {
        slug,
        name: row.required("name", row::words)?,
        short: row.required("short", row::words)?,
    })
}

pub(super) fn producer(row: &Row<'_>, slug: Slug, context: &Context) -> Option<Producer> {
    Some(Producer {
        slug,
        name: row.required("name", row::text)?,
        village: row.reference("village", &context.villages).map(VillageId),
        location: areas::location(row, context),
    })
}

pub(super) fn product(row: &Row<'_>, slug: Slug, context: &Context) -> Option<Product> {
    Some(Product {
        slug,
        name: row.required("name", row::words)?,
        kind: ProductKindId(row.required_reference("kind", &context.kinds)?),
        group: ProductGroupId(row.required_reference("group", &context.groups)?),
        rating: rating(row)?,
        producer: row.reference("producer", &context.producers).map(ProducerId),
        village: row.reference("village", &context.villages).map(VillageId),
        place_name: row.optional("place_name", row::text),
        location: areas::location(row, context),
        province: row.optional("province", row::text),
        about: detail(row, "about", row::words, context.has_details)?,
        price: price(row),
        website: row.optional("website", row::web_address),
        note: row.optional("note", row::words),
        sources: areas::sources(row, context),
    })
}

fn rating(row: &Row<'_>) -> Option<Rating> {
    let words = [
        ("certified", Evidence::Certified),
        ("scored", Evidence::Scored),
        ("proposed", Evidence::Proposed),
        ("entered", Evidence::Entered),
        ("reported", Evidence::Reported),
    ];
    let Some(fields) = row.nested("rating") else {
        return row.reject("rating", IssueKind::Missing, Loss::Row);
    };
    let rating = Rating {
        stars: fields.optional("stars", stars),
        proposed: fields.optional("proposed", stars),
        potential_five: fields.optional("potential_five", row::flag).unwrap_or(false),
        evidence: word(&fields, "evidence", Loss::Row, &words)?,
        year: fields.optional("year", row::year),
    };
    fields.finish();
    Some(rating)
}

fn stars(value: &Value) -> Result<Stars, IssueKind> {
    let level = value.as_i64().ok_or(IssueKind::WrongType("a whole number"))?;
    Stars::new(level).ok_or(IssueKind::WrongStars(level))
}

fn price(row: &Row<'_>) -> Option<Price> {
    let fields = row.nested("price")?;
    let price = Price {
        min: fields.optional("min", row::count)?,
        max: fields.optional("max", row::count),
        unit: fields.optional("unit", row::words)?,
    };
    fields.finish();
    Some(price)
}
