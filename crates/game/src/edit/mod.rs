//! Editing a game: one pure function from a game and an [`Edit`] to a new game, or to a code saying why not.
//! Edits are plain data, so a page can keep them for undo; every result is a whole game that can be written
//! and read again.
//!
//! Information sets: names, moves, the player and probabilities belong to the set, so an edit of those concerns
//! all its nodes. Changing the kind of a node takes it out of its set first (noted as [`EditNote::LeftSet`]).
//! Outcomes: editing the payoffs of one node never changes another, a shared outcome is copied first.

mod apply;
mod draft;
mod numbers;
mod structure;

use serde::{Deserialize, Serialize};

use crate::Exact;
use crate::tree::{Game, NodeIdx, PlayerIdx};

pub use apply::apply;

/// Most nodes of a game that can be edited.
pub const MAX_EDIT_NODES: usize = 100_000;

/// One change. Moves count from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are named for what they are")]
pub enum Edit {
    /// New title.
    SetTitle { title: String },
    /// New comment.
    SetComment { comment: String },
    /// New name for a player.
    RenamePlayer { player: PlayerIdx, name: String },
    /// One more player, last, with payoff 0 everywhere.
    AddPlayer { name: String },
    /// Removes a player who moves nowhere, with their payoffs.
    RemovePlayer { player: PlayerIdx },
    /// New name for one node.
    RenameNode { node: NodeIdx, name: String },
    /// New label for the node's information set.
    RenameSet { node: NodeIdx, label: String },
    /// New name for a move, at all nodes of the set.
    RenameMove { node: NodeIdx, move_idx: u32, name: String },
    /// One more move, last, leading to an end, at all nodes of the set. At a chance node it has probability 0.
    /// An end becomes a choice of the player who moved last before it (or the first player).
    AddMove { node: NodeIdx, name: String },
    /// Removes a move and what follows it, at all nodes of the set. The last move removed leaves an end. At a
    /// chance node the other probabilities grow in proportion.
    RemoveMove { node: NodeIdx, move_idx: u32 },
    /// Makes the node an end; it keeps its own payoffs.
    RemoveSubtree { node: NodeIdx },
    /// Another kind of node. What had moves keeps them (as chance: equally likely); an end gets two, "1" and "2".
    SetKind { node: NodeIdx, kind: NewKind },
    /// Another player for the whole information set.
    SetPlayer { node: NodeIdx, player: PlayerIdx },
    /// Takes the node out of its information set.
    LeaveSet { node: NodeIdx },
    /// Puts a choice node into the information set of another one with the same player and number of moves.
    JoinSet { node: NodeIdx, with: NodeIdx },
    /// What the node itself pays, one payoff per player; all 0 means none.
    SetPayoffs { node: NodeIdx, payoffs: Vec<Exact> },
    /// One probability; the others keep their proportions and fill up to 1 exactly (if they were all 0, they
    /// share equally).
    SetProbability { node: NodeIdx, move_idx: u32, probability: Exact },
    /// All probabilities, which must sum to exactly 1.
    SetProbabilities { node: NodeIdx, probabilities: Vec<Exact> },
}

/// What a node can be made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NewKind {
    /// A choice of this player.
    Choice(PlayerIdx),
    /// A draw.
    Chance,
    /// An end.
    End,
}

/// An edited game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The new game.
    pub game: Game,
    /// Where to look now: the edited node (numbers shift when nodes come and go), or the end a move was added
    /// for.
    pub focus: NodeIdx,
    /// What happened beside what was asked for.
    pub notes: Vec<EditNote>,
}

/// A side effect worth a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EditNote {
    /// The node was taken out of an information set it shared.
    LeftSet,
    /// The edit changed several nodes, because they share an information set.
    WholeSet,
}

/// Why an edit was not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// No such node.
    #[error("there is no such node")]
    NoSuchNode,
    /// No such move at this node.
    #[error("there is no such move")]
    NoSuchMove,
    /// No such player.
    #[error("there is no such player")]
    NoSuchPlayer,
    /// Only a choice has what was asked for.
    #[error("this is not a choice of a player")]
    NotAChoice,
    /// Only a chance node has probabilities.
    #[error("this is not a chance node")]
    NotAChance,
    /// Only a node with moves has an information set.
    #[error("an end has no information set")]
    NoSet,
    /// The player still moves somewhere.
    #[error("this player still moves somewhere")]
    PlayerMoves,
    /// A game needs a player.
    #[error("a game needs at least one player")]
    LastPlayer,
    /// Not one payoff per player.
    #[error("expected {expected} payoffs, found {found}")]
    PayoffCount {
        /// Number of players.
        expected: u32,
        /// Number given.
        found: u32,
    },
    /// Not one probability per move.
    #[error("expected {expected} probabilities, found {found}")]
    ProbabilityCount {
        /// Number of moves.
        expected: u32,
        /// Number given.
        found: u32,
    },
    /// Below 0 or above 1.
    #[error("expected a probability from 0 to 1")]
    ProbabilityRange,
    /// The probabilities do not sum to 1.
    #[error("expected probabilities that sum to exactly 1, found a sum of {sum}")]
    ProbabilitySum {
        /// Their sum.
        sum: Exact,
    },
    /// The numbers asked for, or those that follow from them, are too long to keep; never with the feature `big`.
    #[error("expected numbers short enough to be exact here, found longer ones")]
    NumbersTooLong,
    /// Sets of different players or with different numbers of moves cannot be joined.
    #[error("only choices of one player with equally many moves can share an information set")]
    SetsDiffer,
    /// Too large to edit here.
    #[error("games of more than {MAX_EDIT_NODES} nodes cannot be edited here")]
    TooManyNodes,
}

impl EditError {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchNode => "no-such-node",
            Self::NoSuchMove => "no-such-move",
            Self::NoSuchPlayer => "no-such-player",
            Self::NotAChoice => "not-a-choice",
            Self::NotAChance => "not-a-chance",
            Self::NoSet => "no-set",
            Self::PlayerMoves => "player-moves",
            Self::LastPlayer => "last-player",
            Self::PayoffCount { .. } => "payoff-count",
            Self::ProbabilityCount { .. } => "probability-count",
            Self::ProbabilityRange => "probability-range",
            Self::ProbabilitySum { .. } => "probability-sum",
            Self::NumbersTooLong => "numbers-too-long",
            Self::SetsDiffer => "sets-differ",
            Self::TooManyNodes => "too-many-nodes",
        }
    }
}
