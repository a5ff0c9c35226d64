//! The plan (what every player does everywhere) and the order in which a reader can follow the sums.

use serde::Serialize;

use super::Solution;
use crate::tree::{Game, Kind, NodeIdx, PlayerIdx};

/// What is done at one choice node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PlanEntry {
    /// Where.
    pub node: NodeIdx,
    /// Who moves.
    pub player: PlayerIdx,
    /// The chosen move, from 0.
    pub move_idx: u32,
    /// Are other moves as good?
    pub tie: bool,
}

impl Solution {
    /// The choice nodes in preorder, with the chosen moves. The game must be the one that was solved.
    #[must_use]
    pub fn plan(&self, game: &Game) -> Vec<PlanEntry> {
        let entry = |node| {
            let Kind::Choice(player) = game.kind(node) else { return None };
            Some(PlanEntry { node, player, move_idx: self.chosen(node)?, tie: self.is_tie(node) })
        };
        game.nodes().filter_map(entry).collect()
    }

    /// The nodes that are reached with some probability if everyone keeps to the plan, in preorder.
    #[must_use]
    pub fn on_path(&self, game: &Game) -> Vec<NodeIdx> {
        let mut reached = vec![false; game.n_nodes()];
        let mut path = Vec::new();
        for node in game.nodes() {
            let from_parent = game.parent(node).is_none_or(|up| reached.get(up.at()) == Some(&true));
            if from_parent && self.is_played(game, node) {
                reached.iter_mut().skip(node.at()).take(1).for_each(|slot| *slot = true);
                path.push(node);
            }
        }
        path
    }

    /// Does the parent's plan, or a draw that can happen, lead here?
    fn is_played(&self, game: &Game, node: NodeIdx) -> bool {
        let Some(parent) = game.parent(node) else { return true };
        match self.chosen(parent) {
            Some(chosen) => game.child(parent, chosen) == Some(node),
            None => {
                let at = game.move_into(node).unwrap_or(0) as usize;
                game.probabilities(parent).get(at).is_some_and(|probability| !probability.is_zero())
            }
        }
    }
}

/// The nodes whose value is a sum, each after all nodes it needs: what a page steps through.
///
/// ```
/// use lookahead_game::{efg, induction::steps};
/// let text = r#"EFG 2 R "" { "A" } p "" 1 1 "" { "l" "r" } 0 t "" 0 p "" 1 2 "" { "x" } 0 t "" 0"#;
/// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// assert_eq!(steps(&game).iter().map(|node| node.get()).collect::<Vec<_>>(), [2, 0]);
/// # Ok::<(), efg::ReadError>(())
/// ```
#[must_use]
pub fn steps(game: &Game) -> Vec<NodeIdx> {
    let mut order = Vec::new();
    let mut open: Vec<(NodeIdx, u32)> = Vec::new();
    for node in game.nodes() {
        while let Some((above, _)) = open.pop_if(|(_, end)| *end <= node.get()) {
            order.push(above);
        }
        if game.kind(node) != Kind::End {
            open.push((node, node.get() + game.subtree_size(node)));
        }
    }
    order.extend(open.iter().rev().map(|(above, _)| *above));
    order
}
