//! A state, valued: the graph, and what every state of it is worth; exactly where the graph is small.

use std::ops::ControlFlow;

use lookahead_game::Exact;
use lookahead_game::value::mutual::{
    self, Explanation, Layers, LayersError, Mutual, Number, Params, StateIdx, Unvalued, Worth,
};

use super::model::State;
use crate::figures::number::decimals;
use crate::number::shown;

/// Most states that are unrolled.
pub(super) const MAX_STATES: u32 = 200_000;
/// Most plans that a planner who may commit compares.
const MOST_PLANS: u64 = 1 << 17;
/// Most states that are valued exactly.
pub(super) const MAX_EXACT: usize = 1_500;

/// A number with what is known of it: all, or some digits.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Num {
    /// Exactly.
    Exact(Exact),
    /// To double precision.
    Double(f64),
}

impl Num {
    /// For readers.
    pub fn shown(&self) -> String {
        match self {
            Self::Exact(value) => shown(value),
            Self::Double(value) => decimals(*value, 4),
        }
    }

    /// For pictures: at most so many letters, else rounded.
    pub fn short(&self) -> String {
        const MOST_LETTERS: usize = 7;
        let text = self.shown();
        if text.chars().count() <= MOST_LETTERS { text } else { decimals(self.to_f64(), 2) }
    }

    /// As a double.
    pub fn to_f64(&self) -> f64 {
        match self {
            Self::Exact(value) => value.to_f64(),
            Self::Double(value) => *value,
        }
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
    /// Values in doubles.
    pub double: Mutual<f64>,
    /// Values in exact numbers, where the graph is small.
    pub exact: Option<Mutual<Exact>>,
    /// How many plans were compared, where the planner may commit.
    pub n_plans: Option<u64>,
    params: Params<Exact>,
}

/// Unrolls and values.
pub(super) fn solve(state: &State, progress: &dyn Fn(u32)) -> Result<Solved, Trouble> {
    let baselines = state.baseline.amounts(&state.world);
    let layers = Layers::unroll(&state.world, baselines, MAX_STATES).map_err(Trouble::Layers)?;
    let params = state.params.clone();
    let doubles = params.to::<f64>();
    if state.commit {
        let mut tell = |done: u64, all: u64| {
            progress(u32::try_from(done * 100 / all.max(1)).unwrap_or(100));
            ControlFlow::Continue(())
        };
        let best = mutual::commit(&layers, &doubles, MOST_PLANS, &mut tell).map_err(Trouble::Unvalued)?;
        let n_plans = Some(best.n_plans);
        return Ok(Solved { double: best.mutual, exact: None, n_plans, layers, params });
    }
    let double = mutual::value(&layers, &doubles).map_err(Trouble::Unvalued)?;
    let exact = (layers.n_states() <= MAX_EXACT).then(|| mutual::value(&layers, &params).ok()).flatten();
    Ok(Solved { double, exact, n_plans: None, layers, params })
}

impl Solved {
    /// VX, VY, GX, GY and J of a state.
    pub fn worth(&self, state: StateIdx) -> [Num; 5] {
        match &self.exact {
            Some(exact) => worth_of(&exact.worth(state)).map(Num::Exact),
            None => worth_of(&self.double.worth(state)).map(Num::Double),
        }
    }

    /// The chosen option.
    pub fn chosen(&self, state: StateIdx) -> Option<u32> {
        match &self.exact {
            Some(exact) => exact.chosen(state),
            None => self.double.chosen(state),
        }
    }

    /// All best options, in order.
    pub fn best(&self, state: StateIdx) -> Vec<u32> {
        match &self.exact {
            Some(exact) => exact.best_options(&self.layers, &self.params, state),
            None => self.double.best_options(&self.layers, &self.params.to(), state),
        }
    }

    /// How one state comes by its values.
    pub fn explain(&self, state: StateIdx) -> Option<Explained> {
        match &self.exact {
            Some(exact) => Some(explained(&exact.explain(&self.layers, &self.params, state).ok()?, &Num::Exact)),
            None => {
                Some(explained(&self.double.explain(&self.layers, &self.params.to(), state).ok()?, &Num::Double))
            }
        }
    }

    /// The name of an option.
    pub fn name(&self, state: StateIdx, option: u32) -> String {
        self.layers.option_name(state, option).to_owned()
    }

    /// Amounts of X and Y.
    pub fn amounts(&self, state: StateIdx) -> [String; 2] {
        self.layers.amounts(state).map(|amount| decimals(amount, 2))
    }

    /// Names of the moves that are made if all goes by plan, in order; where chance or a rival moves, of all branches.
    pub fn plan(&self) -> Vec<(StateIdx, u32)> {
        let steps = match &self.exact {
            Some(exact) => exact.plan(&self.layers),
            None => self.double.plan(&self.layers),
        };
        steps.into_iter().map(|step| (step.state, step.option)).collect()
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

/// How one state comes by its values, in shown numbers.
pub(super) struct Explained {
    /// By option: what it is steered by.
    pub options: Vec<Num>,
    /// By how much the chosen one wins.
    pub margin: Option<Num>,
    /// Of X and of Y.
    pub goods: [ExplainedGood; 2],
}

/// `value` = `own` + `future` − `twin_future`.
pub(super) struct ExplainedGood {
    /// The twin.
    pub twin: StateIdx,
    /// What the amount is worth by itself.
    pub own: Num,
    /// The future value of the other good.
    pub future: Num,
    /// The same on the twin's branch.
    pub twin_future: Num,
    /// The value.
    pub value: Num,
}

fn explained<N: Number>(of: &Explanation<N>, num: &dyn Fn(N) -> Num) -> Explained {
    let good = |good: &mutual::GoodValue<N>| ExplainedGood {
        twin: good.twin,
        own: num(good.own.clone()),
        future: num(good.future.clone()),
        twin_future: num(good.twin_future.clone()),
        value: num(good.value.clone()),
    };
    let [x, y] = &of.goods;
    Explained {
        options: of.options.iter().map(|option| num(option.worth.clone())).collect(),
        margin: of.margin.clone().map(num),
        goods: [good(x), good(y)],
    }
}

fn worth_of<N: Number>(worth: &Worth<N>) -> [N; 5] {
    let ([vx, vy], [gx, gy]) = (worth.v.clone(), worth.g.clone());
    [vx, vy, gx, gy, worth.j()]
}
