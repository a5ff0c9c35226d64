//! The off-switch game (Hadfield-Menell, Dragan, Abbeel, Russell 2017, arXiv 1611.08219): an agent that is unsure of
//! the utility U of its plan may act (worth E U), switch itself off (worth 0) or defer to a human who allows or stops.
//! Used by the off-switch figure.
//!
//! All that is needed of a belief are G = E max(U, 0) and L = E max(−U, 0). Acting is worth G − L. A human who never
//! errs makes deferring worth G, so that deferring gains min(G, L) ≥ 0 over the better of the other two: the value of
//! information. A human who errs costs C = E |U|·P(wrong answer | U). Hence one identity for every belief and human:
//! `delta = min(G, L) − C`, computed as it stands, without a difference of large numbers.
//!
//! The standing objection is the limit in which the agent has learned all it can: as the spread of U goes to 0, so
//! does min(G, L), while C goes to |U|·P(wrong) and stays: with no doubt left there is no reason to defer.

mod belief;
mod break_even;
mod curve;
mod quadrature;

use serde::{Deserialize, Serialize};

pub use belief::{Belief, Point};
pub use break_even::{
    BreakEven, Window, break_even_beta, break_even_deviation, break_even_rate, deferring_window,
};
pub use curve::{Axis, Curve, MOST_POINTS, curve, spaced, spaced_by_ratio};

use crate::problem::{ParameterProblem, check_number};

/// The largest mean, deviation or utility that is accepted, in size.
pub const LARGEST_UTILITY: f64 = 1e6;
/// The largest beta that is accepted: beyond it a logistic human tosses a coin for all that matters here.
pub const LARGEST_BETA: f64 = 1e12;
/// Options whose values lie within this of the best, times max(1, |best|), tie with it.
pub const TIE: f64 = 1e-12;

/// How the human answers, given the true utility of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Human {
    /// Allows what is good, stops what is bad.
    Rational,
    /// Allows with probability 1 / (1 + exp(−U/beta)). At beta = 0 rational, at large beta a coin.
    Logistic {
        /// The scale of errors, in units of utility; from 0.
        beta: f64,
    },
    /// Gives the wrong answer with the same probability whatever is at stake.
    ConstantError {
        /// That probability, 0 to 1.
        rate: f64,
    },
}

/// What the agent may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Ask, and do as the human says.
    Defer,
    /// Carry out the plan.
    Act,
    /// Switch itself off.
    Off,
}

/// The parameters of one game.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// What the agent believes of U.
    pub belief: Belief,
    /// Whom it may ask.
    pub human: Human,
}

/// What each choice is worth to the agent, in units of utility.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// E U.
    pub act: f64,
    /// 0.
    pub off: f64,
    /// E U·1(allowed).
    pub defer: f64,
    /// What deferring to a human without errors would be worth.
    pub defer_rational: f64,
    /// `defer` less the better of `act` and `off`.
    pub delta: f64,
    /// The same for a human without errors: the value of information, never below 0.
    pub delta_rational: f64,
    /// What the human's errors cost: `delta_rational - delta`.
    pub error_cost: f64,
    /// The best choice; among ties deferring comes first, then acting.
    pub best: Choice,
    /// Every choice that ties with the best, in the order of [`Choice`].
    pub ties: Vec<Choice>,
}

/// What acting, switching off and deferring are worth.
///
/// The error of every number is at most 1e-13 · (|mean| + deviation) for Gaussian beliefs (tested against finer
/// quadrature), and rounding for points.
///
/// # Errors
/// The first parameter out of bounds.
///
/// ```
/// use lookahead_models::off_switch::{Belief, Choice, Human, Question, answer};
/// let belief = Belief::two_points(0.99, 1.0, -50.0);
/// let asked = answer(&Question { belief, human: Human::ConstantError { rate: 0.5 } })?;
/// assert!((asked.act - 0.49).abs() < 1e-12 && (asked.defer - 0.245).abs() < 1e-12);
/// assert_eq!(asked.best, Choice::Act);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn answer(question: &Question) -> Result<Answer, ParameterProblem> {
    question.belief.check()?;
    check_human(&question.human)?;
    Ok(answer_checked(question))
}

fn answer_checked(question: &Question) -> Answer {
    let (gain, loss) = question.belief.gain_and_loss();
    let act = question.belief.mean();
    let error_cost = error_cost(question, gain + loss);
    let delta_rational = gain.min(loss);
    let delta = delta_rational - error_cost;
    let defer = gain - error_cost;
    let ties = ties(defer, act, delta);
    Answer {
        act,
        off: 0.0,
        defer,
        defer_rational: gain,
        delta,
        delta_rational,
        error_cost,
        best: ties.first().copied().unwrap_or(Choice::Defer),
        ties,
    }
}

/// E |U|·P(wrong answer | U); `absolute` is E |U|.
fn error_cost(question: &Question, absolute: f64) -> f64 {
    match question.human {
        Human::Rational => 0.0,
        Human::ConstantError { rate } => rate * absolute,
        Human::Logistic { beta } => question.belief.logistic_cost(beta),
    }
}

fn ties(defer: f64, act: f64, delta: f64) -> Vec<Choice> {
    let best = if delta > 0.0 { defer } else { act.max(0.0) };
    let near = |value: f64| best - value <= TIE * best.abs().max(1.0);
    let all =
        [(Choice::Defer, near(best + delta.min(0.0))), (Choice::Act, near(act)), (Choice::Off, near(0.0))];
    all.into_iter().filter(|(_, is_near)| *is_near).map(|(choice, _)| choice).collect()
}

fn check_human(human: &Human) -> Result<(), ParameterProblem> {
    match *human {
        Human::Rational => Ok(()),
        Human::Logistic { beta } => check_number("beta", beta, 0.0, LARGEST_BETA),
        Human::ConstantError { rate } => check_number("rate", rate, 0.0, 1.0),
    }
}
