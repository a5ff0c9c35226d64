//! Beliefs about the utility of a plan: what the game needs of them. Used by the rest of `off_switch`.

use serde::{Deserialize, Serialize};

use super::LARGEST_UTILITY;
use super::quadrature::gaussian_logistic_cost;
use crate::normal::{density, upper_tail};
use crate::problem::{ParameterProblem, check_length, check_number, check_probabilities};

/// The most points of a belief.
const MOST_POINTS: u32 = 64;

/// One thing that may be the case.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// How likely it is, 0 to 1.
    pub probability: f64,
    /// What the plan is then worth.
    pub utility: f64,
}

/// What the agent believes of the utility U of its plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Belief {
    /// Normally distributed; a deviation of 0 is certainty.
    Gaussian {
        /// E U.
        mean: f64,
        /// The standard deviation, from 0.
        deviation: f64,
    },
    /// Finitely many possibilities, 1 to 64, with probabilities that add up to 1.
    Points(Vec<Point>),
}

impl Belief {
    /// `utility` with this probability, else `otherwise`.
    #[must_use]
    pub fn two_points(probability: f64, utility: f64, otherwise: f64) -> Self {
        Self::Points(vec![
            Point { probability, utility },
            Point { probability: 1.0 - probability, utility: otherwise },
        ])
    }

    pub(super) fn check(&self) -> Result<(), ParameterProblem> {
        match self {
            Self::Gaussian { mean, deviation } => {
                check_number("mean", *mean, -LARGEST_UTILITY, LARGEST_UTILITY)?;
                check_number("deviation", *deviation, 0.0, LARGEST_UTILITY)
            }
            Self::Points(points) => {
                check_length("points", points.len(), 1, MOST_POINTS)?;
                check_probabilities("probability", points.iter().map(|point| point.probability))?;
                points.iter().try_for_each(|point| {
                    check_number("utility", point.utility, -LARGEST_UTILITY, LARGEST_UTILITY)
                })
            }
        }
    }

    /// E U.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self {
            Self::Gaussian { mean, .. } => *mean,
            Self::Points(points) => points.iter().map(|point| point.probability * point.utility).sum(),
        }
    }

    /// (E max(U, 0), E max(−U, 0)).
    #[must_use]
    pub fn gain_and_loss(&self) -> (f64, f64) {
        match self {
            Self::Gaussian { mean, deviation } => {
                let least = least_part(mean.abs(), *deviation);
                (mean.max(0.0) + least, (-mean).max(0.0) + least)
            }
            Self::Points(points) => {
                let part = |sign: f64| {
                    points.iter().map(|point| point.probability * (sign * point.utility).max(0.0)).sum()
                };
                (part(1.0), part(-1.0))
            }
        }
    }

    /// E |U|·P(a logistic human answers wrongly | U).
    pub(super) fn logistic_cost(&self, beta: f64) -> f64 {
        match self {
            Self::Gaussian { mean, deviation } if *deviation > 0.0 => {
                gaussian_logistic_cost(mean.abs(), *deviation, beta)
            }
            Self::Gaussian { mean, .. } => mean.abs() * wrong(mean.abs(), beta),
            Self::Points(points) => points
                .iter()
                .map(|point| point.probability * point.utility.abs() * wrong(point.utility.abs(), beta))
                .sum(),
        }
    }
}

/// P(wrong answer) of a logistic human where `stake` = |U| ≥ 0.
pub(super) fn wrong(stake: f64, beta: f64) -> f64 {
    if beta > 0.0 {
        1.0 / (1.0 + libm::exp(stake / beta))
    } else if stake > 0.0 {
        0.0
    } else {
        0.5
    }
}

/// min(G, L) = s·φ(z) − m·Φ(−z) for z = m/s, m = |mean|: positive, though both terms shrink together.
fn least_part(size: f64, deviation: f64) -> f64 {
    if deviation <= 0.0 {
        return 0.0;
    }
    let z = size / deviation;
    (deviation * density(z) - size * upper_tail(z)).max(0.0)
}
