//! Wilson's score interval of a rate: Wilson 1927, "Probable inference, the law of succession, and statistical inference",
//! JASA 22, 209–212; recommended over others by Newcombe 1998, Statistics in Medicine 17, 857–872 (his method 3).

/// The normal quantile of a two-sided 95 % interval.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// Bounds of a rate, both between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// The interval of `n_hits` out of `n`; `z` is the normal quantile ([`Z_95`]). Nothing where there is no rate.
///
/// ```
/// use lookahead_trace::statistics::{Z_95, wilson};
/// let interval = wilson(15, 148, Z_95);
/// assert!(interval.is_some_and(|found| (found.low - 0.0624).abs() < 5e-5 && (found.high - 0.1605).abs() < 5e-5));
/// assert_eq!(wilson(0, 0, Z_95), None);
/// ```
#[must_use]
pub fn wilson(n_hits: u32, n: u32, z: f64) -> Option<Interval> {
    if n == 0 || n_hits > n || !z.is_finite() || z < 0.0 {
        return None;
    }
    let (hits, n) = (f64::from(n_hits), f64::from(n));
    let (rate, z_squared) = (hits / n, z * z);
    let centre = hits + z_squared / 2.0;
    let half = z * (n * rate * (1.0 - rate) + z_squared / 4.0).sqrt();
    let bound = |bound: f64| (bound / (n + z_squared)).clamp(0.0, 1.0);
    // At the ends the formula gives 0 and 1 exactly, floating point nearly so.
    let low = if n_hits == 0 { 0.0 } else { bound(centre - half) };
    let high = if hits == n { 1.0 } else { bound(centre + half) };
    Some(Interval { low, high })
}
