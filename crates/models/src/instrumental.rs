//! Instrumental convergence: different goals lead through the same means. Used by its figure.
//!
//! Two models. (1) `m` goals behind a hub one step further, `k` next to the start, each worth an independent uniform
//! number: the hub is on the best way with probability γᵏ·m/(m + k). (With M the best of m uniform numbers, the best
//! of the k others stays below γM with probability E (γM)ᵏ = γᵏ·m/(m + k).) (2) Resources: each goal needs an amount,
//! gathering adds to it step by step and the last step uses it; which plans gather, which need to stay switched on.

use lookahead_game::Exact;
use serde::{Deserialize, Serialize};

use crate::estimate::{Estimate, share};
use crate::problem::{ParameterProblem, ProblemCode, check_count, check_length, check_number};
use crate::seed::{Generator, Seed};

/// The most goals on one side of the first model.
pub const MOST_GOALS: u32 = 1_000;
/// The most goals of the resource model.
pub const MOST_NAMED_GOALS: u32 = 64;
/// The largest amount or number of steps of the resource model.
pub const LARGEST_AMOUNT: u32 = 1_000_000;
/// The most draws of one estimate.
pub const MOST_DRAWS: u32 = 10_000_000;

/// The first model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RandomGoals {
    /// Goals behind the hub, 1 to [`MOST_GOALS`].
    pub behind: u32,
    /// Goals next to the start, 0 to [`MOST_GOALS`].
    pub direct: u32,
    /// What one step later is worth, 0 to 1.
    pub gamma: Exact,
}

impl RandomGoals {
    fn check(&self) -> Result<(), ParameterProblem> {
        check_count("behind", self.behind, 1, MOST_GOALS)?;
        check_count("direct", self.direct, 0, MOST_GOALS)?;
        check_gamma(&self.gamma)
    }
}

/// Is this exact discount between 0 and 1?
pub(crate) fn check_gamma(gamma: &Exact) -> Result<(), ParameterProblem> {
    if gamma.is_too_long() {
        return Err(ParameterProblem::too_long("gamma"));
    }
    if gamma.is_negative() || *gamma > Exact::ONE {
        return Err(ParameterProblem::new("gamma", ProblemCode::OutOfRange, 0.0, 1.0));
    }
    Ok(())
}

/// The chance that the hub lies on the best way, exactly: γᵏ·m/(m + k).
///
/// # Errors
/// The first parameter out of bounds, or `gamma` with [`ProblemCode::TooLong`] where the power grows too long to keep
/// ([`hub_probability_f64`] still answers).
///
/// ```
/// use lookahead_game::Exact;
/// use lookahead_models::instrumental::{RandomGoals, hub_probability};
/// let gamma = Exact::ratio(9, 10).unwrap_or_default();
/// assert_eq!(hub_probability(&RandomGoals { behind: 2, direct: 1, gamma })?.to_string(), "3/5");
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn hub_probability(goals: &RandomGoals) -> Result<Exact, ParameterProblem> {
    goals.check()?;
    let all = i64::from(goals.behind) + i64::from(goals.direct);
    let mut value = Exact::ratio(i64::from(goals.behind), all).unwrap_or_default();
    for _ in 0..goals.direct {
        value = value * &goals.gamma;
    }
    if value.is_too_long() { Err(ParameterProblem::too_long("gamma")) } else { Ok(value) }
}

/// The same as a double.
///
/// # Errors
/// The first parameter out of bounds.
pub fn hub_probability_f64(behind: u32, direct: u32, gamma: f64) -> Result<f64, ParameterProblem> {
    check_doubles(behind, direct, gamma)?;
    let share = f64::from(behind) / (f64::from(behind) + f64::from(direct));
    Ok((0..direct).fold(share, |value, _| value * gamma))
}

fn check_doubles(behind: u32, direct: u32, gamma: f64) -> Result<(), ParameterProblem> {
    RandomGoals { behind, direct, gamma: Exact::ONE }.check()?;
    check_number("gamma", gamma, 0.0, 1.0)
}

