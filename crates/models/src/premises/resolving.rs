//! What finding out is worth: if the truth of one premise were known, and if the reader's own doubt about one credence
//! were gone. Used by the figure's view of the same name.
//!
//! *A premise.* Suppose one learned whether step i of the chain would hold once the steps before it do. With credence pᵢ
//! it does, and the product P becomes P/pᵢ; otherwise it becomes 0. The mean stays P; the expected move up or down is
//! 2P(1 − pᵢ), and the answer carries h(P) − pᵢ·h(P/pᵢ) bits about the whole (mutual information; h is the entropy of a
//! coin). So the step that is doubted most tells most, whoever doubts it.
//!
//! *A doubt.* With independent ranges, settling credence i takes away Var(pᵢ)·∏(E pⱼ)² of the product's variance
//! ∏E pⱼ² − ∏(E pⱼ)²: the first-order share of Sobol' (1993).

use serde::Serialize;

use super::sensitivity::product_with;
use super::{Chain, product};

/// What learning the truth of one premise would do.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Resolved {
    /// The product if it holds; none where that is held to be impossible.
    pub if_true: Option<f64>,
    /// The product if it does not: 0; none where it is held to be certain.
    pub if_false: Option<f64>,
    /// How far the product is expected to move, up or down.
    pub expected_move: f64,
    /// What the answer tells about the whole, in bits.
    pub bits: f64,
}

/// What learning the truth of each premise would do, in order, at the points and middles.
///
/// ```
/// use lookahead_models::premises::{Chain, resolve_premises};
/// let chain = Chain::of_points(&[1.0, 0.5])?;
/// let resolved = resolve_premises(&chain);
/// assert_eq!((resolved[0].if_false, resolved[0].expected_move, resolved[0].bits), (None, 0.0, 0.0));
/// assert_eq!((resolved[1].if_true, resolved[1].expected_move, resolved[1].bits), (Some(1.0), 0.5, 1.0));
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
#[must_use]
pub fn resolve_premises(chain: &Chain) -> Vec<Resolved> {
    let middles = chain.middles();
    let whole = product(&middles);
    let resolve = |(idx, credence): (usize, &f64)| {
        // All others: also right where the premise is at 0.
        let others = product_with(&middles, idx, 1.0);
        Resolved {
            if_true: (*credence > 0.0).then_some(others),
            if_false: (*credence < 1.0).then_some(0.0),
            expected_move: 2.0 * whole * (1.0 - credence),
            bits: (entropy(whole) - credence * entropy(others)).max(0.0),
        }
    };
    middles.iter().enumerate().map(resolve).collect()
}

/// The share of the product's variance that goes with each premise's range, in order; none where nothing is in doubt.
#[must_use]
pub fn resolve_doubts(chain: &Chain) -> Option<Vec<f64>> {
    let moments: Vec<(f64, f64)> = chain.premises().iter().map(super::Credence::moments).collect();
    let mean_squared: f64 = moments.iter().map(|(mean, _)| mean * mean).product();
    let variance = moments.iter().map(|(_, square)| square).product::<f64>() - mean_squared;
    if !chain.has_range() || mean_squared <= 0.0 || variance <= 0.0 {
        return None;
    }
    let share =
        |(mean, square): &(f64, f64)| (square / (mean * mean) - 1.0).max(0.0) * mean_squared / variance;
    Some(moments.iter().map(share).collect())
}

/// The entropy of a coin in bits.
fn entropy(credence: f64) -> f64 {
    let part = |p: f64| if p > 0.0 { -p * libm::log2(p) } else { 0.0 };
    part(credence) + part(1.0 - credence)
}
