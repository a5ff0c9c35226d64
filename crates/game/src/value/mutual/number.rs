//! The arithmetic mutual value is generic over: doubles, which the large worlds are valued in, and exact
//! rationals, which small worlds are shown in. One pass is written once; `N` is `f64` or [`Exact`].

use std::cmp::Ordering;
use std::fmt::Debug;

use crate::Exact;
use crate::induction::MAX_BITS;

/// Moves whose worth is within this, times max(1, |best|), of the best are ties (doubles only).
pub const TIE: f64 = 1e-12;

/// What the pass needs of a number.
pub trait Number: Clone + Debug + PartialEq {
    /// Zero.
    const ZERO: Self;
    /// From an exact number: the nearest.
    fn from_exact(value: &Exact) -> Self;
    /// From a double; see [`exact_of`] for exact numbers.
    fn from_double(value: f64) -> Self;
    /// The probability in this arithmetic.
    fn of_share(share: &super::Share) -> Self;
    /// The sum.
    #[must_use]
    fn plus(&self, other: &Self) -> Self;
    /// The difference.
    #[must_use]
    fn minus(&self, other: &Self) -> Self;
    /// The product.
    #[must_use]
    fn times(&self, other: &Self) -> Self;
    /// Order; numbers that cannot be compared count as equal.
    fn order(&self, other: &Self) -> Ordering;
    /// Is `self` larger?
    fn exceeds(&self, other: &Self) -> bool;
    /// Is `self` as good as the best, `best`?
    fn is_tied(&self, best: &Self) -> bool;
    /// Is this a number that can be shown: finite, or short enough?
    fn is_sound(&self) -> bool;
    /// Is this 1, so that multiplying can be left out?
    fn is_one(&self) -> bool;
    /// The nearest double.
    fn to_double(&self) -> f64;
}

impl Number for f64 {
    const ZERO: Self = 0.0;

    fn from_exact(value: &Exact) -> Self {
        value.to_f64()
    }

    fn from_double(value: f64) -> Self {
        value
    }

    fn of_share(share: &super::Share) -> Self {
        share.double
    }

    fn plus(&self, other: &Self) -> Self {
        self + other
    }

    fn minus(&self, other: &Self) -> Self {
        self - other
    }

    fn times(&self, other: &Self) -> Self {
        self * other
    }

    fn order(&self, other: &Self) -> Ordering {
        self.partial_cmp(other).unwrap_or(Ordering::Equal)
    }

    fn exceeds(&self, other: &Self) -> bool {
        self > other
    }

    fn is_tied(&self, best: &Self) -> bool {
        (self - best).abs() <= TIE * best.abs().max(1.0)
    }

    fn is_sound(&self) -> bool {
        self.is_finite()
    }

    fn is_one(&self) -> bool {
        *self == 1.0
    }

    fn to_double(&self) -> f64 {
        *self
    }
}

impl Number for Exact {
    const ZERO: Self = Exact::ZERO;

    fn from_exact(value: &Exact) -> Self {
        value.clone()
    }

    fn from_double(value: f64) -> Self {
        exact_of(value)
    }

    fn of_share(share: &super::Share) -> Self {
        share.exact.clone()
    }

    fn plus(&self, other: &Self) -> Self {
        self + other
    }

    fn minus(&self, other: &Self) -> Self {
        self - other
    }

    fn times(&self, other: &Self) -> Self {
        self * other
    }

    fn order(&self, other: &Self) -> Ordering {
        self.cmp(other)
    }

    fn exceeds(&self, other: &Self) -> bool {
        self > other
    }

    fn is_tied(&self, best: &Self) -> bool {
        self == best
    }

    fn is_sound(&self) -> bool {
        self.bits() <= MAX_BITS
    }

    fn is_one(&self) -> bool {
        *self == Exact::ONE
    }

    fn to_double(&self) -> f64 {
        self.to_f64()
    }
}

/// A double as an exact number: itself where it is a fraction over at most 2^60 and below 2^62 in size, else the
/// nearest number of that kind towards 0. Amounts, the only doubles that come here, are far inside.
///
/// ```
/// use lookahead_game::{Exact, value::mutual::exact_of};
/// assert_eq!(Some(exact_of(-0.75)), Exact::ratio(-3, 4));
/// ```
#[must_use]
pub fn exact_of(value: f64) -> Exact {
    const LARGEST: f64 = (1_u64 << 62) as f64;
    let (mut scaled, mut den) = (value.clamp(-LARGEST, LARGEST), 1_i64);
    while scaled != scaled.trunc() && den < 1 << 60 && scaled.abs() < LARGEST / 2.0 {
        (scaled, den) = (scaled * 2.0, den * 2);
    }
    Exact::ratio(scaled as i64, den).unwrap_or_default()
}
