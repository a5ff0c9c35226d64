//! Addition by columns, as it stands on paper. Used by the figure to show a note, and by tests.

use serde::Serialize;

/// One column: two digits and what is carried in make a digit and what is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Digit of the first number.
    pub first: u8,
    /// Digit of the second number.
    pub second: u8,
    /// Carried in, 0 or 1.
    pub carry_in: u8,
    /// The digit written down.
    pub digit: u8,
    /// Carried out, 0 or 1.
    pub carry_out: u8,
}

/// The steps of a sum, from the right; of numbers of different lengths the shorter is filled up with zeros. Digits stand
/// right to left, so the first one counts units; a digit above 9 counts as 9.
///
/// ```
/// use lookahead_models::cot_prefix::steps;
/// let sum: Vec<u8> = steps(&[7, 4], &[8, 5]).iter().map(|step| step.digit).collect();
/// assert_eq!(sum, [5, 0]); // 47 + 58 = 105, of which the last two digits.
/// ```
#[must_use]
pub fn steps(first: &[u8], second: &[u8]) -> Vec<Step> {
    let digit = |number: &[u8], at: usize| number.get(at).copied().unwrap_or(0).min(9);
    let mut carry_in = 0;
    let mut all = Vec::new();
    for at in 0..first.len().max(second.len()) {
        let (first, second) = (digit(first, at), digit(second, at));
        let sum = first + second + carry_in;
        let step = Step { first, second, carry_in, digit: sum % 10, carry_out: sum / 10 };
        carry_in = step.carry_out;
        all.push(step);
    }
    all
}
