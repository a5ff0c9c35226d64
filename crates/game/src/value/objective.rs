//! One objective for all: everyone moves so that one number becomes as large as possible, be it one player's payoff
//! or a weighted sum. What the players get of it is shown beside it. (A common objective makes the game one decision
//! problem: Marschak & Radner 1972, "Economic theory of teams".)

use serde::{Deserialize, Serialize};

use super::backward_induction::ruled;
use super::{Input, Method, Parameter, Parameters, Progress, Refusal, Valuation, Way};
use crate::Exact;
use crate::induction::Ruler;
use crate::tree::{Game, PlayerIdx};

pub(super) const WAY: Way = Way {
    code: "objective",
    input: Input::Tree,
    parameters: &[Parameter::Discount, Parameter::Objective],
    method: Method::Game(value),
};

/// What everyone works for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "of", rename_all = "lowercase")]
pub enum Objective {
    /// One player's payoff.
    Player(PlayerIdx),
    /// The sum of all payoffs.
    Sum,
    /// The sum of all payoffs, each times its weight.
    Weighted(Vec<Exact>),
}

impl Objective {
    /// The ruler that all players share.
    ///
    /// # Errors
    /// [`Refusal::NoSuchPlayer`], [`Refusal::Weights`].
    pub fn ruler(&self, n_players: usize) -> Result<Ruler, Refusal> {
        match self {
            Self::Player(player) if player.at() >= n_players => {
                Err(Refusal::NoSuchPlayer { player: *player })
            }
            Self::Player(player) => Ok(Ruler::payoff_of(*player, n_players, Exact::ONE)),
            Self::Sum => Ok(Ruler::Weighted(vec![Exact::ONE; n_players])),
            Self::Weighted(weights) if weights.len() != n_players => {
                Err(Refusal::Weights { n_players: n_players as u64 })
            }
            Self::Weighted(weights) => Ok(Ruler::Weighted(weights.clone())),
        }
    }
}

fn value(game: &Game, parameters: &Parameters, progress: Progress) -> Result<Valuation, Refusal> {
    let ruler = parameters.objective.ruler(game.n_players())?;
    ruled(game, parameters, &vec![ruler; game.n_players()], progress)
}
