//! Doubles for readers. Exact numbers go through `crate::number::shown`.

use lookahead_game::Exact;

/// So many digits after the point at most, without idle zeros, with a true minus sign.
///
/// ```
/// use lookahead::figures::number::decimals;
/// assert_eq!([decimals(-0.5, 3), decimals(2.0, 2), decimals(-0.0001, 2), decimals(1.0 / 3.0, 3)], ["−0.5", "2", "0", "0.333"]);
/// assert_eq!(decimals(f64::INFINITY, 2), "∞");
/// ```
#[must_use]
pub fn decimals(value: f64, n_digits: u32) -> String {
    // Printed by whole numbers: the code that prints floats would weigh 10 KB in each solver.
    let unit = 10_u64.pow(n_digits.min(9));
    let size = value.abs();
    let scaled = (size * unit as f64).round();
    let sign = if value < 0.0 && scaled > 0.0 { "−" } else { "" };
    if size.is_nan() {
        return "?".to_owned();
    }
    if size.is_infinite() {
        return format!("{sign}∞");
    }
    if scaled >= 9e15 {
        // A double of this size has no digits left after the point, and zeros for those after the seventeenth.
        let (mut head, mut zeros) = (size, String::new());
        while head >= 1e18 {
            head /= 10.0;
            zeros.push('0');
        }
        return format!("{sign}{}{zeros}", head as u64);
    }
    let (whole, rest) = (scaled as u64 / unit, scaled as u64 % unit);
    let rest = format!("{rest:0width$}", width = n_digits.min(9) as usize);
    match rest.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        digits => format!("{sign}{whole}.{digits}"),
    }
}

/// A number as a reader typed it, decimal or fraction, with either minus sign; `None` where it is none.
///
/// ```
/// use lookahead::figures::number::typed;
/// assert_eq!(["0.25", "−3", "1/4", "1e2", "x", ""].map(typed), [Some(0.25), Some(-3.0), Some(0.25), Some(100.0), None, None]);
/// ```
#[must_use]
pub fn typed(text: &str) -> Option<f64> {
    let exact: Exact = crate::number::typed(text.trim()).parse().ok()?;
    Some(exact.to_f64())
}
