//! POWER by drawing: rewards for every state, the best plan for each draw, the mean over draws. Used where no closed
//! form exists, and beside one as its check. Each step of [`Drawing`] adds to the same sequence of draws, so the
//! numbers do not depend on how the draws are cut into batches.
//!
//! Values are kept in units in which staying at reward r forever is worth r: v(s) = (1 − γ)·R(s) + γ·max v(s').
//! Then (1 − γ)/γ·(V*(s) − R(s)) of the definition is max v(s') itself, also at γ = 0. Each draw is solved exactly by
//! policy iteration (Howard 1960): a plan sends every state along a line into a loop of L states, which is worth
//! (1 − γ)·Σ γⁱRᵢ/(1 − γᴸ).

use std::ops::ControlFlow;

use serde::Serialize;

use super::Graph;
use crate::estimate::{Estimate, Tally, share};
use crate::problem::{ParameterProblem, check_count, check_index, check_number};
use crate::seed::{Generator, Seed};

/// The largest discount that is drawn at: nearer to 1 rounding takes over.
pub const LARGEST_GAMMA: f64 = 0.9999;
/// The most draws of one estimate.
pub const MOST_DRAWS: u32 = 100_000_000;
/// A plan is changed for what is better by more than rounding.
const BETTER: f64 = 1e-13;

/// POWER of every state, and how often each first move from `from` is best.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PowerEstimate {
    /// How many draws stand behind the numbers.
    pub n_draws: u32,
    /// POWER, by state.
    pub power: Vec<Estimate>,
    /// The share of draws in which each move is the best first move, in the order of the moves; ties (which have
    /// probability 0 unless two moves lead to the same) count for the first.
    pub first_moves: Vec<Estimate>,
}

/// An estimate that grows.
#[derive(Clone, Debug)]
pub struct Drawing {
    graph: Graph,
    gamma: f64,
    from: u32,
    generator: Generator,
    n_draws: u32,
    tallies: Vec<Tally>,
    first: Vec<u32>,
    rewards: Vec<f64>,
    values: Vec<f64>,
    plan: Vec<u32>,
    walk: Vec<u32>,
    seen: Vec<u32>,
}

impl Drawing {
    /// Nothing drawn yet. `from` is the state whose first moves are counted.
    ///
    /// # Errors
    /// `gamma` outside 0..=[`LARGEST_GAMMA`], or an unknown state.
    pub fn new(graph: &Graph, gamma: f64, from: u32, seed: Seed) -> Result<Self, ParameterProblem> {
        check_number("gamma", gamma, 0.0, LARGEST_GAMMA)?;
        let n = graph.n_states() as usize;
        check_index("from", from, n)?;
        Ok(Self {
            graph: graph.clone(),
            gamma,
            from,
            generator: Generator::new(seed),
            n_draws: 0,
            tallies: vec![Tally::default(); n],
            first: vec![0; graph.successors(from).len()],
            rewards: vec![0.0; n],
            values: vec![0.0; n],
            plan: vec![0; n],
            walk: Vec::with_capacity(n),
            seen: vec![0; n],
        })
    }

    /// Adds `n` draws, at most until there are [`MOST_DRAWS`].
    pub fn draw(&mut self, n: u32) {
        for _ in 0..n.min(MOST_DRAWS - self.n_draws) {
            for reward in &mut self.rewards {
                *reward = self.generator.uniform();
            }
            self.solve();
            self.count();
        }
    }

    /// The estimate so far.
    #[must_use]
    pub fn estimate(&self) -> PowerEstimate {
        PowerEstimate {
            n_draws: self.n_draws,
            power: self.tallies.iter().map(Tally::estimate).collect(),
            first_moves: self.first.iter().map(|&hits| share(hits, self.n_draws)).collect(),
        }
    }

    fn count(&mut self) {
        self.n_draws += 1;
        for (state, tally) in self.tallies.iter_mut().enumerate() {
            tally.add(best(self.graph.successors(state as u32), &self.values, 0.0).1);
        }
        let (move_idx, _) = best(self.graph.successors(self.from), &self.values, 0.0);
        if let Some(hits) = self.first.get_mut(move_idx) {
            *hits += 1;
        }
    }

