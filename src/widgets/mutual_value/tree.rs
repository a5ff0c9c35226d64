//! What the agent faces, as a tree: the graph of states from the start, each path for itself, in preorder.

use lookahead_game::value::mutual::StateIdx;
use lookahead_game::world::Player;

use super::solve::Solved;
use crate::number::shown;

/// A node of the tree.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TreeNode {
    /// Where it stands.
    pub state: StateIdx,
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

/// The tree down to the last depth at which it has at most `most` nodes, at least the first moves; says whether that is
/// all.
pub(super) fn tree(solved: &Solved, most: usize) -> (Vec<TreeNode>, bool) {
    let deepest = deepest(solved, most);
    let mut nodes: Vec<TreeNode> = Vec::new();
    let root = TreeNode {
        state: solved.layers.root(),
        parent: None,
        depth: 0,
        edge: String::new(),
        is_chosen: false,
        is_tied: false,
        player: None,
        is_cut: false,
    };
    let mut open = vec![root];
    while let Some(mut node) = open.pop() {
        node.player = solved.layers.player(node.state);
        node.is_cut = node.depth == deepest && node.player.is_some();
        let at = nodes.len();
        if node.depth < deepest {
            open.extend(children(solved, &node, at).into_iter().rev());
        }
        nodes.push(node);
    }
    let is_whole = nodes.iter().all(|node| !node.is_cut);
    (nodes, is_whole)
}

/// The last depth whose nodes fit, by counting paths layer by layer.
fn deepest(solved: &Solved, most: usize) -> u32 {
    let mut level = vec![solved.layers.root()];
    let (mut n_nodes, mut depth) = (1, 0);
    loop {
        let next: Vec<StateIdx> = level.iter().flat_map(|state| targets(solved, *state)).map(|(to, ..)| to).collect();
        n_nodes += next.len();
        if next.is_empty() || (n_nodes > most && depth > 0) {
            return depth;
        }
        depth += 1;
        level = next;
    }
}

/// Where a state can lead: the state, the option, the probability if it is not sure.
fn targets(solved: &Solved, state: StateIdx) -> Vec<(StateIdx, u32, Option<String>)> {
    let n_options = u32::try_from(solved.layers.n_options(state)).unwrap_or(0);
    let of_option = |option| {
        let outcomes: Vec<_> = solved.layers.outcomes(state, option).collect();
        let is_sure = outcomes.len() == 1;
        let odds = move |share: &lookahead_game::value::mutual::Share| (!is_sure).then(|| shown(&share.exact));
        outcomes.into_iter().map(move |(share, to)| (to, option, odds(share))).collect::<Vec<_>>()
    };
    (0..n_options).flat_map(of_option).collect()
}

fn children(solved: &Solved, parent: &TreeNode, at: usize) -> Vec<TreeNode> {
    let (chosen, best) = (solved.chosen(parent.state), solved.best(parent.state));
    let is_chance = parent.player == Some(Player::Chance);
    let child = |(state, option, odds): (StateIdx, u32, Option<String>)| {
        let name = solved.name(parent.state, option);
        TreeNode {
            state,
            parent: Some(at),
            depth: parent.depth + 1,
            edge: odds.map_or(name.clone(), |odds| if is_chance { odds } else { format!("{name} {odds}") }),
            is_chosen: !is_chance && chosen == Some(option),
            is_tied: !is_chance && best.len() > 1 && best.contains(&option),
            player: None,
            is_cut: false,
        }
    };
    targets(solved, parent.state).into_iter().map(child).collect()
}
