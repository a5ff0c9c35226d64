//! Leaky stationary mutual value: mutual value in a world without an end, for every state at once. Takes a small
//! deterministic world given by tables: where each move leads from each state, the twins, the own worth b of each good.
//!
//! For a fixed policy π, V = b + κ M V with VX = bX + κ (I − CX) N VY, VY = bY + κ (I − CY) N VX, N = Σ_{k≥1} γ^k P^k:
//! one solution if κ ρ(M) < 1. J = (I + N)(VX + VY), and π should be greedy for J. That *joint* fixed point need not
//! exist, and there may be two; so this module never answers with one number where there is none, but lists what there
//! is. Policy iteration is Howard's (1960); here it can go in circles.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::matrix::Matrix;
use super::mutual::TIE;
use super::nilpotent;

/// Most states.
pub const MAX_STATES: usize = 32;
/// Most policies that are all tried.
pub const MAX_POLICIES: u64 = 65_536;
/// Most steps of policy iteration: each is a new policy.
const MAX_TRACE: usize = 1_000;

/// A world without an end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StationaryWorld {
    /// Per move, per state: where it leads. Every move can be made everywhere.
    pub next: Vec<Vec<u32>>,
    /// The state with X at its baseline, per state, and the one with Y at its.
    pub twins: [Vec<u32>; 2],
    /// What the amounts are worth by themselves: bX and bY, per state.
    pub own: [Vec<f64>; 2],
    /// The discount, above 0 and below 1.
    pub gamma: f64,
    /// How much of the circle leaks back, at least 0; 1 leaks nothing.
    pub kappa: f64,
}

/// A move for every state.
pub type Policy = Vec<u32>;

/// What a fixed policy is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PolicyValue {
    /// VX and VY, per state.
    pub v: [Vec<f64>; 2],
    /// J, per state.
    pub j: Vec<f64>,
    /// ρ(M): where κ times this is below 1 the values are the only ones and iterating finds them.
    pub radius: f64,
    /// The policy that is greedy for J, ties to the first move.
    pub greedy: Policy,
}

/// How policy iteration went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Iteration {
    /// The different policies, in order.
    pub trace: Vec<Policy>,
    /// After how many steps it repeats: 1 for a fixed point, more for a circle; `None` where it came to a policy without
    /// a value, or took too long.
    pub cycle: Option<u32>,
}

/// All there is to know about policies that are greedy for their own values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Joint {
    /// Those found, in order of the moves of the first state, then the second and so on.
    pub fixed_points: Vec<Policy>,
    /// Were all policies tried, so that there are no others?
    pub is_exhaustive: bool,
    /// Policy iteration from "always the first move".
    pub from_first: Iteration,
    /// Policy iteration from "always the last move".
    pub from_last: Iteration,
}

/// What can be said of it in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Exactly one.
    One,
    /// Several self-consistent agents.
    Several,
    /// None: no settled agent.
    Unsettled,
    /// Not all policies were tried, and fewer than two were found.
    Unknown,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StationaryError {
    /// Tables of different length, a state that is not there, or too many or no states or moves.
    #[error("expected tables of the same 1 to {MAX_STATES} states, and at least one move")]
    Tables,
    /// A number is out of range.
    #[error("expected a discount above 0 and below 1, a leak of at least 0, and finite numbers")]
    Numbers,
    /// The policy has no value, or many: I − κM has no inverse.
    #[error("this policy has no single value: one step of the circle brings back exactly what went in")]
    Singular,
    /// The progress hook said stop.
    #[error("stopped on request")]
    Cancelled,
}

impl StationaryError {
    /// The stable code, for words kept elsewhere.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Tables => "tables",
            Self::Numbers => "numbers",
            Self::Singular => "singular",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Joint {
    /// One, several, none, or not known.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (self.fixed_points.len(), self.is_exhaustive) {
            (0, true) => Verdict::Unsettled,
            (1, true) => Verdict::One,
            (0 | 1, false) => Verdict::Unknown,
            _ => Verdict::Several,
        }
    }
}

impl StationaryWorld {
    /// # Errors
    /// [`StationaryError::Tables`] and [`StationaryError::Numbers`].
    pub fn check(&self) -> Result<(), StationaryError> {
        let n_states = self.n_states();
        let fits = |table: &Vec<u32>| {
            table.len() == n_states && table.iter().all(|state| (*state as usize) < n_states)
        };
        let is_sound = (1..=MAX_STATES).contains(&n_states)
            && !self.next.is_empty()
            && self.next.iter().chain(&self.twins).all(fits)
            && self.own.iter().all(|own| own.len() == n_states);
        if !is_sound {
            return Err(StationaryError::Tables);
        }
        let is_finite = self.own.iter().flatten().all(|own| own.is_finite()) && self.kappa.is_finite();
        let in_range = self.gamma > 0.0 && self.gamma < 1.0 && self.kappa >= 0.0;
        if is_finite && in_range { Ok(()) } else { Err(StationaryError::Numbers) }
    }

