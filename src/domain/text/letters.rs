//! Text as letters: a base letter, its shape (ă â đ ê ô ơ ư), its tone, its case. Composed, fully
//! decomposed and half-composed input (ê + U+0301, as older keyboards write) give the same letters,
//! so nothing above this file needs Unicode normalisation.

/// What turns one base letter into another letter of the alphabet, in the alphabet's order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// The base letter itself.
    #[default]
    Plain,
    /// The stroke of đ.
    Stroke,
    /// The breve of ă.
    Breve,
    /// The circumflex of â, ê and ô.
    Circumflex,
    /// The horn of ơ and ư.
    Horn,
}

/// A tone, in the order of dictionaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Ngang: no mark.
    #[default]
    Level,
    /// Huyền: à.
    Falling,
    /// Hỏi: ả.
    Dipping,
    /// Ngã: ã.
    Broken,
    /// Sắc: á.
    Rising,
    /// Nặng: ạ.
    Heavy,
}

/// One letter, digit, sign or space, with the marks that follow it in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The lower-case letter without its marks; any other character as it is.
    pub base: char,
    /// What else makes it a letter of the alphabet.
    pub shape: Shape,
    /// The tone it carries.
    pub tone: Tone,
    /// Written as a capital.
    pub capital: bool,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends, its combining marks included.
    pub end: usize,
}

/// Returns the letters of `text` in order.
pub fn letters(text: &str) -> Letters<'_> {
    Letters { text, at: 0 }
}

/// The letters of a text; see [`letters`].
#[derive(Clone, Debug)]
pub struct Letters<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        if let Some(letter) = self.next_of_ascii() {
            return Some(letter);
        }
        let mut letter: Option<Letter> = None;
        for (offset, c) in self.text.get(self.at..)?.char_indices() {
            let (start, end) = (self.at + offset, self.at + offset + c.len_utf8());
            match (&mut letter, role(c)) {
                (_, Role::Invisible) => {}
                (None, Role::Mark(..)) => {}
                (Some(letter), Role::Mark(shape, tone)) => {
                    letter.end = end;
                    letter.shape = shape.unwrap_or(letter.shape);
                    letter.tone = tone.unwrap_or(letter.tone);
                }
                (Some(_), Role::Base) => {
                    self.at = start;
                    return letter;
                }
                (None, Role::Base) => letter = Some(composed(c, start, end)),
            }
        }
        self.at = self.text.len();
        letter
    }
}

impl Letters<'_> {
    /// Returns the next letter if it and what follows it are ASCII, so that no mark can follow.
    fn next_of_ascii(&mut self) -> Option<Letter> {
        let (byte, rest) = self.text.as_bytes().get(self.at..)?.split_first()?;
        if !byte.is_ascii() || rest.first().is_some_and(|next| !next.is_ascii()) {
            return None;
        }
        let start = self.at;
        self.at += 1;
        Some(Letter {
            base: byte.to_ascii_lowercase() as char,
            shape: Shape::Plain,
            tone: Tone::Level,
            capital: byte.is_ascii_uppercase(),
            start,
            end: self.at,
        })
    }
}

/// What a character does in a text.
enum Role {
    /// Begins a letter.
    Base,
    /// Changes the letter before it, or is a foreign mark that changes nothing.
    Mark(Option<Shape>, Option<Tone>),
    /// Is not seen: joiners, direction marks, soft hyphens, byte order marks.
    Invisible,
}

fn role(c: char) -> Role {
    match c {
        ..'\u{ad}' => Role::Base,
        '\u{300}' | '\u{340}' => Role::Mark(None, Some(Tone::Falling)),
        '\u{301}' | '\u{341}' => Role::Mark(None, Some(Tone::Rising)),
        '\u{302}' => Role::Mark(Some(Shape::Circumflex), None),
        '\u{303}' => Role::Mark(None, Some(Tone::Broken)),
        '\u{306}' => Role::Mark(Some(Shape::Breve), None),
        '\u{309}' => Role::Mark(None, Some(Tone::Dipping)),
        '\u{31b}' => Role::Mark(Some(Shape::Horn), None),
        '\u{323}' => Role::Mark(None, Some(Tone::Heavy)),
        '\u{300}'..='\u{36f}' => Role::Mark(None, None),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Role::Invisible,
        _ => Role::Base,
    }
}

fn composed(c: char, start: usize, end: usize) -> Letter {
    // Most letters with marks are small: their table saves them the look-up of a lower case.
    let (lower, parts) = match decomposed(c) {
        Some(parts) => (c, parts),
        None => {
            // A lower case of two characters exists once, İ, and its second is a mark.
            let lower = c.to_lowercase().next().unwrap_or(c);
            (lower, decomposed(lower).unwrap_or((lower, Shape::Plain, Tone::Level)))
        }
    };
    let (base, shape, tone) = parts;
    Letter { base, shape, tone, capital: lower != c, start, end }
}

