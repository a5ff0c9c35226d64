//! The worst case for one player: that player makes their payoff as large as possible, all others together make it as
//! small as possible, chance stays chance. The root's value is what the player can secure whatever the others want
//! (the security level, Luce & Raiffa 1957).

use super::backward_induction::ruled;
use super::{Input, Method, Parameter, Parameters, Progress, Refusal, Valuation, Way};
use crate::Exact;
use crate::induction::Ruler;
use crate::tree::Game;

pub(super) const WAY: Way = Way {
    code: "worst-case",
    input: Input::Tree,
    parameters: &[Parameter::Discount, Parameter::Player],
    method: Method::Game(value),
};

fn value(game: &Game, parameters: &Parameters, progress: Progress) -> Result<Valuation, Refusal> {
    let (player, n_players) = (parameters.player, game.n_players());
    if player.at() >= n_players {
        return Err(Refusal::NoSuchPlayer { player });
    }
    let mut rulers = vec![Ruler::payoff_of(player, n_players, Exact::int(-1)); n_players];
    rulers.iter_mut().skip(player.at()).take(1).for_each(|own| *own = Ruler::Own);
    ruled(game, parameters, &rulers, progress)
}
