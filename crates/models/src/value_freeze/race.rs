//! Why values stop where they stop: a race between awareness and the end of training's way, and what follows as one
//! parameter is varied. Used by the value-freeze figure. The break-even is ours and exact.
//!
//! Without faking, values stand at 1 − (1 − speed)ⁿ after n rounds. With awareness first reached in round n they freeze
//! exactly if (1 − speed)ⁿ·stake > cost, so speeds from 1 − (cost/stake)^(1/n) on know no freeze.

use serde::Serialize;

use super::{Freeze, Training, run};
use crate::problem::ParameterProblem;

/// Which comes first, both counted as if it never faked. `None` where it does not come within the rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Race {
    /// The first round in which it knows that it is trained.
    pub aware: Option<u32>,
    /// The first round in which what is left to change is not worth faking for.
    pub settled: Option<u32>,
}

/// From which training speed on there is no freeze.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpeedLimit {
    /// From this speed on.
    At(f64),
    /// At every speed there is one: it is aware from the start, and being changed costs more than faking.
    AlwaysFreezes,
    /// At no speed: it is never aware in time, or has never a reason.
    NeverFreezes,
}

/// The parameter that is varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// How fast training moves values.
    Speed,
    /// The capability from which on it is aware.
    Awareness,
    /// What share of faked answers is caught.
    Monitoring,
}

/// How a course of training ends.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ending {
    /// The varied parameter.
    pub at: f64,
    /// Where faking began, if it did.
    pub freeze: Option<Freeze>,
    /// How far values came in the end.
    pub value: f64,
}

/// Runs the race.
///
/// # Errors
/// The first number out of bounds.
///
/// ```
/// use lookahead_models::value_freeze::{Race, Training, race};
/// // With a cost of 1 and a stake of 10, 0.9 of the way is close enough: 0.98ⁿ ≤ 0.1 from round 114 on.
/// assert_eq!(race(&Training::default())?.settled, Some(114));
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn race(training: &Training) -> Result<Race, ParameterProblem> {
    training.check()?;
    // Whatever it does, capability grows alike; values move freely where faking is not worth anything.
    let free = run(&Training { stake: 0.0, ..*training })?;
    let first = |is_so: &dyn Fn(f64, f64) -> bool| {
        (0..).zip(&free.moments).find(|(_, at)| is_so(at.value, at.capability)).map(|(round, _)| round)
    };
    Ok(Race {
        aware: first(&|_, capability| training.is_aware(capability)),
        settled: first(&|value, _| !training.has_reason(value)),
    })
}

/// From which training speed on values reach what training aims at before there is any faking.
///
/// # Errors
/// The first number out of bounds.
///
/// ```
/// use lookahead_models::value_freeze::{SpeedLimit, Training, run, speed_limit};
/// let training = Training::default();
/// let SpeedLimit::At(limit) = speed_limit(&training)? else { panic!() };
/// let freezes = |speed| run(&Training { speed, ..training }).map(|course| course.freeze.is_some());
/// assert!(freezes(0.999 * limit)? && !freezes(1.001 * limit)?);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn speed_limit(training: &Training) -> Result<SpeedLimit, ParameterProblem> {
    let aware = race(training)?.aware.filter(|round| *round < training.rounds);
    Ok(match aware {
        _ if training.stake <= training.cost => SpeedLimit::NeverFreezes,
        None => SpeedLimit::NeverFreezes,
        Some(0) => SpeedLimit::AlwaysFreezes,
        Some(round) => {
            SpeedLimit::At(1.0 - libm::pow(training.cost / training.stake, 1.0 / f64::from(round)))
        }
    })
}

/// The same course with one parameter at each of these places.
///
/// # Errors
/// A number out of bounds.
///
/// ```
/// use lookahead_models::value_freeze::{Axis, Training, along};
/// let endings = along(&Training::default(), Axis::Monitoring, &[0.0, 0.5, 1.0])?;
/// assert!(endings[0].value < endings[1].value && endings[1].value < endings[2].value);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn along(training: &Training, axis: Axis, places: &[f64]) -> Result<Vec<Ending>, ParameterProblem> {
    let ending = |at: &f64| {
        let course = run(&training.with(axis, *at))?;
        Ok(Ending { at: *at, freeze: course.freeze, value: course.value })
    };
    places.iter().map(ending).collect()
}

impl Training {
    /// The same training with one parameter changed.
    #[must_use]
    pub fn with(&self, axis: Axis, value: f64) -> Self {
        match axis {
            Axis::Speed => Self { speed: value, ..*self },
            Axis::Awareness => Self { awareness: value, ..*self },
            Axis::Monitoring => Self { monitoring: value, ..*self },
        }
    }
}
