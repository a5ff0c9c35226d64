//! The distribution of a chain's product where premises are ranges, by seeded draws. The doubts about the premises may
//! go together: every two of their standard normal deviates have one stated correlation. Used by the figure's interval.

use serde::Serialize;

use super::{Chain, HIGH_SHARE, LOW_SHARE};
use crate::estimate::{Estimate, Tally};
use crate::normal::{correlated, least_correlation};
use crate::problem::{ParameterProblem, check_count, check_number};
use crate::seed::{Generator, Seed};

/// The most draws at once: they are kept and sorted.
pub const MOST_DRAWS: u32 = 1_000_000;

/// A quantile of draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Quantile {
    /// The draw of this rank; the mean of the two beside it where the rank falls between them.
    pub value: f64,
    /// Half the distance between the draws one standard error of the rank to either side, √(n·q·(1 − q)) ranks.
    pub standard_error: f64,
}

/// What the draws gave.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Drawn {
    /// The mean product.
    pub mean: Estimate,
    /// 5 % of the doubt lies below.
    pub low: Quantile,
    /// Half of the doubt lies below.
    pub median: Quantile,
    /// 5 % of the doubt lies above.
    pub high: Quantile,
    /// All draws, from the lowest.
    pub sorted: Vec<f64>,
}

/// Draws the product `n_draws` times. `correlation` is that of the doubts, from −1/(n − 1) for n premises to 1;
/// at 0 the mean is that of [`Chain::mean_product`].
///
/// # Errors
/// The first parameter out of bounds.
///
/// ```
/// use lookahead_models::{Seed, premises::{Chain, Credence, Range, draw_product}};
/// let chain = Chain::new(vec![Credence::Range(Range::new(0.2, 0.5, 0.8)?), Credence::Point(0.5)])?;
/// let drawn = draw_product(&chain, 0.0, Seed::new(7), 10_000)?;
/// assert!((drawn.mean.mean - chain.mean_product()).abs() < 4.0 * drawn.mean.standard_error);
/// assert!((drawn.median.value - 0.25).abs() < 4.0 * drawn.median.standard_error);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn draw_product(
    chain: &Chain,
    correlation: f64,
    seed: Seed,
    n_draws: u32,
) -> Result<Drawn, ParameterProblem> {
    let premises = chain.premises();
    check_number("correlation", correlation, least_correlation(premises.len()), 1.0)?;
    check_count("n_draws", n_draws, 1, MOST_DRAWS)?;
    let mut generator = Generator::new(seed);
    let mut deviates = vec![0.0; premises.len()];
    let mut tally = Tally::default();
    let mut sorted = Vec::with_capacity(n_draws as usize);
    for _ in 0..n_draws {
        correlated(&mut generator, correlation, &mut deviates);
        let drawn: f64 = premises.iter().zip(&deviates).map(|(premise, z)| premise.at(*z)).product();
        tally.add(drawn);
        sorted.push(drawn);
    }
    sort(&mut sorted);
    let [low, median, high] = [LOW_SHARE, 0.5, HIGH_SHARE].map(|share| quantile(&sorted, share));
    Ok(Drawn { mean: tally.estimate(), low, median, high, sorted })
}

/// From the lowest. The one place that sorts numbers: each sort weighs in the wasm.
pub(crate) fn sort(values: &mut [f64]) {
    values.sort_unstable_by(f64::total_cmp);
}

/// A quantile of sorted values; 0 of none.
pub(super) fn quantile(sorted: &[f64], share: f64) -> Quantile {
    let last = sorted.len().saturating_sub(1) as f64;
    let at = |rank: f64| sorted.get(rank.clamp(0.0, last) as usize).copied().unwrap_or(0.0);
    let rank = share * last;
    let value = 0.5 * (at(rank.floor()) + at(rank.ceil()));
    let error = ((last + 1.0) * share * (1.0 - share)).sqrt();
    let standard_error = 0.5 * (at((rank + error).round()) - at((rank - error).round()));
    Quantile { value, standard_error }
}
