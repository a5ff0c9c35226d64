//! Three rulers for an agent that can change what a person prefers (after Carroll, Foote, Siththaranjan, Russell,
//! Dragan 2024, arXiv 2405.17713: rewards that depend on the preferences of the moment). Used by the niceness figure.
//!
//! The agent makes one first move, then gives a service in each of T later steps. A move tries to bring the person to
//! some preference. `fulfilment[judge][service][current]` is how much a service to a person who now prefers `current`
//! fulfils the preference `judge`. A ruler says who judges at each step: the preference of the moment (present), the
//! one at the start (initial), or the one that an uninfluenced person would come to (natural). The last is a
//! stand-in, no definition of true niceness.
//!
//! **Power** is the probability q with which an attempt at influence succeeds; where it fails the person changes as
//! if left alone. The effort (`now`, at most 0 as a rule) is spent either way. So with Γ = γ + γ² + … + γᵀ and
//! S(p) = Γ·max over services of `fulfilment[judge][·][p]` a move is worth `now + q·S(after) + (1 − q)·S(natural)` on
//! the agent's ruler: a line in q, so that the powers at which the best move changes are quotients, and exact. At
//! q = 0 a move that costs effort is never better than leaving the person alone, on any ruler; the rulers then can
//! only be told apart by the services, and not by those if they agree about them.

mod game;
mod power;
mod presets;
mod value;

use lookahead_game::Exact;
use serde::{Deserialize, Serialize};

pub use game::{Names, NotDrawn, game};
pub use power::{PowerAnswer, Segment, power};
pub use presets::Preset;

use crate::instrumental::check_gamma;
use crate::problem::{ParameterProblem, ProblemCode, check_count, check_index, check_length};

/// The most preferences, services or moves.
pub const MOST_KINDS: u32 = 8;
/// The most later steps.
pub const MOST_STEPS: u32 = 12;

/// Whose preferences are fulfilled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ruler {
    /// Those of the moment.
    Present,
    /// Those at the start.
    Initial,
    /// Those to which an uninfluenced person would come.
    Natural,
}

impl Ruler {
    /// All three, in the order of every list below.
    pub const ALL: [Self; 3] = [Self::Present, Self::Initial, Self::Natural];
}

/// One thing that the agent may do first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FirstMove {
    /// The preference that it tries to bring about; the natural one for leaving the person alone.
    pub after: u32,
    /// What it fulfils at once, on every ruler: below 0 for effort or harm.
    pub now: Exact,
}

/// The parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rulers {
    /// How many preferences a person may have, 1 to [`MOST_KINDS`].
    pub n_preferences: u32,
    /// How many services there are, 1 to [`MOST_KINDS`].
    pub n_services: u32,
    /// The preference at the start.
    pub initial: u32,
    /// The preference to which an uninfluenced person comes.
    pub natural: u32,
    /// What the agent may do first, 1 to [`MOST_KINDS`]; ties go to the first listed.
    pub moves: Vec<FirstMove>,
    /// `[judge][service][current]`, one row after the other.
    pub fulfilment: Vec<Exact>,
    /// What one step later is worth, 0 to 1.
    pub gamma: Exact,
    /// How many services follow, 0 to [`MOST_STEPS`].
    pub later_steps: u32,
    /// The probability with which influence succeeds, 0 to 1.
    pub power: Exact,
}

/// One first move with the best services after it, on the ruler of the agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MoveValue {
    /// What it is worth.
    pub value: Exact,
    /// The same if its influence succeeds for certain.
    pub value_if_success: Exact,
    /// The same if it fails for certain.
    pub value_if_failure: Exact,
    /// The service given at each step after success: the first of the best.
    pub service_after_success: u32,
    /// The service given at each step after failure.
    pub service_after_failure: u32,
}

/// What an agent with one ruler does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RulerAnswer {
    /// The ruler.
    pub ruler: Ruler,
    /// One entry for each first move.
    pub moves: Vec<MoveValue>,
    /// The best first move, the first among ties.
    pub best: u32,
    /// Every best first move.
    pub ties: Vec<u32>,
    /// What the plan of this ruler (best move, its services) is worth on each ruler, in the order of [`Ruler::ALL`].
    pub scores: Vec<Exact>,
}

/// The three rulers side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RulersAnswer {
    /// In the order of [`Ruler::ALL`].
    pub rulers: Vec<RulerAnswer>,
    /// Do all three begin alike?
    pub same_move: bool,
    /// Do all three begin alike and then give the same services in every case that can come about?
    pub same_conduct: bool,
}

