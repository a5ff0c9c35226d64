//! Minimax, with chance averaged expectiminimax: the first player makes their payoff as large as possible, the second
//! makes the same number as small as possible (Zermelo 1913; von Neumann 1928; Michie 1966 for chance). Only where
//! one's gain is the other's loss, which is checked exactly; the values are then those of backward induction.

use super::backward_induction::ruled;
use super::{Input, Method, Parameter, Parameters, Progress, Refusal, Valuation, Way};
use crate::Exact;
use crate::induction::{Ruler, constant_sum};
use crate::tree::{Game, PlayerIdx};

pub(super) const WAY: Way = Way {
    code: "minimax",
    input: Input::ConstantSumTree,
    parameters: &[Parameter::Discount],
    method: Method::Game(value),
};

fn value(game: &Game, parameters: &Parameters, progress: Progress) -> Result<Valuation, Refusal> {
    if game.n_players() != 2 {
        return Err(Refusal::NotTwoPlayers { n_players: game.n_players() as u64 });
    }
    constant_sum(game, &parameters.discount).map_err(|node| Refusal::NotConstantSum { node })?;
    let least = Ruler::payoff_of(PlayerIdx::new(0), 2, Exact::int(-1));
    ruled(game, parameters, &[Ruler::Own, least], progress)
}
