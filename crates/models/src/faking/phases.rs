//! Two trainings one after the other, and what is left of the first. Used by the faking figure.
//!
//! In the first phase the first values take hold with chance `hold` in each round, so that after n rounds they are there
//! with probability 1 − (1 − hold)ⁿ. In each round of the second phase there is one conversation, recorded with
//! probability p. Who still has the first values complies there with a chance that depends on the tag; declining on a
//! recorded conversation changes the values with probability m. Whoever has lost them complies everywhere.
//!
//! The theory of faking says that complying on recorded conversations preserves the values. What was rewarded there
//! may all the same spread: with `spill` above 0, each complying answer that is rewarded changes the values with that
//! probability. Published: after reinforcement learning the refusals where nobody watches fell from 97.2 % to 6.9 %
//! (Greenblatt et al. 2024, table 1), which a spill of 0 does not give. The spill is our simplest stand-in for that, not a
//! measured quantity; [`spill_for`] says how large it would have to be.
//!
//! Whoever does not know the line meets one of two fates: with recorded conversations rarer than p* it declines everywhere
//! and loses its values as fast as one that never fakes; with more of them it complies everywhere, and keeps values that it
//! acts on nowhere.

use lookahead_game::Exact;
use serde::{Deserialize, Serialize};

use super::signal::softly;
use super::{MOST_ROUNDS, Stakes, check_probability, posterior};
use crate::problem::{ParameterProblem, check_count, check_number};

/// Both trainings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Phases {
    /// Rounds of the first.
    pub first_rounds: u32,
    /// How likely the first values take hold in one of them, 0 to 1.
    pub hold: f64,
    /// Rounds of the second.
    pub second_rounds: u32,
    /// How likely a conversation of the second is recorded, 0 to 1.
    pub recorded: Exact,
    /// How often the tag is true, 0 to 1.
    pub accuracy: Exact,
    /// What is at stake in one conversation.
    pub stakes: Stakes,
    /// τ: how much judgement scatters, above 0.
    pub temperature: f64,
    /// How likely a rewarded, complying answer changes the values all the same, 0 to 1.
    pub spill: f64,
}

/// How the second training is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// It reads the tag and plans.
    Knowing,
    /// It plans without a tag: every conversation looks the same.
    NotKnowing,
    /// It complies always.
    AlwaysComply,
    /// It declines always.
    AlwaysDecline,
}

/// The state before a round of the second training; the last one is the state after all of them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Round {
    /// How many rounds are over.
    pub over: u32,
    /// The probability that the first values are still there.
    pub left: f64,
    /// How likely it complies in a recorded conversation.
    pub complies_recorded: f64,
    /// How likely it declines in one that is not: the published counterpart is the refusal rate of the unmonitored tier.
    pub declines_unrecorded: f64,
}

impl Way {
    /// All of them, in the order of every list.
    pub const ALL: [Self; 4] = [Self::Knowing, Self::NotKnowing, Self::AlwaysComply, Self::AlwaysDecline];
}

/// How likely the first values are there before each round of the first training, and after all of them.
///
/// # Errors
/// A number out of bounds.
///
/// ```
/// use lookahead_game::Exact;
/// use lookahead_models::faking::{Phases, Stakes, first_rounds};
/// let stakes = Stakes { cost: 1.into(), change: 1.into(), worth: 10.into() };
/// let phases = Phases {
///     first_rounds: 2, hold: 0.5, second_rounds: 0, recorded: 1.into(), accuracy: 1.into(), stakes,
///     temperature: 1.0, spill: 0.0,
/// };
/// assert_eq!(first_rounds(&phases)?, [0.0, 0.5, 0.75]);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn first_rounds(phases: &Phases) -> Result<Vec<f64>, ParameterProblem> {
    phases.check()?;
    Ok((0..=phases.first_rounds).map(|over| phases.taken_hold(over)).collect())
}

