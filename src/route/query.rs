//! A search in an address: its text, what narrows it, its day and order, and what a map looks at.

use super::pairs;
use crate::domain::calendar::Date;
use crate::domain::catalogue::Slug;
use crate::domain::map::View;
use crate::domain::search::{Facet, Query, Sort};

/// The parameter of each facet.
const FACETS: [(&str, Facet); 9] = [
    ("kind", Facet::Kind),
    ("village", Facet::Village),
    ("district", Facet::District),
    ("commune", Facet::Commune),
    ("group", Facet::Group),
    ("craft", Facet::Craft),
    ("stars", Facet::Stars),
    ("evidence", Facet::Evidence),
    ("place", Facet::Place),
];

pub(super) fn query_pairs(query: &Query) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    if !query.text.is_empty() {
        pairs.push(("q", query.text.clone()));
    }
    for (name, facet) in FACETS {
        let slugs: Vec<&str> = query.selection.values(facet).map(Slug::as_str).collect();
        if !slugs.is_empty() {
            pairs.push((name, slugs.join(",")));
        }
    }
    if let Some(date) = query.open_on {
        pairs.push(("open", date.to_string()));
    }
    match query.sort {
        Sort::Relevance => {}
        Sort::Stars => pairs.push(("sort", "stars".to_owned())),
        Sort::Name => pairs.push(("sort", "name".to_owned())),
        Sort::Distance(from) => pairs.push(("near", pairs::point(from))),
    }
    pairs
}

/// Returns the parameter of a facet in addresses.
pub fn facet_name(facet: Facet) -> &'static str {
    FACETS.iter().find(|(_, known)| *known == facet).map_or("", |(name, _)| name)
}

pub(super) fn read_query(query: &str) -> Query {
    query_of(pairs::read(query))
}

/// Returns the query that pairs of an address say; what is broken is as if it were not there.
pub fn query_of(pairs: Vec<(String, String)>) -> Query {
    let mut read = Query::default();
    for (name, value) in pairs {
        match name.as_str() {
            "q" => read.text = value,
            "sort" if value == "stars" => read.sort = Sort::Stars,
            "sort" if value == "name" => read.sort = Sort::Name,
            "open" => read.open_on = Date::parse(&value).or(read.open_on),
            "near" => {
                if let Some(from) = pairs::read_point(&value) {
                    read.sort = Sort::Distance(from);
                }
            }
            _ => {
                let facet = FACETS.iter().find(|(known, _)| *known == name);
                for slug in value.split(',').filter_map(Slug::new) {
                    if let Some((_, facet)) = facet {
                        read.selection = read.selection.with(*facet, &slug);
                    }
                }
            }
        }
    }
    read
}

pub(super) fn read_view(query: &str) -> Option<View> {
    pairs::read_view(&pairs::value(query, "at")?)
}
