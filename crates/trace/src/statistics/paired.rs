//! The exact test of McNemar for pairs: of those that changed, are changes one way and the other alike? Two-sided,
//! conditional on the number of changes: twice the smaller tail of the binomial with one half, at most 1. McNemar 1947,
//! Psychometrika 12, 153–157; exact form as in Fagerland, Lydersen and Laake 2013, BMC Medical Research Methodology 13:91.

/// Up to here the first term, two to minus n, is an ordinary double.
const DIRECT: u64 = 1_000;

/// The p-value, from the pairs that are hits only on the first side and only on the second. Good to twelve digits for a
/// thousand changes, to eight for a million.
///
/// ```
/// use lookahead_trace::statistics::mcnemar_exact;
/// assert_eq!(mcnemar_exact(1, 7), 0.0703125);
/// assert_eq!(mcnemar_exact(0, 0), 1.0);
/// ```
#[must_use]
pub fn mcnemar_exact(only_first: u32, only_second: u32) -> f64 {
    if only_first == only_second {
        return 1.0;
    }
    let n = u64::from(only_first) + u64::from(only_second);
    let smaller = only_first.min(only_second);
    let tail = if n <= DIRECT { small_tail(n, smaller) } else { large_tail(n, smaller) };
    (2.0 * tail).min(1.0)
}

/// P(X ≤ k) for a fair coin thrown n times, term by term from 0 on.
fn small_tail(n: u64, k: u32) -> f64 {
    let mut term = libm::ldexp(1.0, -i32::try_from(n).unwrap_or(0));
    let mut sum = term;
    for idx in 0..k {
        term *= (n as f64 - f64::from(idx)) / f64::from(idx + 1);
        sum += term;
    }
    sum
}

/// The same from the largest term down, whose logarithm is a sum of log factorials, until terms no longer count.
fn large_tail(n: u64, k: u32) -> f64 {
    let (n, at) = (n as f64, f64::from(k));
    let ways = log_factorial(n) - log_factorial(at) - log_factorial(n - at);
    let mut term = libm::exp(ways - n * core::f64::consts::LN_2);
    let mut sum = term;
    for idx in (0..k).rev() {
        term *= f64::from(idx + 1) / (n - f64::from(idx));
        sum += term;
        if term < sum * 1e-18 {
            break;
        }
    }
    sum
}

/// From here on Stirling's series to its third term is good to twelve digits; below it the product itself is taken.
/// (A log gamma function for all numbers weighs two kilobytes more.)
const STIRLING_FROM: u32 = 20;

/// The logarithm of n!, for whole n.
fn log_factorial(n: f64) -> f64 {
    if n < f64::from(STIRLING_FROM) {
        return libm::log((2..STIRLING_FROM).map(f64::from).filter(|factor| *factor <= n).product());
    }
    let inverse = 1.0 / n;
    let square = inverse * inverse;
    let series = inverse * (1.0 / 12.0 - square * (1.0 / 360.0 - square / 1260.0));
    n * libm::log(n) - n + 0.5 * libm::log(core::f64::consts::TAU * n) + series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_factorials_are_those_of_the_library() {
        for n in (0..2_000).chain([10_000, 1_000_000]) {
            let (found, expected) = (log_factorial(f64::from(n)), libm::lgamma(f64::from(n) + 1.0));
            assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{n}: {found} {expected}");
        }
    }
}
