//! Reading a [`Game`]: everything other modules may ask of it. No accessor panics; see the module above for
//! what a foreign index gets.

use super::{Game, NONE, Node, NodeIdx, Outcome, OutcomeIdx, PlayerIdx, Set, SetIdx};
use crate::Exact;

/// What happens at a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A player moves.
    Choice(PlayerIdx),
    /// A draw with known probabilities.
    Chance,
    /// The game is over.
    End,
}

/// An information set, as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetView<'a> {
    /// Whose it is; `None` for chance.
    pub player: Option<PlayerIdx>,
    /// Its number in the file: arbitrary, unique per player only.
    pub number: i32,
    /// Its label, often empty.
    pub label: &'a str,
    /// How many nodes belong to it; more than one in a player's set means hidden information.
    pub n_members: u32,
}

/// An outcome, as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeView<'a> {
    /// Its number in the file, never 0.
    pub number: i32,
    /// Its label, often empty.
    pub label: &'a str,
    /// One payoff per player.
    pub payoffs: &'a [Exact],
}

/// The children of a node, in the order of its moves.
#[derive(Clone, Debug)]
pub struct Children<'a> {
    nodes: &'a [Node],
    next: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = NodeIdx;

    fn next(&mut self) -> Option<NodeIdx> {
        if self.next >= self.end {
            return None;
        }
        let child = NodeIdx(self.next);
        self.next = self.nodes.get(child.at()).map_or(self.end, |node| node.end);
        Some(child)
    }
}

impl Game {
    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The author's comment, often empty.
    #[must_use]
    pub fn comment(&self) -> &str {
        &self.comment
    }

    /// The players' names, in order.
    #[must_use]
    pub fn players(&self) -> &[String] {
        &self.players
    }

    /// How many players (chance is none of them).
    #[must_use]
    pub fn n_players(&self) -> usize {
        self.players.len()
    }

    /// How many nodes; at least 1.
    #[must_use]
    pub fn n_nodes(&self) -> usize {
        self.nodes.len()
    }

