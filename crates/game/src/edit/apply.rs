//! From an [`Edit`] to the function that makes it.

use super::draft::Draft;
use super::{Edit, EditError, Edited, MAX_EDIT_NODES};
use crate::tree::Game;

/// Makes one edit.
///
/// # Errors
/// See [`EditError`]; the game given is never changed.
///
/// ```
/// use lookahead_game::{Exact, NodeIdx, edit::{Edit, apply}, efg};
/// let (game, _) = efg::read(b"EFG 2 R \"\" { \"A\" } t \"\" 0", &efg::Caps::default())?;
/// let edited = apply(&game, &Edit::AddMove { node: NodeIdx::ROOT, name: "go".to_owned() })?;
/// let edited = apply(&edited.game, &Edit::SetPayoffs { node: edited.focus, payoffs: vec![Exact::int(3)] })?;
/// assert_eq!(edited.game.move_name(NodeIdx::ROOT, 0), "go");
/// assert_eq!(edited.game.payoffs(NodeIdx::new(1)), [Exact::int(3)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apply(game: &Game, edit: &Edit) -> Result<Edited, EditError> {
    if game.n_nodes() > MAX_EDIT_NODES {
        return Err(EditError::TooManyNodes);
    }
    let mut draft = Draft::new(game);
    let focus = change(&mut draft, edit)?;
    draft.finish(focus)
}

/// The node to look at afterwards, as a position in the draft.
fn change(draft: &mut Draft, edit: &Edit) -> Result<usize, EditError> {
    match edit {
        Edit::SetTitle { title } => draft.set_title(title),
        Edit::SetComment { comment } => draft.set_comment(comment),
        Edit::RenamePlayer { player, name } => draft.rename_player(*player, name),
        Edit::AddPlayer { name } => draft.add_player(name),
        Edit::RemovePlayer { player } => draft.remove_player(*player),
        Edit::RenameNode { node, name } => draft.rename_node(node.at(), name),
        Edit::RenameSet { node, label } => draft.rename_set(node.at(), label),
        Edit::RenameMove { node, move_idx, name } => draft.rename_move(node.at(), *move_idx as usize, name),
        Edit::AddMove { node, name } => draft.add_move(node.at(), name),
        Edit::RemoveMove { node, move_idx } => draft.remove_move(node.at(), *move_idx as usize),
        Edit::RemoveSubtree { node } => draft.remove_subtree(node.at()),
        Edit::SetKind { node, kind } => draft.set_kind(node.at(), *kind),
        Edit::SetPlayer { node, player } => draft.set_player(node.at(), *player),
        Edit::LeaveSet { node } => draft.leave_set(node.at()),
        Edit::JoinSet { node, with } => draft.join_set(node.at(), with.at()),
        Edit::SetPayoffs { node, payoffs } => draft.set_payoffs(node.at(), payoffs),
        Edit::SetProbability { node, move_idx, probability } => {
            draft.set_probability(node.at(), *move_idx as usize, probability)
        }
        Edit::SetProbabilities { node, probabilities } => draft.set_probabilities(node.at(), probabilities),
    }
}
