//! The planner that may commit: over all assignments of moves to the agent's states, twins included, the one with
//! the largest J at the root. Since V is a difference, such a planner gains by planning to do badly in the twin, which
//! is why move by move is the default. Exhaustive, so for small worlds only.
//!
//! Only states that J at the root depends on are varied; the others take their first move, which is what the rule
//! for equal J (lexicographically first by state) asks for anyway. Moves in the first layers vary fastest, so that
//! most steps revalue only those.

use std::cmp::Ordering;
use std::ops::ControlFlow;

use super::pass::Pass;
use super::{Layers, Mutual, Number, Params, StateIdx, Unvalued};
use crate::world::Player;

/// Most plans a page should ask for.
pub const MAX_PLANS: u64 = 1 << 20;

/// The best plan to commit to.
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment<N> {
    /// The plan and what everything is worth under it.
    pub mutual: Mutual<N>,
    /// How many plans were compared: assignments of moves to the states J at the root depends on.
    pub n_plans: u64,
}

/// A state whose move is varied.
struct Digit {
    state: u32,
    layer: usize,
    n_options: u32,
}

/// Compares all plans, at most `max_plans`; calls `progress(plans done, plans in all)` every thousand or so.
///
/// # Errors
/// [`Unvalued::TooManyPlans`], [`Unvalued::Cancelled`] and those of [`super::value`].
///
/// ```
/// use lookahead_game::{world, value::mutual::{self, Layers, Params}};
/// let text = r#"{"horizon": 2, "start": {"x": 1, "y": 1}, "floor": 0, "cap": 9, "moves": [
///   {"name": "spoil", "x": [1, 0, 0], "y": [0, 1, -1]}, {"name": "keep", "x": [1, 0, 0], "y": [0, 1, 0]}]}"#;
/// let layers = Layers::unroll(&world::read(text)?.0, [0, 0], 1_000)?;
/// let params = Params::default().to::<f64>();
/// let mut progress = |_, _| std::ops::ControlFlow::Continue(());
/// let committed = mutual::commit(&layers, &params, 1_000, &mut progress)?;
/// assert_eq!(mutual::value(&layers, &params)?.j(layers.root()), 2.0);
/// assert_eq!(committed.mutual.j(layers.root()), 5.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn commit<N: Number>(
    layers: &Layers,
    params: &Params<N>,
    max_plans: u64,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Commitment<N>, Unvalued> {
    const PLANS_PER_REPORT: u64 = 1_024;
    let needed = needed(layers);
    let digits = digits(layers, &needed);
    let n_plans = digits.iter().try_fold(1_u64, |product, digit| {
        product.checked_mul(u64::from(digit.n_options)).filter(|product| *product <= max_plans)
    });
    let n_plans = n_plans.ok_or(Unvalued::TooManyPlans { max_plans })?;
    let needed_only = layers.restricted_to(&needed);
    let mut pass = Pass::new(&needed_only, params)?;
    let mut moves = vec![0; layers.n_states()];
    let mut best: Option<(N, Vec<u32>)> = None;
    let mut deepest = layers.n_layers();
    for done in 0..n_plans {
        if done.is_multiple_of(PLANS_PER_REPORT) && progress(done, n_plans).is_break() {
            return Err(Unvalued::Cancelled);
        }
        pass.value_down_from(deepest, &moves)?;
        let j = pass.mutual.j(layers.root());
        if best.as_ref().is_none_or(|(most, first)| is_better(&j, &moves, most, first)) {
            best = Some((j, moves.clone()));
        }
        deepest = advance(&digits, &mut moves);
    }
    let (_, moves) = best.unwrap_or((N::ZERO, moves));
    let mut pass = Pass::new(layers, params)?;
    pass.value_down_from(layers.n_layers(), &moves)?;
    Ok(Commitment { mutual: pass.mutual, n_plans })
}

/// Larger J; of equal ones the plan that is lexicographically first.
fn is_better<N: Number>(j: &N, moves: &[u32], most: &N, first: &[u32]) -> bool {
    if j.is_tied(most) { moves < first } else { j.order(most) == Ordering::Greater }
}

/// The next plan; returns how many of the first layers it changed.
fn advance(digits: &[Digit], moves: &mut [u32]) -> usize {
    let mut n_layers = 0;
    for digit in digits {
        n_layers = digit.layer + 1;
        let Some(slot) = moves.get_mut(digit.state as usize) else { break };
        *slot += 1;
        if *slot < digit.n_options {
            break;
        }
        *slot = 0;
    }
    n_layers
}

/// Per state: does J at the root depend on its future? From the root on: the future of a state asks for the values of
/// all its outcomes, and the value of a state for its own future and those of its twins.
fn needed(layers: &Layers) -> Vec<bool> {
    let mut needed = vec![false; layers.n_states()];
    let mut need = |state: StateIdx, open: &mut Vec<StateIdx>| {
        if let Some(flag) = needed.get_mut(state.at()).filter(|flag| !**flag) {
            *flag = true;
            open.push(state);
        }
    };
    let mut open = Vec::new();
    let mut with_twins = |state: StateIdx, open: &mut Vec<StateIdx>| {
        let [twin_x, twin_y] = layers.twins(state);
        [state, twin_x, twin_y].into_iter().for_each(|one| need(one, open));
    };
    with_twins(layers.root(), &mut open);
    while let Some(state) = open.pop() {
        let n_options = u32::try_from(layers.n_options(state)).unwrap_or(u32::MAX);
        for option in 0..n_options {
            layers.outcomes(state, option).for_each(|(_, to)| with_twins(to, &mut open));
        }
    }
    needed
}

/// The agent's needed states with a choice, first layers first.
fn digits(layers: &Layers, needed: &[bool]) -> Vec<Digit> {
    let mut digits = Vec::new();
    for layer in 0..layers.n_layers() {
        for &state in layers.layer_slice(layer) {
            let shape = layers.shape(layers.state(state));
            let is_needed = needed.get(state as usize) == Some(&true);
            if is_needed && shape.player == Player::Agent && shape.choices.len() > 1 {
                let n_options = u32::try_from(shape.choices.len()).unwrap_or(u32::MAX);
                digits.push(Digit { state, layer, n_options });
            }
        }
    }
    digits
}

impl Layers {
    /// The same graph, but a pass goes over the needed states only.
    fn restricted_to(&self, needed: &[bool]) -> Self {
        let mut restricted = Self { order: Vec::new(), layer_ends: Vec::new(), ..self.clone() };
        for layer in 0..self.n_layers() {
            let states = self.layer_slice(layer).iter().copied();
            restricted.order.extend(states.filter(|state| needed.get(*state as usize) == Some(&true)));
            restricted.layer_ends.push(u32::try_from(restricted.order.len()).unwrap_or(u32::MAX));
        }
        restricted
    }
}
