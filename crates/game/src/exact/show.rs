//! [`Exact`] to text and to doubles. `Display` is the canonical fraction ("79/10", "-3"), which files, links
//! and tests use; [`Exact::to_short`] is what people read.

use std::fmt;

use num_bigint::{BigInt, Sign};
use serde::{Serialize, Serializer};

use super::{Exact, Repr};

/// Most decimal places shown before a fraction is shorter to read.
const MAX_PLACES: usize = 6;
/// Longest fraction shown to people; beyond it an approximation is shown and marked as one.
const MAX_FRACTION_CHARS: usize = 24;

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Small { num, den } if den.get() == 1 => write!(f, "{num}"),
            Repr::Small { num, den } => write!(f, "{num}/{den}"),
            Repr::Big(big) if big.den.bits() == 1 => write!(f, "{}", big.num),
            Repr::Big(big) => write!(f, "{}/{}", big.num, big.den),
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
        if fraction.len() <= MAX_FRACTION_CHARS { fraction } else { format!("≈{:.6e}", self.to_f64()) }
    }

    fn to_decimal(&self) -> Option<String> {
        let Repr::Small { num, den } = &self.0 else { return None };
        let places = (0..=MAX_PLACES).find(|&places| 10_u64.pow(places as u32).is_multiple_of(den.get()))?;
        let factor = 10_u64.pow(places as u32) / den.get();
        let digits = (u128::from(num.unsigned_abs()) * u128::from(factor)).to_string();
        let digits = format!("{digits:0>width$}", width = places + 1);
        let sign = if *num < 0 { "-" } else { "" };
        let (whole, fraction) = digits.split_at_checked(digits.len() - places)?;
        Some(if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
    }
}

pub(super) fn nearest_double(exact: &Exact) -> f64 {
    const FITS: u64 = 1 << 53;
    if let Repr::Small { num, den } = &exact.0
        && num.unsigned_abs() <= FITS
        && den.get() <= FITS
    {
        return *num as f64 / den.get() as f64;
    }
    let (num, den) = exact.to_big();
    let size = nearest_positive(&BigInt::from(num.magnitude().clone()), &den);
    if num.sign() == Sign::Minus { -size } else { size }
}

/// 64 or 65 quotient bits and a sticky bit, rounded once by the cast, then scaled by a power of two.
fn nearest_positive(num: &BigInt, den: &BigInt) -> f64 {
    let shift = 65 + i64::try_from(den.bits()).unwrap_or(i64::MAX / 4)
        - i64::try_from(num.bits()).unwrap_or(i64::MAX / 4);
    let (num, den) = match u64::try_from(shift) {
        Ok(up) => (num << up, den.clone()),
        Err(_) => (num.clone(), den << shift.unsigned_abs()),
    };
    let (quotient, rest) = (&num / &den, &num % &den);
    let sticky = u128::from(rest.bits() > 0);
    let bits = u128::try_from(quotient).unwrap_or(0) << 1 | sticky;
    scale_by_power_of_two(bits as f64, -(shift + 1))
}

/// `value · 2^power`, in steps that stay inside the range of doubles as long as the result does.
fn scale_by_power_of_two(mut value: f64, mut power: i64) -> f64 {
    const STEP: i64 = 512;
    let (up, down) = (f64::from_bits((1023 + 512) << 52), f64::from_bits((1023 - 512) << 52));
    while power.abs() > STEP && value != 0.0 && value.is_finite() {
        value *= if power > 0 { up } else { down };
        power -= power.signum() * STEP;
    }
    let last = power.clamp(-STEP, STEP);
    value * f64::from_bits(((1023 + last).cast_unsigned()) << 52)
}
