//! Two ordinary maximisers to compare with: of x + y at the end, and the boring twin, of VX + VY at every state simply
//! written down, which acts as mutual value does (see [`super::super::mutual::ordinary`]).

use super::super::mutual::{Layers, Mixed, Ordinary, Params, Unvalued, final_sum_plan, ordinary, value_with};
use super::super::{Input, Method, Progress, Way};
use super::{OF_MUTUAL_VALUE, WorldValuation};

/// Wants x + y to be large at the end.
pub(super) const FINAL_SUM: Way =
    Way { code: "final-sum", input: Input::RuleWorld, parameters: &[], method: Method::World(final_sum) };

/// Wants the numbers that mutual value gives to the states, as an ordinary reward.
pub(super) const BORING_TWIN: Way = Way {
    code: "boring-twin",
    input: Input::RuleWorld,
    parameters: OF_MUTUAL_VALUE,
    method: Method::World(boring_twin),
};

fn final_sum(layers: &Layers, _: &Params<Mixed>, _: Progress) -> Result<WorldValuation, Unvalued> {
    Ok(found(layers, &final_sum_plan(layers)))
}

fn boring_twin(
    layers: &Layers,
    params: &Params<Mixed>,
    progress: Progress,
) -> Result<WorldValuation, Unvalued> {
    let mutual = value_with(layers, params, progress)?;
    Ok(found(layers, &ordinary(layers, &params.gamma, &|state| mutual.worth(state).reward())))
}

fn found(layers: &Layers, solved: &Ordinary<Mixed>) -> WorldValuation {
    WorldValuation::new(layers, &|state| solved.value(state), &|state| solved.chosen(state))
}
