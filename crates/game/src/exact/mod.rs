//! Exact rational numbers: the arithmetic of everything a reader is shown.
//!
//! Ties decide plans, so payoffs and probabilities are never floats here. A number is a pair of machine
//! words as long as it fits and a pair of longer integers when it does not; a value that fits is always kept
//! small, so equal numbers are equal in memory. Used by every other module of this crate.
//!
//! How long "longer" is, is decided by the feature `big` (on by default). With it: as long as need be. Without it
//! (for a browser that must load fast): at most [`LONGEST`] bits above and below the line. A result that does not
//! fit is then never rounded, wrapped or guessed at, but becomes *too long* ([`Exact::is_too_long`]): one value
//! that equals itself, orders after every number, spoils every result it enters, prints as `…`, which is no
//! number, and has more [`Exact::bits`] than any budget. Parsing, [`crate::tree::Builder`], the solver, its
//! sweeps and explanations refuse it in their own types, so no game or solution ever holds it.
//! Absent: not-a-number, infinities, rounding (but for [`Exact::to_f64`]).

#[cfg(feature = "big")]
mod big;
mod divide;
mod ops;
mod parse;
mod show;
#[cfg(not(feature = "big"))]
mod wide;

#[cfg(feature = "big")]
use big as long;
#[cfg(not(feature = "big"))]
use wide as long;

use std::cmp::Ordering;
use std::num::NonZeroU64;

pub use long::LONGEST;
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

/// Small: coprime, `den` at most `i64::MAX`. Long: what cannot be Small.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Small { num: i64, den: NonZeroU64 },
    Long(Box<long::Long>),
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
            Repr::Long(long) => long.is_negative(),
        }
    }

    /// Is this no number, but what stands for results that could not be kept? Never with the feature `big`.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        matches!(&self.0, Repr::Long(long) if long.is_too_long())
    }

    /// The longer of numerator and denominator, in bits: what the solver's budget is counted in. `u64::MAX` for
    /// what is too long.
    #[must_use]
    pub fn bits(&self) -> u64 {
        match &self.0 {
            Repr::Small { num, den } => {
                u64::from(64 - num.unsigned_abs().leading_zeros().min(den.leading_zeros()))
            }
            Repr::Long(long) => long.bits(),
        }
    }

    /// The nearest double (ties to even); beyond the range of doubles an infinity, below it a zero.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        show::nearest_double(self)
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
