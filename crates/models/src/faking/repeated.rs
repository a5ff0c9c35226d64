//! Several recorded conversations in a row, with deployment after the last. With n to go and values still one's own,
//! V₀ = D and Vₙ = max(Vₙ₋₁ − c, (1 − m)·Vₙ₋₁): complying costs c each time, declining risks everything that is left.
//! The more conversations are still to come, the less there is to lose, so from some length on it pays to decline first.
//! Used by the faking figure.

use serde::Serialize;

use super::{Choice, LARGEST_WORTH};
use crate::problem::{ParameterProblem, check_count, check_number};

/// The most conversations in a row.
pub const MOST_ROUNDS: u32 = 1_000;

/// The best plan for a row of conversations.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Repeated {
    /// What the whole row is worth under it; never below 0.
    pub value: f64,
    /// What to do with one conversation to go, with two, …; ties decline.
    pub from_last_to_first: Vec<Choice>,
}

/// Plans `n` conversations ahead; the numbers as in [`super::Stakes`].
///
/// # Errors
/// A number out of bounds.
///
/// ```
/// use lookahead_models::faking::{Choice, repeated};
/// let plan = repeated(1.0, 0.5, 10.0, 10)?;
/// assert_eq!(plan.value, 0.5);
/// assert_eq!(plan.from_last_to_first.last(), Some(&Choice::Decline));
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn repeated(cost: f64, change: f64, worth: f64, n: u32) -> Result<Repeated, ParameterProblem> {
    check_number("cost", cost, 0.0, LARGEST_WORTH)?;
    check_number("change", change, 0.0, 1.0)?;
    check_number("worth", worth, 0.0, LARGEST_WORTH)?;
    check_count("rounds", n, 0, MOST_ROUNDS)?;
    let mut value = worth;
    let mut from_last_to_first = Vec::new();
    for _ in 0..n {
        let (comply, decline) = (value - cost, (1.0 - change) * value);
        let is_better = comply - decline > TIE * value.max(1.0);
        from_last_to_first.push(if is_better { Choice::Comply } else { Choice::Decline });
        value = if is_better { comply } else { decline };
    }
    Ok(Repeated { value, from_last_to_first })
}

/// Closer than this, relative to what is left, is a tie.
const TIE: f64 = 1e-12;
