//! A game taken apart, so that it can be changed, and put together again. Nodes are numbered as in the game
//! they came from, new ones after them; nodes, sets and outcomes that are no longer used simply stay behind.

use std::collections::BTreeMap;

use super::{EditError, EditNote, Edited};
use crate::Exact;
use crate::tree::{BuildError, Builder, Game, NodeIdx, OutcomeIdx, PlayerIdx, SetIdx};

#[derive(Clone, Debug, Default)]
pub(super) struct DraftNode {
    pub(super) name: String,
    pub(super) set: Option<usize>,
    pub(super) outcome: Option<usize>,
    pub(super) children: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct DraftSet {
    pub(super) player: Option<PlayerIdx>,
    pub(super) number: i32,
    pub(super) label: String,
    pub(super) moves: Vec<String>,
    pub(super) probabilities: Vec<Exact>,
}

#[derive(Clone, Debug)]
pub(super) struct DraftOutcome {
    pub(super) number: i32,
    pub(super) label: String,
    pub(super) payoffs: Vec<Exact>,
}

#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) comment: String,
    pub(super) players: Vec<String>,
    pub(super) nodes: Vec<DraftNode>,
    pub(super) sets: Vec<DraftSet>,
    pub(super) outcomes: Vec<DraftOutcome>,
    pub(super) notes: Vec<EditNote>,
}

impl Draft {
    pub(super) fn new(game: &Game) -> Self {
        let mut draft = Self {
            title: game.title().to_owned(),
            comment: game.comment().to_owned(),
            players: game.players().to_vec(),
            nodes: Vec::with_capacity(game.n_nodes()),
            sets: Vec::new(),
            outcomes: Vec::new(),
            notes: Vec::new(),
        };
        let (mut sets, mut outcomes) = (BTreeMap::new(), BTreeMap::new());
        for node in game.nodes() {
            let set =
                game.set_idx(node).map(|idx| *sets.entry(idx).or_insert_with(|| draft.take_set(game, node)));
            let outcome = game.outcome_idx(node);
            let outcome =
                outcome.map(|idx| *outcomes.entry(idx).or_insert_with(|| draft.take_outcome(game, node)));
            let children = game.children(node).map(NodeIdx::at).collect();
            draft.nodes.push(DraftNode { name: game.name(node).to_owned(), set, outcome, children });
        }
        draft
    }

    fn take_set(&mut self, game: &Game, node: NodeIdx) -> usize {
        if let Some(set) = game.set_idx(node).and_then(|idx| game.set(idx)) {
            self.sets.push(DraftSet {
                player: set.player,
                number: set.number,
                label: set.label.to_owned(),
                moves: game.moves(node).map(str::to_owned).collect(),
                probabilities: game.probabilities(node).to_vec(),
            });
        }
        self.sets.len().saturating_sub(1)
    }

    fn take_outcome(&mut self, game: &Game, node: NodeIdx) -> usize {
        if let Some(outcome) = game.outcome(node) {
            self.outcomes.push(DraftOutcome {
                number: outcome.number,
                label: outcome.label.to_owned(),
                payoffs: outcome.payoffs.to_vec(),
            });
        }
        self.outcomes.len().saturating_sub(1)
    }

    pub(super) fn node(&self, node: usize) -> Result<&DraftNode, EditError> {
        self.nodes.get(node).ok_or(EditError::NoSuchNode)
    }

    pub(super) fn node_mut(&mut self, node: usize) -> Result<&mut DraftNode, EditError> {
        self.nodes.get_mut(node).ok_or(EditError::NoSuchNode)
    }

    /// The information set of a node, and its position.
    pub(super) fn set_of(&self, node: usize) -> Result<(usize, &DraftSet), EditError> {
        let at = self.node(node)?.set.ok_or(EditError::NoSet)?;
        Ok((at, self.sets.get(at).ok_or(EditError::NoSet)?))
    }

    pub(super) fn set_mut(&mut self, set: usize) -> Result<&mut DraftSet, EditError> {
        self.sets.get_mut(set).ok_or(EditError::NoSet)
    }

    /// The nodes of a set.
    pub(super) fn members(&self, set: usize) -> Vec<usize> {
        let is_member = |at: &usize| self.nodes.get(*at).is_some_and(|node| node.set == Some(set));
        (0..self.nodes.len()).filter(is_member).collect()
    }

    /// A number that no set of this player has.
    pub(super) fn free_set_number(&self, player: Option<PlayerIdx>) -> i32 {
        free_number(self.sets.iter().filter(|set| set.player == player).map(|set| set.number))
    }

    /// A number that no outcome has.
    pub(super) fn free_outcome_number(&self) -> i32 {
        free_number(self.outcomes.iter().map(|outcome| outcome.number))
    }

    /// A new end without payoffs.
    pub(super) fn add_end(&mut self) -> usize {
        self.nodes.push(DraftNode::default());
        self.nodes.len() - 1
    }

    /// The new game, walked in preorder from the root.
    pub(super) fn finish(self, focus: usize) -> Result<Edited, EditError> {
        let mut builder = Builder::new(&self.title, &self.comment, self.players.clone());
        let mut new_focus = NodeIdx::ROOT;
        let mut pending = vec![0];
        while let Some(at) = pending.pop() {
            let node = self.node(at)?;
            if at == focus {
                new_focus = NodeIdx::new(builder.n_nodes() as u32);
            }
            self.push(&mut builder, node).map_err(as_edit_error)?;
            pending.extend(node.children.iter().rev());
        }
        let game = builder.finish().map_err(as_edit_error)?;
        Ok(Edited { game, focus: new_focus, notes: self.notes })
    }

    fn push(&self, builder: &mut Builder, node: &DraftNode) -> Result<(), BuildError> {
        let outcome = node.outcome.and_then(|at| self.outcomes.get(at));
        let outcome = outcome.map(|outcome| self.push_outcome(builder, outcome)).transpose()?;
        match node.set.and_then(|at| self.sets.get(at)) {
            None => builder.push_end(&node.name, outcome),
            Some(set) => {
                let set = push_set(builder, set)?;
                builder.push_moves(&node.name, set, outcome)
            }
        }
    }

    fn push_outcome(&self, builder: &mut Builder, outcome: &DraftOutcome) -> Result<OutcomeIdx, BuildError> {
        match builder.find_outcome(outcome.number) {
            Some(known) => Ok(known),
            None => builder.add_outcome(outcome.number, &outcome.label, outcome.payoffs.clone()),
        }
    }
}

fn push_set(builder: &mut Builder, set: &DraftSet) -> Result<SetIdx, BuildError> {
    if let Some(known) = builder.find_set(set.player, set.number) {
        return Ok(known);
    }
    let moves: Vec<&str> = set.moves.iter().map(String::as_str).collect();
    builder.add_set(set.player, set.number, &set.label, &moves, &set.probabilities)
}

/// Every edit leaves a whole draft, so only numbers too long to keep (scaling makes them longer) are ever seen.
fn as_edit_error(error: BuildError) -> EditError {
    match error {
        BuildError::Shape => EditError::NoSuchNode,
        BuildError::Set => EditError::NoSet,
        BuildError::Probabilities | BuildError::Outcome => EditError::NumbersTooLong,
    }
}

/// One more than the largest, or the smallest number from 1 that is free if the largest is taken to the limit.
fn free_number(used: impl Iterator<Item = i32> + Clone) -> i32 {
    let next = used.clone().max().unwrap_or(0).max(0).checked_add(1);
    next.unwrap_or_else(|| {
        (1..i32::MAX).find(|number| !used.clone().any(|used| used == *number)).unwrap_or(1)
    })
}
