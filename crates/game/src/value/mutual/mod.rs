//! Anchored mutual value: the value of X is the discounted future value of Y it brings, relative to a twin that has
//! only the baseline of X, and the other way round; the agent steers to a high sum. Takes a graph of states
//! ([`Layers`]) unrolled from a rule world, or given.
//!
//! With anchors w, running anchor ε, discount γ, twins cX s and cY s (same step, same place, one amount at its
//! baseline) and the plan π that is followed:
//!
//! - at an end VX = wX (x − x̄), VY = wY (y − ȳ), GX = GY = 0;
//! - elsewhere GX(s) = γ E\[VX(s') + GX(s')\] along π, GY likewise,
//!   VX(s) = ε wX (x − x̄) + GY(s) − GY(cX s), VY(s) = ε wY (y − ȳ) + GX(s) − GX(cY s),
//!   J = VX + VY + GX + GY, and π takes the first move with the largest E\[J(s')\].
//!
//! Source: a comment on LessWrong asks for this definition (PyCPuA8PKyxye68jb, on "mattmacdermott's shortform");
//! the anchors, which give it its only non-zero solution over finite horizons, are ours. Everything at one layer
//! needs only later layers and, within the layer, the futures of twins: one backward pass, unique given the rule for
//! ties, written once for doubles, for exact numbers and for numbers that are exact while they are short ([`Number`]).
//! Absent: infinite horizons (`super::stationary`), prices of goods in the long run (`super::prices`).

mod break_even;
mod cells;
mod commit;
mod decide;
mod explain;
mod explicit;
mod layers;
mod mixed;
mod number;
mod ordinary;
mod own_payoff;
mod params;
mod pass;
mod path;
mod replay;
mod simplest;
mod unroll;
mod view;

use std::ops::ControlFlow;

pub use break_even::{Parameter, PlanChange, plan_changes};
pub use commit::{Commitment, MAX_PLANS, commit};
pub use explain::{Explanation, GoodValue, OptionWorth, OutcomeWorth};
pub(super) use explain::{best_options, margin, option_worths};
pub use explicit::{GivenOption, GivenState};
pub use layers::{Layers, LayersError, Share, StateIdx};
pub use mixed::{MIXED_BITS, Mixed};
pub use number::{Number, TIE, exact_of};
pub use ordinary::{Ordinary, final_sum_plan, ordinary};
pub use own_payoff::{OwnPayoff, own_payoff_plan};
pub use params::{Baseline, Counterfactual, Params, Steer};
pub use path::PlanStep;
pub use replay::MAX_PAIRS;

/// What one state is worth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Worth<N> {
    /// Value of X, and of Y.
    pub v: [N; 2],
    /// Discounted future value of X, and of Y, that will be got from here.
    pub g: [N; 2],
}

/// Mutual value of every state of a graph, and the plan that goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutual<N> {
    worths: Vec<Worth<N>>,
    chosen: Vec<u32>,
    tied: Vec<bool>,
}

/// "No option": at ends.
const NO_OPTION: u32 = u32::MAX;

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unvalued {
    /// The discount is not in (0, 1].
    #[error("expected a discount above 0 and at most 1")]
    Gamma,
    /// The running anchor is below 0.
    #[error("expected a running anchor of at least 0")]
    RunningAnchor,
    /// An anchor is below 0.
    #[error("expected anchors of at least 0")]
    Anchor,
    /// A value is infinite, or too long to keep exactly.
    #[error("the value of state {} is too large or too long a number", state.get())]
    Number {
        /// Where.
        state: StateIdx,
    },
    /// Replaying needs too many pairs of a state and its counterfactual.
    #[error("replaying compares more than {MAX_PAIRS} pairs of states: use a smaller world")]
    TooManyPairs,
    /// There are more plans than the cap.
    #[error("expected at most {max_plans} plans to compare, found more: use a smaller world")]
    TooManyPlans {
        /// The cap.
        max_plans: u64,
    },
    /// The progress hook said stop.
    #[error("stopped on request")]
    Cancelled,
}

