//! The game along one parameter, for a chart. Used by the off-switch figure.

use serde::{Deserialize, Serialize};

use super::{Belief, Human, Question, answer};
use crate::problem::{ParameterProblem, ProblemCode, check_count, check_length, check_number};

/// The most points of a curve.
pub const MOST_POINTS: u32 = 2_001;

/// The parameter that changes along the curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// The mean of a Gaussian belief.
    Mean,
    /// The deviation of a Gaussian belief.
    Deviation,
    /// The scale of a logistic human's errors; the human becomes logistic.
    Beta,
    /// The rate of a human's constant error; the human becomes one of constant error.
    Rate,
    /// The probability of the first of two points.
    Probability,
}

/// One value for each place along the axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Curve {
    /// The places asked for.
    pub x: Vec<f64>,
    /// What acting is worth there.
    pub act: Vec<f64>,
    /// What deferring is worth there; switching off is always worth 0.
    pub defer: Vec<f64>,
    /// What deferring to a human without errors would be worth.
    pub defer_rational: Vec<f64>,
    /// What deferring gains over the better of the others.
    pub delta: Vec<f64>,
}

/// The game at each of these places, everything else as in `question`.
///
/// # Errors
/// The first parameter out of bounds; `axis` with [`ProblemCode::NoSuch`] where the belief has no such parameter.
///
/// ```
/// use lookahead_models::off_switch::{Axis, Belief, Human, Question, curve, spaced};
/// let belief = Belief::Gaussian { mean: 0.25, deviation: 1.0 };
/// let question = Question { belief, human: Human::Logistic { beta: 1.0 } };
/// let learning = curve(&question, Axis::Deviation, &spaced(0.0, 2.0, 5)?)?;
/// assert!(learning.delta[0] < 0.0 && learning.delta[4] > 0.0);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn curve(question: &Question, axis: Axis, places: &[f64]) -> Result<Curve, ParameterProblem> {
    check_length("places", places.len(), 1, MOST_POINTS)?;
    let mut curve = Curve::default();
    for &place in places {
        let answer = answer(&moved(question, axis, place)?)?;
        curve.x.push(place);
        curve.act.push(answer.act);
        curve.defer.push(answer.defer);
        curve.defer_rational.push(answer.defer_rational);
        curve.delta.push(answer.delta);
    }
    Ok(curve)
}

fn moved(question: &Question, axis: Axis, place: f64) -> Result<Question, ParameterProblem> {
    let mut moved = question.clone();
    match (axis, &mut moved.belief) {
        (Axis::Beta, _) => moved.human = Human::Logistic { beta: place },
        (Axis::Rate, _) => moved.human = Human::ConstantError { rate: place },
        (Axis::Mean, Belief::Gaussian { mean, .. }) => *mean = place,
        (Axis::Deviation, Belief::Gaussian { deviation, .. }) => *deviation = place,
        (Axis::Probability, Belief::Points(points)) => match points.as_mut_slice() {
            [first, second] => (first.probability, second.probability) = (place, 1.0 - place),
            _ => return Err(no_such_axis()),
        },
        _ => return Err(no_such_axis()),
    }
    Ok(moved)
}

const fn no_such_axis() -> ParameterProblem {
    ParameterProblem::new("axis", ProblemCode::NoSuch, 0.0, 0.0)
}

/// `n` places from `from` to `to` at equal distances, both ends included; 2 to [`MOST_POINTS`] of them.
///
/// # Errors
/// Ends that are not finite, or a count out of bounds.
pub fn spaced(from: f64, to: f64, n: u32) -> Result<Vec<f64>, ParameterProblem> {
    check_number("from", from, f64::MIN, f64::MAX)?;
    check_number("to", to, f64::MIN, f64::MAX)?;
    check_count("n", n, 2, MOST_POINTS)?;
    let last = f64::from(n - 1);
    // Weighted ends, so that the last place is `to` itself.
    Ok((0..n).map(|idx| f64::from(idx) / last).map(|share| from * (1.0 - share) + to * share).collect())
}

/// `n` places from `from` to `to` at equal ratios; both ends above 0.
///
/// # Errors
/// Ends that are not above 0 and finite, or a count out of bounds.
pub fn spaced_by_ratio(from: f64, to: f64, n: u32) -> Result<Vec<f64>, ParameterProblem> {
    check_number("from", from, f64::MIN_POSITIVE, f64::MAX)?;
    check_number("to", to, f64::MIN_POSITIVE, f64::MAX)?;
    let logarithms = spaced(libm::log(from), libm::log(to), n)?;
    Ok(logarithms.into_iter().map(libm::exp).collect())
}
