//! The picture that stands for a page where it is shared: its name beside its block print, as an SVG
//! that needs neither variables nor mixed colours, for renderers that know only plain sheets.

mod ink;

use super::tidy::escaped;
use ink::Ink;

/// How large a picture is, as those who show previews want them.
pub const SIZE: (u32, u32) = (1200, 630);

/// The guide's letters.
pub const FAMILY: &str = "Be Vietnam Pro";

/// What one picture shows.
pub struct Preview<'a> {
    /// The page's name in Vietnamese.
    pub title: &'a str,
    /// Its name in the other languages, where that is another.
    pub subtitle: &'a str,
    /// The craft whose colours it has.
    pub craft: &'a str,
    /// Whether paper and ink are exchanged.
    pub negative: bool,
    /// Its block print, an `<svg>` of 96 by 96.
    pub print: &'a str,
    /// The drawings that the print and the name of the guide use, as [`super::art`] gives them.
    pub drawings: &'a str,
}

/// Where the words begin and how wide they may be.
const TEXT: (f64, f64) = (690.0, 450.0);

/// Returns the width of a text in ems of the font of its weight.
pub type Measure<'a> = &'a dyn Fn(&str, u16) -> f64;

/// Returns the picture as SVG.
pub fn svg(preview: &Preview<'_>, measure: Measure<'_>) -> String {
    let (width, height) = SIZE;
    let ink = Ink::of(preview.craft, preview.negative);
    let print = preview.print.replacen("<svg", "<svg width=\"630\" height=\"630\"", 1);
    let (title, title_end) = lines(preview.title, 800, &[68.0, 58.0, 48.0, 40.0], 4, 190.0, measure);
    let (subtitle, _) = lines(preview.subtitle, 400, &[34.0, 30.0, 26.0], 3, title_end + 30.0, measure);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"><style>{}</style>{}<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>{print}<g fill=\"{}\">{title}</g><g fill=\"{}\">{subtitle}</g><svg x=\"690\" y=\"520\" width=\"48\" height=\"48\" viewBox=\"0 0 48 48\"><use href=\"#mark\"/></svg><svg x=\"752\" y=\"510\" width=\"158\" height=\"66\" viewBox=\"0 0 158 66\" class=\"wordmark\"><use href=\"#wordmark\"/></svg></svg>",
        ink.sheet(),
        preview.drawings,
        ink.paper(),
        ink.text(),
        ink.soft(),
    )
}

/// Returns a text in lines that fit, in the largest of `sizes` that needs at most `most` of them, and
/// where the last line stands. `top` is the line above the first.
fn lines(
    text: &str,
    weight: u16,
    sizes: &[f64],
    most: usize,
    top: f64,
    measure: Measure<'_>,
) -> (String, f64) {
    let wrapped = |size: f64| wrap(text, &|line| measure(line, weight) * size);
    let fitting = sizes.iter().map(|size| (*size, wrapped(*size))).find(|(_, l)| l.len() <= most);
    let smallest = sizes.last().copied().unwrap_or(1.0);
    let (size, mut lines) = fitting.unwrap_or_else(|| (smallest, wrapped(smallest)));
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    let mut out = String::new();
    let mut y = top;
    for line in lines {
        y += size * 1.2;
        out.push_str(&format!(
            "<text x=\"{}\" y=\"{y:.0}\" font-family=\"{FAMILY}\" font-weight=\"{weight}\" font-size=\"{size}\">{}</text>",
            TEXT.0,
            escaped(&line)
        ));
    }
    (out, y)
}

/// Returns the words of a text in lines that are no wider than [`TEXT`]; a word that is stays whole.
fn wrap(text: &str, width: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| [line, " ", word].concat());
        match (lines.last_mut(), longer) {
            (Some(line), Some(longer)) if width(&longer) <= TEXT.1 => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
