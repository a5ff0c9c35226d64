//! Edits of names, moves, kinds, players and information sets.

use super::draft::{Draft, DraftSet};
use super::numbers::{equal_shares, in_proportion};
use super::{EditError, EditNote, NewKind};
use crate::Exact;
use crate::tree::PlayerIdx;

/// What every edit gives: the node to look at next.
type Focus = Result<usize, EditError>;

const ROOT: usize = 0;

impl Draft {
    pub(super) fn set_title(&mut self, title: &str) -> Focus {
        self.title = clean(title);
        Ok(ROOT)
    }

    pub(super) fn set_comment(&mut self, comment: &str) -> Focus {
        self.comment = clean(comment);
        Ok(ROOT)
    }

    pub(super) fn rename_player(&mut self, player: PlayerIdx, name: &str) -> Focus {
        *self.players.get_mut(player.at()).ok_or(EditError::NoSuchPlayer)? = clean(name);
        Ok(ROOT)
    }

    pub(super) fn add_player(&mut self, name: &str) -> Focus {
        self.players.push(clean(name));
        self.outcomes.iter_mut().for_each(|outcome| outcome.payoffs.push(Exact::ZERO));
        Ok(ROOT)
    }

    pub(super) fn remove_player(&mut self, player: PlayerIdx) -> Focus {
        self.check_player(player)?;
        if self.players.len() == 1 {
            return Err(EditError::LastPlayer);
        }
        if self.sets.iter().any(|set| set.player == Some(player)) {
            return Err(EditError::PlayerMoves);
        }
        self.players.remove(player.at());
        for outcome in &mut self.outcomes {
            outcome.payoffs.remove(player.at());
        }
        for later in self.sets.iter_mut().filter_map(|set| set.player.as_mut()) {
            if *later > player {
                *later = PlayerIdx::new(later.get() - 1);
            }
        }
        Ok(ROOT)
    }

    pub(super) fn rename_node(&mut self, node: usize, name: &str) -> Focus {
        self.node_mut(node)?.name = clean(name);
        Ok(node)
    }

    pub(super) fn rename_set(&mut self, node: usize, label: &str) -> Focus {
        let (set, _) = self.set_of(node)?;
        self.set_mut(set)?.label = clean(label);
        Ok(node)
    }

    pub(super) fn rename_move(&mut self, node: usize, move_idx: usize, name: &str) -> Focus {
        let (set, _) = self.set_of(node)?;
        *self.set_mut(set)?.moves.get_mut(move_idx).ok_or(EditError::NoSuchMove)? = clean(name);
        self.note_whole_set(set);
        Ok(node)
    }

    pub(super) fn add_move(&mut self, node: usize, name: &str) -> Focus {
        if self.node(node)?.set.is_none() {
            let player = self.player_before(node);
            self.check_player(player)?;
            self.give_set(node, Some(player), Vec::new())?;
        }
        let (set, _) = self.set_of(node)?;
        let draft_set = self.set_mut(set)?;
        draft_set.moves.push(clean(name));
        if draft_set.player.is_none() {
            draft_set.probabilities.push(Exact::ZERO);
        }
        let mut focus = node;
        for member in self.members(set) {
            let end = self.add_end();
            self.node_mut(member)?.children.push(end);
            focus = if member == node { end } else { focus };
        }
        self.note_whole_set(set);
        Ok(focus)
    }

    pub(super) fn remove_move(&mut self, node: usize, move_idx: usize) -> Focus {
        let (set, draft_set) = self.set_of(node)?;
        if move_idx >= draft_set.moves.len() {
            return Err(EditError::NoSuchMove);
        }
        self.note_whole_set(set);
        let is_last = draft_set_len(self.set_mut(set)?, move_idx) == 0;
        for member in self.members(set) {
            let member = self.node_mut(member)?;
            if move_idx < member.children.len() {
                member.children.remove(move_idx);
            }
            member.set = if is_last { None } else { member.set };
        }
        Ok(node)
    }

    pub(super) fn remove_subtree(&mut self, node: usize) -> Focus {
        self.note_left_set(node)?;
        let end = self.node_mut(node)?;
        (end.set, end.children) = (None, Vec::new());
        Ok(node)
    }

