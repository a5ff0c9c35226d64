//! The plan (what every player does everywhere) and the order in which a reader can follow the sums.

use serde::Serialize;

use super::Solution;
use crate::Exact;
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

    /// How likely the plan leads to each node, in preorder; a number too long to keep is [`Exact::is_too_long`].
    ///
    /// ```
    /// use lookahead_game::{Exact, efg, induction::{Options, solve}};
    /// let text = r#"EFG 2 R "" { "A" } c "" 1 "" { "x" 1/3 "y" 2/3 } 0 t "" 1 "" { 3 }
    /// p "" 1 1 "" { "l" "r" } 0 t "" 2 "" { 6 } t "" 3 "" { 9 }"#;
    /// let (game, _) = efg::read(text.as_bytes(), &efg::Caps::default())?;
    /// let two_thirds = Exact::ratio(2, 3).unwrap_or_default();
    /// let reach = solve(&game, &Options::default())?.reach(&game);
    /// assert_eq!(reach[2..], [two_thirds.clone(), Exact::ZERO, two_thirds]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reach(&self, game: &Game) -> Vec<Exact> {
        let mut reach = vec![Exact::ONE; game.n_nodes()];
        for node in game.nodes() {
            let here = reach.get(node.at()).cloned().unwrap_or_default();
            for (at, child) in (0..).zip(game.children(node)) {
                let there = match (self.chosen(node), game.probabilities(node).get(at as usize)) {
                    (Some(chosen), _) if chosen == at => here.clone(),
                    (None, Some(odds)) => &here * odds,
                    _ => Exact::ZERO,
                };
                reach.iter_mut().skip(child.at()).take(1).for_each(|slot| slot.clone_from(&there));
            }
        }
        reach
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
