//! The tools as a browser registers them: name, what they are for, and a JSON schema of what they take,
//! made of the fields and of the catalogue at hand.

use super::fields::{DETAILS, Field, LIMIT, LONGEST, MOST_VALUES, PLAN, SEARCH, Shape, Words};
use crate::domain::catalogue::Catalogue;
use crate::domain::search::Facet;
use serde_json::{Map, Value, json};

/// A tool.
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// What it is called where people see it.
    pub title: &'static str,
    /// What it is for and what it answers.
    pub about: &'static str,
    /// What it takes, in groups.
    pub takes: &'static [&'static [Field]],
    /// The names of the fields that it cannot do without.
    pub required: &'static [&'static str],
}

impl Tool {
    /// Returns every field.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.takes.iter().copied().flatten()
    }
}

/// The name of the tool that searches.
pub const SEARCH_TOOL: &str = "search";
/// The name of the tool that plans.
pub const PLAN_TOOL: &str = "plan_a_day";

/// Every tool. None of them changes anything.
pub const TOOLS: [Tool; 3] = [
    Tool {
        name: SEARCH_TOOL,
        title: "Search the guide",
        about: "Searches the guide to the craft villages and OCOP products of Hà Nội. Gives villages, products, sales points, sights and eateries with their ids, and the address of the list. What is absent or unknown is not known: do not guess it.",
        takes: &[SEARCH, LIMIT],
        required: &[],
    },
    Tool {
        name: "place_details",
        title: "Facts of one entry",
        about: "Tells what the guide knows of one village, product, sales point, sight or eatery: where it is, opening hours day by day, prices, the evidence for OCOP stars, where a product is sold, and the sources. What is absent or unknown is not known: do not guess it.",
        takes: &[DETAILS],
        required: &["id"],
    },
    Tool {
        name: PLAN_TOOL,
        title: "Plan a day in the villages",
        about: "Plans one to five days through the craft villages of Hà Nội: stops in order with times that respect opening hours and travel, why each is there, what was left out and why, and the address of the plan in the guide. Give that address to the visitor; nothing is opened by itself.",
        takes: &[PLAN],
        required: &[],
    },
];

/// Returns the tools as a list for `registerTool`, without what executes them.
pub fn tools(catalogue: &Catalogue) -> Value {
    let described = |tool: &Tool| {
        let properties: Map<String, Value> =
            tool.fields().map(|field| (field.name.to_owned(), schema(field, catalogue))).collect();
        json!({
            "name": tool.name,
            "title": tool.title,
            "description": tool.about,
            "inputSchema": {
                "type": "object",
                "properties": properties,
                "required": tool.required,
                "additionalProperties": false,
            },
            "annotations": { "readOnlyHint": true },
        })
    };
    TOOLS.iter().map(described).collect()
}

fn schema(field: &Field, catalogue: &Catalogue) -> Value {
    let list = |items: Value| json!({ "type": "array", "items": items, "maxItems": MOST_VALUES, "uniqueItems": true });
    let kinds = |wanted: &dyn Fn(&str) -> bool| {
        let kinds = Words::Facet(Facet::Kind).all(catalogue);
        kinds.into_iter().filter(|kind| wanted(kind)).collect::<Vec<_>>().join("|")
    };
    let places = kinds(&|kind| kind != PRODUCT);
    let mut schema = match field.shape {
        Shape::Text => json!({ "type": "string", "maxLength": LONGEST }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::Time => json!({ "type": "string", "pattern": r"^[0-2][0-9]:[0-5][0-9]$" }),
        Shape::Whole(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Shape::YesNo => json!({ "type": "boolean" }),
        Shape::OneOf(words) => json!({ "type": "string", "enum": words.all(catalogue) }),
        Shape::SomeOf(words) if words.is_long() => {
            list(json!({ "type": "string", "pattern": SLUG }))
        }
        Shape::SomeOf(words) => list(json!({ "type": "string", "enum": words.all(catalogue) })),
        Shape::Entry => {
            json!({ "type": "string", "pattern": format!("^({}):[a-z0-9-]+$", kinds(&|_| true)) })
        }
        Shape::Places => {
            list(json!({ "type": "string", "pattern": format!("^({places}):[a-z0-9-]+$") }))
        }
        Shape::Anchor => json!({
            "type": "string",
            "pattern": format!(
                "^(centre|({places}|commune|district):[a-z0-9-]+|-?[0-9.]+,-?[0-9.]+)$"
            ),
        }),
        Shape::Lunch => json!({
            "type": "string",
            "pattern": r"^(none|[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]/[0-9]{2,3})$",
        }),
        Shape::Wares => list(json!({ "type": "string", "pattern": SLUG })),
    };
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), described(field).into());
    }
    schema
}

const SLUG: &str = "^[a-z0-9-]+$";

/// The one kind of entry that is no place.
pub const PRODUCT: &str = "product";

/// Returns what a field means, and how what it takes is written where that is no plain word.
pub fn described(field: &Field) -> String {
    match field.shape {
        Shape::Anchor => [field.about, " `centre`, a place (`sight:van-mieu`), an area (`commune:bat-trang`, `district:gia-lam`) or a point (`21.028,105.852`)."].concat(),
        Shape::Places => [field.about, " Such as `village:bat-trang`."].concat(),
        _ => field.about.to_owned(),
    }
}

/// Returns the words that a field chooses from, unless they are very many.
pub fn words_of(field: &Field, catalogue: &Catalogue) -> Option<Vec<String>> {
    match field.shape {
        Shape::OneOf(words) | Shape::SomeOf(words) if !words.is_long() => {
            Some(words.all(catalogue))
        }
        _ => None,
    }
}
