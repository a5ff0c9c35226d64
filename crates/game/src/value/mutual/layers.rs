//! The layered graph of states that mutual value is computed on: who moves where, what comes of it, and each
//! state's two twins. Made by unrolling a world ([`Layers::unroll`]) or from states given one by one
//! ([`Layers::from_states`]); either way every move leads to a later layer and twins stand in the same layer, so
//! that one backward pass values everything. Kept as flat lists: a million states are meant.

use serde::{Deserialize, Serialize};

use crate::Exact;
use crate::world::{Player, WorldError};

/// Position of a state in its [`Layers`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StateIdx(u32);

impl StateIdx {
    /// The state at this position.
    #[must_use]
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// The position, from 0.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    pub(crate) const fn at(self) -> usize {
        self.0 as usize
    }
}

/// A probability in both arithmetics.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// As a double.
    pub double: f64,
    /// Exactly.
    pub exact: Exact,
}

/// One option of a state: its name and how likely each of its outcomes is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) shares: Vec<Share>,
}

/// What all states of one kind have in common. No choices: an end.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shape {
    pub(crate) player: Player,
    pub(crate) choices: Vec<Choice>,
    /// Has every choice exactly one outcome, with probability 1?
    pub(crate) is_sure: bool,
}

impl Shape {
    pub(crate) fn new(player: Player, choices: Vec<Choice>) -> Self {
        let is_one = |choice: &Choice| matches!(choice.shares.as_slice(), [one] if one.exact == Exact::ONE);
        let is_sure = choices.iter().all(is_one);
        Self { player, choices, is_sure }
    }
}

/// One state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    /// Amounts of X and Y.
    pub(crate) amounts: [f64; 2],
    /// The state with X, and with Y, at its baseline.
    pub(crate) twins: [u32; 2],
    pub(crate) shape: u32,
    pub(crate) first_edge: u32,
}

/// A layered graph of states with twins.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    pub(super) baselines: [f64; 2],
    pub(super) root: u32,
    pub(super) states: Vec<State>,
    pub(super) shapes: Vec<Shape>,
    /// Where each outcome leads; a state's outcomes stand together, choice after choice.
    pub(super) edges: Vec<u32>,
    /// The states, layer after layer.
    pub(super) order: Vec<u32>,
    /// Where each layer ends in `order`.
    pub(super) layer_ends: Vec<u32>,
    /// Per state: its place (see [`Layers::place`]); empty where no place has a name.
    pub(super) places: Vec<u16>,
    pub(super) place_names: Vec<String>,
}

/// Why there is no graph.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LayersError {
    /// The world cannot be used.
    #[error("{0}")]
    World(WorldError),
    /// A baseline is larger than [`crate::world::MAX_AMOUNT`].
    #[error("expected baselines between -{0} and {0}", crate::world::MAX_AMOUNT)]
    Baseline,
    /// The rules make more states than the cap.
    #[error(
        "these rules explode: by step {step} they reach more than {max_states} states, so they were not run"
    )]
    TooManyStates {
        /// The cap.
        max_states: u32,
        /// The step at which it was passed.
        step: u32,
    },
    /// No states, or the root is none of them.
    #[error("expected a root among the states")]
    NoRoot,
    /// A state leads to, or has as a twin, one that is not there.
    #[error("expected state {state} to lead to states of the graph only")]
    Unknown {
        /// The state.
        state: u32,
    },
    /// A move leads to its own or an earlier layer.
    #[error("expected the moves of state {state} to lead to later layers only")]
    Backward {
        /// The state.
        state: u32,
    },
    /// A twin stands in another layer.
    #[error("expected the twins of state {state} to stand in its own layer")]
    TwinElsewhere {
        /// The state.
        state: u32,
    },
    /// Outcomes are missing, or their probabilities are negative or do not sum to 1.
    #[error("expected probabilities of at least 0 that sum to 1 at every move of state {state}")]
    Probabilities {
        /// The state.
        state: u32,
    },
}

impl LayersError {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::World(error) => error.code(),
            Self::Baseline => "baseline",
            Self::TooManyStates { .. } => "too-many-states",
            Self::NoRoot => "no-root",
            Self::Unknown { .. } => "unknown-state",
            Self::Backward { .. } => "backward-move",
            Self::TwinElsewhere { .. } => "twin-elsewhere",
            Self::Probabilities { .. } => "probabilities",
        }
    }
}
