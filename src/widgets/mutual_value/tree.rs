//! What the agent faces, as a tree: the graph of states, each path for itself, in preorder, from the start or from a node
//! that the reader zoomed in on, without what the reader folded away.
//!
//! A node is named by its path from the start: the positions of the branches taken, as in `0.2.1`; the start is empty.

use lookahead_game::value::mutual::StateIdx;
use lookahead_game::world::Player;

use super::solve::Solved;
use crate::number::shown;

/// A node of the tree.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TreeNode {
    /// Where it stands.
    pub state: StateIdx,
    /// Its path from the start.
    pub path: String,
    /// The node before, by its place in the list.
    pub parent: Option<usize>,
    /// Moves from the start.
    pub depth: u32,
    /// The move that leads here, with its probability.
    pub edge: String,
    /// Does the plan of whoever moves lead here?
    pub is_chosen: bool,
    /// Is it as good as the chosen one?
    pub is_tied: bool,
    /// Who moves; `None` at ends.
    pub player: Option<Player>,
    /// Does it go on, though nothing more is drawn?
    pub is_cut: bool,
}

/// What of the tree is drawn.
pub(super) struct View<'state> {
    /// The node it is drawn from; as far as there is such a path.
    pub from: &'state str,
    /// Nodes below which nothing is drawn.
    pub folded: &'state [String],
    /// Nodes at most.
    pub most: usize,
}

/// The tree down to the last depth at which it has few enough nodes, at least the first moves; says whether that is all
/// but what the reader left out.
pub(super) fn tree(solved: &Solved, view: &View<'_>) -> (Vec<TreeNode>, bool) {
    let root = root(solved, view.from);
    let mut deepest = root.depth + 1;
    let mut nodes = down_to(solved, view, &root, deepest);
    loop {
        let deeper = down_to(solved, view, &root, deepest + 1);
        if deeper.len() > view.most || deeper.len() == nodes.len() {
            break;
        }
        (nodes, deepest) = (deeper, deepest + 1);
    }
    let is_folded = |node: &TreeNode| view.folded.contains(&node.path);
    let is_whole = nodes.iter().all(|node| !node.is_cut || is_folded(node));
    (nodes, is_whole)
}

/// The node at the end of a path, or where the path leaves the tree.
fn root(solved: &Solved, from: &str) -> TreeNode {
    let mut node = node(solved, solved.layers.root());
    for step in from.split('.').filter(|step| !step.is_empty()) {
        let next = step.parse().ok().and_then(|step: usize| children(solved, &node, 0).into_iter().nth(step));
        let Some(next) = next else { break };
        node = next;
    }
    TreeNode { parent: None, ..node }
}

fn node(solved: &Solved, state: StateIdx) -> TreeNode {
    TreeNode {
        state,
        path: String::new(),
        parent: None,
        depth: 0,
        edge: String::new(),
        is_chosen: false,
        is_tied: false,
        player: solved.layers.player(state),
        is_cut: false,
    }
}

/// All nodes down to a depth; stops soon after there are too many.
fn down_to(solved: &Solved, view: &View<'_>, root: &TreeNode, deepest: u32) -> Vec<TreeNode> {
    let mut nodes: Vec<TreeNode> = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(mut node) = open.pop() {
        let goes_on = node.depth < deepest && !view.folded.contains(&node.path);
        node.is_cut = !goes_on && node.player.is_some();
        if goes_on && nodes.len() <= view.most {
            open.extend(children(solved, &node, nodes.len()).into_iter().rev());
        }
        nodes.push(node);
    }
    nodes
}

/// Where a state can lead, in order: the state, the option, the probability if it is not sure.
pub(super) fn targets(solved: &Solved, state: StateIdx) -> Vec<(StateIdx, u32, Option<String>)> {
    let mut found = Vec::new();
    for option in 0..u32::try_from(solved.layers.n_options(state)).unwrap_or(0) {
        let first = found.len();
        for (share, to) in solved.layers.outcomes(state, option) {
            found.push((to, option, Some(shown(&share.exact))));
        }
        if let [(_, _, odds)] = found.get_mut(first..).unwrap_or_default() {
            *odds = None;
        }
    }
    found
}

/// The path of a node's branch.
pub(super) fn below(path: &str, branch: usize) -> String {
    if path.is_empty() { branch.to_string() } else { format!("{path}.{branch}") }
}

fn children(solved: &Solved, parent: &TreeNode, at: usize) -> Vec<TreeNode> {
    let (chosen, best) = (solved.chosen(parent.state), solved.best(parent.state));
    let is_chance = parent.player == Some(Player::Chance);
    let child = |(branch, (state, option, odds)): (usize, (StateIdx, u32, Option<String>))| {
        let name = solved.name(parent.state, option);
        let edge = match odds {
            Some(odds) if is_chance => odds,
            Some(odds) => format!("{name} {odds}"),
            None => name,
        };
        TreeNode {
            path: below(&parent.path, branch),
            parent: Some(at),
            depth: parent.depth + 1,
            edge,
            is_chosen: !is_chance && chosen == Some(option),
            is_tied: !is_chance && best.len() > 1 && best.contains(&option),
            ..node(solved, state)
        }
    };
    targets(solved, parent.state).into_iter().enumerate().map(child).collect()
}