    fn n_states(&self) -> usize {
        let [own_x, _] = &self.own;
        own_x.len()
    }

    /// What a fixed policy is worth, and what it would rather do.
    ///
    /// # Errors
    /// See [`StationaryError`].
    pub fn evaluate(&self, policy: &[u32]) -> Result<PolicyValue, StationaryError> {
        self.check()?;
        let solved = self.solve(policy)?;
        let [a, b] = &solved.circle;
        let leads: Vec<usize> = (0..self.n_states()).map(|state| self.leads(policy, state)).collect();
        let ends = nilpotent::dies_out(&leads, &self.twins);
        let radius = if ends { 0.0 } else { a.times(b).spectral_radius().sqrt() };
        Ok(PolicyValue { v: solved.v, j: solved.j, radius, greedy: solved.greedy })
    }

    /// Policy iteration from `start`, until a policy comes again.
    ///
    /// # Errors
    /// [`StationaryError::Tables`] and [`StationaryError::Numbers`].
    pub fn iterate(&self, start: Policy) -> Result<Iteration, StationaryError> {
        self.check()?;
        let mut trace: Vec<Policy> = Vec::new();
        let mut policy = start;
        while trace.len() < MAX_TRACE {
            if let Some(before) = trace.iter().position(|earlier| *earlier == policy) {
                let cycle = u32::try_from(trace.len() - before).ok();
                return Ok(Iteration { trace, cycle });
            }
            let solved = self.solve(&policy);
            trace.push(policy);
            let Ok(solved) = solved else { break };
            policy = solved.greedy;
        }
        Ok(Iteration { trace, cycle: None })
    }

