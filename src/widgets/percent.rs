//! Per cent as typed and as shown. Used by `premises` and `surveys`.

use crate::figures::number::{decimals, typed};

/// A percentage as a reader types it, as a share of 1: a decimal point or comma, with or without the sign. `None` where
/// it is no number from 0 to 100.
pub(super) fn read(text: &str) -> Option<f64> {
    let percent = typed(&plain(text))?;
    (0.0..=100.0).contains(&percent).then_some(percent / 100.0)
}

/// The text of a percentage with a decimal point and without its sign.
pub(super) fn plain(text: &str) -> String {
    let text = text.trim().trim_end_matches('%').trim_end();
    // A comma beside a point would be a mark of thousands: nothing of 100 has one.
    if text.contains('.') { text.to_owned() } else { text.replacen(',', ".", 1) }
}

/// A share of 1 in per cent, with three digits that count, without its sign.
pub(super) fn shown(share: f64) -> String {
    let percent = 100.0 * share;
    let mut n_digits = if percent > 99.0 { 2 } else { 0 };
    let mut size = percent;
    while size > 0.0 && size < 100.0 && n_digits < 6 {
        size *= 10.0;
        n_digits += 1;
    }
    decimals(percent, n_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_signs_and_bounds() {
        let read = ["0,5", "0.5", " 65 % ", "65%", "100", "0", "1e1"].map(read);
        assert_eq!(read, [0.005, 0.005, 0.65, 0.65, 1.0, 0.0, 0.1].map(Some));
        assert_eq!(["", "-1", "100,1", "1,234.5", "1,2,3", "many", "%"].map(self::read), [None; 7]);
    }

    #[test]
    fn three_digits_count() {
        let shares = [0.5, 0.015_625, 0.123_456, 1e-5, 1e-12, 0.0, 1.0, 0.9995];
        assert_eq!(shares.map(shown), ["50", "1.56", "12.3", "0.001", "0", "0", "100", "99.95"]);
    }
}