/// Returns the parts of a small letter with marks, or the space that another kind of space is.
fn decomposed(small: char) -> Option<(char, Shape, Tone)> {
    if matches!(small, '\u{a0}' | '\u{2007}' | '\u{202f}') {
        return Some((' ', Shape::Plain, Tone::Level));
    }
    let at = COMPOSED.binary_search_by_key(&small, |row| row.0).ok()?;
    COMPOSED.get(at).map(|row| (row.1, row.2, row.3))
}

use Shape::{Breve, Circumflex, Horn, Plain, Stroke};
use Tone::{Broken, Dipping, Falling, Heavy, Level, Rising};

/// The small letters with marks, sorted by code point: the 67 of Vietnamese, the ð that old
/// keyboards write for đ, and what visitors' own names and loan words bring (ç, ñ, ö …).
const COMPOSED: [(char, char, Shape, Tone); 79] = [
    ('à', 'a', Plain, Falling),
    ('á', 'a', Plain, Rising),
    ('â', 'a', Circumflex, Level),
    ('ã', 'a', Plain, Broken),
    ('ä', 'a', Plain, Level),
    ('å', 'a', Plain, Level),
    ('ç', 'c', Plain, Level),
    ('è', 'e', Plain, Falling),
    ('é', 'e', Plain, Rising),
    ('ê', 'e', Circumflex, Level),
    ('ë', 'e', Plain, Level),
    ('ì', 'i', Plain, Falling),
    ('í', 'i', Plain, Rising),
    ('î', 'i', Circumflex, Level),
    ('ï', 'i', Plain, Level),
    ('ð', 'd', Stroke, Level),
    ('ñ', 'n', Plain, Broken),
    ('ò', 'o', Plain, Falling),
    ('ó', 'o', Plain, Rising),
    ('ô', 'o', Circumflex, Level),
    ('õ', 'o', Plain, Broken),
    ('ö', 'o', Plain, Level),
    ('ù', 'u', Plain, Falling),
    ('ú', 'u', Plain, Rising),
    ('û', 'u', Circumflex, Level),
    ('ü', 'u', Plain, Level),
    ('ý', 'y', Plain, Rising),
    ('ÿ', 'y', Plain, Level),
    ('ă', 'a', Breve, Level),
    ('đ', 'd', Stroke, Level),
    ('ĩ', 'i', Plain, Broken),
    ('ũ', 'u', Plain, Broken),
    ('ơ', 'o', Horn, Level),
    ('ư', 'u', Horn, Level),
    ('ạ', 'a', Plain, Heavy),
    ('ả', 'a', Plain, Dipping),
    ('ấ', 'a', Circumflex, Rising),
    ('ầ', 'a', Circumflex, Falling),
    ('ẩ', 'a', Circumflex, Dipping),
    ('ẫ', 'a', Circumflex, Broken),
    ('ậ', 'a', Circumflex, Heavy),
    ('ắ', 'a', Breve, Rising),
    ('ằ', 'a', Breve, Falling),
    ('ẳ', 'a', Breve, Dipping),
    ('ẵ', 'a', Breve, Broken),
    ('ặ', 'a', Breve, Heavy),
    ('ẹ', 'e', Plain, Heavy),
    ('ẻ', 'e', Plain, Dipping),
    ('ẽ', 'e', Plain, Broken),
    ('ế', 'e', Circumflex, Rising),
    ('ề', 'e', Circumflex, Falling),
    ('ể', 'e', Circumflex, Dipping),
    ('ễ', 'e', Circumflex, Broken),
    ('ệ', 'e', Circumflex, Heavy),
    ('ỉ', 'i', Plain, Dipping),
    ('ị', 'i', Plain, Heavy),
    ('ọ', 'o', Plain, Heavy),
    ('ỏ', 'o', Plain, Dipping),
    ('ố', 'o', Circumflex, Rising),
    ('ồ', 'o', Circumflex, Falling),
    ('ổ', 'o', Circumflex, Dipping),
    ('ỗ', 'o', Circumflex, Broken),
    ('ộ', 'o', Circumflex, Heavy),
    ('ớ', 'o', Horn, Rising),
    ('ờ', 'o', Horn, Falling),
    ('ở', 'o', Horn, Dipping),
    ('ỡ', 'o', Horn, Broken),
    ('ợ', 'o', Horn, Heavy),
    ('ụ', 'u', Plain, Heavy),
    ('ủ', 'u', Plain, Dipping),
    ('ứ', 'u', Horn, Rising),
    ('ừ', 'u', Horn, Falling),
    ('ử', 'u', Horn, Dipping),
    ('ữ', 'u', Horn, Broken),
    ('ự', 'u', Horn, Heavy),
    ('ỳ', 'y', Plain, Falling),
    ('ỵ', 'y', Plain, Heavy),
    ('ỷ', 'y', Plain, Dipping),
    ('ỹ', 'y', Plain, Broken),
];
