//! Exact as long as it is short, a double from there on: what pages reckon mutual value with. One arithmetic in place of
//! two keeps one copy of the pass in a page's program, and a reader sees exact values wherever there are any.

use std::cmp::Ordering;

use serde::Serialize;

use super::Number;
use crate::Exact;

/// Numerators and denominators of more bits become doubles. The same with and without the feature `big`, so that a
/// program without it finds the same values.
pub const MIXED_BITS: u64 = 127;

/// A number that is exact, or else to double precision. Equality and order are those of the values.
///
/// ```
/// use lookahead_game::{Exact, value::mutual::{Mixed, Number}};
/// let third = Mixed::Exact(Exact::ratio(1, 3).unwrap_or_default());
/// assert_eq!(third.plus(&third).exact(), Exact::ratio(2, 3).as_ref());
/// assert_eq!(third.times(&Mixed::Double(3.0)), Mixed::Double(1.0));
/// ```
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Mixed {
    /// Exactly.
    Exact(Exact),
    /// To double precision.
    Double(f64),
}

impl Mixed {
    /// The exact number, if it is one.
    #[must_use]
    pub fn exact(&self) -> Option<&Exact> {
        match self {
            Self::Exact(value) => Some(value),
            Self::Double(_) => None,
        }
    }

    /// `exact` of two exact numbers if that is short enough, else `double` of the nearest doubles.
    fn of(&self, other: &Self, exact: fn(&Exact, &Exact) -> Exact, double: fn(f64, f64) -> f64) -> Self {
        if let (Self::Exact(one), Self::Exact(another)) = (self, other) {
            let result = exact(one, another);
            if result.bits() <= MIXED_BITS {
                return Self::Exact(result);
            }
        }
        Self::Double(double(self.to_double(), other.to_double()))
    }
}

impl Default for Mixed {
    fn default() -> Self {
        Self::ZERO
    }
}

impl PartialEq for Mixed {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Exact(one), Self::Exact(another)) => one == another,
            _ => self.to_double() == other.to_double(),
        }
    }
}

impl Number for Mixed {
    const ZERO: Self = Self::Exact(Exact::ZERO);

    fn from_exact(value: &Exact) -> Self {
        Self::Exact(value.clone())
    }

    fn from_double(value: f64) -> Self {
        Self::Exact(super::exact_of(value))
    }

    fn of_share(share: &super::Share) -> Self {
        Self::Exact(share.exact.clone())
    }

    fn plus(&self, other: &Self) -> Self {
        self.of(other, |one, another| one + another, |one, another| one + another)
    }

    fn minus(&self, other: &Self) -> Self {
        self.of(other, |one, another| one - another, |one, another| one - another)
    }

    fn times(&self, other: &Self) -> Self {
        self.of(other, |one, another| one * another, |one, another| one * another)
    }

    fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Exact(one), Self::Exact(another)) => one.cmp(another),
            _ => self.to_double().order(&other.to_double()),
        }
    }

    fn exceeds(&self, other: &Self) -> bool {
        self.order(other).is_gt()
    }

    fn is_tied(&self, best: &Self) -> bool {
        match (self, best) {
            (Self::Exact(one), Self::Exact(another)) => one == another,
            _ => self.to_double().is_tied(&best.to_double()),
        }
    }

    fn is_sound(&self) -> bool {
        match self {
            Self::Exact(_) => true,
            Self::Double(value) => value.is_finite(),
        }
    }

    fn is_one(&self) -> bool {
        *self == Self::Exact(Exact::ONE)
    }

    fn to_double(&self) -> f64 {
        match self {
            Self::Exact(value) => value.to_f64(),
            Self::Double(value) => *value,
        }
    }
}
