//! Sine and cosine for maps and calendars: right to eleven decimals for arguments of any size met
//! there. What std has for this is right for every float and carries the tables that takes.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// Returns the sine of an angle in radians.
pub fn sin(angle: f64) -> f64 {
    let turned = angle - TAU * (angle / TAU).round();
    // Folded onto the quarter turns around zero, where the series is short.
    let x = if turned > FRAC_PI_2 {
        PI - turned
    } else if turned < -FRAC_PI_2 {
        -PI - turned
    } else {
        turned
    };
    let square = x * x;
    let mut sum = 1.0;
    for n in [17, 15, 13, 11, 9, 7, 5, 3] {
        sum = 1.0 - square / f64::from(n * (n - 1)) * sum;
    }
    x * sum
}

/// Returns the cosine of an angle in radians.
pub fn cos(angle: f64) -> f64 {
    sin(angle + FRAC_PI_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_agree_with_std() {
        for step in -2_000..2_000 {
            let angle = f64::from(step) * 0.37;
            assert!((sin(angle) - angle.sin()).abs() < 1e-11, "sin {angle}");
            assert!((cos(angle) - angle.cos()).abs() < 1e-11, "cos {angle}");
        }
        for angle in [1e5_f64, -3e5, 7.3e5] {
            assert!((sin(angle) - angle.sin()).abs() < 1e-8, "sin {angle}");
        }
    }
}
