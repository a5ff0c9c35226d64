//! Means of draws with their standard errors. Used by every model that draws.

use serde::Serialize;

/// The mean of `n` draws and its standard error, √(sample variance / n); the error is 0 for fewer than two draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// The standard error of the mean.
    pub standard_error: f64,
}

/// Sums over draws (Welford 1962), so that a mean can be shown while it grows.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    n: u32,
    mean: f64,
    squares: f64,
}

impl Tally {
    pub(crate) fn add(&mut self, value: f64) {
        self.n = self.n.saturating_add(1);
        let before = value - self.mean;
        self.mean += before / f64::from(self.n);
        self.squares += before * (value - self.mean);
    }

    pub(crate) fn estimate(&self) -> Estimate {
        let n = f64::from(self.n);
        let standard_error = if self.n < 2 { 0.0 } else { (self.squares / (n - 1.0) / n).max(0.0).sqrt() };
        Estimate { mean: self.mean, standard_error }
    }
}

/// The share `hits` of `n` draws; 0 of 0 is 0.
pub(crate) fn share(hits: u32, n: u32) -> Estimate {
    let drawn = f64::from(n.max(1));
    let mean = f64::from(hits) / drawn;
    let standard_error = if n < 2 { 0.0 } else { (mean * (1.0 - mean) / (drawn - 1.0)).max(0.0).sqrt() };
    Estimate { mean, standard_error }
}
