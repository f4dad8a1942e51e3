//! The built `index.html` as a template: its head with the names of the program's files is every page's,
//! and the placeholder of its body gives way to the page.

use super::tidy::escaped;

/// Where the placeholder of the first paint begins, and what follows it.
const BODY: (&str, &str) = ("<div id=\"boot\"", "<div id=\"app\">");

/// Where a page begins; by the second, public/boot.js knows what to fetch for it.
const BOOT: &str = "<div id=\"boot\">";
const BOOT_WITH_DETAILS: &str = "<div id=\"boot\" data-details>";

const NOSCRIPT_END: &str = "</noscript>";

/// The built page in parts; what it says to those without scripts is in the placeholder.
pub struct Template<'a> {
    before_title: &'a str,
    after_title: &'a str,
    before_body: &'a str,
    noscript: &'a str,
    after_body: &'a str,
}

/// What one page puts into it.
pub struct Filling<'a> {
    /// The language's tag.
    pub language: &'a str,
    /// The way to the guide's folder, or its path.
    pub base: &'a str,
    /// The title.
    pub title: &'a str,
    /// One sentence.
    pub description: &'a str,
    /// What else its head has: elements.
    pub head: &'a str,
    /// The drawings it uses.
    pub drawings: &'a str,
    /// What a visitor sees.
    pub body: &'a str,
    /// Whether the guide needs the catalogue's details to take the page over.
    pub shows_details: bool,
}

/// Returns what stands before `from`, and what after the next `to` that follows it.
fn around<'a>(text: &'a str, from: &str, to: &str) -> Option<(&'a str, &'a str)> {
    let (before, rest) = text.split_once(from)?;
    let (_, after) = rest.split_once(to)?;
    Some((before, after))
}

impl<'a> Template<'a> {
    /// Returns the parts of a built page, or what it lacks.
    pub fn parse(page: &'a str) -> Result<Self, &'static str> {
        let (before_title, rest) = around(page, "<title", "</title>").ok_or("a <title>")?;
        let (after_title, rest) = rest.split_once("</head>").ok_or("a </head>")?;
        let (before_body, _) = rest.split_once(BODY.0).ok_or("an element with the id boot")?;
        let at = rest.find(BODY.1).ok_or("an element with the id app")?;
        let after_body = rest.get(at..).unwrap_or_default();
        let from = rest.find("<noscript>").ok_or("a <noscript>")?;
        let to = rest.find(NOSCRIPT_END).ok_or("a </noscript>")? + NOSCRIPT_END.len();
        let noscript = rest.get(from..to).unwrap_or_default();
        Ok(Self { before_title, after_title, before_body, noscript, after_body })
    }

    /// Returns a page.
    pub fn fill(&self, filling: &Filling<'_>) -> String {
        let lang = ["<html lang=\"", filling.language, "\""].concat();
        let base = ["<base href=\"", filling.base, "\""].concat();
        let top = attribute(self.before_title, "<html lang=\"", &lang);
        let top = attribute(&top, "<base href=\"", &base);
        let description =
            ["<meta name=\"description\" content=\"", &escaped(filling.description), "\""].concat();
        let head =
            attribute(self.after_title, "<meta name=\"description\" content=\"", &description);
        [
            &*top,
            "<title>",
            &escaped(filling.title),
            "</title>",
            &head,
            filling.head,
            "</head>",
            self.before_body,
            self.noscript,
            filling.drawings,
            if filling.shows_details { BOOT_WITH_DETAILS } else { BOOT },
            filling.body,
            "</div>\n",
            self.after_body,
        ]
        .concat()
    }
}

/// Returns `text` with the attribute that `begin` begins, to its closing quote, replaced.
fn attribute(text: &str, begin: &str, whole: &str) -> String {
    match around(text, begin, "\"") {
        Some((before, after)) => [before, whole, after].concat(),
        None => text.to_owned(),
    }
}
