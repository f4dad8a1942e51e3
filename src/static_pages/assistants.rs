//! What a release holds for assistants that have no browser: `llms.txt`, a manifest by which catalogues
//! of capabilities find the guide, a skill that tells how to answer from the guide's files and addresses,
//! and the tools that `public/assistant.js` offers to those that have one. Why:
//! `docs/decisions/assistants.md`.

mod llms;
mod manifest;
mod skill;

pub use manifest::MANIFEST;

use crate::assistant;
use crate::domain::catalogue::Catalogue;
use crate::i18n::Locale;
use crate::route::Route;

/// Where the skill lies.
const SKILL: &str = "assistants/skill.md";

/// What the files are written from.
pub struct Guide<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// Where the guide will be, with a slash at its end, if that is known.
    pub site: Option<&'a str>,
}

impl Guide<'_> {
    /// Returns every file by its path in the release.
    pub fn files(&self) -> [(&'static str, String); 4] {
        let skill = skill::skill(self);
        [
            ("llms.txt", llms::llms(self)),
            (MANIFEST, manifest::manifest(self, &skill)),
            (SKILL, skill),
            ("assistants/tools.json", assistant::tools(self.catalogue).to_string()),
        ]
    }

    /// Returns the address of a file or page: whole where the site is known, else from the root.
    fn url(&self, path: &str) -> String {
        [self.site.unwrap_or("/"), path.trim_start_matches('/')].concat()
    }

    fn page(&self, route: &Route, locale: Locale) -> String {
        self.url(&route.href(locale))
    }
}
