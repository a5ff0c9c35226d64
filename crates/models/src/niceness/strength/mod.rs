//! Being nice to a weaker neighbour: a repeated game of two, one of them `ratio` times as strong. Used by the niceness
//! figure's view of strength.
//!
//! **The game, every assumption.** Each holds `n_things` things. In each of endless rounds each either respects what
//! the other has or seizes from it; both see what was done; a round later is worth `patience` δ. Nothing is gained or
//! lost while both respect. Agent i has a value function: thing t of the other is worth vₜ to it each round it has it,
//! and it minds what the other loses by `care`·cₜ; it seizes what it gains by, in all g = Σ max(vₜ − care·cₜ, 0) a
//! round. Once seized from, the other seizes back for good, and this costs the seizer, for each of its things,
//! `retaliation` divided by its strength relative to the other; `protection` more if third parties (law, allies,
//! other agents) answer in the same way, whatever the ratio. So the loss a round is
//! ℓ = n·(retaliation/ratio + protection) for the stronger and n·(retaliation·ratio + protection) for the weaker.
//!
//! **Nice conduct as a best reply.** Seizing is best in one round alone, so "respect until seized from, then seize for
//! ever" (Nash reversion, Friedman 1971) is an equilibrium exactly when nobody gains by g + δ(g − ℓ)/(1 − δ), that is
//! when g ≤ δℓ. Where g = 0 the agent is nice without any threat; where 0 < g ≤ δℓ because of it.
//!
//! **The target.** Value functions are drawn: vₜ and cₜ independent and uniform on [0, 1]. The share with g ≤ δℓ is
//! what stays harmless. For care = 0 it is the Irwin-Hall distribution at δℓ; for one thing it is
//! E min(1, δℓ + care·c); else it is drawn. The share falls with the ratio to what good values and protection keep.
//! Absent: fights that end the game, promises, mistakes, learning who the other is, gains from trade (count them as
//! part of `retaliation`: what breaking off costs).

mod presets;
mod share;

use serde::{Deserialize, Serialize};

pub use presets::Preset;

use crate::estimate::{Estimate, share};
use crate::problem::{ParameterProblem, check_count, check_length, check_number};
use crate::seed::{Generator, Seed};

/// The most things of one agent.
pub const MOST_THINGS: u32 = 12;
/// The most ratios of one curve.
pub const MOST_RATIOS: u32 = 501;
/// The most value functions drawn.
pub const MOST_DRAWS: u32 = 1_000_000;
/// The largest ratio of strengths.
pub const LARGEST_RATIO: f64 = 1e9;
/// The largest retaliation, protection or care.
pub const LARGEST_WEIGHT: f64 = 100.0;

/// The parameters of the game but for the ratio.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neighbours {
    /// How many things each holds, 1 to [`MOST_THINGS`].
    pub n_things: u32,
    /// What an equal's answer costs a round, for each thing; 0 to [`LARGEST_WEIGHT`].
    pub retaliation: f64,
    /// What third parties' answer costs a round, for each thing, whatever the ratio.
    pub protection: f64,
    /// How much an agent may mind the other's loss.
    pub care: f64,
    /// What a round later is worth, 0 to 1, 1 excluded.
    pub patience: f64,
}

/// One agent at one ratio.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Side {
    /// The largest gain a round, δℓ, at which respect is still a best reply.
    pub threshold: f64,
    /// The share of drawn value functions below it.
    pub harmless: Estimate,
    /// The same share by a closed form, where there is one.
    pub harmless_exact: Option<f64>,
}

/// Both agents at one ratio.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct AtRatio {
    /// How many times as strong the one is.
    pub ratio: f64,
    /// It.
    pub stronger: Side,
    /// The other.
    pub weaker: Side,
}

/// The curve over ratios and its marks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StrengthAnswer {
    /// One entry for each ratio asked for.
    pub curve: Vec<AtRatio>,
    /// Up to this ratio every value function is harmless, whatever it values: δ·retaliation/(1 − δ·protection);
    /// below 1 if not even between equals; `None` if at every ratio.
    pub all_harmless_up_to: Option<f64>,
    /// The share that is harmless at whatever gap: what protection and good values keep.
    pub at_any_gap: Side,
}

