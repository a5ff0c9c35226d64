//! The value of a two-player game of pure opposition (zero-sum, or constant-sum) with hidden information and
//! perfect recall, and strategies that secure it (von Neumann 1928, computed by the sequence form). The program is
//! solved exactly, and the answer is checked without it: both best responses are computed, and how much they gain
//! together is reported.

use serde::Serialize;

use super::best_response::respond;
use super::histories::Histories;
use super::{Caps, Profile, Progress, Unanswered, evaluate};
use crate::Exact;
use crate::induction::constant_sum;
use crate::tree::{Game, NodeIdx, PlayerIdx};

/// An equilibrium in behaviour strategies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MixedEquilibrium {
    /// What each player gets.
    pub payoffs: Vec<Exact>,
    /// The strategies. At sets that own moves never lead to the first move stands, which need not be a good one.
    pub profile: Profile,
    /// What each player would get by the best answer to the other.
    pub best_responses: Vec<Exact>,
    /// How much the two best answers gain together: 0 if the strategies are an equilibrium indeed.
    pub exploitability: Exact,
}

/// Solves a two-player constant-sum game with perfect recall.
///
/// # Errors
/// [`Unanswered::NotTwoPlayers`], [`Unanswered::NotConstantSum`], [`Unanswered::ImperfectRecall`],
/// [`Unanswered::TooManyNodes`], [`Unanswered::ProgramTooLarge`], [`Unanswered::TooMuchWork`],
/// [`Unanswered::NumbersTooLong`], [`Unanswered::Cancelled`]; [`Unanswered::NotBuilt`] without the feature `equilibria`.
///
/// ```
/// # #[cfg(feature = "equilibria")] {
/// use std::ops::ControlFlow;
/// use lookahead_game::{Exact, efg, information::{Caps, mixed_equilibrium}};
/// let text = r#"EFG 2 R "Pennies" { "Even" "Odd" } p "" 1 1 "" { "H" "T" } 0
/// p "" 2 1 "" { "h" "t" } 0 t "" 1 "" { 3 -3 } t "" 2 "" { -1 1 } p "" 2 1 0 t "" 2 t "" 3 "" { 0 0 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// let found = mixed_equilibrium(&game, &Caps::default(), &mut |_, _| ControlFlow::Continue(()))?;
/// assert_eq!(Some(&found.payoffs[0]), Exact::ratio(-1, 5).as_ref());
/// assert_eq!(found.exploitability, Exact::ZERO);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn mixed_equilibrium(
    game: &Game,
    caps: &Caps,
    progress: Progress,
) -> Result<MixedEquilibrium, Unanswered> {
    if game.n_players() != 2 {
        return Err(Unanswered::NotTwoPlayers);
    }
    let histories = Histories::within(game, caps)?;
    let sum = constant_sum(game, &Exact::ONE).map_err(|node| Unanswered::NotConstantSum { node })?;
    let players = || (0..2).map(PlayerIdx::new);
    players().try_for_each(|player| histories.expect_recall(game, player))?;
    let profile = secure(game, &histories, caps, progress)?;
    let payoffs = evaluate(game, &profile)?.value(NodeIdx::ROOT).to_vec();
    let answers =
        players().map(|player| respond(game, &histories, &profile, player).map(|found| found.value));
    let best_responses = answers.collect::<Result<Vec<Exact>, Unanswered>>()?;
    let exploitability = best_responses.iter().cloned().sum::<Exact>() - sum;
    Ok(MixedEquilibrium { payoffs, profile, best_responses, exploitability })
}

/// Strategies that secure the value for both.
#[cfg(feature = "equilibria")]
fn secure(
    game: &Game,
    histories: &Histories,
    caps: &Caps,
    progress: Progress,
) -> Result<Profile, Unanswered> {
    let form = super::sequence_form::SequenceForm::new(game, histories, caps)?;
    // The value lies between the least and the greatest payoff, so the program is bounded.
    let optimum = super::simplex::maximise(form.program()?, caps.max_work, progress)?;
    optimum.map(|optimum| form.profile(&optimum)).ok_or(Unanswered::Foreign)
}

#[cfg(not(feature = "equilibria"))]
fn secure(_: &Game, _: &Histories, _: &Caps, _: Progress) -> Result<Profile, Unanswered> {
    Err(Unanswered::NotBuilt)
}
