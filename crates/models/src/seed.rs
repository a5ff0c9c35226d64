//! Seeds and the one generator of chance: the same seed gives the same numbers on every machine and in every build.
//!
//! PCG-XSH-RR 64/32 (O'Neill 2014, "PCG: A family of simple fast space-efficient statistically good algorithms"), as
//! the crate `oorandom` has it. Used by every model that draws.

use serde::{Deserialize, Serialize};

/// Where a sequence of draws begins. Part of a figure's state, so a reader can name it and draw the same again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seed(u64);

impl Seed {
    /// This seed.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// Its number.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

/// A sequence of independent draws.
///
/// ```
/// use lookahead_models::seed::{Generator, Seed};
/// let mut one = Generator::new(Seed::new(7));
/// let mut same = Generator::new(Seed::new(7));
/// let drawn = one.uniform();
/// assert_eq!(drawn.to_bits(), same.uniform().to_bits());
/// assert!((0.0..1.0).contains(&drawn));
/// ```
#[derive(Clone, Debug)]
pub struct Generator {
    source: oorandom::Rand32,
}

impl Generator {
    /// The sequence that begins at `seed`.
    #[must_use]
    pub fn new(seed: Seed) -> Self {
        Self { source: oorandom::Rand32::new(seed.get()) }
    }

    /// Uniform in [0, 1): a multiple of 2⁻⁵³, made of two draws of 32 bits.
    pub fn uniform(&mut self) -> f64 {
        const UNIT: f64 = 1.0 / (1_u64 << 53) as f64;
        let high = u64::from(self.source.rand_u32());
        let low = u64::from(self.source.rand_u32());
        // 53 bits fit a double exactly.
        (((high << 32) | low) >> 11) as f64 * UNIT
    }

    /// One of `0..n`, each equally likely; 0 for `n` = 0.
    pub fn below(&mut self, n: u32) -> u32 {
        if n == 0 { 0 } else { self.source.rand_range(0..n) }
    }
}
