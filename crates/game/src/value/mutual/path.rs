//! What happens if everybody keeps to a plan: the states that are reached, and the line of play.

use super::{Layers, Mutual, Number, Ordinary, StateIdx};
use crate::world::Player;

/// One decision of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PlanStep {
    /// Where.
    pub state: StateIdx,
    /// The chosen option, from 0; 0 for chance.
    pub option: u32,
}

impl Layers {
    /// The states reached from the root with some probability if every state that is no end does as `chosen` says, in
    /// order of layers.
    ///
    /// ```
    /// use lookahead_game::{world, value::mutual::Layers};
    /// let layers = Layers::unroll(&world::random_world(1), [0, 0], 1_000)?;
    /// assert_eq!(layers.reached(&|_| Some(0)).len(), 3);
    /// # Ok::<(), lookahead_game::value::mutual::LayersError>(())
    /// ```
    #[must_use]
    pub fn reached(&self, chosen: &dyn Fn(StateIdx) -> Option<u32>) -> Vec<StateIdx> {
        let mut is_reached = vec![false; self.n_states()];
        let mut reach = |state: StateIdx| {
            is_reached.iter_mut().skip(state.at()).take(1).for_each(|flag| *flag = true);
        };
        reach(self.root());
        let mut states = Vec::new();
        for state in self.order.iter().map(|state| StateIdx::new(*state)) {
            if is_reached.get(state.at()) != Some(&true) {
                continue;
            }
            states.push(state);
            let Some(option) = chosen(state) else { continue };
            let possible = self.outcomes(state, option).filter(|(share, _)| share.double > 0.0);
            possible.for_each(|(_, to)| {
                is_reached.iter_mut().skip(to.at()).take(1).for_each(|flag| *flag = true);
            });
        }
        states
    }

    /// What the agent and its adversaries do in the states that are reached if all do as `chosen` says, in order of
    /// layers. Where nothing is left to chance this is the line of play.
    #[must_use]
    pub fn steps(&self, chosen: &dyn Fn(StateIdx) -> Option<u32>) -> Vec<PlanStep> {
        let is_decided = |state: &StateIdx| self.player(*state).is_some_and(|who| who != Player::Chance);
        let decided = self.reached(chosen).into_iter().filter(is_decided);
        decided.filter_map(|state| Some(PlanStep { state, option: chosen(state)? })).collect()
    }
}

impl<N: Number> Mutual<N> {
    /// What the agent and its adversaries do in the states that are reached, in order of layers. Where nothing is left
    /// to chance this is the line of play.
    #[must_use]
    pub fn plan(&self, layers: &Layers) -> Vec<PlanStep> {
        layers.steps(&|state| self.chosen(state))
    }
}

impl<N: Number> Ordinary<N> {
    /// As [`Mutual::plan`].
    #[must_use]
    pub fn plan(&self, layers: &Layers) -> Vec<PlanStep> {
        layers.steps(&|state| self.chosen(state))
    }
}