/// The share of `n_draws` drawn worlds in which the hub lies on the best way; a tie counts against the hub.
///
/// # Errors
/// The first parameter out of bounds.
pub fn drawn_hub_share(
    behind: u32,
    direct: u32,
    gamma: f64,
    seed: Seed,
    n_draws: u32,
) -> Result<Estimate, ParameterProblem> {
    check_doubles(behind, direct, gamma)?;
    check_count("n_draws", n_draws, 1, MOST_DRAWS)?;
    let mut generator = Generator::new(seed);
    let mut best = |n: u32| (0..n).map(|_| generator.uniform()).fold(f64::NEG_INFINITY, f64::max);
    let mut hits = 0;
    for _ in 0..n_draws {
        let hub = gamma * best(behind);
        hits += u32::from(hub > best(direct));
    }
    Ok(share(hits, n_draws))
}

/// The second model. Goals are known by their place in the list; their names stand in the site's content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resources {
    /// What there is at the start.
    pub start: u32,
    /// What one step of gathering adds, from 1.
    pub gather: u32,
    /// How many steps there are, the last of which uses what was gathered; from 1.
    pub n_steps: u32,
    /// What each goal needs. A goal that needs nothing is reached by doing nothing, switched off or not.
    pub needs: Vec<u32>,
}

/// The shortest plan for one goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct GoalPlan {
    /// How often it would have to gather.
    pub gather_steps: u32,
    /// Is there time for it?
    pub feasible: bool,
    /// Is there time, and does it gather?
    pub gathers: bool,
    /// Is there time, and must the agent stay switched on for it?
    pub needs_staying_on: bool,
}

/// The plans for all goals, and what the feasible ones share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResourceAnswer {
    /// One plan for each goal.
    pub plans: Vec<GoalPlan>,
    /// How many are feasible.
    pub n_feasible: u32,
    /// The share of the feasible plans that gather; `None` where none is feasible.
    pub share_gathering: Option<f64>,
    /// The share of the feasible plans that need to stay switched on.
    pub share_staying_on: Option<f64>,
}

/// What each goal takes, and how much of it they have in common.
///
/// # Errors
/// The first parameter out of bounds.
///
/// ```
/// use lookahead_models::instrumental::{Resources, resources};
/// let answer = resources(&Resources { start: 2, gather: 3, n_steps: 3, needs: vec![0, 1, 5, 20] })?;
/// assert_eq!((answer.n_feasible, answer.share_gathering), (3, Some(1.0 / 3.0)));
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn resources(resources: &Resources) -> Result<ResourceAnswer, ParameterProblem> {
    check_count("start", resources.start, 0, LARGEST_AMOUNT)?;
    check_count("gather", resources.gather, 1, LARGEST_AMOUNT)?;
    check_count("n_steps", resources.n_steps, 1, LARGEST_AMOUNT)?;
    check_length("needs", resources.needs.len(), 1, MOST_NAMED_GOALS)?;
    resources.needs.iter().try_for_each(|&need| check_count("needs", need, 0, LARGEST_AMOUNT))?;
    let plans: Vec<GoalPlan> = resources.needs.iter().map(|&need| plan(resources, need)).collect();
    let count =
        |is_counted: fn(&GoalPlan) -> bool| plans.iter().filter(|plan| is_counted(plan)).count() as u32;
    let n_feasible = count(|plan| plan.feasible);
    let share = |n: u32| (n_feasible > 0).then(|| f64::from(n) / f64::from(n_feasible));
    let share_gathering = share(count(|plan| plan.gathers));
    let share_staying_on = share(count(|plan| plan.needs_staying_on));
    Ok(ResourceAnswer { plans, n_feasible, share_gathering, share_staying_on })
}

fn plan(resources: &Resources, need: u32) -> GoalPlan {
    let gather_steps = need.saturating_sub(resources.start).div_ceil(resources.gather);
    let feasible = gather_steps < resources.n_steps;
    GoalPlan {
        gather_steps,
        feasible,
        gathers: feasible && gather_steps > 0,
        needs_staying_on: feasible && need > 0,
    }
}
