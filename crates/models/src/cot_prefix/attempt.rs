//! One go at one sum: what a reasoner writes, digit by digit, and where each digit comes from. Used by the cot-prefix figure
//! to show a sheet, and by tests, which count many of them against the exact curves.
//!
//! A wrong digit is the right one plus one, as a forgotten carry would make it. So a wrong carry and a slip in the same
//! column never cancel.

use serde::Serialize;

use super::{Given, Reasoner, Step, Then};
use crate::seed::Generator;

/// Where a digit of the answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Read from the page.
    Page,
    /// Written now, step by step.
    Paper,
    /// Done in the head.
    Head,
    /// Guessed.
    Guess,
}

/// One digit of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Written {
    /// The digit.
    pub digit: u8,
    /// Where it comes from.
    pub source: Source,
    /// Is it the sum's?
    pub is_right: bool,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    /// Its digits, from the right.
    pub digits: Vec<Written>,
    /// Steps written before it.
    pub further: u32,
}

impl Attempt {
    /// Is every digit right?
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.digits.iter().all(|written| written.is_right)
    }
}

/// The digits of a note, each wrong with probability `slip`; from the right.
#[must_use]
pub fn page(truth: &[Step], slip: f64, generator: &mut Generator) -> Vec<u8> {
    truth.iter().map(|step| slipped(step.digit, slip, generator)).collect()
}

/// What the reasoner answers to a sum (`truth`) when it is given the first `columns` of this page.
///
/// ```
/// use lookahead_models::cot_prefix::{Given, Reasoner, Source, Then, attempt, page, steps};
/// use lookahead_models::seed::{Generator, Seed};
/// let truth = steps(&[7, 4, 1], &[8, 5, 2]);
/// let mut generator = Generator::new(Seed::new(1));
/// let page = page(&truth, 0.0, &mut generator);
/// let sure = Reasoner { slip: 0.0, ..Reasoner::ON_PAPER };
/// let answer = attempt(&sure, &truth, &page, Given::Own, 2, Then::GoOn, &mut generator);
/// assert!(answer.is_right() && answer.further == 1);
/// assert_eq!(answer.digits[0].source, Source::Page);
/// ```
#[must_use]
pub fn attempt(
    reasoner: &Reasoner,
    truth: &[Step],
    page: &[u8],
    given: Given,
    columns: u32,
    then: Then,
    generator: &mut Generator,
) -> Attempt {
    let n_columns = u32::try_from(truth.len()).unwrap_or(u32::MAX);
    let followed = followed(reasoner, given, columns, generator);
    let known = if reasoner.reads { followed } else { 0 };
    let is_summary = matches!(given, Given::Summary { .. });
    let carries = is_summary && known > 0 && known < n_columns;
    let on_paper = then == Then::GoOn && reasoner.reads;
    let error = if on_paper { reasoner.slip } else { reasoner.head_slip };
    let carry_fails = carries && generator.uniform() < error;
    let mut reach = reasoner.reach.saturating_sub(u32::from(carries));
    let mut digits = Vec::new();
    for (at, step) in (0_u32..).zip(truth) {
        let right = step.digit;
        let worked = if carry_fails && at == known { next(right) } else { right };
        let (digit, source) = if at < known {
            (page.get(at as usize).copied().unwrap_or(right), Source::Page)
        } else if on_paper {
            (slipped(worked, reasoner.slip, generator), Source::Paper)
        } else if reach > 0 {
            reach -= 1;
            (slipped(worked, reasoner.head_slip, generator), Source::Head)
        } else {
            (generator.below(10) as u8, Source::Guess)
        };
        digits.push(Written { digit, source, is_right: digit == right });
    }
    let written = n_columns.saturating_sub(followed) + u32::from(carries);
    Attempt { digits, further: if then == Then::GoOn { written } else { 0 } }
}

/// How many columns of the page it takes in: all of its own note, of a summary the chunks up to the first that it does
/// not understand.
fn followed(reasoner: &Reasoner, given: Given, columns: u32, generator: &mut Generator) -> u32 {
    let Given::Summary { chunk } = given else { return columns };
    let mut understood = 0;
    while understood < reasoner.chunks(columns, chunk) && generator.uniform() < reasoner.understands {
        understood += 1;
    }
    understood * chunk
}

fn slipped(digit: u8, chance: f64, generator: &mut Generator) -> u8 {
    if generator.uniform() < chance { next(digit) } else { digit }
}

fn next(digit: u8) -> u8 {
    (digit + 1) % 10
}
