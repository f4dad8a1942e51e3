//! The few changes that the built page needs. It is read just well enough for that: tag by tag, each
//! attribute in double quotes, as `index.html` and Trunk write them.

/// What the tag that starts the program names, and under which name the digest of that goes: the start-up
/// script has the browser check it.
const STARTED: [(&str, &str); 2] =
    [("data-js", "data-js-integrity"), ("data-wasm", "data-wasm-integrity")];

/// Returns the page with the digest of each script and sheet that it names, and of the program.
pub(super) fn with_integrity(page: &str, of: impl Fn(&str) -> Option<String>) -> String {
    each_tag(page, |tag| {
        let named = match tag.starts_with("<script") {
            true => ("src", "integrity"),
            false if tag.contains("rel=\"stylesheet\"") => ("href", "integrity"),
            false => return None,
        };
        let checked =
            [named].into_iter().chain(STARTED).fold(tag.to_owned(), |tag, (name, digest)| {
                let found = attribute(&tag, name).and_then(|at| of(at.trim_start_matches("./")));
                match found.filter(|_| attribute(&tag, digest).is_none()) {
                    Some(found) => with(&tag, digest, &found),
                    None => tag,
                }
            });
        (checked != tag).then_some(checked)
    })
}

/// Returns the page with the service worker named where the start-up script is called.
pub(super) fn with_worker(page: &str, worker: &str) -> String {
    each_tag(page, |tag| {
        let is_start = attribute(tag, "data-wasm").is_some() && attribute(tag, "data-sw").is_none();
        is_start.then(|| with(tag, "data-sw", worker))
    })
}

/// Returns the page with another base, or that it has none.
pub(super) fn with_base(page: &str, base: &str) -> Result<String, String> {
    let mut n_bases = 0;
    let changed = each_tag(page, |tag| {
        let is_base = tag.starts_with("<base ");
        n_bases += usize::from(is_base);
        is_base.then(|| format!("<base href=\"{base}\">"))
    });
    match n_bases {
        1 => Ok(changed),
        n => Err(format!("the built page has {n} bases, not one")),
    }
}

/// The wish that search engines leave a page out.
pub const UNLISTED: &str = "<meta name=\"robots\" content=\"noindex\">\n";

/// Returns the page with that wish.
pub(super) fn unlisted(page: &str) -> String {
    each_tag(page, |tag| {
        let is_title = tag.starts_with("<title");
        is_title.then(|| [UNLISTED, tag].concat())
    })
}

/// Returns the policy that the page holds, or that it holds none.
pub(super) fn policy(page: &str) -> Result<String, String> {
    let mut policy = None;
    each_tag(page, |tag| {
        if tag.contains("http-equiv=\"Content-Security-Policy\"") {
            policy = attribute(tag, "content").map(str::to_owned);
        }
        None
    });
    policy.ok_or_else(|| "the built page has no policy".to_owned())
}

/// Returns the addresses that a page names in its tags, each with the attribute that names it.
pub(super) fn addresses(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    each_tag(page, |tag| {
        let mut parts = tag.split('"');
        while let (Some(before), Some(value)) = (parts.next(), parts.next()) {
            let name = before.trim_end_matches('=').rsplit(' ').next().unwrap_or_default();
            found.push((name.to_owned(), value.trim_start_matches("./").to_owned()));
        }
        None
    });
    found
}

/// Returns a page with each tag replaced by what `change` makes of it. Comments are left alone.
fn each_tag(page: &str, mut change: impl FnMut(&str) -> Option<String>) -> String {
    let mut changed = String::with_capacity(page.len() + 1_000);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        changed.push_str(before);
        let end = if tag.starts_with("<!--") { "-->" } else { ">" };
        let length = tag.find(end).map_or(tag.len(), |at| at + end.len());
        let (tag, after) = tag.split_at(length);
        let new = if tag.starts_with("<!") { None } else { change(tag) };
        changed.push_str(new.as_deref().unwrap_or(tag));
        rest = after;
    }
    changed + rest
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

fn with(tag: &str, name: &str, value: &str) -> String {
    format!("{} {name}=\"{value}\">", tag.trim_end_matches('>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_the_digest_of_each_script_and_sheet_and_of_the_program() {
        let page = r#"<link rel="icon" href="./a.svg"><link rel="stylesheet" href="./a.css"><script src="./boot.js" data-js="./a.js" data-wasm="./a.wasm" data-map="./map.js"></script>"#;
        let of = |path: &str| Some(format!("of {path}"));
        let checked = with_integrity(page, of);
        assert_eq!(
            checked,
            r#"<link rel="icon" href="./a.svg"><link rel="stylesheet" href="./a.css" integrity="of a.css"><script src="./boot.js" data-js="./a.js" data-wasm="./a.wasm" data-map="./map.js" integrity="of boot.js" data-js-integrity="of a.js" data-wasm-integrity="of a.wasm"></script>"#
        );
        assert_eq!(with_integrity(&checked, of), checked, "once is enough");
        assert_eq!(with_integrity(page, |_| None), page, "what is not there has none");
    }
}
