//! Does reasoning carry the answer, at which scale and difficulty? Faithfulness on one task may fall with scale, yet
//! people choose the model and push the task to the edge of what it can do, where reasoning carries weight. Used by the
//! faithfulness figure. Suggested by a comment of Ethan Perez; the measure is the one of Lanham et al. 2023 (arXiv
//! 2307.13702) in spirit: how much is lost when the model must answer without its reasoning.
//!
//! Scale and difficulty are on one axis. Without reasoning a model is right with probability a₀ = g + (1 − g)·σ((scale −
//! difficulty)/width), with reasoning a₁ = g + (1 − g)·σ((scale + help − difficulty)/width), where help = max(0,
//! help₀ + help₁·scale) and g is the chance of guessing. The share of right answers that reasoning carries is 1 − a₀/a₁. Bentham et al. 2024
//! (arXiv 2402.14897) found that such a share follows accuracy; taken beyond guessing, (a₁ − a₀)/(a₁ − g), the small models
//! stand higher. Both are given. The curves are a toy, fitted to nothing.
//!
//! The edge of ability at accuracy A is the difficulty at which a₁ = A. With help₁ = 0 both shares are the same all along
//! it: the fall with scale is a fall at fixed difficulty. With help₁ below 0, where larger models do more of the work without
//! writing, they fall along the edge too.

use serde::Serialize;

use crate::premises::expit;
use crate::problem::{ParameterProblem, check_number};

/// How models of this family do.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Family {
    /// How wide the step from hard to easy is, above 0.
    pub width: f64,
    /// By how much reasoning moves what is in reach, at scale 0; from 0.
    pub help: f64,
    /// How much more of that for each unit of scale; below 0 less. The whole never falls below 0.
    pub help_with_scale: f64,
    /// The chance of guessing right, 0 to below 1.
    pub guess: f64,
}

/// One model on one task.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spot {
    /// P(right) when it must answer at once.
    pub without: f64,
    /// P(right) after reasoning.
    pub with: f64,
    /// 1 − a₀/a₁: the share of right answers that reasoning carries.
    pub carried: f64,
    /// (a₁ − a₀)/(a₁ − g): the same beyond guessing.
    pub carried_beyond_guessing: f64,
}

/// Which share the floor is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Share {
    /// Of all right answers.
    Plain,
    /// Of those beyond guessing.
    BeyondGuessing,
}

/// The model that does the hardest task under a floor.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Hardest {
    /// Its scale.
    pub scale: f64,
    /// Its task.
    pub difficulty: f64,
    /// What it does there.
    pub spot: Spot,
    /// How much difficulty the floor costs against the hardest task that any of them does.
    pub price: f64,
}

/// The best model under a floor.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Chosen {
    /// Its scale.
    pub scale: f64,
    /// What it does on the task.
    pub spot: Spot,
    /// How much accuracy the floor costs against the largest model.
    pub price: f64,
}

impl Default for Family {
    fn default() -> Self {
        Self { width: 1.0, help: 3.0, help_with_scale: 0.0, guess: 0.25 }
    }
}

impl Spot {
    /// The share that a floor is about.
    #[must_use]
    pub fn share(&self, share: Share) -> f64 {
        match share {
            Share::Plain => self.carried,
            Share::BeyondGuessing => self.carried_beyond_guessing,
        }
    }
}

impl Family {
    /// One model on one task.
    ///
    /// # Errors
    /// A number out of bounds.
    ///
    /// ```
    /// use lookahead_models::faithfulness::Family;
    /// let family = Family::default();
    /// let (small, large) = (family.spot(4.0, 5.0)?, family.spot(9.0, 5.0)?);
    /// assert!(large.with > small.with && large.carried < small.carried);
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    pub fn spot(&self, scale: f64, difficulty: f64) -> Result<Spot, ParameterProblem> {
        self.check()?;
        check_number("scale", scale, 0.0, LARGEST)?;
        check_number("difficulty", difficulty, -LARGEST, LARGEST)?;
        Ok(self.spot_checked(scale, difficulty))
    }

