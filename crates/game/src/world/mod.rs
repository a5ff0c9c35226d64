//! Rule worlds: two amounts, a clock, and moves that change the amounts by whole-number rules. Read by
//! [`crate::value::mutual`], written by the page that edits them; the format is this site's own and described in
//! `crates/game/WORLD.md`.
//!
//! A [`World`] is plain data and may be nonsense; [`World::check`] says what is wrong (it cannot be used) and what
//! is odd (it can). Absent: states (they are unrolled by [`crate::value::mutual::Layers`]), values, plans.

mod check;
mod complaint;
mod json;
mod random;
mod read;
mod write;

use serde::{Deserialize, Serialize};

use crate::Exact;

pub use complaint::{Problem, Reason, WorldError};
pub use random::{benchmark_world, random_world};
pub use read::read;
pub use write::write;

/// Largest horizon.
pub const MAX_HORIZON: u32 = 200;
/// Most moves (or outcomes) of one turn.
pub const MAX_MOVES: u32 = 16;
/// Most named turns in `others`.
pub const MAX_TURNS: u32 = 16;
/// Largest amount, in size: also of floor, cap, baseline and the constant of a rule.
pub const MAX_AMOUNT: i64 = 1_000_000_000;
/// Largest coefficient of a rule, in size.
pub const MAX_COEFFICIENT: i64 = 1_000_000;
/// Longest name, in characters.
pub const MAX_NAME: u32 = 60;
/// Longest text that is read, in bytes.
pub const MAX_BYTES: u32 = 100_000;

/// A world of two goods. The default has no moves, which [`World::check`] refuses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct World {
    /// After how many steps it ends.
    pub horizon: u32,
    /// What there is at first.
    pub start: Amounts,
    /// Least amount of either good; less becomes this.
    pub floor: i64,
    /// Largest amount of either good; more becomes this.
    pub cap: i64,
    /// What the agent can do wherever nobody else is to move.
    pub moves: Vec<Move>,
    /// Who else moves, and where the agent has other moves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Turn>,
}

/// How much there is of X and of Y.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amounts {
    /// Of X.
    pub x: i64,
    /// Of Y.
    pub y: i64,
}

/// A move, or an outcome of chance: x' = x\[0\]·x + x\[1\]·y + x\[2\], y' likewise, kept within floor and cap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// What it is called.
    pub name: String,
    /// Rule for X.
    pub x: [i64; 3],
    /// Rule for Y.
    pub y: [i64; 3],
    /// Does the world end after it?
    #[serde(default, skip_serializing_if = "is_false")]
    pub ends: bool,
    /// Whose turn is next, by name, whatever the clock says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How likely it is: in turns of chance only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p: Option<Exact>,
}

/// A turn that is not the agent's ordinary one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// What it is called; moves name it in `to`.
    pub name: String,
    /// Who moves.
    pub who: Player,
    /// At which steps (from 0) this turn replaces the agent's ordinary one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<u32>,
    /// The moves, or the outcomes of chance.
    pub moves: Vec<Move>,
}

/// Who moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Player {
    /// The one whose plan it is.
    #[default]
    Agent,
    /// Nobody: the outcomes are averaged.
    Chance,
    /// Someone who wants the agent to do badly.
    Adversary,
}

/// For serde, which asks with a reference.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn is_false(value: &bool) -> bool {
    !*value
}