    pub(super) fn set_kind(&mut self, node: usize, kind: NewKind) -> Focus {
        let player = match kind {
            NewKind::End => return self.remove_subtree(node),
            NewKind::Chance => None,
            NewKind::Choice(player) => Some(player),
        };
        player.map_or(Ok(()), |player| self.check_player(player))?;
        let moves = match self.set_of(node) {
            Ok((_, set)) if set.player == player => return Ok(node),
            Ok((_, set)) => set.moves.clone(),
            Err(EditError::NoSet) => vec!["1".to_owned(), "2".to_owned()],
            Err(error) => return Err(error),
        };
        self.note_left_set(node)?;
        while self.node(node)?.children.len() < moves.len() {
            let end = self.add_end();
            self.node_mut(node)?.children.push(end);
        }
        self.give_set(node, player, moves)?;
        Ok(node)
    }

    pub(super) fn set_player(&mut self, node: usize, player: PlayerIdx) -> Focus {
        self.check_player(player)?;
        let (set, draft_set) = self.set_of(node)?;
        match draft_set.player {
            None => return Err(EditError::NotAChoice),
            Some(same) if same == player => return Ok(node),
            Some(_) => {}
        }
        let number = self.free_set_number(Some(player));
        let draft_set = self.set_mut(set)?;
        (draft_set.player, draft_set.number) = (Some(player), number);
        self.note_whole_set(set);
        Ok(node)
    }

    pub(super) fn leave_set(&mut self, node: usize) -> Focus {
        let (set, draft_set) = self.set_of(node)?;
        if self.members(set).len() < 2 {
            return Ok(node);
        }
        let number = self.free_set_number(draft_set.player);
        let own = DraftSet { number, ..draft_set.clone() };
        self.note_left_set(node)?;
        self.sets.push(own);
        self.node_mut(node)?.set = Some(self.sets.len() - 1);
        Ok(node)
    }

    pub(super) fn join_set(&mut self, node: usize, with: usize) -> Focus {
        let ((_, own), (set, other)) = (self.set_of(node)?, self.set_of(with)?);
        if own.player.is_none() {
            return Err(EditError::NotAChoice);
        }
        if own.player != other.player || own.moves.len() != other.moves.len() {
            return Err(EditError::SetsDiffer);
        }
        self.node_mut(node)?.set = Some(set);
        Ok(node)
    }

    /// Puts a node into a new set of its own; as chance, all moves are equally likely.
    fn give_set(
        &mut self,
        node: usize,
        player: Option<PlayerIdx>,
        moves: Vec<String>,
    ) -> Result<(), EditError> {
        let number = self.free_set_number(player);
        let label = self.set_of(node).map(|(_, set)| set.label.clone()).unwrap_or_default();
        let probabilities = if player.is_none() { equal_shares(moves.len()) } else { Vec::new() };
        self.sets.push(DraftSet { player, number, label, moves, probabilities });
        self.node_mut(node)?.set = Some(self.sets.len() - 1);
        Ok(())
    }

    /// Who moved last before this node, or the first player.
    fn player_before(&self, node: usize) -> PlayerIdx {
        let mut parents = vec![None; self.nodes.len()];
        for (at, up) in self.nodes.iter().enumerate() {
            for &child in &up.children {
                parents.iter_mut().skip(child).take(1).for_each(|slot| *slot = Some(at));
            }
        }
        let up = |at: &usize| parents.get(*at).copied().flatten();
        let mut above = std::iter::successors(up(&node), up);
        above.find_map(|at| self.set_of(at).ok()?.1.player).unwrap_or(PlayerIdx::new(0))
    }

    fn check_player(&self, player: PlayerIdx) -> Result<(), EditError> {
        if player.at() < self.players.len() { Ok(()) } else { Err(EditError::NoSuchPlayer) }
    }

    pub(super) fn note_whole_set(&mut self, set: usize) {
        if self.members(set).len() > 1 {
            self.notes.push(EditNote::WholeSet);
        }
    }

    fn note_left_set(&mut self, node: usize) -> Result<(), EditError> {
        if let Some(set) = self.node(node)?.set
            && self.members(set).len() > 1
        {
            self.notes.push(EditNote::LeftSet);
        }
        Ok(())
    }
}

/// Drops a move from a set and says how many are left.
fn draft_set_len(set: &mut DraftSet, move_idx: usize) -> usize {
    set.moves.remove(move_idx);
    if move_idx < set.probabilities.len() {
        set.probabilities.remove(move_idx);
        set.probabilities = in_proportion(&set.probabilities, &Exact::ONE);
    }
    set.moves.len()
}

/// Files refuse a byte 0, so no name may hold one.
fn clean(text: &str) -> String {
    text.replace('\0', "")
}