    /// The best values for these rewards.
    fn solve(&mut self) {
        for state in 0..self.graph.n_states() {
            let successors = self.graph.successors(state);
            let (move_idx, _) = best(successors, &self.rewards, 0.0);
            self.set_plan(state, successors.get(move_idx).copied());
        }
        // Policy iteration never comes back to a plan; the bound is far above what any graph of this size needs.
        for _ in 0..1_000 {
            self.evaluate();
            if !self.improve() {
                return;
            }
        }
    }

    fn set_plan(&mut self, state: u32, to: Option<u32>) {
        if let (Some(slot), Some(to)) = (self.plan.get_mut(state as usize), to) {
            *slot = to;
        }
    }

    fn improve(&mut self) -> bool {
        let mut is_changed = false;
        for state in 0..self.graph.n_states() {
            let successors = self.graph.successors(state);
            let planned = get(&self.plan, state);
            let (move_idx, value) = best(successors, &self.values, 0.0);
            if value > get(&self.values, planned) + BETTER {
                let to = successors.get(move_idx).copied();
                self.set_plan(state, to);
                is_changed = true;
            }
        }
        is_changed
    }

    /// Values of the plan: walks from each state until a known one or a loop, then back along the walk.
    fn evaluate(&mut self) {
        self.seen.fill(0);
        for start in 0..self.graph.n_states() {
            let mut at = start;
            self.walk.clear();
            while get(&self.seen, at) == 0 {
                self.mark(at, 1);
                self.walk.push(at);
                at = get(&self.plan, at);
            }
            let mut value =
                if get(&self.seen, at) == 1 { self.loop_value(at) } else { get(&self.values, at) };
            while let Some(state) = self.walk.pop() {
                value = (1.0 - self.gamma) * get(&self.rewards, state) + self.gamma * value;
                self.mark(state, 2);
                if let Some(slot) = self.values.get_mut(state as usize) {
                    *slot = value;
                }
            }
        }
    }

    fn mark(&mut self, state: u32, mark: u32) {
        if let Some(slot) = self.seen.get_mut(state as usize) {
            *slot = mark;
        }
    }

    /// What the loop through `entry` is worth from `entry` on.
    fn loop_value(&self, entry: u32) -> f64 {
        let (mut sum, mut weight, mut at) = (0.0, 1.0, entry);
        loop {
            sum += weight * get(&self.rewards, at);
            weight *= self.gamma;
            at = get(&self.plan, at);
            if at == entry {
                return (1.0 - self.gamma) * sum / (1.0 - weight);
            }
        }
    }
}

/// The first of the best of these states, by position in the list, and its value.
fn best(states: &[u32], values: &[f64], margin: f64) -> (usize, f64) {
    let mut best = (0, f64::NEG_INFINITY);
    for (idx, &state) in states.iter().enumerate() {
        let value = get(values, state);
        if value > best.1 + margin {
            best = (idx, value);
        }
    }
    best
}

fn get<T: Copy + Default>(list: &[T], at: u32) -> T {
    list.get(at as usize).copied().unwrap_or_default()
}

/// POWER from `n_draws` draws in batches of `batch`; `progress` sees the estimate after each batch and may stop it, in
/// which case the estimate so far is returned.
///
/// # Errors
/// The first parameter out of bounds.
///
/// ```
/// use std::ops::ControlFlow;
/// use lookahead_models::{Seed, power::{Preset, estimate_power}};
/// let graph = Preset::Children { k: 3 }.build()?.graph;
/// let drawn = estimate_power(&graph, 0.5, 0, Seed::new(7), 4_000, 1_000, &mut |_| ControlFlow::Continue(()))?;
/// let start = drawn.power[0];
/// assert!((start.mean - 0.75).abs() < 4.0 * start.standard_error);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn estimate_power(
    graph: &Graph,
    gamma: f64,
    from: u32,
    seed: Seed,
    n_draws: u32,
    batch: u32,
    progress: &mut dyn FnMut(&PowerEstimate) -> ControlFlow<()>,
) -> Result<PowerEstimate, ParameterProblem> {
    check_count("n_draws", n_draws, 1, MOST_DRAWS)?;
    check_count("batch", batch, 1, MOST_DRAWS)?;
    let mut drawing = Drawing::new(graph, gamma, from, seed)?;
    loop {
        drawing.draw(batch.min(n_draws - drawing.n_draws));
        let estimate = drawing.estimate();
        if progress(&estimate).is_break() || drawing.n_draws >= n_draws {
            return Ok(estimate);
        }
    }
}