    /// All nodes in preorder.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = NodeIdx> + ExactSizeIterator + use<> {
        (0..self.nodes.len() as u32).map(NodeIdx)
    }

    /// What happens at this node.
    #[must_use]
    pub fn kind(&self, node: NodeIdx) -> Kind {
        match self.set_of(node).map(|set| set.owner) {
            None => Kind::End,
            Some(0) => Kind::Chance,
            Some(number) => Kind::Choice(PlayerIdx(number - 1)),
        }
    }

    /// The node before; `None` for the root.
    #[must_use]
    pub fn parent(&self, node: NodeIdx) -> Option<NodeIdx> {
        self.node(node).filter(|node| node.parent != NONE).map(|node| NodeIdx(node.parent))
    }

    /// The nodes after, one for each move.
    #[must_use]
    pub fn children(&self, node: NodeIdx) -> Children<'_> {
        let end = self.node(node).map_or(0, |node| node.end);
        Children { nodes: &self.nodes, next: node.0.saturating_add(1), end }
    }

    /// How many moves lead on from here; 0 at an end.
    #[must_use]
    pub fn n_moves(&self, node: NodeIdx) -> u32 {
        self.set_of(node).map_or(0, |set| set.n_moves)
    }

    /// The node that this move (from 0) leads to.
    #[must_use]
    pub fn child(&self, node: NodeIdx, move_idx: u32) -> Option<NodeIdx> {
        self.children(node).nth(move_idx as usize)
    }

    /// Which move of its parent leads here (from 0); `None` for the root.
    #[must_use]
    pub fn move_into(&self, node: NodeIdx) -> Option<u32> {
        let parent = self.parent(node)?;
        self.children(parent).position(|child| child == node).map(|position| position as u32)
    }

    /// How many moves were made before this node.
    #[must_use]
    pub fn depth(&self, node: NodeIdx) -> u32 {
        std::iter::successors(self.parent(node), |&up| self.parent(up)).count() as u32
    }

    /// How many nodes the subtree has, this one included.
    #[must_use]
    pub fn subtree_size(&self, node: NodeIdx) -> u32 {
        self.node(node).map_or(0, |found| found.end - node.0)
    }

    /// The node's own name, often empty.
    #[must_use]
    pub fn name(&self, node: NodeIdx) -> &str {
        self.node(node).map_or("", |node| self.texts.get(node.name))
    }

    /// What to call the node: its information set's label, else its own name, else "".
    #[must_use]
    pub fn label(&self, node: NodeIdx) -> &str {
        let label = self.set_of(node).map_or("", |set| self.texts.get(set.label));
        if label.is_empty() { self.name(node) } else { label }
    }

    /// The names of the moves, in order.
    pub fn moves(&self, node: NodeIdx) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.set_of(node)
            .and_then(|set| {
                let start = set.moves_start as usize;
                self.moves.get(start..start + set.n_moves as usize)
            })
            .unwrap_or_default()
            .iter()
            .map(|&name| self.texts.get(name))
    }

    /// The name of one move (from 0); "" where there is none.
    #[must_use]
    pub fn move_name(&self, node: NodeIdx, move_idx: u32) -> &str {
        self.moves(node).nth(move_idx as usize).unwrap_or("")
    }

    /// The probabilities of a chance node's moves (their sum is exactly 1); empty elsewhere.
    #[must_use]
    pub fn probabilities(&self, node: NodeIdx) -> &[Exact] {
        let Some(set) = self.set_of(node).filter(|set| set.owner == 0) else { return &[] };
        let start = set.probabilities_start as usize;
        self.probabilities.get(start..start + set.n_moves as usize).unwrap_or_default()
    }

    /// What this node itself pays, one payoff per player; empty where it pays nothing.
    #[must_use]
    pub fn payoffs(&self, node: NodeIdx) -> &[Exact] {
        self.node(node).map_or(&[], |node| self.payoffs_of(node.outcome))
    }

    /// The outcome at this node, if any.
    #[must_use]
    pub fn outcome(&self, node: NodeIdx) -> Option<OutcomeView<'_>> {
        let at = self.outcome_idx(node)?.0;
        let outcome: &Outcome = self.outcomes.get(at as usize)?;
        let label = self.texts.get(outcome.label);
        Some(OutcomeView { number: outcome.number, label, payoffs: self.payoffs_of(at) })
    }

    /// Which outcome stands here; equal for nodes that share one.
    #[must_use]
    pub fn outcome_idx(&self, node: NodeIdx) -> Option<OutcomeIdx> {
        self.node(node).filter(|node| node.outcome != NONE).map(|node| OutcomeIdx(node.outcome))
    }

    /// The information set of a choice or chance node.
    #[must_use]
    pub fn set_idx(&self, node: NodeIdx) -> Option<SetIdx> {
        self.node(node).filter(|node| node.set != NONE).map(|node| SetIdx(node.set))
    }

    /// What is known about an information set.
    #[must_use]
    pub fn set(&self, set: SetIdx) -> Option<SetView<'_>> {
        let &Set { owner, number, label, n_members, .. } = self.sets.get(set.at())?;
        let player = owner.checked_sub(1).map(PlayerIdx);
        Some(SetView { player, number, label: self.texts.get(label), n_members })
    }

    /// All information sets, in order of first appearance.
    pub fn sets(&self) -> impl ExactSizeIterator<Item = SetIdx> + use<> {
        (0..self.sets.len() as u32).map(SetIdx)
    }

    /// The nodes of an information set, in preorder. Looks at every node.
    pub fn members(&self, set: SetIdx) -> impl Iterator<Item = NodeIdx> + '_ {
        self.nodes().filter(move |&node| self.set_idx(node) == Some(set))
    }

    /// The first player's information set that holds more than one node.
    #[must_use]
    pub fn first_hidden(&self) -> Option<SetIdx> {
        let hidden = |set: &Set| set.owner != 0 && set.n_members > 1;
        self.sets.iter().position(hidden).map(|at| SetIdx(at as u32))
    }

    /// Does every player always know the whole history?
    #[must_use]
    pub fn is_perfect_information(&self) -> bool {
        self.first_hidden().is_none()
    }

    pub(super) fn node(&self, node: NodeIdx) -> Option<&Node> {
        self.nodes.get(node.at())
    }

    fn set_of(&self, node: NodeIdx) -> Option<&Set> {
        self.node(node).and_then(|node| self.sets.get(node.set as usize))
    }

    pub(super) fn payoffs_of(&self, outcome: u32) -> &[Exact] {
        let width = self.players.len();
        let start = (outcome as usize).saturating_mul(width);
        self.payoffs.get(start..start.saturating_add(width)).unwrap_or_default()
    }
}
