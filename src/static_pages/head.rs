//! What the head of a page says to those who read no further: search engines and previews.

use super::assistants::MANIFEST;
use super::preview;
use super::routes::{folder, is_public, way_up};
use super::tidy::escaped;
use crate::i18n::Locale;
use crate::route::Address;

/// What is known of a page.
pub struct Facts<'a> {
    /// Where the site is, with a slash at its end, if that is known.
    pub site: Option<&'a str>,
    /// The page.
    pub address: &'a Address,
    /// Its title.
    pub title: &'a str,
    /// One sentence.
    pub description: &'a str,
    /// The path it is best known by, from the root of the guide.
    pub canonical: &'a str,
    /// The same page in each language: tag and path.
    pub alternates: &'a [(&'static str, String)],
}

/// Returns the elements that go into the head. What may only name whole addresses is left out where the
/// site is not known.
pub fn elements(facts: &Facts<'_>) -> String {
    let mut out = format!("<link rel=\"ai-catalog\" href=\"{MANIFEST}\">\n");
    let mut say = |name: &str, text: &str| {
        let key = if name.starts_with("og:") { "property" } else { "name" };
        out.extend(["<meta ", key, "=\"", name, "\" content=\"", &escaped(text), "\">\n"]);
    };
    say("og:type", "website");
    say("og:title", facts.title);
    say("og:description", facts.description);
    if !is_public(&facts.address.route) {
        say("robots", "noindex");
    }
    if let Some(picture) = picture(facts.address) {
        // Those who show previews want whole addresses; without a site, they are told the way.
        let way = facts.site.map_or_else(|| way_up(&folder(facts.address)), str::to_owned);
        let (width, height) = preview::SIZE;
        say("og:image", &[&way, picture.as_str()].concat());
        say("og:image:width", &width.to_string());
        say("og:image:height", &height.to_string());
        say("og:image:alt", facts.title);
        say("twitter:card", "summary_large_image");
    }
    let Some(site) = facts.site else { return out };
    let whole = |path: &str| [site, path.trim_start_matches('/')].concat();
    say("og:url", &whole(facts.canonical));
    let mut link = |rel: &str, language: &str, path: &str| {
        let language = match language {
            "" => String::new(),
            tag => format!(" hreflang=\"{tag}\""),
        };
        out.push_str(&format!(
            "<link rel=\"{rel}\"{language} href=\"{}\">\n",
            escaped(&whole(path))
        ));
    };
    link("canonical", "", facts.canonical);
    for (language, path) in facts.alternates {
        link("alternate", language, path);
    }
    out
}

/// Returns where the picture of a page lies, which its languages share; the visitor's own have none.
pub fn picture(address: &Address) -> Option<String> {
    let page = Address::new(address.route.clone(), Locale::Vi);
    let folder = folder(&page);
    let name = match folder.trim_end_matches('/') {
        "" => "index",
        name => name,
    };
    is_public(&address.route).then(|| format!("previews/{name}.png"))
}
