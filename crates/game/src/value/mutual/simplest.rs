//! The simplest fraction in an interval: the one with the smallest denominator, by continued fractions (the walk down
//! the Stern-Brocot tree). A break-even between exact ends is refined through such fractions, which keeps numbers
//! short and finds a break-even that is itself a simple fraction.

use crate::Exact;

/// The fraction with the smallest denominator in `low..=high`, 0 ≤ low ≤ high; `None` where the numbers get too long.
pub(super) fn simplest_between(low: &Exact, high: &Exact) -> Option<Exact> {
    /// The expansion of a fraction of 64 bits ends sooner.
    const MAX_TERMS: usize = 100;
    let (mut low, mut high, mut terms) = (low.clone(), high.clone(), Vec::new());
    for _ in 0..MAX_TERMS {
        let whole = floor(&low)?;
        if whole == low || &whole + Exact::ONE <= high {
            terms.push(if whole == low { whole } else { whole + Exact::ONE });
            return unfold(&terms);
        }
        let next_low = Exact::ONE.checked_div(&(&high - &whole))?;
        high = Exact::ONE.checked_div(&(&low - &whole))?;
        low = next_low;
        terms.push(whole);
    }
    None
}

/// The continued fraction with these terms.
fn unfold(terms: &[Exact]) -> Option<Exact> {
    let mut later = terms.iter().rev();
    let last = later.next()?.clone();
    later.try_fold(last, |value, term| Some(term + Exact::ONE.checked_div(&value)?))
}

/// The largest whole number that is not above a number that is not below 0.
fn floor(value: &Exact) -> Option<Exact> {
    const LARGEST: f64 = 9e15;
    let near = Some(value.to_f64()).filter(|near| *near < LARGEST && !value.is_too_long())? as i64;
    // The double was rounded, so the whole number may be one off.
    (near - 1..=near + 1).rev().map(Exact::int).find(|whole| whole <= value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_smallest_denominator_of_all() {
        for (a, b, c, d) in (0..4_000_i64).map(|at| (at % 7, 1 + at % 11, at % 13, 1 + at % 17)) {
            let (one, other) = (Exact::ratio(a, b).unwrap(), Exact::ratio(c, d).unwrap());
            let (low, high) = if one <= other { (one, other) } else { (other, one) };
            let found = simplest_between(&low, &high).unwrap();
            assert!(low <= found && found <= high);
            let fits = |den: i64| {
                let mut nums = 0..=(13 * den);
                nums.any(|num| Exact::ratio(num, den).is_some_and(|one| low <= one && one <= high))
            };
            let den = (1..).find(|&den| fits(den)).unwrap();
            assert!((0..=13 * den).any(|num| Exact::ratio(num, den).as_ref() == Some(&found)));
        }
    }
}