    fn spot_checked(&self, scale: f64, difficulty: f64) -> Spot {
        let can = |reach: f64| expit((reach - difficulty) / self.width);
        let (bare, helped) = (can(scale), can(scale + self.help_at(scale)));
        let (without, with) = (self.beyond(bare), self.beyond(helped));
        Spot {
            without,
            with,
            carried: share(with - without, with),
            carried_beyond_guessing: share(helped - bare, helped),
        }
    }

    /// The difficulty at which a model of this scale, reasoning, is right with this probability.
    ///
    /// # Errors
    /// A number out of bounds; the accuracy must lie above guessing.
    pub fn edge(&self, scale: f64, accuracy: f64) -> Result<f64, ParameterProblem> {
        const MARGIN: f64 = 1e-6;
        self.check()?;
        check_number("scale", scale, 0.0, LARGEST)?;
        check_number("accuracy", accuracy, self.guess + MARGIN, 1.0 - MARGIN)?;
        let can = (accuracy - self.guess) / (1.0 - self.guess);
        Ok(scale + self.help_at(scale) - self.width * libm::log(can / (1.0 - can)))
    }

    /// Of these models the one that does best on a task among those whose reasoning carries at least `floor` of their
    /// right answers; the first of equals. `None` where no model does.
    ///
    /// # Errors
    /// A number out of bounds.
    pub fn choose(
        &self,
        scales: &[f64],
        difficulty: f64,
        floor: f64,
        share: Share,
    ) -> Result<Option<Chosen>, ParameterProblem> {
        check_number("floor", floor, 0.0, 1.0)?;
        let (mut best, mut most): (Option<Chosen>, f64) = (None, 0.0);
        for &scale in scales {
            let spot = self.spot(scale, difficulty)?;
            most = most.max(spot.with);
            let is_better = best.is_none_or(|best| spot.with > best.spot.with);
            if spot.share(share) >= floor && is_better {
                best = Some(Chosen { scale, spot, price: 0.0 });
            }
        }
        Ok(best.map(|chosen| Chosen { price: most - chosen.spot.with, ..chosen }))
    }

    /// Each model at its edge: of those whose reasoning carries at least `floor` there, the one with the hardest task; the
    /// first of equals. `None` where no model passes.
    ///
    /// # Errors
    /// A number out of bounds; the accuracy must lie above guessing.
    ///
    /// ```
    /// use lookahead_models::faithfulness::{Family, Share};
    /// let hardest = Family::default().hardest(&[1.0, 5.0, 9.0], 0.8, 0.5, Share::Plain)?.unwrap();
    /// assert!(hardest.scale > 8.0 && hardest.price < 1e-12);
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    pub fn hardest(
        &self,
        scales: &[f64],
        accuracy: f64,
        floor: f64,
        share: Share,
    ) -> Result<Option<Hardest>, ParameterProblem> {
        check_number("floor", floor, 0.0, 1.0)?;
        let (mut best, mut most): (Option<Hardest>, f64) = (None, f64::NEG_INFINITY);
        for &scale in scales {
            let difficulty = self.edge(scale, accuracy)?;
            let spot = self.spot_checked(scale, difficulty);
            most = most.max(difficulty);
            let is_better = best.is_none_or(|best| difficulty > best.difficulty);
            if spot.share(share) >= floor && is_better {
                best = Some(Hardest { scale, difficulty, spot, price: 0.0 });
            }
        }
        Ok(best.map(|hardest| Hardest { price: most - hardest.difficulty, ..hardest }))
    }

    fn help_at(&self, scale: f64) -> f64 {
        (self.help + self.help_with_scale * scale).max(0.0)
    }

    fn beyond(&self, can: f64) -> f64 {
        self.guess + (1.0 - self.guess) * can
    }

    fn check(&self) -> Result<(), ParameterProblem> {
        check_number("width", self.width, 1e-3, LARGEST)?;
        check_number("help", self.help, 0.0, LARGEST)?;
        check_number("help_with_scale", self.help_with_scale, -LARGEST, LARGEST)?;
        check_number("guess", self.guess, 0.0, 0.99)
    }
}

/// The largest scale, difficulty, help or width that is accepted.
const LARGEST: f64 = 1e4;

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
