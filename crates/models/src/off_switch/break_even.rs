//! Where deferring stops paying: in the human's errors, in the agent's doubt, in a probability. Used by the figure's
//! marks and sentences.
//!
//! With G, L as in the parent module deferring gains min(G, L) − C. For a constant error rate C = rate·(G + L), so
//! rate* = min(G, L)/(G + L) ≤ 1/2. For a logistic human C only grows with beta (each term u/(1 + e^{u/β}) does), so
//! there is at most one break-even; for a Gaussian belief it is exactly beta* = σ²/(2|μ|), where the integrand
//! of delta is odd. For two points with error rates e₊ (good plan stopped) and e₋ (bad plan allowed) acting and
//! deferring tie at p = l(1 − e₋)/(l(1 − e₋) + g·e₊), switching off and deferring at p = l·e₋/(l·e₋ + g(1 − e₊)).

use serde::Serialize;

use super::belief::wrong;
use super::{Belief, Human, LARGEST_BETA, LARGEST_UTILITY, Question, answer_checked, check_human};
use crate::problem::{ParameterProblem, check_number};

/// The value of one parameter at which deferring stops paying.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BreakEven {
    /// Here, by a formula.
    Exact(f64),
    /// Here, by halving an interval of sign change until its ends were neighbouring doubles (or nearly so).
    Bracketed(f64),
    /// Deferring is at least as good as anything else at every value.
    Always,
    /// Deferring gains nothing at any value above 0.
    Never,
}

/// The probabilities of a good plan between which deferring is best.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Window {
    /// Below it switching off is better.
    pub from: f64,
    /// Above it acting is better.
    pub to: f64,
}

/// The beta of a logistic human up to which deferring pays.
///
/// # Errors
/// The first parameter out of bounds.
///
/// ```
/// use lookahead_models::off_switch::{Belief, BreakEven, break_even_beta};
/// let belief = Belief::Gaussian { mean: 0.25, deviation: 1.0 };
/// assert_eq!(break_even_beta(&belief), Ok(BreakEven::Exact(2.0)));
/// ```
pub fn break_even_beta(belief: &Belief) -> Result<BreakEven, ParameterProblem> {
    belief.check()?;
    let (gain, loss) = belief.gain_and_loss();
    if belief.mean() == 0.0 {
        return Ok(BreakEven::Always);
    }
    Ok(match belief {
        Belief::Gaussian { deviation, .. } if *deviation <= 0.0 => BreakEven::Never,
        Belief::Gaussian { mean, deviation } => BreakEven::Exact(deviation * deviation / (2.0 * mean.abs())),
        Belief::Points(_) if gain.min(loss) <= 0.0 => BreakEven::Never,
        Belief::Points(_) => bracketed(LARGEST_BETA, &|beta| {
            let human = Human::Logistic { beta };
            answer_checked(&Question { belief: belief.clone(), human }).delta
        }),
    })
}

/// The rate of a human's constant error up to which deferring pays: min(G, L)/(G + L), never above 1/2.
///
/// # Errors
/// The first parameter out of bounds.
pub fn break_even_rate(belief: &Belief) -> Result<BreakEven, ParameterProblem> {
    belief.check()?;
    let (gain, loss) = belief.gain_and_loss();
    Ok(match (gain.min(loss), gain + loss) {
        (_, absolute) if absolute <= 0.0 => BreakEven::Always,
        (least, _) if least <= 0.0 => BreakEven::Never,
        (least, absolute) => BreakEven::Exact(least / absolute),
    })
}

/// The deviation of a Gaussian belief from which on deferring pays: √(2·beta·|mean|) for a logistic human. Below it
/// the agent has too little doubt left to ask.
///
/// # Errors
/// The first parameter out of bounds.
pub fn break_even_deviation(mean: f64, human: &Human) -> Result<BreakEven, ParameterProblem> {
    check_number("mean", mean, -LARGEST_UTILITY, LARGEST_UTILITY)?;
    check_human(human)?;
    let losing = |deviation: f64| {
        let belief = Belief::Gaussian { mean, deviation };
        -answer_checked(&Question { belief, human: *human }).delta
    };
    Ok(match *human {
        Human::Rational => BreakEven::Always,
        Human::Logistic { beta } if beta * mean == 0.0 => BreakEven::Always,
        Human::Logistic { beta } => BreakEven::Exact((2.0 * beta * mean.abs()).sqrt()),
        Human::ConstantError { rate } if rate <= 0.0 || (mean == 0.0 && rate <= 0.5) => BreakEven::Always,
        // At a rate of 1/2 only endless doubt would do.
        Human::ConstantError { rate } if rate >= 0.5 => BreakEven::Never,
        Human::ConstantError { .. } => bracketed(f64::MAX, &losing),
    })
}

/// Between which probabilities of a good plan (worth `gain`, else −`loss`) deferring is best. Where `from` is above
/// `to` it never is.
///
/// # Errors
/// The first parameter out of bounds: both amounts must be above 0.
///
/// ```
/// use lookahead_models::off_switch::{Human, deferring_window};
/// let window = deferring_window(1.0, 50.0, &Human::ConstantError { rate: 0.1 })?;
/// assert!((window.to - 450.0 / 451.0).abs() < 1e-15);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn deferring_window(gain: f64, loss: f64, human: &Human) -> Result<Window, ParameterProblem> {
    check_number("gain", gain, f64::MIN_POSITIVE, LARGEST_UTILITY)?;
    check_number("loss", loss, f64::MIN_POSITIVE, LARGEST_UTILITY)?;
    check_human(human)?;
    let error = |stake: f64| match *human {
        Human::Rational => 0.0,
        Human::ConstantError { rate } => rate,
        Human::Logistic { beta } => wrong(stake, beta),
    };
    let (stopped, allowed) = (error(gain), error(loss));
    let share = |bad: f64, good: f64| bad / (bad + good);
    Ok(Window {
        from: share(loss * allowed, gain * (1.0 - stopped)),
        to: share(loss * (1.0 - allowed), gain * stopped),
    })
}

/// The zero of a function that is positive near 0 and falls below 0: doubling, then halving.
fn bracketed(largest: f64, function: &dyn Fn(f64) -> f64) -> BreakEven {
    let mut low = 1.0;
    while function(low) <= 0.0 {
        low *= 0.5;
        if low < f64::MIN_POSITIVE {
            return BreakEven::Never;
        }
    }
    let mut high = 2.0 * low;
    while function(high) > 0.0 {
        (low, high) = (high, 2.0 * high);
        if high > largest {
            return BreakEven::Always;
        }
    }
    BreakEven::Bracketed(halved(low, high, function))
}

fn halved(mut low: f64, mut high: f64, function: &dyn Fn(f64) -> f64) -> f64 {
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if function(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
}
