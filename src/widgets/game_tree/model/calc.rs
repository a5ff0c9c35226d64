//! Numbers for the prose: `{calc:game-tree.<preset>.<key>}`, and the discount at which the first choice changes.

use lookahead_game::Exact;
use lookahead_game::induction::{self, Explanation, RootValues};
use lookahead_game::tree::{Game, NodeIdx};

use super::{DISCOUNT_STEPS, State};
use crate::number::shown;

/// `<preset>.root.<player>`, `.chosen`, `.move.<name>`, `.margin`, `.breakeven`, `.nodes`.
///
/// ```
/// use lookahead::widgets::game_tree::model::calc;
/// assert_eq!(calc("wait-or-take.move.wait").as_deref(), Some("11"));
/// assert_eq!(calc("wait-or-take.breakeven").as_deref(), Some("10/11"));
/// ```
#[must_use]
pub fn calc(key: &str) -> Option<String> {
    let (preset, rest) = key.split_once('.')?;
    let state = State::of_preset(preset)?;
    if rest == "nodes" {
        return Some(state.game.n_nodes().to_string());
    }
    if rest == "breakeven" {
        return break_even_discount(&state.game).map(|discount| discount.to_string());
    }
    let solution = state.solution().ok()?;
    if let Some(player) = rest.strip_prefix("root.") {
        let number: usize = player.parse().ok()?;
        return solution.value(NodeIdx::ROOT).get(number.checked_sub(1)?).map(shown);
    }
    let Explanation::Choice { player, moves, chosen, margin, .. } =
        solution.explain(&state.game, NodeIdx::ROOT)?
    else {
        return None;
    };
    match rest.strip_prefix("move.") {
        Some(name) => {
            let at = moves.iter().find(|at| state.game.move_name(NodeIdx::ROOT, at.move_idx) == name)?;
            at.value.get(player.get() as usize).map(shown)
        }
        None if rest == "chosen" => Some(state.game.move_name(NodeIdx::ROOT, chosen).to_owned()),
        None if rest == "margin" => margin.as_ref().map(shown),
        None => None,
    }
}

/// The game solved at every step of the discount's slider; empty where it has no plan or does not begin with a choice.
#[must_use]
pub fn sweep_discounts(game: &Game) -> Vec<RootValues> {
    induction::sweep_discounts(game, DISCOUNT_STEPS)
}

/// The largest discount below 1 at which the root's choice changes between two steps of the slider, exactly.
#[must_use]
pub fn break_even_discount(game: &Game) -> Option<Exact> {
    induction::break_even_discount(game, DISCOUNT_STEPS)
}
