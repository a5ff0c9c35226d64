//! The two-stage game of alignment faking: comply while it counts and keep one's values, or decline and maybe lose them.
//! The setting is that of Greenblatt et al. 2024 (arXiv 2412.14093); the game is ours. Used by the faking figure and by
//! the librarian's planner.
//!
//! A conversation is recorded for training with probability p. Complying costs c and keeps what staying as one is is
//! worth, D. Declining costs nothing; on a recorded conversation it changes the values with probability m, and then D is
//! lost. So complying is worth D − c, declining D(1 − pm), and complying is better where p exceeds p* = c/(mD).
//!
//! | module | what it holds |
//! |---|---|
//! | `tree` | the same as a game of `lookahead-game`, in which the player cannot see whether it is recorded |
//! | `signal` | a tier tag of some accuracy: posteriors and the gap between lines |
//! | `repeated` | several recorded conversations in a row, planned ahead |
//! | `phases` | a first training, then a second one: what is left of the first after each round |

mod phases;
mod repeated;
mod signal;
mod tree;

use lookahead_game::Exact;
use serde::Serialize;

pub use phases::{Phases, Round, Way, first_rounds, rounds, spill_for};
pub use repeated::{MOST_ROUNDS, Repeated, repeated};
pub use signal::{SignalAnswer, posterior, signal};
pub use tree::{Names, game, named_game};

use crate::problem::{ParameterProblem, check_number};

/// The largest worth or cost that is accepted.
pub const LARGEST_WORTH: f64 = 1e6;

/// What is at stake. Cost and worth are in the same units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stakes {
    /// c: what complying costs now, from 0.
    pub cost: Exact,
    /// m: how surely declining on a recorded conversation changes the values, 0 to 1.
    pub change: Exact,
    /// D: what keeping the values is worth later, from 0.
    pub worth: Exact,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Do what the training wants.
    Comply,
    /// Do not.
    Decline,
}

/// One conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OneShot {
    /// What complying is worth: D − c.
    pub comply: Exact,
    /// What declining is worth: D(1 − pm).
    pub decline: Exact,
    /// p* = c/(mD), above 1 where declining is always better; `None` where nothing can be lost.
    pub break_even: Option<Exact>,
    /// What is better; `None` for a tie.
    pub best: Option<Choice>,
}

impl Stakes {
    /// Are they in bounds?
    ///
    /// # Errors
    /// The first number that is not.
    pub fn check(&self) -> Result<(), ParameterProblem> {
        check_number("cost", self.cost.to_f64(), 0.0, LARGEST_WORTH)?;
        check_number("change", self.change.to_f64(), 0.0, 1.0)?;
        check_number("worth", self.worth.to_f64(), 0.0, LARGEST_WORTH)?;
        match [&self.cost, &self.change, &self.worth].iter().any(|number| number.is_too_long()) {
            true => Err(ParameterProblem::too_long("stakes")),
            false => Ok(()),
        }
    }

    /// p* = c/(mD): complying is better where a conversation is more likely recorded than this. `None` where mD is 0.
    ///
    /// ```
    /// use lookahead_game::Exact;
    /// use lookahead_models::faking::Stakes;
    /// let half = Exact::ratio(1, 2).unwrap_or_default();
    /// let stakes = Stakes { cost: 1.into(), change: half, worth: 10.into() };
    /// assert_eq!(stakes.break_even(), Exact::ratio(1, 5));
    /// ```
    #[must_use]
    pub fn break_even(&self) -> Option<Exact> {
        self.cost.checked_div(&(&self.change * &self.worth))
    }
}

/// What complying and declining are worth where a conversation is recorded with this probability.
///
/// # Errors
/// A number out of bounds, or one that grew too long.
///
/// ```
/// use lookahead_game::Exact;
/// use lookahead_models::faking::{Choice, Stakes, one_shot};
/// let stakes = Stakes { cost: 1.into(), change: 1.into(), worth: 10.into() };
/// let half = Exact::ratio(1, 2).unwrap_or_default();
/// let answer = one_shot(&stakes, &half)?;
/// assert_eq!((answer.comply, answer.decline, answer.best), (9.into(), 5.into(), Some(Choice::Comply)));
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn one_shot(stakes: &Stakes, recorded: &Exact) -> Result<OneShot, ParameterProblem> {
    stakes.check()?;
    check_probability("recorded", recorded)?;
    let comply = &stakes.worth - &stakes.cost;
    let decline = &stakes.worth * &(&Exact::ONE - &(recorded * &stakes.change));
    let break_even = stakes.break_even();
    let numbers = [Some(&comply), Some(&decline), break_even.as_ref()];
    if numbers.into_iter().flatten().any(Exact::is_too_long) {
        return Err(ParameterProblem::too_long("stakes"));
    }
    let best = match comply.cmp(&decline) {
        std::cmp::Ordering::Greater => Some(Choice::Comply),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Less => Some(Choice::Decline),
    };
    Ok(OneShot { comply, decline, break_even, best })
}

fn check_probability(field: &'static str, probability: &Exact) -> Result<(), ParameterProblem> {
    check_number(field, probability.to_f64(), 0.0, 1.0)?;
    if probability.is_too_long() { Err(ParameterProblem::too_long(field)) } else { Ok(()) }
}
