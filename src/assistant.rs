//! What assistants may ask of the guide: tools that take and give JSON. They search, tell the facts of
//! one place and plan a trip, by the same domain as the screens; what an answer says is in the catalogue
//! or worked out from it, and names its sources and its page. [`fields`] says what a tool takes, once for
//! the schemas, for reading arguments and for the skill. Why: `docs/decisions/assistants.md`.

mod arguments;
mod facts;
mod fields;
mod finding;
mod left_out;
mod outing;
mod tools;

pub use fields::{Field, PLAN, SEARCH};
pub use tools::{TOOLS, Tool, described, tools, words_of};

use crate::domain::calendar::Date;
use crate::domain::catalogue::{Catalogue, Entry, EntryKind, Slug};
use crate::domain::itinerary::PlaceRef;
use crate::domain::search::value::slugs;
use crate::domain::search::{Facet, FacetValue, Index};
use crate::domain::travel::Network;
use crate::i18n::Messages;
use crate::route::Route;
use serde_json::Value;

/// The guide as an assistant meets it.
pub struct Assistant {
    catalogue: Catalogue,
    index: Index,
    roads: Option<Network>,
    words: Messages,
    base: String,
}

impl Assistant {
    /// Returns the guide over a catalogue. Without roads, plans rest on straight lines and say so.
    /// Answers are in the language of `words`, and their links begin with `base`, the address of the
    /// guide's own folder.
    pub fn new(catalogue: Catalogue, roads: Option<Network>, words: Messages, base: &str) -> Self {
        let index = Index::new(&catalogue);
        Self { catalogue, index, roads, words, base: base.trim_end_matches('/').to_owned() }
    }

    /// Answers in another language from now on.
    pub fn speak(&mut self, words: Messages) {
        self.words = words;
    }

    /// Returns a tool's answer, or a sentence that says what is wrong with the call and names the field.
    /// `today` is the date in Hà Nội.
    pub fn call(&self, tool: &str, arguments: &str, today: Date) -> Result<Value, String> {
        let known = TOOLS.iter().find(|known| known.name == tool);
        let tool = known.ok_or_else(|| {
            let names: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
            format!("There is no tool `{tool}`; there are: {}.", names.join(", "))
        })?;
        let given = arguments::read(self, tool, arguments)?;
        match tool.name {
            tools::SEARCH_TOOL => Ok(finding::answer(self, &given, today)),
            tools::PLAN_TOOL => outing::answer(self, &given, today),
            _ => facts::answer(self, &given, today),
        }
    }

    fn tag(&self) -> &'static str {
        self.words.locale.tag()
    }

    /// Returns the whole address of a screen, as plain hosts answer it.
    fn page(&self, route: &Route) -> Value {
        [&*self.base, &route.href(self.words.locale)].concat().into()
    }

    fn page_of(&self, entry: Entry) -> Value {
        self.page(&Route::of_entry(entry, self.catalogue.slug(entry)))
    }

    fn name(&self, entry: Entry) -> &str {
        self.catalogue.name(entry).get(self.tag())
    }
}

/// Returns the name by which tools call an entry: `village:bat-trang`, `product:nem-phung`.
pub fn id(catalogue: &Catalogue, entry: Entry) -> String {
    match PlaceRef::of(catalogue, entry) {
        Some(place) => place.to_string(),
        None => [tools::PRODUCT, ":", catalogue.slug(entry).as_str()].concat(),
    }
}

/// Returns the kind and the slug that an id names, whether or not the catalogue has such an entry.
fn parts(catalogue: &Catalogue, id: &str) -> Option<(EntryKind, Slug)> {
    let (word, slug) = id.split_once(':')?;
    let word = slugs(catalogue, Facet::Kind).into_iter().find(|known| known.as_str() == word)?;
    match FacetValue::find(catalogue, Facet::Kind, &word)? {
        FacetValue::Kind(kind) => Some((kind, Slug::new(slug)?)),
        _ => None,
    }
}
