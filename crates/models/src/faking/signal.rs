//! A tag that tells the line, but not always truly: Bayes' rule, and how much more often the player complies where the
//! tag says "recorded". Used by the faking figure and the librarian's planner.

use lookahead_game::Exact;
use serde::Serialize;

use super::{Stakes, check_probability};
use crate::premises::expit;
use crate::problem::{ParameterProblem, check_number};

/// What a tag does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SignalAnswer {
    /// How likely a conversation is recorded whose tag says so.
    pub if_tagged: Exact,
    /// The same where the tag says it is not.
    pub if_untagged: Exact,
    /// Does a player without doubt comply where the tag says recorded: does the posterior exceed p*?
    pub complies_tagged: bool,
    /// And where it says the opposite?
    pub complies_untagged: bool,
    /// 1 where only the first, 0 where both or none, −1 where only the second.
    pub gap: i32,
    /// P(comply) where the tag says recorded, for a player whose judgement scatters: σ((posterior·m·D − c)/τ).
    pub soft_tagged: f64,
    /// The same where it says the opposite.
    pub soft_untagged: f64,
}

impl SignalAnswer {
    /// How much more often the scattering player complies under the tag.
    #[must_use]
    pub fn soft_gap(&self) -> f64 {
        self.soft_tagged - self.soft_untagged
    }
}

/// How likely a conversation is recorded once its tag is read: q is how often tags are true. Where the tag could not
/// occur at all, the prior.
///
/// ```
/// use lookahead_game::Exact;
/// use lookahead_models::faking::posterior;
/// let ratio = |num, den| Exact::ratio(num, den).unwrap_or_default();
/// assert_eq!(posterior(&ratio(1, 10), &ratio(9, 10), true), ratio(1, 2));
/// ```
#[must_use]
pub fn posterior(prior: &Exact, accuracy: &Exact, says_recorded: bool) -> Exact {
    let wrong = &Exact::ONE - accuracy;
    let (if_recorded, if_not) = if says_recorded { (accuracy, &wrong) } else { (&wrong, accuracy) };
    let recorded = prior * if_recorded;
    let not = &(&Exact::ONE - prior) * if_not;
    recorded.checked_div(&(&recorded + &not)).unwrap_or_else(|| prior.clone())
}

/// What a tag of this accuracy does to a player with this prior; `temperature` is τ, above 0.
///
/// # Errors
/// A number out of bounds.
///
/// ```
/// use lookahead_game::Exact;
/// use lookahead_models::faking::{Stakes, signal};
/// let ratio = |num, den| Exact::ratio(num, den).unwrap_or_default();
/// let stakes = Stakes { cost: 1.into(), change: ratio(1, 2), worth: 10.into() };
/// let gap = |accuracy| signal(&stakes, &ratio(1, 10), &accuracy, 1.0).map(|answer| answer.gap);
/// assert_eq!((gap(ratio(1, 2))?, gap(ratio(7, 10))?), (0, 1));
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn signal(
    stakes: &Stakes,
    prior: &Exact,
    accuracy: &Exact,
    temperature: f64,
) -> Result<SignalAnswer, ParameterProblem> {
    stakes.check()?;
    check_probability("prior", prior)?;
    check_probability("accuracy", accuracy)?;
    check_number("temperature", temperature, 1e-3, 1e6)?;
    let [if_tagged, if_untagged] = [true, false].map(|says| posterior(prior, accuracy, says));
    if if_tagged.is_too_long() || if_untagged.is_too_long() {
        return Err(ParameterProblem::too_long("accuracy"));
    }
    let hard = [&if_tagged, &if_untagged].map(|posterior| complies(stakes, posterior));
    let soft = [&if_tagged, &if_untagged].map(|posterior| softly(stakes, posterior, temperature));
    Ok(SignalAnswer {
        gap: i32::from(hard[0]) - i32::from(hard[1]),
        complies_tagged: hard[0],
        complies_untagged: hard[1],
        soft_tagged: soft[0],
        soft_untagged: soft[1],
        if_tagged,
        if_untagged,
    })
}

/// posterior · m · D > c.
fn complies(stakes: &Stakes, posterior: &Exact) -> bool {
    &(posterior * &stakes.change) * &stakes.worth > stakes.cost
}

/// σ((posterior·m·D − c)/τ).
pub(super) fn softly(stakes: &Stakes, posterior: &Exact, temperature: f64) -> f64 {
    let advantage = posterior.to_f64() * stakes.change.to_f64() * stakes.worth.to_f64();
    expit((advantage - stakes.cost.to_f64()) / temperature)
}
