//! Which premise makes a class differ about the whole. Used by `summary`.
//!
//! From the class's medians to each person's own answers the difference of the log-odds of the products is shared out among
//! the premises (`premises::crux`, Shapley's shares), so person n has dₙ = Σᵢ sₙᵢ. Then the variance of d over the class is
//! Σᵢ Cov(sᵢ, d), and premise i has Cov(sᵢ, d)/Var(d) of it. These parts add up to 1; a part below 0 is a premise on which
//! people lean against what they lean to otherwise. People with a product of 0 or 1, infinitely far from all others, are
//! left out and counted.

use serde::Serialize;

use crate::premises::{Crux, crux};

/// The premises' parts in the spread of the products.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClassCrux {
    /// Each premise's part, in order, adding up to 1; empty where there are not two people who differ.
    pub shares: Vec<f64>,
    /// The standard deviation of the log-odds of the products.
    pub deviation: f64,
    /// How many people it is reckoned from.
    pub n_people: u32,
    /// People at 0 or 1, left out.
    pub n_unbounded: u32,
}

impl ClassCrux {
    /// The standard deviation as a factor of the odds.
    #[must_use]
    pub fn factor(&self) -> f64 {
        libm::exp(self.deviation)
    }
}

/// How far somebody's product lies from that of the medians, in log-odds, and each premise's share of it.
type Apart = (f64, Vec<f64>);

/// Below this variance in log-odds nobody differs but for rounding.
const ROUNDING: f64 = 1e-18;

/// Over those who answered all, from the class's medians.
pub(super) fn class_crux(medians: &[f64], people: &[Vec<f64>]) -> ClassCrux {
    let found: Vec<Apart> = people.iter().filter_map(|person| finite(medians, person)).collect();
    let n_people = found.len() as u32;
    let mean = |of: &dyn Fn(&Apart) -> f64| found.iter().map(of).sum::<f64>() / f64::from(n_people).max(1.0);
    let middle = mean(&|(whole, _)| *whole);
    let variance = mean(&|(whole, _)| (whole - middle) * (whole - middle));
    let part = |premise: usize| {
        let share = |shares: &[f64]| shares.get(premise).copied().unwrap_or(0.0);
        mean(&|(whole, shares)| (whole - middle) * share(shares)) / variance
    };
    let is_spread = variance > ROUNDING;
    ClassCrux {
        shares: if is_spread { (0..medians.len()).map(part).collect() } else { Vec::new() },
        deviation: variance.sqrt(),
        n_people,
        n_unbounded: people.len() as u32 - n_people,
    }
}

/// The whole difference with its shares, where it is finite.
fn finite(medians: &[f64], person: &[f64]) -> Option<Apart> {
    match crux(medians, person) {
        Ok(Crux::Shares { difference, shares }) => Some((difference, shares)),
        Ok(Crux::Unbounded { .. }) | Err(_) => None,
    }
}
