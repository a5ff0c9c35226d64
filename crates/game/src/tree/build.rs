//! The only way to make a [`Game`]: sets and outcomes are declared, then nodes are pushed in preorder. The
//! builder knows how many children are still missing, so what comes out is a whole tree, without recursion.
//! Used by the file reader, the editor and the generator of the benchmark tree.

use super::table::{IndexTable, hash_pair};
use super::texts::{Interner, TextIdx};
use super::{Game, NONE, Node, Outcome, OutcomeIdx, PlayerIdx, Set, SetIdx};
use crate::Exact;

/// Why a game cannot be finished or a part cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// The tree is complete, or not started, where a node was expected (or the other way round).
    #[error("the number of nodes does not fit the moves")]
    Shape,
    /// A set without moves, with a player that does not exist, or with one number for two sets.
    #[error("an information set does not fit the game")]
    Set,
    /// Not one probability per move, one below 0, or a sum other than 1 (or too long to keep).
    #[error("the probabilities of a chance move do not add up to 1")]
    Probabilities,
    /// Not one payoff per player, one that is too long to keep, number 0, or one number for two outcomes.
    #[error("an outcome does not fit the players")]
    Outcome,
}

/// A node whose children are still being pushed.
#[derive(Clone, Copy, Debug)]
struct Open {
    node: u32,
    n_missing: u32,
}

/// Builds a [`Game`] node by node.
///
/// ```
/// use lookahead_game::{Exact, tree::{Builder, PlayerIdx}};
/// let mut builder = Builder::new("One step", "", vec!["Agent".to_owned()]);
/// let set = builder.add_set(Some(PlayerIdx::new(0)), 1, "root", &["stop", "go"], &[])?;
/// let four = builder.add_outcome(1, "", vec![Exact::int(4)])?;
/// builder.push_moves("", set, None)?;
/// builder.push_end("", Some(four))?;
/// builder.push_end("", None)?;
/// assert_eq!(builder.finish()?.n_nodes(), 3);
/// # Ok::<(), lookahead_game::tree::BuildError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    game: Game,
    texts: Interner,
    set_table: IndexTable,
    outcome_table: IndexTable,
    open: Vec<Open>,
}

impl Builder {
    /// An empty game: no node yet.
    #[must_use]
    pub fn new(title: &str, comment: &str, players: Vec<String>) -> Self {
        let game = Game {
            title: title.to_owned(),
            comment: comment.to_owned(),
            players,
            nodes: Vec::new(),
            sets: Vec::new(),
            moves: Vec::new(),
            probabilities: Vec::new(),
            outcomes: Vec::new(),
            payoffs: Vec::new(),
            texts: super::Texts::default(),
        };
        let table = IndexTable::default;
        Self {
            game,
            texts: Interner::default(),
            set_table: table(),
            outcome_table: table(),
            open: Vec::new(),
        }
    }

    /// Declares an information set; `player` is `None` for chance, which alone has `probabilities`.
    ///
    /// # Errors
    /// [`BuildError::Set`] or [`BuildError::Probabilities`].
    pub fn add_set(
        &mut self,
        player: Option<PlayerIdx>,
        number: i32,
        label: &str,
        moves: &[&str],
        probabilities: &[Exact],
    ) -> Result<SetIdx, BuildError> {
        let moves: Vec<TextIdx> = moves.iter().map(|name| self.intern(name)).collect();
        let label = self.intern(label);
        let known_player = player.is_none_or(|player| player.at() < self.game.players.len());
        if !known_player || moves.is_empty() || self.find_set(player, number).is_some() {
            return Err(BuildError::Set);
        }
        let n_expected = if player.is_none() { moves.len() } else { 0 };
        let sums_to_1 = probabilities.iter().cloned().sum::<Exact>() == Exact::ONE;
        let negative = probabilities.iter().any(Exact::is_negative);
        if probabilities.len() != n_expected || negative || (n_expected > 0 && !sums_to_1) {
            return Err(BuildError::Probabilities);
        }
        Ok(self.add_known_set(player, number, label, &moves, probabilities))
    }

    /// As [`Builder::add_set`], for a caller that has checked everything.
    pub(crate) fn add_known_set(
        &mut self,
        player: Option<PlayerIdx>,
        number: i32,
        label: TextIdx,
        moves: &[TextIdx],
        probabilities: &[Exact],
    ) -> SetIdx {
        let owner = player.map_or(0, PlayerIdx::number);
        let position = self.game.sets.len() as u32;
        self.set_table.insert(hash_pair(owner, number), position);
        self.game.sets.push(Set {
            owner,
            number,
            label,
            moves_start: self.game.moves.len() as u32,
            n_moves: moves.len() as u32,
            probabilities_start: self.game.probabilities.len() as u32,
            n_members: 0,
        });
        self.game.moves.extend_from_slice(moves);
        self.game.probabilities.extend_from_slice(probabilities);
        SetIdx(position)
    }

    /// Declares an outcome with one payoff per player; its number is not 0.
    ///
    /// # Errors
    /// [`BuildError::Outcome`].
    pub fn add_outcome(
        &mut self,
        number: i32,
        label: &str,
        payoffs: Vec<Exact>,
    ) -> Result<OutcomeIdx, BuildError> {
        let kept = !payoffs.iter().any(Exact::is_too_long);
        let fits = kept && payoffs.len() == self.game.players.len() && number != 0;
        if !fits || self.find_outcome(number).is_some() {
            return Err(BuildError::Outcome);
        }
        let label = self.intern(label);
        Ok(self.add_known_outcome(number, label, payoffs))
    }

