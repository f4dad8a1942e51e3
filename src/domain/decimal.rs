//! Numbers with a fixed number of decimals, to text and back. What std has for this is exact to the
//! last bit and brings fifteen kilobytes of tables along; a coordinate or a pixel needs none.

/// Returns `value` with `places` decimals: -0.5 with 2 is `-0.50`. Beyond ±9·10¹⁵ it is cut off.
pub fn decimal(value: f64, places: u32) -> String {
    let unit = 10_i64.saturating_pow(places);
    let scaled = (value * unit as f64).round() as i64;
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, part) = (scaled.unsigned_abs() / unit as u64, scaled.unsigned_abs() % unit as u64);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{part:0width$}", width = places as usize)
}

/// Returns the number that `text` writes in plain decimals, or `None`: no exponent, no sign but a
/// minus, at most nine digits on either side of the point.
pub fn parse_decimal(text: &str) -> Option<f64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    // One division of two whole numbers: the float nearest to what is written.
    let unit = 10_u64.pow(part.len().min(LONGEST) as u32);
    let value = (digits_of(whole)? * unit + digits_of(part)?) as f64 / unit as f64;
    Some(if negative { -value } else { value })
}

/// The most digits on either side of the point.
const LONGEST: usize = 9;

fn digits_of(text: &str) -> Option<u64> {
    let shaped = (1..=LONGEST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    shaped.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_rounded_and_padded() {
        let check = |value, places, expected: &str| assert_eq!(decimal(value, places), expected);
        check(21.0287, 3, "21.029");
        check(105.0, 3, "105.000");
        check(-0.05, 1, "-0.1");
        check(-0.04, 1, "0.0");
        check(9.96, 1, "10.0");
        check(1234.5, 0, "1235");
        check(f64::NAN, 1, "0.0");
    }

    #[test]
    fn text_is_read_back_and_anything_else_refused() {
        for value in [0.0, 21.029, -105.852, 90.0, 0.001, 179.999] {
            let read = parse_decimal(&decimal(value, 3)).unwrap();
            assert!((read - value).abs() < 1e-9, "{value} {read}");
        }
        for text in
            ["", "-", ".", "1.", ".5", "1e3", "+1", "NaN", "inf", "1.2.3", "1234567890", " 1"]
        {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }
}
