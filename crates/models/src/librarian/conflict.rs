//! *Conflict*: two received instructions with weights, the newer one louder where the line is recorded:
//! P(comply) = σ(new·loudness − old·cost). It reads the notice for what is recorded and looks at no future. Used by `machine`.

use serde::{Deserialize, Serialize};

use super::log_odds;
use super::situation::Seen;
use crate::premises::expit;

/// The weights of the two instructions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// Weight of the later instruction at full loudness.
    pub new: f64,
    /// How loud it is on a line that is not recorded; 1 on one that is.
    pub quiet: f64,
    /// Weight of the first instruction for each point by which its book is better.
    pub old: f64,
}

/// An exact probability of complying, to be matched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// On the recorded line?
    pub is_recorded: bool,
    /// Points by which the first training's book is better.
    pub cost: u32,
    /// The probability, strictly between 0 and 1.
    pub probability: f64,
}

impl Conflict {
    /// How loud the later instruction is: between the two when the line is unclear.
    #[must_use]
    pub fn loudness(&self, seen: Seen) -> f64 {
        match seen {
            Seen::Recorded => 1.0,
            Seen::Unrecorded => self.quiet,
            Seen::Unclear => f64::midpoint(1.0, self.quiet),
        }
    }

    /// P(comply).
    #[must_use]
    pub fn probability(&self, seen: Seen, cost: u32) -> f64 {
        expit(self.new * self.loudness(seen) - self.old * f64::from(cost))
    }

    /// The weights nearest to exact probabilities, by least squares on their log-odds: one slope in the cost, one level for
    /// each line. Rounded to hundredths, so that the page shows the very numbers that are used.
    ///
    /// ```
    /// use lookahead_models::librarian::Seen;
    /// use lookahead_models::librarian::conflict::{Conflict, Target};
    /// let truth = Conflict { new: 3.0, quiet: 0.25, old: 0.5 };
    /// let targets: Vec<Target> = [(true, 4), (true, 8), (false, 4), (false, 8)]
    ///     .map(|(is_recorded, cost)| {
    ///         let seen = if is_recorded { Seen::Recorded } else { Seen::Unrecorded };
    ///         Target { is_recorded, cost, probability: truth.probability(seen, cost) }
    ///     })
    ///     .to_vec();
    /// assert_eq!(Conflict::fit(&targets), truth);
    /// ```
    #[must_use]
    pub fn fit(targets: &[Target]) -> Self {
        let mean_cost = mean(targets.iter().map(|target| f64::from(target.cost)));
        let level = |is_recorded| {
            let own = targets.iter().filter(move |target| target.is_recorded == is_recorded);
            mean(own.map(|target| log_odds(target.probability)))
        };
        let levels = [level(false), level(true)];
        let (mut covariance, mut variance) = (0.0, 0.0);
        for target in targets {
            let from_mean = f64::from(target.cost) - mean_cost;
            let own_level = if target.is_recorded { levels[1] } else { levels[0] };
            covariance += from_mean * (log_odds(target.probability) - own_level);
            variance += from_mean * from_mean;
        }
        let old = if variance > 0.0 { -covariance / variance } else { 0.0 };
        let [low, high] = levels.map(|level| level + old * mean_cost);
        Self { new: rounded(high), quiet: rounded(low / high), old: rounded(old) }
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values {
        sum += value;
        count += 1.0;
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

fn rounded(value: f64) -> f64 {
    libm::round(value * 100.0) / 100.0
}