    /// As [`Builder::add_outcome`], for a caller that has checked everything.
    pub(crate) fn add_known_outcome(
        &mut self,
        number: i32,
        label: TextIdx,
        payoffs: impl IntoIterator<Item = Exact>,
    ) -> OutcomeIdx {
        let position = self.game.outcomes.len() as u32;
        self.outcome_table.insert(hash_pair(0, number), position);
        self.game.outcomes.push(Outcome { number, label });
        self.game.payoffs.extend(payoffs);
        OutcomeIdx(position)
    }

    /// The set with this number among those of one player (or of chance).
    #[must_use]
    pub fn find_set(&self, player: Option<PlayerIdx>, number: i32) -> Option<SetIdx> {
        let owner = player.map_or(0, PlayerIdx::number);
        let is_it =
            |at: u32| self.game.sets.get(at as usize).is_some_and(|s| (s.owner, s.number) == (owner, number));
        self.set_table.find(hash_pair(owner, number), is_it).map(SetIdx)
    }

    /// The outcome with this number.
    #[must_use]
    pub fn find_outcome(&self, number: i32) -> Option<OutcomeIdx> {
        let is_it = |at: u32| self.game.outcomes.get(at as usize).is_some_and(|o| o.number == number);
        self.outcome_table.find(hash_pair(0, number), is_it).map(OutcomeIdx)
    }

    /// Pushes a choice or chance node; its children follow, one for each move of the set.
    ///
    /// # Errors
    /// [`BuildError::Shape`] if the tree is already complete.
    pub fn push_moves(
        &mut self,
        name: &str,
        set: SetIdx,
        outcome: Option<OutcomeIdx>,
    ) -> Result<(), BuildError> {
        let name = self.intern(name);
        self.push_node(name, Some(set), outcome)
    }

    /// Pushes an end node.
    ///
    /// # Errors
    /// [`BuildError::Shape`] if the tree is already complete.
    pub fn push_end(&mut self, name: &str, outcome: Option<OutcomeIdx>) -> Result<(), BuildError> {
        let name = self.intern(name);
        self.push_node(name, None, outcome)
    }

    /// A node with moves, or an end where there is no set.
    pub(crate) fn push_node(
        &mut self,
        name: TextIdx,
        set: Option<SetIdx>,
        outcome: Option<OutcomeIdx>,
    ) -> Result<(), BuildError> {
        let Some(set) = set else {
            self.push(name, NONE, outcome)?;
            self.close_full();
            return Ok(());
        };
        let n_missing = self.game.sets.get(set.at()).ok_or(BuildError::Set)?.n_moves;
        let node = self.push(name, set.0, outcome)?;
        if let Some(set) = self.game.sets.get_mut(set.at()) {
            set.n_members += 1;
        }
        self.open.push(Open { node, n_missing });
        Ok(())
    }

    /// Is every node that the moves call for there?
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.open.is_empty() && !self.game.nodes.is_empty()
    }

    /// How many nodes are still called for by moves, not counting what those will call for in turn.
    #[must_use]
    pub fn n_missing(&self) -> u64 {
        self.open.iter().map(|open| u64::from(open.n_missing)).sum()
    }

    /// How many nodes were pushed.
    #[must_use]
    pub fn n_nodes(&self) -> usize {
        self.game.nodes.len()
    }

    /// The game.
    ///
    /// # Errors
    /// [`BuildError::Shape`] if nodes are missing.
    pub fn finish(mut self) -> Result<Game, BuildError> {
        if !self.is_complete() {
            return Err(BuildError::Shape);
        }
        self.game.texts = self.texts.into_texts();
        Ok(self.game)
    }

    pub(crate) fn intern(&mut self, text: &str) -> TextIdx {
        self.texts.intern(text)
    }

    /// Label, moves and probabilities of a declared set, for comparing a repeated description.
    pub(crate) fn described(&self, set: SetIdx) -> Option<(TextIdx, &[TextIdx], &[Exact])> {
        let set = self.game.sets.get(set.at())?;
        let n_moves = set.n_moves as usize;
        let moves_start = set.moves_start as usize;
        let moves = self.game.moves.get(moves_start..moves_start + n_moves)?;
        let start = set.probabilities_start as usize;
        let probabilities =
            if set.owner == 0 { self.game.probabilities.get(start..start + n_moves)? } else { &[] };
        Some((set.label, moves, probabilities))
    }

    /// Label and payoffs of a declared outcome, for comparing a repeated description.
    pub(crate) fn described_outcome(&self, outcome: OutcomeIdx) -> Option<(TextIdx, &[Exact])> {
        let label = self.game.outcomes.get(outcome.at())?.label;
        Some((label, self.game.payoffs_of(outcome.0)))
    }

    pub(crate) fn text(&self, text: TextIdx) -> &str {
        self.texts.texts().get(text)
    }

    fn push(&mut self, name: TextIdx, set: u32, outcome: Option<OutcomeIdx>) -> Result<u32, BuildError> {
        let node = self.game.nodes.len() as u32;
        let parent = match self.open.last_mut() {
            Some(open) => {
                open.n_missing = open.n_missing.saturating_sub(1);
                open.node
            }
            None if node == 0 => NONE,
            None => return Err(BuildError::Shape),
        };
        let outcome = outcome.map_or(NONE, |outcome| outcome.0);
        self.game.nodes.push(Node { parent, end: node + 1, set, outcome, name });
        Ok(node)
    }

    /// Closes every open node whose last child's subtree is now complete.
    fn close_full(&mut self) {
        let end = self.game.nodes.len() as u32;
        while let Some(open) = self.open.pop_if(|open| open.n_missing == 0) {
            if let Some(node) = self.game.nodes.get_mut(open.node as usize) {
                node.end = end;
            }
        }
    }
}
