//! `sitemap.xml` and `robots.txt`. Both name whole addresses, so they are only written where the site's
//! own is known.

use super::routes::{folder, is_public};
use super::tidy::escaped;
use crate::domain::calendar::Date;
use crate::i18n::Locale;
use crate::route::Address;
use std::fmt::Write;

/// Returns the map of a site: every public page, the day its facts were last read, and the same page in
/// each language. `site` ends with a slash.
pub fn sitemap(site: &str, pages: &[Address], checked: Date) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let site = escaped(site);
    for page in pages.iter().filter(|page| is_public(&page.route)) {
        // Writing to a text cannot fail.
        let _ = write!(out, "<url><loc>{site}{}</loc><lastmod>{checked}</lastmod>", folder(page));
        for locale in Locale::ALL {
            let other = folder(&Address::new(page.route.clone(), locale));
            let _ = write!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{site}{other}\"/>",
                locale.tag()
            );
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

/// Returns what is said to crawlers; without a site they are told of no map. Where the manifest for
/// assistants lies is said in the pages' heads: crawlers call a line of robots.txt about it unknown.
pub fn robots(site: Option<&str>) -> String {
    let map = site.map(|site| format!("Sitemap: {site}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{map}")
}
