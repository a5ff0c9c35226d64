//! A credence in 14 bits: three digits that count of the percentage, or of what is missing to 100 % where that is less. Near
//! 0 and near 1 a class differs by factors of the odds, so equal steps of per cent would throw away what matters there.
//! Used by `answers`.
//!
//! m·10⁻ᵏ per cent with m below 1000 and k from 1 to 8: one bit for the side, three for k − 1, ten for m. Credences of 0 and 1
//! are their own (m = 0); whatever lies between is never rounded to them, since they are infinitely far from it in log-odds.

use super::bits::{BitReader, BitWriter};

const LEAST_DIGITS: u32 = 1;
const MOST_DIGITS: u32 = 8;
/// 50 % with one digit.
const HALF: u32 = 500;

/// A credence as it stands in a code.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Written {
    /// Whether it is counted from 100 % down.
    is_from_above: bool,
    n_digits: u32,
    number: u32,
}

/// The credence as a code gives it back: three digits that count of p or of 1 − p, whichever is less.
///
/// ```
/// use lookahead_models::class_code::rounded;
/// assert_eq!([rounded(0.35), rounded(0.0), rounded(1.0)], [0.35, 0.0, 1.0]);
/// assert_eq!([rounded(0.123_456), rounded(0.999_876_54)], [0.123, 0.999_877]);
/// assert!(rounded(1e-300) > 0.0);
/// ```
#[must_use]
pub fn rounded(credence: f64) -> f64 {
    Written::of(credence).credence()
}

/// Adds a credence, 0 to 1.
pub(super) fn write(credence: f64, bits: &mut BitWriter) {
    let written = Written::of(credence);
    bits.add(u32::from(written.is_from_above), 1);
    bits.add(written.n_digits - LEAST_DIGITS, 3);
    bits.add(written.number, 10);
}

/// Takes a credence; none where there are too few bits or m is too large.
pub(super) fn read(bits: &mut BitReader<'_>) -> Option<f64> {
    let is_from_above = bits.take(1)? == 1;
    let written = Written { is_from_above, n_digits: bits.take(3)? + LEAST_DIGITS, number: bits.take(10)? };
    let credence = written.credence();
    (0.0..=1.0).contains(&credence).then_some(credence)
}

impl Written {
    fn of(credence: f64) -> Self {
        let is_from_above = credence > 0.5;
        let share = if is_from_above { 1.0 - credence } else { credence };
        if share <= 0.0 {
            return Self { is_from_above, n_digits: LEAST_DIGITS, number: 0 };
        }
        let mut n_digits = LEAST_DIGITS;
        let mut scaled = share * 1_000.0;
        // A tenth of a unit below 1000 in the third digit rounds up to a number of its own.
        while n_digits < MOST_DIGITS && (scaled * 10.0).round() < 1_000.0 {
            scaled *= 10.0;
            n_digits += 1;
        }
        let number = (scaled.round() as u32).max(1);
        // Just above one half rounds to one half, which has one way to be written.
        let is_half = n_digits == LEAST_DIGITS && number == HALF;
        Self { is_from_above: is_from_above && !is_half, n_digits, number }
    }

    fn credence(self) -> f64 {
        let divisor = (0..self.n_digits).fold(100.0, |divisor, _| divisor * 10.0);
        let share = f64::from(self.number) / divisor;
        if self.is_from_above { 1.0 - share } else { share }
    }
}
