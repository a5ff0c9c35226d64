//! Reading a graph of states: what pages, explanations and tests ask of [`Layers`]. Foreign indices get "an end
//! with nothing".

use super::layers::{Choice, Shape, State};
use super::{Layers, Share, StateIdx};
use crate::world::Player;

/// Stands for a state that is not there.
const NOWHERE: State =
    State { amounts: [0.0; 2], twins: [u32::MAX; 2], shape: u32::MAX, first_edge: u32::MAX };
/// Stands for a shape that is not there: an end.
static END: Shape = Shape { player: Player::Agent, choices: Vec::new(), is_sure: true };

impl Layers {
    /// How many states.
    #[must_use]
    pub fn n_states(&self) -> usize {
        self.states.len()
    }

    /// All states.
    pub fn states(&self) -> impl DoubleEndedIterator<Item = StateIdx> + use<> {
        let end = u32::try_from(self.states.len()).unwrap_or(u32::MAX);
        (0..end).map(StateIdx::new)
    }

    /// The state it starts in.
    #[must_use]
    pub fn root(&self) -> StateIdx {
        StateIdx::new(self.root)
    }

    /// The amounts of X and Y the twins fall back to.
    #[must_use]
    pub fn baselines(&self) -> [f64; 2] {
        self.baselines
    }

    /// How many layers, the first and the last included.
    #[must_use]
    pub fn n_layers(&self) -> usize {
        self.layer_ends.len()
    }

    /// The states of one layer, from 0.
    pub fn layer(&self, layer: usize) -> impl ExactSizeIterator<Item = StateIdx> + '_ {
        self.layer_slice(layer).iter().map(|state| StateIdx::new(*state))
    }

    pub(super) fn layer_slice(&self, layer: usize) -> &[u32] {
        let end_of = |at: usize| self.layer_ends.get(at).map_or(0, |end| *end as usize);
        let start = layer.checked_sub(1).map_or(0, end_of);
        self.order.get(start..end_of(layer)).unwrap_or_default()
    }

    /// The layer a state stands in, from 0.
    #[must_use]
    pub fn layer_of(&self, state: StateIdx) -> Option<usize> {
        // Unrolled graphs keep their states in order; given ones may not.
        let at = match self.order.get(state.at()) {
            Some(same) if *same == state.get() => state.at(),
            _ => self.order.iter().position(|other| *other == state.get())?,
        };
        Some(self.layer_ends.partition_point(|end| *end as usize <= at))
    }

    /// The amounts of X and Y.
    #[must_use]
    pub fn amounts(&self, state: StateIdx) -> [f64; 2] {
        self.state(state.get()).amounts
    }

    /// The state with X at its baseline, and the one with Y at its.
    #[must_use]
    pub fn twins(&self, state: StateIdx) -> [StateIdx; 2] {
        self.state(state.get()).twins.map(StateIdx::new)
    }

    /// Who moves; `None` at an end.
    #[must_use]
    pub fn player(&self, state: StateIdx) -> Option<Player> {
        let shape = self.shape(self.state(state.get()));
        (!shape.choices.is_empty()).then_some(shape.player)
    }

    /// How many options there are; one for chance, none at an end.
    #[must_use]
    pub fn n_options(&self, state: StateIdx) -> usize {
        self.shape(self.state(state.get())).choices.len()
    }

    /// The name of an option; empty for a foreign one.
    #[must_use]
    pub fn option_name(&self, state: StateIdx, option: u32) -> &str {
        self.choice(state.get(), option).map_or("", |choice| &choice.name)
    }

    /// What comes of an option: how likely, and which state.
    pub fn outcomes(&self, state: StateIdx, option: u32) -> impl Iterator<Item = (&Share, StateIdx)> {
        let shares = self.choice(state.get(), option).map_or(&[] as &[Share], |choice| &choice.shares);
        shares.iter().zip(self.targets(state.get(), option).iter().map(|to| StateIdx::new(*to)))
    }

    /// The name of the place: a turn of the world, `None` for the ordinary one and in graphs without places. The
    /// place of states after a move that ends the world is called "end".
    #[must_use]
    pub fn place(&self, state: StateIdx) -> Option<&str> {
        let place = self.places.get(state.at()).copied().unwrap_or(0);
        self.place_names.get(usize::from(place).checked_sub(1)?).map(String::as_str)
    }

    pub(super) fn state(&self, state: u32) -> &State {
        self.states.get(state as usize).unwrap_or(&NOWHERE)
    }

    pub(super) fn shape(&self, state: &State) -> &Shape {
        self.shapes.get(state.shape as usize).unwrap_or(&END)
    }

    pub(super) fn choice(&self, state: u32, option: u32) -> Option<&Choice> {
        self.shape(self.state(state)).choices.get(option as usize)
    }

    /// Where the outcomes of one option lead.
    pub(super) fn targets(&self, state: u32, option: u32) -> &[u32] {
        let state = self.state(state);
        let choices = &self.shape(state).choices;
        let before: usize = choices.iter().take(option as usize).map(|choice| choice.shares.len()).sum();
        let n_outcomes = choices.get(option as usize).map_or(0, |choice| choice.shares.len());
        let start = state.first_edge as usize + before;
        self.edges.get(start..start + n_outcomes).unwrap_or_default()
    }
}
