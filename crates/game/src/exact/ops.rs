//! Arithmetic of [`Exact`]: machine words first, big integers when a result does not fit. Every operation
//! ends in `reduced` or `reduced_big`, which keep the invariants of the representation.

use std::cmp::Ordering;
use std::num::NonZeroU64;
use std::ops::{Add, AddAssign, Mul, Neg, Sub};

use num_bigint::{BigInt, Sign};
use num_integer::Integer;

use super::{BigRatio, Exact, Repr};

impl Exact {
    /// `self / other`; `None` if `other` is 0.
    ///
    /// ```
    /// use lookahead_game::Exact;
    /// assert_eq!(Exact::int(3).checked_div(&Exact::int(6)), Exact::ratio(1, 2));
    /// ```
    #[must_use]
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        let (num, den) = other.to_big();
        let (num, den) = if num.sign() == Sign::Minus { (-num, -den) } else { (num, den) };
        let (left_num, left_den) = self.to_big();
        Some(reduced_big(left_num * den, left_den * num))
    }
}

impl Exact {
    pub(super) fn negated(mut self) -> Self {
        if let Repr::Small { num, .. } = &mut self.0
            && let Some(negative) = num.checked_neg()
        {
            *num = negative;
            return self;
        }
        product(&self, &Self::int(-1))
    }
}

/// `num / den` in lowest terms, small if it fits. A denominator of 0 (never passed) counts as 1.
pub(super) fn reduced(num: i128, den: u128) -> Exact {
    let common = common_divisor(num.unsigned_abs(), den).max(1);
    let (num, den) = (num / common.cast_signed(), den / common);
    match small(num, den) {
        Some(exact) => exact,
        None => Exact(Repr::Big(Box::new(BigRatio { num: BigInt::from(num), den: BigInt::from(den) }))),
    }
}

fn small(num: i128, den: u128) -> Option<Exact> {
    let num = i64::try_from(num).ok()?;
    let den = i64::try_from(den).ok()?.cast_unsigned();
    Some(Exact(Repr::Small { num, den: NonZeroU64::new(den).unwrap_or(NonZeroU64::MIN) }))
}

/// As [`reduced`], for big integers; `den` is positive.
pub(super) fn reduced_big(num: BigInt, den: BigInt) -> Exact {
    let common = num.gcd(&den);
    let (num, den) = if common.bits() > 1 { (num / &common, den / &common) } else { (num, den) };
    match (i64::try_from(&num), i64::try_from(&den)) {
        (Ok(num), Ok(den)) => {
            let den = NonZeroU64::new(den.unsigned_abs()).unwrap_or(NonZeroU64::MIN);
            Exact(Repr::Small { num, den })
        }
        _ => Exact(Repr::Big(Box::new(BigRatio { num, den }))),
    }
}

/// Euclid, on words as soon as both numbers fit in one (128-bit division is slow in wasm).
fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    loop {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(a.gcd(&b));
        }
        if b == 0 {
            return a;
        }
        (a, b) = (b, a % b);
    }
}

pub(super) fn compare(left: &Exact, right: &Exact) -> Ordering {
    if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&left.0, &right.0) {
        if b == d {
            return a.cmp(c);
        }
        // |product| < 2^63 · 2^63, so it fits.
        return (i128::from(*a) * i128::from(d.get())).cmp(&(i128::from(*c) * i128::from(b.get())));
    }
    let ((a, b), (c, d)) = (left.to_big(), right.to_big());
    (a * d).cmp(&(c * b))
}

fn sum(left: &Exact, right: &Exact) -> Exact {
    if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&left.0, &right.0) {
        if b.get() == 1
            && d.get() == 1
            && let Some(num) = a.checked_add(*c)
        {
            return Exact::int(num);
        }
        // Each product is below 2^126 in size, so the sum fits.
        let (b, d) = (u128::from(b.get()), u128::from(d.get()));
        return reduced(i128::from(*a) * d.cast_signed() + i128::from(*c) * b.cast_signed(), b * d);
    }
    let ((a, b), (c, d)) = (left.to_big(), right.to_big());
    reduced_big(a * &d + c * &b, b * d)
}

fn product(left: &Exact, right: &Exact) -> Exact {
    if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&left.0, &right.0) {
        return reduced(i128::from(*a) * i128::from(*c), u128::from(b.get()) * u128::from(d.get()));
    }
    let ((a, b), (c, d)) = (left.to_big(), right.to_big());
    reduced_big(a * c, b * d)
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        self.clone().negated()
    }
}

impl Neg for Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        self.negated()
    }
}

impl AddAssign<&Exact> for Exact {
    fn add_assign(&mut self, other: &Exact) {
        *self = sum(self, other);
    }
}

/// The four spellings (by value and by reference) of one operator.
macro_rules! operator {
    ($trait:ident, $method:ident, $function:expr) => {
        impl $trait<&Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                $function(self, other)
            }
        }
        impl $trait<&Exact> for Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                $function(&self, other)
            }
        }
        impl $trait<Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact {
                $function(self, &other)
            }
        }
        impl $trait<Exact> for Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact {
                $function(&self, &other)
            }
        }
    };
}
operator!(Add, add, sum);
operator!(Sub, sub, |left, right: &Exact| sum(left, &-right));
operator!(Mul, mul, product);

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, |total, next| total + next)
    }
}
