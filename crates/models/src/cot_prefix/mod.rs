//! Toy reasoners that add long numbers on paper, given a fraction of their own note or of a summary of it; and reasoners
//! whose filler tokens are room to compute in. Used by the cot-prefix figure. The experiments are those that comments of
//! Charlie Steiner and Fabien Roger suggested; early answering is Lanham et al. 2023 (arXiv 2307.13702). The reasoners are
//! ours.
//!
//! The task: the last n digits of a sum of two numbers of n digits. A note has a step for each column, from the right:
//! digit and carry ([`steps`]). A reasoner is right when every column is. Given the first k steps it goes on, or has to
//! answer at once:
//!
//! - columns that it *reads* from the page are as right as the page: each was written with a chance `slip` of a wrong digit;
//! - columns that it writes now slip as often;
//! - of the others it does the next `reach` in its head, each wrong with chance `head_slip`, and guesses the rest (1/10).
//!
//! A *summary* has the digits of whole chunks, without their carries and without the answer. The carry at its end must be worked
//! out again, which costs a step on paper and one column of reach in the head. A chunk is understood with probability
//! `understands`; from the first one that is not, the reasoner is on its own. Where the digits stand in the choice of
//! words alone ([`Reasoner::in_code`]), a summary in other words holds none of them, however used to summaries one is.
//! All numbers are exact sums over these cases; [`attempt`] draws single ones, and the tests count those.

mod attempt;
mod filler;
mod steps;

use serde::{Deserialize, Serialize};

pub use attempt::{Attempt, Source, Written, attempt, page};
pub use filler::{Filler, Treatment, filled};
pub use steps::{Step, steps};

use crate::problem::{ParameterProblem, check_count, check_number};

/// The longest numbers, in digits.
pub const MOST_COLUMNS: u32 = 200;

/// The chance of guessing a digit.
const GUESS: f64 = 0.1;

/// How somebody adds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Reasoner {
    /// Does the answer follow what stands on the page? If not, the note is written and never looked at.
    pub reads: bool,
    /// Do the digits stand in its choice of words, which a summary leaves out?
    pub in_code: bool,
    /// How many columns it can do in its head.
    pub reach: u32,
    /// The chance of a wrong digit in a step on paper.
    pub slip: f64,
    /// The chance of a wrong digit in a column done in the head.
    pub head_slip: f64,
    /// How likely it understands a chunk of a summary: 1 after training on summaries.
    pub understands: f64,
}

/// What it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Given {
    /// The first steps of its own note.
    Own,
    /// The same in a summary, by chunks of so many columns; what does not fill a chunk is left out.
    Summary {
        /// Columns of a chunk, from 1.
        chunk: u32,
    },
}

/// What it may do then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Then {
    /// Write on, then answer.
    GoOn,
    /// Answer at once.
    AnswerNow,
}

/// One point of a curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Point {
    /// How many columns of the note were given.
    pub columns: u32,
    /// P(all n digits right).
    pub accuracy: f64,
    /// Steps that it writes after that, on average.
    pub further: f64,
}

impl Reasoner {
    /// On paper: two columns in the head, rarely a slip.
    pub const ON_PAPER: Self =
        Self { reads: true, in_code: false, reach: 2, slip: 0.01, head_slip: 0.05, understands: 0.8 };
    /// In the head: twelve columns, and a note that nobody needs.
    pub const IN_HEAD: Self = Self { reads: false, reach: 12, ..Self::ON_PAPER };
    /// Both: it reads what there is and does the rest in its head.
    pub const BOTH: Self = Self { reads: true, reach: 6, ..Self::ON_PAPER };
    /// On paper, with the digits in the choice of words.
    pub const IN_CODE: Self = Self { in_code: true, ..Self::ON_PAPER };

    fn check(&self) -> Result<(), ParameterProblem> {
        check_count("reach", self.reach, 0, MOST_COLUMNS)?;
        check_number("slip", self.slip, 0.0, 1.0)?;
        check_number("head_slip", self.head_slip, 0.0, 1.0)?;
        check_number("understands", self.understands, 0.0, 1.0)
    }

