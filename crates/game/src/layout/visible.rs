//! Folding: which nodes are shown at all. Works level by level from the root and looks only at what it shows,
//! so a game of two million nodes costs no more than its budget.

use std::collections::{BTreeSet, VecDeque};

use crate::tree::{Game, NodeIdx};

/// One shown node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisibleNode {
    /// Which node.
    pub node: NodeIdx,
    /// Moves made before it.
    pub depth: u32,
    /// How many nodes are folded away below it; 0 if it is open or an end.
    pub n_hidden: u32,
}

/// The shown nodes in preorder: parents before children, siblings in order, all or none of a node's children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visible {
    /// The nodes.
    pub nodes: Vec<VisibleNode>,
    /// Nodes that are closed because the budget is used up, not because someone folded them.
    pub n_over_budget: u32,
}

/// What to fold at first, so that at most `budget` nodes are shown: levels are opened from the root, in order,
/// as long as they fit.
///
/// ```
/// use lookahead_game::{induction::benchmark_game, layout::{default_folded, visible}};
/// let game = benchmark_game(10, 2, 1)?;
/// let folded = default_folded(&game, 100);
/// assert_eq!(visible(&game, &folded, 2_000).nodes.len(), 99);
/// # Ok::<(), lookahead_game::tree::BuildError>(())
/// ```
#[must_use]
pub fn default_folded(game: &Game, budget: u32) -> BTreeSet<NodeIdx> {
    let shown = visible(game, &BTreeSet::new(), budget);
    shown.nodes.iter().filter(|at| at.n_hidden > 0).map(|at| at.node).collect()
}

/// The nodes shown when those in `folded` are closed. Never more than `budget` (but always the root): a node
/// whose children would not all fit stays closed too.
#[must_use]
pub fn visible(game: &Game, folded: &BTreeSet<NodeIdx>, budget: u32) -> Visible {
    let mut shown = Visible::default();
    let mut n_shown: u32 = 1;
    let mut queue = VecDeque::from([(NodeIdx::ROOT, 0_u32)]);
    while let Some((node, depth)) = queue.pop_front() {
        let n_moves = game.n_moves(node);
        let fits = n_moves <= budget.saturating_sub(n_shown);
        let is_open = fits && !folded.contains(&node);
        if is_open {
            n_shown += n_moves;
            queue.extend(game.children(node).map(|child| (child, depth + 1)));
        } else if !folded.contains(&node) {
            shown.n_over_budget += 1;
        }
        let n_hidden = if is_open { 0 } else { game.subtree_size(node).saturating_sub(1) };
        shown.nodes.push(VisibleNode { node, depth, n_hidden });
    }
    shown.nodes.sort_unstable_by_key(|at| at.node);
    shown
}
