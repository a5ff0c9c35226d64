//! [`Exact`] to text and to doubles. `Display` is the canonical fraction ("79/10", "-3"), which files, links
//! and tests use; [`Exact::to_short`] is what people read.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Exact, Repr, long};

/// Most decimal places shown before a fraction is shorter to read.
const MAX_PLACES: usize = 6;
/// Longest fraction shown to people; beyond it an approximation is shown and marked as one.
const MAX_FRACTION_CHARS: usize = 24;

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Small { num, den } if den.get() == 1 => write!(f, "{num}"),
            Repr::Small { num, den } => write!(f, "{num}/{den}"),
            Repr::Long(long) => fmt::Display::fmt(long, f),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Exact {
    /// For people: an exact decimal if it ends within six places, else the fraction, else (a fraction too
    /// long to read) an approximation marked with "≈".
    ///
    /// ```
    /// use lookahead_game::Exact;
    /// assert_eq!(Exact::ratio(79, 10).map(|x| x.to_short()), Some("7.9".to_owned()));
    /// assert_eq!(Exact::ratio(-1, 3).map(|x| x.to_short()), Some("-1/3".to_owned()));
    /// ```
    #[must_use]
    pub fn to_short(&self) -> String {
        if let Some(decimal) = self.to_decimal() {
            return decimal;
        }
        let fraction = self.to_string();
        if fraction.len() <= MAX_FRACTION_CHARS { fraction } else { approximation(&fraction) }
    }

    fn to_decimal(&self) -> Option<String> {
        let Repr::Small { num, den } = &self.0 else { return None };
        let (size, den) = (num.unsigned_abs(), den.get());
        let mut text = String::from(if *num < 0 { "-" } else { "" });
        let mut scale: u64 = 1;
        for places in 0..=MAX_PLACES {
            if scale.is_multiple_of(den) {
                text.push_str(&(size / den).to_string());
                push_places(&mut text, size % den * (scale / den), places);
                return Some(text);
            }
            scale *= 10;
        }
        None
    }
}

/// A point and `places` digits; nothing for 0 places.
fn push_places(text: &mut String, digits: u64, places: usize) {
    if places == 0 {
        return;
    }
    let digits = digits.to_string();
    text.push('.');
    text.extend(std::iter::repeat_n('0', places.saturating_sub(digits.len())));
    text.push_str(&digits);
}

/// Six places and a power of ten, as in "≈-1.234568e-30", from a fraction as [`Exact`] displays it. It is worked
/// out from the first 18 digits of both numbers, without floats, whose printing costs a page some 10 KB.
fn approximation(fraction: &str) -> String {
    let (sign, size) = fraction.strip_prefix('-').map_or(("", fraction), |size| ("-", size));
    let (num, den) = size.split_once('/').unwrap_or((size, "1"));
    let (first, first_den) = (first_digits(num), first_digits(den));
    let below_1 = usize::from(first < first_den);
    let scale = if first < first_den { 10_000_000 } else { 1_000_000 };
    let mut digits = (first * scale + first_den / 2) / first_den.max(1);
    let mut power = num.len() as i64 - (den.len() + below_1) as i64;
    if digits == 10_000_000 {
        (digits, power) = (1_000_000, power + 1);
    }
    let mut text = String::from("≈");
    text.push_str(sign);
    text.push_str(&(digits / 1_000_000).to_string());
    push_places(&mut text, (digits % 1_000_000) as u64, MAX_PLACES);
    text.push('e');
    text.push_str(&power.to_string());
    text
}

/// The first 18 digits, filled up with zeros behind.
fn first_digits(digits: &str) -> u128 {
    let digits = digits.bytes().chain(std::iter::repeat(b'0')).take(18);
    u128::from(digits.fold(0, |sum, digit| sum * 10 + u64::from(digit.saturating_sub(b'0'))))
}

pub(super) fn nearest_double(exact: &Exact) -> f64 {
    const FITS: u64 = 1 << 53;
    if let Repr::Small { num, den } = &exact.0
        && num.unsigned_abs() <= FITS
        && den.get() <= FITS
    {
        return *num as f64 / den.get() as f64;
    }
    long::nearest_double(exact)
}

/// `value · 2^power`, in steps that stay inside the range of doubles as long as the result does.
pub(super) fn scale_by_power_of_two(mut value: f64, mut power: i64) -> f64 {
    const STEP: i64 = 512;
    let (up, down) = (f64::from_bits((1023 + 512) << 52), f64::from_bits((1023 - 512) << 52));
    while power.abs() > STEP && value != 0.0 && value.is_finite() {
        value *= if power > 0 { up } else { down };
        power -= power.signum() * STEP;
    }
    let last = power.clamp(-STEP, STEP);
    value * f64::from_bits(((1023 + last).cast_unsigned()) << 52)
}
