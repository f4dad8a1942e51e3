//! Makes plain HTML of what Leptos writes for a page that a program would take over element by element:
//! ours draws its own, so its marks go, and what parsers complain of is mended.

/// Elements that have no end tag.
const VOID: [&str; 4] = ["input", "img", "br", "hr"];

/// Returns `html` without the marks of hydration and the end tags of void elements, and with one
/// `class` where an element has several.
pub fn tidy(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let Some(end) = end_of_tag(tag) else {
            rest = tag;
            break;
        };
        let (tag, after) = tag.split_at(end);
        rest = after;
        let name = tag.trim_start_matches("</").trim_end_matches('>');
        if tag == "<!>" || tag == "<!---->" || (tag.starts_with("</") && VOID.contains(&name)) {
            continue;
        }
        one_class(tag, &mut out);
    }
    out.push_str(rest);
    out
}

/// Returns where the tag ends that `text` begins with; a `>` within quotes does not end it.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut in_quotes = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => in_quotes = !in_quotes,
            b'>' if !in_quotes => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Writes a tag; the names of its second and later `class` join the first.
fn one_class(tag: &str, out: &mut String) {
    const CLASS: &str = " class=\"";
    let mut pieces = tag.split(CLASS);
    out.push_str(pieces.next().unwrap_or_default());
    let (mut names, mut others) = (Vec::new(), String::new());
    for piece in pieces {
        let (name, after) = piece.split_once('"').unwrap_or((piece, ""));
        names.extend(name.split_whitespace());
        others.push_str(after);
    }
    if !names.is_empty() {
        out.extend([CLASS, &names.join(" "), "\""]);
    }
    out.push_str(&others);
}

/// Returns a text as it may stand in an element or an attribute.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}