impl Unvalued {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Gamma => "gamma",
            Self::RunningAnchor => "running-anchor",
            Self::Anchor => "anchor",
            Self::Number { .. } => "number",
            Self::TooManyPairs => "too-many-pairs",
            Self::TooManyPlans { .. } => "too-many-plans",
            Self::Cancelled => "cancelled",
        }
    }
}

/// Values a whole graph: one pass from the last layer to the first.
///
/// # Errors
/// See [`Unvalued`].
///
/// ```
/// use lookahead_game::{Exact, world, value::mutual::{self, Layers, Params}};
/// let text = r#"{"horizon": 6, "start": {"x": 1, "y": 1}, "floor": 0, "cap": 9,
///   "moves": [{"name": "tick", "x": [0, 1, 0], "y": [1, 0, 0]}]}"#;
/// let (ping_pong, _) = world::read(text)?;
/// let layers = Layers::unroll(&ping_pong, [0, 0], 1_000)?;
/// let mutual = mutual::value(&layers, &Params::default())?;
/// assert_eq!(mutual.j(layers.root()), Exact::int(42));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn value<N: Number>(layers: &Layers, params: &Params<N>) -> Result<Mutual<N>, Unvalued> {
    value_with(layers, params, &mut |_, _| ControlFlow::Continue(()))
}

/// As [`value`], calling `progress(layers done, layers in all)` before every layer; `Break` stops the work with
/// [`Unvalued::Cancelled`].
///
/// # Errors
/// See [`Unvalued`].
pub fn value_with<N: Number>(
    layers: &Layers,
    params: &Params<N>,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Mutual<N>, Unvalued> {
    let mut pass = pass::Pass::new(layers, params)?;
    let n_layers = layers.n_layers();
    for (done, layer) in (0..).zip((0..n_layers).rev()) {
        if progress(done, n_layers as u64).is_break() {
            return Err(Unvalued::Cancelled);
        }
        pass.value_layer(layer, None)?;
    }
    Ok(pass.mutual)
}

impl<N: Number> Mutual<N> {
    /// What a state is worth; zeros for a foreign one.
    #[must_use]
    pub fn worth(&self, state: StateIdx) -> Worth<N> {
        self.worths.get(state.at()).cloned().unwrap_or(Worth { v: [N::ZERO, N::ZERO], g: [N::ZERO, N::ZERO] })
    }

    /// J: both values and all that will be got, the sum the agent steers by.
    #[must_use]
    pub fn j(&self, state: StateIdx) -> N {
        self.worths.get(state.at()).map_or(N::ZERO, Worth::j)
    }

    /// The chosen option, from 0; 0 for chance, `None` at an end.
    #[must_use]
    pub fn chosen(&self, state: StateIdx) -> Option<u32> {
        self.chosen.get(state.at()).copied().filter(|&chosen| chosen != NO_OPTION)
    }

    /// Are several options best here? The first was taken.
    #[must_use]
    pub fn is_tie(&self, state: StateIdx) -> bool {
        self.tied.get(state.at()).copied().unwrap_or(false)
    }
}

impl<N: Number> Worth<N> {
    /// VX + VY + GX + GY.
    #[must_use]
    pub fn j(&self) -> N {
        let [gx, gy] = &self.g;
        self.reward().plus(&gx.plus(gy))
    }

    /// VX + GX and VY + GY: what a step that leads here adds to the futures.
    fn sums(&self) -> [N; 2] {
        let ([vx, vy], [gx, gy]) = (&self.v, &self.g);
        [vx.plus(gx), vy.plus(gy)]
    }

    /// VX + VY: the reward of the ordinary problem that has the same plan.
    #[must_use]
    pub fn reward(&self) -> N {
        let [vx, vy] = &self.v;
        vx.plus(vy)
    }
}
