//! When two games are equal: if everything that can be read from them is. Where names and sets happen to be
//! stored differs with the order in which a game was put together, and does not count.

use super::{Game, NodeIdx};

impl PartialEq for Game {
    fn eq(&self, other: &Self) -> bool {
        self.nodes.len() == other.nodes.len()
            && (&self.title, &self.comment, &self.players) == (&other.title, &other.comment, &other.players)
            && self.nodes().all(|node| same_node(self, other, node))
    }
}

impl Eq for Game {}

/// Sets and outcomes are the same if their numbers are, which are unique in a game.
fn same_node(left: &Game, right: &Game, node: NodeIdx) -> bool {
    let set_left = left.set_idx(node).and_then(|at| left.set(at));
    let set_right = right.set_idx(node).and_then(|at| right.set(at));
    set_left == set_right
        && left.name(node) == right.name(node)
        && left.moves(node).eq(right.moves(node))
        && left.probabilities(node) == right.probabilities(node)
        && left.outcome(node) == right.outcome(node)
}