/// The share of value functions that stay harmless, at each of these ratios. The same draws serve all ratios, so the
/// drawn share never rises along the ratio.
///
/// # Errors
/// The first parameter out of bounds.
///
/// ```
/// use lookahead_models::{Seed, niceness::strength::{Preset, strength}};
/// let answer = strength(&Preset::Threat.build(), &[1.0, 2.0], Seed::new(7), 1_000)?;
/// let exact: Vec<_> = answer.curve.iter().map(|at| at.stronger.harmless_exact).collect();
/// assert_eq!(exact, [Some(1.0), Some(0.5)]);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn strength(
    game: &Neighbours,
    ratios: &[f64],
    seed: Seed,
    n_draws: u32,
) -> Result<StrengthAnswer, ParameterProblem> {
    game.check()?;
    check_length("ratios", ratios.len(), 1, MOST_RATIOS)?;
    ratios.iter().try_for_each(|&ratio| check_number("ratio", ratio, 1.0, LARGEST_RATIO))?;
    check_count("n_draws", n_draws, 1, MOST_DRAWS)?;
    let gains = game.drawn_gains(seed, n_draws);
    let side = |threat: f64| game.side(&gains, threat);
    let curve = ratios.iter().map(|&ratio| AtRatio {
        ratio,
        stronger: side(game.retaliation / ratio),
        weaker: side(game.retaliation * ratio),
    });
    let left = 1.0 - game.patience * game.protection;
    Ok(StrengthAnswer {
        curve: curve.collect(),
        all_harmless_up_to: (left > 0.0).then(|| game.patience * game.retaliation / left),
        at_any_gap: side(0.0),
    })
}

/// What seizing for ever is worth more than respect: g + δ(g − ℓ)/(1 − δ), for a gain of g a round. At most 0 exactly
/// where respect is a best reply.
///
/// # Errors
/// The first parameter out of bounds.
pub fn worth_of_seizing(game: &Neighbours, ratio: f64, gain: f64) -> Result<f64, ParameterProblem> {
    game.check()?;
    check_number("ratio", ratio, 1.0 / LARGEST_RATIO, LARGEST_RATIO)?;
    check_number("gain", gain, 0.0, f64::from(game.n_things))?;
    let loss = f64::from(game.n_things) * (game.retaliation / ratio + game.protection);
    Ok(gain + game.patience * (gain - loss) / (1.0 - game.patience))
}

impl Neighbours {
    fn check(&self) -> Result<(), ParameterProblem> {
        const MOST_PATIENT: f64 = 0.999_999;
        check_count("n_things", self.n_things, 1, MOST_THINGS)?;
        check_number("retaliation", self.retaliation, 0.0, LARGEST_WEIGHT)?;
        check_number("protection", self.protection, 0.0, LARGEST_WEIGHT)?;
        check_number("care", self.care, 0.0, LARGEST_WEIGHT)?;
        check_number("patience", self.patience, 0.0, MOST_PATIENT)
    }

    /// The gains of drawn value functions, in ascending order.
    fn drawn_gains(&self, seed: Seed, n_draws: u32) -> Vec<f64> {
        let mut generator = Generator::new(seed);
        let mut gain = || {
            let value = generator.uniform();
            (value - self.care * generator.uniform()).max(0.0)
        };
        let mut gains: Vec<f64> = (0..n_draws).map(|_| (0..self.n_things).map(|_| gain()).sum()).collect();
        gains.sort_unstable_by(f64::total_cmp);
        gains
    }

    fn side(&self, gains: &[f64], threat: f64) -> Side {
        let threshold = f64::from(self.n_things) * (self.patience * (threat + self.protection));
        let n_harmless = gains.partition_point(|&gain| gain <= threshold) as u32;
        Side {
            threshold,
            harmless: share(n_harmless, gains.len() as u32),
            harmless_exact: self.harmless_exact(threshold),
        }
    }
}
