//! The game tree: an arena in preorder, without pointers, small enough for two million nodes in a browser.
//!
//! Node 0 is the root; the first child of a node, if it has any, is the next node; `end` is one past the last
//! node of its subtree. Choice and chance nodes point to an *information set*, which owns the move names and
//! probabilities. Payoffs stand in outcomes, also at inner nodes, and ADD along the path.
//! Made by [`Builder`] only (and changed in place by `patch`), so a [`Game`] always is a whole tree. Accessors answer foreign indices with
//! "an end node without a name" and never panic. Absent: values, plans, places on the screen.

mod build;
mod patch;
mod same;
mod table;
mod texts;
mod view;

use serde::{Deserialize, Serialize};

use crate::Exact;
pub(crate) use table::{IndexTable, hash_pair};
use texts::Texts;
pub(crate) use texts::{TextIdx, first_repeated};

pub use build::{BuildError, Builder};
pub use view::{Children, Kind, OutcomeView, SetView};

/// Position of a node in preorder; the root is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeIdx(u32);

impl NodeIdx {
    /// The root.
    pub const ROOT: Self = Self(0);

    /// The node at this preorder position.
    #[must_use]
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// The preorder position, from 0.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    pub(crate) const fn at(self) -> usize {
        self.0 as usize
    }
}

/// A player, counted from 0 in code and from 1 in files and on pages ([`PlayerIdx::number`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlayerIdx(u32);

impl PlayerIdx {
    /// The player at this position of [`Game::players`], from 0.
    #[must_use]
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// Position in [`Game::players`], from 0.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The number people and files use, from 1.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0.saturating_add(1)
    }

    pub(crate) const fn at(self) -> usize {
        self.0 as usize
    }
}

/// An information set: the nodes that its player cannot tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SetIdx(u32);

impl SetIdx {
    /// Position in order of first appearance, from 0, over all players and chance together.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    pub(crate) const fn at(self) -> usize {
        self.0 as usize
    }
}

/// An outcome: a label and one payoff per player.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OutcomeIdx(u32);

impl OutcomeIdx {
    pub(crate) const fn at(self) -> usize {
        self.0 as usize
    }
}

/// "No set" or "no outcome" in a [`Node`].
const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Node {
    parent: u32,
    end: u32,
    set: u32,
    outcome: u32,
    name: TextIdx,
}

/// `owner` is 0 for chance, else the player's number; the moves stand in `Game::moves[start..start + n]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Set {
    owner: u32,
    number: i32,
    label: TextIdx,
    moves_start: u32,
    n_moves: u32,
    probabilities_start: u32,
    n_members: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Outcome {
    number: i32,
    label: TextIdx,
}

/// A finite extensive-form game: players, chance, information sets, exact payoffs.
///
/// ```
/// use lookahead_game::{efg, tree::NodeIdx};
/// let text = r#"EFG 2 R "Entry" { "Entrant" "Incumbent" }
/// p "" 1 1 "e" { "out" "in" } 0
/// t "" 1 "" { 0 2 }
/// t "" 2 "" { 1 1 }"#;
/// let (game, problems) = efg::read(text.as_bytes(), &efg::Caps::default())?;
/// assert!(problems.is_empty() && game.is_perfect_information());
/// let moves: Vec<&str> = game.moves(NodeIdx::ROOT).collect();
/// assert_eq!(moves, ["out", "in"]);
/// # Ok::<(), efg::ReadError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Game {
    title: String,
    comment: String,
    players: Vec<String>,
    nodes: Vec<Node>,
    sets: Vec<Set>,
    moves: Vec<TextIdx>,
    probabilities: Vec<Exact>,
    outcomes: Vec<Outcome>,
    payoffs: Vec<Exact>,
    texts: Texts,
}

impl Default for Game {
    /// The smallest game: one unnamed player, one end that pays nothing.
    fn default() -> Self {
        let end = Node { parent: NONE, end: 1, set: NONE, outcome: NONE, name: TextIdx::EMPTY };
        Self {
            title: String::new(),
            comment: String::new(),
            players: vec![String::new()],
            nodes: vec![end],
            sets: Vec::new(),
            moves: Vec::new(),
            probabilities: Vec::new(),
            outcomes: Vec::new(),
            payoffs: Vec::new(),
            texts: Texts::default(),
        }
    }
}
