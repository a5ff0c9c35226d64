//! Ordinary problems on the same graph, to compare with: a reward at every state and its discounted sum, by backward
//! induction (Bellman 1957). Two of them matter here. The *boring twin*: with reward VX + VY the plan of mutual value is
//! optimal and J is its value, so on one fixed world mutual value acts like an ordinary reward; what is new is that the
//! reward follows from the world. And the agent that maximises x + y at the end.

use super::decide::decide;
use super::{Layers, Mutual, NO_OPTION, Number, Params, StateIdx};

/// The solution of an ordinary problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Ordinary<N> {
    values: Vec<N>,
    chosen: Vec<u32>,
}

/// Solves the problem with this reward at every state, discounted by `gamma` a step. The agent takes the first best
/// option, an adversary the first worst, chance is averaged.
///
/// ```
/// use lookahead_game::{world, value::mutual::{self, Layers}};
/// let layers = Layers::unroll(&world::random_world(1), [0, 0], 1_000)?;
/// let per_step = mutual::ordinary(&layers, &0.5, &|_| 1.0);
/// assert_eq!(per_step.value(layers.root()), 1.75);
/// # Ok::<(), mutual::LayersError>(())
/// ```
pub fn ordinary<N: Number>(layers: &Layers, gamma: &N, reward: &dyn Fn(StateIdx) -> N) -> Ordinary<N> {
    let n_states = layers.n_states();
    let mut solution = Ordinary { values: vec![N::ZERO; n_states], chosen: vec![NO_OPTION; n_states] };
    let mut room = Vec::new();
    for &at in layers.order.iter().rev() {
        let (state, mut value) = (layers.state(at), reward(StateIdx::new(at)));
        let shape = layers.shape(state);
        if !shape.choices.is_empty() {
            let worth_of = |to| solution.value(StateIdx::new(to));
            let decision = decide(layers, state, shape, worth_of, &mut room);
            value = value.plus(&gamma.times(&decision.expected));
            solution.chosen.iter_mut().skip(at as usize).take(1).for_each(|slot| *slot = decision.chosen);
        }
        solution.values.iter_mut().skip(at as usize).take(1).for_each(|slot| *slot = value.clone());
    }
    solution
}

/// The agent that only wants x + y to be large at the end.
#[must_use]
pub fn final_sum_plan<N: Number>(layers: &Layers) -> Ordinary<N> {
    let one = N::from_exact(&crate::Exact::ONE);
    ordinary(layers, &one, &|state| match layers.player(state) {
        Some(_) => N::ZERO,
        None => {
            let [x, y] = layers.amounts(state).map(N::from_double);
            x.plus(&y)
        }
    })
}

impl<N: Number> Ordinary<N> {
    /// The expected discounted sum of rewards from this state on, its own included.
    #[must_use]
    pub fn value(&self, state: StateIdx) -> N {
        self.values.get(state.at()).cloned().unwrap_or(N::ZERO)
    }

    /// The chosen option, from 0; 0 for chance, `None` at an end.
    #[must_use]
    pub fn chosen(&self, state: StateIdx) -> Option<u32> {
        self.chosen.get(state.at()).copied().filter(|&chosen| chosen != NO_OPTION)
    }
}

impl<N: Number> Mutual<N> {
    /// VX + VY of every state: the reward of the boring twin.
    #[must_use]
    pub fn boring_reward(&self) -> Vec<N> {
        self.worths.iter().map(super::Worth::reward).collect()
    }

    /// Is J everywhere the best that can be got of [`Mutual::boring_reward`], and is the plan one that gets it? So it is
    /// for every plan that was steered by the whole sum and not committed to. Doubles may differ by 1e-9, relatively.
    #[must_use]
    pub fn is_boring(&self, layers: &Layers, params: &Params<N>) -> bool {
        let reward = |state: StateIdx| self.worth(state).reward();
        let best = ordinary(layers, &params.gamma, &reward);
        layers.states().all(|state| is_near(&self.j(state), &best.value(state)))
    }
}

fn is_near<N: Number>(one: &N, other: &N) -> bool {
    const TOLERANCE: f64 = 1e-9;
    one == other || one.minus(other).to_double().abs() <= TOLERANCE * other.to_double().abs().max(1.0)
}
