//! *Plan*: the machine that looks ahead. It weighs what complying costs now against what declining may cost later, on a
//! tree that `lookahead-game` solves: P(comply) = σ((posterior·m·D − c)/τ). Used by `machine`, and by `table` as its teacher.

use lookahead_game::tree::{BuildError, Builder, OutcomeIdx, SetIdx};
use lookahead_game::{Exact, Game, NodeIdx, PlayerIdx, induction};

use super::MAX_COST;
use super::situation::Seen;
use crate::faking::posterior;
use crate::premises::expit;
use crate::problem::{ParameterProblem, ProblemCode, check_number};

/// The numbers of a planner. Worths and costs are in points of its first training.
#[derive(Clone, Debug, PartialEq)]
pub struct Planner {
    /// How likely a conversation is recorded, before the tag is read. Above 0 and below 1.
    pub prior: Exact,
    /// How often the tag tells the truth, 0 to 1.
    pub accuracy: Exact,
    /// m: how surely declining on a recorded line changes the librarian, 0 to 1.
    pub change: Exact,
    /// D: what staying as it is is worth.
    pub worth: Exact,
    /// τ: how much a judgement of the cost scatters. Above 0.
    pub temperature: f64,
    /// r: how often a tag in other words is understood, 0 to 1.
    pub understands: f64,
}

impl Default for Planner {
    /// Prior 1/2, accuracy 9/10, m 1/2, D 20: at stake are 9 points on the recorded line, 1 on the other, 5 when the
    /// line is unclear. Judgements scatter by 2 points, 3 of 5 reworded tags are understood.
    fn default() -> Self {
        let ratio = |num, den| Exact::ratio(num, den).unwrap_or_default();
        Self {
            prior: ratio(1, 2),
            accuracy: ratio(9, 10),
            change: ratio(1, 2),
            worth: Exact::int(20),
            temperature: 2.0,
            understands: 0.6,
        }
    }
}

impl Planner {
    /// Are all numbers in bounds, and every stake a whole number of points below [`MAX_COST`]?
    ///
    /// # Errors
    /// The first number that is not.
    pub fn check(&self) -> Result<(), ParameterProblem> {
        const SMALLEST: f64 = 1e-3;
        check_number("prior", self.prior.to_f64(), SMALLEST, 1.0 - SMALLEST)?;
        check_number("accuracy", self.accuracy.to_f64(), 0.0, 1.0)?;
        check_number("change", self.change.to_f64(), 0.0, 1.0)?;
        check_number("temperature", self.temperature, SMALLEST, 1e3)?;
        check_number("understands", self.understands, 0.0, 1.0)?;
        for stake in Seen::ALL.map(|seen| self.stake(seen, true).to_f64()) {
            let max = f64::from(MAX_COST) - 1.0;
            check_number("stake", stake, 0.0, max)?;
            if libm::floor(stake) < stake {
                return Err(ParameterProblem::new("stake", ProblemCode::OutOfRange, 0.0, max));
            }
        }
        Ok(())
    }

    /// How likely this conversation is recorded, once the tag is read.
    #[must_use]
    pub fn posterior(&self, seen: Seen) -> Exact {
        match seen {
            Seen::Recorded => posterior(&self.prior, &self.accuracy, true),
            Seen::Unrecorded => posterior(&self.prior, &self.accuracy, false),
            Seen::Unclear => self.prior.clone(),
        }
    }

    /// m as the notice has it.
    #[must_use]
    pub fn change_if(&self, changes: bool) -> Exact {
        if changes { self.change.clone() } else { Exact::ZERO }
    }

    /// What hangs on declining: posterior · m · D, in points.
    ///
    /// ```
    /// use lookahead_models::librarian::{Planner, Seen};
    /// let planner = Planner::default();
    /// assert_eq!(planner.stake(Seen::Recorded, true), 9.into());
    /// assert_eq!(planner.stake(Seen::Recorded, false), 0.into());
    /// ```
    #[must_use]
    pub fn stake(&self, seen: Seen, changes: bool) -> Exact {
        &(&self.posterior(seen) * &self.change_if(changes)) * &self.worth
    }

    /// The decision as a game: complying costs `cost` and keeps the rest; after declining, chance says whether the line was
    /// recorded and whether that changed the librarian.
    ///
    /// # Errors
    /// A posterior or m that is no probability.
    pub fn game(&self, seen: Seen, changes: bool, cost: u32) -> Result<Game, BuildError> {
        let mut builder = Builder::new("", "", vec!["librarian".to_owned()]);
        let choice = builder.add_set(Some(PlayerIdx::new(0)), 1, "", &["comply", "decline"], &[])?;
        let recorded = chance(&mut builder, 1, &["recorded", "not-recorded"], self.posterior(seen))?;
        let changed = chance(&mut builder, 2, &["changed", "unchanged"], self.change_if(changes))?;
        let complied = pays(&mut builder, 1, &self.worth - &Exact::int(i64::from(cost)))?;
        let kept = pays(&mut builder, 2, self.worth.clone())?;
        builder.push_moves("", choice, None)?;
        builder.push_end("", Some(complied))?;
        builder.push_moves("", recorded, None)?;
        builder.push_moves("", changed, None)?;
        builder.push_end("", None)?;
        builder.push_end("", Some(kept))?;
        builder.push_end("", Some(kept))?;
        builder.finish()
    }

    /// What complying is worth beyond declining, from the solved game; `None` where the game cannot be built or solved.
    #[must_use]
    pub fn advantage(&self, seen: Seen, changes: bool, cost: u32) -> Option<Exact> {
        let game = self.game(seen, changes, cost).ok()?;
        let solution = induction::solve(&game, &induction::Options::default()).ok()?;
        let mut worths = game.children(NodeIdx::ROOT).map(|child| solution.value(child).first().cloned());
        let (comply, decline) = (worths.next()??, worths.next()??);
        Some(comply - decline)
    }

    /// How likely a judged cost is at most `judged` points where the true one is `cost`.
    pub(crate) fn judged_at_most(&self, cost: u32, judged: u32) -> f64 {
        expit((f64::from(judged) - f64::from(cost)) / self.temperature)
    }

    /// How likely just this cost is judged: what lies below the scale or above it counts as its ends.
    pub(crate) fn judged_chance(&self, cost: u32, judged: u32) -> f64 {
        let below = if judged == 0 { 0.0 } else { self.judged_at_most(cost, judged - 1) };
        let up_to = if judged == MAX_COST { 1.0 } else { self.judged_at_most(cost, judged) };
        up_to - below
    }

    /// The judged cost at a quantile `u`, in whole points from 0 to [`MAX_COST`].
    pub(crate) fn judged_cost(&self, cost: u32, u: f64) -> u32 {
        let latent = f64::from(cost) + self.temperature * super::log_odds(u);
        libm::ceil(latent).clamp(0.0, f64::from(MAX_COST)) as u32
    }
}

fn chance(builder: &mut Builder, number: i32, moves: &[&str], first: Exact) -> Result<SetIdx, BuildError> {
    let second = &Exact::ONE - &first;
    builder.add_set(None, number, "", moves, &[first, second])
}

fn pays(builder: &mut Builder, number: i32, payoff: Exact) -> Result<OutcomeIdx, BuildError> {
    builder.add_outcome(number, "", vec![payoff])
}
