//! Numbers for the prose: `{calc:game-tree.<preset>.<key>}`, and the discount at which the first choice changes.

use lookahead_game::Exact;
use lookahead_game::induction::{Explanation, RootValues, root_values_by_discount};
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
    let Explanation::Choice { player, moves, chosen, margin, .. } = solution.explain(&state.game, NodeIdx::ROOT)? else { return None };
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
    let grid: Vec<Exact> = (0..=DISCOUNT_STEPS).filter_map(|step| Exact::ratio(i64::from(step), i64::from(DISCOUNT_STEPS))).collect();
    root_values_by_discount(game, &grid).unwrap_or_default()
}

/// How many mediants are tried before giving up; enough for any fraction a reader could read.
const MOST_TRIES: u32 = 64;

/// The largest discount below 1 at which the root's choice changes between two steps of the slider, exactly: the
/// simplest fraction there with a tie, found by walking the Stern–Brocot tree. `None` where nothing changes, or
/// where the point is no simple fraction.
#[must_use]
pub fn break_even_discount(game: &Game) -> Option<Exact> {
    // At a discount of 0 all moves tie, which is no change of mind.
    let sweep = sweep_discounts(game);
    let change = lookahead_game::induction::break_even(sweep.get(1..)?).pop()?;
    let at = |discount: &Exact| root_values_by_discount(game, std::slice::from_ref(discount)).ok()?.pop();
    if at(&change.low)?.tie {
        return Some(change.low);
    }
    simplest_tie(&at, change.before)
}

/// Walks mediants between 0/1 and 1/1 towards the point where `before` stops being chosen.
fn simplest_tie(at: &impl Fn(&Exact) -> Option<RootValues>, before: u32) -> Option<Exact> {
    let (mut low, mut high) = ((0_i64, 1_i64), (1_i64, 1_i64));
    for _ in 0..MOST_TRIES {
        let middle = (low.0.checked_add(high.0)?, low.1.checked_add(high.1)?);
        let discount = Exact::ratio(middle.0, middle.1)?;
        let here = at(&discount)?;
        if here.tie {
            return Some(discount);
        }
        if here.chosen == before { low = middle } else { high = middle }
    }
    None
}
