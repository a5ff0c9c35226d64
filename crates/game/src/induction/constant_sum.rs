//! Is what all players get together always the same? Then the game is one of pure opposition and, with two players,
//! each side's gain is the other's loss: minimax and linear programming apply. Checked exactly, by one backward
//! pass; used by [`crate::value`] and [`crate::information`].

use super::MAX_BITS;
use crate::Exact;
use crate::tree::{Game, NodeIdx};

/// The sum of all players' payoffs, if it is the same on every path of the tree, however unlikely: 0 in a zero-sum
/// game. `discount` as in [`super::Options`].
///
/// # Errors
/// The last node, in preorder, after which the sum depends on what happens next (or from which on it is too long a
/// number to compare).
///
/// ```
/// use lookahead_game::{Exact, efg, induction::constant_sum};
/// let text = r#"EFG 2 R "" { "A" "B" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "" { 3 1 } t "" 2 "" { 0 4 }"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// assert_eq!(constant_sum(&game, &Exact::ONE), Ok(4.into()));
/// # Ok::<(), efg::ReadError>(())
/// ```
pub fn constant_sum(game: &Game, discount: &Exact) -> Result<Exact, NodeIdx> {
    let mut sums = vec![Exact::ZERO; game.n_nodes()];
    for node in game.nodes().rev() {
        let sum = sum_from(game, node, discount, &sums).filter(|sum| sum.bits() <= MAX_BITS).ok_or(node)?;
        sums.iter_mut().skip(node.at()).take(1).for_each(|slot| slot.clone_from(&sum));
    }
    Ok(sums.first().cloned().unwrap_or_default())
}

/// The node's own payoffs and what comes after, if that is the same after each move.
fn sum_from(game: &Game, node: NodeIdx, discount: &Exact, sums: &[Exact]) -> Option<Exact> {
    let own: Exact = game.payoffs(node).iter().cloned().sum();
    let mut later = game.children(node).map(|child| sums.get(child.at()));
    let Some(first) = later.next().flatten() else { return Some(own) };
    if !discount.is_zero() && later.any(|other| other != Some(first)) {
        return None;
    }
    Some(own + first * discount)
}
