//! The drawings that a page uses, put into it: so it is whole at its first paint and without scripts.
//! The program fetches all of them as one file, `art.svg`, of which this is a part.

/// The drawings of the guide by their ids.
pub struct Art<'a> {
    drawings: Vec<Drawing<'a>>,
}

struct Drawing<'a> {
    id: &'a str,
    markup: &'a str,
}

impl<'a> Art<'a> {
    /// Reads `art.svg`: each drawing begins a line with its element and id, and ends before the next.
    pub fn read(file: &'a str) -> Self {
        let inside = file.split_once("<defs>").map_or("", |(_, inside)| inside);
        let inside = inside.split("</defs>").next().unwrap_or_default();
        let starts: Vec<usize> =
            inside.match_indices("\n<").map(|(at, _)| at + 1).filter(|at| id(inside, *at).is_some()).collect();
        let ends = starts.iter().skip(1).copied().chain([inside.len()]);
        let drawing = |(start, end): (&usize, usize)| {
            Some(Drawing { id: id(inside, *start)?, markup: inside.get(*start..end)?.trim_end() })
        };
        Self { drawings: starts.iter().zip(ends).filter_map(drawing).collect() }
    }

    /// Returns the drawings that `body` uses, and those that they use in turn, as one hidden picture;
    /// nothing where it uses none.
    pub fn used_by(&self, body: &str) -> String {
        let mut wanted = ids(body);
        let mut at = 0;
        while let Some(id) = wanted.get(at).copied() {
            at += 1;
            let markup = self.drawings.iter().find(|drawing| drawing.id == id).map(|d| d.markup);
            for id in ids(markup.unwrap_or_default()) {
                if !wanted.contains(&id) {
                    wanted.push(id);
                }
            }
        }
        let used = self.drawings.iter().filter(|drawing| wanted.contains(&drawing.id));
        let markup: String = used.map(|drawing| drawing.markup).collect();
        match markup.is_empty() {
            true => markup,
            false => [OPEN, &markup, "</defs></svg>"].concat(),
        }
    }
}

const OPEN: &str =
    "<svg id=\"art\" class=\"sprite\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>";

/// Returns the id of the element that begins at `at`.
fn id(text: &str, at: usize) -> Option<&str> {
    let tag = text.get(at..)?.split('>').next()?;
    tag.split_once(" id=\"")?.1.split('"').next()
}

/// Returns the ids that a text of markup refers to, each once.
fn ids(markup: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (before, end) in [("href=\"#", '"'), ("url(#", ')')] {
        for piece in markup.split(before).skip(1) {
            let id = piece.split(end).next().unwrap_or_default();
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found
}
