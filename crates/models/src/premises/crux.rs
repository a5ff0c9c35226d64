//! Which premises make the difference between two people's products, in log-odds: Shapley's shares (Shapley 1953, "A
//! value for n-person games"). Turn one person's credences into the other's one after the other; what a premise adds
//! depends on what was turned before it; its share is the mean over all orders. The shares add up to the whole
//! difference, premises on which both agree get 0, and exchanging the two people changes the signs alone. Reckoned
//! exactly over all sets of premises. Used by the figure's view of the crux.

use serde::Serialize;

use super::log_odds::LogOdds;
use super::{check_credences, product};
use crate::problem::{ParameterProblem, ProblemCode};

/// The difference between two chains of credences.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Crux {
    /// Both products lie inside 0..1.
    Shares {
        /// logit(theirs) − logit(mine).
        difference: f64,
        /// What each premise has of it, in order.
        shares: Vec<f64>,
    },
    /// On the way from one to the other the product is 0 or 1, infinitely far from any other: no share is finite.
    Unbounded {
        /// The log-odds of my product.
        mine: LogOdds,
        /// The log-odds of their product.
        theirs: LogOdds,
        /// The premises at 0 or 1 on one side and not on the other, from 0, in order: no evidence bridges them.
        at: Vec<u32>,
    },
}

/// The shares of the difference from my product to theirs.
///
/// # Errors
/// Chains of unequal length, empty or too long, or a credence that is no probability.
///
/// ```
/// use lookahead_models::premises::{Crux, crux};
/// let Crux::Shares { difference, shares } = crux(&[0.5, 0.2], &[0.5, 0.4])? else { unreachable!() };
/// assert!((shares.iter().sum::<f64>() - difference).abs() < 1e-12);
/// assert_eq!(shares[0], 0.0);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn crux(mine: &[f64], theirs: &[f64]) -> Result<Crux, ParameterProblem> {
    check_credences("mine", mine)?;
    check_credences("theirs", theirs)?;
    if mine.len() != theirs.len() {
        let n = mine.len() as f64;
        return Err(ParameterProblem::new("theirs", ProblemCode::Length, n, n));
    }
    let n_sets = 1_u32 << mine.len();
    let values: Option<Vec<f64>> = (0..n_sets).map(|set| value(mine, theirs, set)).collect();
    Ok(match values {
        Some(values) => shares(&values, mine.len() as u32),
        None => Crux::Unbounded {
            mine: LogOdds::of(product(mine)),
            theirs: LogOdds::of(product(theirs)),
            at: unbridged(mine, theirs),
        },
    })
}

/// The log-odds of the product with the premises of a set (bits) at theirs.
fn value(mine: &[f64], theirs: &[f64], set: u32) -> Option<f64> {
    let mixed = (0_u32..).zip(mine.iter().zip(theirs));
    let product =
        mixed.map(|(idx, (mine, theirs))| if set >> idx & 1 == 1 { theirs } else { mine }).product();
    LogOdds::of(product).finite()
}

fn shares(values: &[f64], n: u32) -> Crux {
    let weights = weights(n);
    let at = |set: u32| values.get(set as usize).copied().unwrap_or(0.0);
    let share = |premise: u32| -> f64 {
        let without = (0..1_u32 << n).filter(|set| set >> premise & 1 == 0);
        without
            .map(|set| {
                let weight = weights.get(set.count_ones() as usize).copied().unwrap_or(0.0);
                weight * (at(set | 1 << premise) - at(set))
            })
            .sum()
    };
    Crux::Shares { difference: at((1 << n) - 1) - at(0), shares: (0..n).map(share).collect() }
}

/// s!·(n − s − 1)!/n! for s = 0..n: how often a premise comes right after a set of that size.
fn weights(n: u32) -> Vec<f64> {
    let n = f64::from(n);
    let mut weight = 1.0 / n;
    let mut weights = Vec::new();
    let mut size = 0.0;
    while size < n {
        weights.push(weight);
        weight *= (size + 1.0) / (n - size - 1.0).max(1.0);
        size += 1.0;
    }
    weights
}

fn unbridged(mine: &[f64], theirs: &[f64]) -> Vec<u32> {
    let is_end = |credence: f64| LogOdds::of(credence).finite().is_none();
    let pairs = (0..).zip(mine.iter().zip(theirs));
    pairs
        .filter(|(_, (mine, theirs))| mine != theirs && (is_end(**mine) || is_end(**theirs)))
        .map(|(idx, _)| idx)
        .collect()
}
