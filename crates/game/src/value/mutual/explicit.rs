//! A graph of states from states given one by one, as in the cases of kind `amv_layered`: an authored tree has no
//! twins by itself, so whoever gives the states gives the twins.

use super::layers::{Choice, Shape, State};
use super::{Layers, LayersError, Share};
use crate::world::Player;

/// One state of a given graph; states are named by their position in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenState {
    /// The layer: smaller is earlier.
    pub t: u32,
    /// Amounts of X and Y.
    pub amounts: [f64; 2],
    /// The state with X at its baseline, and the one with Y at its.
    pub twins: [u32; 2],
    /// Who moves; no matter at an end.
    pub player: Player,
    /// The options; none at an end.
    pub options: Vec<GivenOption>,
}

/// One option of a given state.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenOption {
    /// What it is called.
    pub name: String,
    /// How likely, and which state.
    pub outcomes: Vec<(f64, u32)>,
}

/// How far the probabilities of a given state may be from summing to 1.
const SUM_TOLERANCE: f64 = 1e-9;

impl Layers {
    /// The graph of these states. Layers may skip numbers and states may stand in any order.
    ///
    /// # Errors
    /// See [`LayersError`].
    ///
    /// ```
    /// use lookahead_game::value::mutual::{GivenState, Layers};
    /// use lookahead_game::world::Player;
    /// let end = GivenState { t: 0, amounts: [1.0, 2.0], twins: [0, 0], player: Player::Agent, options: vec![] };
    /// assert_eq!(Layers::from_states(&[end], 0, [0.0, 0.0])?.n_states(), 1);
    /// # Ok::<(), lookahead_game::value::mutual::LayersError>(())
    /// ```
    pub fn from_states(given: &[GivenState], root: u32, baselines: [f64; 2]) -> Result<Self, LayersError> {
        let mut layers = Self { baselines, root, ..Self::default() };
        if given.get(root as usize).is_none() {
            return Err(LayersError::NoRoot);
        }
        for (at, one) in (0..).zip(given) {
            layers.check_given(at, one, given)?;
            let first_edge = u32::try_from(layers.edges.len()).unwrap_or(u32::MAX);
            let shape = layers.shape_of(one);
            layers.states.push(State { amounts: one.amounts, twins: one.twins, shape, first_edge });
            let outcomes = one.options.iter().flat_map(|option| &option.outcomes);
            layers.edges.extend(outcomes.map(|(_, to)| *to));
        }
        layers.sort_layers(given);
        Ok(layers)
    }

    fn check_given(&self, at: u32, one: &GivenState, given: &[GivenState]) -> Result<(), LayersError> {
        let time = |state: u32| given.get(state as usize).map(|to| to.t);
        for twin in one.twins {
            match time(twin) {
                None => return Err(LayersError::Unknown { state: at }),
                Some(t) if t != one.t => return Err(LayersError::TwinElsewhere { state: at }),
                Some(_) => {}
            }
        }
        for option in &one.options {
            let is_sound = option.outcomes.iter().all(|(p, _)| p.is_finite() && *p >= 0.0);
            let sum: f64 = option.outcomes.iter().map(|(p, _)| p).sum();
            if !is_sound || (sum - 1.0).abs() > SUM_TOLERANCE {
                return Err(LayersError::Probabilities { state: at });
            }
            for (_, to) in &option.outcomes {
                match time(*to) {
                    None => return Err(LayersError::Unknown { state: at }),
                    Some(t) if t <= one.t => return Err(LayersError::Backward { state: at }),
                    Some(_) => {}
                }
            }
        }
        Ok(())
    }

    /// The position of the state's shape, which neighbours often share.
    fn shape_of(&mut self, one: &GivenState) -> u32 {
        const N_REMEMBERED: usize = 8;
        let share = |p: f64| Share { double: p, exact: super::exact_of(p) };
        let choice = |option: &GivenOption| Choice {
            name: option.name.clone(),
            shares: option.outcomes.iter().map(|(p, _)| share(*p)).collect(),
        };
        let shape = Shape::new(one.player, one.options.iter().map(choice).collect());
        let n_shapes = self.shapes.len();
        let recent = self.shapes.iter().enumerate().skip(n_shapes.saturating_sub(N_REMEMBERED));
        let known = recent.filter(|(_, other)| **other == shape).map(|(at, _)| at).next();
        if known.is_none() {
            self.shapes.push(shape);
        }
        u32::try_from(known.unwrap_or(n_shapes)).unwrap_or(u32::MAX)
    }

    fn sort_layers(&mut self, given: &[GivenState]) {
        let time = |state: &u32| given.get(*state as usize).map(|one| one.t);
        self.order = (0..).zip(given).map(|(at, _)| at).collect();
        self.order.sort_by_key(time);
        let ends = (1..).zip(self.order.iter().zip(self.order.iter().skip(1)));
        self.layer_ends = ends.filter(|(_, (one, next))| time(one) != time(next)).map(|(at, _)| at).collect();
        self.layer_ends.push(u32::try_from(given.len()).unwrap_or(u32::MAX));
    }
}
