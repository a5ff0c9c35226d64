//! Hidden information: what players can know, and what follows where they cannot tell nodes apart.
//!
//! | module | what it holds |
//! |---|---|
//! | `histories` | what each player remembers: sequences of own moves, perfect recall, absent-mindedness |
//! | `profile` | behaviour strategies, one distribution for each information set |
//! | `evaluation` | values and reach probabilities of all nodes under a profile, and why |
//! | `best_response` | the best answer of one player to all others |
//! | `strategies`, `pure` | reduced pure strategies and all pure equilibria |
//! | `sequence_form`, `simplex`, `mixed` | the value of a two-player zero-sum game, by linear programming |
//!
//! All of it is exact; nothing is discounted. What cannot be answered is refused with a code, never approximated
//! and never left to hang: every search is counted before it is begun. Used by [`crate::value`], the lab and the
//! `solve` example. Definitions: Kuhn 1953 (perfect recall, behaviour strategies), Koller, Megiddo & von Stengel
//! 1996 (sequence form).

mod best_response;
mod evaluation;
mod histories;
mod mixed;
mod profile;
mod pure;
#[cfg(feature = "equilibria")]
mod sequence_form;
#[cfg(feature = "equilibria")]
mod simplex;
mod strategies;

use std::ops::ControlFlow;

use crate::induction::MAX_BITS;
use crate::tree::{NodeIdx, PlayerIdx, SetIdx};

pub use best_response::{BestResponse, SetChoice, best_response};
pub use evaluation::{Evaluation, MoveOdds, SetExplanation, evaluate};
pub use histories::{Forgetting, Lapse, lapses};
pub use mixed::{MixedEquilibrium, mixed_equilibrium};
pub use profile::{Profile, ProfileError};
pub use pure::{PureEquilibria, PurePayoffs, pure_equilibria};

/// Told how much is done and how much there is in all; `Break` stops the work.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> ControlFlow<()>;

/// What a search does not go beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Most nodes of a game.
    pub max_nodes: u32,
    /// Most profiles of reduced pure strategies that are looked through.
    pub max_profiles: u64,
    /// Most nodes that are visited to list all of them, to play them and to show those that are equilibria.
    pub max_visits: u64,
    /// Most cells of the linear program's table.
    pub max_cells: u64,
    /// Most work on the linear program: changes of a cell, with longer numbers counted for the time they take.
    pub max_work: u64,
}

impl Default for Caps {
    /// 100,000 nodes, 262,144 profiles, 10 million visits, 100,000 cells, 60 million changes: a second or two of work
    /// at most.
    fn default() -> Self {
        Self {
            max_nodes: 100_000,
            max_profiles: 1 << 18,
            max_visits: 10_000_000,
            max_cells: 100_000,
            max_work: 60_000_000,
        }
    }
}

/// Why a question about hidden information has no answer here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unanswered {
    /// More nodes than [`Caps::max_nodes`].
    #[error("the game has {n_nodes} nodes, more than the {max} that are searched for equilibria")]
    TooManyNodes {
        /// How many there are.
        n_nodes: u64,
        /// How many are looked at.
        max: u64,
    },
    /// More profiles of pure strategies than [`Caps::max_profiles`].
    #[error(
        "there are {}{n_profiles} profiles of pure strategies, more than the {max} that are looked through",
        at_least(*n_profiles)
    )]
    TooManyProfiles {
        /// How many there are; `u64::MAX` stands for that many or more. Where a player's recall is not perfect,
        /// strategies that differ only where they cannot be told apart are counted too.
        n_profiles: u64,
        /// How many are looked through.
        max: u64,
    },
    /// Listing and playing all profiles of pure strategies would visit more nodes than [`Caps::max_visits`], or
    /// showing the equilibria more than a tenth of that.
    #[error(
        "going through all {n_profiles} profiles of pure strategies takes {n_visits} visits of nodes, more than {max}"
    )]
    TooManyVisits {
        /// How many profiles there are.
        n_profiles: u64,
        /// How many visits that could take.
        n_visits: u64,
        /// How many are made.
        max: u64,
    },
    /// The linear program is larger than [`Caps::max_cells`].
    #[error("the linear program has {n_cells} cells, more than the {max} that are worked through")]
    ProgramTooLarge {
        /// How many there are.
        n_cells: u64,
        /// How many are worked through.
        max: u64,
    },
    /// Solving the linear program takes more than [`Caps::max_work`].
    #[error("the linear program is not solved after {max} changes of its cells")]
    TooMuchWork {
        /// How many changes are made.
        max: u64,
    },
    /// A player forgets, so that the method does not apply.
    #[error("player {} forgets something at an information set, so only pure strategies are searched", player.number())]
    ImperfectRecall {
        /// Who.
        player: PlayerIdx,
        /// Where it shows first.
        set: SetIdx,
    },
    /// Mixed equilibria are computed for two players only.
    #[error("mixed equilibria are computed for two players only")]
    NotTwoPlayers,
    /// Mixed equilibria are computed for games of pure opposition only.
    #[error("mixed equilibria are computed only where one player's gain is the other's loss")]
    NotConstantSum {
        /// A node after which the sum of payoffs depends on what happens.
        node: NodeIdx,
    },
    /// A player, or a strategy's set, that the game does not have.
    #[error("this player or strategy does not belong to the game")]
    Foreign,
    /// A number grew longer than [`MAX_BITS`].
    #[error("a number on the way has more than {MAX_BITS} bits")]
    NumbersTooLong,
    /// This build has no linear programming (feature `equilibria`).
    #[error("this build does not compute mixed equilibria")]
    NotBuilt,
    /// The progress hook said stop.
    #[error("stopped on request")]
    Cancelled,
}

/// Counts stop at the largest number there is.
fn at_least(count: u64) -> &'static str {
    if count == u64::MAX { "at least " } else { "" }
}

impl Unanswered {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooManyNodes { .. } => "too-many-nodes",
            Self::TooManyProfiles { .. } => "too-many-profiles",
            Self::TooManyVisits { .. } => "too-many-visits",
            Self::ProgramTooLarge { .. } => "program-too-large",
            Self::TooMuchWork { .. } => "too-much-work",
            Self::ImperfectRecall { .. } => "imperfect-recall",
            Self::NotTwoPlayers => "not-two-players",
            Self::NotConstantSum { .. } => "not-constant-sum",
            Self::Foreign => "foreign",
            Self::NumbersTooLong => "numbers-too-long",
            Self::NotBuilt => "not-built",
            Self::Cancelled => "cancelled",
        }
    }
}
