//! The best answer of one player to fixed strategies of all others, honouring what the player can know. With
//! perfect recall it is found by one pass over the player's own sequences of moves, the last ones first: a set is
//! worth the best of its moves, a move what is paid after it plus all sets that can follow (von Stengel 1996,
//! section 3). It is pure, and no mixture does better. Used to check equilibria.

use serde::Serialize;

use super::evaluation::{check_length, odds_at, reach_of_nodes};
use super::histories::Histories;
use super::{Profile, Unanswered};
use crate::Exact;
use crate::tree::{Game, Kind, PlayerIdx, SetIdx};

/// What a best response does at one set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetChoice {
    /// Where.
    pub set: SetIdx,
    /// The first best move, from 0.
    pub move_idx: u32,
    /// All best moves, the chosen one first. Where the others never lead here every move is.
    pub ties: Vec<u32>,
}

/// A best response and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BestResponse {
    /// Who answers.
    pub player: PlayerIdx,
    /// What the player gets.
    pub value: Exact,
    /// What is done at each of the player's sets, in the order of [`Game::sets`].
    pub choices: Vec<SetChoice>,
}

impl BestResponse {
    /// The profile in which the player answers so and all others stay as they are.
    #[must_use]
    pub fn applied_to(&self, profile: &Profile) -> Profile {
        let mut profile = profile.clone();
        for choice in &self.choices {
            let n_moves = profile.odds(choice.set).len() as u32;
            let odds = (0..n_moves).map(|at| Exact::int(i64::from(at == choice.move_idx))).collect();
            // A set without odds is not of this game and stays as it is.
            let _ = profile.set_odds(choice.set, odds);
        }
        profile
    }
}

/// The best response of `player` to what all others do in `profile`.
///
/// # Errors
/// [`Unanswered::ImperfectRecall`] if the player forgets (then a pure answer need not be best),
/// [`Unanswered::Foreign`], [`Unanswered::NumbersTooLong`].
///
/// ```
/// use lookahead_game::{Exact, PlayerIdx, efg, information::{Profile, best_response}};
/// let text = r#"EFG 2 R "Pennies" { "Even" "Odd" } p "" 1 1 "" { "H" "T" } 0
/// p "" 2 1 "" { "h" "t" } 0 t "" 1 "" { 1 -1 } t "" 2 "" { -1 1 } p "" 2 1 0 t "" 2 t "" 1"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// let answer = best_response(&game, &Profile::first_moves(&game), PlayerIdx::new(1))?;
/// assert_eq!((&answer.value, answer.choices[0].move_idx), (&Exact::ONE, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn best_response(game: &Game, profile: &Profile, player: PlayerIdx) -> Result<BestResponse, Unanswered> {
    respond(game, &Histories::new(game), profile, player)
}

/// As [`best_response`], for a caller that knows the histories already.
pub(super) fn respond(
    game: &Game,
    histories: &Histories,
    profile: &Profile,
    player: PlayerIdx,
) -> Result<BestResponse, Unanswered> {
    if !profile.fits(game) || player.at() >= game.n_players() {
        return Err(Unanswered::Foreign);
    }
    histories.expect_recall(game, player)?;
    let mut worth = gains(game, histories, profile, player)?;
    let mut choices = vec![None; game.sets().len()];
    for set in histories.sets_backwards(game, player) {
        let before = histories.of_set(set).first().copied().unwrap_or(0);
        let n_moves = profile.odds(set).len() as u32;
        let after = |at| histories.after(before, set, at).and_then(|id| worth.get(id as usize));
        let values: Vec<Option<&Exact>> = (0..n_moves).map(after).collect();
        let best = values.iter().flatten().max().copied().cloned().unwrap_or_default();
        let ties: Vec<u32> = (0..).zip(values).filter(|(_, v)| *v == Some(&best)).map(|(at, _)| at).collect();
        worth.iter_mut().skip(before as usize).take(1).for_each(|sum| *sum += &best);
        let choice = SetChoice { set, move_idx: ties.first().copied().unwrap_or(0), ties };
        choices.iter_mut().skip(set.at()).take(1).for_each(|slot| *slot = Some(choice.clone()));
    }
    let choices = choices.into_iter().flatten().collect();
    let value = worth.into_iter().next().unwrap_or_default();
    check_length(&value)?;
    Ok(BestResponse { player, value, choices })
}

/// What is paid to the player directly after each of the player's sequences, as likely as chance and the others
/// make it.
fn gains(
    game: &Game,
    histories: &Histories,
    profile: &Profile,
    player: PlayerIdx,
) -> Result<Vec<Exact>, Unanswered> {
    let others = reach_of_nodes(game, |node| match game.kind(node) {
        Kind::Choice(mover) if mover == player => &[],
        _ => odds_at(game, profile, node),
    })?;
    let mut gains = vec![Exact::ZERO; histories.len()];
    for node in game.nodes() {
        let (Some(payoff), Some(reach)) = (game.payoffs(node).get(player.at()), others.get(node.at())) else {
            continue;
        };
        let slot = gains.get_mut(histories.at(node, player) as usize);
        slot.into_iter().try_for_each(|sum| {
            *sum += &(payoff * reach);
            check_length(sum)
        })?;
    }
    Ok(gains)
}
