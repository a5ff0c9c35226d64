//! The standard normal distribution: its density, its tail, and draws from it. Used by `premises` and `off_switch`.

use crate::seed::Generator;

const ONE_OVER_ROOT_TAU: f64 = 0.398_942_280_401_432_7;

/// φ(z).
pub(crate) fn density(z: f64) -> f64 {
    ONE_OVER_ROOT_TAU * libm::exp(-0.5 * z * z)
}

/// Φ(−z), accurate also far out.
pub(crate) fn upper_tail(z: f64) -> f64 {
    0.5 * libm::erfc(z * std::f64::consts::FRAC_1_SQRT_2)
}

/// One draw, by Box and Muller (1958); the second of their pair is left lying, so that every draw takes the same two
/// uniform ones.
pub(crate) fn normal(generator: &mut Generator) -> f64 {
    // In (0, 1], so that the logarithm is finite.
    let length = (-2.0 * libm::log(1.0 - generator.uniform())).sqrt();
    length * libm::cos(std::f64::consts::TAU * generator.uniform())
}

/// Fills `deviates` with standard normal draws of which every two have the same correlation, −1/(n − 1) to 1: a share of
/// their common mean, and of what is their own.
pub(crate) fn correlated(generator: &mut Generator, correlation: f64, deviates: &mut [f64]) {
    let n = deviates.len() as f64;
    for deviate in deviates.iter_mut() {
        *deviate = normal(generator);
    }
    let mean = deviates.iter().sum::<f64>() / n.max(1.0);
    // Variance: (1 − ρ)(1 − 1/n) + (1 + (n − 1)ρ)/n = 1; covariance: −(1 − ρ)/n + (1 + (n − 1)ρ)/n = ρ.
    let own = (1.0 - correlation).max(0.0).sqrt();
    let common = (1.0 + (n - 1.0) * correlation).max(0.0).sqrt();
    for deviate in deviates.iter_mut() {
        *deviate = own * (*deviate - mean) + common * mean;
    }
}

/// The least correlation that every two of `n` can have.
pub(crate) fn least_correlation(n: usize) -> f64 {
    if n > 1 { -1.0 / (n as f64 - 1.0) } else { 0.0 }
}
