//! Doubles for readers. Exact numbers go through `crate::number::shown`.

/// So many digits after the point at most, without idle zeros, with a true minus sign.
///
/// ```
/// use lookahead::figures::number::decimals;
/// assert_eq!([decimals(-0.5, 3), decimals(2.0, 2), decimals(-0.0001, 2), decimals(1.0 / 3.0, 3)], ["−0.5", "2", "0", "0.333"]);
/// assert_eq!(decimals(f64::INFINITY, 2), "∞");
/// ```
#[must_use]
pub fn decimals(value: f64, n_digits: usize) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "∞".to_owned() } else { "−∞".to_owned() };
    }
    let text = format!("{value:.n_digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    match text.strip_prefix('-') {
        Some("0") => "0".to_owned(),
        Some(positive) => format!("−{positive}"),
        None => text.to_owned(),
    }
}
