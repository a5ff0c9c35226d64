//! Gambit's extensive-form files (.efg, version 2): [`read`] and [`write`].
//!
//! The language is the one Gambit 17 accepts (its reader was tried on over a hundred small files), with these
//! differences: a byte-order mark is skipped; anything after the tree is refused; a bare `-` or `.` and numbers
//! such as `1/2` for a player are refused where Gambit reads them as something else; repeated descriptions are
//! compared by value (`0.5` is `1/2`), not by spelling; `\\` in a text is one backslash. No recursion, one pass
//! over the bytes, no allocation per token. Used by the lab's import worker and for every preset.

mod complaint;
mod lex;
mod node;
mod place;
mod read;
mod write;

pub use complaint::{Expected, Found, Problem, ProblemKind, ReadError, Reason};
pub use read::{read, read_with};
pub use write::write;

/// Most payoffs of a whole game, counted as nodes times players: a solution holds one for each player at each node. Reached
/// before [`Caps::max_nodes`] only by games of more than eight players.
pub const MAX_PAYOFFS: u32 = 16_000_000;

/// What the reader refuses to go beyond, whatever a file says. All of it is named in the refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Longest file, in bytes.
    pub max_bytes: u64,
    /// Most nodes; fewer for games of many players, see [`MAX_PAYOFFS`].
    pub max_nodes: u32,
    /// Most problems listed one by one; the rest is counted.
    pub max_problems: u32,
}

impl Default for Caps {
    /// 64 MB, 2,000,000 nodes, 100 problems.
    fn default() -> Self {
        Self { max_bytes: 64_000_000, max_nodes: 2_000_000, max_problems: 100 }
    }
}
