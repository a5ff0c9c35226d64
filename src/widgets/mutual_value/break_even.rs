//! Where the plan turns when one number is varied: the exact value where it is found, else certain bounds.

use lookahead_game::Exact;
use lookahead_game::value::mutual::{Parameter, PlanChange, plan_changes};

use super::model::State;
use super::sentences::plan_words;
use super::solve::Solved;
use crate::figures::Ask;
use crate::figures::number::decimals;
use crate::number::shown;

/// Worlds with more states are not searched.
const MOST_STATES: usize = 400;
/// Changes told at most.
const MOST_TOLD: usize = 3;

/// The grid of values between which changes are looked for.
fn grid(parameter: Parameter) -> Vec<Exact> {
    let (n, den) = if parameter == Parameter::Gamma { (20, 20) } else { (12, 4) };
    let first = i64::from(parameter == Parameter::Gamma);
    (first..=n).filter_map(|num| Exact::ratio(num, den)).collect()
}

fn parameter(key: &str) -> Parameter {
    match key {
        "eps" => Parameter::Eps,
        "wx" => Parameter::AnchorX,
        "wy" => Parameter::AnchorY,
        _ => Parameter::Gamma,
    }
}

/// The changes of the plan along the state's number; `None` where the world is too large or a planner commits.
pub(super) fn changes(state: &State, solved: &Solved) -> Option<Vec<PlanChange>> {
    let is_small = solved.layers.n_states() <= MOST_STATES && !state.commit;
    let parameter = parameter(state.vary);
    is_small
        .then(|| plan_changes(&solved.layers, &state.valued.params, parameter, &grid(parameter)).ok())
        .flatten()
}

/// The bounds in five digits, rounded so that they stay bounds.
pub(super) fn bounds(change: &PlanChange) -> [String; 2] {
    [outward(&change.low, f64::floor), outward(&change.high, f64::ceil)]
}

fn outward(bound: &Exact, round: fn(f64) -> f64) -> String {
    const UNIT: f64 = 100_000.0;
    decimals(round(bound.to_f64() * UNIT) / UNIT, 5)
}

/// What to say of them.
pub(super) fn sentence(ask: &Ask<'_>, state: &State, solved: &Solved) -> Vec<String> {
    let name = ask.words.word(&format!("option.vary.{}", state.vary));
    let Some(changes) = changes(state, solved) else {
        return vec![ask.words.fill("turn_unknown", &[("name", &name)])];
    };
    if changes.is_empty() {
        return vec![ask.words.fill("turn_none", &[("name", &name)])];
    }
    let plan = |steps: &[lookahead_game::value::mutual::PlanStep]| {
        let steps: Vec<_> = steps.iter().map(|step| (step.state, step.option)).collect();
        plan_words(ask, solved, &steps)
    };
    let one = |change: &PlanChange| {
        let (before, after) = (plan(&change.before), plan(&change.after));
        let common = [("name", name.as_str()), ("before", &before), ("after", &after)];
        match &change.exact {
            Some(at) => ask.words.fill("turn_exact", &[&common[..], &[("at", &shown(at))]].concat()),
            None => {
                let [low, high] = bounds(change);
                ask.words.fill("turn_between", &[&common[..], &[("low", &low), ("high", &high)]].concat())
            }
        }
    };
    changes.iter().take(MOST_TOLD).map(one).collect()
}
