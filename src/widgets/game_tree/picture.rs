//! The state as drawings and tree items: what is shown, what is lit, what is said.

use std::collections::BTreeSet;
use std::rc::Rc;

use lookahead_game::induction::Solution;
use lookahead_game::layout::visible;
use lookahead_game::tree::NodeIdx;

use super::model::{MOST_SHOWN, State};
use super::words::Speaker;
use crate::parts::tree_view::{
    NodeMap, NodeSet, ShownNode, TreeDrawing, TreeInput, TreeItem, draw_narrow, draw_wide,
};

/// Everything that the tree view needs.
#[derive(Clone, PartialEq)]
pub(super) struct Picture {
    pub wide: Rc<TreeDrawing>,
    pub narrow: Rc<TreeDrawing>,
    pub items: Rc<Vec<TreeItem>>,
}

/// Draws the state. `tells` is false while a guess is open: then labels for screen readers keep the answer back too.
pub(super) fn draw(
    state: &State,
    speaker: &Speaker<'_>,
    solution: Option<&Solution>,
    tells: bool,
) -> Picture {
    let shown = shown_nodes(state);
    let reckoned = reckoned_nodes(state);
    let is_reckoned = |node: &NodeIdx| reckoned.as_ref().is_none_or(|done| done.contains(node));
    let worth_shown = shown.iter().filter(|at| is_reckoned(&at.node));
    let worth =
        worth_shown.filter_map(|at| solution.map(|solution| (at.node, speaker.worth(solution, at.node))));
    let worth = NodeMap::in_preorder(worth);
    let chosen = chosen_nodes(state, solution, &is_reckoned);
    let input = TreeInput {
        game: &state.game,
        shown: &shown,
        chosen: &chosen,
        worth: &worth,
        selected: Some(state.selected),
        caption: &|node| speaker.caption(node),
        folded: &|n_hidden| speaker.fill("folded", &[("n", &n_hidden.to_string())]).to_string(),
    };
    let told = solution.filter(|_| tells && state.step.is_none());
    let items = shown.iter().map(|at| item(state, speaker, at, told)).collect();
    Picture { wide: Rc::new(draw_wide(&input)), narrow: Rc::new(draw_narrow(&input)), items: Rc::new(items) }
}

fn shown_nodes(state: &State) -> Vec<ShownNode> {
    let shown = visible(&state.game, &state.folded, MOST_SHOWN);
    shown.nodes.iter().map(|at| ShownNode { node: at.node, depth: at.depth, n_hidden: at.n_hidden }).collect()
}

/// The nodes whose sums the reader has seen; `None` when all are shown.
fn reckoned_nodes(state: &State) -> Option<BTreeSet<NodeIdx>> {
    let step = state.step?;
    let mut reckoned = BTreeSet::new();
    state.steps().into_iter().take(step as usize).for_each(|node| {
        reckoned.insert(node);
    });
    Some(reckoned)
}

/// The children that chosen moves lead to, below nodes already reckoned.
fn chosen_nodes(
    state: &State,
    solution: Option<&Solution>,
    is_reckoned: &dyn Fn(&NodeIdx) -> bool,
) -> NodeSet {
    let Some(solution) = solution else { return NodeSet::default() };
    let plan = solution.plan(&state.game);
    let reckoned = plan.iter().filter(|entry| is_reckoned(&entry.node));
    reckoned.filter_map(|entry| state.game.child(entry.node, entry.move_idx)).collect()
}

fn item(state: &State, speaker: &Speaker<'_>, at: &ShownNode, solution: Option<&Solution>) -> TreeItem {
    let has_children = state.game.n_moves(at.node) > 0;
    TreeItem {
        node: at.node,
        parent: state.game.parent(at.node),
        depth: at.depth,
        expanded: has_children.then_some(at.n_hidden == 0),
        label: speaker.item(at.node, solution),
    }
}
