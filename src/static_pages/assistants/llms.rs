//! `llms.txt`: what the guide is and where to read on, as Markdown in the form of llmstxt.org.

use super::{Guide, SKILL};
use crate::domain::catalogue::{CraftVillage, EntryKind};
use crate::domain::search::{Facet, Query};
use crate::i18n::Locale;
use crate::route::Route;

/// Returns the file.
pub fn llms(guide: &Guide<'_>) -> String {
    let catalogue = guide.catalogue;
    let counts = [
        (catalogue.villages.len(), "craft villages"),
        (catalogue.products.len(), "products"),
        (catalogue.sales_points.len(), "places to buy"),
        (catalogue.sights.len(), "sights"),
        (catalogue.eateries.len(), "local dishes and eateries"),
    ];
    let counts = counts.map(|(n, what)| format!("{n} {what}")).join(", ");
    let region = catalogue.region.name.get(Locale::En.tag());
    let mut out = format!(
        "# Về Làng\n\n\
         > The guide to the craft villages and OCOP products of {region}: {counts}, with sources. \
         It searches, shows maps and plans days. Sổ tay làng nghề và sản phẩm OCOP {region}.\n\n\
         The facts were last read on {}. What a page or file does not say is not known: please do not \
         guess opening hours, prices or OCOP stars. Names are Vietnamese; every page is also in \
         English, under `/en/`. The pages need no scripts to be read.\n",
        catalogue.checked
    );
    let mut section = |title: &str, links: Vec<String>| {
        out.push_str(&["\n## ", title, "\n\n", &links.concat()].concat());
    };
    section(
        "For assistants",
        vec![
            link(
                "Answering from the guide",
                &guide.url(SKILL),
                "how to search it, read its data and make links to plans, with examples",
            ),
            link(
                "Tools",
                &guide.url("assistants/tools.json"),
                "what the pages offer to an assistant in the browser (WebMCP), with schemas",
            ),
        ],
    );
    section(
        "Data",
        vec![
            link(
                "Catalogue",
                &guide.url("data/catalogue.json"),
                "every entry: names, places, ratings, opening hours",
            ),
            link(
                "Details",
                &guide.url("data/details.json"),
                "descriptions, addresses, prices and the sources of each fact",
            ),
        ],
    );
    let page =
        |name: &str, route: &Route, note: &str| link(name, &guide.page(route, Locale::Vi), note);
    section(
        "Pages",
        vec![
            page("Tìm", &Route::Search(Query::default()), "search, with facets"),
            page("Bản đồ", &Route::Map(Query::default(), None), "the same on a map"),
            page("Lịch trình", &Route::Plan(None), "plans a day or several"),
            page("Chương trình OCOP", &Route::Programme, "the programme in figures"),
            page("Giới thiệu", &Route::About, "sources, licences, how complete the data are"),
        ],
    );
    let crafts = catalogue.crafts.iter().map(|craft| {
        let name = craft.name.get(Locale::Vi.tag());
        page(name, &Route::with_facet(Facet::Craft, &craft.slug), craft.name.get(Locale::En.tag()))
    });
    section("Crafts", crafts.collect());
    let village = |row: &CraftVillage| {
        let route = Route::Entry(EntryKind::Village, row.slug.clone());
        page(row.name.get(Locale::Vi.tag()), &route, row.makes.get(Locale::En.tag()))
    };
    section("Optional", catalogue.villages.iter().map(village).collect());
    out
}

/// Returns a line of a list.
fn link(name: &str, url: &str, note: &str) -> String {
    format!("- [{name}]({url}): {note}\n")
}
