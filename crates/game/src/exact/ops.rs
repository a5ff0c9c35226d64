//! Arithmetic of [`Exact`]: machine words first, longer integers when something does not fit. Every operation
//! ends in `reduced` or one of `long`'s, which keep the invariants of the representation.

use std::cmp::Ordering;
use std::num::NonZeroU64;
use std::ops::{Add, AddAssign, Mul, Neg, Sub};

use super::divide::common_divisor;
use super::{Exact, Repr, long};

impl Exact {
    /// `self / other`; `None` if `other` is 0.
    ///
    /// ```
    /// use lookahead_game::Exact;
    /// assert_eq!(Exact::int(3).checked_div(&Exact::int(6)), Exact::ratio(1, 2));
    /// ```
    #[must_use]
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        if other.is_zero() { None } else { Some(long::quotient(self, other)) }
    }

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

/// `num / den` in lowest terms; `num` is above -2^127, `den` at most 2^127. A denominator of 0 (never passed)
/// counts as 1.
pub(super) fn reduced(num: i128, den: u128) -> Exact {
    let mut size = num.unsigned_abs();
    let mut den = den.max(1);
    let common = common_divisor(size, den);
    if common > 1 {
        (size, den) = (size / common, den / common);
    }
    let size = size.cast_signed();
    from_coprime(if num < 0 { -size } else { size }, den)
}

/// As [`reduced`], where nothing is left to cancel.
pub(super) fn from_coprime(num: i128, den: u128) -> Exact {
    match (i64::try_from(num), i64::try_from(den).map(|den| NonZeroU64::new(den.unsigned_abs()))) {
        (Ok(num), Ok(Some(den))) => Exact(Repr::Small { num, den }),
        _ => Exact(Repr::Long(Box::new(long::Long::from_words(num, den)))),
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
    long::compare(left, right)
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
    long::sum(left, right)
}

fn product(left: &Exact, right: &Exact) -> Exact {
    if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&left.0, &right.0) {
        return reduced(i128::from(*a) * i128::from(*c), u128::from(b.get()) * u128::from(d.get()));
    }
    long::product(left, right)
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
