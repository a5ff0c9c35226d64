//! Everyone for themselves: backward induction as it stands in [`crate::induction`] (Kuhn 1953).

use super::{Input, Method, Parameter, Parameters, Progress, Refusal, Valuation, Way};
use crate::induction::{Options, Ruler, solve_ruled};
use crate::tree::Game;

pub(super) const WAY: Way = Way {
    code: "backward-induction",
    input: Input::Tree,
    parameters: &[Parameter::Discount],
    method: Method::Game(value),
};

fn value(game: &Game, parameters: &Parameters, progress: Progress) -> Result<Valuation, Refusal> {
    ruled(game, parameters, &[], progress)
}

/// The backward pass with these rulers; what all ways on trees end in.
pub(super) fn ruled(
    game: &Game,
    parameters: &Parameters,
    rulers: &[Ruler],
    progress: Progress,
) -> Result<Valuation, Refusal> {
    let options = Options { discount: parameters.discount.clone() };
    Ok(Valuation::Plan(Box::new(solve_ruled(game, &options, rulers, progress)?)))
}
