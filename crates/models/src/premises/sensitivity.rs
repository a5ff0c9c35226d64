//! What moves the product: elasticities at the reader's point, and the tornado of each premise from its low to its high
//! end. Used by the figure's view of the same name.
//!
//! In proportion all premises of a product weigh alike: a tenth more of any is a tenth more of the whole. What differs is
//! how far a premise can move. On the scale of log-odds, on which evidence adds up, premise i moves the whole by
//! d logit P/d logit pᵢ = (1 − pᵢ)/(1 − P): doubtful premises lead, premises near 1 hardly move it.

use serde::Serialize;

use super::log_odds::{LogOdds, expit};
use super::{Chain, Credence, product};
use crate::problem::{ParameterProblem, check_number};

/// The largest step of a tornado in log-odds.
const LARGEST_STEP: f64 = 50.0;

/// How the whole answers to one premise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Elasticity {
    /// dP/dpᵢ: the product of all others.
    pub per_point: f64,
    /// d ln P/d ln pᵢ: 1, but none where the product is 0.
    pub relative: Option<f64>,
    /// d logit P/d logit pᵢ; none where the premise or the product is 0 or 1 and no evidence moves it.
    pub log_odds: Option<f64>,
}

/// The product with one premise at its ends, all others at their middles.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Swing {
    /// The premise, from 0.
    pub premise: u32,
    /// Its low end.
    pub low: f64,
    /// Its high end.
    pub high: f64,
    /// The product at its low end.
    pub product_low: f64,
    /// The product at its high end.
    pub product_high: f64,
}

/// How the product answers to each premise, in order, at the points and middles.
///
/// ```
/// use lookahead_models::premises::{Chain, elasticities};
/// let chain = Chain::of_points(&[0.5, 0.2])?;
/// let answers = elasticities(&chain);
/// assert_eq!(answers[0].per_point, 0.2);
/// assert!((answers[1].log_odds.unwrap() - 0.8 / 0.9).abs() < 1e-12);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
#[must_use]
pub fn elasticities(chain: &Chain) -> Vec<Elasticity> {
    let middles = chain.middles();
    let whole = product(&middles);
    let elasticity = |(idx, credence): (usize, &f64)| {
        let is_movable = LogOdds::of(*credence).finite().is_some() && LogOdds::of(whole).finite().is_some();
        Elasticity {
            per_point: product_with(&middles, idx, 1.0),
            relative: (whole > 0.0).then_some(1.0),
            log_odds: is_movable.then(|| (1.0 - credence) / (1.0 - whole)),
        }
    };
    middles.iter().enumerate().map(elasticity).collect()
}

/// The swings of all premises, the widest first, ties in their order. A range goes from its low to its high end; a point
/// goes `step` log-odds to either side, 0 to 50 (a point at 0 or 1 does not move).
///
/// # Errors
/// `step` out of bounds.
pub fn tornado(chain: &Chain, step: f64) -> Result<Vec<Swing>, ParameterProblem> {
    check_number("step", step, 0.0, LARGEST_STEP)?;
    let middles = chain.middles();
    let mut swings: Vec<Swing> = Vec::new();
    for (idx, premise) in chain.premises().iter().enumerate() {
        let (low, high) = ends(premise, step);
        let swing = Swing {
            premise: idx as u32,
            low,
            high,
            product_low: product_with(&middles, idx, low),
            product_high: product_with(&middles, idx, high),
        };
        let at = swings.iter().position(|other| other.width() < swing.width()).unwrap_or(swings.len());
        swings.insert(at, swing);
    }
    Ok(swings)
}

impl Swing {
    fn width(&self) -> f64 {
        self.product_high - self.product_low
    }
}

fn ends(premise: &Credence, step: f64) -> (f64, f64) {
    match premise {
        Credence::Range(range) => (range.low(), range.high()),
        Credence::Point(credence) => match LogOdds::of(*credence) {
            LogOdds::Finite(middle) => (expit(middle - step), expit(middle + step)),
            LogOdds::Impossible | LogOdds::Certain => (*credence, *credence),
        },
    }
}

/// The product with one credence replaced.
pub(super) fn product_with(credences: &[f64], idx: usize, credence: f64) -> f64 {
    credences.iter().enumerate().map(|(at, own)| if at == idx { credence } else { *own }).product()
}
