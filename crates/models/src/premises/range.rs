//! A range of credences as a stated distribution: on the scale of log-odds two half normal distributions that meet at
//! the middle. Half of the doubt lies below the middle and half above; 5 % lies below `low` and 5 % above `high`. So the
//! three numbers mean what they say (quantiles), a range may be lopsided, and no draw leaves 0..1. Used by `draw` and
//! `resolving`, and by the figure for bands that were not refined.

use serde::Serialize;

use super::log_odds::{expit, logit};
use crate::normal::density;
use crate::problem::{ParameterProblem, ProblemCode, check_number};

/// The share of a range's doubt below its low end.
pub const LOW_SHARE: f64 = 0.05;
/// The share of a range's doubt below its high end.
pub const HIGH_SHARE: f64 = 0.95;
/// Where the standard normal distribution reaches [`HIGH_SHARE`].
const END: f64 = 1.644_853_626_951_472_2;
/// Beyond so many deviations nothing is left that a double would show.
const REACH: f64 = 9.0;
/// Even: Simpson's rule takes its places in pairs.
const N_STEPS: u32 = 360;

/// Low, middle and high, strictly between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Range {
    low: f64,
    middle: f64,
    high: f64,
}

impl Range {
    /// The range with these quantiles of 5, 50 and 95 %.
    ///
    /// # Errors
    /// A number at or outside 0 or 1 (log-odds would be infinite there: such a credence is a point), or an end on the
    /// wrong side of the middle.
    ///
    /// ```
    /// use lookahead_models::premises::Range;
    /// assert!(Range::new(0.1, 0.3, 0.6).is_ok());
    /// assert!(Range::new(0.6, 0.3, 0.1).is_err());
    /// assert!(Range::new(0.0, 0.3, 0.6).is_err());
    /// ```
    pub fn new(low: f64, middle: f64, high: f64) -> Result<Self, ParameterProblem> {
        for (field, value) in [("low", low), ("middle", middle), ("high", high)] {
            check_number(field, value, 0.0, 1.0)?;
            if value <= 0.0 || value >= 1.0 {
                return Err(ParameterProblem::new(field, ProblemCode::OutOfRange, 0.0, 1.0));
            }
        }
        check_number("low", low, 0.0, middle)?;
        check_number("high", high, middle, 1.0)?;
        Ok(Self { low, middle, high })
    }

    /// From end to end, with the middle halfway between on the scale of log-odds. The ends may come in either order.
    ///
    /// # Errors
    /// As [`Range::new`].
    pub fn between(one_end: f64, other_end: f64) -> Result<Self, ParameterProblem> {
        let (low, high) = (one_end.min(other_end), one_end.max(other_end));
        // The ends are checked before the middle is made of them.
        Self::new(low, low, high)?;
        Self::new(low, expit(0.5 * (logit(low) + logit(high))).clamp(low, high), high)
    }

    /// The quantile of 5 %.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The median.
    #[must_use]
    pub fn middle(&self) -> f64 {
        self.middle
    }

    /// The quantile of 95 %.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }

    /// The credence at a standard normal deviate: at −1.645 the low end, at 0 the middle, at 1.645 the high end.
    #[must_use]
    pub fn at(&self, deviate: f64) -> f64 {
        let middle = logit(self.middle);
        let end = if deviate < 0.0 { self.low } else { self.high };
        expit(middle + (logit(end) - middle).abs() / END * deviate)
    }

    /// E p and E p², by Simpson's rule on each half. Good to 1e-9 for ranges within 10⁻⁶..1 − 10⁻⁶ (tested).
    pub(super) fn moments(&self) -> (f64, f64) {
        let (mut mean, mut square) = (0.0, 0.0);
        let step = REACH / f64::from(N_STEPS);
        for idx in 0..=N_STEPS {
            let weight = match idx {
                0 | N_STEPS => 1.0,
                _ if idx % 2 == 1 => 4.0,
                _ => 2.0,
            };
            let deviate = step * f64::from(idx);
            let mass = weight * step / 3.0 * density(deviate);
            let (above, below) = (self.at(deviate), self.below(deviate));
            mean += mass * (above + below);
            square += mass * (above * above + below * below);
        }
        (mean, square)
    }

    /// The credence so many deviations below the middle; at 0 the middle.
    fn below(&self, deviate: f64) -> f64 {
        if deviate > 0.0 { self.at(-deviate) } else { self.middle }
    }
}
