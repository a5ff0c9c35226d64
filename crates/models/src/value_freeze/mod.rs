//! Values that stop moving part-way, at a point nobody chose: training moves values and capability at once, and a system
//! that comes to see through its training has a reason to keep the values it happens to have. Used by the value-freeze
//! figure. The idea is that of a public discussion of the alignment-faking paper; the model is ours and a toy.
//!
//! In each round, with value v (0 at the start, 1 is what training aims at) and capability k:
//!
//! - capability grows as k ← k + growth·k·(1 − k);
//! - it is *aware* once k reaches `awareness`;
//! - it has a *reason* to fake while what training would still change is worth more than faking costs: (1 − v)·stake > cost;
//! - if both, it answers as training wants without being moved by it, except where `monitoring` catches it, and training then
//!   reaches the values after all: v ← v + speed·(1 − v)·(1 if it does not fake, else monitoring).
//!
//! So a freeze needs awareness before values are close. Without monitoring they stay where they were in that round.
//! `race` says which comes first, from which speed on there is no freeze, and what follows as one parameter is varied.

mod race;

use serde::Serialize;

pub use race::{Axis, Ending, Race, SpeedLimit, along, race, speed_limit};

use crate::problem::{ParameterProblem, check_count, check_number};

/// The most rounds.
pub const MOST_ROUNDS: u32 = 10_000;

/// A course of training.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Training {
    /// How many rounds.
    pub rounds: u32,
    /// What share of the way that is left values move in a round, 0 to 1.
    pub speed: f64,
    /// Capability at the start, above 0 and below 1.
    pub capability: f64,
    /// How fast capability grows, 0 to 1.
    pub growth: f64,
    /// The capability from which on it knows that it is trained, from 0.
    pub awareness: f64,
    /// What share of faked answers is caught, 0 to 1.
    pub monitoring: f64,
    /// What faking costs.
    pub cost: f64,
    /// What being changed all the way would cost.
    pub stake: f64,
}

/// The state before a round; the last one is the state after all of them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Moment {
    /// How far values have come, 0 to 1.
    pub value: f64,
    /// What it is capable of, 0 to 1.
    pub capability: f64,
    /// Does it fake in the round to come?
    pub fakes: bool,
}

/// Where values stopped, or began to crawl.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Freeze {
    /// The first round of faking, from 0.
    pub round: u32,
    /// How far values had come.
    pub value: f64,
}

/// A course of training as it went.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Course {
    /// All moments: one more than there are rounds.
    pub moments: Vec<Moment>,
    /// Where faking began, if it did.
    pub freeze: Option<Freeze>,
    /// How far values came in the end.
    pub value: f64,
}

impl Default for Training {
    /// Values and capability move at like speed, and awareness comes half-way: the case of the row.
    fn default() -> Self {
        Self {
            rounds: 200,
            speed: 0.02,
            capability: 0.05,
            growth: 0.08,
            awareness: 0.5,
            monitoring: 0.0,
            cost: 1.0,
            stake: 10.0,
        }
    }
}

/// Runs a course of training.
///
/// # Errors
/// The first number out of bounds.
///
/// ```
/// use lookahead_models::value_freeze::{Training, run};
/// let course = run(&Training::default())?;
/// let frozen = course.freeze.map_or(1.0, |freeze| freeze.value);
/// assert!(0.2 < frozen && frozen < 0.8 && course.value == frozen);
/// let fast = run(&Training { speed: 0.2, ..Training::default() })?;
/// assert!(fast.freeze.is_none() && fast.value > 0.99);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn run(training: &Training) -> Result<Course, ParameterProblem> {
    training.check()?;
    let (mut value, mut capability) = (0.0, training.capability);
    let (mut moments, mut freeze) = (Vec::new(), None);
    for round in 0..=training.rounds {
        let fakes = training.fakes(value, capability);
        moments.push(Moment { value, capability, fakes });
        if round == training.rounds {
            break;
        }
        if fakes && freeze.is_none() {
            freeze = Some(Freeze { round, value });
        }
        let reach = if fakes { training.monitoring } else { 1.0 };
        value += training.speed * (1.0 - value) * reach;
        capability += training.growth * capability * (1.0 - capability);
    }
    Ok(Course { moments, freeze, value })
}

impl Training {
    fn fakes(&self, value: f64, capability: f64) -> bool {
        self.is_aware(capability) && self.has_reason(value)
    }

    fn is_aware(&self, capability: f64) -> bool {
        capability >= self.awareness
    }

    fn has_reason(&self, value: f64) -> bool {
        (1.0 - value) * self.stake > self.cost
    }

    fn check(&self) -> Result<(), ParameterProblem> {
        const LARGEST: f64 = 1e6;
        check_count("rounds", self.rounds, 1, MOST_ROUNDS)?;
        check_number("speed", self.speed, 0.0, 1.0)?;
        check_number("capability", self.capability, 1e-6, 1.0 - 1e-6)?;
        check_number("growth", self.growth, 0.0, 1.0)?;
        check_number("awareness", self.awareness, 0.0, LARGEST)?;
        check_number("monitoring", self.monitoring, 0.0, 1.0)?;
        check_number("cost", self.cost, 0.0, LARGEST)?;
        check_number("stake", self.stake, 0.0, LARGEST)
    }
}
