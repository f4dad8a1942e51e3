//! The drawings that a page uses, put into it: so it is whole at its first paint and without scripts.
//! The program fetches all of them as one file, `art.svg`, of which this is a part.

/// The drawings of the guide by their ids.
pub struct Art<'a> {
    drawings: Vec<Drawing<'a>>,
}

/// A line of the file: a drawing, or several that belong together.
struct Drawing<'a> {
    /// The group around it, which has its colours.
    group: Option<&'a str>,
    markup: &'a str,
}

impl<'a> Art<'a> {
    /// Reads `art.svg`: a line for each drawing, and one for the beginning and the end of each group.
    pub fn read(file: &'a str) -> Self {
        let inside = file.split_once("<defs>").map_or("", |(_, inside)| inside);
        let inside = inside.split("</defs>").next().unwrap_or_default();
        let (mut group, mut drawings) = (None, Vec::new());
        for line in inside.lines() {
            match line {
                "</g>" => group = None,
                _ if line.starts_with("<g class=") => group = Some(line),
                markup if markup.contains(ID) => drawings.push(Drawing { group, markup }),
                _ => {}
            }
        }
        Self { drawings }
    }

    /// Returns the drawings that `body` uses, and those that they use in turn, as one hidden picture;
    /// nothing where it uses none.
    pub fn used_by(&self, body: &str) -> String {
        let mut wanted = used(body);
        let mut at = 0;
        while let Some(id) = wanted.get(at).copied() {
            at += 1;
            let drawing = self.drawings.iter().find(|drawing| drawing.is(id));
            for id in drawing.map(|drawing| used(drawing.markup)).unwrap_or_default() {
                if !wanted.contains(&id) {
                    wanted.push(id);
                }
            }
        }
        let is_used = |drawing: &&Drawing<'_>| wanted.iter().any(|id| drawing.is(id));
        let markup: String = self.drawings.iter().filter(is_used).map(Drawing::whole).collect();
        match markup.is_empty() {
            true => markup,
            false => [OPEN, &markup, "</defs></svg>"].concat(),
        }
    }
}

const ID: &str = " id=\"";

impl Drawing<'_> {
    fn is(&self, id: &str) -> bool {
        let ids = self.markup.split(ID).skip(1);
        ids.filter_map(|rest| rest.split('"').next()).any(|known| known == id)
    }

    fn whole(&self) -> String {
        match self.group {
            Some(group) => [group, self.markup, "</g>"].concat(),
            None => self.markup.to_owned(),
        }
    }
}

const OPEN: &str =
    "<svg id=\"art\" class=\"sprite\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>";

/// Returns the ids that a text of markup refers to, each once.
fn used(markup: &str) -> Vec<&str> {
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
