//! The longer numbers of [`Exact`] without the feature `big`: pairs of 128-bit words, and "too long" for what does
//! not fit. The functions are those of `big`, which stands here with the feature. Nothing wraps and nothing is
//! rounded: every step is checked, and one that fails makes the result too long. Sums and products cancel common
//! divisors first (Knuth, "The Art of Computer Programming", volume 2, section 4.5.1), so they rarely fail where
//! their result would have fitted.

use std::cmp::Ordering;
use std::fmt;

use super::divide::common_divisor;
use super::parse::ParseExactError;
use super::show::scale_by_power_of_two;
use super::{Exact, Repr, ops};

/// Most bits of a numerator or denominator that can be kept.
pub const LONGEST: u64 = 127;

/// Numerator and denominator: coprime, neither of more than [`LONGEST`] bits, not representable as Small. `None`
/// is "too long".
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Long(Parts);

/// Numerator and positive denominator, if there is a number.
type Parts = Option<(i128, u128)>;

impl Long {
    pub(super) fn from_words(num: i128, den: u128) -> Self {
        let fits = num != i128::MIN && i128::try_from(den).is_ok();
        Self(fits.then_some((num, den)))
    }

    pub(super) fn is_negative(&self) -> bool {
        self.0.is_some_and(|(num, _)| num < 0)
    }

    pub(super) fn is_too_long(&self) -> bool {
        self.0.is_none()
    }

    pub(super) fn bits(&self) -> u64 {
        let length = |(num, den): (i128, u128)| 128 - (num.unsigned_abs() | den).leading_zeros();
        self.0.map_or(u64::MAX, |parts| u64::from(length(parts)))
    }
}

impl fmt::Display for Long {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((num, den)) = self.0 else { return f.write_str("…") };
        if num < 0 {
            f.write_str("-")?;
        }
        write_digits(f, num.unsigned_abs())?;
        if den == 1 {
            return Ok(());
        }
        f.write_str("/")?;
        write_digits(f, den)
    }
}

/// In two words: the digits of 128-bit integers are printed nowhere else, and would bring in a printer of their own.
fn write_digits(f: &mut fmt::Formatter<'_>, size: u128) -> fmt::Result {
    const HALF: u128 = 10_u128.pow(19);
    // Below 2^127, so both fit.
    let (high, low) = ((size / HALF) as u64, (size % HALF) as u64);
    if high == 0 { write!(f, "{low}") } else { write!(f, "{high}{low:019}") }
}

pub(super) fn sum(left: &Exact, right: &Exact) -> Exact {
    or_too_long(checked_sum(parts(left), parts(right)))
}

pub(super) fn product(left: &Exact, right: &Exact) -> Exact {
    or_too_long(checked_product(parts(left), parts(right)))
}

/// `right` is not 0.
pub(super) fn quotient(left: &Exact, right: &Exact) -> Exact {
    let inverse = |(num, den): (i128, u128)| (signed(num < 0, den), num.unsigned_abs());
    or_too_long(checked_product(parts(left), parts(right).map(inverse)))
}

/// Exact and without overflow: whole parts first, then the remainders upside down, as in Euclid's algorithm.
/// What is too long comes last.
pub(super) fn compare(left: &Exact, right: &Exact) -> Ordering {
    let (Some((num, den)), Some((other_num, other_den))) = (parts(left), parts(right)) else {
        return left.is_too_long().cmp(&right.is_too_long());
    };
    if (num < 0) != (other_num < 0) {
        return num.cmp(&other_num);
    }
    let (mut a, mut b, mut c, mut d) = (num.unsigned_abs(), den, other_num.unsigned_abs(), other_den);
    let mut turned = num < 0;
    loop {
        let (whole, other_whole) = (a / b, c / d);
        let (rest, other_rest) = (a - whole * b, c - other_whole * d);
        let order = whole.cmp(&other_whole);
        let is_last = rest == 0 || other_rest == 0;
        if order.is_ne() || is_last {
            let order = order.then(rest.cmp(&other_rest));
            return if turned { order.reverse() } else { order };
        }
        (a, b, c, d) = (b, rest, d, other_rest);
        turned = !turned;
    }
}

