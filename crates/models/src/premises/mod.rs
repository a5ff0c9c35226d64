//! A conditional chain of premises and a reader's credences in them: what they multiply to, how sure that is, what moves
//! it, where two people differ, and what the arithmetic hides. Used by the premises figure.
//!
//! Premise i stands for P(i holds | all before it hold), so that the chain's credence is the plain product, whatever
//! depends on what. What such a chain multiplies is the credence that *at least one* case of the kind comes about by the
//! year that its first premise names; other ways to the same end are not in it (see `routes`).
//!
//! | module | what it holds |
//! |---|---|
//! | `log_odds` | credences as log-odds; 0 and 1 have names there |
//! | `range` | low, middle and high as a stated distribution |
//! | `draw` | the product's distribution, by seeded draws |
//! | `routes` | several ways to the same end, with a stated dependence |
//! | `sensitivity` | elasticities and the tornado |
//! | `crux` | whose premise makes the difference, in log-odds |
//! | `resolving` | what learning the truth of a premise is worth |
//! | `panel` | a group's medians against the group's products |
//!
//! No number of anybody's stands here: credences come in from outside.

mod crux;
mod draw;
mod log_odds;
mod panel;
mod range;
mod resolving;
mod routes;
mod sensitivity;

use serde::Serialize;

pub use crux::{Crux, crux};
pub(crate) use draw::sort;
pub use draw::{Drawn, MOST_DRAWS, Quantile, draw_product};
pub use log_odds::{LogOdds, expit};
pub use panel::{
    Gap, LARGEST_SPREAD, MOST_MEMBERS, Panel, PanelModel, PanelSummary, Upper, explaining_spread, gap,
};
pub use range::{HIGH_SHARE, LOW_SHARE, Range};
pub use resolving::{Resolved, resolve_doubts, resolve_premises};
pub use routes::{MOST_ROUTES, Union, at_least_one, union};
pub use sensitivity::{Elasticity, Swing, elasticities, tornado};

use crate::problem::{ParameterProblem, check_length, check_number};

/// The longest chain: the crux is reckoned over all orders of so many premises.
pub const MOST_PREMISES: u32 = 12;

/// How likely somebody holds something to be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Credence {
    /// A probability, 0 and 1 included.
    Point(f64),
    /// A range of them.
    Range(Range),
}

/// A chain of 1 to [`MOST_PREMISES`] premises, each credence on condition that all premises before it hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chain {
    premises: Vec<Credence>,
}

impl Credence {
    /// The point itself, or the middle of the range.
    #[must_use]
    pub fn middle(&self) -> f64 {
        match self {
            Self::Point(credence) => *credence,
            Self::Range(range) => range.middle(),
        }
    }

    /// Is it a range?
    #[must_use]
    pub fn is_range(&self) -> bool {
        matches!(self, Self::Range(_))
    }

    /// The mean credence and the mean of its square.
    fn moments(&self) -> (f64, f64) {
        match self {
            Self::Point(credence) => (*credence, credence * credence),
            Self::Range(range) => range.moments(),
        }
    }

    /// The credence at a standard normal deviate of the doubt about it.
    fn at(&self, deviate: f64) -> f64 {
        match self {
            Self::Point(credence) => *credence,
            Self::Range(range) => range.at(deviate),
        }
    }
}

impl Chain {
    /// The chain of these credences.
    ///
    /// # Errors
    /// No premise or too many, or a point that is no probability.
    ///
    /// ```
    /// use lookahead_models::premises::{Chain, Credence};
    /// let chain = Chain::new(vec![Credence::Point(0.5), Credence::Point(0.2)])?;
    /// assert!((chain.product() - 0.1).abs() < 1e-15);
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    pub fn new(premises: Vec<Credence>) -> Result<Self, ParameterProblem> {
        check_length("premises", premises.len(), 1, MOST_PREMISES)?;
        premises.iter().try_for_each(|premise| check_number("credence", premise.middle(), 0.0, 1.0))?;
        Ok(Self { premises })
    }

    /// The chain of these points.
    ///
    /// # Errors
    /// As [`Chain::new`].
    pub fn of_points(credences: &[f64]) -> Result<Self, ParameterProblem> {
        Self::new(credences.iter().map(|credence| Credence::Point(*credence)).collect())
    }

    /// Its premises in order.
    #[must_use]
    pub fn premises(&self) -> &[Credence] {
        &self.premises
    }

    /// The points and the middles of the ranges.
    #[must_use]
    pub fn middles(&self) -> Vec<f64> {
        self.premises.iter().map(Credence::middle).collect()
    }

    /// The product of the points and the middles.
    #[must_use]
    pub fn product(&self) -> f64 {
        product(&self.middles())
    }

    /// The mean of the product where the doubts about the premises have nothing to do with each other: the product of
    /// the means. It is not the product of the middles.
    #[must_use]
    pub fn mean_product(&self) -> f64 {
        self.premises.iter().map(|premise| premise.moments().0).product()
    }

    /// Whether any premise is a range.
    #[must_use]
    pub fn has_range(&self) -> bool {
        self.premises.iter().any(Credence::is_range)
    }
}

/// The product of credences, in order.
#[must_use]
pub fn product(credences: &[f64]) -> f64 {
    credences.iter().product()
}

/// Are these 1 to [`MOST_PREMISES`] probabilities?
fn check_credences(field: &'static str, credences: &[f64]) -> Result<(), ParameterProblem> {
    check_length(field, credences.len(), 1, MOST_PREMISES)?;
    credences.iter().try_for_each(|credence| check_number(field, *credence, 0.0, 1.0))
}
