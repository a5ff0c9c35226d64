//! A state, valued: the graph, and what every state of it is worth; exactly where the graph is small and the numbers are
//! short.

use std::cell::Cell;
use std::ops::ControlFlow;

use lookahead_game::value::mutual::{
    Explanation, Layers, LayersError, Mixed, Mutual, Params, StateIdx, Unvalued, commit, value_with,
};

use super::model::State;
use super::worlds::told;
use crate::figures::number::decimals;

/// Most states that are unrolled.
pub(super) const MAX_STATES: u32 = 200_000;
/// Most plans that a planner who may commit compares.
const MOST_PLANS: u64 = 1 << 17;
/// Most states that are valued exactly.
pub(super) const MAX_EXACT: usize = 1_500;

/// A value for pictures: at most so many letters, else rounded.
pub(super) fn short(value: &Mixed) -> String {
    const MOST_LETTERS: usize = 7;
    let text = told(value);
    if text.chars().count() <= MOST_LETTERS { text } else { decimals(to_f64(value), 2) }
}

/// A value as a double.
pub(super) fn to_f64(value: &Mixed) -> f64 {
    match value {
        Mixed::Exact(value) => value.to_f64(),
        Mixed::Double(value) => *value,
    }
}

/// Why there is nothing to show.
pub(super) enum Trouble {
    /// The world could not be unrolled.
    Layers(LayersError),
    /// It could not be valued.
    Unvalued(Unvalued),
}

/// A valued world.
pub(super) struct Solved {
    /// The graph of states.
    pub layers: Layers,
    /// Values, and the plan.
    pub mutual: Mutual<Mixed>,
    /// How many plans were compared, where the planner may commit.
    pub n_plans: Option<u64>,
    /// How it was valued.
    pub params: Params<Mixed>,
}

/// Unrolls and values. Long work is told of, by per cent.
pub(super) fn solve(state: &State, progress: &dyn Fn(u32)) -> Result<Solved, Trouble> {
    let valued = &state.valued;
    let layers = Layers::unroll(&valued.world, valued.baseline.amounts(&valued.world), MAX_STATES)
        .map_err(Trouble::Layers)?;
    let is_small = layers.n_states() <= MAX_EXACT;
    let params = if is_small { valued.params.to() } else { valued.params.to_doubles() };
    let told = Cell::new(0);
    let mut tell = |done: u64, all: u64| {
        let percent = u32::try_from(done * 100 / all.max(1)).unwrap_or(100);
        if percent > told.replace(percent) && (state.commit || !is_small) {
            progress(percent);
        }
        ControlFlow::Continue(())
    };
    if state.commit {
        // Doubles: many plans are compared, and their values are told to four digits.
        let params = valued.params.to_doubles();
        let best = commit(&layers, &params, MOST_PLANS, &mut tell).map_err(Trouble::Unvalued)?;
        return Ok(Solved { mutual: best.mutual, n_plans: Some(best.n_plans), layers, params });
    }
    let mutual = value_with(&layers, &params, &mut tell).map_err(Trouble::Unvalued)?;
    Ok(Solved { mutual, n_plans: None, layers, params })
}

impl Solved {
    /// VX, VY, GX, GY and J of a state.
    pub fn worth(&self, state: StateIdx) -> [Mixed; 5] {
        let worth = self.mutual.worth(state);
        let j = worth.j();
        let ([vx, vy], [gx, gy]) = (worth.v, worth.g);
        [vx, vy, gx, gy, j]
    }

    /// The same for readers.
    pub fn told(&self, state: StateIdx) -> [String; 5] {
        self.worth(state).map(|value| told(&value))
    }

    /// The same for pictures.
    pub fn short(&self, state: StateIdx) -> [String; 5] {
        self.worth(state).map(|value| short(&value))
    }

    /// The chosen option.
    pub fn chosen(&self, state: StateIdx) -> Option<u32> {
        self.mutual.chosen(state)
    }

    /// All best options, in order.
    pub fn best(&self, state: StateIdx) -> Vec<u32> {
        self.mutual.best_options(&self.layers, &self.params, state)
    }

    /// How one state comes by its values.
    pub fn explain(&self, state: StateIdx) -> Option<Explanation<Mixed>> {
        self.mutual.explain(&self.layers, &self.params, state).ok()
    }

    /// The name of an option.
    pub fn name(&self, state: StateIdx, option: u32) -> String {
        self.layers.option_name(state, option).to_owned()
    }

    /// Amounts of X and Y.
    pub fn amounts(&self, state: StateIdx) -> [String; 2] {
        self.layers.amounts(state).map(|amount| decimals(amount, 2))
    }

    /// The moves that are made if all goes by plan, in order; where chance or a rival moves, of all branches.
    pub fn plan(&self) -> Vec<(StateIdx, u32)> {
        self.mutual.plan(&self.layers).into_iter().map(|step| (step.state, step.option)).collect()
    }

    /// Does an amount reach the world's cap somewhere, so that what would go beyond it is lost?
    pub fn touches(&self, cap: i64) -> bool {
        let is_at_cap = |state| self.layers.amounts(state).iter().any(|amount| *amount >= cap as f64);
        self.layers.states().any(is_at_cap)
    }

    /// Is every end as deep as the clock allows, so that with no running anchor the discount changes no move?
    pub fn is_level(&self) -> bool {
        let last = self.layers.n_layers().saturating_sub(1);
        (0..last).all(|layer| self.layers.layer(layer).all(|state| self.layers.player(state).is_some()))
    }
}
