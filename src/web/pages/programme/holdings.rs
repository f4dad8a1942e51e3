//! What the catalogue itself holds, as bars: products by group, districts with a point, villages by
//! craft.

use super::{all_sources, figure, told};
use crate::domain::catalogue::Standing;
use crate::domain::catalogue::programme::Observation;
use crate::domain::search::Facet;
use crate::i18n::format::number;
use crate::route::Route;
use crate::web::components::chart::{Bar, bars};
use crate::web::state::guide::use_guide;
use leptos::prelude::*;

/// Products by official group.
#[component]
pub(super) fn ByGroup() -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let own = || catalogue.products.iter().filter(|product| product.province.is_none());
    let rows: Vec<Bar> = catalogue
        .groups
        .iter()
        .enumerate()
        .map(|(at, group)| {
            let n = own().filter(|product| product.group.index() == at).count() as u32;
            Bar {
                craft: None,
                name: guide.say(&group.short),
                value: n,
                words: number(n.into(), guide.locale()),
                href: Some(guide.href(&Route::with_facet(Facet::Group, &group.slug))),
            }
        })
        .collect();
    let rated = own().filter(|product| product.rating.stars.is_some()).count();
    let title = guide.fig_groups().fill(&[("n", &number(own().count() as u64, guide.locale()))]);
    let note = guide.fig_groups_note().fill(&[("rated", &number(rated as u64, guide.locale()))]);
    figure(guide, title, bars(rows), vec![note], Vec::new())
}

/// Former districts with an official point.
#[component]
pub(super) fn DistrictsCovered() -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let opened = |standing| matches!(standing, Standing::Official | Standing::DesignCentre);
    let points = |at: usize| {
        catalogue
            .sales_points
            .iter()
            .filter(|point| opened(point.standing))
            .filter(|point| point.location.district.is_some_and(|id| id.index() == at))
            .count() as u32
    };
    let mut rows: Vec<Bar> = catalogue
        .districts
        .iter()
        .enumerate()
        .map(|(at, district)| Bar {
            craft: None,
            name: district.name.to_string(),
            value: points(at),
            words: points(at).to_string(),
            href: Some(guide.href(&Route::District(district.slug.clone()))),
        })
        .filter(|bar| bar.value > 0)
        .collect();
    rows.sort_by_key(|bar| std::cmp::Reverse(bar.value));
    let with_products = (0..catalogue.districts.len())
        .filter(|at| {
            let in_district = |id: crate::domain::catalogue::DistrictId| id.index() == *at;
            catalogue.products.iter().any(|p| p.location.district.is_some_and(in_district))
        })
        .count();
    let all = catalogue.districts.len().to_string();
    let title = guide.fig_districts().fill(&[("n", &rows.len().to_string()), ("all", &all)]);
    let note = guide.fig_districts_note().fill(&[("n", &with_products.to_string()), ("all", &all)]);
    figure(guide, title, bars(rows), vec![note], Vec::new())
}

/// Villages by craft.
#[component]
pub(super) fn VillagesByCraft() -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let mut rows: Vec<Bar> = catalogue
        .crafts
        .iter()
        .enumerate()
        .map(|(at, craft)| {
            let n = catalogue.villages.iter().filter(|village| village.craft.index() == at).count();
            Bar {
                craft: Some(craft.slug.as_str().to_owned()),
                name: guide.say(&craft.name),
                value: n as u32,
                words: n.to_string(),
                href: Some(guide.href(&Route::with_facet(Facet::Craft, &craft.slug))),
            }
        })
        .filter(|bar| bar.value > 0)
        .collect();
    rows.sort_by_key(|bar| std::cmp::Reverse(bar.value));
    rows.truncate(8);
    let programme = &catalogue.programme;
    let told =
        |list: &[Observation]| list.iter().map(|o| told(guide, o)).collect::<Vec<_>>().join("; ");
    let n = number(catalogue.villages.len() as u64, guide.locale());
    let remarks = vec![guide.fig_villages_note().fill(&[
        ("crafts", &told(&programme.villages_with_crafts)),
        ("recognised", &told(&programme.recognised_villages)),
    ])];
    let mut sources = all_sources(&programme.villages_with_crafts);
    sources.extend(all_sources(&programme.recognised_villages));
    figure(guide, guide.fig_villages().fill(&[("n", &n)]), bars(rows), remarks, sources)
}