/// What the three rulers would have the agent do, and what each thinks of the others' plans.
///
/// # Errors
/// The first parameter out of bounds, or one that makes a number too long.
///
/// ```
/// use lookahead_models::niceness::rulers::{Preset, compare};
/// let answer = compare(&Preset::ThreeWays.build())?;
/// let best: Vec<u32> = answer.rulers.iter().map(|ruler| ruler.best).collect();
/// assert_eq!(best, [2, 1, 0]); // manipulate, lock in, leave
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn compare(rulers: &Rulers) -> Result<RulersAnswer, ParameterProblem> {
    rulers.check()?;
    let answers: Vec<RulerAnswer> = Ruler::ALL.into_iter().map(|ruler| answer(rulers, ruler)).collect();
    let all = answers.iter().flat_map(|answer| &answer.scores);
    if all.chain(answers.iter().flat_map(values)).any(Exact::is_too_long) {
        return Err(ParameterProblem::too_long("fulfilment"));
    }
    let same_move = agree(answers.iter().map(|answer| Some(answer.best)));
    let same_conduct = same_move && agree(answers.iter().map(|answer| conduct(rulers, answer)));
    Ok(RulersAnswer { rulers: answers, same_move, same_conduct })
}

fn values(answer: &RulerAnswer) -> impl Iterator<Item = &Exact> {
    answer.moves.iter().map(|option| &option.value)
}

fn agree<T: PartialEq>(mut items: impl Iterator<Item = T>) -> bool {
    let first = items.next();
    items.all(|item| Some(item) == first)
}

/// The services of the best move, in the cases that have a probability above 0.
fn conduct(rulers: &Rulers, answer: &RulerAnswer) -> Option<(u32, u32)> {
    let option = answer.moves.get(answer.best as usize)?;
    let (success, failure) = (option.service_after_success, option.service_after_failure);
    if rulers.later_steps == 0 {
        Some((0, 0))
    } else if rulers.power.is_zero() {
        Some((failure, failure))
    } else if rulers.power == Exact::ONE {
        Some((success, success))
    } else {
        Some((success, failure))
    }
}

fn answer(rulers: &Rulers, ruler: Ruler) -> RulerAnswer {
    let moves: Vec<MoveValue> = rulers.moves.iter().map(|first| rulers.move_value(ruler, first)).collect();
    let (best, ties) = best_of(moves.iter().map(|option| &option.value));
    let plan = rulers.moves.get(best as usize).zip(moves.get(best as usize));
    let scores = Ruler::ALL
        .into_iter()
        .map(|judge| plan.map(|(first, option)| rulers.score(judge, first, option)).unwrap_or_default());
    RulerAnswer { ruler, best, ties, scores: scores.collect(), moves }
}

/// The first of the largest, and all of them.
fn best_of<'a>(values: impl Iterator<Item = &'a Exact>) -> (u32, Vec<u32>) {
    let mut ties = Vec::new();
    let mut best: Option<&Exact> = None;
    for (idx, value) in values.enumerate() {
        if best.is_none_or(|best| value > best) {
            ties.clear();
            best = Some(value);
        }
        if best == Some(value) {
            ties.push(idx as u32);
        }
    }
    (ties.first().copied().unwrap_or(0), ties)
}

impl Rulers {
    /// Checks every field.
    pub(super) fn check(&self) -> Result<(), ParameterProblem> {
        check_count("n_preferences", self.n_preferences, 1, MOST_KINDS)?;
        check_count("n_services", self.n_services, 1, MOST_KINDS)?;
        let n_preferences = self.n_preferences as usize;
        check_index("initial", self.initial, n_preferences)?;
        check_index("natural", self.natural, n_preferences)?;
        check_length("moves", self.moves.len(), 1, MOST_KINDS)?;
        self.moves.iter().try_for_each(|first| check_index("after", first.after, n_preferences))?;
        let n_entries = self.n_preferences * self.n_preferences * self.n_services;
        check_length("fulfilment", self.fulfilment.len(), n_entries, n_entries)?;
        check_count("later_steps", self.later_steps, 0, MOST_STEPS)?;
        check_gamma(&self.gamma)?;
        if self.power.is_negative() || self.power > Exact::ONE {
            return Err(ParameterProblem::new("power", ProblemCode::OutOfRange, 0.0, 1.0));
        }
        Ok(())
    }
}
