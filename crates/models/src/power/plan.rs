//! The best plan of one draw, by policy iteration (Howard 1960), and what every state is worth under it. Used by
//! `draw`.
//!
//! Values are kept in units in which staying at reward r forever is worth r: v(s) = (1 − γ)·R(s) + γ·max v(s'). A plan
//! sends every state along a line into a loop of L states, which is worth (1 − γ)·Σ γⁱRᵢ/(1 − γᴸ).

use super::Graph;

/// A plan is changed for what is better by more than rounding.
const BETTER: f64 = 1e-13;
/// Policy iteration never comes back to a plan; this is far above what any graph of this size needs.
const MOST_ROUNDS: u32 = 1_000;

/// How far the evaluation of a plan has come at a state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mark {
    #[default]
    New,
    Walked,
    Known,
}

/// Rewards, the best values for them, and the room to find them without allocating for each draw.
#[derive(Clone, Debug)]
pub(super) struct Solver {
    graph: Graph,
    gamma: f64,
    pub(super) rewards: Vec<f64>,
    values: Vec<f64>,
    plan: Vec<u32>,
    walk: Vec<u32>,
    marks: Vec<Mark>,
}

impl Solver {
    pub(super) fn new(graph: &Graph, gamma: f64) -> Self {
        let n = graph.n_states() as usize;
        Self {
            graph: graph.clone(),
            gamma,
            rewards: vec![0.0; n],
            values: vec![0.0; n],
            plan: vec![0; n],
            walk: Vec::with_capacity(n),
            marks: vec![Mark::New; n],
        }
    }

    /// The best of what may follow `state`: the place in the list of its successors, and the value.
    pub(super) fn best(&self, state: u32) -> (usize, f64) {
        best(self.graph.successors(state), &self.values)
    }

    /// The best values for the rewards.
    pub(super) fn solve(&mut self) {
        for state in 0..self.graph.n_states() {
            let (move_idx, _) = best(self.graph.successors(state), &self.rewards);
            self.set_plan(state, move_idx);
        }
        for _ in 0..MOST_ROUNDS {
            self.evaluate();
            if !self.improve() {
                return;
            }
        }
    }

    fn set_plan(&mut self, state: u32, move_idx: usize) {
        let to = self.graph.successors(state).get(move_idx).copied();
        if let (Some(slot), Some(to)) = (self.plan.get_mut(state as usize), to) {
            *slot = to;
        }
    }

    fn improve(&mut self) -> bool {
        let mut is_changed = false;
        for state in 0..self.graph.n_states() {
            let (move_idx, value) = self.best(state);
            if value > get(&self.values, get(&self.plan, state)) + BETTER {
                self.set_plan(state, move_idx);
                is_changed = true;
            }
        }
        is_changed
    }

    /// Values of the plan: walks from each state until a known one or a loop, then back along the walk.
    fn evaluate(&mut self) {
        self.marks.fill(Mark::New);
        for start in 0..self.graph.n_states() {
            let mut at = start;
            while get(&self.marks, at) == Mark::New {
                self.mark(at, Mark::Walked);
                self.walk.push(at);
                at = get(&self.plan, at);
            }
            let is_loop = get(&self.marks, at) == Mark::Walked;
            let value = if is_loop { self.loop_value(at) } else { get(&self.values, at) };
            self.walk_back(value);
        }
    }

    fn walk_back(&mut self, mut value: f64) {
        while let Some(state) = self.walk.pop() {
            value = (1.0 - self.gamma) * get(&self.rewards, state) + self.gamma * value;
            self.mark(state, Mark::Known);
            if let Some(slot) = self.values.get_mut(state as usize) {
                *slot = value;
            }
        }
    }

    fn mark(&mut self, state: u32, mark: Mark) {
        if let Some(slot) = self.marks.get_mut(state as usize) {
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

/// The first of the best of these states, by place in the list, and its value.
fn best(states: &[u32], values: &[f64]) -> (usize, f64) {
    let mut best = (0, f64::NEG_INFINITY);
    for (idx, &state) in states.iter().enumerate() {
        let value = get(values, state);
        if value > best.1 {
            best = (idx, value);
        }
    }
    best
}

fn get<T: Copy + Default>(list: &[T], at: u32) -> T {
    list.get(at as usize).copied().unwrap_or_default()
}