    /// How many chunks of a summary hold anything for it, of a note of so many columns.
    fn chunks(&self, columns: u32, chunk: u32) -> u32 {
        if self.in_code { 0 } else { columns / chunk.max(1) }
    }

    /// P(right) with `known` columns read and `left` to do; `spent` columns of reach are used up.
    fn accuracy(&self, known: u32, left: u32, spent: u32, then: Then) -> f64 {
        let on_page = libm::pow(1.0 - self.slip, f64::from(known));
        if then == Then::GoOn && self.reads {
            return on_page * libm::pow(1.0 - self.slip, f64::from(left));
        }
        on_page * self.in_head(left, spent)
    }

    /// P(right) for so many columns without the page.
    pub(crate) fn in_head(&self, columns: u32, spent: u32) -> f64 {
        let done = columns.min(self.reach.saturating_sub(spent));
        let guessed = columns - done;
        libm::pow(1.0 - self.head_slip, f64::from(done)) * libm::pow(GUESS, f64::from(guessed))
    }
}

/// Accuracy and further steps for every number of columns given, from none to all n.
///
/// # Errors
/// A number out of bounds.
///
/// ```
/// use lookahead_models::cot_prefix::{Given, Reasoner, Then, curve};
/// let now = |reasoner| curve(&reasoner, 20, Given::Own, Then::AnswerNow);
/// let (paper, head) = (now(Reasoner::ON_PAPER)?, now(Reasoner::IN_HEAD)?);
/// assert!(paper[20].accuracy > 100.0 * paper[10].accuracy);
/// assert_eq!(head[20].accuracy, head[0].accuracy);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn curve(
    reasoner: &Reasoner,
    n_columns: u32,
    given: Given,
    then: Then,
) -> Result<Vec<Point>, ParameterProblem> {
    reasoner.check()?;
    check_count("columns", n_columns, 1, MOST_COLUMNS)?;
    if let Given::Summary { chunk } = given {
        check_count("chunk", chunk, 1, n_columns)?;
    }
    let point = |columns| match given {
        Given::Own => own(reasoner, n_columns, columns, then),
        Given::Summary { chunk } => summary(reasoner, n_columns, columns, chunk, then),
    };
    Ok((0..=n_columns).map(point).collect())
}

fn own(reasoner: &Reasoner, n_columns: u32, columns: u32, then: Then) -> Point {
    let left = n_columns - columns;
    let known = if reasoner.reads { columns } else { 0 };
    Point {
        columns,
        accuracy: reasoner.accuracy(known, n_columns - known, 0, then),
        further: if then == Then::GoOn { f64::from(left) } else { 0.0 },
    }
}

/// The mean over how many chunks are understood before one is not.
fn summary(reasoner: &Reasoner, n_columns: u32, columns: u32, chunk: u32, then: Then) -> Point {
    let n_chunks = reasoner.chunks(columns, chunk);
    let (mut accuracy, mut further) = (0.0, 0.0);
    for understood in 0..=n_chunks {
        let stops = if understood < n_chunks { 1.0 - reasoner.understands } else { 1.0 };
        let chance = libm::pow(reasoner.understands, f64::from(understood)) * stops;
        let known = if reasoner.reads { understood * chunk } else { 0 };
        let left = n_columns - known;
        // The carry at the end of the summary, unless nothing was read or nothing is left.
        let carry = u32::from(known > 0 && left > 0);
        accuracy += chance * carried(reasoner, known, left, carry, then);
        let written = n_columns - understood * chunk + carry;
        further += if then == Then::GoOn { chance * f64::from(written) } else { 0.0 };
    }
    Point { columns, accuracy, further }
}

/// With one more column to do again for its carry. In the head it takes reach, and can go wrong; on paper it can slip.
fn carried(reasoner: &Reasoner, known: u32, left: u32, carry: u32, then: Then) -> f64 {
    let plain = reasoner.accuracy(known, left, carry, then);
    if carry == 0 {
        return plain;
    }
    match then {
        Then::GoOn => plain * (1.0 - reasoner.slip),
        Then::AnswerNow if reasoner.reach > 1 => plain * (1.0 - reasoner.head_slip),
        // All columns that the carry could help are guessed.
        Then::AnswerNow => plain,
    }
}