    /// All policies that are greedy for their own values, if there are at most `max_policies` policies to try; else those
    /// that policy iteration finds. Calls `progress(policies done, policies in all)`.
    ///
    /// # Errors
    /// See [`StationaryError`].
    ///
    /// ```
    /// use lookahead_game::value::stationary::{StationaryWorld, Verdict};
    /// let world = StationaryWorld {
    ///     next: vec![vec![2, 1, 2, 3], vec![1, 1, 2, 2]],
    ///     twins: [vec![0, 1, 0, 1], vec![0, 0, 2, 2]],
    ///     own: [vec![0.0, 0.0, 1.0, 1.0], vec![0.0, 1.0, 0.0, 1.0]],
    ///     gamma: 0.3,
    ///     kappa: 1.0,
    /// };
    /// let joint = world.joint(100, &mut |_, _| std::ops::ControlFlow::Continue(()))?;
    /// assert_eq!(joint.verdict(), Verdict::Several);
    /// # Ok::<(), lookahead_game::value::stationary::StationaryError>(())
    /// ```
    pub fn joint(
        &self,
        max_policies: u64,
        progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<Joint, StationaryError> {
        self.check()?;
        let n_moves = u32::try_from(self.next.len()).unwrap_or(u32::MAX);
        let n_states = u32::try_from(self.n_states()).unwrap_or(u32::MAX);
        let n_policies = u64::from(n_moves).checked_pow(n_states).filter(|n| *n <= max_policies);
        let from_first = self.iterate(vec![0; self.n_states()])?;
        let from_last = self.iterate(vec![n_moves - 1; self.n_states()])?;
        let fixed_points = match n_policies {
            Some(n_policies) => self.try_all(n_moves, n_policies, progress)?,
            None => {
                let settled = |one: &Iteration| one.trace.last().cloned().filter(|_| one.cycle == Some(1));
                let mut found: Vec<Policy> =
                    [&from_first, &from_last].into_iter().filter_map(settled).collect();
                // At most two.
                if let [first, last] = found.as_mut_slice()
                    && last < first
                {
                    std::mem::swap(first, last);
                }
                found.dedup();
                found
            }
        };
        Ok(Joint { fixed_points, is_exhaustive: n_policies.is_some(), from_first, from_last })
    }

    fn try_all(
        &self,
        n_moves: u32,
        n_policies: u64,
        progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<Vec<Policy>, StationaryError> {
        const POLICIES_PER_REPORT: u64 = 256;
        let (mut policy, mut found) = (vec![0; self.n_states()], Vec::new());
        for done in 0..n_policies {
            if done.is_multiple_of(POLICIES_PER_REPORT) && progress(done, n_policies).is_break() {
                return Err(StationaryError::Cancelled);
            }
            if self.solve(&policy).is_ok_and(|solved| solved.greedy == policy) {
                found.push(policy.clone());
            }
            // The next policy: count up, the last state fastest.
            for slot in policy.iter_mut().rev() {
                *slot = if *slot + 1 < n_moves { *slot + 1 } else { 0 };
                if *slot != 0 {
                    break;
                }
            }
        }
        Ok(found)
    }
}

/// A policy's values and the two halves of M.
struct Solved {
    v: [Vec<f64>; 2],
    j: Vec<f64>,
    greedy: Policy,
    circle: [Matrix; 2],
}

impl StationaryWorld {
    /// The next state; a move beyond the list counts as staying.
    fn leads(&self, policy: &[u32], state: usize) -> usize {
        let chosen = policy.get(state).and_then(|chosen| self.next.get(*chosen as usize));
        chosen.and_then(|next| next.get(state)).map_or(state, |to| *to as usize)
    }

    fn solve(&self, policy: &[u32]) -> Result<Solved, StationaryError> {
        let n_states = self.n_states();
        let leads: Vec<usize> = (0..n_states).map(|state| self.leads(policy, state)).collect();
        let leads_to = |row: usize, column: usize| leads.get(row) == Some(&column);
        let step = Matrix::of(n_states, |row, column| if leads_to(row, column) { self.gamma } else { 0.0 });
        let rest = Matrix::of(n_states, |row, column| identity(row, column) - step.get(row, column));
        let future = rest.solve(&step).ok_or(StationaryError::Singular)?;
        let [twin_x, twin_y] = &self.twins;
        let (a, b) = (difference(&future, twin_x, n_states), difference(&future, twin_y, n_states));
        let v = self.values(&a, &b, n_states)?;
        let [vx, vy] = &v;
        let reward: Vec<f64> = vx.iter().zip(vy).map(|(x, y)| x + y).collect();
        let j: Vec<f64> = future.times_vector(&reward).iter().zip(&reward).map(|(g, v)| g + v).collect();
        if j.iter().any(|j| !j.is_finite()) {
            return Err(StationaryError::Singular);
        }
        let greedy = (0..n_states).map(|state| self.greedy_at(state, &j)).collect();
        Ok(Solved { v, j, greedy, circle: [a, b] })
    }

    /// (I − κ²AB) VX = bX + κ A bY, then VY = bY + κ B VX.
    fn values(&self, a: &Matrix, b: &Matrix, n_states: usize) -> Result<[Vec<f64>; 2], StationaryError> {
        let [own_x, own_y] = &self.own;
        let twice = a.times(b).scaled(self.kappa * self.kappa);
        let left = Matrix::of(n_states, |row, column| identity(row, column) - twice.get(row, column));
        let plus = |own: &[f64], half: &Matrix, other: &[f64]| -> Vec<f64> {
            own.iter().zip(half.times_vector(other)).map(|(own, more)| own + self.kappa * more).collect()
        };
        let right = plus(own_x, a, own_y);
        // The solver takes as many right sides as there are states: all the same.
        let right = Matrix::of(n_states, |row, _| right.get(row).copied().unwrap_or(0.0));
        let solved = left.solve(&right).ok_or(StationaryError::Singular)?;
        let vx: Vec<f64> = (0..n_states).map(|state| solved.get(state, 0)).collect();
        let vy = plus(own_y, b, &vx);
        Ok([vx, vy])
    }

    /// The first move with the largest J.
    fn greedy_at(&self, state: usize, j: &[f64]) -> u32 {
        let worth = |next: &Vec<u32>| {
            next.get(state).and_then(|to| j.get(*to as usize)).copied().unwrap_or(f64::NEG_INFINITY)
        };
        let best = self.next.iter().map(worth).fold(f64::NEG_INFINITY, f64::max);
        let tied = |next: &Vec<u32>| best - worth(next) <= TIE * best.abs().max(1.0);
        (0..).zip(&self.next).find(|(_, next)| tied(next)).map_or(0, |(chosen, _)| chosen)
    }
}

fn identity(row: usize, column: usize) -> f64 {
    if row == column { 1.0 } else { 0.0 }
}

/// (I − C) N for the twins of one good.
fn difference(future: &Matrix, twins: &[u32], n_states: usize) -> Matrix {
    let twin = |row: usize| twins.get(row).map_or(row, |twin| *twin as usize);
    Matrix::of(n_states, |row, column| future.get(row, column) - future.get(twin(row), column))
}
