//! Deterministic decision processes as graphs: states and where one may go next. Used by the rest of `power`.

use serde::Serialize;

use crate::problem::{ParameterProblem, ProblemCode, check_index, check_length};

/// The most states of a graph.
pub const MOST_STATES: u32 = 64;

/// States, counted from 0, and the states that can be reached from each in one step. An edge to itself is staying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Graph {
    successors: Vec<Vec<u32>>,
}

impl Graph {
    /// The graph with these successors: `successors[s]` lists where one may go from `s`, in the order of the moves.
    ///
    /// # Errors
    /// No state or more than [`MOST_STATES`], a state without successors, an unknown or repeated successor.
    ///
    /// ```
    /// use lookahead_models::power::Graph;
    /// assert!(Graph::new(vec![vec![1], vec![1]]).is_ok());
    /// assert!(Graph::new(vec![vec![1]]).is_err());
    /// ```
    pub fn new(successors: Vec<Vec<u32>>) -> Result<Self, ParameterProblem> {
        check_length("successors", successors.len(), 1, MOST_STATES)?;
        for list in &successors {
            check_length("successors", list.len(), 1, MOST_STATES)?;
            list.iter().try_for_each(|&state| check_index("successors", state, successors.len()))?;
            if sorted(list).windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
                return Err(ParameterProblem::new("successors", ProblemCode::Repeated, 1.0, 1.0));
            }
        }
        Ok(Self { successors })
    }

    /// For graphs made by this crate, which keep the rules.
    pub(super) const fn trusted(successors: Vec<Vec<u32>>) -> Self {
        Self { successors }
    }

    /// How many states there are.
    #[must_use]
    pub fn n_states(&self) -> u32 {
        self.successors.len() as u32
    }

    /// Where one may go from `state`; nowhere from a state that does not exist.
    #[must_use]
    pub fn successors(&self, state: u32) -> &[u32] {
        self.successors.get(state as usize).map_or(&[], Vec::as_slice)
    }

    /// The successors in ascending order.
    pub(super) fn sorted_successors(&self, state: u32) -> Vec<u32> {
        sorted(self.successors(state))
    }

    /// Is this a state that is reached from itself only by staying, so that nothing else can follow?
    #[must_use]
    pub fn is_absorbing(&self, state: u32) -> bool {
        self.successors(state) == [state]
    }

    /// Every state that can be reached from these in any number of steps, these included, as a bit set.
    pub(super) fn reach(&self, from: &[u32]) -> u64 {
        let mut open = from.to_vec();
        let mut reached = 0;
        while let Some(state) = open.pop() {
            let bit = bit(state);
            if reached & bit == 0 {
                reached |= bit;
                open.extend_from_slice(self.successors(state));
            }
        }
        reached
    }
}

/// The set of this one state; states are below [`MOST_STATES`].
pub(super) const fn bit(state: u32) -> u64 {
    1 << (state & 63)
}

pub(super) fn bits(states: &[u32]) -> u64 {
    states.iter().fold(0, |set, &state| set | bit(state))
}

fn sorted(list: &[u32]) -> Vec<u32> {
    // One by one: the lists are short, and a sort would take 4 KB of wasm.
    let mut sorted = Vec::with_capacity(list.len());
    for &state in list {
        sorted.insert(sorted.partition_point(|&other| other < state), state);
    }
    sorted
}