/// Digits over digits; the denominator may be 0 here only.
pub(super) fn read_quotient(num: &[u8], den: &[u8]) -> Result<Exact, ParseExactError> {
    let too_long = ParseExactError::TooManyBits;
    let den = read_digits(den).ok_or(too_long)?;
    if den == 0 {
        return Err(ParseExactError::ZeroDenominator);
    }
    Ok(ops::reduced(read_digits(num).ok_or(too_long)?.cast_signed(), den))
}

/// `digits · 10^power`.
pub(super) fn read_scaled(digits: &[u8], power: i32) -> Result<Exact, ParseExactError> {
    let n_zeros = digits.iter().rev().take_while(|digit| **digit == b'0').count();
    let digits = digits.get(..digits.len() - n_zeros).unwrap_or_default();
    let power = power + i32::try_from(n_zeros).unwrap_or(0);
    if digits.is_empty() {
        return Ok(Exact::ZERO);
    }
    let too_long = ParseExactError::TooManyBits;
    let num = read_digits(digits).ok_or(too_long)?;
    let scale = (0..power.unsigned_abs()).try_fold(1, |scale, _| times(scale, 10)).ok_or(too_long)?;
    if power < 0 {
        return Ok(ops::reduced(num.cast_signed(), scale));
    }
    Ok(ops::reduced(times(num, scale).ok_or(too_long)?.cast_signed(), 1))
}

fn read_digits(digits: &[u8]) -> Option<u128> {
    let append = |sum, digit: &u8| fitting(times(sum, 10)? + u128::from(digit - b'0'));
    digits.iter().try_fold(0, append)
}

/// Long division: 64 quotient bits, the last one sticky, rounded once by the cast, then scaled by a power of two.
pub(super) fn nearest_double(exact: &Exact) -> f64 {
    let Some((num, den)) = parts(exact) else { return f64::NAN };
    let size = num.unsigned_abs();
    if size == 0 {
        return 0.0;
    }
    // Both as long as can be, so that each step's remainder may be doubled.
    let (up, den_up) = (size.leading_zeros() - 1, den.leading_zeros() - 1);
    let (mut rest, den) = (size << up, den << den_up);
    let mut bits = 0_u64;
    for _ in 0..64 {
        let fits = rest >= den;
        bits = bits << 1 | u64::from(fits);
        rest = (if fits { rest - den } else { rest }) << 1;
    }
    bits |= u64::from(rest != 0);
    let size = scale_by_power_of_two(bits as f64, i64::from(den_up) - i64::from(up) - 63);
    if num < 0 { -size } else { size }
}

fn parts(exact: &Exact) -> Parts {
    match &exact.0 {
        Repr::Small { num, den } => Some((i128::from(*num), u128::from(den.get()))),
        Repr::Long(long) => long.0,
    }
}

/// Coprime parts to a number.
fn or_too_long(parts: Parts) -> Exact {
    match parts {
        Some((num, den)) => ops::from_coprime(num, den),
        None => Exact(Repr::Long(Box::new(Long(None)))),
    }
}

/// With g the common divisor of the denominators, what can still cancel is a divisor of g.
fn checked_sum(left: Parts, right: Parts) -> Parts {
    let ((a, b), (c, d)) = (left?, right?);
    let common = common_divisor(b, d);
    let (own, other) = (b / common, d / common);
    let num = signed(a < 0, times(a.unsigned_abs(), other)?);
    let num = num.checked_add(signed(c < 0, times(c.unsigned_abs(), own)?))?;
    let cancels = common_divisor(num.unsigned_abs(), common);
    Some((signed(num < 0, num.unsigned_abs() / cancels), times(own, d / cancels)?))
}

fn checked_product(left: Parts, right: Parts) -> Parts {
    let ((a, b), (c, d)) = (left?, right?);
    let (size, other) = (a.unsigned_abs(), c.unsigned_abs());
    let (over, under) = (common_divisor(size, d), common_divisor(other, b));
    let size = times(size / over, other / under)?;
    Some((signed((a < 0) != (c < 0), size), times(b / under, d / over)?))
}

fn signed(negative: bool, size: u128) -> i128 {
    let num = size.cast_signed();
    if negative { num.wrapping_neg() } else { num }
}

/// The product, if it has at most [`LONGEST`] bits.
#[inline(never)]
fn times(a: u128, b: u128) -> Option<u128> {
    fitting(a.checked_mul(b)?)
}

fn fitting(size: u128) -> Option<u128> {
    (size <= i128::MAX.unsigned_abs()).then_some(size)
}
