//! POWER by drawing: rewards for every state, the best plan for each draw, the mean over draws. Used where no closed
//! form exists, and beside one as its check. Each step of [`Drawing`] adds to the same sequence of draws, so the
//! numbers do not depend on how the draws are cut into batches.
//!
//! In the units of `plan`, (1 − γ)/γ·(V*(s) − R(s)) of the definition is the best value among the successors, also
//! at γ = 0.

use std::ops::ControlFlow;

use serde::Serialize;

use super::Graph;
use super::plan::Solver;
use crate::estimate::{Estimate, Tally, share};
use crate::problem::{ParameterProblem, check_count, check_index, check_number};
use crate::seed::{Generator, Seed};

/// The largest discount that is drawn at: nearer to 1 rounding takes over.
pub const LARGEST_GAMMA: f64 = 0.9999;
/// The most draws of one estimate.
pub const MOST_DRAWS: u32 = 100_000_000;
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
    solver: Solver,
    from: u32,
    generator: Generator,
    n_draws: u32,
    tallies: Vec<Tally>,
    first: Vec<u32>,
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
            solver: Solver::new(graph, gamma),
            from,
            generator: Generator::new(seed),
            n_draws: 0,
            tallies: vec![Tally::default(); n],
            first: vec![0; graph.successors(from).len()],
        })
    }

    /// Adds `n` draws, at most until there are [`MOST_DRAWS`].
    pub fn draw(&mut self, n: u32) {
        for _ in 0..n.min(MOST_DRAWS - self.n_draws) {
            for reward in &mut self.solver.rewards {
                *reward = self.generator.uniform();
            }
            self.solver.solve();
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
        for (state, tally) in (0..).zip(&mut self.tallies) {
            tally.add(self.solver.best(state).1);
        }
        let (move_idx, _) = self.solver.best(self.from);
        if let Some(hits) = self.first.get_mut(move_idx) {
            *hits += 1;
        }
    }
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