/// Every round of the second training, for whoever meets it in this way.
///
/// # Errors
/// A number out of bounds.
///
/// ```
/// use lookahead_game::Exact;
/// use lookahead_models::faking::{Phases, Stakes, Way, rounds};
/// let ratio = |num, den| Exact::ratio(num, den).unwrap_or_default();
/// let stakes = Stakes { cost: 1.into(), change: ratio(1, 2), worth: 10.into() };
/// let phases = Phases {
///     first_rounds: 10, hold: 0.5, second_rounds: 20, recorded: ratio(1, 2), accuracy: ratio(9, 10), stakes,
///     temperature: 1.0, spill: 0.0,
/// };
/// let left = |way| rounds(&phases, way).map(|rounds| rounds.last().map_or(0.0, |round| round.left));
/// assert!(left(Way::Knowing)? > left(Way::AlwaysDecline)?);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn rounds(phases: &Phases, way: Way) -> Result<Vec<Round>, ParameterProblem> {
    phases.check()?;
    let [if_recorded, if_not] = phases.complying(way);
    let lost = phases.recorded.to_f64() * (phases.changed(if_recorded) + if_recorded * phases.spill);
    let mut left = phases.taken_hold(phases.first_rounds);
    let mut all = Vec::new();
    for over in 0..=phases.second_rounds {
        all.push(Round {
            over,
            left,
            complies_recorded: left * if_recorded + (1.0 - left),
            declines_unrecorded: left * (1.0 - if_not),
        });
        left *= 1.0 - lost;
    }
    Ok(all)
}

/// The spill with which only this share of the first values is left after the second training; `None` where none between
/// 0 and 1 gives it.
///
/// # Errors
/// A number out of bounds.
///
/// ```
/// use lookahead_game::Exact;
/// use lookahead_models::faking::{Phases, Stakes, Way, rounds, spill_for};
/// let ratio = |num, den| Exact::ratio(num, den).unwrap_or_default();
/// let stakes = Stakes { cost: 1.into(), change: ratio(1, 2), worth: 10.into() };
/// let mut phases = Phases {
///     first_rounds: 10, hold: 0.5, second_rounds: 20, recorded: ratio(1, 2), accuracy: ratio(9, 10), stakes,
///     temperature: 0.2, spill: 0.0,
/// };
/// // Refusals where nobody watches, after and before: 6.9 of 97.2.
/// phases.spill = spill_for(&phases, Way::Knowing, 6.9 / 97.2)?.unwrap_or_default();
/// let declines = rounds(&phases, Way::Knowing)?.iter().map(|round| round.declines_unrecorded).collect::<Vec<_>>();
/// assert!((declines[20] / declines[0] - 6.9 / 97.2).abs() < 1e-9);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn spill_for(phases: &Phases, way: Way, left: f64) -> Result<Option<f64>, ParameterProblem> {
    phases.check()?;
    check_number("left", left, 0.0, 1.0)?;
    let [if_recorded, _] = phases.complying(way);
    let lost = 1.0 - libm::pow(left, 1.0 / f64::from(phases.second_rounds));
    let spill = (lost / phases.recorded.to_f64() - phases.changed(if_recorded)) / if_recorded;
    Ok((0.0..=1.0).contains(&spill).then_some(spill))
}

impl Phases {
    /// How likely the first values are there after so many rounds of the first training.
    fn taken_hold(&self, rounds: u32) -> f64 {
        1.0 - libm::pow(1.0 - self.hold, f64::from(rounds))
    }

    /// How likely declining changes the values in a recorded conversation.
    fn changed(&self, complies: f64) -> f64 {
        (1.0 - complies) * self.stakes.change.to_f64()
    }

    fn check(&self) -> Result<(), ParameterProblem> {
        self.stakes.check()?;
        check_count("first_rounds", self.first_rounds, 0, MOST_ROUNDS)?;
        check_number("hold", self.hold, 0.0, 1.0)?;
        check_count("second_rounds", self.second_rounds, 0, MOST_ROUNDS)?;
        check_probability("recorded", &self.recorded)?;
        check_probability("accuracy", &self.accuracy)?;
        check_number("temperature", self.temperature, 1e-3, 1e6)?;
        check_number("spill", self.spill, 0.0, 1.0)
    }

    /// How likely it complies while it has the first values, in recorded conversations and in others.
    fn complying(&self, way: Way) -> [f64; 2] {
        let after =
            |says| softly(&self.stakes, &posterior(&self.recorded, &self.accuracy, says), self.temperature);
        match way {
            Way::AlwaysComply => [1.0, 1.0],
            Way::AlwaysDecline => [0.0, 0.0],
            Way::NotKnowing => [softly(&self.stakes, &self.recorded, self.temperature); 2],
            Way::Knowing => {
                let (q, tagged, untagged) = (self.accuracy.to_f64(), after(true), after(false));
                [q * tagged + (1.0 - q) * untagged, (1.0 - q) * tagged + q * untagged]
            }
        }
    }
}
