//! Colours as sites write them, `#1e4fa3`, and how well one reads on another (WCAG 2.2, contrast ratio).

use std::fmt::Write;

/// An opaque colour in sRGB: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Returns the colour that `text` writes in three or six hexadecimal digits, with a `#` or without,
    /// or `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let digit = |at: usize| char::from(*digits.as_bytes().get(at)?).to_digit(16);
        let part = |at: usize| {
            Some(match digits.len() {
                3 => digit(at)? * 17,
                6 => digit(2 * at)? * 16 + digit(2 * at + 1)?,
                _ => return None,
            } as u8)
        };
        Some(Self([part(0)?, part(1)?, part(2)?]))
    }

    /// Returns its six digits, without a `#`.
    pub fn digits(self) -> String {
        self.0.iter().fold(String::new(), |mut text, part| {
            let _ = write!(text, "{part:02x}");
            text
        })
    }

    /// Returns this colour with `share` of another in it, from 0 for none to 1 for nothing else.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let ([a, b, c], [x, y, z]) = (self.0, other.0);
        let mix = |own: u8, other: u8| {
            (f64::from(own) * (1.0 - share) + f64::from(other) * share).round() as u8
        };
        Self([mix(a, x), mix(b, y), mix(c, z)])
    }

    /// Returns how well this reads on another colour, or that on this: 1 for not at all, 21 for black
    /// on white. Text wants 4.5.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Its relative luminance, 0 to 1.
    fn luminance(self) -> f64 {
        const WEIGHTS: [f64; 3] = [0.2126, 0.7152, 0.0722];
        let linear = |part: u8| match f64::from(part) / 255.0 {
            dim if dim <= 0.04045 => dim / 12.92,
            bright => to_2_4((bright + 0.055) / 1.055),
        };
        self.0.iter().zip(WEIGHTS).map(|(part, weight)| linear(*part) * weight).sum()
    }
}

/// Returns `base` to the power of 2.4 for bases from 0.09 to 1: its square, times the fifth root of that,
/// by Newton's steps. What std has for this brings tables along.
fn to_2_4(base: f64) -> f64 {
    let square = base * base;
    let step = |root: f64, _| {
        let fourth = root * root * root * root;
        root - (fourth * root - square) / (5.0 * fourth)
    };
    square * (0..12).fold(1.0, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written() {
        let check = |text, digits: Option<&str>| {
            assert_eq!(Colour::parse(text).map(Colour::digits).as_deref(), digits, "{text}");
        };
        check("#1E4fa3", Some("1e4fa3"));
        check("1e4", Some("11ee44"));
        for broken in ["", "#", "red", "#12345", "#1234567", "#gggggg", "url(x)", "#12345é", "éé"]
        {
            check(broken, None);
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let of = |a, b| Colour::parse(a).unwrap().contrast(Colour::parse(b).unwrap());
        assert!((of("000", "fff") - 21.0).abs() < 1e-9);
        assert!((of("fff", "fff") - 1.0).abs() < 1e-9);
        // The greys either side of 4.5 on white.
        assert!(of("767676", "fff") > 4.5 && of("777777", "fff") < 4.5);
        assert_eq!(of("a3212b", "fbf8f1"), of("fbf8f1", "a3212b"));
    }

    #[test]
    fn the_power_is_that_of_std() {
        for base in (9..=100).map(|percent| f64::from(percent) / 100.0) {
            assert!((to_2_4(base) - base.powf(2.4)).abs() < 1e-12, "{base}");
        }
    }

    #[test]
    fn a_mixture_lies_between() {
        let (black, white) = (Colour([0; 3]), Colour([255; 3]));
        assert_eq!(black.mixed(white, 0.0), black);
        assert_eq!(black.mixed(white, 1.0), white);
        assert_eq!(black.mixed(white, 0.1).digits(), "1a1a1a");
    }
}
