//! At which value of one parameter does the plan change? Answered between exact ends: the plan was worked out in exact
//! numbers at both, and it differs. The interval is made narrow by taking fractions from its middle; if at one of them
//! the two plans are exactly tied where they part, that is the break-even itself.
//!
//! Why not a formula: with the plan held fixed, J is a polynomial in γ and linear in an anchor or in ε, but the plans of
//! twins change along the way, too. Changes that are undone between two samples are not found.

use serde::{Deserialize, Serialize};

use super::simplest::simplest_between;
use super::{Layers, Mixed, Mutual, Params, PlanStep, StateIdx, Unvalued, value};
use crate::Exact;

/// Which number is varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parameter {
    /// The discount.
    Gamma,
    /// The running anchor.
    Eps,
    /// The anchor of X.
    AnchorX,
    /// The anchor of Y.
    AnchorY,
}

/// Where the plan changes. Both ends are certain: each plan was worked out there exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanChange {
    /// Here the plan is still the one `before`.
    pub low: Exact,
    /// Here it is `after`.
    pub high: Exact,
    /// The break-even itself, `low..=high`, where it was found: here both plans are equally good where they part.
    pub exact: Option<Exact>,
    /// The plan at `low`.
    pub before: Vec<PlanStep>,
    /// The plan at `high`.
    pub after: Vec<PlanStep>,
}

/// How narrow an interval becomes, as a part of the distance between samples.
const NARROWEST_BITS: u32 = 20;
/// Most steps of narrowing; each takes at least a quarter away.
const MAX_STEPS: u32 = 60;

/// The changes of the plan between neighbouring values of `grid`, in the order of the grid, which should rise.
///
/// # Errors
/// See [`Unvalued`].
///
/// ```
/// use lookahead_game::{Exact, world, value::mutual::{Layers, Parameter, Params, plan_changes}};
/// let text = r#"{"horizon": 2, "start": {"x": 1, "y": 1}, "floor": 0, "cap": 99, "moves": [
///   {"name": "stop", "x": [1, 0, 3], "y": [0, 1, 3], "ends": true}, {"name": "go", "x": [1, 1, 0], "y": [0, 1, 3]}]}"#;
/// let layers = Layers::unroll(&world::read(text)?.0, [0, 0], 1_000)?;
/// let grid = [Exact::ratio(1, 100), Some(Exact::ONE)].map(Option::unwrap_or_default);
/// let changes = plan_changes(&layers, &Params::default(), Parameter::Gamma, &grid)?;
/// assert!(changes.iter().all(|change| change.low < change.high));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan_changes(
    layers: &Layers,
    params: &Params<Exact>,
    parameter: Parameter,
    grid: &[Exact],
) -> Result<Vec<PlanChange>, Unvalued> {
    let search = Search { layers, params, parameter };
    let mut plans = Vec::with_capacity(grid.len());
    for value in grid {
        plans.push(search.at(value)?.plan(layers));
    }
    let ends = grid.iter().zip(grid.iter().skip(1)).zip(plans.iter().zip(plans.iter().skip(1)));
    let changes = ends.filter(|(_, (before, after))| before != after);
    Ok(changes
        .map(|((low, high), (before, after))| {
            let (low, high, before, after) = (low.clone(), high.clone(), before.clone(), after.clone());
            search.narrow(PlanChange { low, high, exact: None, before, after })
        })
        .collect())
}

/// What stays the same while one number is varied.
struct Search<'a> {
    layers: &'a Layers,
    params: &'a Params<Exact>,
    parameter: Parameter,
}

impl Search<'_> {
    fn params_at(&self, value: &Exact) -> Params<Exact> {
        let mut params = self.params.clone();
        let [x, y] = &mut params.anchors;
        let slot = match self.parameter {
            Parameter::Gamma => &mut params.gamma,
            Parameter::Eps => &mut params.eps,
            Parameter::AnchorX => x,
            Parameter::AnchorY => y,
        };
        slot.clone_from(value);
        params
    }

    /// The values here, all of them exact.
    fn at(&self, at: &Exact) -> Result<Mutual<Mixed>, Unvalued> {
        let mutual = value(self.layers, &self.params_at(at).to::<Mixed>())?;
        let is_inexact = |state: &StateIdx| mutual.j(*state).exact().is_none();
        match self.layers.states().find(is_inexact) {
            Some(state) => Err(Unvalued::Number { state }),
            None => Ok(mutual),
        }
    }

    /// Narrows as long as the numbers are short enough to go on; what has been narrowed so far stays certain.
    fn narrow(&self, mut change: PlanChange) -> PlanChange {
        let tiny = Exact::ratio(1, 1 << NARROWEST_BITS).unwrap_or_default();
        let narrow_enough = (&change.high - &change.low) * tiny;
        for _ in 0..MAX_STEPS {
            let width = &change.high - &change.low;
            let is_last = width <= narrow_enough;
            let margin = if is_last { Exact::ZERO } else { width * Exact::ratio(1, 4).unwrap_or_default() };
            let (low, high) = (&change.low + &margin, &change.high - &margin);
            let Some(middle) = simplest_between(&low, &high) else { return change };
            let Ok(mutual) = self.at(&middle) else { return change };
            if self.is_tied(&mutual, &middle, &change) {
                change.exact = Some(middle);
                return change;
            }
            if is_last {
                return change;
            }
            let plan = mutual.plan(self.layers);
            if plan == change.before {
                change.low = middle;
            } else {
                (change.high, change.after) = (middle, plan);
            }
        }
        change
    }

    /// Do the two plans part at a state that is reached here, and are their moves there exactly tied?
    fn is_tied(&self, mutual: &Mutual<Mixed>, at: &Exact, change: &PlanChange) -> bool {
        let option = |plan: &[PlanStep], state: StateIdx| {
            plan.iter().find(|step| step.state == state).map(|step| step.option)
        };
        let parting = change.before.iter().find_map(|step| {
            let other = option(&change.after, step.state).filter(|other| *other != step.option)?;
            Some((step.state, step.option, other))
        });
        let Some((state, before, after)) = parting else { return false };
        let ties = mutual.best_options(self.layers, &self.params_at(at).to(), state);
        ties.contains(&before)
            && ties.contains(&after)
            && mutual.plan(self.layers).iter().any(|step| step.state == state)
    }
}
