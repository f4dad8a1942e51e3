//! Elements of XML 1.0, written one after the other.

/// The signs that mean something in XML, and what stands for them.
const ESCAPES: [(char, &str); 5] =
    [('&', "&amp;"), ('<', "&lt;"), ('>', "&gt;"), ('"', "&quot;"), ('\'', "&apos;")];

/// A document on its way.
pub struct Xml(String);

impl Xml {
    /// Returns a document without elements.
    pub fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned())
    }

    /// Opens an element, given with its attributes as they stand: `rte`, `Style id="stop"`.
    pub fn open(&mut self, element: &str) {
        for part in ["<", element, ">\n"] {
            self.0.push_str(part);
        }
    }

    /// Closes an element.
    pub fn close(&mut self, element: &str) {
        for part in ["</", element, ">\n"] {
            self.0.push_str(part);
        }
    }

    /// Puts an element that holds words; nothing where there are none.
    pub fn words(&mut self, element: &str, words: &str) {
        if words.is_empty() {
            return;
        }
        for part in ["<", element, ">"] {
            self.0.push_str(part);
        }
        for c in words.chars().filter(|c| is_allowed(*c)) {
            match ESCAPES.iter().find(|(sign, _)| *sign == c) {
                Some((_, escape)) => self.0.push_str(escape),
                None => self.0.push(c),
            }
        }
        self.close(element);
    }

    /// Puts what is XML already.
    pub fn raw(&mut self, xml: &str) {
        self.0.push_str(xml);
    }

    /// Returns the document.
    pub fn finish(self) -> String {
        self.0
    }
}

/// Returns whether XML may hold a character at all.
fn is_allowed(c: char) -> bool {
    c == '\n' || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}
