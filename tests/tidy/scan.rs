//! Reads Rust source just well enough for the rules: tells code, comments and text apart, and finds
//! where a block ends. Blanked parts keep their lines, so that line numbers stay true.

/// What `without` blanks.
#[derive(Clone, Copy, PartialEq)]
pub enum Strip {
    Comments,
    CommentsAndText,
}

#[derive(PartialEq)]
enum Kind {
    Comment,
    Text,
    Code,
}

/// Returns the source with comments, and text where asked, replaced by spaces.
pub fn without(source: &str, strip: Strip) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut rest = source;
    while !rest.is_empty() {
        let (kind, length) = token(rest);
        let (part, after) = rest.split_at(length);
        match kind {
            Kind::Code => kept.push_str(part),
            Kind::Text if strip == Strip::Comments => kept.push_str(part),
            _ => kept.extend(part.chars().map(|c| if c == '\n' { c } else { ' ' })),
        }
        rest = after;
    }
    kept
}

/// Returns the kind and the length in bytes of what the text starts with.
fn token(text: &str) -> (Kind, usize) {
    let first = text.chars().next().map_or(0, char::len_utf8);
    if text.starts_with("//") {
        (Kind::Comment, text.find('\n').unwrap_or(text.len()))
    } else if text.starts_with("/*") {
        (Kind::Comment, nested_comment(text))
    } else if let Some(length) = raw_text(text) {
        (Kind::Text, length)
    } else if text.starts_with('"') {
        (Kind::Text, quoted(text, '"'))
    } else if text.starts_with("'\\") || text.chars().nth(2) == Some('\'') && text.starts_with('\'')
    {
        (Kind::Text, quoted(text, '\''))
    } else {
        let word = text.find(|c| !is_word(c)).unwrap_or(text.len());
        (Kind::Code, word.max(first))
    }
}

fn nested_comment(text: &str) -> usize {
    let mut depth = 0;
    for (at, _) in text.char_indices() {
        let here = &text[at..];
        if here.starts_with("/*") {
            depth += 1;
        } else if here.starts_with("*/") {
            depth -= 1;
            if depth == 0 {
                return at + 2;
            }
        }
    }
    text.len()
}

/// Returns the length of `r"…"`, `r#"…"#` and the like.
fn raw_text(text: &str) -> Option<usize> {
    let hashes = text.trim_start_matches('b').strip_prefix('r')?;
    let inner = hashes.trim_start_matches('#');
    let end = format!("\"{}", "#".repeat(hashes.len() - inner.len()));
    let start = text.len() - inner.strip_prefix('"')?.len();
    Some(text[start..].find(&end).map_or(text.len(), |at| start + at + end.len()))
}

fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return at + c.len_utf8(),
            _ => (),
        }
    }
    text.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Returns the lines of a text with their numbers, from 1.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line))
}

/// Returns the number of the line that holds a byte.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Whether a line of code names a word as a whole; `gloo*` stands for every word that starts so.
pub fn names(line: &str, word: &str) -> bool {
    let (word, open) = word.strip_suffix('*').map_or((word, false), |start| (start, true));
    let open = open || !word.ends_with(is_word);
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].ends_with(is_word);
        let after = line[at + word.len()..].starts_with(is_word);
        !before && (open || !after)
    })
}

/// Whether a line sets an attribute, as against naming a variable or a longer attribute.
pub fn has_attribute(line: &str, attribute: &str) -> bool {
    line.match_indices(attribute).any(|(at, _)| {
        let part_of_more = line[..at].ends_with(|c| is_word(c) || matches!(c, '-' | ':' | '.'));
        !part_of_more && !line[at + attribute.len()..].starts_with('=')
    })
}

/// Returns the text up to the end of its first bracketed block.
pub fn block(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return &text[..=at];
        }
    }
    text
}

/// Returns the value of the attribute that the text starts with, up to the tag's end or the line's.
pub fn handler(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            '>' if depth == 0 && !text[..at].ends_with(['=', '-']) => return &text[..at],
            '\n' if depth == 0 => return &text[..at],
            _ => (),
        }
    }
    text
}
