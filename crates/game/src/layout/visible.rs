//! Folding: which nodes are shown at all. Works level by level from the root and looks only at what it shows,
//! so a game of two million nodes costs no more than its budget.

use std::collections::BTreeSet;

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
    let mut folded = BTreeSet::new();
    // Not `collect`, which brings in a sort of its own.
    for at in visible(game, &BTreeSet::new(), budget).nodes.iter().filter(|at| at.n_hidden > 0) {
        folded.insert(at.node);
    }
    folded
}

/// The nodes shown when those in `folded` are closed. Never more than `budget` (but always the root): a node
/// whose children would not all fit stays closed too.
#[must_use]
pub fn visible(game: &Game, folded: &BTreeSet<NodeIdx>, budget: u32) -> Visible {
    visible_where(game, &|node| folded.contains(&node), budget)
}

/// As [`visible`], for a program that keeps the folded nodes otherwise.
#[must_use]
pub fn visible_where(game: &Game, is_folded: &dyn Fn(NodeIdx) -> bool, budget: u32) -> Visible {
    let mut n_over_budget = 0;
    let root = VisibleNode { node: NodeIdx::ROOT, depth: 0, n_hidden: 0 };
    // Level after level; what stands behind the cursor is still to be looked at.
    let mut levels = vec![Shown { at: root, first_child: 0, n_children: 0 }];
    let mut cursor = 0;
    while let Some(shown) = levels.get(cursor) {
        let VisibleNode { node, depth, .. } = shown.at;
        let (n_moves, n_shown) = (game.n_moves(node), levels.len() as u32);
        let fits = n_moves <= budget.saturating_sub(n_shown);
        let is_folded = is_folded(node);
        n_over_budget += u32::from(!fits && !is_folded);
        let is_open = fits && !is_folded;
        if let Some(shown) = levels.get_mut(cursor) {
            shown.at.n_hidden = if is_open { 0 } else { game.subtree_size(node).saturating_sub(1) };
            shown.first_child = n_shown;
            shown.n_children = if is_open { n_moves } else { 0 };
        }
        for child in game.children(node).take(if is_open { n_moves as usize } else { 0 }) {
            let at = VisibleNode { node: child, depth: depth + 1, n_hidden: 0 };
            levels.push(Shown { at, first_child: 0, n_children: 0 });
        }
        cursor += 1;
    }
    Visible { nodes: in_preorder(&levels), n_over_budget }
}

/// A shown node and where its children stand in the list of levels.
struct Shown {
    at: VisibleNode,
    first_child: u32,
    n_children: u32,
}

/// From level by level to parents before children, by walking: no sort.
fn in_preorder(levels: &[Shown]) -> Vec<VisibleNode> {
    let mut nodes = Vec::with_capacity(levels.len());
    let mut pending = vec![0];
    while let Some(shown) = pending.pop().and_then(|at: u32| levels.get(at as usize)) {
        nodes.push(shown.at);
        pending.extend((shown.first_child..shown.first_child + shown.n_children).rev());
    }
    nodes
}
