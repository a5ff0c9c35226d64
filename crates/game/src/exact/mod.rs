//! Exact rational numbers: the arithmetic of everything a reader is shown.
//!
//! Ties decide plans, so payoffs and probabilities are never floats here. A number is a pair of machine
//! words as long as it fits and a pair of big integers when it does not; a value that fits is always kept
//! small, so equal numbers are equal in memory. Used by every other module of this crate.
//! Absent: not-a-number, infinities, rounding (but for [`Exact::to_f64`]).

mod ops;
mod parse;
mod show;

use std::cmp::Ordering;
use std::num::NonZeroU64;

use num_bigint::{BigInt, Sign};

pub use parse::{MAX_EXPONENT, MAX_LITERAL, ParseExactError};

/// A rational number, always in lowest terms with a positive denominator.
///
/// ```
/// use lookahead_game::Exact;
/// let third: Exact = "1/3".parse()?;
/// assert_eq!((&third + &third + &third), Exact::ONE);
/// assert_eq!("7.90".parse::<Exact>()?.to_string(), "79/10");
/// # Ok::<(), lookahead_game::exact::ParseExactError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Repr);

/// Small: coprime, `den` at most `i64::MAX`. Big: coprime, `den` > 0, and not representable as Small.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Small { num: i64, den: NonZeroU64 },
    Big(Box<BigRatio>),
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct BigRatio {
    num: BigInt,
    den: BigInt,
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self(Repr::Small { num: 0, den: NonZeroU64::MIN });
    /// One.
    pub const ONE: Self = Self(Repr::Small { num: 1, den: NonZeroU64::MIN });

    /// A whole number.
    #[must_use]
    pub const fn int(value: i64) -> Self {
        Self(Repr::Small { num: value, den: NonZeroU64::MIN })
    }

    /// `num / den` in lowest terms; `None` if `den` is 0.
    ///
    /// ```
    /// use lookahead_game::Exact;
    /// assert_eq!(Exact::ratio(6, -4).map(|x| x.to_string()), Some("-3/2".to_owned()));
    /// assert_eq!(Exact::ratio(1, 0), None);
    /// ```
    #[must_use]
    pub fn ratio(num: i64, den: i64) -> Option<Self> {
        let sign = i128::from(den.signum());
        (den != 0).then(|| ops::reduced(sign * i128::from(num), u128::from(den.unsigned_abs())))
    }

    /// Is this 0?
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Small { num: 0, .. })
    }

    /// Is this below 0?
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small { num, .. } => *num < 0,
            Repr::Big(big) => big.num.sign() == Sign::Minus,
        }
    }

    /// The longer of numerator and denominator, in bits: what the solver's budget is counted in.
    #[must_use]
    pub fn bits(&self) -> u64 {
        match &self.0 {
            Repr::Small { num, den } => {
                u64::from(64 - num.unsigned_abs().leading_zeros().min(den.leading_zeros()))
            }
            Repr::Big(big) => big.num.bits().max(big.den.bits()),
        }
    }

    /// The nearest double (ties to even); beyond the range of doubles an infinity, below it a zero.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        show::nearest_double(self)
    }

    /// Numerator and denominator as big integers, for the paths that outgrow machine words.
    fn to_big(&self) -> (BigInt, BigInt) {
        match &self.0 {
            Repr::Small { num, den } => (BigInt::from(*num), BigInt::from(den.get())),
            Repr::Big(big) => (big.num.clone(), big.den.clone()),
        }
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self::int(value)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        ops::compare(self, other)
    }
}
