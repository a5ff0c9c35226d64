//! The one integral of the off-switch game without a closed form: C = E |U|/(1 + exp(|U|/beta)) for U ~ N(m, s²).
//! Used by `belief`.
//!
//! By symmetry C = ∫₀^∞ u/(1 + e^{u/β}) · [p(u; m, s) + p(u; −m, s)] du. The integrand is analytic; its narrowest
//! feature is min(β, s) wide. What lies beyond 80 β adds less than e⁻⁸⁰·(m + s), what lies more than 38 s from m less
//! than the smallest double. The rest is at most 76 s and 80 β long, so 40 panels of width 2·min(β, s) cover it, each
//! by Gauss and Legendre's rule with 16 nodes. The nearest poles, ±iπβ, lie on the ellipse of ρ = π + √(π² + 1) ≈ 6.4
//! of such a panel, so the rule's error falls as ρ⁻³² ≈ 1e-26 (Trefethen, "Approximation Theory and Approximation
//! Practice", theorem 19.3) and rounding is what is left, mostly the exponential's at −(m/s)²/2. In all the error is
//! at most 1e-13·(1 + (m/s)²/100)·C + 2e-35·(m + s).

use super::belief::wrong;
use crate::normal::density;

const LOGISTIC_REACH: f64 = 80.0;
const GAUSSIAN_REACH: f64 = 38.0;
const MOST_PANELS: u32 = 64;

/// Positive nodes and weights of Gauss-Legendre quadrature with 16 nodes on [−1, 1].
const NODES: [(f64, f64); 8] = [
    (0.095_012_509_837_637_44, 0.189_450_610_455_068_5),
    (0.281_603_550_779_258_9, 0.182_603_415_044_923_58),
    (0.458_016_777_657_227_37, 0.169_156_519_395_002_54),
    (0.617_876_244_402_643_8, 0.149_595_988_816_576_74),
    (0.755_404_408_355_003, 0.124_628_971_255_533_88),
    (0.865_631_202_387_831_8, 0.095_158_511_682_492_79),
    (0.944_575_023_073_232_6, 0.062_253_523_938_647_894),
    (0.989_400_934_991_649_9, 0.027_152_459_411_754_096),
];

/// C for |mean| = `size`, both others above 0; 0 at beta = 0.
pub(super) fn gaussian_logistic_cost(size: f64, deviation: f64, beta: f64) -> f64 {
    cost_by_panels(size, deviation, beta, 2.0 * beta.min(deviation))
}

fn cost_by_panels(size: f64, deviation: f64, beta: f64, wanted_width: f64) -> f64 {
    let from = (size - GAUSSIAN_REACH * deviation).max(0.0);
    let to = (size + GAUSSIAN_REACH * deviation).min(LOGISTIC_REACH * beta);
    if to <= from || wanted_width <= 0.0 {
        return 0.0;
    }
    let integrand = |u: f64| {
        let both = density((u - size) / deviation) + density((u + size) / deviation);
        u * wrong(u, beta) * both
    };
    integral(from, to, wanted_width, integrand) / deviation
}

fn integral(from: f64, to: f64, wanted_width: f64, integrand: impl Fn(f64) -> f64) -> f64 {
    let n_panels = ((to - from) / wanted_width).ceil().clamp(1.0, f64::from(MOST_PANELS)) as u32;
    let half = 0.5 * (to - from) / f64::from(n_panels);
    let mut total = 0.0;
    for panel in 0..n_panels {
        let middle = from + half * f64::from(2 * panel + 1);
        for (node, weight) in NODES {
            total += weight * (integrand(middle - half * node) + integrand(middle + half * node));
        }
    }
    total * half
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{Generator, Seed};

    #[test]
    fn finer_panels_change_nothing_but_rounding() {
        let mut generator = Generator::new(Seed::new(1));
        for _ in 0..1_000 {
            let size = 4.0 * generator.uniform();
            let deviation = libm::exp(8.0 * generator.uniform() - 4.0);
            let beta = libm::exp(12.0 * generator.uniform() - 6.0);
            let coarse = gaussian_logistic_cost(size, deviation, beta);
            let fine = cost_by_panels(size, deviation, beta, 1.3 * beta.min(deviation));
            let z = size / deviation;
            let bound = 1e-13 * (1.0 + z * z / 100.0) * fine + 2e-35 * (size + deviation);
            assert!((coarse - fine).abs() <= bound, "{size} {deviation} {beta}: {coarse} {fine}");
        }
    }
}
