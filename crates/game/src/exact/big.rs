//! The longer numbers of [`Exact`] with the feature `big`: pairs of big integers, as long as need be. The
//! functions are those of `wide`, which stands here without the feature.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU64;

use num_bigint::{BigInt, Sign};
use num_integer::Integer as _;

use super::parse::ParseExactError;
use super::show::scale_by_power_of_two;
use super::{Exact, Repr};

/// Most bits of a numerator or denominator that can be kept: no limit but memory's.
pub const LONGEST: u64 = u64::MAX - 1;

/// Coprime, `den` > 0, and not representable as Small.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Long {
    num: BigInt,
    den: BigInt,
}

impl Long {
    pub(super) fn from_words(num: i128, den: u128) -> Self {
        Self { num: BigInt::from(num), den: BigInt::from(den) }
    }

    pub(super) fn is_negative(&self) -> bool {
        self.num.sign() == Sign::Minus
    }

    pub(super) fn is_too_long(&self) -> bool {
        false
    }

    pub(super) fn bits(&self) -> u64 {
        self.num.bits().max(self.den.bits())
    }
}

impl fmt::Display for Long {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.den.bits() == 1 { write!(f, "{}", self.num) } else { write!(f, "{}/{}", self.num, self.den) }
    }
}

pub(super) fn sum(left: &Exact, right: &Exact) -> Exact {
    let ((a, b), (c, d)) = (parts(left), parts(right));
    reduced(a * &d + c * &b, b * d)
}

pub(super) fn product(left: &Exact, right: &Exact) -> Exact {
    let ((a, b), (c, d)) = (parts(left), parts(right));
    reduced(a * c, b * d)
}

/// `right` is not 0.
pub(super) fn quotient(left: &Exact, right: &Exact) -> Exact {
    let ((a, b), (c, d)) = (parts(left), parts(right));
    let (c, d) = if c.sign() == Sign::Minus { (-c, -d) } else { (c, d) };
    reduced(a * d, b * c)
}

pub(super) fn compare(left: &Exact, right: &Exact) -> Ordering {
    let ((a, b), (c, d)) = (parts(left), parts(right));
    (a * d).cmp(&(c * b))
}

/// Digits over digits; the denominator may be 0 here only.
pub(super) fn read_quotient(num: &[u8], den: &[u8]) -> Result<Exact, ParseExactError> {
    let den = read_digits(den);
    if den.bits() == 0 { Err(ParseExactError::ZeroDenominator) } else { Ok(reduced(read_digits(num), den)) }
}

/// `digits · 10^power`; never fails, unlike that of `wide`.
pub(super) fn read_scaled(digits: &[u8], power: i32) -> Result<Exact, ParseExactError> {
    let scale = BigInt::from(10).pow(power.unsigned_abs());
    let num = read_digits(digits);
    Ok(if power < 0 { reduced(num, scale) } else { reduced(num * scale, BigInt::from(1)) })
}

fn read_digits(digits: &[u8]) -> BigInt {
    BigInt::parse_bytes(digits, 10).unwrap_or_default()
}

/// 64 or 65 quotient bits and a sticky bit, rounded once by the cast, then scaled by a power of two.
pub(super) fn nearest_double(exact: &Exact) -> f64 {
    let (num, den) = parts(exact);
    let size = BigInt::from(num.magnitude().clone());
    let length = |part: &BigInt| i64::try_from(part.bits()).unwrap_or(i64::MAX / 4);
    let shift = 65 + length(&den) - length(&size);
    let (size, den) = match u64::try_from(shift) {
        Ok(up) => (size << up, den),
        Err(_) => (size, den << shift.unsigned_abs()),
    };
    let (quotient, rest) = size.div_rem(&den);
    let sticky = u128::from(rest.bits() > 0);
    let bits = u128::try_from(quotient).unwrap_or(0) << 1 | sticky;
    let size = scale_by_power_of_two(bits as f64, -(shift + 1));
    if num.sign() == Sign::Minus { -size } else { size }
}

fn parts(exact: &Exact) -> (BigInt, BigInt) {
    match &exact.0 {
        Repr::Small { num, den } => (BigInt::from(*num), BigInt::from(den.get())),
        Repr::Long(long) => (long.num.clone(), long.den.clone()),
    }
}

/// `num / den` in lowest terms, small if it fits; `den` is positive.
fn reduced(num: BigInt, den: BigInt) -> Exact {
    let common = num.gcd(&den);
    let (num, den) = if common.bits() > 1 { (num / &common, den / &common) } else { (num, den) };
    match (i64::try_from(&num), i64::try_from(&den)) {
        (Ok(num), Ok(den)) => {
            let den = NonZeroU64::new(den.unsigned_abs()).unwrap_or(NonZeroU64::MIN);
            Exact(Repr::Small { num, den })
        }
        _ => Exact(Repr::Long(Box::new(Long { num, den }))),
    }
}
